import { gzipSync } from 'node:zlib'

/**
 * What a first visit to a page brings along, in bytes: the page, its style sheets and scripts packed, and its fonts, which
 * are packed as they are.
 *
 * @param ask a request for a path of the place
 */
export async function weightOf(
  ask: (path: string) => Promise<Response> | Response,
  path: string,
): Promise<{ all: number; scripts: number }> {
  const page = await read(ask, path)
  const named = (pattern: RegExp, from: Buffer) => [...from.toString().matchAll(pattern)].map(([, to = '']) => to)
  const sheets = named(/<link rel="stylesheet" href="([^"]+)"/g, page)
  const scripts = named(/<script[^>]* src="([^"]+)"/g, page)
  if (sheets.length === 0 || scripts.length === 0) throw new Error(`${path} is no page of the site.`)
  const weight = { all: gzipSync(page).length, scripts: 0 }
  for (const sheet of sheets) {
    const words = await read(ask, sheet)
    weight.all += gzipSync(words).length
    for (const font of new Set(named(/url\(([^)]+\.woff2)\)/g, words)))
      weight.all += (await read(ask, new URL(font, new URL(sheet, 'http://place.example')).pathname)).length
  }
  for (const script of scripts) weight.scripts += gzipSync(await read(ask, script)).length
  return { ...weight, all: weight.all + weight.scripts }
}

async function read(ask: (path: string) => Promise<Response> | Response, path: string): Promise<Buffer> {
  const response = await ask(path)
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}.`)
  return Buffer.from(await response.arrayBuffer())
}

/** What the pages of our places are held to, so that they are there at once on a phone on a train. */
export const mostBytes = { all: 60 * 1024, scripts: 15 * 1024 }
