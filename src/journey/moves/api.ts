import { endpoint, rooms, z } from '#platform/http'
import { pagesToInviteTo } from './note-invitation.ts'
import { changeSnippet, makeSnippet, retireSnippet, SnippetInput, snippets } from './snippets.ts'

const SnippetView = z
  .object({
    id: z.string(),
    title: z.string(),
    words: z.string(),
    language: z.string(),
    ownerId: z.string(),
    ownerName: z.string(),
    changedAt: z.date(),
  })
  .openapi('Snippet')
const PageView = z
  .object({
    documentId: z.string(),
    title: z.string(),
    url: z.string(),
    fits: z.boolean(),
    before: z.object({ by: z.string(), at: z.date() }).nullable(),
  })
  .openapi('PageToInviteTo')
const ById = z.object({ id: z.uuid() })
const tag = 'Moves'

export const api = rooms()

endpoint(
  api,
  'get',
  '/conversations/{id}/pages',
  {
    tag,
    summary: 'Pages of ours to invite this person to, those that fit first',
    params: ById,
    query: z.object({ words: z.string().max(200).optional() }),
    output: z.object({ pages: z.array(PageView) }),
  },
  async (ctx, { params, query }) => ({ pages: await pagesToInviteTo(ctx, params.id, query.words) }),
)
endpoint(
  api,
  'get',
  '/snippets',
  { tag, summary: 'Words to begin with', output: z.object({ snippets: z.array(SnippetView) }) },
  async ctx => ({ snippets: await snippets(ctx) }),
)
endpoint(
  api,
  'post',
  '/snippets',
  { tag, summary: 'Keep words to begin with', body: SnippetInput, output: SnippetView },
  (ctx, { body }) => makeSnippet(ctx, body),
)
endpoint(
  api,
  'put',
  '/snippets/{id}',
  { tag, summary: 'Say them anew', params: ById, body: SnippetInput, output: SnippetView },
  (ctx, { params, body }) => changeSnippet(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/snippets/{id}',
  { tag, summary: 'Take them away', params: ById, output: z.object({}) },
  async (ctx, { params }) => {
    await retireSnippet(ctx, params.id)
    return {}
  },
)
