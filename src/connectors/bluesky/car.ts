/**
 * Reads the blocks of a CAR v1 file, by the hex of the SHA-256 in their CIDs, without copying them.
 *
 * A CAR is a run of sections, each with its length before it (an unsigned varint): first a header, then blocks,
 * a block being its CID (version 1, 36 bytes in this network: version, codec, hash kind, hash length, hash) and its bytes.
 * Source: https://ipld.io/specs/transport/car/carv1/
 */
export function blocksOf(car: unknown): Map<string, Uint8Array> {
  if (!(car instanceof Uint8Array)) throw new Error('The commit holds no blocks.')
  const bytes = Buffer.from(car.buffer, car.byteOffset, car.byteLength)
  const blocks = new Map<string, Uint8Array>()
  let at = 0
  for (let header = true; at < bytes.length; header = false) {
    const size = varint(bytes, at)
    const end = size.next + size.value
    if (end > bytes.length) throw new Error('The commit’s blocks are cut short.')
    if (!header) {
      const hash = size.next + 4
      const isSha256 = bytes[size.next] === 1 && bytes[size.next + 2] === 0x12 && bytes[size.next + 3] === 32
      if (!isSha256 || hash + 32 > end) throw new Error('A block of the commit has a name of an unknown kind.')
      blocks.set(bytes.toString('hex', hash, hash + 32), bytes.subarray(hash + 32, end))
    }
    at = end
  }
  return blocks
}

function varint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0
  let scale = 1
  for (let next = at; next < at + 5; next++) {
    const byte = bytes[next]
    if (byte === undefined) break
    value += (byte & 0x7f) * scale
    if (byte < 0x80) return { value, next: next + 1 }
    scale *= 128
  }
  throw new Error('A length in the commit’s blocks can’t be read.')
}
