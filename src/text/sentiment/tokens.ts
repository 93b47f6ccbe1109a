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
const pattern = new RegExp(
  String.raw`((?:https?:\/\/|www\.)\S+)|([@＠][\w.]+)|(${faces})|([#＃][\p{L}\p{M}\p{N}_]+)|([\p{L}\p{M}\p{N}]+(?:['’.\-*][\p{L}\p{M}\p{N}]+)*)|(\p{Extended_Pictographic})|([!！¡]+)|([?？¿]+)|(\.{2,}|…)|([,;:()—–、，；：])|([.。\n|]+)`,
  'gu',
)
const kinds: PieceKind[] = ['link', 'name', 'face', 'tag', 'word', 'emoji', 'bang', 'ask', 'dots', 'pause', 'end']
const hasSmall = /\p{Ll}/u
const hasLetters = /^\p{Lu}{2,}/u

/** Cuts a post into words, faces, emoji and the marks between them, in one walk. */
export function piecesOf(text: string): Pieces {
  const within = text.length > readAtMost ? text.slice(0, readAtMost) : text
  const list: Piece[] = []
  let words = 0
  let shouted = 0
  let bangs = 0
  let asks = 0
  for (const match of within.matchAll(pattern)) {
    const start = match.index
    const found = match[0]
    let at = 1
    while (match[at] === undefined) at++
    const kind = kinds[at - 1] ?? 'word'
    let isShouted = false
    let low = found
    if (kind === 'word' || kind === 'tag') {
      words++
      low = found.toLowerCase()
      if (low.includes('’')) low = low.replaceAll('’', "'")
      isShouted = low !== found && found.length > 2 && hasLetters.test(found) && !hasSmall.test(found)
      if (isShouted) shouted++
    } else if (kind === 'bang') bangs += found.length
    else if (kind === 'ask') asks += found.length
    list.push({ kind, low, start, end: start + found.length, isShouted })
  }
  if (shouted === words) for (const piece of list) piece.isShouted = false
  return { list, words, shouted, bangs, asks }
}
