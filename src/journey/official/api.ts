import { ReviewView, reviewsOf } from '#core/review'
import { type Context, requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import {
  CorrectStatement,
  correctStatement,
  SendCorrection,
  sendCorrection,
  whyItCantChange,
  withdrawCorrection,
} from './correct-statement.ts'
import { AsSeen, handInStatement } from './hand-in-statement.ts'
import { MarkAccount, markAccount } from './mark-account.ts'
import { holdBackStatement, publishAgain, publishStatement } from './publish-statement.ts'
import { RetractStatement, retractStatement, settleDoubt } from './retract-statement.ts'
import { livingCorrectionOf } from './store.ts'
import { StatementCorrectionView, StatementView } from './views.ts'
import { seeStatement, statements, WriteStatement, withdrawStatement, writeStatement } from './write-statement.ts'

const tag = 'Official'
const ById = z.object({ id: z.uuid() })
const AtPlace = z.object({ id: z.uuid(), placeId: z.uuid() })
const Done = z.object({})

export const api = rooms()

endpoint(
  api,
  'get',
  '/statements',
  { tag, summary: 'What the company says in its own name', output: z.object({ statements: z.array(StatementView) }) },
  async ctx => ({ statements: await statements(ctx) }),
)
endpoint(
  api,
  'get',
  '/statements/{id}',
  {
    tag,
    summary: 'One statement, with how it was read',
    params: ById,
    output: z.object({
      statement: StatementView,
      review: ReviewView.nullable(),
      /** Other words for it that have not left, with how they were read; and where it can’t be changed, why. */
      correction: StatementCorrectionView.nullable(),
      correctionReview: ReviewView.nullable(),
      cantChange: z.array(z.object({ placeId: z.string(), why: z.string() })),
    }),
  },
  (ctx, { params }) => opened(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/statements',
  { tag, summary: 'Write what the company will say', body: WriteStatement, output: StatementView },
  (ctx, { body }) => writeStatement(ctx, undefined, body),
)
endpoint(
  api,
  'put',
  '/statements/{id}',
  { tag, summary: 'Write it anew', params: ById, body: WriteStatement, output: StatementView },
  (ctx, { params, body }) => writeStatement(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/statements/{id}',
  { tag, summary: 'Give up what is not published', params: ById, output: Done },
  async (ctx, { params }) => {
    await withdrawStatement(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/statements/{id}/review',
  { tag, summary: 'Have it read by others', params: ById, body: AsSeen, output: StatementView },
  (ctx, { params, body }) => handInStatement(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/statements/{id}/publish',
  {
    tag,
    summary: 'Publish it, at once or at the end of its embargo',
    params: ById,
    body: AsSeen,
    output: StatementView,
  },
  (ctx, { params, body }) => publishStatement(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/statements/{id}/publish',
  { tag, summary: 'Hold back what waits for its time', params: ById, output: StatementView },
  (ctx, { params }) => holdBackStatement(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/statements/{id}/retract',
  {
    tag,
    summary: 'Take it down wherever it stands',
    params: ById,
    body: RetractStatement,
    output: z.object({
      statement: StatementView,
      notPossible: z.array(z.object({ placeId: z.string(), why: z.string() })),
    }),
  },
  (ctx, { params, body }) => retractStatement(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/statements/{id}/corrections',
  {
    tag,
    summary: 'Give what the company said other words; a colleague reads them first',
    params: ById,
    body: CorrectStatement,
    output: StatementCorrectionView,
  },
  (ctx, { params, body }) => correctStatement(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/statement-corrections/{id}/send',
  { tag, summary: 'Send other words that were approved', params: ById, body: SendCorrection, output: StatementView },
  (ctx, { params, body }) => sendCorrection(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/statement-corrections/{id}',
  { tag, summary: 'Give up other words that have not left', params: ById, output: Done },
  async (ctx, { params }) => {
    await withdrawCorrection(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/statements/{id}/places/{placeId}/again',
  { tag, summary: 'Try again where it was refused', params: AtPlace, output: StatementView },
  (ctx, { params }) => publishAgain(ctx, params.id, params.placeId),
)
endpoint(
  api,
  'post',
  '/statements/{id}/places/{placeId}/settle',
  {
    tag,
    summary: 'Did it arrive there? The author looked',
    params: AtPlace,
    body: z.object({ arrived: z.boolean() }),
    output: Done,
  },
  async (ctx, { params, body }) => {
    await settleDoubt(ctx, params.id, params.placeId, body.arrived === true)
    return {}
  },
)
endpoint(
  api,
  'put',
  '/accounts/{id}/official',
  {
    tag,
    summary: 'Say whether the company speaks from an account, or people',
    params: ById,
    body: MarkAccount,
    output: Done,
  },
  async (ctx, { params, body }) => {
    await markAccount(ctx, params.id, body)
    return {}
  },
)

async function opened(ctx: Context, id: string) {
  const { roles } = requireEmployee(ctx)
  const statement = await seeStatement(ctx, id)
  // How it was read, and other words that have not left, are communications' own.
  if (!roles.includes('communications'))
    return { statement, review: null, correction: null, correctionReview: null, cantChange: [] }
  const correction = (await livingCorrectionOf(ctx, id)) ?? null
  const reviews = await reviewsOf(ctx, [id, ...(correction ? [correction.id] : [])])
  const of = (subjectId: string | undefined) => reviews.findLast(review => review.subjectId === subjectId) ?? null
  const cantChange: { placeId: string; why: string }[] = []
  for (const place of statement.places) {
    const why = place.step === 'sent' ? await whyItCantChange(ctx, place) : undefined
    if (why) cantChange.push({ placeId: place.id, why })
  }
  return { statement, review: of(id), correction, correctionReview: of(correction?.id), cantChange }
}
