import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { movePlace, placeById, sayAtPlace, settleCorrectionPlace } from './store.ts'
import { theStatement } from './write-statement.ts'

declare module '#platform/events' {
  interface Events {
    'statement.sent': { statementId: string; employeeId: string; network: string }
    'statement.refused': { statementId: string; employeeId: string; network: string; why: string }
    'statement.doubtful': { statementId: string; employeeId: string; network: string }
    'statement.retracted': { statementId: string; employeeId: string; network: string }
    'statement.corrected': { statementId: string; placeId: string; employeeId: string; network: string }
    'statement.not-corrected': { statementId: string; employeeId: string; network: string; why: string }
    'statement.stays': { statementId: string; employeeId: string; network: string; why: string }
  }
}

const inDoubt = 'The network did not say whether it took this. Look there first.'

/** It stands there. */
export async function statementArrived(
  ctx: Context,
  placeId: string,
  { externalId, url }: { externalId: string; url?: string | undefined },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const to = { step: 'sent' as const, externalId, url, sentAt: ctx.now() }
    if (!(await movePlace(ctx, placeId, ['waiting', 'doubtful'], to))) return
    await emit(ctx, 'statement.sent', ...(await about(ctx, placeId)))
  })
}

/** The network will not take it: its author sees why, and tries again or leaves it. */
export async function statementRefused(ctx: Context, placeId: string, why: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await movePlace(ctx, placeId, ['waiting'], { step: 'refused', failure: why }))) return
    const [facts, subject] = await about(ctx, placeId)
    await emit(ctx, 'statement.refused', { ...facts, why }, subject)
  })
}

/** Nobody can tell whether it arrived: its author is shown the doubt. */
export async function statementDoubtful(ctx: Context, placeId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await movePlace(ctx, placeId, ['waiting'], { step: 'doubtful', failure: inDoubt }))) return
    await emit(ctx, 'statement.doubtful', ...(await about(ctx, placeId)))
  })
}

/** It is gone there. What else is taken back (an answer) is no place of ours, and left alone. */
export async function retractionArrived(ctx: Context, placeId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await movePlace(ctx, placeId, ['retracting'], { step: 'retracted' }))) return
    await emit(ctx, 'statement.retracted', ...(await about(ctx, placeId)))
  })
}

/** The network did not take it down: it stands there still. */
export async function retractionRefused(ctx: Context, placeId: string, why: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await movePlace(ctx, placeId, ['retracting'], { step: 'sent', failure: why }))) return
    const [facts, subject] = await about(ctx, placeId)
    await emit(ctx, 'statement.stays', { ...facts, why }, subject)
  })
}

/** It has other words there now. */
export async function correctionArrived(ctx: Context, id: string, url: string | undefined): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const change = await settleCorrectionPlace(ctx, id, { step: 'done' })
    if (!change) return
    await sayAtPlace(ctx, change.placeId, change.said, url)
    const [facts, subject] = await about(ctx, change.placeId)
    await emit(ctx, 'statement.corrected', { ...facts, placeId: change.placeId }, subject)
  })
}

/** The network did not change it: the old words stand there still. */
export async function correctionRefused(ctx: Context, id: string, why: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const change = await settleCorrectionPlace(ctx, id, { step: 'refused', failure: why })
    if (!change) return
    await movePlace(ctx, change.placeId, ['sent'], { step: 'sent', failure: `It was not changed there. ${why}` })
    const [facts, subject] = await about(ctx, change.placeId)
    await emit(ctx, 'statement.not-corrected', { ...facts, why }, subject)
  })
}

async function about(ctx: Context, placeId: string) {
  const place = await placeById(ctx, placeId)
  const statementId = place?.statementId ?? ''
  const { authorId } = await theStatement(ctx, statementId)
  return [{ statementId, employeeId: authorId, network: place?.network ?? '' }, { subjectId: statementId }] as const
}
