import { findSpaceless, type Lexicon, lexiconFor, strengthOf, strengthOfEmoji, strengthOfFace } from './lexicon.ts'
import { type Piece, type Pieces, piecesOf } from './tokens.ts'

/** A word or face of feeling in a post, with what its neighbours make of it. */
export interface Hit {
  /** -5..5 or so: strength as listed, raised, weakened or turned around. */
  value: number
  /** As listed. */
  plain: number
  start: number
  end: number
  /** Numbers of its first and last piece. */
  first: number
  last: number
  isTurned: boolean
  isFace: boolean
}

/** What was felt in a post, before it is weighed. */
export interface Felt {
  pieces: Pieces
  lexicon: Lexicon
  hits: Hit[]
  /** Piece number of the last "but", or -1. */
  but: number
}

/** How much a word beside it raises a feeling, and what is left of one that is turned around (both as in VADER). */
const raise = 0.293
const turned = -0.74
const shouting = 0.733

/**
 * Finds the feeling in a post by the rules of VADER (Hutto and Gilbert 2014), written anew and for several languages:
 * words with a strength, raised or weakened by up to three words before them, turned around by a negation, louder in
 * capitals. Beyond VADER: phrases, stems, drawn-out letters, faces and emoji as their own signs, places of all.
 */
export function feel(text: string, language: string): Felt {
  const pieces = piecesOf(text)
  const lexicon = lexiconFor(language)
  const hits: Hit[] = []
  const { list } = pieces
  let but = -1
  for (let at = 0; at < list.length; at++) {
    const piece = list[at] as Piece
    if (piece.kind === 'face' || piece.kind === 'emoji') {
      const value =
        piece.kind === 'face' ? strengthOfFace(text.slice(piece.start, piece.end)) : strengthOfEmoji(piece.low)
      if (value !== 0) hits.push(hitOf(value, value, piece, piece, at, at, false, true))
      continue
    }
    if (piece.kind === 'tag') {
      const value = strengthOfTag(lexicon, text.slice(piece.start + 1, piece.end))
      if (value !== 0) hits.push(hitOf(value, value, piece, piece, at, at, false, false))
      continue
    }
    if (piece.kind !== 'word') continue
    if (lexicon.but.has(piece.low)) but = at
    const phrase = phraseAt(lexicon, list, at)
    if (phrase !== undefined) {
      if (phrase.value !== 0) {
        const value = phrase.value * (1 + (raisedBy(lexicon, list, at, 1) > 0 ? 0.1 : 0))
        const end = list[phrase.last] as Piece
        hits.push(hitOf(value, phrase.value, piece, end, at, phrase.last, false, false))
      }
      at = phrase.last
      continue
    }
    const plain = strengthOf(lexicon, piece.low)
    if (plain === 0 || isModifierHere(lexicon, list, at)) continue
    hits.push(weigh(lexicon, list, at, piece, plain))
  }
  if (language === 'ja') {
    let at = 0
    for (const { start, end, value } of findSpaceless(text)) {
      while (at + 1 < list.length && (list[at]?.end ?? 0) <= start) at++
      if (value !== 0)
        hits.push({ value, plain: value, start, end, first: at, last: at, isTurned: false, isFace: false })
    }
    hits.sort((a, b) => a.start - b.start)
  }
  return { pieces, lexicon, hits, but }
}

function hitOf(
  value: number,
  plain: number,
  from: Piece,
  to: Piece,
  first: number,
  last: number,
  isTurned: boolean,
  isFace: boolean,
): Hit {
  return { value, plain, start: from.start, end: to.end, first, last, isTurned, isFace }
}

function weigh(lexicon: Lexicon, list: Piece[], at: number, piece: Piece, plain: number): Hit {
  const sign = Math.sign(plain)
  let value = plain
  if (piece.isShouted) value += sign * shouting
  let isTurned = false
  let seen = 0
  let from = piece
  for (let before = at - 1; before >= 0 && seen < 4; before--) {
    const other = list[before] as Piece
    if (other.kind === 'end' || other.kind === 'bang' || other.kind === 'ask' || other.kind === 'link') break
    if (other.kind === 'pause' && seen > 0) break
    if (other.kind !== 'word') continue
    seen++
    if (seen < 4 && !lexicon.values.has(other.low)) {
      const fading = seen === 1 ? 1 : seen === 2 ? 0.95 : 0.9
      const loud = other.isShouted ? shouting / 2 : 0
      if (lexicon.very.has(other.low)) value += sign * (raise + loud) * fading
      else if (lexicon.hardly.has(other.low)) value -= sign * raise * fading
    }
    if (!isTurned && turns(lexicon, list, before)) {
      isTurned = true
      from = other
    }
  }
  if (!isTurned && lexicon.not.size > 0 && isDeniedAfter(lexicon, list, at)) isTurned = true
  return hitOf(isTurned ? value * turned : value, plain, from, piece, at, at, isTurned, false)
}

/** "never so" and "without doubt" raise; all other negations turn around. */
function turns(lexicon: Lexicon, list: Piece[], at: number): boolean {
  const word = (list[at] as Piece).low
  if (!lexicon.not.has(word) && !(word.length > 3 && word.endsWith("n't"))) return false
  const next = list[at + 1]?.low
  if (next === 'only' || next === 'doubt') return false
  return !(word === 'never' && (next === 'so' || next === 'this'))
}

/** German, Dutch and the Nordic languages may deny behind: "das gefällt mir nicht". */
function isDeniedAfter(lexicon: Lexicon, list: Piece[], at: number): boolean {
  if (lexicon.not.has('not')) return false
  for (let after = at + 1; after <= at + 3; after++) {
    const other = list[after]
    if (other === undefined || other.kind !== 'word') return false
    if ((other.low === 'nicht' || other.low === 'niet') && list[after + 1]?.kind !== 'word') return true
  }
  return false
}

/** A word that raises the next word of feeling is no feeling of its own there: "pretty bad", "damn good". */
function isModifierHere(lexicon: Lexicon, list: Piece[], at: number): boolean {
  const word = (list[at] as Piece).low
  if (!lexicon.very.has(word) && !lexicon.hardly.has(word)) return false
  const next = list[at + 1]
  return next?.kind === 'word' && strengthOf(lexicon, next.low) !== 0
}

function raisedBy(lexicon: Lexicon, list: Piece[], at: number, reach: number): number {
  let raised = 0
  for (let before = Math.max(0, at - reach); before < at; before++)
    if (lexicon.very.has(list[before]?.low ?? '')) raised++
  return raised
}

function phraseAt(lexicon: Lexicon, list: Piece[], at: number): { value: number; last: number } | undefined {
  const phrases = lexicon.phrases.get((list[at] as Piece).low)
  if (phrases === undefined) return undefined
  for (const { parts, value } of phrases) {
    let matches = true
    for (let part = 1; part < parts.length && matches; part++) matches = list[at + part]?.low === parts[part]
    if (matches) return { value, last: at + parts.length - 1 }
  }
  return undefined
}

/** "#SoHappy": its words one by one, where capitals or underscores part them; else the whole. */
function strengthOfTag(lexicon: Lexicon, tag: string): number {
  const whole = strengthOf(lexicon, tag.toLowerCase())
  if (whole !== 0) return whole
  if (!/[\p{Ll}\d_]\p{Lu}|_/u.test(tag)) return 0
  let sum = 0
  let sign = 1
  for (const part of tag.split(/_|(?<=[\p{Ll}\d])(?=\p{Lu})/u)) {
    const word = part.toLowerCase()
    if (lexicon.not.has(word)) sign = turned
    sum += sign * strengthOf(lexicon, word)
  }
  return sum
}

/** VADER's bounded sum: -1..1. */
export function bounded(sum: number, alpha = 15): number {
  return sum / Math.sqrt(sum * sum + alpha)
}
