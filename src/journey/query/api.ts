import { type Context, requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { lookAlikeRows } from './look-alike-store.ts'
import { listener } from './percolate.ts'
import { costlyWords, previewQuery } from './preview-query.ts'
import { previewLookAlike } from './recognise-look-alikes.ts'
import { retireLookAlike, SaveLookAlike, saveLookAlike } from './save-look-alike.ts'
import { retireQuery, SaveQuery, saveQuery } from './save-query.ts'
import { type ListeningQuery, matchCounts, queryRows } from './store.ts'

const QueryView = z
  .object({
    id: z.string(),
    name: z.string(),
    text: z.string(),
    madeBy: z.string().nullable(),
    madeAt: z.date(),
    changedAt: z.date(),
    /** Counted up to a thousand: the newest ones. */
    caught: z.number().int(),
    lastCaughtAt: z.date().nullable(),
    /** Why listening for it is dear; null when it is not. */
    costly: z.string().nullable(),
  })
  .openapi('ListeningQuery')
const Span = z.object({ field: z.enum(['title', 'text']), start: z.number().int(), end: z.number().int() })
const CaughtPost = z.object({
  messageId: z.string(),
  conversationId: z.string(),
  network: z.string(),
  author: z.string(),
  title: z.string().nullable(),
  text: z.string(),
  language: z.string().nullable(),
  postedAt: z.date(),
  spans: z.array(Span),
})
const PreviewView = z
  .object({
    errors: z.array(
      z.object({ start: z.number().int(), end: z.number().int(), message: z.string(), hint: z.string().optional() }),
    ),
    inWords: z.string(),
    caught: z.array(CaughtPost),
    /** Kept out by a NOT alone; the spans are the words that did. */
    leftOut: z.array(CaughtPost.extend({ because: z.string() })),
    looked: z.number().int(),
    more: z.boolean(),
    costly: z.string().nullable(),
  })
  .openapi('QueryPreview')
const LookAlikeView = z
  .object({
    id: z.string(),
    name: z.string(),
    text: z.string(),
    reason: z.string(),
    madeBy: z.string().nullable(),
    madeByName: z.string().nullable(),
    madeAt: z.date(),
    changedAt: z.date(),
    /** Conversations that are set aside for it. */
    aside: z.number().int(),
  })
  .openapi('LookAlike')
const LookAlikePreviewView = z
  .object({
    errors: PreviewView.shape.errors,
    inWords: z.string(),
    caught: z.array(CaughtPost),
    count: z.number().int(),
    /** How many of them colleagues took for ours. */
    keptByUs: z.number().int(),
    looked: z.number().int(),
  })
  .openapi('LookAlikePreview')
const tag = 'Listening'

export const api = rooms()

endpoint(
  api,
  'get',
  '/queries',
  { tag, summary: 'What we listen for', output: z.object({ queries: z.array(QueryView) }) },
  async ctx => {
    requireReader(ctx)
    return { queries: await views(ctx, await queryRows(ctx)) }
  },
)
endpoint(
  api,
  'put',
  '/queries',
  { tag, summary: 'Save a listening query, new or changed', body: SaveQuery, output: QueryView },
  async (ctx, { body }) => {
    const [view] = await views(ctx, [await saveQuery(ctx, body)])
    if (!view) throw new Error('A saved query has a view')
    return view
  },
)
endpoint(
  api,
  'post',
  '/queries/preview',
  {
    tag,
    summary: 'What would this query have caught?',
    /** The name that it has or will have: it can't name itself. */
    body: z.object({ text: z.string().max(10_000), name: z.string().max(120).optional() }),
    output: PreviewView,
  },
  (ctx, { body }) => previewQuery(ctx, String(body.text), body.name),
)
endpoint(
  api,
  'delete',
  '/queries/{id}',
  { tag, summary: 'Stop listening for it', params: z.object({ id: z.uuid() }), output: z.object({}) },
  async (ctx, { params }) => {
    await retireQuery(ctx, params.id)
    return {}
  },
)

endpoint(
  api,
  'get',
  '/look-alikes',
  { tag, summary: 'What only bears our name', output: z.object({ lookAlikes: z.array(LookAlikeView) }) },
  async ctx => {
    requireReader(ctx)
    return { lookAlikes: await lookAlikeRows(ctx) }
  },
)
endpoint(
  api,
  'put',
  '/look-alikes',
  {
    tag,
    summary: 'Name something else that bears our name, and what tells it apart',
    body: SaveLookAlike,
    output: LookAlikeView,
  },
  (ctx, { body }) => saveLookAlike(ctx, body),
)
endpoint(
  api,
  'post',
  '/look-alikes/preview',
  {
    tag,
    summary: 'What of the past would this have set aside?',
    body: z.object({ text: z.string().max(10_000) }),
    output: LookAlikePreviewView,
  },
  (ctx, { body }) => previewLookAlike(ctx, String(body.text)),
)
endpoint(
  api,
  'delete',
  '/look-alikes/{id}',
  {
    tag,
    summary: 'Take it off the list; what was set aside by it comes back',
    params: z.object({ id: z.uuid() }),
    output: z.object({}),
  },
  async (ctx, { params }) => {
    await retireLookAlike(ctx, params.id)
    return {}
  },
)

async function views(ctx: Context, queries: ListeningQuery[]): Promise<z.input<typeof QueryView>[]> {
  const counts = new Map((await matchCounts(ctx)).map(row => [row.queryId, row]))
  const costly = (await listener(ctx)).costly()
  return queries.map(query => ({
    ...query,
    caught: counts.get(query.id)?.count ?? 0,
    lastCaughtAt: counts.get(query.id)?.lastAt ?? null,
    costly: costly.has(query.id) ? costlyWords : null,
  }))
}
