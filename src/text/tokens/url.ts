import { FIRST_LETTER, FOLD, HIGH, STRIP } from './fold.ts'
import { NAME_SIGNS, NO_SIGNS, writeFolded } from './letters.ts'
import { URL_PART } from './marks.ts'
import { emit, emitRange, type Tokens } from './stream.ts'

const { charCodeAt } = String.prototype
const MAX_URL_PARTS = 40

/** Where the address ends whose first word is `source[start..at]` (`https` before `://`, `www` before a dot), or 0 when it is none. */
export function urlEnd(source: string, start: number, at: number, to: number): number {
  if (charCodeAt.call(source, at) === 0x3a) {
    const length = at - start
    if (charCodeAt.call(source, at + 1) !== 0x2f || charCodeAt.call(source, at + 2) !== 0x2f || at + 3 >= to) return 0
    if ((length !== 4 && length !== 5) || !isLatin(source, start, 'http')) return 0
  } else if (at - start !== 3 || at + 1 >= to || !isLatin(source, start, 'www')) return 0
  let end = at + 1
  while (end < to && !endsUrl(charCodeAt.call(source, end))) end++
  // A full stop or bracket after an address belongs to the sentence.
  while (end > at + 1 && '.,;:!?)]}\'"…*'.includes(source[end - 1] ?? ' ')) end--
  return end > at + 1 ? end : 0
}

/** Whether these small Latin letters stand at `start`, in whatever case. */
function isLatin(source: string, start: number, letters: string): boolean {
  for (let at = 0; at < letters.length; at++)
    if ((charCodeAt.call(source, start + at) | 0x20) !== charCodeAt.call(letters, at)) return false
  return true
}

function endsUrl(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0x22 ||
    code === 0x3c ||
    code === 0x3e ||
    code === 0x7c ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x206f) ||
    (code >= 0x3000 && code <= 0x303f)
  )
}

/**
 * The terms of an address: each suffix of its host with a leading dot (`.shop.halden.example`, `.halden.example`), each
 * label and each word of the rest with a leading slash (`/halden`, `/news`). Host at the current position, the words after
 * it one by one, so that `url:halden.example/news` is a phrase.
 */
export function scanUrl(tokens: Tokens, address: string, start: number, end: number): void {
  const from = afterScheme(address)
  let hostEnd = from
  while (hostEnd < address.length && !endsHost(charCodeAt.call(address, hostEnd))) hostEnd++
  const hostStart = address.lastIndexOf('@', hostEnd - 1) + 1
  scanHost(tokens, address, Math.max(hostStart, from), hostEnd, start, end)
  scanUrlWords(tokens, decoded(address.slice(hostEnd)), start, end)
}

function endsHost(code: number): boolean {
  return code === 0x2f || code === 0x3f || code === 0x23
}

/** Each word of a path or query as a `/word`, one position each. */
function scanUrlWords(tokens: Tokens, path: string, start: number, end: number): void {
  let parts = 0
  for (let at = 0; at < path.length && parts < MAX_URL_PARTS; at++) {
    if (!isUrlLetter(charCodeAt.call(path, at))) continue
    let last = at
    while (last < path.length && isUrlLetter(charCodeAt.call(path, last))) last++
    emitUrlWord(tokens, path, at, last, start, end, tokens.position)
    tokens.position++
    parts++
    at = last
  }
}

function isUrlLetter(code: number): boolean {
  const kind = FOLD[code] as number
  return kind >= FIRST_LETTER || (kind >= STRIP && kind <= HIGH) || (code & 0xfc00) === 0xdc00
}

/** The host's suffixes and labels, all at the current position, which then moves on by one. */
function scanHost(tokens: Tokens, address: string, from: number, to: number, start: number, end: number): void {
  const port = address.lastIndexOf(':', to - 1)
  const last = port > from ? port : to
  let first = from
  if (address.slice(first, first + 4).toLowerCase() === 'www.') first += 4
  const foldStart = tokens.used
  tokens.folded[tokens.used++] = 0x2e
  writeFolded(tokens, address, first, last, NAME_SIGNS)
  while (tokens.used > foldStart + 1 && tokens.folded[tokens.used - 1] === 0x2e) tokens.used--
  const foldEnd = tokens.used
  if (foldEnd === foldStart + 1) return
  let parts = 0
  for (let at = foldEnd - 1; at >= foldStart && parts < MAX_URL_PARTS; at--) {
    if (tokens.folded[at] !== 0x2e) continue
    emitRange(tokens, URL_PART, start, end, at, foldEnd, tokens.position)
    parts++
  }
  for (let at = first; at < last && parts-- > 0; ) {
    const dot = address.indexOf('.', at)
    const labelEnd = dot < 0 || dot > last ? last : dot
    emitUrlWord(tokens, address, at, labelEnd, start, end, tokens.position)
    at = labelEnd + 1
  }
  tokens.position++
}

function emitUrlWord(
  tokens: Tokens,
  source: string,
  from: number,
  to: number,
  start: number,
  end: number,
  position: number,
): void {
  const foldStart = tokens.used
  tokens.folded[tokens.used++] = 0x2f
  writeFolded(tokens, source, from, to, NO_SIGNS)
  if (tokens.used > foldStart + 1) emit(tokens, URL_PART, start, end, foldStart, position)
}

function afterScheme(address: string): number {
  const scheme = address.indexOf('://')
  return scheme >= 0 && scheme < 12 ? scheme + 3 : 0
}

function decoded(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
