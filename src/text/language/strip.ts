const space = 32

/** ASCII letter, digit, `_` or `-`, or anything beyond ASCII that is no sign: what names and addresses are made of. */
function isWordUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57) ||
    unit === 95 ||
    unit === 45 ||
    (unit >= 0xc0 && unit < 0x2000)
  )
}

const isLower = (unit: number): boolean => unit >= 97 && unit <= 122

/**
 * Leaves what a person wrote: addresses, mail, mentions, digits, emoji and the sign of a hashtag become spaces.
 *
 * One walk by code unit. Regular expressions that look for the same try each letter as a beginning, and cost more
 * than the statistics that follow.
 */
export function strip(text: string): string {
  const end = Math.min(text.length, 600)
  const parts: string[] = []
  /** Where the run of kept letters began. */
  let from = 0
  /** Where the present word (up to white space) began. */
  let word = 0

  const drop = (start: number, next: number) => {
    if (start > from) parts.push(text.slice(from, start))
    from = next
  }

  let at = 0
  while (at < end) {
    const unit = text.charCodeAt(at)
    if (unit <= space) {
      word = at + 1
      at++
    } else if (isLower(unit) || (unit >= 65 && unit <= 90)) {
      at++
    } else if (unit === 64 || unit === 0xff20) {
      // A mention, or an address of mail when letters stand before the sign.
      let next = at + 1
      while (next < end && (isWordUnit(text.charCodeAt(next)) || text.charCodeAt(next) === 46)) next++
      drop(Math.max(from, wordStart(text, word, at)), next)
      at = next
      word = next
    } else if ((unit === 58 && text.startsWith('//', at + 1)) || (unit === 46 && isAddressDot(text, at))) {
      let next = at
      while (next < end && text.charCodeAt(next) > space && text.charCodeAt(next) !== 0x3000) next++
      drop(Math.max(from, wordStart(text, word, at)), next)
      at = next
    } else if ((unit >= 48 && unit <= 57) || unit === 35 || unit === 0xff03 || isSign(unit)) {
      drop(at, at + 1)
      at++
    } else at++
  }
  if (from === 0 && end === text.length) return text
  if (end > from) parts.push(text.slice(from, end))
  return parts.join(' ')
}

/** Back over the letters that belong to the address, but not over a neighbouring script without spaces. */
function wordStart(text: string, word: number, at: number): number {
  let start = at
  while (start > word) {
    const unit = text.charCodeAt(start - 1)
    if (unit <= space || unit >= 0x2000) break
    start--
  }
  return start
}

/** `example.com`, `www.`, `notes.txt`: a dot with a letter before and a small letter after. */
function isAddressDot(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  return (
    isLower(text.charCodeAt(at + 1)) &&
    isLower(text.charCodeAt(at + 2)) &&
    ((before >= 48 && before <= 57) || isLower(before) || (before >= 65 && before <= 90))
  )
}

/** Halves of emoji and rarer characters, arrows, symbols, and what joins emoji. */
function isSign(unit: number): boolean {
  return (unit >= 0x2190 && unit <= 0x2bff) || (unit >= 0xd800 && unit <= 0xdfff) || unit === 0xfe0f || unit === 0x200d
}
