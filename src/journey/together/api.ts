import { FactCardView } from '#core/facts'
import { giveWay, showDraft } from '#journey/answer'
import { endpoint, rooms, z } from '#platform/http'
import {
  AnswerColleague,
  AskColleague,
  answerColleague,
  askColleague,
  questionsForMe,
  withdrawQuestion,
} from './ask-colleague.ts'
import { beSeen, DraftWords, Seen, saidBefore, seeTogether } from './see-together.ts'

const ById = z.object({ id: z.uuid() })
const Done = z.object({})
const tag = 'Answering together'

const QuestionView = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    askedBy: z.string(),
    askedByName: z.string(),
    askedOf: z.string(),
    askedOfName: z.string(),
    words: z.string(),
    askedAt: z.date(),
    answer: z.string().nullable(),
    source: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredByName: z.string().nullable(),
    answeredAt: z.date().nullable(),
    factCardId: z.string().nullable(),
  })
  .openapi('ColleagueQuestion')

const TogetherView = z
  .object({
    questions: z.array(QuestionView),
    present: z.array(
      z.object({ employeeId: z.string(), name: z.string(), title: z.string(), doing: z.enum(['reading', 'writing']) }),
    ),
    /** What colleagues show of what they write, and their answers that have not left. */
    drafts: z.array(
      z.object({
        employeeId: z.string(),
        name: z.string(),
        text: z.string(),
        step: z.enum(['writing', 'in-review', 'approved', 'returned']),
        answerId: z.string().nullable(),
      }),
    ),
    facts: z.array(z.object({ ...FactCardView.shape, shared: z.array(z.string()) })),
  })
  .openapi('Together')

const SaidBeforeView = z
  .object({
    answerId: z.string(),
    conversationId: z.string(),
    authorId: z.string(),
    authorName: z.string(),
    sentAt: z.date(),
    words: z.string(),
    share: z.number(),
  })
  .openapi('SaidBefore')

export const api = rooms()

endpoint(
  api,
  'get',
  '/conversations/{id}/together',
  { tag, summary: 'What colleagues do and know about it', params: ById, output: TogetherView },
  (ctx, { params }) => seeTogether(ctx, params.id),
)
endpoint(
  api,
  'put',
  '/conversations/{id}/presence',
  { tag, summary: 'I am here, or gone', params: ById, body: Seen, output: Done },
  async (ctx, { params, body }) => {
    await beSeen(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'put',
  '/conversations/{id}/draft/shown',
  {
    tag,
    summary: 'Show colleagues what I write, or keep it to myself',
    params: ById,
    body: z.object({ isShown: z.boolean() }),
    output: Done,
  },
  async (ctx, { params, body }) => {
    await showDraft(ctx, params.id, body.isShown === true)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/conversations/{id}/said-before',
  {
    tag,
    summary: 'Does a draft nearly repeat an earlier answer?',
    params: ById,
    body: DraftWords,
    output: z.object({ before: SaidBeforeView.nullable() }),
  },
  async (ctx, { params, body }) => ({ before: await saidBefore(ctx, params.id, body) }),
)
endpoint(
  api,
  'post',
  '/conversations/{id}/questions',
  { tag, summary: 'Ask a colleague', params: ById, body: AskColleague, output: QuestionView },
  (ctx, { params, body }) => askColleague(ctx, params.id, body),
)
endpoint(
  api,
  'get',
  '/questions/mine',
  {
    tag,
    summary: 'What I am asked',
    output: z.object({ questions: z.array(z.object({ ...QuestionView.shape, about: z.string() })) }),
  },
  async ctx => ({ questions: await questionsForMe(ctx) }),
)
endpoint(
  api,
  'post',
  '/questions/{id}/answer',
  { tag, summary: 'Answer a colleague, and say where from', params: ById, body: AnswerColleague, output: QuestionView },
  (ctx, { params, body }) => answerColleague(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/questions/{id}',
  { tag, summary: 'No answer is needed any more', params: ById, output: Done },
  async (ctx, { params }) => {
    await withdrawQuestion(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/answers/{id}/give-way',
  {
    tag,
    summary: 'Of two answers that wait, this one gives way',
    params: ById,
    body: z.object({ to: z.uuid() }),
    output: Done,
  },
  async (ctx, { params, body }) => {
    await giveWay(ctx, params.id, String(body.to))
    return {}
  },
)
