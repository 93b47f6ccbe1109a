import { type Finding, pairs } from '#apps/ui'
import type { AnswerStateView, CandidateView, ConversationView, MessageView } from '../conversation-types.ts'
import type { Kind } from '../view-types.ts'
import { gesturesOn, goneWords, stillToDo } from './after-words.ts'
import type { Answered } from './answers.ts'
import { type WhyNotTo, whyNotToWords } from './choice-words.ts'
import { noteView } from './note-view.ts'
import { type Choices, hurts, readingView } from './reading-view.ts'
import { nowWords, placeOf, reasonWords } from './say.ts'

type Opened = Answered['OpenedConversation']
type Message = Opened['messages'][number]

/** Everything about one conversation, as its page shows it. */
export function conversationView(
  opened: Opened,
  myId: string,
  isCoordinator = false,
  choices: Choices = { topics: [], languages: [] },
): ConversationView {
  const { conversation, messages, claim, answers } = opened
  // Who talks with us is who first spoke from outside: what was said from an account of ours is no news to anybody.
  const first =
    messages.find(message => message.author && !message.author.isOurs) ?? messages.find(message => message.author)
  const person = first?.author
  const holderId =
    claim?.employeeId ??
    (['answered', 'in-review', 'closed'].includes(conversation.standing) ? conversation.assigneeId : null)
  const holder = holderId
    ? { id: holderId, name: claim?.employeeName ?? nameOf(opened, holderId), title: '' }
    : undefined
  const mine = answers.findLast(
    answer =>
      answer.authorId === myId &&
      ['in-review', 'returned', 'approved', 'sending', 'by-hand', 'refused', 'doubtful'].includes(answer.step),
  )
  const pending = mine ?? answers.findLast(answer => ['in-review', 'sending', 'by-hand'].includes(answer.step))
  return {
    id: conversation.id,
    title: first?.reading && hurts(first.reading) ? 'Covered: it may hurt' : (conversation.title ?? firstWords(first)),
    place: placeOf(conversation.network, conversation.network === 'feed' ? opened.sourceName : undefined),
    url: first?.url ?? undefined,
    standing: conversation.standing,
    kind: conversation.kind as Kind,
    heardAt: conversation.heardAt,
    answerBy: ['open', 'claimed', 'in-review'].includes(conversation.standing)
      ? (conversation.answerBy ?? undefined)
      : undefined,
    claimedBy: holder,
    yours: holderId === myId || mine !== undefined,
    asideBecause: opened.aside
      ? `${opened.aside.reason}${opened.aside.by ? ` ${opened.aside.by} said so.` : ''}`
      : undefined,
    cameOf: opened.closing
      ? `${cameOfWords(opened.closing)}, says ${opened.closing.by}.${opened.closing.note ? ` “${opened.closing.note}”` : ''}`
      : undefined,
    incomplete: conversation.incomplete ?? undefined,
    folds: opened.folds.map(({ conversationId, network, url, who, why }) => ({
      conversationId,
      place: placeOf(network),
      who: who || 'somebody',
      url: url ?? undefined,
      why,
    })),
    foldedInto: opened.foldedInto ?? undefined,
    messages: messages.map((message, index) =>
      messageView(message, opened, index, { id: myId, isCoordinator }, choices),
    ),
    person: {
      id: person?.id ?? '',
      name: person?.name ?? person?.handle ?? 'Somebody',
      picture: person?.avatarUrl ?? undefined,
      handle: person && !person.handle.startsWith('did:') ? `@${person.handle}` : '',
      place: placeOf(conversation.network),
      url: person?.url ?? undefined,
      followers: person?.followers ?? undefined,
      firstHeardAt: person?.seenAt ?? conversation.heardAt,
      history: opened.earlier.map(({ id, at, words }) => ({ id, at, words: shortened(words) })),
    },
    candidates: opened.suggestions.flatMap(suggestion => candidateView(suggestion, myId)),
    presence: [],
    facts: [],
    answer: pending && answerState(pending, opened, myId),
  }
}

function nameOf(opened: Opened, id: string): string {
  return (
    opened.answers.find(answer => answer.authorId === id)?.authorName ??
    opened.suggestions.find(suggestion => suggestion.employeeId === id)?.name ??
    opened.messages.find(message => message.colleague?.id === id)?.colleague?.name ??
    'A colleague'
  )
}

/** What a closing means; that we chose not to answer says why. */
function cameOfWords({ result, why }: { result: keyof typeof results; why: WhyNotTo | null }): string {
  return result === 'chose-not-to' ? `We chose not to answer: ${whyNotToWords(why)}` : results[result]
}

const results = {
  solved: 'Solved',
  informed: 'Informed',
  thanked: 'Thanked',
  'no-answer-needed': 'No answer was needed',
  'chose-not-to': 'We chose not to answer',
}

const titleLength = 70

function firstWords(message: Message | undefined): string {
  return shortened(message?.removedAt ? 'Taken down' : (message?.text ?? ''))
}

function shortened(text: string): string {
  const line = text.split('\n')[0] ?? ''
  return line.length > titleLength ? `${line.slice(0, titleLength).replace(/\s+\S*$/u, '')}…` : line
}

function messageView(
  message: Message,
  opened: Opened,
  index: number,
  me: { id: string; isCoordinator: boolean },
  choices: Choices,
): MessageView {
  const answer = opened.answers.find(each => each.messageId === message.id)
  const parent = opened.messages.find(each => each.externalId === message.parentExternalId)
  const ours = message.colleague
  return {
    id: message.id,
    from: ours || message.author?.isOurs ? 'us' : 'outside',
    name: ours?.name ?? message.author?.name ?? message.author?.handle ?? 'Somebody',
    picture: message.author?.avatarUrl ?? undefined,
    at: message.postedAt,
    editedAt: message.editedAt ?? undefined,
    removedAt: message.removedAt ?? undefined,
    url: message.url ?? undefined,
    title: message.title ?? undefined,
    text: answer?.text ?? (ours ? withoutDisclosure(message.text) : message.text),
    language: message.language ?? undefined,
    spans: message.matches.flatMap(match => pairs(untilTitle(match.spans))),
    to: index > 0 && parent ? (parent.colleague?.name ?? parent.author?.name ?? parent.author?.handle) : undefined,
    media: message.media,
    reading: message.reading ? readingView(message, message.reading, choices, me) : undefined,
    undeliveredWhy: message.undeliveredWhy ?? undefined,
    optOut: message.optOut ?? undefined,
    disclosure: ours ? (message.text.split('\n').at(-1) ?? '') : undefined,
    goneWords: goneWords(answer, opened),
    // Some networks have their warning where others have a title: it is said once.
    behind: message.contentWarning && message.contentWarning !== message.title ? message.contentWarning : undefined,
    seenBy: message.visibility ? seenBy[message.visibility] : undefined,
    ...(ours || message.author?.isOurs ? stillToDo(answer, opened, me.id) : gesturesOn(message, opened, me)),
  }
}

const seenBy: Record<string, string | undefined> = {
  followers: 'for their followers only',
  direct: 'said to us alone',
}

/** Our own messages end with who wrote them; that line is shown apart. */
function withoutDisclosure(text: string): string {
  return text.split('\n').slice(0, -1).join('\n').trim() || text
}

/** Spans in the title follow after a -1; only those in the text are marked here. */
function untilTitle(spans: number[]): number[] {
  const cut = spans.indexOf(-1)
  return cut === -1 ? spans : spans.slice(0, cut)
}

function candidateView(suggestion: Opened['suggestions'][number], myId: string): CandidateView[] {
  if (suggestion.passedAt) return []
  const you = suggestion.employeeId === myId
  return [
    {
      colleague: { id: suggestion.employeeId, name: suggestion.name, title: suggestion.title },
      you,
      reasons: suggestion.reasons.flatMap(reason => reasonWords(reason, you) ?? []),
      now: nowWords(suggestion.reasons),
    },
  ]
}

function answerState(answer: Opened['answers'][number], opened: Opened, myId: string): AnswerStateView {
  const review = opened.reviews.findLast(each => each.subjectId === answer.id && each.decision !== null)
  return {
    step: answer.step === 'withdrawn' || answer.step === 'retracted' ? 'returned' : answer.step,
    page: answer.page ?? undefined,
    authorName: answer.authorName,
    yours: answer.authorId === myId,
    comment: review?.comment,
    reviewer: review?.deciderName ?? undefined,
    notes: review?.notes.map(noteView),
  }
}

/** What the guard found, as the composer shows it. */
export function findingViews(
  found: readonly {
    ruleId: string
    level: Finding['level']
    start: number
    end: number
    words: string
    title: string
    explanation: string
    owner?: string
    suggestion?: string
    advice?: string
  }[],
): Finding[] {
  return found.map(({ ruleId, level, start, end, words, title, explanation, owner, suggestion, advice }) => ({
    ruleId,
    level,
    start,
    end,
    words,
    title,
    explanation,
    owner,
    suggestion,
    advice,
  }))
}
