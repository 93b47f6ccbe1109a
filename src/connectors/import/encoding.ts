import type { FileHandle } from 'node:fs/promises'

/** How a file's bytes become letters. Windows-1252 is what remains when they are no UTF-8: spreadsheets write it. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le'

export interface TextStart {
  encoding: Encoding
  /** Where the text begins: after the byte order mark, if there is one. */
  byte: number
}

/** Looks at the whole file: one stray letter at its end decides between UTF-8 and Windows-1252. */
export async function detectEncoding(file: FileHandle, signal?: AbortSignal): Promise<TextStart | 'utf-16be'> {
  const start = Buffer.alloc(3)
  await file.read(start, 0, 3, 0)
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', byte: 2 }
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const byte = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const piece = Buffer.alloc(256 * 1024)
  for (let at = 0; ; ) {
    signal?.throwIfAborted()
    const { bytesRead } = await file.read(piece, 0, piece.length, at)
    try {
      decoder.decode(piece.subarray(0, bytesRead), { stream: bytesRead > 0 })
    } catch {
      return { encoding: 'windows-1252', byte }
    }
    if (bytesRead === 0) return { encoding: 'utf-8', byte }
    at += bytesRead
  }
}

const windows1252 = new TextDecoder('windows-1252')

/** Gives the letters back that Windows puts where Latin-1 has control characters: quotes, dashes, the euro. */
export function fromLatin1(text: string): string {
  return /[\u0080-\u009f]/.test(text) ? windows1252.decode(Buffer.from(text, 'latin1')) : text
}

export function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes)
}
