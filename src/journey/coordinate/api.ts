import { endpoint, rooms, z } from '#platform/http'
import { KeepVoice, keepOwnVoice, myVoices, removeOwnVoice } from './keep-own-voice.ts'
import { wordKinds } from './model.ts'
import { seeColleagues } from './see-colleagues.ts'
import { ReplyToWord, replyToWord, WriteToColleague, wordsForMe, writeToColleague } from './write-to-colleague.ts'

const tag = 'Who knows'
const ById = z.object({ id: z.uuid() })
const Done = z.object({})
const said = z.enum(['yes', 'not-now']).nullable()

const VoiceView = z
  .object({
    id: z.string(),
    employeeId: z.string(),
    employeeName: z.string(),
    url: z.string(),
    name: z.string(),
    isShown: z.boolean(),
  })
  .openapi('OwnVoice')
const WordView = z
  .object({
    id: z.string(),
    kind: z.enum(wordKinds),
    fromName: z.string(),
    conversationId: z.string().nullable(),
    words: z.string(),
    at: z.date(),
  })
  .openapi('ColleagueWord')
const ColleagueView = z
  .object({
    id: z.string(),
    name: z.string(),
    topics: z.array(z.string()),
    asked: z.number().int(),
    isAway: z.boolean(),
    inHand: z.number().int(),
    mostOpen: z.number().int(),
    standing: z.enum(['speaks', 'could', 'rests', 'away', 'not-asked']),
    restsUntil: z.date().nullable(),
    nudgeSaid: said,
    care: z.array(z.string()),
    hurtful: z.array(z.string()),
    thanks: z.array(z.object({ outcomeId: z.string(), conversationId: z.string(), quote: z.string() })),
  })
  .openapi('ColleagueSeen')

export const api = rooms()

endpoint(
  api,
  'get',
  '/coordination',
  {
    tag,
    summary: 'Who could speak, who does, and whom to take care of',
    output: z.object({ colleagues: z.array(ColleagueView), voices: z.array(VoiceView) }).openapi('Coordination'),
  },
  ctx => seeColleagues(ctx),
)
endpoint(
  api,
  'post',
  '/colleague-words',
  {
    tag,
    summary: 'Write to a colleague, in words of my own',
    body: WriteToColleague,
    output: z.object({ id: z.string() }),
  },
  async (ctx, { body }) => ({ id: await writeToColleague(ctx, body) }),
)
endpoint(
  api,
  'get',
  '/colleague-words/mine',
  { tag, summary: 'What colleagues wrote to me', output: z.object({ words: z.array(WordView) }) },
  async ctx => ({ words: await wordsForMe(ctx) }),
)
endpoint(
  api,
  'put',
  '/colleague-words/{id}',
  { tag, summary: 'I have read it, and say yes or not now', params: ById, body: ReplyToWord, output: Done },
  async (ctx, { params, body }) => {
    await replyToWord(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/own-voices',
  {
    tag,
    summary: 'Where I write or post',
    output: z.object({ voices: z.array(VoiceView), found: z.array(z.object({ title: z.string(), url: z.string() })) }),
  },
  ctx => myVoices(ctx),
)
endpoint(
  api,
  'put',
  '/own-voices',
  { tag, summary: 'I write there, and say whether a coordinator may see it', body: KeepVoice, output: Done },
  async (ctx, { body }) => {
    await keepOwnVoice(ctx, body)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/own-voices/{id}',
  { tag, summary: 'Leave out where I write', params: ById, output: Done },
  async (ctx, { params }) => {
    await removeOwnVoice(ctx, params.id)
    return {}
  },
)
