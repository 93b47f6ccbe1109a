import { z } from 'zod'
import { connectorNamed, theLiveAccount } from '#core/channels'
import { cancelDelivery, deliveryOfSubject, queueDelivery, settleDelivery } from '#core/delivery'
import { freeze } from '#core/freeze'
import { guidelineInForce } from '#core/policy'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { Statement, StatementPlace } from './model.ts'
import { changesOnTheirWay, lockStatement, movePlace, placeById, settleCorrectionPlace } from './store.ts'
import { theOwnStatement, theStatement } from './write-statement.ts'

declare module '#platform/events' {
  interface Events {
    'statement.retraction-asked': {
      statementId: string
      employeeId: string
      places: number
      notPossible: number
      guidelineVersion: number | null
    }
    'statement.settled-by-hand': { statementId: string; employeeId: string; arrived: boolean }
  }
}

export const RetractStatement = z.object({
  reason: z.string().trim().min(1, 'Say why, in a few words.').max(300),
  /** Nothing that nearly says the same leaves from now on, whoever writes it. */
  freeze: z.boolean().default(false),
})
export type RetractStatement = z.input<typeof RetractStatement>

/**
 * Takes it down on every network where it stands: communications, or a coordinator in an emergency. Returns, in words,
 * where that can't be done from here.
 */
export async function retractStatement(
  ctx: Context,
  statementId: string,
  input: RetractStatement,
): Promise<{ statement: Statement; notPossible: { placeId: string; why: string }[] }> {
  const me = requireRole(ctx, 'communications', 'coordinator')
  const wanted = check(RetractStatement, input)
  return inTransaction(ctx, async ctx => {
    await lockStatement(ctx, statementId)
    const before = await theStatement(ctx, statementId)
    const standing = before.places.filter(({ step }) => step === 'sent')
    if (standing.length === 0) throw new Problem('conflict', 'It stands nowhere.')
    const notPossible: { placeId: string; why: string }[] = []
    for (const place of standing) {
      const why = await takeDown(ctx, place, wanted.reason)
      if (why) notPossible.push({ placeId: place.id, why })
    }
    if (wanted.freeze) await freeze(ctx, before.text, wanted.reason)
    await emit(
      ctx,
      'statement.retraction-asked',
      {
        statementId,
        employeeId: me.employeeId,
        places: standing.length - notPossible.length,
        notPossible: notPossible.length,
        guidelineVersion: await guidelineInForce(ctx),
      },
      { subjectId: statementId },
    )
    return { statement: await theStatement(ctx, statementId), notPossible }
  })
}

/** Takes it down at one of its places: what an incident does. */
export async function retractPlace(ctx: Context, placeId: string, reason: string): Promise<void> {
  const me = requireRole(ctx, 'communications', 'coordinator')
  await inTransaction(ctx, async ctx => {
    const place = await placeById(ctx, placeId)
    if (!place) throw new Problem('not-found', 'There is no such statement.')
    await lockStatement(ctx, place.statementId)
    const why = place.step === 'sent' ? await takeDown(ctx, place, reason) : 'It does not stand there.'
    if (why) throw new Problem('conflict', why)
    const { statementId } = place
    const guidelineVersion = await guidelineInForce(ctx)
    const facts = { statementId, employeeId: me.employeeId, places: 1, notPossible: 0, guidelineVersion }
    await emit(ctx, 'statement.retraction-asked', facts, { subjectId: statementId })
  })
}

/** Returns, in words, why that can’t be done from here. What was to be changed there is given up for it. */
async function takeDown(ctx: Context, place: StatementPlace, reason: string): Promise<string | undefined> {
  const me = requireRole(ctx, 'communications', 'coordinator')
  const why = await whyItStays(ctx, place)
  if (why) return why
  for (const id of await changesOnTheirWay(ctx, place.id)) {
    await cancelDelivery(ctx, 'correction', id)
    await settleCorrectionPlace(ctx, id, { step: 'refused', failure: 'It was taken back instead.' })
  }
  const retraction = { by: me.employeeId, why: reason.slice(0, 300) }
  await movePlace(ctx, place.id, ['sent'], { step: 'retracting', retraction })
  await queueDelivery(ctx, {
    kind: 'retraction',
    subjectId: place.id,
    accountId: place.accountId,
    authorId: me.employeeId,
    of: { externalId: place.externalId ?? '', ...(place.url && { url: place.url }) },
  })
  return undefined
}

/** Why what stands at a place can’t be taken down from here, in words. */
export async function whyItStays(
  ctx: Context,
  { accountId, externalId }: Pick<StatementPlace, 'accountId' | 'externalId'>,
): Promise<string | undefined> {
  const account = await theLiveAccount(ctx, accountId)
  if (!account) return 'The account that said it is not connected any more: take it down there.'
  const { capabilities, label } = connectorNamed(account.connector)
  if (!capabilities.retract) return `${label} takes nothing back from programs.`
  if (!externalId || externalId.startsWith('told:'))
    return `${label} never told us which post it is: take it down there.`
  return undefined
}

/** Nobody could tell whether it arrived there; its author looked. */
export async function settleDoubt(ctx: Context, statementId: string, placeId: string, arrived: boolean): Promise<void> {
  const me = requireRole(ctx, 'communications')
  await inTransaction(ctx, async ctx => {
    const { places } = await theOwnStatement(ctx, statementId, me)
    const place = places.find(({ id }) => id === placeId)
    const delivery = await deliveryOfSubject(ctx, placeId)
    if (place?.step !== 'doubtful' || !delivery) throw new Problem('conflict', 'There is no doubt about this any more.')
    if (arrived) {
      const sent = { externalId: `told:${delivery.id}` }
      await settleDelivery(ctx, delivery.id, { state: 'sent', sent })
      await movePlace(ctx, placeId, ['doubtful'], { step: 'sent', ...sent, sentAt: ctx.now() })
    } else {
      await settleDelivery(ctx, delivery.id, { state: 'cancelled' })
      await movePlace(ctx, placeId, ['doubtful'], { step: 'refused', failure: 'It did not arrive.' })
    }
    const facts = { statementId, employeeId: me.employeeId, arrived }
    await emit(ctx, 'statement.settled-by-hand', facts, { subjectId: statementId })
  })
}
