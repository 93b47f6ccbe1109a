import { addFeature, type Features, SIGNS } from './buffers.ts'
import { DROPPED, FIRST_LETTER, foldOf, HIGH, PICTURE, runs, SPACE } from './fold.ts'
import { hashName, mix } from './hash.ts'

export const WORD = 0
/** Two neighbouring letters of a script without spaces, or one that stands alone. */
export const PAIR = 1
export const EMOJI = 2

export const MARK = hashName('mark')
const MARKS = hashName('marks')
const MARK_AFTER = hashName('mark after word')
const HAS_EMOJI = hashName('emoji')
const HAS_TAG = hashName('hashtag')
const HAS_MENTION = hashName('mention')
const HAS_ADDRESS = hashName('address')
const SUFFIX = hashName('suffix of an address')
export const A_WORD = hashName('letters of a word')

/** Cuts a field into words, and reads the signs between them on the way. */
export function scan(features: Features, text: string, field: number): void {
  let at = 0
  let sentenceEnd = 1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const kind = foldOf(code)
    if (kind === SPACE) {
      if (code === 10 && sentenceEnd === 0) sentenceEnd = 1
      at++
      continue
    }
    const count = features.wordCount
    if (kind >= FIRST_LETTER) {
      at = isAddress(text, at, code)
        ? takeAddress(features, text, at, field)
        : takeWord(features, text, at, field, false)
    } else if (kind === PICTURE || kind === HIGH) at = takePicture(features, text, at, field)
    else if (code === 64) at = takeMention(features, text, at, field)
    else if (code === 35) at = takeTag(features, text, at, field)
    else {
      if (endsSentence(features, text, at, code, field)) sentenceEnd = code
      at = takeMarks(features, text, at, field)
    }
    if (features.wordCount > count) {
      features.wordBreaks[count] = sentenceEnd
      sentenceEnd = 0
    }
  }
  features.lastMark = sentenceEnd
}

function addWord(features: Features, kind: number, start: number, end: number, from: number, field: number): void {
  const { folded, foldedCount } = features
  if (foldedCount === from) return
  let hash = A_WORD
  for (let at = from; at < foldedCount; at++) hash = mix(hash, folded[at] as number)
  const word = features.wordCount++
  features.wordStarts[word] = start
  features.wordEnds[word] = end
  features.wordFields[word] = field
  features.wordHashes[word] = hash
  features.wordKinds[word] = kind
  features.wordBreaks[word] = 0
  features.foldStarts[word] = from
  features.foldEnds[word] = foldedCount
}

function takeWord(features: Features, text: string, start: number, field: number, isTag: boolean): number {
  if (runs[text.charCodeAt(start)] === 1) return takeRun(features, text, start, field)
  const from = features.foldedCount
  const { folded } = features
  let end = start
  let wasSmall = false
  while (end < text.length) {
    const code = text.charCodeAt(end)
    const fold = foldOf(code)
    if (fold >= FIRST_LETTER) {
      if (runs[code] === 1) break
      if (isTag) {
        const isCapital = code >= 65 && code <= 90
        if (isCapital && wasSmall) break
        wasSmall = !isCapital
      }
      folded[features.foldedCount++] = fold
      end++
    } else if (fold === DROPPED) end++
    else if (
      (code === 39 || code === 0x2019) &&
      end + 1 < text.length &&
      foldOf(text.charCodeAt(end + 1)) >= FIRST_LETTER
    ) {
      end++
      if (isElided(folded, from, features.foldedCount)) break
    } else break
  }
  addWord(features, WORD, start, end, from, field)
  return Math.max(end, start + 1)
}

/** A French or Italian article before an apostrophe: `l'énergie` holds the word énergie. */
function isElided(folded: Uint16Array, from: number, to: number): boolean {
  if (to - from === 2) return folded[from] === 113 && folded[from + 1] === 117
  return to - from === 1 && 'lcdjmnst'.includes(String.fromCharCode(folded[from] as number))
}

function takeRun(features: Features, text: string, start: number, field: number): number {
  let end = start + 1
  while (end < text.length && foldOf(text.charCodeAt(end)) >= FIRST_LETTER && runs[text.charCodeAt(end)] === 1) end++
  const last = Math.max(end - 1, start + 1)
  for (let at = start; at < last; at++) {
    const from = features.foldedCount
    features.folded[features.foldedCount++] = foldOf(text.charCodeAt(at))
    if (at + 1 < end) features.folded[features.foldedCount++] = foldOf(text.charCodeAt(at + 1))
    addWord(features, PAIR, at, Math.min(at + 2, end), from, field)
  }
  return end
}

function takePicture(features: Features, text: string, start: number, field: number): number {
  const point = text.codePointAt(start) ?? 0
  let end = start + (point > 0xffff ? 2 : 1)
  const from = features.foldedCount
  const isLetter = point > 0xffff && /[\p{L}\p{N}]/u.test(String.fromCodePoint(point))
  features.folded[features.foldedCount++] = point & 0xffff
  features.folded[features.foldedCount++] = point >>> 16
  if (!isLetter) {
    // Skin tones, presentation and what is joined to the first picture are folded away.
    for (;;) {
      const next = text.codePointAt(end) ?? 0
      if (next === 0xfe0f || next === 0x20e3) end++
      else if (next >= 0x1f3fb && next <= 0x1f3ff) end += 2
      else if (next === 0x200d && end + 1 < text.length) end += (text.codePointAt(end + 1) ?? 0) > 0xffff ? 3 : 2
      else break
    }
    addFeature(features, HAS_EMOJI, SIGNS, start, end, field)
  }
  addWord(features, EMOJI, start, end, from, field)
  return end
}

/** A person's name is a sign only: nobody's name is learned. The `@` inside a mail address is a mark. */
function takeMention(features: Features, text: string, start: number, field: number): number {
  const isInside = start > 0 && foldOf(text.charCodeAt(start - 1)) >= FIRST_LETTER
  let end = start + 1
  while (!isInside && end < text.length) {
    const code = text.charCodeAt(end)
    const isInName = code === 95 || foldOf(code) >= FIRST_LETTER
    const joins =
      (code === 46 || code === 45 || code === 64) &&
      end + 1 < text.length &&
      foldOf(text.charCodeAt(end + 1)) >= FIRST_LETTER
    if (!isInName && !joins) break
    end++
  }
  if (end === start + 1) return takeMarks(features, text, start, field)
  addFeature(features, HAS_MENTION, SIGNS, start, end, field)
  return end
}

/** `#WinterCharging` is read as its words. */
function takeTag(features: Features, text: string, start: number, field: number): number {
  let end = start + 1
  if (end >= text.length || foldOf(text.charCodeAt(end)) < FIRST_LETTER) return takeMarks(features, text, start, field)
  while (end < text.length && foldOf(text.charCodeAt(end)) >= FIRST_LETTER)
    end = takeWord(features, text, end, field, true)
  addFeature(features, HAS_TAG, SIGNS, start, end, field)
  return end
}

/** Each mark, and marks in a row (`?!`, `...`, `:-)`) together. */
function takeMarks(features: Features, text: string, start: number, field: number): number {
  let run = MARKS
  let end = start
  while (end < text.length && end < start + 4) {
    const code = text.charCodeAt(end)
    const kind = foldOf(code)
    if (end > start && (kind === SPACE || kind >= FIRST_LETTER || kind === PICTURE || kind === HIGH)) break
    addFeature(features, mix(MARK, code), SIGNS, end, end + 1, field)
    run = mix(run, code)
    end++
  }
  if (end > start + 1) addFeature(features, run, SIGNS, start, end, field)
  return end
}

/** Whether a sentence ends at a mark; the last word and the mark that follows it are a sign together. */
function endsSentence(features: Features, text: string, at: number, code: number, field: number): boolean {
  if (!isStop(code)) return false
  const next = at + 1 < text.length ? foldOf(text.charCodeAt(at + 1)) : SPACE
  if (code === 46 && next >= FIRST_LETTER) return false
  const word = features.wordCount - 1
  if (word >= 0 && features.wordFields[word] === field && features.wordEnds[word] === at) {
    const hash = mix(mix(MARK_AFTER, features.wordHashes[word] as number), code)
    addFeature(features, hash, SIGNS, features.wordStarts[word] as number, at + 1, field)
  }
  return true
}

/** `.`, `!`, `?` and their like in other scripts. */
function isStop(code: number): boolean {
  if (code < 128) return code === 46 || code === 33 || code === 63
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x2026 || code === 0x61f || code === 0x964
}

function isAddress(text: string, at: number, code: number): boolean {
  const small = code | 32
  if (small === 104) return /^https?:\/\//i.test(text.slice(at, at + 8))
  return small === 119 && /^www\./i.test(text.slice(at, at + 4))
}

/** That there is an address, and how its host ends: `.co`, `.uk`. */
function takeAddress(features: Features, text: string, start: number, field: number): number {
  let end = start
  while (end < text.length && foldOf(text.charCodeAt(end)) !== SPACE) end++
  addFeature(features, HAS_ADDRESS, SIGNS, start, end, field)
  const host = /^(?:https?:\/\/)?([^/?#:]*)/i.exec(text.slice(start, end))?.[1] ?? ''
  for (const part of host.toLowerCase().split('.').slice(1)) {
    if (part.length <= 4) addFeature(features, mix(SUFFIX, hashName(part)), SIGNS, start, end, field)
  }
  return end
}
