import { open, readFile } from 'node:fs/promises'
import { Problem } from '#lib/problem'

/** The lines of a file that is only ever added to; none where it is not there yet. A last line that was cut off is left out. */
export async function keptLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(error => {
    if (error.code === 'ENOENT') return ''
    throw new Problem('unavailable', `${path} can’t be read: ${error.message}`)
  })
  return text.split('\n').slice(0, -1)
}

/** Adds lines. When this returns they are on the disk; only its owner may read the file. */
export async function keepLines(path: string, lines: string[]): Promise<void> {
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const { bytesRead, buffer } = await file.read({
      position: Math.max(0, size - 1),
      length: 1,
      buffer: Buffer.alloc(1),
    })
    // What was cut off stays a line of its own, which says nothing.
    const begin = bytesRead === 1 && buffer[0] !== 0x0a ? '\n' : ''
    await file.appendFile(`${begin}${lines.map(line => `${line}\n`).join('')}`)
    await file.sync()
  } finally {
    await file.close()
  }
}
