import { z } from 'zod'
import { judgeFor } from '#core/policy'
import { withdrawReview } from '#core/review'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { toPage } from '#places/rich-text'
import { type Context, type EmployeeActor, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { authorOf, updateAuthorAbout } from './edition-store.ts'
import { mediaOf } from './media-store.ts'
import {
  type Article,
  type AuthorPage,
  kinds,
  limits,
  type Revision,
  type Series,
  slugFrom,
  tagOf,
  takenBackFrom,
  writable,
} from './model.ts'
import {
  articleById,
  articlesOf,
  insertArticle,
  insertSeries,
  keepRevision,
  lockArticle,
  moveArticle,
  revisionRows,
  seriesRows,
  updateWords,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'article.begun': { articleId: string; employeeId: string; kind: string }
    'article.taken-back': { articleId: string; employeeId: string; from: string }
    'author.described': { employeeId: string }
  }
}

const Language = z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'Say the language as “en” or “de”.')

export const WriteArticle = z.object({
  kind: z.enum(kinds).default('article'),
  title: z.string().trim().max(limits.title).default(''),
  summary: z.string().trim().max(limits.summary).default(''),
  /** Markdown. A picture of the article stands in it as `![what it shows](media:ID)`. */
  text: z.string().max(limits.text, 'This is longer than an article can be: make a series of it.').default(''),
  transcript: z.string().max(limits.text).default(''),
  language: Language.default('en'),
  tags: z.array(z.string().max(60)).max(limits.tags, `${limits.tags} tags are enough.`).default([]),
  seriesId: z.uuid().nullable().default(null),
  embargoUntil: z.coerce.date().nullable().default(null),
})
export type WriteArticle = z.input<typeof WriteArticle>

export const SaveArticle = WriteArticle.extend({
  /** The version that this was written on. */
  version: z.int().min(1),
})

/** What is written within this time by the same person is one revision. */
const oneWithin = 10 * 60_000

/** A colleague begins to write, under their own name. Nobody else sees it until they hand it in or publish it. */
export async function writeArticle(ctx: Context, input: WriteArticle): Promise<Article> {
  const me = requireEmployee(ctx)
  const words = tidied(check(WriteArticle, input))
  return inTransaction(ctx, async ctx => {
    await refuseUnknownSeries(ctx, words.seriesId)
    const id = newId()
    await insertArticle(ctx, id, me.employeeId, words)
    await keepRevision(ctx, id, { what: 'written', by: me.employeeId })
    await emit(ctx, 'article.begun', { articleId: id, employeeId: me.employeeId, kind: words.kind }, { subjectId: id })
    return theArticle(ctx, id)
  })
}

/** Keeps what its author wrote; done again and again while they write. What was written elsewhere meanwhile is not overwritten. */
export async function saveArticle(ctx: Context, id: string, input: z.input<typeof SaveArticle>): Promise<Article> {
  const me = requireEmployee(ctx)
  const { version, ...given } = check(SaveArticle, input)
  const words = tidied(given)
  return inTransaction(ctx, async ctx => {
    await theWritableArticle(ctx, id, me)
    await refuseUnknownSeries(ctx, words.seriesId)
    if (!(await updateWords(ctx, id, version, words)))
      throw new Problem('conflict', 'You wrote at it elsewhere meanwhile. Copy what you have here, and load it again.')
    await keepRevision(ctx, id, { what: 'written', by: me.employeeId, oneWithin })
    return theArticle(ctx, id)
  })
}

/** Its author takes it back, to write on: from a reviewer, from its time, or from the published words, which stand until others take their place. */
export async function takeBackArticle(ctx: Context, id: string): Promise<Article> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const { step } = await theOwnArticle(ctx, id, me)
    if (!(await moveArticle(ctx, id, takenBackFrom, { step: 'draft' })))
      throw new Problem('conflict', 'It is with you already.')
    if (step === 'in-review') await withdrawReview(ctx, id)
    await emit(ctx, 'article.taken-back', { articleId: id, employeeId: me.employeeId, from: step }, { subjectId: id })
    return theArticle(ctx, id)
  })
}

/** How words would look on its page. */
export async function previewArticle(ctx: Context, id: string, text: string): Promise<string> {
  await openArticle(ctx, id)
  const pictures = (await mediaOf(ctx, id)).filter(({ kind }) => kind === 'picture')
  return toPage(check(z.string().max(limits.text), text), new Map(pictures.map(each => [each.id, each])))
}

/** How it read at each time, the newest first. */
export async function revisionsOf(ctx: Context, id: string): Promise<Revision[]> {
  await openArticle(ctx, id)
  return revisionRows(ctx, id)
}

export const Restore = z.object({ number: z.int().min(1), version: z.int().min(1) })

/** Its author takes up how it read before; what it reads now stays among the revisions. */
export async function restoreRevision(ctx: Context, id: string, input: z.input<typeof Restore>): Promise<Article> {
  const me = requireEmployee(ctx)
  const { number, version } = check(Restore, input)
  return inTransaction(ctx, async ctx => {
    const article = await theWritableArticle(ctx, id, me)
    const wanted = (await revisionRows(ctx, id)).find(each => each.number === number)
    if (!wanted) throw new Problem('not-found', 'There is no such revision.')
    const { title, summary, text, transcript } = wanted
    if (!(await updateWords(ctx, id, version, { ...article, title, summary, text, transcript })))
      throw new Problem('conflict', 'You wrote at it elsewhere meanwhile. Load it again.')
    await keepRevision(ctx, id, { what: 'restored', by: me.employeeId })
    return theArticle(ctx, id)
  })
}

export const SeriesInput = z.object({
  title: z.string().trim().min(2, 'Give the series a title.').max(limits.title),
  about: z.string().trim().max(limits.summary).default(''),
})

/** Begins a series, to which any colleague may add. */
export async function makeSeries(ctx: Context, input: z.input<typeof SeriesInput>): Promise<Series> {
  const me = requireEmployee(ctx)
  const given = check(SeriesInput, input)
  const id = newId()
  const series = { ...given, id, slug: slugFrom(given.title) || `series-${id.slice(-8)}` }
  return inTransaction(ctx, async ctx => {
    if (!(await insertSeries(ctx, series, me.employeeId)))
      throw new Problem('conflict', 'There is a series of this name.', [
        { at: 'title', message: 'Choose it, or another name.' },
      ])
    return series
  })
}

export async function series(ctx: Context): Promise<Series[]> {
  requireEmployee(ctx)
  return seriesRows(ctx)
}

export const AboutMe = z.object({ about: z.string().trim().max(600) })

/** What stands on one's own author page, from the first article on. Nobody reads it first, so what a rule asks about is refused. */
export async function sayAboutMe(ctx: Context, input: z.input<typeof AboutMe>): Promise<void> {
  const me = requireEmployee(ctx)
  const { about } = check(AboutMe, input)
  const verdict = await judgeFor(ctx, me.employeeId, about)
  const [found] = verdict.findings.filter(({ level }) => level !== 'note')
  if (found)
    throw new Problem('refused', 'This can’t be said there as it is: nobody reads it first.', [
      { at: 'about', message: `${found.title}. ${found.explanation}` },
    ])
  await inTransaction(ctx, async ctx => {
    if (!(await updateAuthorAbout(ctx, me.employeeId, about)))
      throw new Problem('conflict', 'Publish something first: your page comes with it.')
    await emit(ctx, 'author.described', { employeeId: me.employeeId }, { subjectId: me.employeeId })
  })
}

/** One's own author page, once there is one. */
export async function myAuthorPage(ctx: Context): Promise<AuthorPage | undefined> {
  return authorOf(ctx, requireEmployee(ctx).employeeId)
}

/** One's own, the last written first. */
export async function myArticles(ctx: Context): Promise<Article[]> {
  return articlesOf(ctx, requireEmployee(ctx).employeeId)
}

/** One article, for its author, and for those who read first or speak for the company. */
export async function openArticle(ctx: Context, id: string): Promise<Article> {
  const me = requireEmployee(ctx)
  const article = await theArticle(ctx, id)
  const reads = me.roles.some(role => ['reviewer', 'communications'].includes(role)) && article.step !== 'draft'
  // A draft is its author's alone: to others it is not there.
  if (article.authorId !== me.employeeId && !reads && article.step !== 'published')
    throw new Problem('not-found', 'There is no such article.')
  return article
}

export async function theArticle(ctx: Context, id: string): Promise<Article> {
  const article = await articleById(ctx, id)
  if (!article) throw new Problem('not-found', 'There is no such article.')
  return article
}

/** One's own, held until the transaction ends: nobody writes or publishes for another. */
export async function theOwnArticle(ctx: Context, id: string, me: EmployeeActor): Promise<Article> {
  await lockArticle(ctx, id)
  const article = await theArticle(ctx, id)
  if (article.authorId !== me.employeeId)
    throw new Problem('forbidden', `${article.authorName} wrote this: only they change and publish it.`)
  return article
}

/** The same where its author may write at it now. */
export async function theWritableArticle(ctx: Context, id: string, me: EmployeeActor): Promise<Article> {
  const article = await theOwnArticle(ctx, id, me)
  if (writable.includes(article.step)) return article
  throw new Problem(
    'conflict',
    article.step === 'withdrawn' ? 'This was withdrawn. Begin a new one.' : 'Take it back first, to write on.',
  )
}

async function refuseUnknownSeries(ctx: Context, seriesId: string | null): Promise<void> {
  if (seriesId && !(await seriesRows(ctx)).some(({ id }) => id === seriesId))
    throw new Problem('invalid', 'There is no such series.', [{ at: 'seriesId', message: 'Choose another one.' }])
}

function tidied<Given extends { tags: string[] }>(given: Given): Given {
  return { ...given, tags: [...new Set(given.tags.map(tagOf).filter(Boolean))] }
}
