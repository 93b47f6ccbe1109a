import { Readable } from 'node:stream'
import { NetworkError } from '#core/channels'

const block = 512

/**
 * The first file of a tar archive (POSIX ustar) whose name fits, as a stream; what stands before it is passed over without
 * being kept. An archive without one is refused.
 */
export async function fileInTar(archive: Readable, fits: RegExp): Promise<{ name: string; content: Readable }> {
  const pieces = archive[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let rest: Buffer = Buffer.alloc(0)

  async function take(bytes: number): Promise<Buffer | undefined> {
    const parts = [rest]
    let size = rest.length
    while (size < bytes) {
      const { done, value } = await pieces.next()
      if (done) return undefined
      parts.push(value)
      size += value.length
    }
    const all = Buffer.concat(parts)
    rest = all.subarray(bytes)
    return all.subarray(0, bytes)
  }

  async function* content(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      const piece = await take(Math.min(left, Math.max(1, rest.length || 1)))
      if (!piece) throw new NetworkError('refused', 'This archive ends in the middle: it did not arrive whole.')
      left -= piece.length
      yield piece
    }
  }

  for (;;) {
    const header = await take(block)
    if (!header || header.every(byte => byte === 0))
      throw new NetworkError('refused', 'There is no dump.sql in this archive. Is it a backup of a Discourse forum?')
    const name = `${textAt(header, 345, 155)}${textAt(header, 345, 155) && '/'}${textAt(header, 0, 100)}`
    const size = Number.parseInt(textAt(header, 124, 12).trim() || '0', 8)
    if (!Number.isSafeInteger(size)) throw new NetworkError('refused', 'This archive can’t be read.')
    if (fits.test(name)) return { name, content: Readable.from(content(size)) }
    for (let left = Math.ceil(size / block) * block; left > 0; ) {
      const piece = await take(Math.min(left, 64 * 1024))
      if (!piece) throw new NetworkError('refused', 'This archive ends in the middle: it did not arrive whole.')
      left -= piece.length
    }
  }
}

function textAt(header: Buffer, at: number, length: number): string {
  return header.toString('utf8', at, at + length).replace(/\0[\s\S]*$/, '')
}
