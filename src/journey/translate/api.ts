import { endpoint, rooms, z } from '#platform/http'
import { DraftToTranslate, translateDraft } from './translate-draft.ts'
import { translateMessage } from './translate-message.ts'

const ById = z.object({ id: z.uuid() })
const tag = 'Translation'

export const api = rooms()

endpoint(
  api,
  'post',
  '/messages/{id}/translation',
  {
    tag,
    summary: 'A message in your language',
    params: ById,
    output: z.object({ words: z.string(), title: z.string().nullable(), from: z.string(), to: z.string() }),
  },
  (ctx, { params }) => translateMessage(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/conversations/{id}/draft/translation',
  {
    tag,
    summary: 'Your draft in their language, and that back in yours',
    params: ById,
    body: DraftToTranslate,
    output: z.object({ words: z.string(), back: z.string(), from: z.string(), to: z.string() }),
  },
  (ctx, { params, body }) => translateDraft(ctx, params.id, body),
)
