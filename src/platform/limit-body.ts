import type { Response as AgentResponse } from 'undici'
import { Problem } from '#lib/problem'

export interface BodyLimit {
  url: URL
  redirected: boolean
  maxBytes: number
  isBodiless: boolean
  onError: (error: unknown) => unknown
  /** Called once, when the body was read, given up or failed. */
  onEnd: () => void
}

/** Statuses for which the standard forbids a body. */
const bodiless = [101, 103, 204, 205, 304]

/**
 * The same answer with a body that ends in a problem once it grows too large.
 *
 * Counted is what comes out of decompression, piece by piece: a small file that unpacks to gigabytes is dropped when
 * the limit is reached, and never held in memory.
 */
export function limitBody(response: AgentResponse, limit: BodyLimit): Response {
  const { url, redirected, maxBytes } = limit
  const tooLarge = new Problem('refused', `${url.host} sent more than ${Math.round(maxBytes / 1024)} KiB.`)
  const headers = new Headers([...response.headers])
  const isEmpty = limit.isBodiless || bodiless.includes(response.status) || !response.body
  const announced = Number(response.headers.get('content-length') ?? 0)
  if (isEmpty) limit.onEnd()
  else if (announced > maxBytes) {
    // Cancelling can only fail on a connection that is gone already.
    response.body?.cancel().catch(() => {})
    throw tooLarge
  }
  const body = isEmpty || !response.body ? null : counted(response.body.getReader(), limit, tooLarge)
  const limited = new Response(body, { status: response.status, statusText: response.statusText, headers })
  return Object.defineProperties(limited, {
    url: { value: response.url || url.href },
    redirected: { value: redirected },
  })
}

function counted(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  limit: BodyLimit,
  tooLarge: Problem,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let read = 0
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          read += value?.byteLength ?? 0
          if (read > limit.maxBytes) {
            await reader.cancel(tooLarge)
            throw tooLarge
          }
          if (value) controller.enqueue(value)
          if (!done) return
          limit.onEnd()
          controller.close()
        } catch (error) {
          limit.onEnd()
          controller.error(error === tooLarge ? error : limit.onError(error))
        }
      },
      async cancel(reason) {
        limit.onEnd()
        await reader.cancel(reason)
      },
    },
    // Nothing is read ahead of the reader: an answer that nobody reads costs nothing.
    { highWaterMark: 0 },
  )
}
