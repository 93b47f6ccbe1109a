import { cancelWaiting, letHeldGo } from '#core/delivery'
import { reviewsOf } from '#core/review'
import { employees } from '#core/team'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { aboutOf } from './compose-post.ts'
import type { PostStep, Share } from './model.ts'
import { whatStops } from './release-share.ts'
import { endChange, lockShare, movePost, moveShare, postById, postsOf, sharesOfArticle } from './store.ts'
import { theShare } from './write-share.ts'

declare module '#platform/events' {
  interface Events {
    'share.approved': { shareId: string; employeeId: string; changed: boolean }
    'share.returned': { shareId: string; employeeId: string }
    'share.sent': { shareId: string; employeeId: string; network: string }
    'share.not-sent': { shareId: string; employeeId: string; network: string; why: string }
    'share.held-back': { shareId: string; employeeId: string; articleId: string; rules: string[] }
    'share.changed': { shareId: string; employeeId: string; network: string }
    'share.not-changed': { shareId: string; employeeId: string; network: string; why: string }
    'share.taken-down': { shareId: string; employeeId: string; network: string }
    'share.stays': { shareId: string; employeeId: string; network: string; why: string }
  }
}

/** A reviewer has decided: it goes back to its author, to send or to write on. */
export async function afterReview(ctx: Context, shareId: string, reviewId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const review = (await reviewsOf(ctx, [shareId])).at(-1)
    // Told once more of an older one, after it was handed in anew.
    if (review?.id !== reviewId) return
    const { authorId: employeeId, text } = await theShare(ctx, shareId)
    const facts = { shareId, employeeId }
    if (review.decision === 'returned' && (await moveShare(ctx, shareId, ['in-review'], { step: 'returned' })))
      await emit(ctx, 'share.returned', facts, { subjectId: shareId })
    if (review.decision !== 'approved' && review.decision !== 'changed') return
    const changed = review.changedText && review.changedText !== text ? review.changedText : undefined
    if (!(await moveShare(ctx, shareId, ['in-review'], { step: 'approved', text: changed, reviewed: true }))) return
    await emit(ctx, 'share.approved', { ...facts, changed: changed !== undefined }, { subjectId: shareId })
  })
}

/**
 * The article went out: what its author let go to leave with it leaves, word by word. What the rules of this moment stop,
 * what would be read first today, what leads elsewhere by now, and what somebody wrote who has left stays here, and its
 * author is told why. Done twice it changes nothing.
 */
export async function leaveWithArticle(ctx: Context, articleId: string): Promise<void> {
  for (const { id } of await sharesOfArticle(ctx, articleId))
    await inTransaction(ctx, async ctx => {
      await lockShare(ctx, id)
      const share = await theShare(ctx, id)
      const held = (await postsOf(ctx, id)).filter(({ step }) => step === 'held')
      if (share.step !== 'released' || held.length === 0) return
      const about = await aboutOf(ctx, articleId)
      if (about?.standing !== 'out') return
      const isElsewhere = held.some(({ link }) => link !== (about.card?.url ?? null))
      const waits = isElsewhere
        ? { why: 'The article stands under another address than your posts name. Look at them again.', rules: [] }
        : await whyItWaits(ctx, share)
      if (waits) return holdBack(ctx, share, articleId, waits)
      for (const post of held)
        if (await letHeldGo(ctx, 'share', post.id)) await movePost(ctx, post.id, ['held'], { step: 'waiting' })
    })
}

/** The article was withdrawn before it went out: nothing leaves that would lead to it. */
export async function stayWithArticle(ctx: Context, articleId: string): Promise<void> {
  for (const { id } of await sharesOfArticle(ctx, articleId))
    await inTransaction(ctx, async ctx => {
      await lockShare(ctx, id)
      const share = await theShare(ctx, id)
      if (share.step !== 'released' || !(await postsOf(ctx, id)).some(({ step }) => step === 'held')) return
      await holdBack(ctx, share, articleId, { why: 'The article was withdrawn.', rules: [] })
    })
}

async function whyItWaits(ctx: Context, share: Share): Promise<{ why: string; rules: string[] } | undefined> {
  if (!(await employees(ctx)).some(({ id }) => id === share.authorId)) return { why: 'Its author has left.', rules: [] }
  const { verdict, stops } = await whatStops(ctx, share, ctx.now())
  if (stops) return { why: stops.reasons.map(({ message }) => message).join(' '), rules: stops.rules }
  const toRead = verdict.findings.filter(({ level }) => level === 'review')
  if (toRead.length === 0 || share.reviewedVersion === share.version) return undefined
  return {
    why: `A colleague reads it first: ${toRead.map(({ title }) => title).join(', ')}.`,
    rules: toRead.map(({ ruleId }) => ruleId),
  }
}

async function holdBack(
  ctx: Context,
  { id, authorId }: Share,
  articleId: string,
  { why, rules }: { why: string; rules: string[] },
): Promise<void> {
  for (const post of await postsOf(ctx, id))
    if (post.step === 'held' && (await cancelWaiting(ctx, 'share', post.id)))
      await movePost(ctx, post.id, ['held'], { step: 'cancelled', failure: why })
  if (!(await moveShare(ctx, id, ['released'], { step: 'draft', waitsBecause: why }))) return
  await emit(ctx, 'share.held-back', { shareId: id, employeeId: authorId, articleId, rules }, { subjectId: id })
}

/** It stands there now. */
export async function postArrived(
  ctx: Context,
  postId: string,
  { externalId, url }: { externalId: string; url?: string },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await movePost(ctx, postId, ['held', 'waiting', 'doubtful'], { step: 'sent', externalId, url }))) return
    const about = await ofPost(ctx, postId)
    await emit(ctx, 'share.sent', about, { subjectId: about.shareId })
  })
}

/** The network will not take it, or nobody can tell: its author sees why. */
export async function postFailed(
  ctx: Context,
  postId: string,
  step: 'refused' | 'doubtful',
  why: string,
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await movePost(ctx, postId, ['held', 'waiting'], { step, failure: why }))) return
    const about = await ofPost(ctx, postId)
    await emit(ctx, 'share.not-sent', { ...about, why }, { subjectId: about.shareId })
  })
}

/** It stands there with other words now, or as it was and why. What else is changed is no post of ours, and left alone. */
export async function changeSettled(ctx: Context, changeId: string, why?: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const post = await endChange(ctx, changeId, why)
    if (!post) return
    const about = await ofPost(ctx, post.id)
    if (why) await emit(ctx, 'share.not-changed', { ...about, why }, { subjectId: about.shareId })
    else await emit(ctx, 'share.changed', about, { subjectId: about.shareId })
  })
}

/** It is gone there, or stands there still. What else is taken back is no post of ours, and left alone. */
export async function retractionSettled(ctx: Context, postId: string, why?: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const to: { step: PostStep; failure?: string } = why ? { step: 'sent', failure: why } : { step: 'retracted' }
    if (!(await movePost(ctx, postId, ['retracting'], to))) return
    const about = await ofPost(ctx, postId)
    if (why) await emit(ctx, 'share.stays', { ...about, why }, { subjectId: about.shareId })
    else await emit(ctx, 'share.taken-down', about, { subjectId: about.shareId })
  })
}

async function ofPost(ctx: Context, postId: string) {
  const post = await postById(ctx, postId)
  const shareId = post?.shareId ?? ''
  const { authorId: employeeId } = await theShare(ctx, shareId)
  return { shareId, employeeId, network: post?.network ?? '' }
}
