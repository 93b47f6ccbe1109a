import { endpoint, rooms, z } from '#platform/http'
import { KeepPermission, keepPermission } from './keep-permission.ts'
import { endings } from './model.ts'
import { allVoices, noteVoice, voicesOfConversation } from './note-voice.ts'
import { WithdrawVoice, withdrawVoice } from './withdraw-voice.ts'

const VoiceView = z
  .object({
    id: z.string(),
    messageId: z.string(),
    conversationId: z.string(),
    network: z.string(),
    name: z.string(),
    profileUrl: z.string().nullable(),
    words: z.string(),
    language: z.string().nullable(),
    url: z.string().nullable(),
    saidAt: z.date(),
    notedByName: z.string(),
    notedAt: z.date(),
    proofText: z.string().nullable(),
    proofAt: z.date().nullable(),
    permittedAt: z.date().nullable(),
    withdrawnAt: z.date().nullable(),
    withdrawnBecause: z.enum(endings).nullable(),
  })
  .openapi('Voice')
const VoicesView = z.object({ voices: z.array(VoiceView) }).openapi('Voices')
const ById = z.object({ id: z.uuid() })
const tag = 'What others say'

export const api = rooms()

endpoint(
  api,
  'get',
  '/conversations/{id}/voices',
  {
    tag,
    summary: 'What of it may be shown',
    params: ById,
    output: VoicesView,
  },
  async (ctx, { params }) => ({ voices: await voicesOfConversation(ctx, params.id) }),
)
endpoint(
  api,
  'get',
  '/voices',
  {
    tag,
    summary: 'What was asked for, what may be shown, and what no more; a hundred, the last noted first',
    query: z.object({ before: z.uuid().optional() }),
    output: VoicesView,
  },
  async (ctx, { query }) => ({ voices: await allVoices(ctx, query.before) }),
)
endpoint(
  api,
  'post',
  '/messages/{id}/voice',
  { tag, summary: 'Ask to show what they say', params: ById, output: VoiceView },
  (ctx, { params }) => noteVoice(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/voices/{id}/permission',
  { tag, summary: 'Keep the answer that allows it', params: ById, body: KeepPermission, output: VoiceView },
  (ctx, { params, body }) => keepPermission(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/voices/{id}/withdraw',
  { tag, summary: 'Show it no more', params: ById, body: WithdrawVoice, output: VoiceView },
  (ctx, { params, body }) => withdrawVoice(ctx, params.id, body),
)
