import { requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { CorrectLabel, correctLabel, undoCorrection } from './correct-label.ts'
import { recentCorrections } from './store.ts'

const CorrectionView = z
  .object({
    id: z.string(),
    messageId: z.string(),
    conversationId: z.string(),
    employeeId: z.string(),
    employeeName: z.string(),
    label: z.enum(['kind', 'language', 'sentiment', 'topic']),
    was: z.unknown(),
    becomes: z.unknown(),
    at: z.date(),
    undoneAt: z.date().nullable(),
  })
  .openapi('Correction')
const ById = z.object({ id: z.uuid() })
const tag = 'Understanding'
const mostShown = 200

export const api = rooms()

endpoint(
  api,
  'post',
  '/messages/{id}/corrections',
  { tag, summary: 'Say that a post is something else', params: ById, body: CorrectLabel, output: CorrectionView },
  (ctx, { params, body }) => correctLabel(ctx, params.id, body),
)
endpoint(
  api,
  'get',
  '/corrections',
  { tag, summary: 'What was learned from colleagues', output: z.object({ corrections: z.array(CorrectionView) }) },
  async ctx => {
    requireEmployee(ctx)
    return { corrections: await recentCorrections(ctx, mostShown) }
  },
)
endpoint(
  api,
  'delete',
  '/corrections/{id}',
  { tag, summary: 'Take a correction back', params: ById, output: z.object({}) },
  async (ctx, { params }) => {
    await undoCorrection(ctx, params.id)
    return {}
  },
)
