import type { ComposingView, GestureView, MessageView } from '../conversation-types.ts'
import { firstName } from '../words.ts'
import type { Answered } from './answers.ts'

type Opened = Answered['OpenedConversation']
type Message = Opened['messages'][number]
type Answer = Opened['answers'][number]

/** What can still be done about our own words where they stand, and what is under way. */
export function stillToDo(
  answer: Answer | undefined,
  { amendments, reviews }: Pick<Opened, 'amendments' | 'reviews'>,
  myId: string,
): Pick<MessageView, 'answerId' | 'canChange' | 'canRetract' | 'stands' | 'amendment'> {
  if (!answer) return {}
  const last = amendments.findLast(each => each.answerId === answer.id && each.step !== 'withdrawn')
  const underWay = last?.step === 'sending'
  return {
    answerId: answer.id,
    stands: answer.step === 'sent',
    canChange: answer.canChange && !underWay,
    canRetract: answer.canRetract && !(underWay && last.kind === 'retraction'),
    amendment: last && amendmentWords(last, reviews, last.employeeId === myId),
  }
}

function amendmentWords(
  { id, kind, step, failure }: Opened['amendments'][number],
  reviews: Opened['reviews'],
  isMine: boolean,
): MessageView['amendment'] {
  const review = reviews.findLast(each => each.subjectId === id)
  const reviewer = firstName(review?.deciderName ?? 'A reviewer')
  const said = review?.comment ? ` “${review.comment}”` : ''
  const unsent = isMine ? { unsentId: id } : {}
  if (step === 'in-review') return { tone: 'line', words: 'Other words are with a reviewer.', ...unsent }
  if (step === 'approved')
    return { tone: 'line', words: `${reviewer} approved other words.${said}`, ...unsent, isApproved: isMine }
  if (step === 'returned') return { tone: 'care', words: `${reviewer} returned other words.${said}`, ...unsent }
  const what = kind === 'edit' ? 'Other words are' : 'Its taking down is'
  if (step === 'sending') return { tone: 'line', words: `${what} on the way.` }
  if (step === 'refused')
    return { tone: 'care', words: `${kind === 'edit' ? 'Not changed' : 'Not taken down'}: ${failure ?? ''}` }
  if (step === 'doubtful') return { tone: 'care', words: failure ?? '' }
  return undefined
}

/** Why our words are gone: who took them down, and the reason they gave. */
export function goneWords(answer: Answer | undefined, { amendments }: Pick<Opened, 'amendments'>): string | undefined {
  const taken = answer && amendments.findLast(each => each.answerId === answer.id && each.kind === 'retraction')
  if (answer?.step !== 'retracted' || !taken) return undefined
  const reason = `“${taken.reason}”`
  if (taken.employeeId === answer.authorId) return `took this down: ${reason}`
  return `said something here that ${taken.employeeName} took down: ${reason}`
}

/** Thanks of ours without words under an outsider's message, and which are possible. */
export function gesturesOn(
  message: Message,
  { gestures, wayOut }: Pick<Opened, 'gestures' | 'wayOut'>,
  me: { id: string; isCoordinator: boolean },
): Pick<MessageView, 'gestures' | 'canThank'> {
  if (message.removedAt) return {}
  const its = gestures.filter(gesture => gesture.messageId === message.id)
  const standing = its.filter(gesture => gesture.step !== 'refused')
  const has = (kind: 'like' | 'boost') => standing.some(gesture => gesture.kind === kind)
  const shownToAll = message.visibility !== 'followers' && message.visibility !== 'direct'
  // What was refused is said until something of its kind stands.
  const shown = its.filter(
    (gesture, index) =>
      gesture.step !== 'refused' ||
      (!has(gesture.kind) && its.findLastIndex(other => other.kind === gesture.kind) === index),
  )
  return {
    gestures: shown.map(gesture => gestureView(gesture, me)),
    canThank: {
      like: wayOut.can.like && !has('like'),
      boost: wayOut.can.boost && !has('boost') && shownToAll,
      ...(wayOut.isLearning && { boostLockedBecause: 'You are new here: a colleague boosts for now.' }),
    },
  }
}

function gestureView(
  { id, kind, employeeId, employeeName, step, failure }: Opened['gestures'][number],
  me: { id: string; isCoordinator: boolean },
): GestureView {
  const who = employeeId === me.id ? 'You' : firstName(employeeName)
  const did = kind === 'like' ? 'thanked with a like' : 'boosted it'
  const words = {
    sending: `${who} ${did}: on its way`,
    made: `${who} ${did}`,
    'taking-back': `${who} ${did}: being taken back`,
    'taken-back': '',
    refused: `The ${kind} was not taken`,
  }[step]
  return {
    id,
    words,
    trouble: failure ?? undefined,
    canTakeBack: step === 'made' && (employeeId === me.id || me.isCoordinator),
  }
}

/** What an answer takes over from what it answers, in words for whoever writes it. */
export function inheritedWords({ contentWarning, visibility }: Opened['wayOut']['inherits']): string | undefined {
  const behind = contentWarning && `It stands behind the same warning: “${contentWarning}”.`
  const seen = {
    public: undefined,
    unlisted: 'It is public, and in no public list, like what it answers.',
    followers: 'Nobody sees it who could not see what it answers.',
    direct: 'Only they see it.',
  }[visibility ?? 'public']
  return [behind, seen].filter(Boolean).join(' ') || undefined
}

/** How it would leave from the account that was chosen, or from the usual one. */
export function wayFrom(wayOut: Opened['wayOut'], accountId: string | undefined): Opened['wayOut'] {
  const chosen = wayOut.accounts.find(account => account.id === accountId)
  if (!chosen) return wayOut
  const { id, handle, connector, label, isOwn: _, ...way } = chosen
  return { ...wayOut, ...way, account: { id, handle, connector, label } }
}

/** What there is to choose from, where there is more than one account. */
export function accountsToChoose({ account, accounts }: Opened['wayOut']): ComposingView['from'] {
  if (!account || accounts.length < 2) return undefined
  return {
    chosen: account.id,
    accounts: accounts.map(({ id, handle, isOwn }) => ({
      id,
      words: `${handle}${isOwn ? ', your own account' : ', the company’s account'}`,
    })),
  }
}
