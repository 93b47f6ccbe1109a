import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Post, takeAway, thePost, whoActs } from '#places/community'
import { requireTakingPart } from '#places/members'
import { mayModerate } from '#places/sites'
import { powersOf } from '#places/standing'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { readToxicity } from '#text/toxicity'
import { asideFrom, reasons, reportsPerDay } from './model.ts'
import { caseAbout, caseById, insertDecision, insertReport, reportsSince } from './store.ts'
import { mailTo } from './tell.ts'

declare module '#platform/events' {
  interface Events {
    'post.reported': { caseId: string; postId: string; siteId: string; reason: string }
    'post.put-aside': { caseId: string; postId: string; siteId: string }
  }
}

export const ReportPost = z.object({
  postId: z.uuid(),
  reason: z.enum(reasons, { error: 'Choose what is wrong with it.' }),
  words: z.string().trim().max(500, 'Say it in 500 letters.').default(''),
})
export type ReportPost = z.input<typeof ReportPost>

/**
 * Somebody says that a post is against the rules. Several reports put it aside until it was read; its author is told at
 * once. Who reported is never told.
 */
export async function reportPost(ctx: Context, input: ReportPost): Promise<void> {
  if (ctx.actor.kind !== 'employee') await requireTakingPart(ctx)
  const by = whoActs(ctx)
  const { postId, reason, words } = check(ReportPost, input)
  await inTransaction(ctx, async ctx => {
    const post = await thePost(ctx, postId)
    if (post.removedAt) throw new Problem('conflict', 'This was taken away already.')
    if (post.memberId === null)
      throw new Problem('conflict', 'A colleague of the company said this. Reply to it: the company hears you.')
    if (post.memberId === by.memberId)
      throw new Problem('conflict', 'These are your own words: you can take them away yourself.')
    const since = new Date(ctx.now().getTime() - 86_400_000)
    if (by.memberId && (await reportsSince(ctx, by.memberId, since)) >= reportsPerDay)
      throw new Problem('refused', 'You reported much today. Those who look after this place come to it.')
    const { id, siteId, topicId, memberId } = { ...post, memberId: post.memberId }
    const { level } = readToxicity(post)
    const isHard = reason === 'hurtful' || level === 'hurtful' || level === 'hateful'
    const caseId = await caseAbout(ctx, { id: newId(), siteId, topicId, postId: id, memberId, isHard })
    const weight = by.memberId ? (await powersOf(ctx, by.memberId)).reportWeighs : 2
    const all = await insertReport(ctx, { id: newId(), caseId, reason, words, weight, ...by })
    if (all === undefined) throw new Problem('conflict', 'You reported it already. Somebody reads it.')
    await emit(ctx, 'post.reported', { caseId, postId, siteId, reason }, { subjectId: caseId })
    if (all >= asideFrom && !(await mayModerate(ctx, siteId))) await putAside(ctx, caseId, post)
  })
}

const aside = 'Several people reported it. It is put aside until somebody who looks after this place has read it.'

async function putAside(ctx: Context, caseId: string, post: Post): Promise<void> {
  const about = await caseById(ctx, caseId)
  if (!about) return
  const { siteId, memberId } = about
  await takeAway(ctx, post, aside, { memberId: null, employeeId: null }, false)
  const id = newId()
  await insertDecision(ctx, { id, siteId, caseId, memberId, kind: 'hide', why: aside, endsAt: null, by: null })
  await emit(ctx, 'post.put-aside', { caseId, postId: post.id, siteId }, { subjectId: caseId })
  await mailTo(ctx, {
    ...{ memberId, siteId },
    says: ({ asideByReports: text, hide: subject }) => ({ subject, text }),
  })
}
