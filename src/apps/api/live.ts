import { streamSSE } from 'hono/streaming'
import { requireEmployee } from '#platform/context'
import { rooms } from '#platform/http'
import type { Live } from '#platform/live'

const heartbeatMs = 20_000

/** What happens, as it happens, over server-sent events: names and ids, never words. */
export function liveApi(live: Live) {
  const api = rooms()
  api.get('/live', http => {
    requireEmployee(http.get('ctx'))
    http.header('x-accel-buffering', 'no')
    return streamSSE(http, async stream => {
      const forget = live.subscribe(note => {
        stream.writeSSE({ data: JSON.stringify(note) }).catch(() => {})
      })
      let open = true
      stream.onAbort(() => {
        open = false
        forget()
      })
      await stream.writeSSE({ event: 'ready', data: '{}' })
      while (open) {
        await stream.sleep(heartbeatMs)
        if (open) await stream.write(': still here\n\n')
      }
    })
  })
  return api
}
