import { type Account, accounts, type Connector, connectorWithPage, type Speaker, sources } from '#core/channels'
import { disclosureOf, theCompany } from '#core/company'
import { accountsToChooseFrom } from '#core/delivery'
import { accountsOf, type PersonAccount } from '#core/people'
import { type Review, reviewsOf, whyReadFirst } from '#core/review'
import { type Employee, employees, theEmployee } from '#core/team'
import { whyLookFirst } from '#core/training'
import { foldRow, foldsOf } from '#journey/fold'
import { canGesture, type Gesture, gesturesOf } from '#journey/gesture'
import {
  type Conversation,
  isOneOf,
  type Message,
  messagesOf,
  optOutIn,
  otherConversations,
  saidOutside,
  theConversation,
  whyNotToBeWrittenTo,
} from '#journey/listen'
import { matchesIn } from '#journey/query'
import type { KeptReading } from '#journey/reading'
import { asideOf, type Claim, liveClaim, suggestionsOf } from '#journey/route'
import { readingsOf, topicIdsOf } from '#journey/understand'
import { type Context, requireEmployee } from '#platform/context'
import { formOn, spokeFrom, whoSignsIn } from './give-answer.ts'
import { type Amendment, type Answer, isKnownThere, mayAmend } from './model.ts'
import { amendmentsOf, answersOf, closingOf, draftOf } from './store.ts'

interface SpeakingAccount {
  id: string
  handle: string
  connector: string
  label: string
}

/** What can be done from one account, or why nothing can. */
interface Way {
  possible: boolean
  why: string | null
  /** By which the text is counted: its own measure is asked of the server. */
  countedBy: string | null
  maxLength: { value: number; unit: 'graphemes' | 'characters' | 'bytes' } | null
  can: { quote: boolean; like: boolean; boost: boolean; edit: boolean; retract: boolean; pictures: number }
}

/** How an answer would leave: from which account, signed how, within which length. Or why it can't. */
export interface WayOut extends Way {
  /** It leaves by the person’s own hands, on the network’s page. */
  byHand: boolean
  account: SpeakingAccount | null
  disclosure: string
  /** They are learning: others boost for now. */
  isLearning: boolean
  /** They are new here, and send nothing on their own yet. */
  needsReview: boolean
  /** Why whatever they say here is read first: what it is about, who is addressed, and how their drafts came back. */
  readFirstBecause: string[]
  /** Every account that it could leave from, the usual one first, each with what can be done from it. */
  accounts: (SpeakingAccount & Way & { isOwn: boolean })[]
  /** What a reply takes over from what it answers. */
  inherits: { contentWarning: string | null; visibility: Message['visibility'] }
}

/** An answer with what can still be done about it where it stands. */
export interface ShownAnswer extends Answer {
  /** The page on which its author posts it, and what to know about it. */
  page: { url: string; note: string } | null
  canChange: boolean
  canRetract: boolean
}

export interface OpenedConversation {
  conversation: Conversation
  sourceName: string | null
  messages: (Message & {
    /** Whose account it was said from; `isOurs`: one of ours, so that nobody from outside said it. */
    author: (PersonAccount & { isOurs: boolean }) | null
    colleague: { id: string; name: string; title: string } | null
    reading: KeptReading | null
    /** It asks not to be written to any more, or takes that back. */
    optOut: 'stop' | 'start' | null
    matches: { queryId: string; name: string; spans: number[] }[]
  })[]
  /** What else the person who began it brought up. */
  earlier: Awaited<ReturnType<typeof otherConversations>>
  suggestions: Awaited<ReturnType<typeof suggestionsOf>>
  claim: Claim | null
  draft: NonNullable<Awaited<ReturnType<typeof draftOf>>> | null
  answers: ShownAnswer[]
  amendments: Amendment[]
  gestures: Gesture[]
  reviews: Review[]
  aside: NonNullable<Awaited<ReturnType<typeof asideOf>>> | null
  closing: NonNullable<Awaited<ReturnType<typeof closingOf>>> | null
  wayOut: WayOut
  folds: Awaited<ReturnType<typeof foldsOf>>
  foldedInto: { conversationId: string; how: string; why: string } | null
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
    gestures,
    aside,
    closing,
    places,
    folds,
    foldedInto,
    earlier,
    ours,
  ] = await Promise.all([
    accountsOf(ctx, [...new Set(messages.flatMap(message => (message.accountId ? [message.accountId] : [])))]),
    employees(ctx),
    readingsOf(ctx, ids),
    matchesIn(ctx, ids),
    suggestionsOf(ctx, conversationId),
    liveClaim(ctx, conversationId),
    draftOf(ctx, conversationId, me.employeeId),
    answersOf(ctx, conversationId),
    gesturesOf(ctx, conversationId),
    conversation.standing === 'aside' ? asideOf(ctx, conversationId) : undefined,
    conversation.standing === 'closed' ? closingOf(ctx, conversationId) : undefined,
    sources(ctx),
    foldsOf(ctx, conversationId),
    conversation.foldedInto ? foldRow(ctx, conversationId) : undefined,
    otherConversations(ctx, conversation.openedBy, conversationId),
    accounts(ctx),
  ])
  const [wayOut, amendments] = await Promise.all([
    wayOutOf(ctx, conversation, { messages, answers, colleagues, people, ours }),
    answers.length > 0 ? amendmentsOf(ctx, conversationId) : [],
  ])
  const written = [...answers, ...amendments].map(({ id }) => id)
  const reviews = written.length > 0 ? await reviewsOf(ctx, written) : []
  const personOf = new Map(people.map(person => [person.id, { ...person, isOurs: isOneOf(ours, person) }]))
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
        optOut: optOutIn(conversation.network, message) ?? null,
        matches: matches.filter(match => match.messageId === message.id),
      }
    }),
    folds,
    foldedInto: foldedInto ? { conversationId: foldedInto.intoId, how: foldedInto.how, why: foldedInto.why } : null,
    earlier,
    suggestions,
    claim: claim ?? null,
    draft: draft ?? null,
    answers: answers.map(answer => shown(answer, conversation, messages, me, wayOut)),
    amendments,
    gestures,
    reviews,
    aside: aside ?? null,
    closing: closing ?? null,
    wayOut,
  }
}

/** What its reader may still do about an answer. */
function shown(
  answer: Answer,
  conversation: Conversation,
  messages: Message[],
  me: { employeeId: string; roles: string[] },
  { can }: WayOut,
): ShownAnswer {
  const message = messages.find(each => each.id === answer.messageId)
  const stands = answer.step === 'sent' && message !== undefined && !message.removedAt && !conversation.isSample
  const reachable = stands && answer.accountId !== null && isKnownThere(message.externalId)
  const target = messages.find(each => each.id === answer.replyTo)
  return {
    ...answer,
    page:
      answer.step === 'by-hand' && target
        ? (connectorWithPage(conversation.network)?.replyPage?.(
            { externalId: target.externalId, ...(target.url && { url: target.url }) },
            answer.signedText,
          ) ?? null)
        : null,
    canChange: reachable && can.edit && mayAmend('edit', answer, me) === true,
    canRetract: reachable && can.retract && mayAmend('retraction', answer, me) === true,
  }
}

interface Known {
  messages: Message[]
  answers: Answer[]
  colleagues: Employee[]
  people: PersonAccount[]
  ours: Account[]
}

async function wayOutOf(
  ctx: Context,
  conversation: Conversation,
  { messages, answers, colleagues, people, ours }: Known,
): Promise<WayOut> {
  const me = requireEmployee(ctx)
  const author = colleagues.find(({ id }) => id === me.employeeId) ?? (await theEmployee(ctx, me.employeeId))
  const there = messages.filter(message => message.accountId && !message.removedAt)
  const newest = saidOutside(there, ours, people).at(-1) ?? there.at(-1)
  const language = newest?.language ?? conversation.language
  const [company, notAlone, readFirst] = await Promise.all([
    theCompany(ctx),
    whyLookFirst(ctx, author, { topicIds: () => topicIdsOf(ctx, newest?.id), text: '' }),
    whyReadFirst(ctx, me.employeeId, { kind: conversation.kind, accountId: newest?.accountId ?? null }),
  ])
  const way: WayOut = {
    possible: false,
    why: null,
    byHand: false,
    account: null,
    countedBy: null,
    disclosure: disclosureOf(company, author, language),
    maxLength: null,
    isLearning: author.autonomy === 'learning',
    needsReview: notAlone.some(({ at }) => at === 'learning'),
    readFirstBecause: [...notAlone.filter(({ at }) => at !== 'learning'), ...readFirst].map(reason => reason.message),
    can: { quote: false, like: false, boost: false, edit: false, retract: false, pictures: 0 },
    accounts: [],
    inherits: { contentWarning: newest?.contentWarning ?? null, visibility: newest?.visibility ?? null },
  }
  if (conversation.isSample)
    return {
      ...way,
      why: 'This is the sample company: nothing leaves from here. What you write is kept as a draft.',
    }
  const nothingLeft =
    whyNotToBeWrittenTo(conversation.network, messages) ?? (newest ? null : 'There is nothing left to answer.')
  const speakers = await accountsToChooseFrom(
    ctx,
    { ...conversation, spokeFrom: spokeFrom(ctx, answers), accounts: ours },
    can => can.reply,
  )
  const accounts = speakers.map(speaker => wayThrough(speaker, nothingLeft))
  const [usual] = accounts
  if (!usual) {
    const page = connectorWithPage(conversation.network)
    if (!page)
      return { ...way, why: 'No account of ours answers there. Open the post and answer it where it was said.' }
    return { ...way, possible: nothingLeft === null, why: nothingLeft, byHand: true, ...countedBy(page) }
  }
  const { id, handle, connector, label, isOwn: _, ...through } = usual
  const disclosure = disclosureOf(company, author, language, formOn(speakers[0]?.connector))
  return { ...way, ...through, disclosure, account: { id, handle, connector, label }, accounts }
}

function wayThrough({ account, connector }: Speaker, nothingLeft: string | null): WayOut['accounts'][number] {
  const signedOut = account.signedOutAt
    ? `@${account.handle} is signed out. ${whoSignsIn(account)}; your words are kept.`
    : null
  return {
    id: account.id,
    handle: account.handle,
    connector: account.connector,
    label: connector.label,
    isOwn: account.ownerId !== null,
    possible: signedOut === null && nothingLeft === null,
    why: signedOut ?? nothingLeft,
    ...countedBy(connector),
    can: whatElse(connector),
  }
}

/** In its own measure where it has one that a browser does not know. */
function countedBy({ name, limits, lengthOf, describeLength }: Connector): Pick<WayOut, 'maxLength' | 'countedBy'> {
  return { maxLength: limits.maxLength ?? null, countedBy: lengthOf || describeLength ? name : null }
}

function whatElse({ capabilities }: Connector): WayOut['can'] {
  return {
    quote: capabilities.quote ?? false,
    like: canGesture('like')(capabilities),
    boost: canGesture('boost')(capabilities),
    edit: capabilities.editOwn ?? false,
    retract: capabilities.retract,
    pictures: capabilities.pictures?.most ?? 0,
  }
}
