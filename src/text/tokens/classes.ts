/** A letter or a number. */
export const IS_LETTER = 1
/** An accent or another mark upon a letter. */
const IS_MARK = 2
/** Half of a character beyond the basic plane: `classAt` asks both. */
const isHalf = 4
const isKnown = 8

const classes = new Uint8Array(0x10000)
const letter = /[\p{L}\p{N}]/u
const mark = /\p{M}/u

/** What a code unit is: `IS_LETTER`, `IS_MARK` or 0; halves of a character count as what the whole is, where they begin it. */
export function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const known = (classes[unit] as number) || learnClass(unit)
  return (known & isHalf) === 0
    ? known & (IS_LETTER | IS_MARK)
    : classOf(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

/** How many code units the character at a place has. */
export function sizeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit < 0xd800 || unit > 0xdbff) return 1
  const next = text.charCodeAt(at + 1)
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1
}

function learnClass(unit: number): number {
  const found = unit >= 0xd800 && unit <= 0xdfff ? isHalf : classOf(String.fromCharCode(unit))
  classes[unit] = found | isKnown
  return found | isKnown
}

function classOf(character: string): number {
  return letter.test(character) ? IS_LETTER : mark.test(character) ? IS_MARK : 0
}
