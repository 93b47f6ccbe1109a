import { requireEmployee } from '#platform/context'
import { rooms } from '#platform/http'
import type { Live } from '#platform/live'

const heartbeatMs = 20_000
/** A desk that has not taken so many notes sleeps; it is let go, and asks anew when it wakes. */
const mostWaiting = 1_000

interface Desk {
  say(bytes: Uint8Array): void
}

/** What happens, as it happens, over server-sent events: names and ids, never words. */
export function liveApi(live: Live) {
  const api = rooms()
  const desks = new Set<Desk>()
  const encoder = new TextEncoder()
  const bytesOf = (text: string) => encoder.encode(`${text}\n\n`)
  // A note becomes bytes once, however many desks there are.
  live.subscribe(note => {
    if (desks.size === 0) return
    const bytes = bytesOf(`data: ${JSON.stringify(note)}`)
    for (const desk of desks) desk.say(bytes)
  })

  function openDesk(): ReadableStream<Uint8Array> {
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
      },
      cancel: () => leave(),
    })
  }

  api.get('/live', http => {
    requireEmployee(http.get('ctx'))
    return http.body(openDesk(), 200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    })
  })
  return api
}
