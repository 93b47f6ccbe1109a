import { z } from 'zod'
import { connectorNamed, theLiveAccount } from '#core/channels'
import { disclosureOf, sign, theCompany } from '#core/company'
import { cancelWaiting, letChangeGo, queueDelivery, releaseChange } from '#core/delivery'
import { allFrozenLike, type Frozen } from '#core/freeze'
import { judgeFor, refuseAnotherName, type Verdict } from '#core/policy'
import { askForReview, whyReadFirst } from '#core/review'
import { type Employee, theEmployee } from '#core/team'
import { whyLookFirst } from '#core/training'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { offerPaths } from '#lib/paths'
import { Problem, type Reason } from '#lib/problem'
import { toPage } from '#places/rich-text'
import { findMaster, homeOf, theSite } from '#places/sites'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { editionById, isCodeTaken, takenSlugs, upsertEdition } from './edition-store.ts'
import { keepPostsTrue } from './keep-posts-true.ts'
import { theOffer, theOwnOffer } from './make-offer.ts'
import {
  type Condition,
  conditionOf,
  everythingIn,
  lacks,
  type Offer,
  type OfferPost,
  saidWhen,
  slugFrom,
  wordsOfOffer,
  wordsOfPost,
} from './model.ts'
import { insertOfferPost, keepDeed, moveOffer, postBecomes, postsOf, rewordPost } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'offer.handed-in': { offerId: string; employeeId: string; reasons: string[] }
    'offer.stopped': { offerId: string; employeeId: string; rules: string[]; guidelineVersion: number | null }
    'offer.released': {
      offerId: string
      siteId: string
      employeeId: string
      isNew: boolean
      places: number
      guidelineVersion: number | null
      findings: string[]
    }
  }
}

export const ReleaseOffer = z.object({
  /** The version that whoever presses has read. */
  version: z.int().min(1),
  /** Ask for a second pair of eyes even where none is needed. */
  askForReview: z.boolean().default(false),
})

/**
 * Its author releases what they wrote, under their own name: the page, and a post from each account that they chose. With
 * it they release what those posts say once it is sold out, moved or over; nothing else ever changes by itself. Where
 * somebody reads it first it goes to them, and comes back to be released.
 */
export async function releaseOffer(ctx: Context, id: string, input: z.input<typeof ReleaseOffer>): Promise<Offer> {
  const me = requireEmployee(ctx)
  const { version, askForReview: asked } = check(ReleaseOffer, input)
  const before = await theOffer(ctx, id)
  if (before.authorId !== me.employeeId)
    throw new Problem('forbidden', `${before.authorName} wrote this: only they change and release it.`)
  await refuseAnothersName(ctx, before)
  const verdict = await refuseWhatIsStopped(ctx, before)
  return inTransaction(ctx, async ctx => {
    const offer = await theOwnOffer(ctx, id, me)
    if (offer.version !== version)
      throw new Problem('conflict', 'It was changed since you looked. Read it again first.')
    const missing = lacks(offer.words, ctx.now())
    if (missing.length > 0) throw new Problem('invalid', missing[0]?.message ?? '', missing)
    if (await isCodeTaken(ctx, offer.words.code, id))
      throw new Problem('invalid', 'Another offer has this code.', [{ at: 'code', message: 'Choose another one.' }])
    const author = await theEmployee(ctx, me.employeeId)
    const isReviewed = offer.step === 'approved' && offer.reviewedVersion === offer.version
    const reasons = isReviewed
      ? []
      : await reasonsToRead(ctx, author, wordsOfOffer(offer.words), verdict, asked, await whyPutRight(ctx, offer))
    const slug = (await editionById(ctx, id))?.slug ?? (await freeSlug(ctx, offer))
    // What a network can't take is said before anybody reads it.
    const messages = await messagesOf(ctx, offer, author, slug)
    const findings = verdict.findings.map(({ ruleId, kind, level, title }) => ({ ruleId, kind, level, title }))
    const { guidelineVersion } = verdict
    const to =
      reasons.length > 0
        ? { step: 'in-review' as const }
        : { step: 'released' as const, release: { by: me.employeeId } }
    if (!(await moveOffer(ctx, id, ['draft', 'returned', 'approved'], { ...to, findings, guidelineVersion })))
      throw new Problem('conflict', 'It is with a colleague to be read, or went out already.')
    if (reasons.length > 0) return handIn(ctx, offer, reasons)
    const isNew = await bringOut(ctx, offer, author, slug)
    for (const message of messages) await letGo(ctx, offer, author, message)
    await keepPostsTrue(ctx, id)
    await keepDeed(ctx, id, { what: 'released', by: me.employeeId, after: offer.words.stock })
    const facts = { offerId: id, siteId: offer.siteId, employeeId: me.employeeId, isNew, places: messages.length }
    const found = verdict.findings.map(({ ruleId }) => ruleId)
    await emit(ctx, 'offer.released', { ...facts, guidelineVersion, findings: found }, { subjectId: id })
    return theOffer(ctx, id)
  })
}

async function handIn(ctx: Context, offer: Offer, reasons: Reason[]): Promise<Offer> {
  const { id, authorId, words, posts } = offer
  await keepDeed(ctx, id, { what: 'handed-in', by: authorId })
  await askForReview(ctx, {
    ...{ subjectKind: 'offer', subjectId: id, conversationId: null, reasons },
    words: JSON.stringify([words, posts]),
  })
  const facts = { offerId: id, employeeId: authorId, reasons: reasons.map(({ at }) => at ?? '') }
  await emit(ctx, 'offer.handed-in', facts, { subjectId: id })
  return theOffer(ctx, id)
}

/** Puts it before the public; true where it was not there before. */
async function bringOut(ctx: Context, offer: Offer, author: Employee, slug: string): Promise<boolean> {
  const { id, siteId, words } = offer
  const standing = await editionById(ctx, id)
  await upsertEdition(
    ctx,
    {
      ...{ offerId: id, siteId, slug, authorId: author.id, words },
      disclosure: disclosureOf(await theCompany(ctx), author, words.language),
      html: toPage(words.about, new Map()),
    },
    !standing || standing.words.stock !== words.stock,
  )
  return !standing
}

/** What is said at one account, and what takes its place when something happens. */
interface ToSay {
  accountId: string
  /** The post that stands there already, and gets these words. */
  standing: OfferPost | undefined
  network: string
  said: string
  /** Null: the post is taken down then. */
  changes: { condition: Condition; said: string | null }[]
}

/** What is posted, signed and within what each network takes, or why that can't be; where it stands, other words for it. */
async function messagesOf(ctx: Context, offer: Offer, author: Employee, slug: string): Promise<ToSay[]> {
  const company = await theCompany(ctx)
  const { words } = offer
  const site = await theSite(ctx, offer.siteId)
  const url = offerPaths(homeOf(ctx, site, await findMaster(ctx))).offer(slug)
  const stands = new Map(
    (await postsOf(ctx, offer.id))
      .filter(({ step }) => step === 'waiting' || step === 'sent' || step === 'doubtful')
      .map(post => [post.accountId, post]),
  )
  const messages: ToSay[] = []
  for (const choice of offer.posts) {
    const standing = stands.get(choice.accountId)
    const account = await theLiveAccount(ctx, choice.accountId)
    const at = `posts.${choice.accountId}`
    if (!account || account.isOfficial || (account.ownerId && account.ownerId !== author.id))
      throw new Problem('conflict', 'An account that you chose can’t be used by you any more.', [
        { at, message: 'It was disconnected, is somebody else’s own, or the company’s official voice.' },
      ])
    const connector = connectorNamed(account.connector)
    const { capabilities } = connector
    if (!connector.send || capabilities.repliesOnly)
      throw new Problem('conflict', `On ${connector.label} one answers, and begins nothing.`, [
        { at, message: 'Choose an account elsewhere.' },
      ])
    if (account.signedOutAt)
      throw new Problem('conflict', `@${account.handle} is signed out there. Sign in again under Settings.`, [
        { at, message: 'Your words are kept.' },
      ])
    const disclosure = disclosureOf(
      company,
      author,
      words.language,
      connector.limits.everyLetterCosts ? 'brief' : undefined,
    )
    const saidThen = (condition: Condition) =>
      sign(saidWhen(condition, wordsOfPost(words, choice.words, url), words.lines), disclosure)
    const said = saidThen('as-it-was')
    const changes = changesWhere(capabilities, saidThen)
    for (const text of [said, ...changes.flatMap(change => change.said ?? [])]) {
      const most = connector.limits.maxLength?.value
      const length = connector.lengthOf?.(text) ?? text.length
      if (most && length > most)
        throw new Problem(
          'invalid',
          `${length - most} too many for ${connector.label}, which takes ${most}, your name and “${words.lines.soldOut}” included.`,
          [{ at, message: `Give @${account.handle} words of its own, or shorten these by ${length - most}.` }],
        )
    }
    if (!standing || (standing.step === 'sent' && standing.said !== said && capabilities.editOwn))
      messages.push({ accountId: account.id, standing, network: account.network, said, changes })
  }
  return messages
}

/**
 * What may happen to a post by itself: other words where the network lets one change them, else that it is taken down
 * once nobody can have it any more. Where neither can be, its author is told and says so themselves.
 */
function changesWhere(
  { editOwn, retract }: { editOwn?: boolean; retract: boolean },
  saidThen: (condition: Condition) => string,
): ToSay['changes'] {
  const all: Condition[] = ['as-it-was', 'sold-out', 'moved', 'over']
  if (editOwn) return all.map(condition => ({ condition, said: saidThen(condition) }))
  return retract
    ? [
        { condition: 'sold-out', said: null },
        { condition: 'over', said: null },
      ]
    : []
}

async function letGo(ctx: Context, { id, words }: Offer, author: Employee, message: ToSay): Promise<void> {
  const { accountId, network, said, changes, standing } = message
  const postId = standing?.id ?? newId()
  const whole = {
    language: words.language,
    writer: { name: author.name, ...(author.title && { title: author.title }) },
  }
  if (!standing) await insertOfferPost(ctx, { id: postId, offerId: id, accountId, network, said })
  for (const { condition, said } of changes)
    await releaseChange(ctx, {
      ...{ postId, condition, accountId, authorId: author.id },
      message: said === null ? null : { ...whole, text: said },
    })
  if (standing) return reword(ctx, id, standing, said)
  await queueDelivery(ctx, {
    ...{ kind: 'offer', subjectId: postId, accountId, authorId: author.id },
    message: { ...whole, text: said },
  })
}

/** Its author released other words: they take the place of those that stand there. */
async function reword(
  ctx: Context,
  offerId: string,
  { id, becomes, changeId }: OfferPost,
  said: string,
): Promise<void> {
  const edition = await editionById(ctx, offerId)
  const condition = edition ? conditionOf(edition, ctx.now()) : 'as-it-was'
  if (becomes && changeId) await cancelWaiting(ctx, 'offer-change', changeId)
  const next = newId()
  if (!(await letChangeGo(ctx, { postId: id, condition, subjectId: next }))) return
  await rewordPost(ctx, id, said)
  await postBecomes(ctx, id, condition, next)
}

/** Why somebody reads it first: whoever wrote it, what the rules find in it, or because they ask. */
async function reasonsToRead(
  ctx: Context,
  author: Employee,
  text: string,
  verdict: Verdict,
  asked: boolean,
  putsRight: Reason[],
): Promise<Reason[]> {
  return [
    ...putsRight,
    ...(await whyLookFirst(ctx, author, { topicIds: [], text })),
    ...verdict.findings
      .filter(({ level }) => level === 'review')
      .map(({ kind, title, explanation }) => ({ at: kind, message: `${title}: ${explanation}` })),
    ...(asked ? [{ at: 'asked', message: 'The author asks for a second pair of eyes.' }] : []),
    ...(await whyReadFirst(ctx, author.id, { kind: 'offer', accountId: null })),
  ]
}

/** Under the page and under each post stands its author, and nobody else signs there. */
async function refuseAnothersName(ctx: Context, { authorId, words, posts }: Offer): Promise<void> {
  const author = await theEmployee(ctx, authorId)
  const disclosure = disclosureOf(await theCompany(ctx), author, words.language)
  await refuseAnotherName(ctx, author, words.about, disclosure, 'about')
  for (const post of posts) await refuseAnotherName(ctx, author, post.words, disclosure, `posts.${post.accountId}`)
}

/** Refused before anything else is touched; that it was tried is kept, the words are not. */
async function refuseWhatIsStopped(ctx: Context, offer: Offer): Promise<Verdict> {
  const { id, authorId, words, posts } = offer
  const verdict = await judgeFor(ctx, authorId, everythingIn(words, posts))
  const found = verdict.findings.filter(({ level }) => level === 'stop')
  const { others } = await whatIsStopped(ctx, offer)
  if (found.length === 0 && others.length === 0) return verdict
  const rules = [...found.map(({ ruleId }) => ruleId), ...others.map(frozen => `frozen:${frozen.id}`)]
  const facts = { offerId: id, employeeId: authorId, rules, guidelineVersion: verdict.guidelineVersion }
  await inTransaction(ctx, ctx => emit(ctx, 'offer.stopped', facts, { subjectId: id }))
  throw new Problem('refused', 'This must stay inside the company.', [
    ...found.map(({ words, title, explanation }) => ({ at: 'about', message: `“${words}”: ${title}. ${explanation}` })),
    ...others.map(({ byName, why }) => ({
      at: 'about',
      message: `${byName} stopped what nearly says the same: ${why}`,
    })),
  ])
}

/** What nearly repeats words that were stopped, to put them right where they stand, is read first. */
async function whyPutRight(ctx: Context, offer: Offer): Promise<Reason[]> {
  const [repeated] = (await whatIsStopped(ctx, offer)).putRight
  if (!repeated) return []
  return [{ at: 'stopped', message: `${repeated.byName} stopped what is like it: ${repeated.why} It is put right.` }]
}

/** What it repeats of words that were stopped: of those that stand there and are put right by it, and of all others. */
async function whatIsStopped(
  ctx: Context,
  { id, words, posts }: Offer,
): Promise<{ putRight: Frozen[]; others: Frozen[] }> {
  const found = await stoppedIn(ctx, [wordsOfOffer(words), words.about, ...posts.map(post => post.words)])
  if (found.length === 0) return { putRight: [], others: [] }
  const standing = await editionById(ctx, id)
  const said = (await postsOf(ctx, id)).filter(({ step }) => step === 'sent').map(post => post.said)
  const isTheSame = standing && said.length === 0 && wordsOfOffer(standing.words) === wordsOfOffer(words)
  const stands = standing && !standing.withdrawnAt && !isTheSame ? [wordsOfOffer(standing.words), ...said] : []
  const own = new Set((await stoppedIn(ctx, stands)).map(frozen => frozen.id))
  return { putRight: found.filter(frozen => own.has(frozen.id)), others: found.filter(frozen => !own.has(frozen.id)) }
}

async function stoppedIn(ctx: Context, words: string[]): Promise<Frozen[]> {
  const found = new Map<string, Frozen>()
  for (const each of words.filter(Boolean))
    for (const frozen of await allFrozenLike(ctx, each)) found.set(frozen.id, frozen)
  return [...found.values()]
}

async function freeSlug(ctx: Context, { id, words }: Offer): Promise<string> {
  const plain = slugFrom(words.title) || id.slice(-12)
  const taken = await takenSlugs(ctx, plain, id)
  for (let at = 1; ; at++) {
    const slug = at === 1 ? plain : `${plain}-${at}`
    if (!taken.has(slug)) return slug
  }
}
