import { endpoint, rooms, z } from '#platform/http'
import { ChooseMails, chooseMails, myMails } from './choose-mails.ts'

const MyMailsView = z
  .object({
    promises: z.boolean(),
    questions: z.boolean(),
    incidents: z.boolean(),
    letter: z.boolean(),
    mayHaveLetter: z.boolean(),
    address: z.string().nullable(),
    isOn: z.boolean(),
  })
  .openapi('MyMails')
const tag = 'Mails to colleagues'

export const api = rooms()

endpoint(
  api,
  'get',
  '/me/mails',
  { tag, summary: 'What I asked to be written to about', output: MyMailsView },
  async ctx => myMails(ctx),
)
endpoint(
  api,
  'put',
  '/me/mails',
  { tag, summary: 'Say what I want a mail about', body: ChooseMails, output: MyMailsView },
  (ctx, { body }) => chooseMails(ctx, body),
)
