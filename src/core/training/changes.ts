import { newId } from '#lib/id'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import type { SecondLookWhy } from './model.ts'
import { endFreeTopics, endSecondLook, insertFreeTopic, insertSecondLook } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'autonomy.grown': { employeeId: string; topicId: string | null; by: string }
    'autonomy.shrunk': {
      employeeId: string
      /** Empty: on everything. */
      topicIds: string[]
      why: SecondLookWhy
      incidentId?: string
    }
  }
}

/**
 * From this moment on a colleague looks first: at what somebody says on these topics, or, where none is named, at
 * everything. Joins the caller's transaction, so that what made it necessary and this happen together.
 *
 * @returns whether anything changed.
 */
export async function shrinkAutonomy(
  ctx: Context,
  {
    employeeId,
    topicIds,
    why,
    said = '',
    incidentId = null,
  }: { employeeId: string; topicIds: string[]; why: SecondLookWhy; said?: string; incidentId?: string | null },
): Promise<boolean> {
  const by = ctx.actor.kind === 'employee' ? ctx.actor.employeeId : null
  const places = topicIds.length > 0 ? [...new Set(topicIds)] : [null]
  return inTransaction(ctx, async ctx => {
    const ended = await endFreeTopics(ctx, employeeId, topicIds.length > 0 ? topicIds : 'all', { by, why })
    let begun = 0
    for (const topicId of places) {
      const look = { employeeId, topicId, why, said, incidentId, by: why === 'asked' ? by : null }
      // What happens again begins again: its days are counted from now.
      if (why === 'incident') await endSecondLook(ctx, employeeId, topicId, { by: null, why: 'It happened again.' })
      if (await insertSecondLook(ctx, { id: newId(), ...look })) begun += 1
    }
    if (begun === 0 && ended.length === 0) return false
    await emit(
      ctx,
      'autonomy.shrunk',
      { employeeId, topicIds, why, ...(incidentId && { incidentId }) },
      { subjectId: employeeId },
    )
    return true
  })
}

/**
 * Somebody sends on their own: on a topic, where they are learning; and any second look that was begun there ends. Without
 * a topic, the second look at everything ends. A person does this; it joins the caller's transaction.
 */
export async function growAutonomy(
  ctx: Context,
  {
    employeeId,
    topicId,
    isLearning,
    because,
  }: { employeeId: string; topicId: string | null; isLearning: boolean; because: string[] },
): Promise<boolean> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const ended = await endSecondLook(ctx, employeeId, topicId, { by: me.employeeId, why: because.join(' ') })
    const given =
      isLearning && topicId
        ? await insertFreeTopic(ctx, { id: newId(), employeeId, topicId, by: me.employeeId, because })
        : false
    if (!ended && !given) return false
    await emit(ctx, 'autonomy.grown', { employeeId, topicId, by: me.employeeId }, { subjectId: employeeId })
    return true
  })
}
