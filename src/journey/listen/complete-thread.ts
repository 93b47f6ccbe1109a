import { connectorNamed, NetworkError, type News, openedSource, type Source, sources, toolsFor } from '#core/channels'
import type { Context } from '#platform/context'
import { adoptRoot, conversationRow, setIncomplete } from './conversation-store.ts'
import { hear } from './hear.ts'
import type { Understanding } from './model.ts'

/**
 * Fetches what is missing of a thread from where it was said. When the origin does not give it whole,
 * the conversation says so instead of looking complete.
 */
export async function completeThread(
  ctx: Context,
  conversationId: string,
  understanding: Understanding,
): Promise<void> {
  const conversation = await conversationRow(ctx, conversationId)
  if (!conversation?.incomplete) return
  const source = (await sources(ctx)).find(each => each.id === conversation.sourceId)
  const connector = source && connectorNamed(source.connector)
  if (!source || !connector?.fetchThread)
    return setIncomplete(ctx, conversationId, 'Earlier posts of this thread can’t be fetched from here.')
  try {
    const thread = await connector.fetchThread(
      { externalId: conversation.rootExternalId },
      toolsFor(ctx, connector.name),
      source.settings,
      await openedSource(ctx, source),
    )
    const news = thread.posts.map((post): News => ({ kind: 'post', post }))
    await hear(ctx, quietly(source), { news }, understanding, { into: conversationId })
    const [root] = thread.posts
    if (root && !thread.incomplete) await adoptRoot(ctx, conversationId, root)
    await setIncomplete(ctx, conversationId, thread.incomplete ?? null)
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    if (error.outcome === 'refused')
      return setIncomplete(ctx, conversationId, 'Earlier posts of this thread are gone or closed to us.')
    throw error
  }
}

/** What a thread brings belongs to the conversation, and says nothing of how often the source speaks. */
function quietly(source: Source): Source {
  return { ...source, keeps: 'matching', lastItemAt: null }
}
