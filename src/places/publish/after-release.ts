import { reviewsOf } from '#core/review'
import { employees } from '#core/team'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { bringOut, forTheRecord, whatStops } from './publish-article.ts'
import { articleById, dueArticles, keepRevision, lockArticle, moveArticle } from './store.ts'
import { theArticle } from './write-article.ts'

declare module '#platform/events' {
  interface Events {
    'article.approved': { articleId: string; employeeId: string; changed: boolean }
    'article.returned': { articleId: string; employeeId: string }
    'article.held-at-its-time': { articleId: string; employeeId: string; rules: string[] }
  }
}

/** A reviewer has decided: it goes back to its author, to publish or to write on. */
export async function afterReview(ctx: Context, articleId: string, reviewId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const review = (await reviewsOf(ctx, [articleId])).at(-1)
    // Told once more of an older one, after it was handed in anew.
    if (review?.id !== reviewId) return
    const { authorId: employeeId, text } = await theArticle(ctx, articleId)
    const facts = { articleId, employeeId }
    if (review.decision === 'returned' && (await moveArticle(ctx, articleId, ['in-review'], { step: 'returned' })))
      await emit(ctx, 'article.returned', facts, { subjectId: articleId })
    if (review.decision !== 'approved' && review.decision !== 'changed') return
    const changed = review.changedText && review.changedText !== text ? review.changedText : undefined
    if (!(await moveArticle(ctx, articleId, ['in-review'], { step: 'approved', text: changed, reviewed: true }))) return
    if (changed !== undefined && review.decidedBy)
      await keepRevision(ctx, articleId, { what: 'changed', by: review.decidedBy })
    await emit(ctx, 'article.approved', { ...facts, changed: changed !== undefined }, { subjectId: articleId })
  })
}

/**
 * Its time has come: it goes out, because its author let it go. What the rules of this moment stop waits, and its author
 * is told; so does what nobody read and would be read today, and what somebody wrote who has left. Done twice it changes nothing.
 */
export async function goOut(ctx: Context, articleId: string): Promise<void> {
  const article = await articleById(ctx, articleId)
  if (article?.step !== 'scheduled' || !article.goesOutAt || article.goesOutAt > ctx.now()) return
  if (article.embargoUntil && article.embargoUntil > ctx.now()) return
  const isWithUs = (await employees(ctx)).some(({ id }) => id === article.authorId)
  const { verdict, stops } = await whatStops(ctx, article, ctx.now())
  const wouldBeRead = verdict.say === 'review' && article.reviewedVersion !== article.version
  const toRead = verdict.findings.filter(({ level }) => level === 'review')
  await inTransaction(ctx, async ctx => {
    await lockArticle(ctx, articleId)
    const waits = stops
      ? { why: stops.reasons.map(({ message }) => message).join(' '), rules: stops.rules }
      : wouldBeRead
        ? {
            why: `A colleague reads it first: ${toRead.map(({ title }) => title).join(', ')}.`,
            rules: toRead.map(({ ruleId }) => ruleId),
          }
        : isWithUs
          ? undefined
          : { why: 'Its author has left.', rules: [] }
    if (waits) {
      if (!(await moveArticle(ctx, articleId, ['scheduled'], { step: 'draft', waitsBecause: waits.why }))) return
      const facts = { articleId, employeeId: article.authorId, rules: waits.rules }
      await emit(ctx, 'article.held-at-its-time', facts, { subjectId: articleId })
      return
    }
    const { guidelineVersion } = verdict
    const to = { step: 'published' as const, goesOutAt: null, findings: forTheRecord(verdict), guidelineVersion }
    if (await moveArticle(ctx, articleId, ['scheduled'], to)) await bringOut(ctx, article, verdict)
  })
}

/** Lets go out whatever is due, should its own job have been lost. */
export async function sweepArticles(ctx: Context): Promise<void> {
  for (const id of await dueArticles(ctx)) await goOut(ctx, id)
}
