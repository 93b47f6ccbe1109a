import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { postByNumber, type Topic, theTopic } from '#places/community'
import { type MightKnow, whoMightKnow } from '#places/discovery'
import { requireTakingPart } from '#places/members'
import { mayModerate } from '#places/sites'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { askedOf, askedSince, insertAsked, setPassed } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'member.asked': { topicId: string; siteId: string; memberId: string }
    'member.passed': { topicId: string; siteId: string; memberId: string }
  }
}

/** So many at once are asked for one topic: more would answer past each other. */
const mostAsked = 3
/** Nobody is asked more often than this in a week. */
const mostPerWeek = 5

export const AskToAnswer = z.object({ topicId: z.uuid() })
export type AskToAnswer = z.input<typeof AskToAnswer>

/**
 * Asks a peer who helped with something near whether they would answer: the one who fits best of those who were asked
 * least this week. Each is asked once, and may pass. Returns how many were asked. Colleagues are found by routing.
 */
export async function askToAnswer(ctx: Context, input: AskToAnswer): Promise<number> {
  const me = await requireTakingPart(ctx)
  const { topicId } = check(AskToAnswer, input)
  const topic = await theTopic(ctx, topicId)
  if (topic.memberId !== me.memberId && !(await mayModerate(ctx, topic.siteId)))
    throw new Problem('forbidden', 'Whoever asked, or whoever looks after this place, asks others to answer.')
  const asked = await askedOf(ctx, topicId)
  if (asked.filter(each => !each.passedAt && !each.answeredAt).length >= mostAsked)
    throw new Problem('conflict', 'Enough people are asked already. Give them a little time.')
  const first = await postByNumber(ctx, topicId, 1)
  const fitting = (await whoMightKnow(ctx, topicId, first?.text ?? '')).filter(
    each => !asked.some(({ memberId }) => memberId === each.memberId),
  )
  const times = await askedSince(
    ctx,
    fitting.map(each => each.memberId),
    new Date(ctx.now().getTime() - 7 * 86_400_000),
  )
  const [next] = fitting
    .filter(each => (times.get(each.memberId) ?? 0) < mostPerWeek)
    .toSorted((one, other) => (times.get(one.memberId) ?? 0) - (times.get(other.memberId) ?? 0))
  if (!next)
    throw new Problem('not-found', 'Nobody here has answered something like it yet. The company sees it as well.')
  return inTransaction(ctx, async ctx => {
    if (!(await insertAsked(ctx, { id: newId(), topicId, ...next, byMember: me.memberId }))) return 0
    await emit(ctx, 'member.asked', { topicId, siteId: topic.siteId, memberId: next.memberId }, { subjectId: topicId })
    return 1
  })
}

/**
 * Asks those who fit a question that was just opened, at most so many: whoever was asked least this week first, and nobody
 * who was asked enough. Nobody pressed for it, so it is the place that asks.
 */
export async function askThese(
  ctx: Context,
  topic: Pick<Topic, 'id' | 'siteId'>,
  fitting: MightKnow[],
  most: number,
): Promise<number> {
  const { id: topicId, siteId } = topic
  return inTransaction(ctx, async ctx => {
    const asked = await askedOf(ctx, topicId)
    const since = new Date(ctx.now().getTime() - 7 * 86_400_000)
    const ids = fitting.map(each => each.memberId)
    const times = await askedSince(ctx, ids, since)
    const timesOf = ({ memberId }: MightKnow) => times.get(memberId) ?? 0
    const next = fitting
      .filter(each => timesOf(each) < mostPerWeek && !asked.some(({ memberId }) => memberId === each.memberId))
      .toSorted((one, other) => timesOf(one) - timesOf(other))
      .slice(0, Math.max(0, Math.min(most, mostAsked - asked.length)))
    for (const each of next)
      if (await insertAsked(ctx, { id: newId(), topicId, ...each, byMember: null }))
        await emit(ctx, 'member.asked', { topicId, siteId, memberId: each.memberId }, { subjectId: topicId })
    return next.length
  })
}

/** Whoever was asked leaves it to others. Nobody asks why. */
export async function pass(ctx: Context, topicId: string): Promise<void> {
  const { memberId } = await requireTakingPart(ctx)
  await inTransaction(ctx, async ctx => {
    const { siteId } = await theTopic(ctx, topicId)
    if (!(await setPassed(ctx, topicId, memberId))) return
    await emit(ctx, 'member.passed', { topicId, siteId, memberId }, { subjectId: topicId })
  })
}
