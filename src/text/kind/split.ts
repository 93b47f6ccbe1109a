import { forgetIfMany, numberOf, wordOf } from './intern.ts'

/** A post cut into words and sentences, in parallel arrays: a post costs a microsecond. */
export interface Split {
  /** Folded words: small letters, no accents, `don't` as `dont`. */
  words: string[]
  /** Their numbers (`intern.ts`), until the next post is cut. */
  numbers: number[]
  starts: number[]
  ends: number[]
  /** Number of the sentence of each word. */
  sentence: number[]
  /** By sentence: first word, and whether it ends in a question mark. */
  sentences: { first: number; asks: boolean; mark: number }[]
  links: { start: number; end: number }[]
  hashtags: { start: number; end: number }[]
  mentions: { start: number; end: number }[]
  /** Words that are written in capitals only and have three letters or more. */
  shouted: number
  exclamations: number
}

/** By code unit: 1 is no letter, 2 folds to none or several, others are their fold. */
const folds = new Uint16Array(0x10000)
const noLetter = 1
const several = 2
const manyFolds: string[] = []
/** The folded letters of the present word. */
let letters = new Uint16Array(128)

function foldOf(unit: number): number {
  return (folds[unit] as number) || learnFold(unit)
}

function learnFold(unit: number): number {
  const character = String.fromCharCode(unit)
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) {
    folds[unit] = noLetter
    return noLetter
  }
  const fold = character
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
  manyFolds[unit] = fold
  folds[unit] = fold.length === 1 ? fold.charCodeAt(0) : several
  return folds[unit] as number
}

const isLetterAt = (text: string, at: number): boolean => foldOf(text.charCodeAt(at)) !== noLetter

/** Cuts a text; addresses, hashtags and mentions are set aside with their places, the words of hashtags stay words. */
export function split(text: string): Split {
  forgetIfMany()
  const found: Split = {
    words: [],
    numbers: [],
    starts: [],
    ends: [],
    sentence: [],
    sentences: [{ first: 0, asks: false, mark: -1 }],
    links: [],
    hashtags: [],
    mentions: [],
    shouted: 0,
    exclamations: 0,
  }
  const size = Math.min(text.length, 5_000)
  let at = 0
  while (at < size) {
    const unit = text.charCodeAt(at)
    if (unit === 32) {
      at++
    } else if (foldOf(unit) !== noLetter) {
      at = isLink(text, at) ? takeLink(text, at, size, found) : takeWord(text, at, size, found)
    } else if (unit === 35 || unit === 64) {
      const end = endOfWord(text, at + 1, size, unit === 64)
      if (end > at + 1) (unit === 35 ? found.hashtags : found.mentions).push({ start: at, end })
      at = unit === 64 ? Math.max(end, at + 1) : at + 1
    } else {
      at = takeMark(text, at, unit, found)
    }
  }
  return found
}

function isLink(text: string, at: number): boolean {
  const unit = text.charCodeAt(at) | 32
  if (unit === 104) return text.startsWith('http://', at) || text.startsWith('https://', at)
  return unit === 119 && text.startsWith('www.', at)
}

function takeLink(text: string, start: number, size: number, found: Split): number {
  let end = start
  while (end < size && text.charCodeAt(end) > 32) end++
  found.links.push({ start, end })
  return end
}

function endOfWord(text: string, from: number, size: number, isName: boolean): number {
  let end = from
  while (end < size) {
    const unit = text.charCodeAt(end)
    const joins =
      unit === 95 ||
      (isName && (unit === 46 || unit === 45 || unit === 64) && end + 1 < size && isLetterAt(text, end + 1))
    if (!joins && !isLetterAt(text, end)) break
    end++
  }
  return end
}

function takeWord(text: string, start: number, size: number, found: Split): number {
  let end = start
  let length = 0
  let capitals = 0
  for (; end < size; end++) {
    const unit = text.charCodeAt(end)
    const fold = foldOf(unit)
    if (fold === noLetter) break
    if (unit >= 65 && unit <= 90) capitals++
    if (length + 32 > letters.length) widen()
    if (fold === several) for (const one of manyFolds[unit] ?? '') letters[length++] = one.charCodeAt(0)
    else letters[length++] = fold
  }
  if (capitals >= 3 && capitals === end - start) found.shouted++
  const tail = lengthOfContraction(text, end, size)
  if (tail > 0) {
    for (let at = end + 1; at <= end + tail; at++) letters[length++] = text.charCodeAt(at) | 32
    end += tail + 1
  }
  const number = numberOf(letters, length)
  found.words.push(wordOf(number))
  found.numbers.push(number)
  found.starts.push(start)
  found.ends.push(end)
  found.sentence.push(found.sentences.length - 1)
  return end
}

function widen(): void {
  const wider = new Uint16Array(letters.length * 2)
  wider.set(letters)
  letters = wider
}

/** `'t`, `'s`, `'m`, `'d`, `'re`, `'ve` and `'ll` belong to the word before them: how many letters stand after the mark. */
function lengthOfContraction(text: string, mark: number, size: number): number {
  const sign = text.charCodeAt(mark)
  if (sign !== 39 && sign !== 0x2019) return 0
  let end = mark + 1
  while (end < size && end < mark + 4 && isLetterAt(text, end)) end++
  const first = text.charCodeAt(mark + 1) | 32
  if (end === mark + 2) return isSmall(text, mark + 1, 1) && 'tsmd'.includes(String.fromCharCode(first)) ? 1 : 0
  if (end !== mark + 3 || !isSmall(text, mark + 1, 2)) return 0
  const second = text.charCodeAt(mark + 2) | 32
  const isKnown = ((first === 114 || first === 118) && second === 101) || (first === 108 && second === 108)
  return isKnown ? 2 : 0
}

/** Letters of ASCII, small or not: others are no contraction. */
function isSmall(text: string, start: number, count: number): boolean {
  for (let at = start; at < start + count; at++) {
    const small = text.charCodeAt(at) | 32
    if (text.charCodeAt(at) >= 128 || small < 97 || small > 122) return false
  }
  return true
}

function takeMark(text: string, at: number, unit: number, found: Split): number {
  const current = found.sentences.at(-1)
  if (unit === 33 || unit === 0xff01) found.exclamations++
  if (current === undefined) return at + 1
  if (unit === 63 || unit === 0xff1f || unit === 0x61f) {
    current.asks = true
    current.mark = at
  }
  const next = text.charCodeAt(at + 1)
  const isStop =
    unit === 10 ||
    unit === 0x3002 ||
    ((unit === 46 || unit === 33 || unit === 63 || unit === 0xff01 || unit === 0xff1f || unit === 0x2026) &&
      !(next > 32 && isLetterAt(text, at + 1)))
  if (isStop && found.words.length > current.first) {
    // `?!` and `!?` close one sentence together.
    let end = at + 1
    while (end < text.length && '?!.…'.includes(text[end] ?? ' ')) {
      if (text[end] === '?') {
        current.asks = true
        current.mark = end
      }
      if (text[end] === '!') found.exclamations++
      end++
    }
    found.sentences.push({ first: found.words.length, asks: false, mark: -1 })
    return end
  }
  return at + 1
}
