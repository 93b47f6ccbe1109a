import { ReviewView, reviewsOf } from '#core/review'
import { Problem } from '#lib/problem'
import { requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { PostedByHand, postedByHand, settleDoubt } from './after-delivery.ts'
import { ChangeAnswer, changeAnswer, RetractAnswer, retractAnswer } from './change-answer.ts'
import { CloseConversation, closeConversation, reopenConversation } from './close-conversation.ts'
import { GiveAnswer, giveAnswer } from './give-answer.ts'
import { openConversation } from './open-conversation.ts'
import { SaveDraft, saveDraft } from './save-draft.ts'
import { SendApproved, sendApproved, sendApprovedChange } from './send-approved.ts'
import { answersWaitingFor, changesWaitingFor } from './store.ts'
import { AmendmentView, AnswerView, ConversationView } from './views.ts'
import { withdrawAnswer, withdrawChange } from './withdraw-answer.ts'

const ById = z.object({ id: z.uuid() })
const Done = z.object({})
const tag = 'Answering'

export const api = rooms()

endpoint(
  api,
  'get',
  '/conversations/{id}',
  { tag, summary: 'One conversation, whole', params: ById, output: ConversationView },
  (ctx, { params }) => openConversation(ctx, params.id),
)
endpoint(
  api,
  'put',
  '/conversations/{id}/draft',
  { tag, summary: 'Keep what I am writing', params: ById, body: SaveDraft, output: Done },
  async (ctx, { params, body }) => {
    await saveDraft(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/conversations/{id}/answers',
  {
    tag,
    summary: 'Answer, as the person signed in',
    params: ById,
    body: GiveAnswer.omit({ conversationId: true }),
    output: AnswerView,
  },
  (ctx, { params, body }) => giveAnswer(ctx, { ...body, conversationId: params.id }),
)
endpoint(
  api,
  'post',
  '/conversations/{id}/close',
  { tag, summary: 'Say what came of it', params: ById, body: CloseConversation, output: Done },
  async (ctx, { params, body }) => {
    await closeConversation(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/conversations/{id}/close',
  { tag, summary: 'Open it again', params: ById, output: Done },
  async (ctx, { params }) => {
    await reopenConversation(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/answers/mine',
  {
    tag,
    summary: 'My answers that wait for me, and changes of what I said, each with its last review',
    output: z.object({
      answers: z.array(AnswerView.extend({ review: ReviewView.nullable() })),
      changes: z.array(AmendmentView.extend({ review: ReviewView.nullable() })),
    }),
  },
  async ctx => {
    const { employeeId } = requireEmployee(ctx)
    const answers = await answersWaitingFor(ctx, employeeId)
    const changes = await changesWaitingFor(ctx, employeeId)
    const reviews = await reviewsOf(
      ctx,
      [...answers, ...changes].map(({ id }) => id),
    )
    const reviewOf = (id: string) => reviews.findLast(review => review.subjectId === id) ?? null
    return {
      answers: answers.map(answer => ({ ...answer, review: reviewOf(answer.id) })),
      changes: changes.map(change => ({ ...change, review: reviewOf(change.id) })),
    }
  },
)
endpoint(
  api,
  'post',
  '/answers/{id}/send',
  { tag, summary: 'Send my answer that was approved', params: ById, body: SendApproved, output: AnswerView },
  (ctx, { params, body }) => sendApproved(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/answers/{id}',
  { tag, summary: 'Take back what has not left', params: ById, output: Done },
  async (ctx, { params }) => {
    await withdrawAnswer(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/answers/{id}/settle',
  {
    tag,
    summary: 'Did it arrive? The author looked',
    params: ById,
    body: z.object({ arrived: z.boolean() }),
    output: Done,
  },
  async (ctx, { params, body }) => {
    requireEmployee(ctx)
    if (typeof body.arrived !== 'boolean') throw new Problem('invalid', 'Say whether it arrived: true or false.')
    await settleDoubt(ctx, params.id, body.arrived)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/answers/{id}/posted',
  { tag, summary: 'The author posted it by hand', params: ById, body: PostedByHand, output: Done },
  async (ctx, { params, body }) => {
    await postedByHand(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/answers/{id}/change',
  { tag, summary: 'Change what I said, where it stands', params: ById, body: ChangeAnswer, output: AmendmentView },
  (ctx, { params, body }) => changeAnswer(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/answers/{id}/retract',
  { tag, summary: 'Take down what we said', params: ById, body: RetractAnswer, output: AmendmentView },
  (ctx, { params, body }) => retractAnswer(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/changes/{id}/send',
  {
    tag,
    summary: 'Send my other words that were approved',
    params: ById,
    body: SendApproved,
    output: AmendmentView,
  },
  (ctx, { params, body }) => sendApprovedChange(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/changes/{id}',
  { tag, summary: 'Give up other words that have not left', params: ById, output: Done },
  async (ctx, { params }) => {
    await withdrawChange(ctx, params.id)
    return {}
  },
)
