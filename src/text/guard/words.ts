/** A word of a text: folded for comparing, with its place in the original. */
export interface Word {
  folded: string
  start: number
  end: number
  /** The word before may belong to the same term: only a space, a hyphen or the like lies between. */
  joins: boolean
  /** Nothing blank lies between it and the word before: `Ta.ma.rack`. */
  tight: boolean
  /** A comma and a blank lie between it and the word before. */
  afterComma: boolean
  /** Letters were replaced by digits, signs or letters of another script that look like them. */
  disguised: boolean
}

const unitKind = { unknown: 0, other: 1, word: 2, mark: 3, invisible: 4, dense: 5, digit: 6 } as const
const kinds = new Uint8Array(0x10000)
const folds: (string | undefined)[] = []

const invisible = /\p{Default_Ignorable_Code_Point}/u
const diacritic = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
/** Scripts written without spaces: each character is a word of its own, so that a term is found inside a line. */
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const special: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

/** What looks like a Latin letter. `l`, `i` and `1` look like each other, and fall together. */
const lookAlikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
  '€': 'e',
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  һ: 'h',
  ӏ: 'i',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
}
const joining = new Set(' \t\n\r\u00a0\u2009\u202f-‐‑‒_*~`\'’‘"“”„«»%·')

function kindOf(character: string, unit: number): number {
  const known = character.length === 1 ? kinds[unit] : unitKind.unknown
  if (known) return known
  const kind = invisible.test(character)
    ? unitKind.invisible
    : /\p{N}/u.test(character)
      ? unitKind.digit
      : dense.test(character)
        ? unitKind.dense
        : /\p{L}/u.test(character)
          ? unitKind.word
          : /\p{M}/u.test(character)
            ? unitKind.mark
            : unitKind.other
  if (character.length === 1) kinds[unit] = kind
  return kind
}

function fold(character: string, unit: number): string {
  const known = character.length === 1 ? folds[unit] : undefined
  if (known !== undefined) return known
  const lower = character.normalize('NFKD').replace(diacritic, '').toLowerCase().replace(diacritic, '')
  let folded = ''
  for (const one of lower) folded += special[one] ?? one
  if (character.length === 1) folds[unit] = folded
  return folded
}

/** The form in which look-alikes are equal. */
export function disguise(folded: string): string {
  let skeleton = ''
  for (const one of folded) skeleton += one === 'l' ? 'i' : (lookAlikes[one] ?? one)
  return skeleton
}

/**
 * Splits a text into folded words with exact places.
 *
 * With `disguised` the signs that stand for letters (`Bl@ck`, `Bluef!n`) belong to the word they stand in, and each
 * word comes in the form in which look-alikes are equal. In hashtags a capital begins a word.
 */
export function wordsOf(text: string, options: { disguised: boolean } = { disguised: false }): Word[] {
  const words: Word[] = []
  let folded = ''
  let start = -1
  let end = 0
  let letters = 0
  let looks = 0
  let lastEnd = 0
  let lastLower = false
  let lastDigit = false
  let hashtag = false

  const finish = () => {
    if (start < 0) return
    if (folded !== '') {
      const joins = words.length > 0 && isJoin(text, lastEnd, start)
      words.push({
        folded: options.disguised ? disguise(folded) : folded,
        start,
        end,
        joins,
        tight: joins && start > lastEnd && isTight(text, lastEnd, start),
        afterComma: text.slice(lastEnd, start) === ', ',
        disguised: letters > 0 && looks > 0,
      })
      lastEnd = end
    }
    folded = ''
    start = -1
    letters = 0
    looks = 0
  }

  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at)
    const pair = unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length
    const character = pair ? String.fromCodePoint(text.codePointAt(at) ?? unit) : (text[at] ?? '')
    const next = at + character.length
    const kind = kindOf(character, unit)
    if (kind === unitKind.word || kind === unitKind.digit) {
      const isUpper = unit >= 65 && unit <= 90
      if (hashtag && ((isUpper && lastLower) || (kind === unitKind.digit) !== lastDigit) && !options.disguised) finish()
      if (start < 0) start = at
      const added = fold(character, unit)
      folded += added
      if (lookAlikes[added] !== undefined) looks++
      if (kind === unitKind.word) letters++
      end = next
      lastLower = kind === unitKind.word && !isUpper
      lastDigit = kind === unitKind.digit
    } else if (kind === unitKind.dense) {
      finish()
      start = at
      folded = fold(character, unit)
      end = next
      finish()
    } else if (kind === unitKind.mark) {
      // A mark belongs to the letter before it; its sound counts only where the script needs it (Indic vowels).
      if (start >= 0) {
        folded += fold(character, unit)
        end = next
      } else {
        const last = words.at(-1)
        if (last !== undefined && last.end === at) {
          last.folded += fold(character, unit)
          last.end = next
          lastEnd = next
        }
      }
    } else if (kind === unitKind.invisible) {
      // Neither seen nor read: it must not hide a word by splitting it.
    } else if (options.disguised && start >= 0 && isLetterSign(text, character, next)) {
      folded += character
      looks++
      end = next
    } else {
      finish()
      hashtag = unit === 35 || unit === 0xff03
      lastDigit = kind === unitKind.other && isDigit(text.charCodeAt(next))
      lastLower = false
    }
    at = next
  }
  finish()
  return words
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

/** `Bl@ck`, `Blu€`: a sign in the place of a letter. A `!` at the end is only a loud voice. */
function isLetterSign(text: string, character: string, next: number): boolean {
  if (lookAlikes[character] === undefined) return false
  if (character !== '!' && character !== '|') return true
  const after = text[next]
  if (after === undefined) return false
  const kind = kindOf(after, text.charCodeAt(next))
  return kind === unitKind.word || kind === unitKind.digit
}

/** An emoji alone, a dot alone (`blue.fin`), a dot after an initial, or up to four spaces, hyphens, quotes and marks of emphasis. */
function isJoin(text: string, from: number, to: number): boolean {
  if (to - from === 1 && text[from] === '.') return true
  if (to - from === 2 && text[from] === '.' && text[from + 1] === ' ' && isInitial(text, from)) return true
  if (to > from && to - from <= 4 && emoji.test(text.slice(from, to))) return true
  let seen = 0
  for (let at = from; at < to; at++) {
    const character = text[at] ?? ''
    if (kindOf(character, text.charCodeAt(at)) === unitKind.invisible) continue
    if (!joining.has(character) || ++seen > 4) return false
  }
  return true
}

const emoji = /^\p{Extended_Pictographic}\ufe0f?$/u
const letterBefore = /(?:^|[^\p{L}\p{N}])\p{Lu}$/u

function isInitial(text: string, dot: number): boolean {
  return letterBefore.test(text.slice(Math.max(0, dot - 2), dot))
}

/** Signs without any blank: whoever writes them inside a word means one word. */
function isTight(text: string, from: number, to: number): boolean {
  return !/[\s'’‘]/u.test(text.slice(from, to))
}
