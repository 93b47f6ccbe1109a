import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { lockTopic, putBack, takeAway, thePost, whoActs } from '#places/community'
import { letMemberBack, requireTakingPart, suspendMember, theMember } from '#places/members'
import { mayModerate } from '#places/sites'
import { rightlyReported } from '#places/standing'
import { as, type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { choicesFor, type Does, decisions } from './model.ts'
import { isSpared, requireSites } from './queue.ts'
import { sayHeld } from './say.ts'
import {
  type Case,
  caseById,
  type Decision,
  decisionsOfCase,
  insertDecision,
  reportersOf,
  settle,
  setUndone,
} from './store.ts'
import { mailTo } from './tell.ts'

declare module '#platform/events' {
  interface Events {
    'case.settled': { caseId: string; siteId: string; memberId: string; does: string }
    'moderation.undone': { decisionId: string; siteId: string; memberId: string }
  }
}

export const Decide = z.object({
  caseId: z.uuid(),
  does: z.enum(decisions, { error: 'Choose what is to be done.' }),
  /** In words for whom it concerns; none where nothing is wrong. */
  why: z.string().trim().max(500, 'Say it in 500 letters.').default(''),
  /** How long a member stays away. */
  days: z.coerce.number().int().min(1, 'One day at least.').max(365, 'A year at most.').default(7),
})
export type Decide = z.input<typeof Decide>

/** Whoever looks after the place decides about words that wait or were reported; their author is told, with the reason. */
export async function decide(ctx: Context, input: Decide): Promise<void> {
  const by = whoActs(ctx)
  await requireSites(ctx)
  const { caseId, days, does, why } = check(Decide, input)
  await inTransaction(ctx, async ctx => {
    const about = await caseById(ctx, caseId)
    if (!about) throw new Problem('not-found', 'There is no such case.')
    await requireLooksAfter(ctx, about)
    if (!choicesFor(about.kind).includes(does))
      throw new Problem('invalid', 'This can’t be done here.', [{ at: 'does', message: 'Choose another.' }])
    if (does !== 'fine' && why.length < 3)
      throw new Problem('invalid', 'Say why: they are told.', [{ at: 'why', message: 'A sentence is enough.' }])
    if (about.isHard && (await isSpared(ctx, about.siteId)))
      throw new Problem('conflict', 'You read many hard ones today. This one is for somebody else.')
    if (!(await settle(ctx, caseId, does, by))) throw new Problem('conflict', 'Somebody was faster: it is decided.')
    if (does === 'fine') await letStand(ctx, about)
    else await act(ctx, about, { does, why, endsAt: new Date(ctx.now().getTime() + days * 86_400_000) })
    const { siteId, memberId } = about
    await emit(ctx, 'case.settled', { caseId, siteId, memberId, does }, { subjectId: caseId })
  })
}

/** Refuses whoever does not look after the site, is suspended, or would judge themselves. */
export async function requireLooksAfter(
  ctx: Context,
  { siteId, memberId }: { siteId: string; memberId: string },
): Promise<void> {
  if (ctx.actor.kind === 'member') await requireTakingPart(ctx)
  if (!(await mayModerate(ctx, siteId))) throw new Problem('forbidden', 'This is for those who look after this place.')
  if (ctx.actor.kind === 'member' && ctx.actor.memberId === memberId)
    throw new Problem('forbidden', 'This is about you: somebody else decides.')
}

/** Held words are said as their author sent them; what reports had put aside comes back. */
async function letStand(ctx: Context, about: Case): Promise<void> {
  for (const decision of await decisionsOfCase(ctx, about.id)) await undo(ctx, decision)
  if (about.kind === 'reported') return
  await letThrough(ctx, about)
  await mailTo(ctx, {
    ...about,
    says: ({ everybodySeesThem: text, wordsStandThere: subject }) => ({ subject, text }),
  })
}

async function letThrough(ctx: Context, { held, memberId }: Pick<Case, 'held' | 'memberId'>): Promise<void> {
  const { handle, id, name } = await theMember(ctx, { id: memberId })
  // Their press, made when they sent it; the moderator only opens the gate.
  const author = as(ctx, { kind: 'member', memberId: id, handle, name, employeeId: null, sessionId: 'let through' })
  await sayHeld(author, held).catch(error => {
    if (error instanceof Problem && error.kind === 'refused')
      throw new Problem('conflict', 'Much of theirs went through a moment ago. Wait a minute, then let this through.')
    throw error
  })
}

async function act(
  ctx: Context,
  about: Case,
  { does, endsAt, why }: { does: Exclude<Does, 'fine'>; endsAt: Date; why: string },
): Promise<void> {
  const { id: caseId, siteId, memberId, topicId, postId } = about
  if (about.kind === 'reported' && postId && (does === 'hide' || does === 'suspend')) {
    const post = await thePost(ctx, postId)
    if (!post.removedAt) await takeAway(ctx, post, why.slice(0, 200), whoActs(ctx), false)
  }
  // What several reports had put aside is decided by a person now.
  for (const decision of await decisionsOfCase(ctx, caseId))
    if (does === 'hide' || does === 'suspend') await setUndone(ctx, decision.id)
    else await undo(ctx, decision)
  if (does === 'lock' && topicId) await lockTopic(ctx, { topicId, why: why.slice(0, 200) })
  if (does === 'suspend') await suspendMember(ctx, memberId, { until: endsAt, why })
  const decision = { id: newId(), siteId, caseId, memberId, kind: does, why }
  await insertDecision(ctx, { ...decision, endsAt: does === 'suspend' ? endsAt : null, by: whoActs(ctx) })
  for (const reporter of await reportersOf(ctx, caseId)) await rightlyReported(ctx, caseId, reporter)
  await mailTo(ctx, {
    ...{ memberId, siteId },
    says: words => ({ subject: words[does], text: `${words[does]}.\n\n${why}` }),
  })
}

/** Undoes what was decided, as far as it had an effect. */
export async function undo(ctx: Context, decision: Decision): Promise<void> {
  const { caseId, id: decisionId, kind, memberId, siteId } = decision
  if (!(await setUndone(ctx, decisionId))) return
  const about = await caseById(ctx, caseId)
  if (about?.postId && about.kind === 'reported' && (kind === 'hide' || kind === 'suspend'))
    await putBack(ctx, about.postId)
  if (kind === 'suspend') await letMemberBack(ctx, memberId)
  if (kind === 'lock' && about?.topicId) await lockTopic(ctx, { topicId: about.topicId, why: null })
  if (kind === 'refuse' && about) await letThrough(ctx, about)
  await emit(ctx, 'moderation.undone', { decisionId, siteId, memberId }, { subjectId: decisionId })
}
