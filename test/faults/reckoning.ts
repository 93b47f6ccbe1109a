import type { Intent } from './ines.ts'
import type { Written } from './outsiders.ts'

/** What the house holds at the end. */
export interface Held {
  messages: { externalId: string; conversationId: string; text: string; isOurs: boolean; removed: boolean }[]
  conversations: { id: string; root: string; messageCount: number }[]
  answers: {
    id: string
    text: string
    signedText: string
    step: string
    repliesTo: string
    externalId: string | null
  }[]
}

/** What stands on the network in the company's name at the end. */
export interface Spoken {
  uri: string
  text: string
  parent: string | undefined
}

export interface PostsReckoned {
  value: number
  lost: string[]
  doubled: string[]
  /** Heard although they do not concern us. */
  strays: string[]
  deleted: number
  /** Taken back on the network and still readable in the house. */
  unfollowed: string[]
}

export interface AnswersReckoned {
  value: number
  lost: string[]
  doubled: string[]
  /** On the network, and the house does not know that it sent them. */
  unknown: string[]
  /** Their post was taken back before they could leave: their author has her words again. */
  refused: number
  presses: number
}

/** Holds every post that the network ever took against what was heard. */
export function reckonPosts(written: Written[], held: Held): PostsReckoned {
  const lost: string[] = []
  const doubled: string[] = []
  const strays: string[] = []
  const unfollowed: string[] = []
  const outsiders = held.messages.filter(message => !message.isOurs)
  for (const post of written) {
    const byId = outsiders.filter(message => message.externalId === post.uri)
    const byWords = outsiders.filter(message => message.text.includes(`(${post.token})`))
    const threads = held.conversations.filter(conversation => conversation.root === post.uri)
    if (post.deleted) {
      if (byWords.some(message => !message.removed)) unfollowed.push(post.token)
      continue
    }
    if (!post.concerns) {
      if (byId.length > 0) strays.push(post.token)
      continue
    }
    if (!byId.some(message => message.text === post.text && !message.removed)) lost.push(post.token)
    if (byId.length > 1 || byWords.length > 1 || threads.length > 1) doubled.push(post.token)
  }
  for (const conversation of held.conversations) {
    const really = held.messages.filter(message => message.conversationId === conversation.id).length
    if (really !== conversation.messageCount) doubled.push(`${conversation.id}: ${conversation.messageCount}≠${really}`)
  }
  const deleted = written.filter(post => post.deleted).length
  return {
    value: written.filter(post => post.concerns && !post.deleted).length,
    lost,
    doubled,
    strays,
    deleted,
    unfollowed,
  }
}

/** Holds every answer that a person was told is given against what stands on the network. */
export function reckonAnswers(intents: Intent[], written: Written[], held: Held, spoken: Spoken[]): AnswersReckoned {
  const lost: string[] = []
  const doubled: string[] = []
  let refused = 0
  const gone = new Set(written.filter(post => post.deleted).map(post => post.uri))
  for (const intent of intents) {
    const answers = held.answers.filter(answer => answer.text === intent.text)
    const records = spoken.filter(record => record.text.startsWith(intent.text))
    const shown = held.messages.filter(message => message.isOurs && message.text.startsWith(intent.text))
    if (answers.length > 1 || records.length > 1 || shown.length > 1) doubled.push(intent.token)
    if (!intent.given) continue
    const [answer] = answers
    if (answer?.step === 'refused' && gone.has(answer.repliesTo) && records.length === 0) refused += 1
    else if (answer?.step !== 'sent' || !records.some(record => isThisAnswer(record, answer)))
      lost.push(`${intent.token} (${answer?.step ?? 'not in the house'}, ${records.length} on the network)`)
    else if (shown.length === 0) lost.push(`${intent.token} (sent, not shown in its thread)`)
  }
  const sent = new Set(held.answers.filter(answer => answer.step === 'sent').map(answer => answer.externalId))
  const unknown = spoken.filter(record => !sent.has(record.uri)).map(record => record.text)
  const presses = intents.reduce((sum, intent) => sum + intent.presses, 0)
  return { value: intents.filter(intent => intent.given).length, lost, doubled, unknown, refused, presses }
}

function isThisAnswer(record: Spoken, answer: Held['answers'][number]): boolean {
  return record.uri === answer.externalId && record.text === answer.signedText && record.parent === answer.repliesTo
}
