import { type KeptPage, markTheyHave } from './cache.ts'
import { packingFor } from './packing.ts'

/** What goes back to who asked: bytes that are there already, whichever server sends them. */
export interface Sent {
  status: number
  headers: Record<string, string>
  /** Null where only the head was asked for, or nothing has changed. */
  body: Uint8Array<ArrayBuffer> | null
}

/** One request, before anything is read of it that costs. */
export interface Asked {
  method: string
  url: URL
  /** By its name in small letters. */
  header(name: string): string | undefined
  /** The whole, for the few pages that need more of it. */
  request(): Request
}

/** The same of a request of the web’s own kind. */
export function askedBy(request: Request): Asked {
  return {
    method: request.method,
    url: new URL(request.url),
    header: name => request.headers.get(name) ?? undefined,
    request: () => request,
  }
}

/** A page as this reader takes it: packed or not, its head alone, or that theirs is still the same. */
export function sendKept({ method, header }: Asked, page: KeptPage, status = 200): Sent {
  const etag = status === 200 ? markTheyHave(header('if-none-match'), page) : undefined
  if (etag) {
    const { 'content-length': _, ...lines } = page.headers
    return { status: 304, headers: { ...lines, etag }, body: null }
  }
  const packing = packingFor(header('accept-encoding'))
  const sent = (packing && page.packed(packing)) ?? { headers: page.headers, body: page.plain() }
  return { status, headers: sent.headers, body: method === 'HEAD' ? null : sent.body }
}

export function asResponse({ body, headers, status }: Sent): Response {
  return new Response(body, { status, headers })
}

/** Adds lines that are not there already; without a word on keeping, nobody keeps it. */
export function withHeaders(response: Response, headers: Record<string, string>): Response {
  const merged = new Headers(response.headers)
  for (const [name, value] of Object.entries(headers)) if (!merged.has(name)) merged.set(name, value)
  if (!merged.has('cache-control')) merged.set('cache-control', 'private, no-cache')
  return new Response(response.body, { status: response.status, headers: merged })
}
