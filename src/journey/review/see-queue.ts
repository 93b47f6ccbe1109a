import { atStep, type Colleague, mayDecide, type Review, reviewColleagues, reviewQueue } from '#core/review'
import { type Answer, theAmendment, theAnswer } from '#journey/answer'
import { corrected, type Statement, type StatementCorrection, theCorrection, theStatement } from '#journey/official'
import { type Offer, theOffer } from '#places/offers'
import { type Article, type Media, mediaOfArticle, theArticle } from '#places/publish'
import { type Share, theShare } from '#places/share'
import { type Context, requireEmployee } from '#platform/context'

type Amendment = Awaited<ReturnType<typeof theAmendment>>

/** A draft that waits for a second pair of eyes, with what it is. */
export interface Queued extends Review {
  /** An answer, or the one for which there are other words. */
  answer: Answer | null
  /** Other words for an answer that stands there: what is reviewed, then. */
  change: Amendment | null
  /** What the company is about to say. */
  statement: Statement | null
  /** What the company said gets other words: those are in the statement then, and these are the words of before. */
  correction: (StatementCorrection & { before: string }) | null
  /** What a colleague is about to publish, with its pictures and recordings. */
  article: (Article & { media: Media[] }) | null
  /** What a colleague is about to offer. */
  offer: Offer | null
  /** What a colleague is about to tell on networks, under their own name. */
  share: Share | null
  /** Why the reader may not decide it, in words. */
  lockedBecause: string | null
  /** Names: whoever may say yes now, of whom a yes is still waited for, and who is away. */
  waitsFor: { any: string[]; all: string[]; away: string[] }
}

/** What waits, the longest waiting first, each with what it is about. */
export async function seeQueue(ctx: Context): Promise<Queued[]> {
  requireEmployee(ctx)
  const [waiting, there] = [await reviewQueue(ctx), await reviewColleagues(ctx)]
  return Promise.all(waiting.map(review => queued(ctx, review, there)))
}

async function queued(ctx: Context, review: Review, there: Colleague[]): Promise<Queued> {
  const may = mayDecide(review, requireEmployee(ctx), there)
  const { mayLook, awaited, away } = atStep(review, there)
  const names = (colleagues: Colleague[]) => colleagues.map(({ name }) => name)
  return {
    ...review,
    ...(await subjectOf(ctx, review)),
    lockedBecause: may === true ? null : may,
    waitsFor: { any: names(mayLook), all: names(awaited), away: names(away) },
  }
}

async function subjectOf(
  ctx: Context,
  { subjectKind, subjectId }: Review,
): Promise<Pick<Queued, 'answer' | 'change' | 'statement' | 'correction' | 'article' | 'offer' | 'share'>> {
  const none = { answer: null, change: null, correction: null, article: null, offer: null, share: null }
  if (subjectKind === 'share') return { ...none, statement: null, share: await theShare(ctx, subjectId) }
  if (subjectKind === 'offer') return { ...none, statement: null, offer: await theOffer(ctx, subjectId) }
  if (subjectKind === 'article') {
    const article = await theArticle(ctx, subjectId)
    return { ...none, statement: null, article: { ...article, media: await mediaOfArticle(ctx, subjectId) } }
  }
  if (subjectKind === 'statement') return { ...none, statement: await theStatement(ctx, subjectId) }
  if (subjectKind === 'correction') {
    const correction = await theCorrection(ctx, subjectId)
    const before = await theStatement(ctx, correction.statementId)
    return {
      ...none,
      statement: corrected(before, correction.becomes),
      correction: { ...correction, before: before.text },
    }
  }
  const change = subjectKind === 'edit' ? await theAmendment(ctx, subjectId) : null
  return { ...none, answer: await theAnswer(ctx, change?.answerId ?? subjectId), change, statement: null }
}
