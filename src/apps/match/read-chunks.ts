import type { Chunk } from './matcher.ts'

const newline = 10
/** A longer line is no post: it is passed over, so that memory stays bounded whatever comes in. */
export const longestLine = 16 * 1024 * 1024

/** Cuts a stream of bytes into chunks of whole lines, and says which lines were too long to be one. */
export async function* readChunks(
  input: AsyncIterable<Uint8Array>,
  tooLong: (line: number) => void,
): AsyncGenerator<Chunk> {
  let rest: Buffer[] = []
  let restLength = 0
  let passingOver = false
  let line = 1
  for await (const piece of input) {
    let bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    if (passingOver) {
      const end = bytes.indexOf(newline)
      if (end < 0) continue
      passingOver = false
      line++
      bytes = bytes.subarray(end + 1)
    }
    const last = bytes.lastIndexOf(newline)
    if (last >= 0) {
      const whole = Buffer.concat([...rest, bytes.subarray(0, last + 1)])
      yield { bytes: whole, firstLine: line }
      line += countLines(whole)
      rest = []
      restLength = 0
      bytes = bytes.subarray(last + 1)
    }
    rest.push(bytes)
    restLength += bytes.length
    if (restLength <= longestLine) continue
    tooLong(line)
    passingOver = true
    rest = []
    restLength = 0
  }
  if (restLength > 0) yield { bytes: Buffer.concat(rest), firstLine: line }
}

function countLines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count++
  return count
}
