/** A post cut into words and sentences, in parallel arrays: a post costs a few microseconds. */
export interface Split {
  /** Folded words: small letters, no accents, `don't` as `dont`. */
  words: string[]
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

const classes = new Uint8Array(0x10000)
const folds: (string | undefined)[] = []
const letter = 2

function classOf(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const known = classes[unit]
  if (known) return known
  const character = text[at] ?? ''
  const found = /[\p{L}\p{N}\p{M}]/u.test(character) ? letter : 1
  classes[unit] = found
  folds[unit] = character
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
  return found
}

const contraction = /^(?:t|s|m|re|ve|ll|d)$/i

/** Cuts a text; addresses, hashtags and mentions are set aside with their places, the words of hashtags stay words. */
export function split(text: string): Split {
  const found: Split = {
    words: [],
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
    } else if (classOf(text, at) === letter) {
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
      (isName && (unit === 46 || unit === 45 || unit === 64) && end + 1 < size && classOf(text, end + 1) === letter)
    if (!joins && classOf(text, end) !== letter) break
    end++
  }
  return end
}

function takeWord(text: string, start: number, size: number, found: Split): number {
  let end = start
  let word = ''
  let capitals = 0
  while (end < size && classOf(text, end) === letter) {
    const unit = text.charCodeAt(end)
    if (unit >= 65 && unit <= 90) capitals++
    word += folds[unit] ?? text[end] ?? ''
    end++
  }
  if (capitals >= 3 && capitals === end - start) found.shouted++
  const mark = text.charCodeAt(end)
  if ((mark === 39 || mark === 0x2019) && end + 1 < size && classOf(text, end + 1) === letter) {
    let rest = end + 1
    while (rest < size && classOf(text, rest) === letter) rest++
    const tail = text.slice(end + 1, rest)
    if (contraction.test(tail)) {
      word += tail.toLowerCase()
      end = rest
    }
  }
  found.words.push(word)
  found.starts.push(start)
  found.ends.push(end)
  found.sentence.push(found.sentences.length - 1)
  return end
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
      !(next > 32 && classOf(text, at + 1) === letter))
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
