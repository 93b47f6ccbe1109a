import type { Pdu } from 'smpp'
import { at, numberOf, parsedJson } from '#connectors/web'
import { type Batch, NetworkError, type News, type OpenSource } from '#core/channels'
import { lend } from './smpp-lent.ts'
import { bind } from './smpp-link.ts'
import { join, type Part, type Waiting } from './smpp-parts.ts'
import { postOf, printOf, readDelivery, undeliveredIn } from './smpp-post.ts'
import type { SmppSecret, SmppSettings } from './smpp-settings.ts'

/** A quiet line is told of this often, so that it is known to be alive. */
const quietMs = 60_000
const mostAtOnce = 50

interface Place {
  /** Messages that the centre does not number are counted. */
  count: number
  /** Parts of long messages whose other parts are not here yet. */
  parts: Waiting[]
  /** Stored, and it is not sure that the centre knows: what it brings again is no other message. */
  doubtful: string[]
}

/**
 * Hears a message centre. A message is acknowledged after it is stored, so that a crash has it brought again; that the
 * acknowledgement has arrived is known when the centre answers what was asked after it.
 */
export async function* listen(
  source: OpenSource<SmppSettings, SmppSecret>,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const place = placeOf(source.cursor, source.tools.now())
  const before = new Set(place.doubtful)
  const inbox = inboxUntil(signal)
  await using link = await bind(source, 'transceiver', inbox.put)
  using _lent = lend(source, link)
  while (!signal.aborted) {
    const told = await inbox.next()
    if (told === undefined) {
      if (signal.aborted) return
      throw new NetworkError('later', 'The message centre has hung up.')
    }
    const fresh = told.filter(pdu => !before.delete(printOf(pdu)))
    const heard = hear(fresh, place, source)
    place.doubtful = told.map(printOf)
    yield { ...heard, cursor: JSON.stringify(place) }
    if (told.length === 0) continue
    for (const pdu of told) link.acknowledge(pdu)
    await link.ask('enquire_link')
    place.doubtful = []
    yield { news: [], cursor: JSON.stringify(place) }
  }
}

function hear(pdus: Pdu[], place: Place, { settings, tools }: OpenSource<SmppSettings, SmppSecret>): Batch {
  const news: News[] = []
  const unreadable: NonNullable<Batch['unreadable']> = []
  const parts: Part[] = []
  for (const pdu of pdus) {
    const delivery = readDelivery(pdu)
    if (delivery.kind === 'receipt') news.push(...undeliveredIn(delivery, settings))
    else if (delivery.kind === 'message') parts.push({ ...delivery, number: delivery.id ?? `${++place.count}` })
    else unreadable.push({ at: delivery.from, why: 'It is no text: a ring tone, a picture or a setting.' })
  }
  const joined = join(place.parts, parts, tools.now())
  place.parts = joined.waiting
  news.push(...joined.whole.map((whole): News => ({ kind: 'post', post: postOf(whole, settings, tools.now()) })))
  return { news, ...(joined.whole.length > 0 && { lagMs: 0 }), ...(unreadable.length > 0 && { unreadable }) }
}

/** What the centre brings, in order; nothing any more when it hangs up or when we are told to stop. */
function inboxUntil(signal: AbortSignal) {
  const waiting: Pdu[] = []
  let isOver = signal.aborted
  let wake = () => {}
  signal.addEventListener('abort', () => {
    isOver = true
    wake()
  })
  return {
    put(pdu?: Pdu) {
      if (pdu) waiting.push(pdu)
      else isOver = true
      wake()
    },
    /** The next few; none when it was quiet for long; `undefined` at the end. */
    async next(): Promise<Pdu[] | undefined> {
      if (waiting.length === 0 && !isOver)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, quietMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      if (waiting.length > 0 && !signal.aborted) return waiting.splice(0, mostAtOnce)
      return isOver ? undefined : []
    },
  }
}

/** Without a cursor, counting begins at the time, so that no number is given twice. */
function placeOf(cursor: string | undefined, now: Date): Place {
  const place = parsedJson(cursor ?? '')
  const isOne = numberOf(at(place, 'count')) !== undefined && Array.isArray(at(place, 'parts'))
  return isOne ? (place as Place) : { count: now.getTime(), parts: [], doubtful: [] }
}
