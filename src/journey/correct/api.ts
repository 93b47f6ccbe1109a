import { endpoint, rooms, z } from '#platform/http'
import {
  CloseWrong,
  closeWrong,
  FlagWrong,
  flagWrong,
  NameCorrector,
  nameCorrector,
  wrongInConversation,
  wrongInformation,
} from './flag-wrong.ts'
import { endings, stageOf, stages, type WrongInformation } from './model.ts'

const WrongView = z
  .object({
    id: z.string(),
    messageId: z.string(),
    conversationId: z.string(),
    personName: z.string(),
    network: z.string(),
    words: z.string(),
    flaggedBy: z.string(),
    flaggedByName: z.string(),
    flaggedAt: z.date(),
    isRight: z.string(),
    source: z.string(),
    factCardId: z.string().nullable(),
    correctorId: z.string(),
    correctorName: z.string(),
    answerId: z.string().nullable(),
    correctedAt: z.date().nullable(),
    authorDid: z.enum(['edited', 'replied', 'removed']).nullable(),
    authorDidAt: z.date().nullable(),
    ended: z.enum(endings).nullable(),
    note: z.string(),
    closedBy: z.string().nullable(),
    closedByName: z.string().nullable(),
    closedAt: z.date().nullable(),
    stage: z.enum(stages),
  })
  .openapi('WrongInformation')
const ById = z.object({ id: z.uuid() })
const tag = 'Wrong information'
const shown = (wrong: WrongInformation) => ({ ...wrong, stage: stageOf(wrong) })

export const api = rooms()

endpoint(
  api,
  'post',
  '/messages/{id}/wrong-information',
  { tag, summary: 'This is wrong about us', params: ById, body: FlagWrong, output: WrongView },
  async (ctx, { params, body }) => shown(await flagWrong(ctx, params.id, body)),
)
endpoint(
  api,
  'get',
  '/wrong-information',
  {
    tag,
    summary: 'What is said wrongly of us, and how it ends',
    output: z.object({
      open: z.array(WrongView),
      closed: z.array(WrongView),
      counts: z.object({
        open: z.number().int(),
        corrected: z.number().int(),
        ended: z.array(z.object({ how: z.enum(endings), count: z.number().int() })),
      }),
    }),
  },
  async ctx => {
    const { open, closed, counts } = await wrongInformation(ctx)
    return { open: open.map(shown), closed: closed.map(shown), counts }
  },
)
endpoint(
  api,
  'get',
  '/conversations/{id}/wrong-information',
  {
    tag,
    summary: 'What in a conversation is said wrongly of us',
    params: ById,
    output: z.object({ wrong: z.array(WrongView) }),
  },
  async (ctx, { params }) => ({ wrong: (await wrongInConversation(ctx, params.id)).map(shown) }),
)
endpoint(
  api,
  'put',
  '/wrong-information/{id}/corrector',
  { tag, summary: 'Another colleague puts it right', params: ById, body: NameCorrector, output: WrongView },
  async (ctx, { params, body }) => shown(await nameCorrector(ctx, params.id, body)),
)
endpoint(
  api,
  'post',
  '/wrong-information/{id}/close',
  { tag, summary: 'Say how it ended', params: ById, body: CloseWrong, output: WrongView },
  async (ctx, { params, body }) => shown(await closeWrong(ctx, params.id, body)),
)
