import { decideSampleReview, insertSampleReview } from '#core/review'
import type { Employee } from '#core/team'
import {
  insertSamplePlaces,
  insertSampleStatement,
  moveSamplePlace,
  moveSampleStatement,
  sampleStatement,
} from '#journey/official'
import { newId } from '#lib/id'
import {
  insertSampleArticle,
  insertSampleAuthor,
  insertSampleEdition,
  keepSampleRevision,
  markSampleArticles,
  moveSampleArticle,
  takenArticleSlugs,
} from '#places/publish'
import { toPage } from '#places/rich-text'
import { slugFrom } from '#places/sites'
import type { Context } from '#platform/context'
import { at, type BroughtCompany, colleague } from '../bring-company.ts'
import { articles, release, type SampleArticle } from './articles.ts'
import { signatureOf } from './signature-of.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Brings what colleagues wrote under their own names, and what the company said in its own. */
export async function bringPublications(ctx: Context, company: BroughtCompany): Promise<void> {
  for (const article of articles) await bringArticle(ctx, article, company)
  await markSampleArticles(ctx)
  await bringRelease(ctx, company)
}

async function bringArticle(ctx: Context, article: SampleArticle, company: BroughtCompany): Promise<void> {
  const out = new Date(ctx.now().getTime() - article.daysAgo * dayMs)
  const hoursBefore = (hours: number) => at(ctx, new Date(out.getTime() - hours * hourMs))
  const author = colleague(company, article.by)
  const id = newId()
  const { title, summary, text, language, tags } = article
  const words = { kind: 'article' as const, title, summary, text, transcript: '', language, tags }
  await insertSampleArticle(hoursBefore(70), id, author.id, { ...words, seriesId: null, embargoUntil: null })
  await keepSampleRevision(hoursBefore(30), id, { what: 'written', by: author.id })
  await moveSampleArticle(hoursBefore(26), id, ['draft'], { step: 'in-review' })
  await keepSampleRevision(hoursBefore(26), id, { what: 'handed-in', by: author.id })
  const reader = article.readBy ? colleague(company, article.readBy) : undefined
  await bringReview(hoursBefore(26), { kind: 'article', id, author, reader })
  if (!reader) return
  await moveSampleArticle(hoursBefore(4), id, ['in-review'], { step: 'approved', reviewed: true })
  const then = at(ctx, out)
  await moveSampleArticle(then, id, ['approved'], { step: 'published', release: { by: author.id } })
  const slug = await freeSlug(ctx, title)
  await insertSampleAuthor(then, author.id, `${slugFrom(author.name)}-sample`)
  await insertSampleEdition(then, {
    ...{ ...words, articleId: id, slug, authorId: author.id, disclosure: signatureOf(company, article.by, language) },
    ...{ html: toPage(text, new Map()), transcriptHtml: '', media: [], seriesId: null, version: 1, correction: null },
  })
  await keepSampleRevision(then, id, { what: 'published', by: author.id })
}

async function freeSlug(ctx: Context, title: string): Promise<string> {
  const plain = slugFrom(title)
  const taken = await takenArticleSlugs(ctx, plain, newId())
  for (let more = 1; ; more++) {
    const slug = more === 1 ? plain : `${plain}-${more}`
    if (!taken.has(slug)) return slug
  }
}

interface Read {
  kind: 'article' | 'statement'
  id: string
  author: Employee
  /** Nobody: it waits. */
  reader: Employee | undefined
}

async function bringReview(ctx: Context, { kind, id, author, reader }: Read): Promise<void> {
  const reviewId = newId()
  const subject = { subjectKind: kind, subjectId: id, conversationId: null }
  const reasons = [{ at: 'asked', message: 'The author asks for a second pair of eyes.' }]
  await insertSampleReview(ctx, { ...subject, id: reviewId, authorId: author.id, reasons })
  if (!reader) return
  const decided = at(ctx, new Date(ctx.now().getTime() + 3 * hourMs))
  const comment = 'Good as it is. I learned something.'
  await decideSampleReview(decided, reviewId, { decision: 'approved', by: reader.id, comment, changedText: null })
}

/** It left by an account that was given up: nothing leaves by it any more. */
async function bringRelease(ctx: Context, company: BroughtCompany): Promise<void> {
  const { title, text, language, link, daysAgo, said } = release
  const out = new Date(ctx.now().getTime() - daysAgo * dayMs)
  const before = at(ctx, new Date(out.getTime() - 20 * hourMs))
  const author = colleague(company, release.by)
  const id = newId()
  const nothing = { happensAt: null, happensWhere: '', embargoUntil: null, tellingWords: [], embargoRuleId: null }
  await insertSampleStatement(before, { id, kind: 'release', title, text, language, link, ...nothing }, author.id)
  const accountId = company.accountIds.get('bluesky')
  if (accountId) await insertSamplePlaces(before, id, [{ accountId, words: said }])
  await bringReview(before, { kind: 'statement', id, author, reader: colleague(company, release.readBy) })
  await moveSampleStatement(at(ctx, out), id, ['draft'], { step: 'released', releasedAt: out })
  const statement = await sampleStatement(ctx, id)
  const left = { step: 'sent' as const, said, externalId: `sample:${id}`, sentAt: out }
  for (const place of statement?.places ?? []) await moveSamplePlace(at(ctx, out), place.id, ['chosen'], left)
}
