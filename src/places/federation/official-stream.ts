import { z } from 'zod'
import { type Connector, type ConnectorTools, NetworkError, openOwnPlace, type Sent } from '#core/channels'
import { theCompany } from '#core/company'
import { deliveryById } from '#core/delivery'
import { Problem } from '#lib/problem'
import { isCentre } from '#places/sites'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { isDatabaseAway } from '#platform/db'
import { emit } from '#platform/events'
import { makeOfficialActor } from './actors.ts'
import { addressOf } from './as-object.ts'
import { hostOf } from './model.ts'
import { changeStatement, insertStatement, statementRow, withdrawStatement } from './store.ts'
import { tell } from './tell.ts'

declare module '#platform/events' {
  interface Events {
    'federation.stated': { deliveryId: string; does: 'said' | 'changed' | 'withdrawn' }
  }
}

/**
 * The company’s own voice in the fediverse: what communications publish is told to everybody who follows it, as from any
 * other official account. Nobody answers from it; replies to it are talked over in the community.
 */
export const officialStream: Connector<Record<string, never>, undefined> = {
  name: 'official-stream',
  label: 'Our official stream',
  about: 'The company’s own voice in the fediverse: people follow it from Mastodon and other servers.',
  group: 'own',
  network: 'official-stream',
  settings: z.object({}),
  isOwnPlace: true,
  capabilities: {
    listen: 'no',
    reply: false,
    retract: true,
    fetchThread: false,
    exactlyOnce: 'by-id',
    edits: true,
    deletes: true,
    editOwn: true,
  },
  limits: {
    maxLength: { value: 5_000, unit: 'characters' },
    rules: [
      'It is told to everybody who follows you from the fediverse, signed with the company’s name.',
      'You can change it and take it back; most servers follow, and none can be made to.',
    ],
  },
  keeps: 'all',
  identify: account =>
    there(account.tools, async ctx => {
      const actor = await makeOfficialActor(ctx, (await theCompany(ctx)).name)
      return { externalId: 'official', handle: actor.handle, name: (await theCompany(ctx)).name }
    }),
  send: (account, message) =>
    there(account.tools, async ctx => {
      const { deliveryId, text, language = (await theCompany(ctx)).language } = message
      const employeeId = (await deliveryById(ctx, deliveryId))?.authorId
      if (!employeeId) throw new NetworkError('refused', 'Nobody is named as its author.')
      await inTransaction(ctx, async ctx => {
        await insertStatement(ctx, { deliveryId, employeeId, text, language })
        await tell(ctx, 'Create', { about: 'statement', id: deliveryId })
        await emit(ctx, 'federation.stated', { deliveryId, does: 'said' }, { subjectId: deliveryId })
      })
      return sent(ctx, deliveryId)
    }),
  find: (account, { deliveryId }) =>
    there(account.tools, async ctx => ((await statementRow(ctx, deliveryId)) ? sent(ctx, deliveryId) : undefined)),
  edit: (account, { externalId }, message) =>
    there(account.tools, async ctx => {
      await inTransaction(ctx, async ctx => {
        await changeStatement(ctx, externalId, message.text)
        await tell(ctx, 'Update', { about: 'statement', id: externalId }, message.deliveryId)
        await emit(ctx, 'federation.stated', { deliveryId: externalId, does: 'changed' }, { subjectId: externalId })
      })
      return sent(ctx, externalId)
    }),
  retract: (account, { externalId }) =>
    there(account.tools, ctx =>
      inTransaction(ctx, async ctx => {
        await withdrawStatement(ctx, externalId)
        await tell(ctx, 'Delete', { about: 'statement', id: externalId })
        await emit(ctx, 'federation.stated', { deliveryId: externalId, does: 'withdrawn' }, { subjectId: externalId })
      }),
    ),
}

function sent(ctx: Context, deliveryId: string): Sent {
  return { externalId: deliveryId, url: addressOf(ctx, { about: 'statement', id: deliveryId }) }
}

/** Works in the house that was lent; what fails is said as networks say it. */
async function there<Result>(tools: ConnectorTools, work: (ctx: Context) => Promise<Result>): Promise<Result> {
  if (!tools.house) throw new NetworkError('signed-out', 'This place belongs to no house.')
  try {
    return await work(tools.house)
  } catch (error) {
    if (error instanceof NetworkError) throw error
    if (error instanceof Problem)
      throw new NetworkError(error.kind === 'unavailable' ? 'later' : 'refused', error.message)
    if (isDatabaseAway(error)) throw new NetworkError('later', 'The database is away for a moment.', { cause: error })
    throw error
  }
}

/** Opens the company’s own voice to those who follow from elsewhere; communications and administrators decide that. */
export async function openOfficialStream(ctx: Context): Promise<void> {
  if (!isCentre(requireEmployee(ctx)))
    throw new Problem('forbidden', 'Communications and administrators open the official stream.')
  const company = await theCompany(ctx)
  const { handle } = await makeOfficialActor(ctx, company.name)
  await openOwnPlace(ctx, {
    connector: officialStream.name,
    label: `${company.name}, officially`,
    key: 'official-stream',
    settings: {},
    account: {
      ...{ externalId: 'official', handle: `${handle}@${hostOf(ctx.config.publicUrl) ?? ''}` },
      ...{ name: company.name, url: ctx.config.publicUrl, isOfficial: true },
    },
  })
}
