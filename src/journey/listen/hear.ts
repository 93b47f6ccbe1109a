import type { Batch, Post, Source } from '#core/channels'
import { accounts, connectors, insertUnreadable, learnGap, saveProgress } from '#core/channels'
import { authorKey, erasedOf, knownSince, rememberAuthors } from '#core/people'
import { promises } from '#core/promise'
import type { Match } from '#journey/query'
import { newId } from '#lib/id'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'
import {
  type Grown,
  growConversations,
  insertConversations,
  knownRoots,
  type NewConversation,
  setReadAs,
} from './conversation-store.ts'
import { followChanges } from './follow-changes.ts'
import { insertMatches, insertMessages, knownPosts, markCopies, type NewMessage } from './message-store.ts'
import { copyLength, postKey, rootOf, type Understanding } from './model.ts'
import { type ReadBatch, readBatch, type Said } from './read-batch.ts'

declare module '#platform/events' {
  interface Events {
    'posts.heard': {
      sourceId: string
      conversationIds: string[]
      messageIds: string[]
      /** Those that show another post inside themselves, and which. */
      quoting?: { messageId: string; network: string; externalId: string }[]
    }
  }
}

export const completeThreadJob = 'complete thread'

/** A post this old was said before it was heard: its author is known since then. */
const oldAfterMs = 3_600_000

interface Kept {
  post: Post
  matches: Match[]
  said: Said
  conversationId: string
  isNewThread: boolean
  isOurs: boolean
  /** Which colleague said it, on ground of our own. */
  colleagueId: string | null
}

/** What may be different from one batch to the next. */
export interface Hearing {
  /** The batch, where it has been read already (`readBatch`). */
  read?: ReadBatch
  /** The conversation of posts that can't be placed otherwise (a thread that was fetched). */
  into?: string
  /** For whoever keeps the cursor elsewhere. */
  keepProgress?: KeepProgress
}

/**
 * Hears a batch of news from a source: keeps what concerns us, threads it, and saves the cursor, in one transaction.
 *
 * A batch heard twice changes nothing the second time, so a crash between two batches loses nothing and doubles nothing.
 * Returns how many posts were new.
 */
export async function hear(
  ctx: Context,
  source: Source,
  batch: Batch,
  understanding: Understanding,
  { read, into, keepProgress = saveCursor }: Hearing = {},
): Promise<number> {
  return inTransaction(ctx, async ctx => {
    const news = read ?? (await readBatch(ctx, source, batch, understanding))
    const heard =
      news.posts.length > 0
        ? await keepPosts(ctx, source, news, understanding, into)
        : { kept: [], known: new Set<string>() }
    await followChanges(ctx, batch, heard.known, news, understanding)
    if (batch.unreadable?.length)
      await insertUnreadable(
        ctx,
        source.id,
        batch.unreadable.slice(0, 1000).map(entry => ({ id: newId(), ...entry })),
      )
    await keepProgress(ctx, source, batch, heard.kept.length)
    return heard.kept.length
  })
}

async function keepPosts(
  ctx: Context,
  source: Source,
  { posts, say }: ReadBatch,
  understanding: Understanding,
  into: string | undefined,
): Promise<{ kept: Kept[]; known: Set<string> }> {
  const links = posts.flatMap(({ post }) =>
    [post.externalId, post.replyTo, post.threadRoot, ...(post.threadHints ?? [])]
      .filter(id => id !== undefined)
      .map(externalId => ({ network: post.network, externalId })),
  )
  const known = new Map((await knownPosts(ctx, links)).map(row => [postKey(row), row]))
  const roots = new Map(
    (
      await knownRoots(
        ctx,
        posts.map(({ post }) => ({ network: post.network, externalId: rootOf(post) })),
      )
    ).map(row => [postKey(row), row.conversationId]),
  )
  const own = new Set(
    (await accounts(ctx)).map(account => authorKey({ network: account.network, externalId: account.externalId })),
  )

  const erased = await erasedOf(
    ctx,
    posts.map(({ post }) => ({ network: post.network, externalId: post.author.externalId })),
  )

  const isOurGround = connectors().some(({ name, isOwnPlace }) => name === source.connector && isOwnPlace)

  const fresh: Kept[] = []
  const inBatch = new Map<string, string>()
  const begun = new Set<string>()
  for (const { post, matches, said } of posts) {
    if (known.has(postKey(post))) continue
    // They asked to be forgotten: whatever brings them again, it is not taken in.
    if (erased.has(authorKey({ network: post.network, externalId: post.author.externalId }))) continue
    const parent = post.replyTo ? known.get(postKey({ network: post.network, externalId: post.replyTo })) : undefined
    const rootKey = postKey({ network: post.network, externalId: rootOf(post) })
    const hinted = (post.threadHints ?? [])
      .map(hint => postKey({ network: post.network, externalId: hint }))
      .map(key => known.get(key)?.conversationId ?? inBatch.get(key))
      .find(id => id !== undefined)
    const thread = roots.get(rootKey) ?? parent?.conversationId ?? hinted ?? inBatch.get(rootKey) ?? into
    const colleagueId = (isOurGround && post.colleagueId) || null
    const isOurs =
      colleagueId !== null || own.has(authorKey({ network: post.network, externalId: post.author.externalId }))
    if (thread === undefined && (isOurs || (source.keeps === 'matching' && matches.length === 0))) continue
    const conversationId = thread ?? newId()
    if (thread === undefined) {
      begun.add(conversationId)
      inBatch.set(rootKey, conversationId)
    }
    inBatch.set(postKey(post), conversationId)
    fresh.push({
      post,
      matches,
      said: said ?? say(post),
      conversationId,
      isNewThread: begun.has(conversationId),
      isOurs,
      colleagueId,
    })
  }
  if (fresh.length > 0) await storePosts(ctx, source, fresh, understanding)
  return { kept: fresh, known: new Set(known.keys()) }
}

async function storePosts(ctx: Context, source: Source, fresh: Kept[], understanding: Understanding): Promise<void> {
  const authors = await rememberAuthors(
    ctx,
    fresh
      .filter(({ colleagueId }) => colleagueId === null)
      .map(({ post }) => ({ network: post.network, ...post.author })),
  )
  const accountOf = (post: Post) =>
    authors.get(authorKey({ network: post.network, externalId: post.author.externalId })) ?? ''
  const old = fresh.filter(
    ({ post, colleagueId }) => colleagueId === null && ctx.now().getTime() - post.postedAt.getTime() > oldAfterMs,
  )
  if (old.length > 0)
    await knownSince(
      ctx,
      old.map(({ post }) => ({ accountId: accountOf(post), at: post.postedAt })),
    )
  const promised = await promiser(ctx)

  const begun = new Map<string, NewConversation>()
  for (const kept of fresh.filter(each => each.isNewThread)) {
    const { post, said } = kept
    const there = begun.get(kept.conversationId)
    if (there) {
      there.messageCount += 1
      if (post.postedAt > there.lastMessageAt) there.lastMessageAt = post.postedAt
      continue
    }
    begun.set(kept.conversationId, {
      id: kept.conversationId,
      network: post.network,
      rootExternalId: rootOf(post),
      title: post.title ?? null,
      sourceId: source.id,
      openedBy: accountOf(post),
      language: said.reading.language,
      kind: said.reading.kind,
      lastMessageAt: post.postedAt,
      messageCount: 1,
      ...promised(kept),
      incomplete:
        post.isLine || rootOf(post) === post.externalId ? null : 'The beginning of this thread is being fetched.',
    })
  }
  const stored = await insertConversations(ctx, [...begun.values()])
  for (const kept of fresh) {
    if (!kept.isNewThread) continue
    // Another listener may have begun the same thread in the same instant: then its conversation is the one.
    const root = begun.get(kept.conversationId)
    const id = root && stored.get(`${root.network}\n${root.rootExternalId}`)
    if (id === undefined || id === kept.conversationId) continue
    kept.conversationId = id
    kept.isNewThread = false
  }

  const rows = fresh.map(kept => ({ kept, row: messageOf(kept, source, accountOf(kept.post)) }))
  const inserted = await insertMessages(
    ctx,
    rows.map(each => each.row),
    copyLength,
  )
  const really = rows.filter(each => inserted.has(each.row.id))
  await growConversations(
    ctx,
    grownThreads(
      really.map(each => each.kept).filter(kept => !kept.isNewThread),
      promised,
    ),
  )
  await setReadAs(
    ctx,
    really
      .filter(({ kept }) => !kept.isNewThread && !kept.isOurs)
      .map(({ kept, row }) => ({
        messageId: row.id,
        kind: kept.said.reading.kind,
        language: kept.said.reading.language,
      })),
  )
  await insertMatches(
    ctx,
    really.flatMap(({ kept, row }) =>
      kept.matches.map(match => ({ messageId: row.id, queryId: match.queryId, spans: match.spans })),
    ),
  )
  await understanding.keep(
    ctx,
    really.map(({ kept, row }) => ({ messageId: row.id, reading: kept.said.reading })),
  )
  const copies = copiesWithin(really.map(each => each.row))
  if (copies.length > 0) await markCopies(ctx, copies, copyLength)
  for (const conversation of begun.values())
    if (conversation.incomplete) {
      const id = stored.get(`${conversation.network}\n${conversation.rootExternalId}`) ?? conversation.id
      await enqueue(ctx, completeThreadJob, { conversationId: id }, { key: `complete ${id}`, attempts: 6 })
    }
  const quoting = really.flatMap(({ kept: { post }, row }) =>
    post.quotes ? [{ messageId: row.id, network: post.network, externalId: post.quotes }] : [],
  )
  if (really.length > 0)
    await emit(
      ctx,
      'posts.heard',
      {
        sourceId: source.id,
        conversationIds: [...new Set(really.map(each => each.kept.conversationId))],
        messageIds: really.map(each => each.row.id),
        ...(quoting.length > 0 && { quoting }),
      },
      { subjectId: source.id },
    )
}

function messageOf({ post, said, conversationId, colleagueId }: Kept, source: Source, accountId: string): NewMessage {
  return {
    id: newId(),
    conversationId,
    network: post.network,
    externalId: post.externalId,
    parentExternalId: post.replyTo ?? null,
    sourceId: source.id,
    ...(colleagueId ? { accountId: null, authorId: colleagueId } : { accountId }),
    title: post.title ?? null,
    text: post.text,
    language: said.reading.language,
    declaredLanguage: post.language === said.reading.language ? null : (post.language ?? null),
    url: post.url ?? null,
    links: post.links,
    tags: post.tags,
    media: JSON.stringify(post.media),
    postedAt: post.postedAt,
    fingerprint: said.fingerprint,
    terms: said.terms,
    contentWarning: post.contentWarning ?? null,
    visibility: post.visibility ?? null,
    isAutomatic: post.isAutomatic ?? false,
  }
}

/** Messages with the same words as one before them in the same batch; all others were held against what is stored. */
function copiesWithin(rows: NewMessage[]): string[] {
  const seen = new Set<bigint>()
  const copies: string[] = []
  for (const { id, fingerprint, text } of rows) {
    if (text.length < copyLength) continue
    if (seen.has(fingerprint)) copies.push(id)
    seen.add(fingerprint)
  }
  return copies
}

function grownThreads(kept: Kept[], promised: Promiser): Grown[] {
  const grown = new Map<string, Grown>()
  for (const each of kept) {
    const there = grown.get(each.conversationId)
    grown.set(each.conversationId, {
      conversationId: each.conversationId,
      lastMessageAt: there && there.lastMessageAt > each.post.postedAt ? there.lastMessageAt : each.post.postedAt,
      count: (there?.count ?? 0) + 1,
      reopens: (there?.reopens ?? false) || !(each.isOurs || each.post.isAutomatic),
      ...(there?.answerBy ? { answerBy: there.answerBy, noticeAt: there.noticeAt } : promised(each)),
    })
  }
  return [...grown.values()]
}

type Promiser = (kept: Kept) => { answerBy: Date | null; noticeAt: Date | null }

/** By when whoever wrote a post is promised an answer, if they want one. */
async function promiser(ctx: Context): Promise<Promiser> {
  const house = await promises(ctx)
  return ({ post, isOurs, said: { reading } }) => {
    if (isOurs || !reading.wantsAnswer || post.isAutomatic) return { answerBy: null, noticeAt: null }
    const held = house.for({ network: post.network, kind: reading.kind, teamId: null })
    return { answerBy: held.answerBy(ctx.now()), noticeAt: held.nextNotice(ctx.now(), ctx.now())?.at ?? null }
  }
}

/** Keeps how far a source has come, in the transaction that stores what it said. */
export type KeepProgress = (ctx: Context, source: Source, batch: Batch, heard: number) => Promise<void>

export async function saveCursor(
  ctx: Context,
  source: Source,
  batch: Batch,
  heard: number,
  storeLagMs?: number,
): Promise<void> {
  const newest = batch.news.reduce<Date | undefined>((latest, news) => {
    if (news.kind !== 'post') return latest
    return latest && latest > news.post.postedAt ? latest : news.post.postedAt
  }, undefined)
  const heardAny = batch.news.length > 0
  const gapS = heardAny && source.lastItemAt ? (ctx.now().getTime() - source.lastItemAt.getTime()) / 1000 : undefined
  await saveProgress(ctx, source.id, {
    cursor: batch.cursor,
    heard,
    newestAt: heardAny ? (newest && newest < ctx.now() ? newest : ctx.now()) : undefined,
    usualGapS: gapS === undefined ? null : learnGap(source.usualGapS, gapS),
    lagMs: batch.lagMs === undefined ? undefined : Math.round(Math.min(batch.lagMs, 2_000_000_000)),
    storeLagMs,
    nextTryAt: batch.nextInMs === undefined ? null : new Date(ctx.now().getTime() + batch.nextInMs),
    progress: batch.progress ?? null,
    finished: batch.finished ?? false,
  })
  source.lastItemAt = heardAny ? ctx.now() : source.lastItemAt
}
