import { requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { Endorse, endorse, takeBack } from './endorse.ts'
import { bylineRows, libraryRows } from './library-store.ts'
import { closeLibrary, OpenLibrary, openLibrary, readLibrarySoon } from './open-library.ts'
import { SettleByline, settleByline } from './settle-byline.ts'
import { evidenceOf } from './store.ts'

const LibraryView = z
  .object({
    id: z.string(),
    kind: z.enum(['feed', 'sitemap', 'repository']),
    url: z.string(),
    baseUrl: z.string(),
    label: z.string(),
    openedAt: z.date(),
    readAt: z.date().nullable(),
    failingSince: z.date().nullable(),
    failure: z.string().nullable(),
    documents: z.number().int(),
  })
  .openapi('Library')
const BylineView = z
  .object({
    key: z.string(),
    name: z.string(),
    employeeId: z.string().nullable(),
    employeeName: z.string().nullable(),
    documents: z.number().int(),
    settled: z.boolean(),
  })
  .openapi('Byline')
const EndorsementView = z
  .object({
    id: z.string(),
    employeeId: z.string(),
    topicId: z.string(),
    topic: z.string(),
    byId: z.string(),
    byName: z.string(),
    note: z.string(),
    at: z.date(),
  })
  .openapi('Endorsement')
const Done = z.object({})
const ById = z.object({ id: z.uuid() })
const Added = z.object({ id: z.string() })
const tag = 'Who knows'
const mostBylines = 500

export const api = rooms()

endpoint(
  api,
  'get',
  '/libraries',
  {
    tag,
    summary: 'Sites, feeds and repositories of ours that are read in, and the names found there',
    output: z.object({ libraries: z.array(LibraryView), bylines: z.array(BylineView) }),
  },
  async ctx => {
    requireReader(ctx)
    return { libraries: await libraryRows(ctx), bylines: await bylineRows(ctx, mostBylines) }
  },
)
endpoint(
  api,
  'post',
  '/libraries',
  { tag, summary: 'Read in what we published at an address', body: OpenLibrary, output: Added },
  (ctx, { body }) => openLibrary(ctx, body),
)
endpoint(
  api,
  'post',
  '/libraries/{id}/read',
  { tag, summary: 'Read it again now', params: ById, output: Done },
  async (ctx, { params }) => {
    await readLibrarySoon(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/libraries/{id}',
  { tag, summary: 'Read in no more from there', params: ById, output: Done },
  async (ctx, { params }) => {
    await closeLibrary(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'put',
  '/bylines',
  { tag, summary: 'Whose is this name?', body: SettleByline, output: Done },
  async (ctx, { body }) => {
    await settleByline(ctx, body)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/team/{id}/evidence',
  {
    tag,
    summary: 'What shows that a colleague knows',
    params: ById,
    output: z.object({
      documents: z.array(z.object({ id: z.string(), title: z.string(), url: z.string().nullable(), at: z.date() })),
      answers: z.array(z.object({ conversationId: z.string(), title: z.string(), at: z.date() })),
      endorsements: z.array(EndorsementView),
    }),
  },
  async (ctx, { params }) => {
    requireReader(ctx)
    return evidenceOf(ctx, params.id)
  },
)
endpoint(
  api,
  'post',
  '/team/{id}/endorsements',
  { tag, summary: 'Say what a colleague knows', params: ById, body: Endorse, output: Added },
  (ctx, { params, body }) => endorse(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/endorsements/{id}',
  { tag, summary: 'Take that back', params: ById, output: Done },
  async (ctx, { params }) => {
    await takeBack(ctx, params.id)
    return {}
  },
)
