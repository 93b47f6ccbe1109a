import { classAt, sizeAt } from '#text/tokens'

/** What a piece of a post is, as far as feeling goes. */
export type PieceKind = 'word' | 'tag' | 'face' | 'emoji' | 'bang' | 'ask' | 'pause' | 'end' | 'dots' | 'name' | 'link'

/** A piece of a post with its place; `low` is folded to small letters with a plain apostrophe. */
export interface Piece {
  kind: PieceKind
  low: string
  start: number
  end: number
  /** Written in capitals where the rest is not, three letters or more. */
  isShouted: boolean
}

/** A post cut into pieces, with what its signs say on the whole. */
export interface Pieces {
  list: Piece[]
  words: number
  shouted: number
  bangs: number
  asks: number
}

/** Longer posts are judged by their beginning: feeling is not cheaper by the page. */
const readAtMost = 6_000

const faces = String.raw`[:;=]['’,]?[-~^o]?[)(\]\[/\\|}{@*3>]+(?![\p{L}\p{N}/])|(?<![\p{L}\p{N}])(?:[:;=]['’]?-?[DdPpOoSsXx](?![\p{L}\p{N}])|[xX]-?[dD]+(?![\p{L}\p{N}])|[(\[]-?['’]?[:;=](?![\p{L}\p{N}])|\^[_.-]*\^|[Tt]_+[Tt]|[-=>]_+[-=<]|[oO]_+[oO0]|\\[oO]\/)|<\/?3+|&lt;\/?3+|>[:;]-?[()/]`
/** What each piece is: what `piecesOf` finds more cheaply, and asks where that isn't plain. */
export const pattern = new RegExp(
  String.raw`((?:https?:\/\/|www\.)\S+)|([@＠][\w.]+)|(${faces})|([#＃][\p{L}\p{M}\p{N}_]+)|([\p{L}\p{M}\p{N}]+(?:['’.\-*][\p{L}\p{M}\p{N}]+)*)|(\p{Extended_Pictographic})|([!！¡]+)|([?？¿]+)|(\.{2,}|…)|([,;:()—–、，；：])|([.。\n|]+)`,
  'uy',
)
const kinds: PieceKind[] = ['link', 'name', 'face', 'tag', 'word', 'emoji', 'bang', 'ask', 'dots', 'pause', 'end']
const hasSmall = /\p{Ll}/u
const hasLetters = /^\p{Lu}{2,}/u

/** Cuts a post into words, faces, emoji and the marks between them, in one walk. */
export function piecesOf(text: string): Pieces {
  const within = text.length > readAtMost ? text.slice(0, readAtMost) : text
  const pieces: Pieces = { list: [], words: 0, shouted: 0, bangs: 0, asks: 0 }
  let at = 0
  while (at < within.length) {
    const unit = within.charCodeAt(at)
    const sort = unit < 128 ? (sorts[unit] as number) : maybe
    if (sort === blank) at++
    else if (sort === pause) {
      pieces.list.push({ kind: 'pause', low: within[at] as string, start: at, end: at + 1, isShouted: false })
      at++
    } else if (sort === begins || (sort === maybe && beginsWord(within, at, unit))) {
      const end = endOfWord(within, at)
      addWord(pieces, 'word', within.slice(at, end), at, end)
      at = end
    } else at = takeOther(pieces, within, at)
  }
  if (pieces.shouted === pieces.words) for (const piece of pieces.list) piece.isShouted = false
  return pieces
}

/** By code unit of ASCII: what can begin with it. */
const sorts = new Uint8Array(128)
const blank = 0
/** A word, and nothing else. */
const begins = 1
const pause = 2
/** The pattern has to be asked. */
const maybe = 3
for (let unit = 33; unit < 127; unit++) sorts[unit] = /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? begins : maybe
// An address, or a face: "http", "www.", "xD", "T_T", "o_O".
for (const letter of 'hHwWxXtToO') sorts[letter.charCodeAt(0)] = maybe
for (const sign of '"\'$%*+/`~_') sorts[sign.charCodeAt(0)] = blank
sorts[44] = pause
sorts[10] = maybe

/** Letters beyond ASCII begin words; so do the letters that a face or an address can begin with, where there is none. */
function beginsWord(text: string, at: number, unit: number): boolean {
  if (unit >= 128) return classAt(text, at) !== 0
  if (unit < 48 || (unit > 57 && unit < 65)) return false
  const next = text.charCodeAt(at + 1)
  const small = unit | 32
  if (small === 104) return (next | 32) !== 116
  if (small === 119) return (next | 32) !== 119
  if (small === 120) return next !== 45 && (next | 32) !== 100
  return (small === 116 || small === 111) && next !== 95
}

function endOfWord(text: string, start: number): number {
  let at = start
  while (at < text.length) {
    if (classAt(text, at) !== 0) {
      at += sizeAt(text, at)
      continue
    }
    const unit = text.charCodeAt(at)
    const joins = unit === 39 || unit === 0x2019 || unit === 46 || unit === 45 || unit === 42
    if (!joins || at + 1 >= text.length || classAt(text, at + 1) === 0) break
    at++
  }
  return at
}

/** What only the pattern can tell; returns where to go on. */
function takeOther(pieces: Pieces, text: string, at: number): number {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  if (match === null) return at + sizeAt(text, at)
  const found = match[0]
  const end = at + found.length
  let group = 1
  while (match[group] === undefined) group++
  const kind = kinds[group - 1] ?? 'word'
  if (kind === 'word' || kind === 'tag') addWord(pieces, kind, found, at, end)
  else {
    if (kind === 'bang') pieces.bangs += found.length
    else if (kind === 'ask') pieces.asks += found.length
    pieces.list.push({ kind, low: found, start: at, end, isShouted: false })
  }
  return end
}

function addWord(pieces: Pieces, kind: 'word' | 'tag', found: string, start: number, end: number): void {
  pieces.words++
  let low = found.toLowerCase()
  if (low.includes('’')) low = low.replaceAll('’', "'")
  const isShouted = low !== found && found.length > 2 && hasLetters.test(found) && !hasSmall.test(found)
  if (isShouted) pieces.shouted++
  pieces.list.push({ kind, low, start, end, isShouted })
}
