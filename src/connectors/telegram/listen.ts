import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { at, listOf, numberOf, textOf } from '#connectors/web'
import { type Batch, NetworkError, type News, type OpenSource } from '#core/channels'
import { ask, type Where } from './ask.ts'
import { botIdOf } from './message-id.ts'
import { readMessage } from './post.ts'
import type { Secret, Settings } from './settings.ts'

/** Telegram holds the call open until somebody writes, but no longer than this. */
const patienceS = 12
/** So often is looked whether Telegram still calls us. */
const lookAgainMs = 5 * 60_000
const heard = ['message', 'edited_message', 'channel_post', 'edited_channel_post']

/** Hears the bot, in the way that was chosen. */
export async function* listen(source: OpenSource<Settings, Secret>, signal: AbortSignal): AsyncGenerator<Batch> {
  if (source.settings.way === 'webhook') yield* beCalled(source, signal)
  else yield* askAgainAndAgain(source, signal)
}

/**
 * Long polling: each call waits for what is new. Asking from the next number on tells Telegram that all before is stored,
 * so that nothing is confirmed before it is; and no address of ours must be open to the outside.
 */
async function* askAgainAndAgain(source: OpenSource<Settings, Secret>, signal: AbortSignal): AsyncGenerator<Batch> {
  const { settings, secret, cursor, tools } = source
  const where: Where = { settings, secret, tools, signal }
  let offset = numberOf(cursor)
  await takeOurWebhookAway(where, source.hookUrl)
  while (!signal.aborted) {
    const updates = await nextUpdates(where, offset)
    if (updates === undefined) return
    const numbers = updates.flatMap(update => numberOf(at(update, 'update_id')) ?? [])
    if (numbers.length > 0) offset = Math.max(...numbers) + 1
    const news = updates.flatMap(update => newsIn(update, botIdOf(secret), tools.now()))
    yield { news, ...(offset !== undefined && { cursor: `${offset}` }), ...lagOf(news, tools.now()) }
  }
}

/**
 * Has Telegram call us, and looks from time to time whether it still does and can. Telegram keeps what it could not
 * deliver for a day and calls again, so that nothing is lost while we are away.
 */
async function* beCalled(source: OpenSource<Settings, Secret>, signal: AbortSignal): AsyncGenerator<Batch> {
  const { settings, secret, tools, hookUrl, sourceId } = source
  const where: Where = { settings, secret, tools, signal }
  while (!signal.aborted) {
    const info = await ask(where, 'getWebhookInfo', {})
    if (textOf(at(info, 'url')) !== hookUrl)
      await ask(where, 'setWebhook', {
        url: hookUrl,
        secret_token: keyOf(secret, sourceId),
        allowed_updates: heard,
      })
    else refuseWhereUnheard(info, tools.now())
    yield { news: [] }
    // Given up, it ends at once.
    await pause(lookAgainMs, undefined, { signal }).catch(() => {})
  }
}

/** By this Telegram shows that it is Telegram who calls; made of the bot’s token, and of no use for another source. */
export function keyOf({ token }: Secret, sourceId: string): string {
  return createHmac('sha256', token).update(`webhook of ${sourceId}`).digest('hex')
}

/** What Telegram could not bring since we looked last is shown to people; it tries again by itself. */
function refuseWhereUnheard(info: unknown, now: Date): void {
  const failedAtMs = (numberOf(at(info, 'last_error_date')) ?? 0) * 1000
  const waits = numberOf(at(info, 'pending_update_count')) ?? 0
  if (waits > 0 && now.getTime() - failedAtMs < lookAgainMs)
    throw new NetworkError(
      'later',
      `Telegram could not call us: ${textOf(at(info, 'last_error_message')) ?? 'it did not say why'}. It keeps what it has for a day and tries again.`,
    )
}

/** Telegram is to call us no more. What it keeps goes to whoever asks next, and is forgotten after a day. */
export async function close(source: OpenSource<Settings, Secret>): Promise<void> {
  await takeOurWebhookAway(source, source.hookUrl)
}

/** Who was called before and asks from now on takes the webhook back; that of another program is left to it. */
async function takeOurWebhookAway(where: Where, hookUrl: string | undefined): Promise<void> {
  const info = await ask(where, 'getWebhookInfo', {})
  if (hookUrl && textOf(at(info, 'url')) === hookUrl) await ask(where, 'deleteWebhook', {})
}

/** How far behind the newest of these posts is. */
export function lagOf(news: News[], now: Date): Pick<Batch, 'lagMs'> {
  const newest = news.findLast(one => one.kind === 'post')
  return newest?.kind === 'post' ? { lagMs: Math.max(0, now.getTime() - newest.post.postedAt.getTime()) } : {}
}

async function nextUpdates(where: Where, offset: number | undefined): Promise<unknown[] | undefined> {
  try {
    return listOf(await ask(where, 'getUpdates', { offset, timeout: patienceS, limit: 100, allowed_updates: heard }))
  } catch (error) {
    if (where.signal?.aborted) return undefined
    throw error
  }
}

export function newsIn(update: unknown, botId: string, now: Date): News[] {
  const said = readMessage(at(update, 'message') ?? at(update, 'channel_post'), botId)
  if (said) return [{ kind: 'post', post: said }]
  const edited = at(update, 'edited_message') ?? at(update, 'edited_channel_post')
  // Whoever shares where they are “edits” their message every few seconds.
  const changed = at(edited, 'location') === undefined ? readMessage(edited, botId) : undefined
  return changed ? [{ kind: 'edit', post: { ...changed, editedAt: changed.editedAt ?? now } }] : []
}
