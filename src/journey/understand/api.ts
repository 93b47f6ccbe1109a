import { unfold } from '#journey/fold'
import { correctedLabels } from '#journey/reading'
import { recentSpikes } from '#journey/spikes'
import { requireEmployee, requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { kinds } from '#text/kind'
import { CorrectLabel, correctLabel, undoCorrection } from './correct-label.ts'
import { readerInCharge, whyBiggerReads } from './let-stand-in.ts'
import { recentCorrections } from './store.ts'

const CorrectionView = z
  .object({
    id: z.string(),
    messageId: z.string(),
    conversationId: z.string(),
    employeeId: z.string(),
    employeeName: z.string(),
    label: z.enum(correctedLabels),
    was: z.unknown(),
    becomes: z.unknown(),
    at: z.date(),
    undoneAt: z.date().nullable(),
  })
  .openapi('Correction')
/** With the beginning of the post that it was said of. */
const LearnedView = CorrectionView.extend({ words: z.string(), network: z.string() }).openapi('LearnedCorrection')
const ById = z.object({ id: z.uuid() })
const tag = 'Understanding'
const mostShown = 200
const spikesShownMs = 2 * 24 * 3_600_000

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
  { tag, summary: 'What was learned from colleagues', output: z.object({ corrections: z.array(LearnedView) }) },
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
endpoint(
  api,
  'delete',
  '/conversations/{id}/fold',
  { tag, summary: 'Say that this is no copy of another', params: ById, output: z.object({}) },
  async (ctx, { params }) => {
    await unfold(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/spikes',
  {
    tag,
    summary: 'What is spoken of more than usual',
    output: z.object({
      spikes: z.array(
        z.object({
          id: z.string(),
          thing: z.enum(['query', 'topic']),
          thingId: z.string(),
          name: z.string(),
          beganAt: z.date(),
          lastAt: z.date(),
          seen: z.number(),
          usual: z.number(),
          why: z.string(),
          conversationIds: z.array(z.string()),
          conversations: z.array(z.object({ id: z.string(), words: z.string() })),
        }),
      ),
    }),
  },
  async ctx => {
    requireReader(ctx)
    return { spikes: await recentSpikes(ctx, new Date(ctx.now().getTime() - spikesShownMs)) }
  },
)
endpoint(
  api,
  'get',
  '/understanding',
  {
    tag,
    summary: 'Who reads what posts are: our own models, or a bigger one of yours',
    output: z.object({ name: z.string(), isBigger: z.boolean(), failure: z.string().nullable() }),
  },
  async ctx => {
    requireReader(ctx)
    return readerInCharge(ctx)
  },
)
endpoint(
  api,
  'get',
  '/messages/{id}/moved',
  {
    tag,
    summary: 'The words that moved the bigger model to a kind',
    params: ById,
    query: z.object({ kind: z.enum([...kinds]) }),
    output: z.object({
      because: z.array(
        z.object({ words: z.string(), start: z.number(), end: z.number(), in: z.literal('title').optional() }),
      ),
    }),
  },
  async (ctx, { params, query }) => {
    requireReader(ctx)
    return { because: await whyBiggerReads(ctx, params.id, query.kind) }
  },
)
