import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ReviewView, reviewsOf } from '#core/review'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { blogPaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { findMaster, homeOf } from '#places/sites'
import { type Context, requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { ChangeMedia, changeMedia, dropMedia, keepMedia, mediaIn, openMedia } from './keep-media.ts'
import { limits } from './model.ts'
import { PublishArticle, publishArticle } from './publish-article.ts'
import { serveMedia } from './serve-media.ts'
import { ArticleView, MediaView, RevisionView, SeriesView } from './views.ts'
import { WithdrawArticle, withdrawArticle } from './withdraw-article.ts'
import {
  AboutMe,
  makeSeries,
  myArticles,
  myAuthorPage,
  openArticle,
  previewArticle,
  Restore,
  restoreRevision,
  revisionsOf,
  SaveArticle,
  SeriesInput,
  saveArticle,
  sayAboutMe,
  series,
  takeBackArticle,
  WriteArticle,
  writeArticle,
} from './write-article.ts'

const tag = 'Articles'
const ById = z.object({ id: z.uuid() })
const Done = z.object({})

export const api = rooms()

endpoint(
  api,
  'get',
  '/articles',
  { tag, summary: 'What you write and published', output: z.object({ articles: z.array(ArticleView) }) },
  async ctx => ({ articles: await myArticles(ctx) }),
)
endpoint(
  api,
  'get',
  '/articles/{id}',
  {
    tag,
    summary: 'One article, with its pictures and recordings and how it was read',
    params: ById,
    output: z.object({
      article: ArticleView,
      media: z.array(MediaView),
      review: ReviewView.nullable(),
      /** Its page for everybody, where there is one. */
      url: z.string().nullable(),
    }),
  },
  (ctx, { params }) => opened(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/articles',
  { tag, summary: 'Begin to write', body: WriteArticle, output: ArticleView },
  (ctx, { body }) => writeArticle(ctx, body),
)
endpoint(
  api,
  'put',
  '/articles/{id}',
  { tag, summary: 'Keep what was written', params: ById, body: SaveArticle, output: ArticleView },
  (ctx, { params, body }) => saveArticle(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/articles/{id}/publish',
  {
    tag,
    summary: 'Publish it, or hand it in where a colleague reads it first',
    params: ById,
    body: PublishArticle,
    output: ArticleView,
  },
  (ctx, { params, body }) => publishArticle(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/articles/{id}/take-back',
  { tag, summary: 'Take it back, to write on', params: ById, output: ArticleView },
  (ctx, { params }) => takeBackArticle(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/articles/{id}/withdraw',
  { tag, summary: 'Take it from the public, or give it up', params: ById, body: WithdrawArticle, output: ArticleView },
  (ctx, { params, body }) => withdrawArticle(ctx, params.id, body),
)
endpoint(
  api,
  'get',
  '/articles/{id}/revisions',
  { tag, summary: 'How it read before', params: ById, output: z.object({ revisions: z.array(RevisionView) }) },
  async (ctx, { params }) => ({ revisions: await revisionsOf(ctx, params.id) }),
)
endpoint(
  api,
  'post',
  '/articles/{id}/restore',
  { tag, summary: 'Take up how it read before', params: ById, body: Restore, output: ArticleView },
  (ctx, { params, body }) => restoreRevision(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/articles/{id}/preview',
  {
    tag,
    summary: 'How words would look on its page; pictures in it are media:ID',
    params: ById,
    body: z.object({ text: z.string() }),
    output: z.object({ html: z.string() }),
  },
  async (ctx, { params, body }) => ({ html: await previewArticle(ctx, params.id, body.text) }),
)
endpoint(
  api,
  'put',
  '/article-media/{id}',
  { tag, summary: 'Say what a picture shows, or add captions', params: ById, body: ChangeMedia, output: MediaView },
  (ctx, { params, body }) => changeMedia(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/article-media/{id}',
  { tag, summary: 'Take a picture or recording out', params: ById, output: Done },
  async (ctx, { params }) => {
    await dropMedia(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/article-series',
  { tag, summary: 'The series there are', output: z.object({ series: z.array(SeriesView) }) },
  async ctx => ({ series: await series(ctx) }),
)
endpoint(
  api,
  'post',
  '/article-series',
  { tag, summary: 'Begin a series', body: SeriesInput, output: SeriesView },
  (ctx, { body }) => makeSeries(ctx, body),
)
endpoint(
  api,
  'get',
  '/author-page',
  {
    tag,
    summary: 'Your page as an author',
    output: z.object({ slug: z.string().nullable(), about: z.string(), url: z.string().nullable() }),
  },
  async ctx => {
    const [page, master] = [await myAuthorPage(ctx), await findMaster(ctx)]
    const url = page && master ? `${homeOf(ctx, master, master)}${blogPaths('').author(page.slug)}` : null
    return { slug: page?.slug ?? null, about: page?.about ?? '', url }
  },
)
endpoint(
  api,
  'put',
  '/author-page',
  { tag, summary: 'Say who you are, on your page as an author', body: AboutMe, output: Done },
  async (ctx, { body }) => {
    await sayAboutMe(ctx, body)
    return {}
  },
)

api.get('/article-media/:id', async http => {
  const ctx = http.get('ctx')
  const media = await openMedia(ctx, check(z.uuid(), http.req.param('id')))
  return serveMedia(ctx, media, http.req.header('range'), false)
})

api.post('/articles/:id/media', async http => {
  const ctx = http.get('ctx')
  requireEmployee(ctx)
  const articleId = check(z.uuid(), http.req.param('id'))
  // Whose it is comes first: nobody fills our disk for an article that is not theirs.
  const { authorId } = await openArticle(ctx, articleId)
  if (authorId !== requireEmployee(ctx).employeeId) throw new Problem('forbidden', 'Only its author adds to it.')
  const body = http.req.raw.body
  if (!body) throw new Problem('invalid', 'There was no file in this request.')
  const folder = join(ctx.config.dataDir, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, newId())
  try {
    await pipeline(Readable.fromWeb(body as never), atMost(limits.videoBytes), createWriteStream(path, { mode: 0o600 }))
    return http.json(MediaView.parse(await keepMedia(ctx, articleId, { path, alt: http.req.query('alt') ?? '' })))
  } finally {
    await rm(path, { force: true })
  }
})
api.openAPIRegistry.registerPath({
  method: 'post',
  path: '/articles/{id}/media',
  summary: 'Add a picture or a recording: its bytes are the body',
  tags: [tag],
  request: {
    params: ById,
    query: z.object({ alt: z.string().optional() }),
    body: { content: { 'application/octet-stream': { schema: z.any() } } },
  },
  responses: { 200: { description: 'As it is kept', content: { 'application/json': { schema: MediaView } } } },
})

async function opened(ctx: Context, id: string) {
  const article = await openArticle(ctx, id)
  const master = article.slug ? await findMaster(ctx) : undefined
  return {
    article,
    media: await mediaIn(ctx, id),
    review: (await reviewsOf(ctx, [id])).at(-1) ?? null,
    url: master && article.slug ? blogPaths(homeOf(ctx, master, master)).article(article.slug) : null,
  }
}

function atMost(most: number) {
  return async function* (pieces: AsyncIterable<Buffer>) {
    let read = 0
    for await (const piece of pieces) {
      read += piece.length
      if (read > most) throw new Problem('invalid', `${most / 1024 / 1024} MB is the most that can be taken at once.`)
      yield piece
    }
  }
}
