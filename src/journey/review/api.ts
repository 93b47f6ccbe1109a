import { Decide, decideReview, ReviewView } from '#core/review'
import { AmendmentView, AnswerView } from '#journey/answer'
import { StatementCorrectionView, StatementView } from '#journey/official'
import { OfferView } from '#places/offers'
import { ArticleView, MediaView } from '#places/publish'
import { ShareView } from '#places/share'
import { endpoint, rooms, z } from '#platform/http'
import { seeQueue } from './see-queue.ts'

const tag = 'Review'

export const api = rooms()

const QueuedView = ReviewView.extend({
  answer: z.object(AnswerView.shape).nullable(),
  /** Other words for an answer that stands there: what is reviewed, then. */
  change: z.object(AmendmentView.shape).nullable(),
  /** What the company is about to say. */
  statement: z.object(StatementView.shape).nullable(),
  /** What the company said gets other words: those are in the statement then, and these are the words of before. */
  correction: z.object({ ...StatementCorrectionView.shape, before: z.string() }).nullable(),
  /** What a colleague is about to publish, with its pictures and recordings. */
  article: z.object({ ...ArticleView.shape, media: z.array(MediaView) }).nullable(),
  /** What a colleague is about to offer. */
  offer: z.object(OfferView.shape).nullable(),
  /** What a colleague is about to tell on networks. */
  share: z.object(ShareView.shape).nullable(),
  /** Why the reader may not decide it, in words. */
  lockedBecause: z.string().nullable(),
  /** Names: whoever may say yes now, of whom a yes is still waited for, and who is away. */
  waitsFor: z.object({ any: z.array(z.string()), all: z.array(z.string()), away: z.array(z.string()) }),
}).openapi('QueuedReview')

endpoint(
  api,
  'get',
  '/reviews',
  { tag, summary: 'What waits for a second pair of eyes', output: z.object({ reviews: z.array(QueuedView) }) },
  async ctx => ({ reviews: await seeQueue(ctx) }),
)
endpoint(
  api,
  'post',
  '/reviews/{id}/decision',
  {
    tag,
    summary: 'Approve, change with a comment, or return',
    params: z.object({ id: z.uuid() }),
    body: Decide,
    output: ReviewView,
  },
  (ctx, { params, body }) => decideReview(ctx, params.id, body),
)
