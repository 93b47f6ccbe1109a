import { at, listOf, numberOf } from '#connectors/web'
import type { Batch, News, OpenSource } from '#core/channels'
import { ask, type Where } from './ask.ts'
import { botIdOf } from './message-id.ts'
import { readMessage } from './post.ts'
import type { Secret, Settings } from './settings.ts'

/** Telegram holds the call open until somebody writes, but no longer than this. */
const patienceS = 12
const heard = ['message', 'edited_message', 'channel_post', 'edited_channel_post']

/**
 * Long polling: each call waits for what is new. Asking from the next number on tells Telegram that all before is stored,
 * so that nothing is confirmed before it is; and no address of ours must be open to the outside.
 */
export async function* listen(
  { settings, secret, cursor, tools }: OpenSource<Settings, Secret>,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const where: Where = { settings, secret, tools, signal }
  let offset = numberOf(cursor)
  while (!signal.aborted) {
    const updates = await nextUpdates(where, offset)
    if (updates === undefined) return
    const numbers = updates.flatMap(update => numberOf(at(update, 'update_id')) ?? [])
    if (numbers.length > 0) offset = Math.max(...numbers) + 1
    const news = updates.flatMap(update => newsIn(update, botIdOf(secret), tools.now()))
    const newest = news.findLast(one => one.kind === 'post')
    yield {
      news,
      ...(offset !== undefined && { cursor: `${offset}` }),
      ...(newest?.kind === 'post' && { lagMs: Math.max(0, tools.now().getTime() - newest.post.postedAt.getTime()) }),
    }
  }
}

async function nextUpdates(where: Where, offset: number | undefined): Promise<unknown[] | undefined> {
  try {
    return listOf(await ask(where, 'getUpdates', { offset, timeout: patienceS, limit: 100, allowed_updates: heard }))
  } catch (error) {
    if (where.signal?.aborted) return undefined
    throw error
  }
}

function newsIn(update: unknown, botId: string, now: Date): News[] {
  const said = readMessage(at(update, 'message') ?? at(update, 'channel_post'), botId)
  if (said) return [{ kind: 'post', post: said }]
  const edited = at(update, 'edited_message') ?? at(update, 'edited_channel_post')
  // Whoever shares where they are “edits” their message every few seconds.
  const changed = at(edited, 'location') === undefined ? readMessage(edited, botId) : undefined
  return changed ? [{ kind: 'edit', post: { ...changed, editedAt: changed.editedAt ?? now } }] : []
}
