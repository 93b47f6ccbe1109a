import type { Sent } from '#core/channels'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { gestureById, moveGesture } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'gesture.arrived': { gestureId: string; conversationId: string; messageId: string; employeeId: string }
    'gesture.refused': {
      gestureId: string
      conversationId: string
      messageId: string
      employeeId: string
      why: string
    }
    'gesture.taken-back': { gestureId: string; conversationId: string; messageId: string; employeeId: string }
  }
}

/** The network shows it. */
export async function gestureArrived(
  ctx: Context,
  gestureId: string,
  { externalId, url }: Pick<Sent, 'externalId'> & { url?: string | undefined },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await moveGesture(ctx, gestureId, 'sending', { step: 'made', externalId, url: url ?? null }))) return
    await emit(ctx, 'gesture.arrived', await factsOf(ctx, gestureId))
  })
}

/** The network did not take it, or nobody can tell: it can be made again, which changes nothing where it is there. */
export async function gestureRefused(ctx: Context, gestureId: string, why: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await moveGesture(ctx, gestureId, 'sending', { step: 'refused', failure: why }))) return
    await emit(ctx, 'gesture.refused', { ...(await factsOf(ctx, gestureId)), why })
  })
}

/** The network shows it no more. */
export async function gestureTakenBack(ctx: Context, gestureId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await moveGesture(ctx, gestureId, 'taking-back', { step: 'taken-back' }))) return
    await emit(ctx, 'gesture.taken-back', await factsOf(ctx, gestureId))
  })
}

/** It still stands there: the network did not let us take it back. */
export async function gestureStays(ctx: Context, gestureId: string, why: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await moveGesture(ctx, gestureId, 'taking-back', { step: 'made', failure: why }))) return
    await emit(ctx, 'gesture.refused', { ...(await factsOf(ctx, gestureId)), why })
  })
}

async function factsOf(ctx: Context, id: string) {
  const gesture = await gestureById(ctx, id)
  return {
    gestureId: id,
    conversationId: gesture?.conversationId ?? '',
    messageId: gesture?.messageId ?? '',
    employeeId: gesture?.employeeId ?? '',
  }
}
