import { z } from 'zod'
import { check } from '#lib/check'
import { requireEmployee } from '#platform/context'
import { rooms } from '#platform/http'
import type { Live } from '#platform/live'

const heartbeatMs = 20_000
/** A desk that has not taken so many notes sleeps; it is let go, and asks anew when it wakes. */
const mostWaiting = 1_000
const rememberMs = 60_000
const rememberMost = 1_000
/** What a desk looks at may have been read so much earlier than it came to the desk. */
const underwayMs = 10_000

const Opening = z.object({
  /** How old the oldest is that the desk shows, in milliseconds. */
  looking: z.coerce.number().min(0).default(0),
})

interface Desk {
  say(bytes: Uint8Array): void
}

/**
 * What happens, as it happens, over server-sent events: names and ids, never words. A desk that opens is told first
 * what happened while it read what it shows, which it would otherwise learn from nobody.
 */
export function liveApi(live: Live) {
  const api = rooms()
  const desks = new Set<Desk>()
  const encoder = new TextEncoder()
  const bytesOf = (text: string) => encoder.encode(`${text}\n\n`)
  const lookAtAll = bytesOf('data: {"name":"live.resumed"}')
  const recent: { at: number; bytes: Uint8Array }[] = []
  let rememberedFrom = performance.now()
  // A note becomes bytes once, however many desks there are.
  live.subscribe(note => {
    const bytes = bytesOf(`data: ${JSON.stringify(note)}`)
    for (const desk of desks) desk.say(bytes)
    const now = performance.now()
    recent.push({ at: now, bytes })
    while (recent[0] && (recent.length > rememberMost || recent[0].at < now - rememberMs)) {
      rememberedFrom = recent[0].at
      recent.shift()
    }
  })

  /** What happened since a desk began to look; all of it may have changed where that is longer ago than is remembered. */
  function missedSince(at: number): Uint8Array[] {
    if (at < rememberedFrom) return [lookAtAll]
    return recent.filter(note => note.at >= at - underwayMs).map(note => note.bytes)
  }

  function openDesk(looking: number): ReadableStream<Uint8Array> {
    let leave = () => {}
    return new ReadableStream<Uint8Array>({
      start(controller) {
        const desk: Desk = {
          say(bytes) {
            controller.enqueue(bytes)
            if ((controller.desiredSize ?? 0) > -mostWaiting) return
            leave()
            controller.close()
          },
        }
        const heartbeat = setInterval(() => desk.say(bytesOf(': still here')), heartbeatMs)
        leave = () => {
          clearInterval(heartbeat)
          desks.delete(desk)
        }
        desks.add(desk)
        desk.say(bytesOf('event: ready\ndata: {}'))
        for (const bytes of missedSince(performance.now() - looking)) desk.say(bytes)
      },
      cancel: () => leave(),
    })
  }

  api.get('/live', http => {
    requireEmployee(http.get('ctx'))
    const { looking } = check(Opening, http.req.query())
    return http.body(openDesk(looking), 200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    })
  })
  return api
}
