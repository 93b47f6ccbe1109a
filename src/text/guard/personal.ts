import type { Span } from './model.ts'

const email = /[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![A-Za-z0-9])/g
const ibanStart = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}[ -]?[A-Za-z0-9]/g
const cardLike = /(?<![\d.,])\d(?:[ -]?\d){12,18}(?!\d)/g
const phoneLike =
  /(?<![\w.:/-]|\d,)(?:\+|\(\+|\()?\d(?:[ ()./\u00a0-]{0,3}\d){5,15}(?:(?: ?ext\.? ?|x)\d{1,5})?(?![\w%]|[.,:]\d)/g
const socialSecurity = /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g

/** Length of an IBAN by country (SWIFT IBAN registry). */
const ibanLength: Record<string, number> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  LY: 25,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SC: 31,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  ST: 25,
  SV: 28,
  TL: 23,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
}

/** Mail addresses; a handle of the fediverse (`@ines@example.social`) is a public name and stays. */
export function findEmails(text: string): Span[] {
  if (!text.includes('@')) return []
  return spansOf(text, email).filter(({ start }) => text[start - 1] !== '@')
}

/** IBANs whose length and checksum (ISO 13616, modulo 97) hold, grouped or not. */
export function findIbans(text: string): Span[] {
  const spans: Span[] = []
  for (const { start } of spansOf(text, ibanStart)) {
    const size = ibanLength[text.slice(start, start + 2).toUpperCase()]
    if (size === undefined) continue
    let letters = ''
    let at = start
    while (at < text.length && letters.length < size) {
      const character = text[at] ?? ''
      if (/[A-Za-z0-9]/.test(character)) letters += character.toUpperCase()
      else if (character !== ' ' && character !== '-' && character !== '\u00a0') break
      at++
    }
    if (letters.length === size && !/[A-Za-z0-9]/.test(text[at] ?? '') && isIban(letters))
      spans.push({ start, end: at })
  }
  return spans
}

function isIban(letters: string): boolean {
  let rest = 0
  for (const character of letters.slice(4) + letters.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
  }
  return rest === 1
}

/** Payment card numbers: 13–19 digits, a prefix that a card network uses, and a Luhn checksum that holds. */
export function findCards(text: string): Span[] {
  return spansOf(text, cardLike).filter(({ start, end }) => {
    const digits = text.slice(start, end).replace(/\D/g, '')
    if (!/^(?:4|5[0-8]|6|3[04-9]|2[2-7])/.test(digits) || /^(\d)\1+$/.test(digits)) return false
    let sum = 0
    for (let at = 0; at < digits.length; at++) {
      const digit = Number(digits[digits.length - 1 - at])
      sum += at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
    }
    return sum % 10 === 0
  })
}

/** United States social security numbers as they are written. */
export function findSocialSecurity(text: string): Span[] {
  return spansOf(text, socialSecurity)
}

const calling =
  /(?:call|phone|mobile|cell|whatsapp|text me|ring|tel|telefon|handy|mobil|nummer|ruf|anrufen|teléfono|móvil|llama|téléphone|portable|appel|telefono|cellulare|chiama|telefone|celular|bel|number)\W{0,12}(?:\w+\W{1,3}){0,3}$/i
const tollFree = /^(?:\+|00)?(?:1)?(?:800|833|844|855|866|877|888)\d{7}$|^0800|^0?800\d{5,6}$|^(?:\+|00)49800/

/**
 * Telephone numbers: international (`+49 …`, `0049 …`) and the national habits of North America, Germany, France,
 * Spain, Italy, the Netherlands, Britain and Brazil. Free numbers belong to companies, not to people, and stay.
 */
export function findPhones(text: string, taken: Span[]): Span[] {
  return spansOf(text, phoneLike).filter(span => {
    if (taken.some(other => other.start < span.end && span.start < other.end)) return false
    const written = text.slice(span.start, span.end).replace(/ ?(?:ext|x).*$/, '')
    const digits = written.replace(/[^\d+]/g, '')
    if (tollFree.test(digits)) return false
    if (isPhone(written, digits)) return true
    // What is said around a bare number makes it a telephone number.
    if (!/^\d{6,12}$/.test(digits) || isDateLike(written)) return false
    return (
      calling.test(text.slice(Math.max(0, span.start - 50), span.start)) ||
      called.test(text.slice(span.end, span.end + 12))
    )
  })
}

const called = /^[- ]{1,3}(?:office|fax|mobile?|cell|home|work|handy|privat)\b/i

const isDateLike = (written: string): boolean =>
  /\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}|^\d{1,3}(?:\.\d{1,3}){3}$/.test(written)

function isPhone(written: string, digits: string): boolean {
  if (isDateLike(written)) return false
  if (/^\(?\+/.test(written)) return /^\+\d{8,15}$/.test(digits)
  if (digits.startsWith('00')) return /^00[1-9]\d{7,13}$/.test(digits)
  if (/^0[1-9]/.test(digits)) {
    // Without any grouping only the lengths of real numbers count: a part number may begin with zero too.
    return digits.length >= 9 && digits.length <= 12
  }
  return (
    /^\(\d{3}\) ?\d{3}[-. ]\d{4}$/.test(written) ||
    /^(?:1[-. ])?\d{3}([-.])\d{3}\1\d{4}$/.test(written) ||
    /^[6-9]\d{2} \d{3} \d{3}$/.test(written) ||
    /^[6-9]\d{2}(?: \d{2}){3}$/.test(written) ||
    /^3\d{2} \d{3} ?\d{4}$/.test(written) ||
    /^\(\d{2}\) ?9?\d{4}-\d{4}$/.test(written)
  )
}

/** Every place where a pattern matches; patterns are linear and never empty. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(pattern)) spans.push({ start: match.index, end: match.index + match[0].length })
  return spans
}
