import type { Finding as Found } from '#text/guard'
import type { ReviewRowView, ReviewView } from '../review-types.ts'
import { kindWords } from '../screens/topic-fields.tsx'
import { firstName, languageWords } from '../words.ts'
import type { Answered } from './answers.ts'
import { articleKinds } from './article-views.ts'
import { findingViews } from './conversation-view.ts'
import { noteView } from './note-view.ts'
import { priceWords } from './offer-views.ts'
import { placeOf } from './say.ts'
import { statementSaid } from './statement-views.ts'

type Queued = Answered['QueuedReview']
type Opened = Answered['OpenedConversation']

/** What is to be judged: an answer, or the other words for one, as whoever looked before left them. */
export const draftOf = ({ answer, change, statement, article, offer, share, changedText }: Queued): string =>
  changedText ??
  change?.text ??
  answer?.text ??
  statement?.text ??
  article?.text ??
  offer?.words.about ??
  share?.text ??
  ''

const languageOf = ({ answer, statement, article, offer, share }: Queued) =>
  answer?.language ?? statement?.language ?? article?.language ?? offer?.words.language ?? share?.language ?? undefined

function aboutRow(review: Queued): string {
  if (review.statement)
    return `${review.correction ? 'Other words for what the company said' : 'The company will say'}: ${review.statement.title}`
  if (review.article) return `An article: ${review.article.title}`
  if (review.offer) return `An offer: ${review.offer.words.title}`
  if (review.share?.topic) return `A conversation in the community: ${review.share.topic.title}`
  if (review.share) return review.share.articleId ? 'A post about an article, for networks' : 'A post for networks'
  const what = review.change ? 'Other words for an answer' : 'An answer'
  const language = languageOf(review)
  return language ? `${what} in ${languageWords(language)}` : what
}

/** A draft that waits, as the list shows it. */
export function reviewRow(review: Queued): ReviewRowView {
  return {
    id: review.id,
    author: { id: review.authorId, name: review.authorName, title: '' },
    about: aboutRow(review),
    isOfficial: review.statement !== null,
    words: draftOf(review).trim(),
    language: languageOf(review),
    because: review.reasons.map(reason => sentence(reason.message)).join(' '),
    askedAt: review.askedAt,
  }
}

/** What a colleague is about to publish, and what the rules in force at its time find in all of it. */
export function articleReviewView(
  review: Queued,
  article: NonNullable<Queued['article']>,
  found: readonly Found[],
  names: ReadonlyMap<string, string>,
): ReviewView {
  const { title, summary, transcript, tags, media, embargoUntil, goesOutAt } = article
  return {
    ...reviewRow(review),
    ...judged(review, found, names),
    about: `${firstName(review.authorName)} will publish: ${title}`,
    article: {
      ...{ title, summary, transcript, tags },
      kind: articleKinds.find(({ value }) => value === article.kind)?.label ?? '',
      ...(embargoUntil && { embargoUntil }),
      ...(goesOutAt && { goesOutAt }),
      pictures: media.filter(({ kind }) => kind === 'picture').map(({ id, alt }) => ({ id, alt })),
      recordings: media.flatMap(({ id, kind, captions }) =>
        kind === 'picture' ? [] : [{ id, kind, captions: captions ?? '' }],
      ),
    },
    disclosure: '',
  }
}

/** What a colleague is about to offer, with what its posts will say by themselves once it is gone. */
export function offerReviewView(
  review: Queued,
  { words, posts }: NonNullable<Queued['offer']>,
  found: readonly Found[],
  names: ReadonlyMap<string, string>,
): ReviewView {
  const { place, lines } = words
  const where = [place.label, place.address, ...place.stops.map(({ label }) => label)].filter(Boolean).join(', ')
  const said = posts.map(({ words }) => words).filter(Boolean)
  return {
    ...reviewRow(review),
    ...judged(review, found, names),
    about: `${firstName(review.authorName)} will offer: ${words.title}`,
    article: {
      ...{ kind: 'Offer', title: words.title, tags: [], pictures: [], recordings: [] },
      summary: [priceWords(words), where, words.conditions].filter(Boolean).join(' · '),
      transcript: posts.length > 0 ? [...said, lines.soldOut, lines.moved, lines.over].join('\n\n') : '',
    },
    disclosure: '',
  }
}

/** What a colleague is about to tell on networks; words for one of them alone stand below those for all. */
export function shareReviewView(
  review: Queued,
  share: NonNullable<Queued['share']>,
  found: readonly Found[],
  names: ReadonlyMap<string, string>,
): ReviewView {
  const own = share.posts.map(({ words }) => words).filter(Boolean)
  const { topic } = share
  const more = topic?.kind === 'poll' ? topic.choices : topic?.kind === 'event' ? [topic.place, topic.address] : []
  return {
    ...reviewRow(review),
    ...judged(review, found, names),
    about: topic
      ? `${firstName(review.authorName)} will begin in the community: ${topic.title}`
      : `${firstName(review.authorName)} will post on ${share.posts.length === 1 ? 'a network' : `${share.posts.length} networks`}`,
    article: {
      ...{ tags: topic?.tags ?? [], pictures: share.pictures, isPost: true, recordings: [] },
      kind: topic ? kindWords[topic.kind] : 'Post',
      title: topic ? topic.title : 'For every network without words of its own',
      summary:
        more.filter(Boolean).length > 0
          ? more.filter(Boolean).join(' · ')
          : own.length > 0
            ? 'Words for single networks stand below: return it where those should change.'
            : '',
      transcript: own.join('\n\n'),
    },
    disclosure: '',
  }
}

/** What the company is about to say, and what the rules in force find in it now; its own embargo is no news. */
export function statementReviewView(
  review: Queued,
  statement: NonNullable<Queued['statement']>,
  found: readonly Found[],
  names: ReadonlyMap<string, string>,
  company: string,
): ReviewView {
  const own = found.filter(finding => finding.ruleId !== statement.embargoRuleId)
  return {
    ...reviewRow(review),
    ...judged(review, own, names),
    about: review.correction
      ? `${firstName(review.authorName)} puts right what the company said: ${review.correction.reason}`
      : `${firstName(review.authorName)} has the company say: ${statement.title}`,
    standing: review.correction?.before,
    statement: statementSaid(statement),
    disclosure: `— ${company}`,
  }
}

/** The draft with what was asked, and what the rules in force find in it now. */
export function reviewView(
  review: Queued,
  answer: NonNullable<Queued['answer']>,
  opened: Opened,
  found: readonly Found[],
  names: ReadonlyMap<string, string>,
): ReviewView {
  const asked = opened.messages.find(message => message.id === answer.replyTo)
  const who = asked?.author?.name ?? asked?.author?.handle ?? asked?.colleague?.name ?? 'Somebody'
  return {
    ...reviewRow(review),
    ...judged(review, found, names),
    about: `${firstName(review.authorName)} ${review.change ? 'gives an answer other words, to' : 'answers'} ${who}`,
    conversationId: answer.conversationId,
    place: placeOf(opened.conversation.network),
    answerBy: opened.conversation.answerBy ?? undefined,
    question: {
      name: who,
      picture: asked?.author?.avatarUrl ?? undefined,
      at: asked?.postedAt ?? opened.conversation.heardAt,
      text: asked ? (asked.removedAt ? 'The words were taken down.' : asked.text) : 'The message is not here any more.',
      language: asked?.language ?? undefined,
    },
    pictures: review.change ? [] : answer.pictures,
    standing: review.change ? answer.text : undefined,
    disclosure: answer.signedText.slice(answer.text.length).trim(),
  }
}

/** What whoever looks goes by, whatever it is. */
function judged(review: Queued, found: readonly Found[], names: ReadonlyMap<string, string>) {
  return {
    draft: draftOf(review),
    findings: findingViews(found),
    checked: checked(found),
    lockedBecause: review.lockedBecause ?? undefined,
    steps: review.steps.map((step, at) => ({
      name: step.name || (review.steps.length > 1 ? `Step ${at + 1}` : 'Needed'),
      words: whoLooks(step, names),
      state: at < review.step ? ('done' as const) : at === review.step ? ('now' as const) : ('later' as const),
      looked: review.looks.filter(look => look.step === at),
    })),
    waitsFor: {
      all: review.waitsFor.all,
      away:
        review.waitsFor.away.length > 0
          ? `${listed(review.waitsFor.away)} ${review.waitsFor.away.length > 1 ? 'are' : 'is'} away and not waited for.`
          : undefined,
    },
    notes: review.notes.map(noteView),
  }
}

/** "any reviewer", "all of Ada Okafor and Inés Navarro". */
export function whoLooks(
  step: { needs: 'any' | 'all'; people: string[] | null },
  names: ReadonlyMap<string, string>,
): string {
  if (!step.people) return step.needs === 'any' ? 'any reviewer' : 'every reviewer'
  const people = step.people.map(id => names.get(id) ?? 'somebody who left')
  if (people.length === 1) return people[0] ?? ''
  return `${step.needs === 'any' ? 'any of' : 'all of'} ${listed(people)}`
}

const listed = (names: string[]) => new Intl.ListFormat('en').format(names)

const looked: { what: string; kinds: Found['kind'][] }[] = [
  { what: 'Personal data', kinds: ['personal'] },
  { what: 'Kept inside', kinds: ['confidential', 'embargo', 'secret'] },
  { what: 'Figures', kinds: ['finance'] },
  { what: 'Promises', kinds: ['promise'] },
]

function checked(found: readonly Found[]): ReviewView['checked'] {
  return looked.map(({ what, kinds }) => {
    const words = [...new Set(found.filter(each => kinds.includes(each.kind)).map(each => each.words))]
    return { what, found: words.length > 0 ? words.map(each => `“${each}”`).join(', ') : 'nothing found' }
  })
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
