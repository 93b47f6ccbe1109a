import type { Post } from '#core/channels'
import { theCompany } from '#core/company'
import { authorKey, knownSince, rememberAuthors, type SeenAuthor } from '#core/people'
import type { Employee } from '#core/team'
import {
  copyLength,
  insertSampleConversations,
  insertSampleMatches,
  insertSampleMessages,
  markSampleCopies,
  type SampleConversationRow,
  type SampleMessageRow,
  type Standing,
} from '#journey/listen'
import { listener, matchable } from '#journey/query'
import type { Reading } from '#journey/reading'
import { understanding } from '#journey/understand'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import { fingerprint } from '#text/fingerprint'
import { searchTerms } from '#text/tokens'
import { type BroughtCompany, colleague } from './bring-company.ts'
import type { Sample, SampleConversation, SampleMessage, SampleNetwork, SamplePerson, SampleState } from './shape.ts'

/** A message of a brought conversation. */
export interface Spoken {
  id: string
  externalId: string
  replyTo: string | null
  said: SampleMessage
  postedAt: Date
  /** Set when one of us said it. */
  author: Employee | undefined
  /** Set when somebody outside said it: the post as its network told of it. */
  post: Post | undefined
}

/** A conversation with everything said in it, ready to be given its claims, answers and results. */
export interface Thread {
  id: string
  said: SampleConversation
  messages: Spoken[]
  root: Spoken
  /** How Sosh itself reads the first post, whatever its writer meant. */
  reading: Reading
  standing: Standing
  assignee: Employee | undefined
}

const heardAfterMs = 4_000

const standings: Record<SampleState, Standing> = {
  new: 'open',
  suggested: 'open',
  claimed: 'claimed',
  'in-review': 'in-review',
  // A returned draft waits in the same place, now for its author.
  returned: 'in-review',
  answered: 'answered',
  solved: 'closed',
  thanked: 'closed',
  'set-aside': 'aside',
  static: 'aside',
  gone: 'gone',
}

/** Lets the house hear every conversation as it would have: read, matched, indexed, each message at its time. */
export async function bringConversations(ctx: Context, sample: Sample, company: BroughtCompany): Promise<Thread[]> {
  const { read } = await understanding.reader(ctx)
  const threads = threadsOf(ctx, sample, company, read)
  const accounts = await rememberAuthors(ctx, sample.people.map(authorOf), true)
  const accountOf = (post: Post | undefined) =>
    (post && accounts.get(authorKey({ network: post.network, externalId: post.author.externalId }))) ?? null
  const { answerWithinMinutes } = await theCompany(ctx)
  const spoken = threads.flatMap(thread => thread.messages.map(message => ({ thread, message })))
  await knownSince(
    ctx,
    spoken.flatMap(({ message }) => {
      const accountId = accountOf(message.post)
      return accountId && message.post ? [{ accountId, at: message.post.postedAt }] : []
    }),
  )
  const sourceOf = (thread: Thread) => company.sourceIds.get(thread.said.network) ?? null

  await insertSampleConversations(
    ctx,
    threads.map(thread => conversationRow(thread, accountOf(thread.root.post), sourceOf(thread), answerWithinMinutes)),
  )
  const heard = spoken.map(({ thread, message }) => ({
    message,
    reading: message === thread.root ? thread.reading : message.post && read(message.post),
    thread,
  }))
  await insertSampleMessages(
    ctx,
    heard
      .map(({ thread, message, reading }) =>
        messageRow(ctx, thread, message, reading, accountOf(message.post), sourceOf(thread)),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  const standing = heard.filter(({ message }) => message.post && !message.said.removed)
  const listening = await listener(ctx)
  await insertSampleMatches(
    ctx,
    standing.flatMap(({ message }) =>
      message.post ? listening.match(message.post).map(match => ({ messageId: message.id, ...match })) : [],
    ),
  )
  await understanding.keep(
    ctx,
    standing.flatMap(({ message, reading }) => (reading ? [{ messageId: message.id, reading }] : [])),
  )
  await markSampleCopies(
    ctx,
    standing.filter(({ message }) => message.said.text.length >= copyLength).map(({ message }) => message.id),
    copyLength,
  )
  return threads
}

/** Ids are given in the order of time, as they would have been: lists and recent matches rely on it. */
function threadsOf(ctx: Context, sample: Sample, company: BroughtCompany, read: (post: Post) => Reading): Thread[] {
  const people = new Map(sample.people.map(person => [person.key, person]))
  const now = ctx.now().getTime()
  const oldestFirst = sample.conversations
    .map((said, place) => ({ said, place }))
    .sort((a, b) => b.said.startedMinutesAgo - a.said.startedMinutesAgo)
  const threads = oldestFirst.flatMap(({ said, place }) => {
    const externalId = (index: number) => `sample:${place}:${index}`
    const messages = said.messages.map((message, index): Spoken => {
      const postedAt = new Date(now - (said.startedMinutesAgo - message.minutesAfterStart) * 60_000)
      const person = people.get(message.by)
      const replyTo = message.replyTo === undefined ? null : externalId(message.replyTo)
      const spoken = { id: '', externalId: externalId(index), replyTo, said: message, postedAt }
      return {
        ...spoken,
        author: person ? undefined : colleague(company, message.by),
        post: person && postOf(said, spoken, externalId(0), person),
      }
    })
    const [root] = messages
    if (!root?.post) return []
    const last = messages.findLast(message => message.author)?.author
    const holder = said.claimedBy ?? said.draft?.by
    const standing = standings[said.state]
    const isHeld = standing === 'claimed' || standing === 'in-review'
    const isDone = standing === 'answered' || standing === 'closed'
    const assignee = isHeld && holder ? colleague(company, holder) : isDone ? last : undefined
    return [{ id: newId(), said, messages, root, reading: read(root.post), standing, assignee }]
  })
  const inTime = threads.flatMap(thread => thread.messages).sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime())
  for (const message of inTime) message.id = newId()
  return threads
}

function authorOf({ key, network, handle, name, followers }: SamplePerson): SeenAuthor {
  return { network, externalId: `sample:${key}`, handle, name, followers }
}

function postOf(
  { network, language }: SampleConversation,
  { externalId, replyTo, said, postedAt }: Pick<Spoken, 'externalId' | 'replyTo' | 'said' | 'postedAt'>,
  threadRoot: string,
  person: SamplePerson,
): Post {
  const { text, title, url } = said
  return {
    network,
    externalId,
    url,
    author: authorOf(person),
    text,
    title,
    language,
    postedAt,
    replyTo: replyTo ?? undefined,
    threadRoot: threadRoot === externalId ? undefined : threadRoot,
    links: linksIn(text),
    tags: tagsIn(text, network),
    mentions: [],
    media: [],
  }
}

/** The addresses in a text; everything in the sample lives under `.example`. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/(?<![@\w.-])[\w-]+\.example(?:\/[\w/-]*)?/g)].map(([address]) => `https://${address}`)
}

function tagsIn(text: string, network: SampleNetwork): string[] {
  return network === 'bluesky' ? [...text.matchAll(/(?<!\S)#([\p{L}\p{N}_]+)/gu)].map(([, tag = '']) => tag) : []
}

function conversationRow(
  { id, said, messages, root, reading, standing, assignee }: Thread,
  openedBy: string | null,
  sourceId: string | null,
  answerWithinMinutes: number,
): SampleConversationRow {
  const heardAt = new Date(root.postedAt.getTime() + heardAfterMs)
  return {
    id,
    network: said.network,
    rootExternalId: root.externalId,
    title: root.said.removed ? null : (root.said.title ?? null),
    sourceId,
    openedBy: openedBy ?? '',
    standing,
    assigneeId: assignee?.id ?? null,
    language: reading.language,
    kind: reading.kind,
    heardAt,
    lastMessageAt: messages.at(-1)?.postedAt ?? root.postedAt,
    messageCount: messages.length,
    answerBy: reading.wantsAnswer ? new Date(heardAt.getTime() + answerWithinMinutes * 60_000) : null,
  }
}

function messageRow(
  ctx: Context,
  thread: Thread,
  { id, externalId, replyTo, said, postedAt, author, post }: Spoken,
  reading: Reading | undefined,
  accountId: string | null,
  sourceId: string | null,
): SampleMessageRow {
  const gone = said.removed === true
  const ourWords = { text: said.text, network: thread.said.network, author: { handle: '' }, links: [], tags: [] }
  return {
    id,
    conversationId: thread.id,
    network: thread.said.network,
    externalId,
    parentExternalId: replyTo,
    sourceId: post ? sourceId : null,
    accountId,
    authorId: author?.id ?? null,
    title: gone ? null : (said.title ?? null),
    // Its author took it down: the words are gone, that something stood here stays.
    text: gone ? '' : said.text,
    language: reading?.language ?? thread.said.language,
    url: said.url ?? null,
    links: gone ? [] : (post?.links ?? []),
    tags: gone ? [] : (post?.tags ?? []),
    media: '[]',
    postedAt,
    heardAt: new Date(postedAt.getTime() + heardAfterMs),
    removedAt: gone ? new Date((postedAt.getTime() + ctx.now().getTime()) / 2) : null,
    fingerprint: BigInt.asIntN(64, fingerprint(said.text).near),
    terms: gone ? [] : searchTerms(post ? matchable(post) : ourWords),
  }
}
