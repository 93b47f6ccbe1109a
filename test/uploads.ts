import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { ImportSettings, importFile } from '#connectors/import'
import type { Batch, ConnectorTools } from '#core/channels'
import { check } from '#lib/check'

/** A folder of uploads for one test file, which goes with it. */
export function uploads(): { folder: string; upload: (content: string | Uint8Array) => string } {
  const folder = join(mkdtempSync(join(tmpdir(), 'sosh-import-')), 'uploads')
  mkdirSync(folder)
  afterAll(() => rmSync(join(folder, '..'), { recursive: true }))
  let files = 0
  const upload = (content: string | Uint8Array) => {
    const path = join(folder, `upload-${files++}`)
    writeFileSync(path, content)
    return path
  }
  return { folder, upload }
}

/** What somebody chose for an uploaded file. */
export function settingsOf(path: string, chosen: object): ImportSettings {
  return check(ImportSettings, { fileName: 'file', fileId: path.split('/').at(-1), path, ...chosen })
}

const tools: ConnectorTools = {
  fetch: () => Promise.reject(new Error('An import reaches for nothing outside.')),
  checkAddress: () => Promise.reject(new Error('An import reaches for nothing outside.')),
  now: () => new Date('2026-11-22T12:00:00Z'),
  log: () => {},
}

/** The next batch of a file, from a cursor on. */
export async function readOn(
  settings: ImportSettings,
  cursor?: string,
  signal = new AbortController().signal,
): Promise<Batch> {
  const batch = await importFile.poll?.({ sourceId: 's', settings, secret: undefined, cursor, tools }, signal)
  if (!batch) throw new Error('An import is polled.')
  return batch
}

/** All batches of a file, to its end. */
export async function readToTheEnd(settings: ImportSettings): Promise<Batch[]> {
  const batches: Batch[] = []
  for (;;) {
    const batch = await readOn(settings, batches.at(-1)?.cursor)
    batches.push(batch)
    if (batch.finished) return batches
  }
}

/** What they brought, and what of it could not be read. */
export function broughtBy(batches: Batch[]) {
  return {
    posts: batches.flatMap(({ news }) => news.flatMap(one => (one.kind === 'post' ? [one.post] : []))),
    unreadable: batches.flatMap(({ unreadable = [] }) => unreadable),
  }
}
