import { z } from 'zod'
import { forgetSecret, keepSecret, openSecret } from '#core/secrets'
import { check, checkAll } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, type EmployeeActor, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import {
  accountsOwnedBy,
  liveAccountNamed,
  setAccountSignedOut,
  setDisconnected,
  upsertAccount,
} from './account-store.ts'
import type { Account } from './model.ts'
import { noSuchAccount, theAccount } from './opened.ts'
import { type Connector, type Identity, NetworkError, type OpenAccount } from './port.ts'
import { connectorNamed, toolsFor } from './registry.ts'
import { giveSecret, sourcesThrough, wakeSourcesOf } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'account.connected': { accountId: string; connector: string }
    'account.disconnected': { accountId: string }
    'account.signed-out': { accountId: string }
  }
}

/**
 * The company's, from which every colleague answers; the own account of whoever connects it, for them alone; or an
 * official one, from which the company speaks in its own name and nobody answers.
 */
export const Whose = z.enum(['company', 'mine', 'official']).default('company')
export type Whose = z.output<typeof Whose>

export const ConnectAccount = z.object({
  connector: z.string().min(1).max(40),
  settings: z.record(z.string(), z.unknown()).default({}),
  secret: z.record(z.string(), z.unknown()).default({}),
  whose: Whose,
})
export type ConnectAccount = z.input<typeof ConnectAccount>

/**
 * Connects an account of ours, from which answers will leave. The network itself is asked who it is. An administrator
 * connects the company's, everybody their own.
 */
export async function connectAccount(ctx: Context, input: ConnectAccount): Promise<Account> {
  requireEmployee(ctx)
  const wanted = check(ConnectAccount, input)
  return connectIdentified(ctx, connectorNamed(wanted.connector), wanted, wanted.whose)
}

/** Connects it with what was typed, or with what the network's own page gave. */
export async function connectIdentified(
  ctx: Context,
  connector: Connector,
  given: { settings: unknown; secret: unknown },
  whose: Whose,
): Promise<Account> {
  const me = mayConnect(ctx, whose)
  if (!connector.identify) throw new Problem('invalid', `${connector.label} has no accounts to answer from.`)
  const [settings, secret] = checkAll(
    () => check(connector.settings, given.settings),
    () => (connector.secret ? check(connector.secret, given.secret) : undefined),
  )
  const identity = await identityOf(connector, {
    accountId: 'new',
    settings,
    secret,
    tools: toolsFor(ctx, connector.name),
  })
  return inTransaction(ctx, async ctx => {
    const ownerId = whose === 'mine' ? me.employeeId : null
    const before = await liveAccountNamed(ctx, { network: connector.network, externalId: identity.externalId })
    const isOfficial = whose === 'official'
    if (before && (before.ownerId !== ownerId || before.isOfficial !== isOfficial)) throw isAnothers(before)
    const id = await upsertAccount(
      ctx,
      {
        id: newId(),
        connector: connector.name,
        network: connector.network,
        externalId: identity.externalId,
        handle: identity.handle,
        name: identity.name ?? null,
        avatarUrl: identity.avatarUrl ?? null,
        url: identity.url ?? null,
        settings,
        secretId: secret === undefined ? null : await keepSecret(ctx, 'account', secret),
        connectedAt: ctx.now(),
        signedOutAt: null,
        failure: null,
        ownerId,
        isOfficial,
      },
      me.employeeId,
    )
    if (before?.secretId) await forgetSecret(ctx, before.secretId)
    // What is heard through it waited for this, and need not wait for its next try.
    await wakeSourcesOf(ctx, id)
    await emit(ctx, 'account.connected', { accountId: id, connector: connector.name })
    return theAccount(ctx, id)
  })
}

/** Who may connect it: for the company an administrator, an official one also communications, for themselves everybody. */
export function mayConnect(ctx: Context, whose: Whose): EmployeeActor {
  if (whose === 'mine') return requireEmployee(ctx)
  return whose === 'official' ? requireRole(ctx, 'administrator', 'communications') : requireRole(ctx, 'administrator')
}

function isAnothers({ handle, ownerName, isOfficial }: Account): Problem {
  const company = isOfficial ? 'an official account' : 'the company’s account'
  const whose = ownerName ? `${ownerName}’s own account` : company
  return new Problem('conflict', `@${handle} is connected already, as ${whose}. Disconnect it there first.`)
}

async function identityOf(connector: Connector, account: OpenAccount): Promise<Identity> {
  try {
    if (!connector.identify) throw new Problem('invalid', `${connector.label} has no accounts to answer from.`)
    return await connector.identify(account)
  } catch (error) {
    if (error instanceof NetworkError)
      throw new Problem(error.outcome === 'signed-out' ? 'invalid' : 'unavailable', error.message, [
        ...(error.outcome === 'signed-out' ? [{ at: 'secret', message: error.message }] : []),
      ])
    throw error
  }
}

/** Disconnects an account: an administrator, or whoever's own it is. Its secret is forgotten, what it said stays. */
export async function disconnectAccount(ctx: Context, accountId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const account = await theAccount(ctx, accountId)
    if (account.ownerId !== me.employeeId) requireRole(ctx, 'administrator')
    if (connectorNamed(account.connector).isOwnPlace)
      throw new Problem('conflict', 'This is how colleagues answer in your own community: it can’t be disconnected.')
    await disconnect(ctx, account)
  })
}

/** Whoever leaves the company takes their own accounts along: nothing is said or heard through them any more. */
export async function disconnectOwnAccounts(ctx: Context, employeeId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    for (const account of await accountsOwnedBy(ctx, employeeId)) await disconnect(ctx, account)
  })
}

async function disconnect(ctx: Context, { id, secretId, connector }: Account): Promise<void> {
  if (!(await setDisconnected(ctx, id))) throw noSuchAccount()
  if (secretId && connectorNamed(connector).close) await keepForLeaving(ctx, id, secretId)
  if (secretId) await forgetSecret(ctx, secretId)
  await emit(ctx, 'account.disconnected', { accountId: id })
}

/** Where sources listened through it, its network calls us: each keeps the secret until that is taken back. */
async function keepForLeaving(ctx: Context, accountId: string, secretId: string): Promise<void> {
  const secret = await openSecret(ctx, secretId).catch(() => undefined)
  // One that can't be opened any more takes nothing back, and keeps nobody from disconnecting.
  if (secret === undefined) return
  for (const source of await sourcesThrough(ctx, accountId))
    await giveSecret(ctx, source.id, await keepSecret(ctx, 'source', secret))
}

/** A network refused the stored secret: said once, not with every try, whether in listening or in answering. */
export async function noticeSignedOut(ctx: Context, accountId: string, failure: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (await setAccountSignedOut(ctx, accountId, failure)) await emit(ctx, 'account.signed-out', { accountId })
  })
}
