import { z } from 'zod'
import { freeze } from '#core/freeze'
import { shrinkAutonomy, topicsNamedIn } from '#core/training'
import { theAnswer } from '#journey/answer'
import { theStatement } from '#journey/official'
import { topicIdsOf } from '#journey/understand'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { editionById as offerOutside, postsOf, wordsOfOffer } from '#places/offers'
import { editionById, wordsOfArticle } from '#places/publish'
import { postsOfShare, theShare } from '#places/share'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type Comparable, samePost } from '#text/similar'
import type { Concerned, Incident } from './model.ts'
import { theIncident } from './open-incident.ts'
import { type About, insertConcerned, insertIncident, noteDeed, openIncidentOf, wordsToCompare } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'incident.raised': {
      incidentId: string
      conversationId?: string
      statementId?: string
      articleId?: string
      offerId?: string
      shareId?: string
      employeeId: string
      /** Whose words they are. */
      authorId: string
      isDrill: boolean
      concerned: number
    }
  }
}

export const RaiseIncident = z
  .object({
    /** About an answer of ours; about what the company said; about an article; about an offer; or about a post. */
    answerId: z.uuid().optional(),
    statementId: z.uuid().optional(),
    articleId: z.uuid().optional(),
    offerId: z.uuid().optional(),
    shareId: z.uuid().optional(),
    reason: z.string().trim().min(1, 'Say what is wrong, in a few words.').max(500),
    /** To practise: everything is walked through, and nothing is touched. */
    isDrill: z.boolean().default(false),
  })
  .refine(
    ({ answerId, statementId, articleId, offerId, shareId }) =>
      [answerId, statementId, articleId, offerId, shareId].filter(Boolean).length === 1,
    {
      error: 'Say what is wrong: an answer, what the company said, an article, an offer, or a post.',
      path: ['answerId'],
    },
  )
export type RaiseIncident = z.input<typeof RaiseIncident>

/** Of the words of the shorter one, so much in the same order makes it nearly the same. */
const leastShare = 0.7

/**
 * The button beside everything that we said: something is wrong with it. Nothing like it leaves from this moment on, what
 * says nearly the same elsewhere is found, and whoever coordinates is told. What its author says on the same topics is read
 * first from now on. Anybody may press it; only once.
 */
export async function raiseIncident(ctx: Context, input: RaiseIncident): Promise<Incident> {
  const me = requireEmployee(ctx)
  const { answerId, statementId, articleId, offerId, shareId, reason, isDrill } = check(RaiseIncident, input)
  const about = answerId
    ? { answerId }
    : articleId
      ? { articleId }
      : offerId
        ? { offerId }
        : shareId
          ? { shareId }
          : { statementId: statementId ?? '' }
  return inTransaction(ctx, async ctx => {
    const { authorId, texts, answered, ...subject } = await whatIsWrong(ctx, about)
    const open = await openIncidentOf(ctx, about, isDrill)
    if (open) return theIncident(ctx, open)
    const found = await alikeEverywhere(ctx, about, texts)
    const frozenId = isDrill ? null : await freeze(ctx, together(texts), sentence(reason))
    const id = newId()
    if (!(await insertIncident(ctx, { id, about, reason, isDrill, by: me.employeeId, frozenId })))
      throw new Problem('conflict', 'A colleague pressed it a moment before you. Look again.')
    await insertConcerned(ctx, id, found)
    await noteDeed(ctx, {
      incidentId: id,
      what: 'raised',
      answerId,
      articleId,
      offerId,
      by: me.employeeId,
      outcome: reason,
    })
    await noteDeed(ctx, {
      incidentId: id,
      what: 'froze',
      by: me.employeeId,
      outcome: isDrill ? 'In earnest, nothing like it would leave from now on.' : 'Nothing like it leaves from now on.',
    })
    await emit(
      ctx,
      'incident.raised',
      { incidentId: id, ...subject, employeeId: me.employeeId, authorId, isDrill, concerned: found.length },
      { subjectId: id },
    )
    if (!isDrill) {
      const topicIds = [...(await topicIdsOf(ctx, answered)), ...(await topicsNamedIn(ctx, texts[0] ?? ''))]
      await shrinkAutonomy(ctx, { employeeId: authorId, topicIds, why: 'incident', incidentId: id })
    }
    return theIncident(ctx, id)
  })
}

/** The words it is about, in each of their wordings; those of all places first. */
async function whatIsWrong(
  ctx: Context,
  { answerId, statementId, articleId, offerId, shareId }: About,
): Promise<{
  authorId: string
  texts: string[]
  /** The message that was answered. */
  answered?: string
  conversationId?: string
  statementId?: string
  articleId?: string
  offerId?: string
  shareId?: string
}> {
  if (shareId) {
    const { authorId } = await theShare(ctx, shareId)
    const out = (await postsOfShare(ctx, shareId)).filter(({ step }) => step === 'sent' || step === 'doubtful')
    if (out.length === 0) throw new Problem('not-found', 'There is no such post, or it stands nowhere.')
    return { authorId, texts: [...new Set(out.map(({ words }) => words))], shareId }
  }
  if (offerId) {
    const edition = await offerOutside(ctx, offerId)
    if (!edition || edition.withdrawnAt) throw new Problem('not-found', 'There is no such offer, or it stands nowhere.')
    const said = (await postsOf(ctx, offerId)).filter(({ step }) => step !== 'cancelled').map(post => post.said)
    return { authorId: edition.authorId, texts: [wordsOfOffer(edition.words), ...said], offerId }
  }
  if (articleId) {
    const edition = await editionById(ctx, articleId)
    if (!edition || edition.withdrawnAt)
      throw new Problem('not-found', 'There is no such article, or it stands nowhere.')
    return { authorId: edition.authorId, texts: [wordsOfArticle(edition)], articleId }
  }
  if (answerId) {
    const { authorId, text, conversationId, replyTo } = await theAnswer(ctx, answerId)
    return { authorId, texts: [text], answered: replyTo, conversationId }
  }
  const { id, authorId, text, places } = await theStatement(ctx, statementId ?? '')
  // What is not out yet is known to communications only.
  const out = places.filter(({ step }) => step === 'sent' || step === 'doubtful')
  if (out.length === 0) throw new Problem('not-found', 'There is no such statement, or it stands nowhere.')
  return { authorId, texts: [text, ...out.flatMap(({ words }) => words ?? [])], statementId: id }
}

/** What says nearly the same, everywhere; what it is about is always among them. */
async function alikeEverywhere(
  ctx: Context,
  { answerId, statementId, articleId, offerId, shareId }: About,
  texts: string[],
): Promise<{ kind: Concerned['kind']; id: string; share: number }[]> {
  const given: Comparable[] = texts.map(text => ({ text }))
  const all = (await wordsToCompare(ctx)).flatMap(each => {
    const isIt =
      [answerId, articleId, offerId].includes(each.id) ||
      (statementId !== undefined && each.statementId === statementId) ||
      (shareId !== undefined && each.shareId === shareId)
    const share = isIt ? 1 : Math.max(0, ...given.map(one => samePost({ text: each.text }, one)?.share ?? 0))
    // Whoever follows a post that tells of an article reads what is wrong with that.
    const leadsThere = articleId !== undefined && each.leadsTo === articleId
    return share >= leastShare || leadsThere ? [{ kind: each.kind, id: each.id, share }] : []
  })
  // An offer is said at several places: the one that is most alike counts.
  const found = [...new Map(all.toSorted((a, b) => a.share - b.share).map(each => [each.id, each])).values()]
  // Of the newest only, so what it is about may be older than all that was looked at.
  const itself = answerId
    ? { kind: 'answer' as const, id: answerId, share: 1 }
    : articleId
      ? { kind: 'article' as const, id: articleId, share: 1 }
      : offerId
        ? { kind: 'offer' as const, id: offerId, share: 1 }
        : undefined
  return !itself || found.some(({ id }) => id === itself.id) ? found : [itself, ...found]
}

/** All its wordings as one, so that nothing like any of them leaves; what nearly repeats the first is in it already. */
function together([first = '', ...others]: string[]): string {
  const isNew = (text: string) => (samePost({ text }, { text: first })?.share ?? 0) < leastShare
  return [first, ...new Set(others.filter(isNew))].join('\n\n')
}

/** Other words follow it where it is read. */
const sentence = (words: string) => (/[.!?…]["”’)]?$/.test(words) ? words : `${words}.`)
