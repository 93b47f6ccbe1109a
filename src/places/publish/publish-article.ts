import { z } from 'zod'
import { disclosureOf, theCompany } from '#core/company'
import { allFrozenLike, frozenLike } from '#core/freeze'
import { judgeFor, refuseAnotherName, type Verdict } from '#core/policy'
import { askForReview, whyReadFirst } from '#core/review'
import { theEmployee, upsertDocument } from '#core/team'
import { whyLookFirst } from '#core/training'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { blogPaths } from '#lib/paths'
import { Problem, type Reason } from '#lib/problem'
import { toPage } from '#places/rich-text'
import { findMaster, homeOf } from '#places/sites'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'
import { authorOf, editionById, insertAuthor, takenSlugs, upsertEdition } from './edition-store.ts'
import { mediaOf } from './media-store.ts'
import { type Article, everythingIn, lacks, leavesAt, type Media, slugFrom, wordsOfArticle } from './model.ts'
import { keepRevision, moveArticle } from './store.ts'
import { theArticle, theOwnArticle } from './write-article.ts'

declare module '#platform/events' {
  interface Events {
    'article.handed-in': { articleId: string; employeeId: string; reasons: string[] }
    'article.stopped': { articleId: string; employeeId: string; rules: string[]; guidelineVersion: number | null }
    'article.scheduled': { articleId: string; employeeId: string; goesOutAt: string; guidelineVersion: number | null }
    'article.published': {
      articleId: string
      employeeId: string
      isNew: boolean
      guidelineVersion: number | null
      findings: string[]
    }
    'article.corrected': { articleId: string; employeeId: string }
  }
}

export const goOutJob = 'let an article go out'

export const PublishArticle = z.object({
  /** The version that whoever presses has read. */
  version: z.int().min(1),
  /** Not at once, but then. */
  at: z.coerce.date().nullable().default(null),
  /** Ask for a second pair of eyes even where none is needed. */
  askForReview: z.boolean().default(false),
  /** What was put right, for those who read it before: it stands at the head of the page. */
  correction: z.string().trim().max(500).default(''),
})
export type PublishArticle = z.input<typeof PublishArticle>

/**
 * Its author publishes what they wrote, under their own name: at once, at a time, or at the end of its embargo. Where
 * somebody reads it first it goes to them, and comes back to be published.
 *
 * This is the only door to the public. What goes out at its time does so because its author pressed here.
 */
export async function publishArticle(ctx: Context, id: string, input: PublishArticle): Promise<Article> {
  const me = requireEmployee(ctx)
  const { version, at, askForReview: asked, correction } = check(PublishArticle, input)
  const before = await theArticle(ctx, id)
  if (before.authorId !== me.employeeId)
    throw new Problem('forbidden', `${before.authorName} wrote this: only they change and publish it.`)
  const moment = leavesAt(before, at, ctx.now())
  await refuseAnothersName(ctx, before)
  const verdict = await refuseWhatIsStopped(ctx, before, moment, correction !== '')
  return inTransaction(ctx, async ctx => {
    const article = await theOwnArticle(ctx, id, me)
    if (article.version !== version)
      throw new Problem('conflict', 'It was changed since you looked. Read it again first.')
    const missing = lacks(article, await mediaOf(ctx, id))
    if (missing.length > 0) throw new Problem('invalid', missing[0]?.message ?? '', missing)
    const isReviewed = article.step === 'approved' && article.reviewedVersion === article.version
    const reasons = isReviewed ? [] : await reasonsToRead(ctx, article, verdict, asked)
    if (reasons.length > 0) return handIn(ctx, article, at, verdict, reasons)
    const isLater = moment > ctx.now()
    if (isLater && correction)
      throw new Problem('invalid', 'A correction goes out at once.', [{ at: 'at', message: 'Leave the time out.' }])
    const moved = await moveArticle(ctx, id, ['draft', 'returned', 'approved'], {
      step: isLater ? 'scheduled' : 'published',
      release: { by: me.employeeId },
      goesOutAt: isLater ? moment : null,
      findings: forTheRecord(verdict),
      guidelineVersion: verdict.guidelineVersion,
    })
    if (!moved) throw new Problem('conflict', 'It is with a colleague to be read, or went out already.')
    if (!isLater) return bringOut(ctx, article, verdict, correction)
    await enqueue(ctx, goOutJob, { articleId: id }, { key: `go out ${id}`, runAt: moment })
    const { guidelineVersion } = verdict
    const facts = { articleId: id, employeeId: me.employeeId, goesOutAt: moment.toISOString(), guidelineVersion }
    await emit(ctx, 'article.scheduled', facts, { subjectId: id })
    return theArticle(ctx, id)
  })
}

/** It stands under its author's name, and ends as nobody else's. */
async function refuseAnothersName(ctx: Context, { authorId, language, text }: Article): Promise<void> {
  const author = await theEmployee(ctx, authorId)
  await refuseAnotherName(ctx, author, text, disclosureOf(await theCompany(ctx), author, language))
}

async function handIn(
  ctx: Context,
  article: Article,
  at: Date | null,
  verdict: Verdict,
  reasons: Reason[],
): Promise<Article> {
  const { id, authorId } = article
  const moved = await moveArticle(ctx, id, ['draft', 'returned', 'approved'], {
    step: 'in-review',
    goesOutAt: at,
    findings: forTheRecord(verdict),
    guidelineVersion: verdict.guidelineVersion,
  })
  if (!moved) throw new Problem('conflict', 'It is with a colleague to be read, or went out already.')
  await keepRevision(ctx, id, { what: 'handed-in', by: authorId })
  const words = JSON.stringify([article.title, everythingIn(article, await mediaOf(ctx, id)), article.embargoUntil])
  await askForReview(ctx, { subjectKind: 'article', subjectId: id, conversationId: null, words, reasons })
  const facts = { articleId: id, employeeId: authorId, reasons: reasons.map(reason => reason.at ?? '') }
  await emit(ctx, 'article.handed-in', facts, { subjectId: id })
  return theArticle(ctx, id)
}

/** Why somebody reads it first: whoever wrote it, what the rules find in it, or because they ask. */
async function reasonsToRead(ctx: Context, article: Article, verdict: Verdict, asked: boolean): Promise<Reason[]> {
  const author = await theEmployee(ctx, article.authorId)
  return [
    ...(await whyLookFirst(ctx, author, { topicIds: [], text: wordsOfArticle(article) })),
    ...verdict.findings
      .filter(({ level }) => level === 'review')
      .map(({ kind, title, explanation }) => ({ at: kind, message: `${title}: ${explanation}` })),
    ...(asked ? [{ at: 'asked', message: 'The author asks for a second pair of eyes.' }] : []),
    ...(await whyReadFirst(ctx, author.id, { kind: 'article', accountId: null })),
  ]
}

/** Puts it before the public, in the caller's transaction; whoever calls has seen that its author let it go. */
export async function bringOut(ctx: Context, article: Article, verdict: Verdict, correction = ''): Promise<Article> {
  const { id, authorId } = article
  const [author, company, media] = [await theEmployee(ctx, authorId), await theCompany(ctx), await mediaOf(ctx, id)]
  const standing = await editionById(ctx, id)
  const pictures = new Map(media.filter(({ kind }) => kind === 'picture').map(each => [each.id, each]))
  if (!(await authorOf(ctx, authorId))) await makeAuthorPage(ctx, author)
  const { title, summary, text, language, tags, seriesId, version, kind } = article
  const slug = standing?.slug ?? (await freeSlug(ctx, article))
  await upsertEdition(ctx, {
    ...{ articleId: id, kind, authorId, title, summary, text, language, tags, seriesId, version },
    slug,
    disclosure: disclosureOf(company, author, language),
    html: toPage(text, pictures),
    transcriptHtml: toPage(article.transcript, new Map()),
    media: media.map(withoutArticle),
    correction: standing && correction ? correction : null,
  })
  await keepRevision(ctx, id, { what: standing && correction ? 'corrected' : 'published', by: authorId })
  await addToDocuments(ctx, article, slug)
  const { guidelineVersion } = verdict
  const findings = verdict.findings.map(({ ruleId }) => ruleId)
  const facts = { articleId: id, employeeId: authorId, isNew: !standing, guidelineVersion, findings }
  await emit(ctx, 'article.published', facts, { subjectId: id })
  if (standing && correction)
    await emit(ctx, 'article.corrected', { articleId: id, employeeId: authorId }, { subjectId: id })
  return theArticle(ctx, id)
}

/**
 * Who asks about it talks to its author: it stands among our documents, so that a link to it leads to them and colleagues
 * can invite to it.
 */
async function addToDocuments(ctx: Context, article: Article, slug: string): Promise<void> {
  const url = await addressOf(ctx, slug)
  if (!url) return
  const { title, summary, language, authorId } = article
  await upsertDocument(ctx, { id: newId(), title, url, language, summary, authorIds: [authorId] }, false)
  await emit(ctx, 'knowledge.declared', { employeeId: authorId, topics: 0, documents: 1 })
}

/** Where an article stands for everybody; nothing before there is a place of our own. */
export async function addressOf(ctx: Context, slug: string): Promise<string | undefined> {
  const master = await findMaster(ctx)
  return master && blogPaths(homeOf(ctx, master, master)).article(slug)
}

/** Where an article stands, or will stand by the title that it has now. */
export async function addressFor(ctx: Context, article: Article): Promise<string | undefined> {
  return addressOf(ctx, article.slug ?? (await freeSlug(ctx, article)))
}

const withoutArticle = ({ articleId: _, ...media }: Media) => media

async function makeAuthorPage(ctx: Context, { id, name }: { id: string; name: string }): Promise<void> {
  const plain = slugFrom(name) || 'author'
  for (let at = 1; !(await insertAuthor(ctx, id, at === 1 ? plain : `${plain}-${at}`)); at++)
    if (at > 100) throw new Problem('conflict', 'Too many colleagues share this name.')
}

async function freeSlug(ctx: Context, { id, title }: Article): Promise<string> {
  const plain = slugFrom(title) || id.slice(-12)
  const taken = await takenSlugs(ctx, plain, id)
  for (let at = 1; ; at++) {
    const slug = at === 1 ? plain : `${plain}-${at}`
    if (!taken.has(slug)) return slug
  }
}

/** What keeps it inside at that moment: a rule that stops, or words that were stopped everywhere; in words, with the rules. */
export async function whatStops(
  ctx: Context,
  article: Article,
  moment: Date,
  putsRight = false,
): Promise<{ verdict: Verdict; stops: { rules: string[]; reasons: Reason[] } | undefined }> {
  const words = everythingIn(article, await mediaOf(ctx, article.id))
  // A rule that ends before it leaves does not stop it: what an embargo keeps may be told when it ends.
  const verdict = await judgeFor({ ...ctx, now: () => moment }, article.authorId, words)
  const found = verdict.findings.filter(({ level }) => level === 'stop')
  const frozen = await frozenLike(
    ctx,
    wordsOfArticle(article),
    putsRight ? await stoppedWhereItStands(ctx, article) : [],
  )
  const rules = [...found.map(({ ruleId }) => ruleId), ...(frozen ? [`frozen:${frozen.id}`] : [])]
  if (rules.length === 0) return { verdict, stops: undefined }
  const reasons = [
    ...found.map(({ words, title, explanation }) => ({ at: 'text', message: `“${words}”: ${title}. ${explanation}` })),
    ...(frozen ? [{ at: 'text', message: `${frozen.byName} stopped what nearly says the same: ${frozen.why}` }] : []),
  ]
  return { verdict, stops: { rules, reasons } }
}

/** Words that were stopped and stand there still: what puts them right may leave, where it does not say the same again. */
async function stoppedWhereItStands(ctx: Context, article: Article): Promise<string[]> {
  const standing = await editionById(ctx, article.id)
  if (!standing || standing.withdrawnAt || wordsOfArticle(standing) === wordsOfArticle(article)) return []
  return (await allFrozenLike(ctx, wordsOfArticle(standing))).map(({ id }) => id)
}

/** Refused before anything else is touched; that it was tried is kept, the words are not. */
async function refuseWhatIsStopped(ctx: Context, article: Article, moment: Date, putsRight: boolean): Promise<Verdict> {
  const { verdict, stops } = await whatStops(ctx, article, moment, putsRight)
  if (!stops) return verdict
  const { guidelineVersion } = verdict
  const facts = { articleId: article.id, employeeId: article.authorId, rules: stops.rules, guidelineVersion }
  await inTransaction(ctx, ctx => emit(ctx, 'article.stopped', facts, { subjectId: article.id }))
  throw new Problem('refused', 'This must stay inside the company.', stops.reasons)
}

/** Which rules found what in it, never the words. */
export function forTheRecord({ findings }: Verdict): Article['findings'] {
  return findings.map(({ ruleId, kind, level, title }) => ({ ruleId, kind, level, title }))
}
