import { accounts, connectorNamed, sources } from '#core/channels'
import { disclosureOf, theCompany } from '#core/company'
import { accountsOf, type PersonAccount } from '#core/people'
import { type Review, reviewsOf } from '#core/review'
import { employees, theEmployee } from '#core/team'
import { type Conversation, type Message, messagesOf, otherConversations, theConversation } from '#journey/listen'
import { matchesIn } from '#journey/query'
import { asideOf, type Claim, liveClaim, suggestionsOf } from '#journey/route'
import { type Reading, readingsOf } from '#journey/understand'
import { type Context, requireEmployee } from '#platform/context'
import type { Answer } from './model.ts'
import { answersOf, closingOf, draftOf } from './store.ts'

/** How an answer would leave: from which account, signed how, within which length. Or why it can't. */
export interface WayOut {
  possible: boolean
  why: string | null
  account: { id: string; handle: string; connector: string; label: string } | null
  disclosure: string
  maxLength: { value: number; unit: 'graphemes' | 'characters' | 'bytes' } | null
  needsReview: boolean
}

export interface OpenedConversation {
  conversation: Conversation
  sourceName: string | null
  messages: (Message & {
    author: PersonAccount | null
    colleague: { id: string; name: string; title: string } | null
    reading: Reading | null
    matches: { queryId: string; name: string; spans: number[] }[]
  })[]
  /** What else the person who began it brought up. */
  earlier: Awaited<ReturnType<typeof otherConversations>>
  suggestions: Awaited<ReturnType<typeof suggestionsOf>>
  claim: Claim | null
  draft: { text: string; savedAt: Date } | null
  answers: Answer[]
  reviews: Review[]
  aside: NonNullable<Awaited<ReturnType<typeof asideOf>>> | null
  closing: NonNullable<Awaited<ReturnType<typeof closingOf>>> | null
  wayOut: WayOut
}

/** Everything about one conversation that its page shows. */
export async function openConversation(ctx: Context, conversationId: string): Promise<OpenedConversation> {
  const me = requireEmployee(ctx)
  // In this order: a reply that is shown has had its effect on where the conversation stands.
  const messages = await messagesOf(ctx, conversationId)
  const conversation = await theConversation(ctx, conversationId)
  const ids = messages.map(message => message.id)
  const [
    people,
    colleagues,
    readings,
    matches,
    suggestions,
    claim,
    draft,
    answers,
    aside,
    closing,
    places,
    wayOut,
    earlier,
  ] = await Promise.all([
    accountsOf(ctx, [...new Set(messages.flatMap(message => (message.accountId ? [message.accountId] : [])))]),
    employees(ctx),
    readingsOf(ctx, ids),
    matchesIn(ctx, ids),
    suggestionsOf(ctx, conversationId),
    liveClaim(ctx, conversationId),
    draftOf(ctx, conversationId, me.employeeId),
    answersOf(ctx, conversationId),
    asideOf(ctx, conversationId),
    closingOf(ctx, conversationId),
    sources(ctx),
    wayOutOf(ctx, conversation, messages),
    otherConversations(ctx, conversation.openedBy, conversationId),
  ])
  const reviews =
    answers.length > 0
      ? await reviewsOf(
          ctx,
          answers.map(answer => answer.id),
        )
      : []
  const personOf = new Map(people.map(person => [person.id, person]))
  const colleagueOf = new Map(colleagues.map(colleague => [colleague.id, colleague]))
  const readingOf = new Map(readings.map(reading => [reading.messageId, reading]))
  return {
    conversation,
    sourceName: places.find(place => place.id === conversation.sourceId)?.label ?? null,
    messages: messages.map(message => {
      const colleague = message.authorId ? colleagueOf.get(message.authorId) : undefined
      return {
        ...message,
        author: (message.accountId && personOf.get(message.accountId)) || null,
        colleague: message.authorId
          ? { id: message.authorId, name: colleague?.name ?? 'A former colleague', title: colleague?.title ?? '' }
          : null,
        reading: readingOf.get(message.id) ?? null,
        matches: matches.filter(match => match.messageId === message.id),
      }
    }),
    earlier,
    suggestions,
    claim: claim ?? null,
    draft: draft ?? null,
    answers,
    reviews,
    aside: aside ?? null,
    closing: closing ?? null,
    wayOut,
  }
}

async function wayOutOf(ctx: Context, conversation: Conversation, messages: Message[]): Promise<WayOut> {
  const me = requireEmployee(ctx)
  const [company, author] = [await theCompany(ctx), await theEmployee(ctx, me.employeeId)]
  const newest = messages.filter(message => message.accountId && !message.removedAt).at(-1)
  const disclosure = disclosureOf(company, author, newest?.language ?? conversation.language)
  const needsReview = author.autonomy === 'learning'
  const closed = { possible: false, account: null, disclosure, maxLength: null, needsReview }
  if (conversation.isSample)
    return {
      ...closed,
      why: 'This is the sample company: nothing leaves from here. What you write is kept as a draft.',
    }
  const account = (await accounts(ctx)).find(
    each => each.network === conversation.network && connectorNamed(each.connector).capabilities.reply,
  )
  if (!account)
    return { ...closed, why: 'No account of ours answers there. Open the post and answer it where it was said.' }
  const connector = connectorNamed(account.connector)
  const signedOut = account.signedOutAt
    ? `@${account.handle} is signed out. An administrator signs in again; your words are kept.`
    : null
  return {
    possible: signedOut === null && newest !== undefined,
    why: signedOut ?? (newest ? null : 'There is nothing left to answer.'),
    account: { id: account.id, handle: account.handle, connector: account.connector, label: connector.label },
    disclosure,
    maxLength: connector.limits.maxLength ?? null,
    needsReview,
  }
}
