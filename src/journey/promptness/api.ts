import { noticeSteps } from '#core/promise'
import { endpoint, rooms, z } from '#platform/http'
import { notices, putNoticeAway } from './notices.ts'

const NoticeView = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    step: z.enum(noticeSteps),
    answerBy: z.date(),
    at: z.date(),
    title: z.string().nullable(),
    text: z.string(),
    network: z.string(),
    personName: z.string(),
    heardAt: z.date(),
  })
  .openapi('Notice')
const tag = 'Promptness'

export const api = rooms()

endpoint(
  api,
  'get',
  '/notices',
  { tag, summary: 'Promises that run out and concern me', output: z.object({ notices: z.array(NoticeView) }) },
  async ctx => ({ notices: await notices(ctx) }),
)
endpoint(
  api,
  'delete',
  '/notices/{id}',
  { tag, summary: 'I have seen it', params: z.object({ id: z.uuid() }), output: z.object({}) },
  async (ctx, { params }) => {
    await putNoticeAway(ctx, params.id)
    return {}
  },
)
