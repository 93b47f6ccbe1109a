/** What occurs in a text at all, a bit each. */
export const DIGIT = 1
export const PERCENT = 2
export const QUOTE = 4
export const COLON = 8
export const SEMICOLON = 16
export const LESS = 32
export const GREATER = 64
/** An emoji, or half of a character that may be one. */
export const PICTURE = 128
const known = 256

const flags = new Uint16Array(0x10000)
const signs: Record<string, number> = { '%': PERCENT, ':': COLON, ';': SEMICOLON, '<': LESS, '>': GREATER }
for (const quote of '“”„«»"') signs[quote] = QUOTE

/** A first look at all characters of a text, so that patterns for what isn't there can be spared. */
export function glance(text: string): number {
  let seen = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    seen |= (flags[unit] as number) || learnFlags(unit)
  }
  return seen
}

function learnFlags(unit: number): number {
  const character = String.fromCharCode(unit)
  let found = known | (signs[character] ?? 0)
  if (unit >= 48 && unit <= 57) found |= DIGIT
  if ((unit >= 0xd800 && unit <= 0xdfff) || /\p{Extended_Pictographic}/u.test(character)) found |= PICTURE
  flags[unit] = found
  return found
}
