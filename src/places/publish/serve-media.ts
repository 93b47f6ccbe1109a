import { Readable } from 'node:stream'
import type { Context } from '#platform/context'
import { bytesOf } from './keep-media.ts'
import type { Media } from './model.ts'

/**
 * A picture or a recording as a browser asks for it: whole, or the one range that it names (RFC 9110, 14.2), so that a
 * player can begin in the middle. Its bytes never change, so it may be kept. `read` gives the bytes from one place to
 * another, both included.
 */
export function serveMedia(
  ctx: Context,
  media: Pick<Media, 'id' | 'bytes' | 'mediaType'>,
  range: string | undefined,
  isPublic: boolean,
  read: (from: number, to: number) => AsyncIterable<Buffer> = (from, to) => bytesOf(ctx, media, from, to),
): Response {
  const headers = {
    'content-type': media.mediaType,
    'accept-ranges': 'bytes',
    'cache-control': isPublic ? 'public, max-age=31536000, immutable' : 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  }
  const asked = range === undefined ? undefined : rangeIn(range, media.bytes)
  if (asked === 'none')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${media.bytes}` } })
  const [from, to] = asked ?? [0, media.bytes - 1]
  const body = Readable.toWeb(Readable.from(read(from, to))) as ReadableStream
  return new Response(body, {
    status: asked ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(to - from + 1),
      ...(asked && { 'content-range': `bytes ${from}-${to}/${media.bytes}` }),
    },
  })
}

/** The bytes of one range, both included; of several, or where it can't be read, the whole. */
export function rangeIn(header: string, size: number): [from: number, to: number] | 'none' | undefined {
  const [, first = '', last = ''] = header.match(/^bytes=(\d{0,15})-(\d{0,15})$/) ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from > to || from >= size || (first === '' && Number(last) === 0) ? 'none' : [from, to]
}
