import { z } from 'zod'
import { connectorNamed } from '#core/channels'
import { queueDelivery } from '#core/delivery'
import { frozenLike } from '#core/freeze'
import { judgeFor, type Verdict } from '#core/policy'
import { askForReview, whyReadFirst } from '#core/review'
import { type Employee, theEmployee } from '#core/team'
import { whyLookFirst } from '#core/training'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem, type Reason } from '#lib/problem'
import { lockArticle } from '#places/publish'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type About, aboutOf, type Composed, composePost, othersWords, refuseTooLong } from './compose-post.ts'
import { everythingIn, likest, type Share, type SharePost, standing, wordingsIn } from './model.ts'
import { beginChange, insertPost, moveShare, postsOf } from './store.ts'
import { theOwnShare, theShare } from './write-share.ts'

declare module '#platform/events' {
  interface Events {
    'share.handed-in': { shareId: string; employeeId: string; reasons: string[] }
    'share.stopped': { shareId: string; employeeId: string; rules: string[]; guidelineVersion: number | null }
    'share.released': {
      shareId: string
      employeeId: string
      articleId?: string
      places: number
      /** Of those, where it gets other words. */
      changed: number
      /** They leave when the article goes out. */
      held: boolean
      guidelineVersion: number | null
      findings: string[]
    }
  }
}

export const ReleaseShare = z.object({
  /** The version that whoever presses has read. */
  version: z.int().min(1),
  /** Ask for a second pair of eyes even where none is needed. */
  askForReview: z.boolean().default(false),
})

/**
 * Its author sends what they wrote, under their own name, a post from each account that they chose. What tells of an
 * article that is still to come is held, word by word, until that goes out. Where somebody reads it first it goes to
 * them, and comes back to be sent.
 */
export async function releaseShare(ctx: Context, id: string, input: z.input<typeof ReleaseShare>): Promise<Share> {
  const me = requireEmployee(ctx)
  const { version, askForReview: asked } = check(ReleaseShare, input)
  const before = await theShare(ctx, id)
  if (before.authorId !== me.employeeId)
    throw new Problem('forbidden', `${before.authorName} wrote this: only they change and send it.`)
  const verdict = await refuseWhatIsStopped(ctx, before)
  return inTransaction(ctx, async ctx => {
    // An article that goes out at this very moment waits for us, or we for it: nothing is left behind.
    if (before.articleId) await lockArticle(ctx, before.articleId)
    const share = await theOwnShare(ctx, id, me)
    if (share.version !== version)
      throw new Problem('conflict', 'It was changed since you looked. Read it again first.')
    if (share.posts.length === 0)
      throw new Problem('invalid', 'Choose where it is said.', [{ at: 'posts', message: 'Choose an account first.' }])
    const author = await theEmployee(ctx, me.employeeId)
    const about = await aboutOf(ctx, share.articleId)
    refuseNothingToTell(about)
    const there = (await postsOf(ctx, id)).filter(({ step }) => standing.includes(step))
    refuseWhatCantChange(share, there)
    // What a network can't take, and what a colleague said in these words, is said before anybody reads it.
    const posts = await messagesOf(ctx, share, author, about)
    const isReviewed = share.step === 'approved' && share.reviewedVersion === share.version
    const reasons = isReviewed ? [] : await reasonsToRead(ctx, author, share, verdict, asked)
    const findings = verdict.findings.map(({ ruleId, kind, level, title }) => ({ ruleId, kind, level, title }))
    const { guidelineVersion } = verdict
    const to =
      reasons.length > 0
        ? { step: 'in-review' as const }
        : { step: 'released' as const, release: { by: me.employeeId, stands: standsOf(share) } }
    if (!(await moveShare(ctx, id, ['draft', 'returned', 'approved'], { ...to, findings, guidelineVersion })))
      throw new Problem('conflict', 'It is with a colleague to be read, or was sent already.')
    if (reasons.length > 0) return handIn(ctx, share, reasons)
    const held = about?.standing === 'scheduled'
    let changed = 0
    for (const post of posts) {
      const before = there.find(({ accountId }) => accountId === post.account.id)
      if (!before) await letGo(ctx, share, author, post, { held, link: about?.card?.url ?? null })
      else if (await letChange(ctx, share, author, post, before)) changed++
    }
    const { articleId } = share
    const facts = {
      shareId: id,
      employeeId: me.employeeId,
      ...(articleId && { articleId }),
      places: posts.length - there.length + changed,
      changed,
      held,
    }
    const found = verdict.findings.map(({ ruleId }) => ruleId)
    await emit(ctx, 'share.released', { ...facts, guidelineVersion, findings: found }, { subjectId: id })
    return theShare(ctx, id)
  })
}

/** An article that stands nowhere and goes nowhere leads its readers to nothing. */
function refuseNothingToTell(about: About | undefined): void {
  if (!about) return
  if (about.standing === 'withdrawn')
    throw new Problem('conflict', 'The article was withdrawn. There is nothing to lead to.')
  if (about.standing === 'nowhere')
    throw new Problem('conflict', 'Publish the article first, or give it a time: this leaves with it.')
}

/** What stands somewhere stays chosen, and gets other words only where its network changes what was said. */
function refuseWhatCantChange({ posts }: Share, there: SharePost[]): void {
  for (const { accountId, connector, step } of there) {
    const { capabilities, label, edit } = connectorNamed(connector)
    const at = `posts.${accountId}`
    if (!posts.some(post => post.accountId === accountId))
      throw new Problem('conflict', `It stands on ${label}: leave it chosen, or take the whole post down.`, [
        { at, message: 'It stands there.' },
      ])
    if (step === 'changing') throw new Problem('conflict', 'Other words for it are on their way already.')
    if (!edit || !capabilities.editOwn)
      throw new Problem('conflict', `${label} changes nothing that stands there. Take the post down, and begin anew.`, [
        { at, message: 'What was said here can’t be changed.' },
      ])
  }
}

const standsOf = ({ text, language, posts, pictures, topic }: Share) => ({ text, language, posts, pictures, topic })

async function messagesOf(ctx: Context, share: Share, author: Employee, about: About | undefined): Promise<Composed[]> {
  const others = await othersWords(ctx, about)
  const posts: Composed[] = []
  for (const { accountId } of share.posts) {
    const post = await composePost(ctx, share, accountId, { author, about })
    refuseTooLong(post)
    const alike = likest(post.words, others)
    if (alike)
      throw new Problem('invalid', 'Say it in words of your own.', [
        {
          at: `posts.${accountId}`,
          message: `${alike.byName} ${alike.what === 'article' ? 'wrote' : 'posted'} nearly the same. People notice when they get the same words from several of us.`,
        },
      ])
    posts.push(post)
  }
  return posts
}

async function handIn(ctx: Context, share: Share, reasons: Reason[]): Promise<Share> {
  const { id, authorId } = share
  const words = JSON.stringify([share.text, share.posts, share.articleId, share.topic, share.pictures])
  await askForReview(ctx, { subjectKind: 'share', subjectId: id, conversationId: null, reasons, words })
  const facts = { shareId: id, employeeId: authorId, reasons: reasons.map(({ at }) => at ?? '') }
  await emit(ctx, 'share.handed-in', facts, { subjectId: id })
  return theShare(ctx, id)
}

async function letGo(
  ctx: Context,
  { id: shareId, articleId, language }: Share,
  author: Employee,
  composed: Composed,
  { held, link }: { held: boolean; link: string | null },
): Promise<void> {
  const { account, words, said, pictures, topic } = composed
  const id = newId()
  const step = held ? 'held' : 'waiting'
  const { id: accountId, network } = account
  const post = {
    id,
    shareId,
    authorId: author.id,
    articleId,
    accountId,
    network,
    words,
    said,
    pictures,
    topic,
    link,
    step,
  } as const
  if (!(await insertPost(ctx, post))) return
  await queueDelivery(ctx, {
    ...{ kind: 'share', subjectId: id, accountId, authorId: author.id, held },
    message: messageOf(author, language, composed),
  })
}

/** Other words for what stands there, in its place; nothing where they are those that stand there. */
async function letChange(
  ctx: Context,
  { language }: Share,
  author: Employee,
  composed: Composed,
  { id, externalId, url, ...before }: SharePost,
): Promise<boolean> {
  const { account, words, said, pictures, topic } = composed
  const isAsItWas = before.said === said && before.topic?.title === topic?.title
  if (isAsItWas && JSON.stringify(pictures) === JSON.stringify(before.pictures.map(({ id, alt }) => ({ id, alt }))))
    return false
  const changeId = newId()
  if (!(await beginChange(ctx, id, changeId, { words, said, pictures, topic })))
    throw new Problem('conflict', 'It does not stand there any more, or is being changed already.')
  const of = { externalId: externalId ?? '', ...(url && { url }) }
  await queueDelivery(ctx, {
    ...{ kind: 'edit', subjectId: changeId, accountId: account.id, authorId: author.id, of },
    message: { ...messageOf(author, language, composed), pictures },
  })
  return true
}

/** What the network is given. */
export function messageOf(
  { name, title }: Pick<Employee, 'name' | 'title'>,
  language: string,
  { said, card, pictures, topic }: Pick<Composed, 'said' | 'card' | 'pictures' | 'topic'>,
) {
  return {
    ...{ text: said, language, writer: { name, ...(title && { title }) } },
    ...(card && { card }),
    ...(pictures.length > 0 && { pictures }),
    ...(topic && { topic }),
  }
}

/** Why somebody reads it first: whoever wrote it, what the rules find in it, or because they ask. */
async function reasonsToRead(
  ctx: Context,
  author: Employee,
  share: Share,
  verdict: Verdict,
  asked: boolean,
): Promise<Reason[]> {
  return [
    ...(await whyLookFirst(ctx, author, { topicIds: [], text: everythingIn(share) })),
    ...verdict.findings
      .filter(({ level }) => level === 'review')
      .map(({ kind, title, explanation }) => ({ at: kind, message: `${title}: ${explanation}` })),
    ...(asked ? [{ at: 'asked', message: 'The author asks for a second pair of eyes.' }] : []),
    ...(await whyReadFirst(ctx, author.id, { kind: 'share', accountId: null })),
  ]
}

/** What keeps it inside now: a rule that stops, or words that were stopped everywhere; in words, with the rules. */
export async function whatStops(
  ctx: Context,
  share: Share,
  moment: Date,
): Promise<{ verdict: Verdict; stops: { rules: string[]; reasons: Reason[] } | undefined }> {
  // A rule that ends before it leaves does not stop it: what an embargo keeps may be told when it ends.
  const verdict = await judgeFor({ ...ctx, now: () => moment }, share.authorId, everythingIn(share))
  const found = verdict.findings.filter(({ level }) => level === 'stop')
  const frozen = (await Promise.all(wordingsIn(share).map(words => frozenLike(ctx, words)))).find(Boolean)
  const rules = [...found.map(({ ruleId }) => ruleId), ...(frozen ? [`frozen:${frozen.id}`] : [])]
  if (rules.length === 0) return { verdict, stops: undefined }
  const reasons = [
    ...found.map(({ words, title, explanation }) => ({ at: 'text', message: `“${words}”: ${title}. ${explanation}` })),
    ...(frozen ? [{ at: 'text', message: `${frozen.byName} stopped what nearly says the same: ${frozen.why}` }] : []),
  ]
  return { verdict, stops: { rules, reasons } }
}

/** Refused before anything else is touched; that it was tried is kept, the words are not. */
export async function refuseWhatIsStopped(ctx: Context, share: Share): Promise<Verdict> {
  const about = await aboutOf(ctx, share.articleId)
  const moment = about?.standing === 'scheduled' ? about.goesOutAt : null
  const { verdict, stops } = await whatStops(ctx, share, moment ?? ctx.now())
  if (!stops) return verdict
  const { guidelineVersion } = verdict
  const facts = { shareId: share.id, employeeId: share.authorId, rules: stops.rules, guidelineVersion }
  await inTransaction(ctx, ctx => emit(ctx, 'share.stopped', facts, { subjectId: share.id }))
  throw new Problem('refused', 'This must stay inside the company.', stops.reasons)
}
