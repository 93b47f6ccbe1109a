import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFile } from '#connectors/import'
import type { OpenSource } from '#core/channels'
import { newId } from '#lib/id'
import { conforms, type Network, plainTools } from '../conformance.ts'

const mapping = { text: 'text', author: 'author', postedAt: 'date', id: 'id' }
const good = { fileId: 'upload-1', fileName: 'forum.jsonl', path: '/srv/uploads/upload-1', format: 'jsonl', mapping }

conforms({
  connector: importFile,
  badSettings: [
    { settings: { ...good, path: '/etc/passwd' }, at: 'path' },
    { settings: { ...good, format: 'xlsx' }, at: 'format' },
    { settings: { ...good, zone: 'Mars/Olympus' }, at: 'zone' },
    { settings: { ...good, network: 'Old Forum' }, at: 'network' },
    { settings: { ...good, mapping: { ...mapping, text: '' } }, at: 'mapping.text' },
  ],
  open: openFolder,
})

/** A file that somebody goes on writing to: the nearest that a file comes to a network. */
async function openFolder(): Promise<Network> {
  const root = await mkdtemp(join(tmpdir(), 'sosh-conformance-'))
  const path = join(root, 'uploads', good.fileId)
  await mkdir(join(root, 'uploads'))
  await writeFile(path, '')
  const source = (path: string, cursor?: string): OpenSource => ({
    sourceId: newId(),
    settings: importFile.settings.parse({ ...good, path }),
    secret: undefined,
    cursor,
    tools: plainTools(),
  })
  return {
    source: cursor => source(path, cursor),
    deadSource: () => source(join(root, 'gone', 'uploads', good.fileId)),
    write: async text => {
      const id = newId()
      await appendFile(path, `${JSON.stringify({ id, text, author: 'ana', date: new Date() })}\n`)
      return id
    },
    close: () => rm(root, { recursive: true }),
  }
}
