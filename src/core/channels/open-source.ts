import { z } from 'zod'
import { keepSecret } from '#core/secrets'
import { check, checkAll } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { liveAccountNamed, takeTurnToOpen, upsertAccount } from './account-store.ts'
import { type Account, maySpeakFrom, type Source } from './model.ts'
import { theAccount } from './opened.ts'
import type { Connector, Prepared } from './port.ts'
import { connectorNamed, keepsOf, toolsFor } from './registry.ts'
import { insertSource, openSources, setClosed, setPaused, sourceById, spreadSources } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'source.opened': { sourceId: string; connector: string }
    'source.paused': { sourceId: string }
    'source.resumed': { sourceId: string }
    'source.closed': { sourceId: string }
  }
}

export const OpenSourceInput = z.object({
  connector: z.string().min(1).max(40),
  label: z.string().trim().max(120).optional(),
  settings: z.record(z.string(), z.unknown()),
  secret: z.record(z.string(), z.unknown()).optional(),
  keeps: z.enum(['all', 'matching']).optional(),
  /** The connected account to listen through, where the network asks for one. */
  accountId: z.uuid().optional(),
})
export type OpenSourceInput = z.input<typeof OpenSourceInput>

/** Looks at what a person typed before a source is opened: completes it, names it, offers alternatives. */
export async function prepareSource(
  ctx: Context,
  input: { connector: string; settings: unknown },
): Promise<Prepared<unknown>> {
  requireRole(ctx, 'coordinator', 'administrator')
  const connector = connectorNamed(input.connector)
  const settings = check(connector.settings, input.settings)
  if (!connector.prepare) return { settings, label: connector.label }
  return connector.prepare(settings, toolsFor(ctx, connector.name))
}

/** Opens a place to listen to. Whoever runs the sources begins with it at once. */
export async function openSource(ctx: Context, input: OpenSourceInput): Promise<Source & { signingKey?: string }> {
  const me = requireRole(ctx, 'coordinator', 'administrator')
  const wanted = check(OpenSourceInput, input)
  const connector = connectorNamed(wanted.connector)
  if (connector.capabilities.listen === 'no' || connector.isOwnPlace)
    throw new Problem('invalid', `${connector.label} can’t be listened to.`)
  const account = await accountToListenThrough(ctx, connector, wanted.accountId)
  // A pushed source is let in by a key that we make: people can't be trusted to invent one.
  const signingKey =
    connector.receive && (connector.pushKey ?? 'ours') === 'ours' ? ctx.secrets.randomToken() : undefined
  const asked = { ...wanted.secret, ...(signingKey && { signingKey }) }
  const [, secret] = checkAll(
    () => check(connector.settings, wanted.settings),
    () => (connector.secret && !account ? check(connector.secret, asked) : undefined),
  )
  const prepared = await prepareSource(ctx, wanted)
  return inTransaction(ctx, async ctx => {
    const id = newId()
    await insertSource(
      ctx,
      {
        id,
        connector: connector.name,
        network: connector.network,
        label: wanted.label || prepared.label,
        settings: prepared.settings,
        secretId: secret ? await keepSecret(ctx, 'source', secret) : null,
        keeps: wanted.keeps ?? keepsOf(connector, prepared.settings),
        accountId: account?.id ?? null,
      },
      me.employeeId,
    )
    await emit(ctx, 'source.opened', { sourceId: id, connector: connector.name })
    return { ...(await theSource(ctx, id)), ...(signingKey && { signingKey }) }
  })
}

export interface NewSource {
  label: string
  settings: unknown
}

export interface OpenedMany {
  opened: number
  /** Those that are open already. */
  alreadyOpen: number
  refused: { label: string; why: string }[]
}

/** The first visit of each begins this long after the one before it. */
const gapMs = 200

/**
 * Opens a whole list of places as they are, without looking at each first: that would take minutes. What is wrong with
 * one shows in its health. `keyOf` tells, from its settings, what place a source is.
 */
export async function openManySources(
  ctx: Context,
  input: { connector: string; sources: NewSource[]; keeps?: 'all' | 'matching' | undefined },
  keyOf: (settings: unknown) => string,
): Promise<OpenedMany> {
  const me = requireRole(ctx, 'coordinator', 'administrator')
  const connector = connectorNamed(input.connector)
  return inTransaction(ctx, async ctx => {
    const taken = new Set(
      (await openSources(ctx)).filter(one => one.connector === connector.name).map(one => keyOf(one.settings)),
    )
    const ids: string[] = []
    const result: OpenedMany = { opened: 0, alreadyOpen: 0, refused: [] }
    for (const { label, settings } of input.sources) {
      const wanted = checked(() => check(connector.settings, settings))
      if ('why' in wanted) {
        result.refused.push({ label, why: wanted.why })
        continue
      }
      const key = keyOf(wanted.settings)
      if (taken.has(key)) {
        result.alreadyOpen++
        continue
      }
      taken.add(key)
      const id = newId()
      const secret = connector.secret && check(connector.secret, {})
      const { name, network } = connector
      await insertSource(
        ctx,
        {
          id,
          connector: name,
          network,
          label: label.trim().slice(0, 120) || connector.label,
          settings: wanted.settings,
          secretId: secret ? await keepSecret(ctx, 'source', secret) : null,
          keeps: input.keeps ?? keepsOf(connector, wanted.settings),
        },
        me.employeeId,
      )
      await emit(ctx, 'source.opened', { sourceId: id, connector: name })
      ids.push(id)
    }
    if (ids.length > 0) await spreadSources(ctx, ids, gapMs)
    return { ...result, opened: ids.length }
  })
}

function checked(read: () => unknown): { settings: unknown } | { why: string } {
  try {
    return { settings: read() }
  } catch (error) {
    if (error instanceof Problem) return { why: error.reasons[0]?.message ?? error.message }
    throw error
  }
}

/** The account that a person chose to listen through, if the connector does so. */
export async function accountToListenThrough(
  ctx: Context,
  connector: Connector,
  accountId: string | undefined,
): Promise<Account | undefined> {
  if (accountId && connector.listensThrough) {
    const account = await theAccount(ctx, accountId)
    if (!maySpeakFrom(account, requireEmployee(ctx)))
      throw new Problem('forbidden', `@${account.handle} is ${account.ownerName}’s own: only they listen through it.`)
    if (account.connector === connector.name) return account
    throw new Problem('invalid', `${account.handle} is no account on ${connector.label}.`)
  }
  if (connector.listensThrough === 'account')
    throw new Problem('invalid', `Choose the account on ${connector.label} to listen through.`, [
      { at: 'accountId', message: 'Connect an account first, in Settings.' },
    ])
  return undefined
}

/** Lets a source rest; it goes on later where it stopped. */
export async function pauseSource(ctx: Context, sourceId: string): Promise<Source> {
  requireRole(ctx, 'coordinator', 'administrator')
  return inTransaction(ctx, async ctx => {
    refuseOwnPlace(await theSource(ctx, sourceId))
    if (!(await setPaused(ctx, sourceId, ctx.now()))) throw noSuchSource()
    await emit(ctx, 'source.paused', { sourceId })
    return theSource(ctx, sourceId)
  })
}

/** Goes on listening, or tries a failing source at once. */
export async function resumeSource(ctx: Context, sourceId: string): Promise<Source> {
  requireRole(ctx, 'coordinator', 'administrator')
  return inTransaction(ctx, async ctx => {
    if (!(await setPaused(ctx, sourceId, null))) throw noSuchSource()
    await emit(ctx, 'source.resumed', { sourceId })
    return theSource(ctx, sourceId)
  })
}

/** Stops listening for good; what was heard stays. */
export async function closeSource(ctx: Context, sourceId: string): Promise<void> {
  requireRole(ctx, 'coordinator', 'administrator')
  await inTransaction(ctx, async ctx => {
    refuseOwnPlace(await theSource(ctx, sourceId))
    if (!(await setClosed(ctx, sourceId))) throw noSuchSource()
    await emit(ctx, 'source.closed', { sourceId })
  })
}

/** Whoever speaks to us on our own ground is heard, for as long as it is there. */
function refuseOwnPlace({ connector }: Source): void {
  if (connectorNamed(connector).isOwnPlace)
    throw new Problem(
      'conflict',
      'This is a place of your own: whoever speaks there is always heard. Close the place itself instead.',
    )
}

export async function theSource(ctx: Context, sourceId: string): Promise<Source> {
  const source = await sourceById(ctx, sourceId)
  if (!source) throw noSuchSource()
  return source
}

function noSuchSource(): Problem {
  return new Problem('not-found', 'There is no such source, or it was closed.')
}

/**
 * Opens a place of our own, which needs nobody to open it: its source, and the account from which colleagues answer
 * there. Done again, it finds what is there.
 */
export async function openOwnPlace(
  ctx: Context,
  place: {
    connector: string
    label: string
    key: string
    settings: object
    /** `isOfficial`: the company speaks from it in its own name, and nobody answers. */
    account: { externalId: string; handle: string; name: string; url: string; isOfficial?: boolean }
  },
): Promise<Source> {
  const connector = connectorNamed(place.connector)
  if (!connector.isOwnPlace) throw new Problem('invalid', `${connector.label} is no place of our own.`)
  const { network, name } = connector
  return inTransaction(ctx, async ctx => {
    await takeTurnToOpen(ctx, place.key)
    const there = await sourceOfPlace(ctx, name, place.settings)
    if (there) return there
    if (!(await liveAccountNamed(ctx, { network, externalId: place.account.externalId })))
      await upsertAccount(
        ctx,
        {
          ...{ id: newId(), connector: name, network, ...place.account, avatarUrl: null, settings: place.settings },
          ...{ secretId: null, connectedAt: ctx.now(), signedOutAt: null, failure: null },
        },
        null,
      )
    const id = newId()
    const { settings, label } = place
    await insertSource(
      ctx,
      { id, connector: name, network, label, settings, secretId: null, keeps: connector.keeps },
      null,
    )
    await emit(ctx, 'source.opened', { sourceId: id, connector: name })
    const opened = await sourceOfPlace(ctx, name, settings)
    if (!opened) throw new Problem('conflict', 'This place was closed meanwhile.')
    return opened
  })
}

/** The source with all of these settings. */
async function sourceOfPlace(ctx: Context, connector: string, settings: object): Promise<Source | undefined> {
  const asked = Object.entries(settings)
  return (await openSources(ctx)).find(source => {
    const has = new Map(Object.entries(source.settings ?? {}))
    return source.connector === connector && asked.every(([key, value]) => has.get(key) === value)
  })
}
