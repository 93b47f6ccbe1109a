import { timingSafeEqual } from 'node:crypto'
import { parsedJson } from '#connectors/web'
import type { Batch, OpenSource, PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'
import { keyOf, lagOf, newsIn } from './listen.ts'
import { botIdOf } from './message-id.ts'
import type { Secret, Settings } from './settings.ts'

/** One message with all that belongs to it is far below this. */
const mostBytes = 2 ** 20

/** What Telegram calls us with: one update, known to be its own by the key that we gave it (`secret_token`). */
export async function receive(
  { secret, sourceId, tools }: OpenSource<Settings, Secret>,
  { headers, body }: PushRequest,
): Promise<Batch> {
  if (body.byteLength > mostBytes) throw new Problem('invalid', 'A delivery is at most 1 MiB.')
  if (!isKey(headers['x-telegram-bot-api-secret-token'], keyOf(secret, sourceId)))
    throw new Problem('forbidden', 'This does not come from Telegram.')
  const update = parsedJson(new TextDecoder().decode(body))
  if (update === undefined) throw new Problem('invalid', 'This is no JSON.')
  const news = newsIn(update, botIdOf(secret), tools.now())
  return { news, ...lagOf(news, tools.now()), response: { status: 200, contentType: 'text/plain', body: '' } }
}

function isKey(given: string | undefined, key: string): boolean {
  const [told, right] = [Buffer.from(given ?? ''), Buffer.from(key)]
  return told.length === right.length && timingSafeEqual(told, right)
}
