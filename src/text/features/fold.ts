/** Between words. */
export const NO_LETTER = 1
/** Inside a word, and dropped: accents, joiners, variation selectors. */
export const DROPPED = 2
/** An emoji of the basic plane. */
export const PICTURE = 3
/** The first half of a surrogate pair. */
export const HIGH = 4
/** White space. */
export const SPACE = 5
/** Values from here on are folded letters and digits. */
export const FIRST_LETTER = 32

const folds = new Uint16Array(0x10000)
/** 1 for letters of scripts written without spaces between words. */
export const runs = new Uint8Array(0x10000)

const letter = /[\p{L}\p{N}\p{M}]/u
const run =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const accent = /[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]/u
const dropped = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/
const alsoSame: Record<string, string> = {
  ß: 's',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ð: 'd',
  þ: 't',
  æ: 'a',
  œ: 'o',
  ς: 'σ',
}

/**
 * The class of a code unit, or the letter that readers take it for: small, without accents.
 *
 * One letter stays one letter, so that places in the folded word are places in the text. This is kept apart from the
 * folding of `#text/tokens` on purpose: trained weights are bound to it, and must not change when searching does.
 */
export function foldOf(code: number): number {
  const known = folds[code] as number
  return known === 0 ? learnFold(code) : known
}

function learnFold(code: number): number {
  const character = String.fromCharCode(code)
  const fold = classify(character, code)
  folds[code] = fold
  if (fold >= FIRST_LETTER && run.test(character)) runs[code] = 1
  return fold
}

function classify(character: string, code: number): number {
  if (code >= 0xd800 && code <= 0xdbff) return HIGH
  if (code <= 32 || code === 0xa0 || /\s/.test(character)) return SPACE
  if (dropped.test(character)) return DROPPED
  if (!letter.test(character)) return code > 0xff && /\p{Extended_Pictographic}/u.test(character) ? PICTURE : NO_LETTER
  if (/\p{M}/u.test(character) && accent.test(character)) return DROPPED
  const small = character.toLowerCase()
  const plain = alsoSame[small] ?? small.normalize('NFKD')
  return Math.max(plain.charCodeAt(0), FIRST_LETTER)
}
