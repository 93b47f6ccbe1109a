import type { FileHandle } from 'node:fs/promises'
import type { Place } from './layout.ts'

/** A mail as it lies in the file, or the beginning of one that is too large. */
export interface MboxMail {
  /** Mails count from 1. */
  number: number
  bytes: Uint8Array
  isCutOff: boolean
}

/** `line` of a place counts the mails before it. */
export interface MboxPiece {
  mails: MboxMail[]
  next: Place
  atEnd: boolean
}

const mostMailBytes = 32 * 2 ** 20
/** Of a larger mail, its words: they stand before its attachments. */
const beginningBytes = 512 * 1024
const pieceBytes = 256 * 1024
const mostPieceBytes = 16 * 2 ** 20

/**
 * The line before each mail (RFC 4155). Not every program puts a mark before a line of a mail that begins with “From ”,
 * so it has to hold a time and a year, which people do not write after that word.
 */
const separator = /^From \S.*\d{1,2}:\d{2}.*\b\d{4}\b|^From - /
const longestSeparator = 400

export function looksLikeMbox(head: Uint8Array): boolean {
  return /^\ufeff?From \S[^\n]*\n(?:>?From [^\n]*\n)?[!-9;-~]+:/.test(new TextDecoder().decode(head.subarray(0, 4_096)))
}

/** Reads the next mails from a place on; never more of the file than the largest mail is held in memory. */
export async function readMboxMails(
  file: FileHandle,
  from: Place,
  limit: number,
  signal?: AbortSignal,
): Promise<MboxPiece> {
  const mails: MboxMail[] = []
  const shelf: Shelf = { held: Buffer.alloc(pieceBytes), length: 0, at: from.byte }
  let next = from
  while (mails.length < limit && next.byte - from.byte < mostPieceBytes) {
    signal?.throwIfAborted()
    const mail = await readOne(file, shelf, signal)
    if (!mail) return { mails, next, atEnd: true }
    next = { byte: shelf.at, line: next.line + 1 }
    mails.push({ number: next.line, bytes: unmarked(mail.bytes), isCutOff: mail.isCutOff })
  }
  return { mails, next, atEnd: false }
}

/** A part of the file, which begins where the next mail does. */
interface Shelf {
  held: Buffer
  length: number
  /** Where its first byte lies in the file. */
  at: number
}

/** Takes the next mail from the shelf, which is filled up from the file as far as it takes. */
async function readOne(
  file: FileHandle,
  shelf: Shelf,
  signal: AbortSignal | undefined,
): Promise<{ bytes: Uint8Array; isCutOff: boolean } | undefined> {
  let searched = 0
  let isEnd = false
  let beginning: Buffer | undefined
  for (;;) {
    signal?.throwIfAborted()
    const found = separatorIn(shelf.held.subarray(0, shelf.length), searched, isEnd)
    const end = found ?? (isEnd ? shelf.length : undefined)
    if (end !== undefined) {
      const bytes = beginning ?? Buffer.from(shelf.held.subarray(0, end))
      takeOff(shelf, end)
      return bytes.length === 0 ? undefined : { bytes, isCutOff: beginning !== undefined }
    }
    searched = Math.max(0, shelf.length - longestSeparator)
    if (shelf.length === shelf.held.length) {
      if (shelf.held.length < mostMailBytes) shelf.held = Buffer.concat([shelf.held, Buffer.alloc(shelf.held.length)])
      else {
        beginning ??= Buffer.from(shelf.held.subarray(0, beginningBytes))
        takeOff(shelf, searched)
        searched = 0
      }
    }
    const room = Math.min(pieceBytes, shelf.held.length - shelf.length)
    const { bytesRead } = await file.read(shelf.held, shelf.length, room, shelf.at + shelf.length)
    shelf.length += bytesRead
    isEnd = bytesRead === 0
  }
}

function takeOff(shelf: Shelf, bytes: number): void {
  shelf.held.copyWithin(0, bytes, shelf.length)
  shelf.length -= bytes
  shelf.at += bytes
}

/** Where the next mail’s line begins; the one at the very start is this mail’s own. */
function separatorIn(held: Buffer, from: number, isEnd: boolean): number | undefined {
  for (let at = held.indexOf('\nFrom ', from, 'latin1'); at >= 0; at = held.indexOf('\nFrom ', at + 1, 'latin1')) {
    const end = held.indexOf(10, at + 1)
    if (end < 0 && !isEnd && held.length - at < longestSeparator) return undefined
    const line = held.toString('latin1', at + 1, end < 0 ? Math.min(held.length, at + longestSeparator) : end)
    if (separator.test(line)) return at + 1
  }
  return undefined
}

/** Takes away the first line, and the marks before lines that begin with “From ” (mboxo marks one kind, mboxrd all). */
function unmarked(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes)
  const start = text.toString('latin1', 0, 5) === 'From ' ? text.indexOf(10) + 1 : 0
  const rest = text.subarray(start)
  if (!rest.includes('\n>')) return rest
  return Buffer.from(rest.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}
