/**
 * Folding: what a reader takes for the same letter becomes one code unit.
 *
 * One table over the basic plane, built once from the Unicode data of the engine that runs us (full-width and
 * compatibility forms by NFKD, UAX #15; case by the Unicode lower-case mapping), plus the letters that NFKD leaves
 * alone but people do not: ß, ø, đ, ł, ı … Values below `FIRST_LETTER` are classes, all others are the folded letter.
 */

/** Between words. */
export const SEPARATOR = 0
/** Inside a word, and dropped: accents, vowel points, joiners, soft hyphens. */
export const STRIP = 1
/** One letter that folds to several: see `expansionOf`. */
export const EXPAND = 2
/** A script written without spaces: read in overlapping pairs. */
export const RUN = 3
/** The first half of a surrogate pair: see `astralClass`. */
export const HIGH = 4
export const APOSTROPHE = 5
export const HASH = 6
export const DOLLAR = 7
export const AT = 8
/** An emoji of the basic plane. */
export const PICTURE = 9
/** Between words, but what stands here may yet make an address of the word before it (`:` `.`), or be part of it (`C++`). */
export const PAUSE = 10
/** Values from here on are folded letters and digits. */
export const FIRST_LETTER = 32

/** Class or folded letter of each code unit. */
export const FOLD = new Uint16Array(0x10000)
/** 1 for capital letters: where `#WinterCharging` is cut. */
export const UPPER = new Uint8Array(0x10000)

const expansions = new Map<number, string>()
const runFolds = new Map<number, number>()
const compositions = new Map<number, number>()
const astralFolds = new Map<number, string>()

const LETTER = /[\p{L}\p{M}\p{Nd}\p{Nl}]/u
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const ACCENT =
  /[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Cyrillic}\p{Script=Latin}]/u
const MARK = /\p{M}/u
const DIGIT = /\p{Nd}/u
const CAPITAL = /\p{Lu}/u
const PICTOGRAPH = /\p{Extended_Pictographic}/u
const EMOJI_BY_DEFAULT = /\p{Emoji_Presentation}/u

/** Letters that Unicode keeps apart and readers of several languages do not. */
// biome-ignore format: a table reads better in rows
const ALSO_SAME: Record<string, string> = {
  ß: 'ss', ø: 'o', đ: 'd', ł: 'l', ħ: 'h', ı: 'i', ŧ: 't', ŋ: 'n', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ĸ: 'k', ſ: 's', ƒ: 'f',
  ς: 'σ', ى: 'ي', ة: 'ه', ک: 'ك', ی: 'ي', ۀ: 'ه', ہ: 'ه', ٱ: 'ا', ʻ: '', ʼ: '', ˮ: '',
}
/** Letters of their own that NFKD would take apart: Russian й is no и with an accent. */
const OWN_LETTERS = 'йїўѓќ'
/** Dropped inside words besides accents: joiners, direction marks, soft hyphen, variation selectors, tatweel, word joiner. */
const INVISIBLE = /[\u00ad\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/

const VOICED = 0x3099
const SEMI_VOICED = 0x309a

build()

/** The letters that this code unit of class `EXPAND` folds to. */
export function expansionOf(code: number): string {
  return expansions.get(code) ?? ''
}

/** The folded form of a code unit of class `RUN`: half-width kana become full-width. */
export function runFold(code: number): number {
  return (code >= 0xff66 && code <= 0xff9f) || (code >= 0xf900 && code <= 0xfaff) ? (runFolds.get(code) ?? code) : code
}

/** The one letter that `mark` makes of the letter before it, or 0: か + ゛ is が, decomposed Hangul is put together. */
export function compose(previous: number, mark: number): number {
  if (mark >= 0x1161 && mark <= 0x1175 && previous >= 0x1100 && previous <= 0x1112)
    return 0xac00 + ((previous - 0x1100) * 21 + (mark - 0x1161)) * 28
  if (mark >= 0x11a8 && mark <= 0x11c2 && previous >= 0xac00 && previous <= 0xd7a3)
    return (previous - 0xac00) % 28 === 0 ? previous + mark - 0x11a7 : 0
  if (mark > SEMI_VOICED && mark !== 0xff9e && mark !== 0xff9f) return 0
  if (mark < VOICED)
    return previous >= 0x0430 && previous <= 0x045f ? (compositions.get(previous * 0x10000 + mark) ?? 0) : 0
  return compositions.get(previous * 0x10000 + mark) ?? 0
}

/** Class of a code point above the basic plane: `PICTURE`, `RUN`, `FIRST_LETTER` for letters, else `SEPARATOR`. */
export function astralClass(codePoint: number): number {
  if (codePoint >= 0x1f000 && codePoint <= 0x1faff) return PICTURE
  if (codePoint >= 0x20000 && codePoint <= 0x3ffff) return RUN
  if (codePoint >= 0xe0000) return codePoint >= 0xe0100 && codePoint <= 0xe01ef ? STRIP : SEPARATOR
  if (codePoint >= 0x1aff0 && codePoint <= 0x1b16f) return RUN
  return astralFold(codePoint) === '' ? SEPARATOR : FIRST_LETTER
}

/** What a letter above the basic plane folds to: 𝐇 is h. Empty when it is no letter. */
export function astralFold(codePoint: number): string {
  const known = astralFolds.get(codePoint)
  if (known !== undefined) return known
  const letter = String.fromCodePoint(codePoint)
  const folded = LETTER.test(letter) ? foldLetter(letter) : ''
  astralFolds.set(codePoint, folded)
  return folded
}

function build(): void {
  for (let code = 0x30; code < 0x10000; code++) {
    if (code >= 0x3400 && code <= 0xd7a3 && (code <= 0x9fff || code >= 0xac00)) FOLD[code] = code === 0x4dc0 ? 0 : RUN
    else if (code >= 0xd800 && code <= 0xf8ff) FOLD[code] = code <= 0xdbff ? HIGH : SEPARATOR
    else FOLD[code] = classify(code)
  }
  for (let code = 0x4dc0; code <= 0x4dff; code++) FOLD[code] = SEPARATOR
  FOLD[0x27] = FOLD[0x2019] = FOLD[0x2bc] = FOLD[0xff07] = FOLD[0x2018] = APOSTROPHE
  FOLD[0x23] = FOLD[0xff03] = HASH
  FOLD[0x24] = FOLD[0xff04] = DOLLAR
  FOLD[0x40] = FOLD[0xff20] = AT
  FOLD[0x2b] = FOLD[0x2e] = FOLD[0x3a] = PAUSE
  foldDigits()
  for (const code of [0x30fc, 0xff70, VOICED, SEMI_VOICED, 0xff9e, 0xff9f, 0x3005, 0x3007]) FOLD[code] = RUN
  for (let code = 0xff66; code <= 0xff9d; code++)
    runFolds.set(code, String.fromCharCode(code).normalize('NFKC').charCodeAt(0))
  for (let code = 0xf900; code <= 0xfaff; code++) {
    const plain = String.fromCharCode(code).normalize('NFKC')
    if (plain.length === 1) runFolds.set(code, plain.charCodeAt(0))
  }
  for (let code = 0x3041; code <= 0x30ff; code++) {
    learnComposition(code, VOICED, [VOICED, 0xff9e])
    learnComposition(code, SEMI_VOICED, [SEMI_VOICED, 0xff9f])
  }
  for (const letter of OWN_LETTERS) {
    const [base = '', mark = ''] = letter.normalize('NFD')
    learnComposition(base.charCodeAt(0), mark.charCodeAt(0), [mark.charCodeAt(0)])
  }
}

function classify(code: number): number {
  const letter = String.fromCharCode(code)
  if (isStripped(letter)) return STRIP
  if (!LETTER.test(letter)) return isPicture(letter, code) ? PICTURE : superscript(letter)
  if (CAPITAL.test(letter)) UPPER[code] = 1
  if (!DIGIT.test(letter) && SPACELESS.test(letter)) return RUN
  const folded = foldLetter(letter)
  if (folded === '') return STRIP
  if (folded.length === 1) return folded.charCodeAt(0)
  expansions.set(code, folded)
  return EXPAND
}

function foldLetter(letter: string): string {
  const lower = letter.toLowerCase()
  if (OWN_LETTERS.includes(lower)) return lower
  let folded = ''
  for (const part of lower.normalize('NFKD').toLowerCase()) {
    if (isStripped(part)) continue
    if (!LETTER.test(part)) return lower
    folded += ALSO_SAME[part] ?? part
  }
  // Ligatures of whole sentences (U+FDFA) stay as they are, so that a text cannot swell when folded.
  return folded.length > 4 ? lower : folded
}

function isStripped(letter: string): boolean {
  return INVISIBLE.test(letter) || (MARK.test(letter) && ACCENT.test(letter))
}

function isPicture(letter: string, code: number): boolean {
  return code >= 0x231a && PICTOGRAPH.test(letter) && (code >= 0x2600 || EMOJI_BY_DEFAULT.test(letter))
}

function superscript(letter: string): number {
  const plain = letter.normalize('NFKD')
  return plain.length === 1 && plain >= '0' && plain <= '9' ? plain.charCodeAt(0) : SEPARATOR
}

/** Decimal digits come in rows of ten in every script; the first of a row is its zero. */
function foldDigits(): void {
  let row = 0
  for (let code = 0x30; code < 0x10000; code++) {
    if (!DIGIT.test(String.fromCharCode(code))) row = 0
    else FOLD[code] = 0x30 + (row++ % 10)
  }
}

function learnComposition(base: number, mark: number, writtenAs: number[]): void {
  const composed = String.fromCharCode(base, mark).normalize('NFC')
  if (composed.length !== 1) return
  for (const code of writtenAs) compositions.set(base * 0x10000 + code, composed.charCodeAt(0))
}
