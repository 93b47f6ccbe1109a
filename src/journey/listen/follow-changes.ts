import type { Batch } from '#core/channels'
import { markAccountGone } from '#core/people'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { markGone, markThere } from './conversation-store.ts'
import {
  editMessage,
  insertMatches,
  knownPosts,
  markUndelivered,
  postsOfAccount,
  removeMessages,
  restoreMessage,
} from './message-store.ts'
import { postKey, type Understanding } from './model.ts'
import type { ReadBatch } from './read-batch.ts'

declare module '#platform/events' {
  interface Events {
    'posts.edited': { conversationIds: string[]; messageIds: string[] }
    'posts.removed': { conversationIds: string[] }
    'message.undelivered': { messageId: string; conversationId: string; employeeId: string }
  }
}

/** Follows what became of posts that were heard before: changed, taken back, or not arrived after all. */
export async function followChanges(
  ctx: Context,
  batch: Batch,
  known: Set<string>,
  read: ReadBatch,
  understanding: Understanding,
): Promise<void> {
  await followEdits(ctx, batch, known, read, understanding)
  await followRemovals(ctx, batch)
  await followReturns(ctx, batch, known, read, understanding)
  await followUndelivered(ctx, batch)
}

async function followEdits(
  ctx: Context,
  batch: Batch,
  known: Set<string>,
  { listening, say }: ReadBatch,
  understanding: Understanding,
): Promise<void> {
  const edits = batch.news.flatMap(news => (news.kind === 'edit' && known.has(postKey(news.post)) ? [news.post] : []))
  if (edits.length === 0) return
  const stored = new Map((await knownPosts(ctx, edits)).map(row => [postKey(row), row]))
  const changed: { messageId: string; conversationId: string }[] = []
  for (const post of edits) {
    const row = stored.get(postKey(post))
    if (!row) continue
    const { reading, fingerprint, terms } = say(post)
    const edited = await editMessage(ctx, row.messageId, {
      title: post.title ?? null,
      text: post.text,
      media: post.media,
      tags: post.tags,
      editedAt: post.editedAt ?? ctx.now(),
      fingerprint,
      terms,
    })
    if (!edited) continue
    await insertMatches(
      ctx,
      listening.match(post).map(match => ({ messageId: row.messageId, queryId: match.queryId, spans: match.spans })),
    )
    await understanding.keep(ctx, [{ messageId: row.messageId, reading }])
    changed.push(row)
  }
  if (changed.length > 0)
    await emit(ctx, 'posts.edited', {
      conversationIds: [...new Set(changed.map(row => row.conversationId))],
      messageIds: changed.map(row => row.messageId),
    })
}

async function followRemovals(ctx: Context, batch: Batch): Promise<void> {
  const removals: { network: string; externalId: string }[] = []
  for (const news of batch.news) {
    if (news.kind === 'delete') removals.push(news)
    if (news.kind === 'account-gone') {
      const accountId = await markAccountGone(ctx, news.network, news.accountExternalId)
      if (accountId) removals.push(...(await postsOfAccount(ctx, accountId)))
    }
  }
  await removePosts(ctx, removals)
}

/** Takes the words of posts away: they are gone from their network, or were kept long enough. That something stood here stays. */
export async function removePosts(ctx: Context, posts: { network: string; externalId: string }[]): Promise<void> {
  const conversationIds = await removeMessages(ctx, posts)
  if (conversationIds.length === 0) return
  await markGone(ctx, conversationIds)
  await emit(ctx, 'posts.removed', { conversationIds })
}

/** What stands there again after it was taken away has its words again, is read again, and its conversation waits again. */
async function followReturns(
  ctx: Context,
  batch: Batch,
  known: Set<string>,
  { listening, say }: ReadBatch,
  understanding: Understanding,
): Promise<void> {
  const posts = batch.news.flatMap(news =>
    news.kind === 'put-back' && known.has(postKey(news.post)) ? [news.post] : [],
  )
  if (posts.length === 0) return
  const stored = new Map((await knownPosts(ctx, posts)).map(row => [postKey(row), row]))
  const back: { messageId: string; conversationId: string }[] = []
  for (const post of posts) {
    const row = stored.get(postKey(post))
    if (!row) continue
    const { reading, fingerprint, terms } = say(post)
    const { title = null, text, links, tags, media } = post
    const words = { title, text, links, tags, media: JSON.stringify(media), fingerprint, terms }
    if (!(await restoreMessage(ctx, row.messageId, words))) continue
    const matches = listening.match(post).map(match => ({ queryId: match.queryId, spans: match.spans }))
    await insertMatches(
      ctx,
      matches.map(match => ({ messageId: row.messageId, ...match })),
    )
    await understanding.keep(ctx, [{ messageId: row.messageId, reading }])
    back.push(row)
  }
  if (back.length === 0) return
  const conversationIds = [...new Set(back.map(row => row.conversationId))]
  await markThere(ctx, conversationIds)
  await emit(ctx, 'posts.edited', { conversationIds, messageIds: back.map(row => row.messageId) })
}

/** What did not arrive stands there with the reason, and its conversation waits for its author again. */
async function followUndelivered(ctx: Context, batch: Batch): Promise<void> {
  for (const news of batch.news) {
    if (news.kind !== 'undelivered') continue
    const message = await markUndelivered(ctx, news)
    if (message) await emit(ctx, 'message.undelivered', message)
  }
}
