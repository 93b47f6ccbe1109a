/** The words of a post as they are compared: folded, without addresses, names, the dress of a network. */
export interface PlainWords {
  /** 32-bit hash of each word. */
  hashes: Int32Array
  starts: Int32Array
  ends: Int32Array
  /** It says that it goes on elsewhere: "…", "read more". */
  isCut: boolean
  /** It begins as a repost: "RT @ines:". */
  isRepost: boolean
  /** Share of the words that stand in quotation marks or quoted lines. */
  quoted: Uint8Array
}

const readAtMost = 8_000
const pattern =
  /(?:https?:\/\/|www\.)\S+|[@＠][\p{L}\p{N}_][\p{L}\p{N}_.-]*|[#＃]?[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|["“”«»„]|(?:^|\n)[ \t]*>/gu
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const repost = /^\s*(?:RT|MT|♻️?|🔁)\s+[@＠]/u
const more =
  /(?:…|\.{3}|\[\.\.\.\]|\[…\])\s*(?:(?:read|see|show|view|continue|more|full|mehr|weiter|weiterlesen|lire|suite|plus|leer|más|ver|leggi|altro|continua|leia|mais|lees|meer|verder|czytaj|więcej|続き)[^\n]{0,40})?\s*(?:https?:\/\/\S+\s*)*$|(?:read more|continue reading|full story|weiterlesen|lire la suite|leer más|seguir leyendo|leggi tutto|continua a leggere|leia mais|lees meer|lees verder|czytaj dalej|続きを読む)[^\n]{0,60}$/iu
const tailWords = new Set(
  'read more continue reading full story the here link via weiterlesen mehr lire la suite leer más seguir leyendo leggi tutto continua leia mais lees verder meer czytaj dalej'.split(
    ' ',
  ),
)

/** Reads the words of a post for comparison. */
export function wordsToCompare(text: string): PlainWords {
  const within = text.slice(0, readAtMost)
  const hashes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const quoted: number[] = []
  const lows: string[] = []
  const isTag: boolean[] = []
  let isOpen = false
  let quotedUntil = -1
  const isRepost = repost.test(within)
  for (const match of within.matchAll(pattern)) {
    const found = match[0]
    const start = match.index
    const first = found[0] ?? ''
    if (found.endsWith('>') && found.length <= 40 && !/[\p{L}\p{N}]/u.test(found)) {
      const end = within.indexOf('\n', start + 1)
      quotedUntil = end < 0 ? within.length : end
      continue
    }
    if ('"“”«»„'.includes(first)) {
      isOpen = !isOpen
      continue
    }
    if (first === '@' || first === '＠' || /^(?:https?:\/\/|www\.)/.test(found)) continue
    const low = foldWord(found.replace(/^[#＃]/, ''))
    if (low === '' || (isRepost && hashes.length === 0 && (low === 'rt' || low === 'mt'))) continue
    const push = (part: string, from: number, to: number) => {
      hashes.push(hashOf(part))
      starts.push(from)
      ends.push(to)
      lows.push(part)
      isTag.push(first === '#' || first === '＃')
      quoted.push(isOpen || start < quotedUntil ? 1 : 0)
    }
    if (spaceless.test(low) && low.length === found.length)
      for (let at = 0; at < low.length; at++) push(low[at] ?? '', start + at, start + at + 1)
    else push(low, start, start + found.length)
  }
  const isCut = more.test(within.trimEnd())
  // Hashtags added at the end, and the words of "read more", are dress.
  let count = hashes.length
  while (count > 3 && (isTag[count - 1] || (isCut && tailWords.has(lows[count - 1] ?? '')))) count--
  return {
    hashes: Int32Array.from(hashes.slice(0, count)),
    starts: Int32Array.from(starts.slice(0, count)),
    ends: Int32Array.from(ends.slice(0, count)),
    quoted: Uint8Array.from(quoted.slice(0, count)),
    isCut,
    isRepost,
  }
}

function foldWord(word: string): string {
  const low = word.toLowerCase()
  return /[^\0-\x7f]/.test(low) ? low.normalize('NFKD').replace(/[\p{M}'’]/gu, '') : low.replaceAll("'", '')
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return mix(hash)
}

/** Spreads every bit over all (the last step of MurmurHash3). */
export function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** Hashes of each run of `length` words, by the place of its first. */
export function runsOf(hashes: Int32Array, length: number): Int32Array {
  const runs = new Int32Array(Math.max(0, hashes.length - length + 1))
  for (let at = 0; at < runs.length; at++) {
    let hash = 17
    for (let next = at; next < at + length; next++) hash = Math.imul(hash, 31) + (hashes[next] as number)
    runs[at] = mix(hash)
  }
  return runs
}
