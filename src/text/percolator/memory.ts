/** Bytes from which on memory is taken where V8 does not count it. */
const MUCH = 1 << 18

/**
 * Memory of so many bytes, all 0. V8 answers much memory taken at once by looking through its whole heap, for longer than a
 * post may wait; memory that could be shared with other threads it does not count. It is given back as any other.
 */
function memory(bytes: number): ArrayBuffer | SharedArrayBuffer {
  return bytes < MUCH ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes)
}

export const int32s = (length: number): Int32Array => new Int32Array(memory(Math.ceil(length) * 4))
export const uint16s = (length: number): Uint16Array => new Uint16Array(memory(Math.ceil(length) * 2))
export const uint8s = (length: number): Uint8Array => new Uint8Array(memory(Math.ceil(length)))

/** A longer array with the same beginning. */
export function longer(old: Int32Array, length: number): Int32Array {
  const next = int32s(length)
  next.set(old)
  return next
}

/** As `longer`, of letters. */
export function longerLetters(old: Uint16Array, length: number): Uint16Array {
  const next = uint16s(length)
  next.set(old)
  return next
}

/** As `longer`, of flags. */
export function longerFlags(old: Uint8Array, length: number): Uint8Array {
  const next = uint8s(length)
  next.set(old)
  return next
}
