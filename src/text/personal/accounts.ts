import { type Span, spansOf } from './model.ts'

const ibanStart = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}[ -]?[A-Za-z0-9]/g
const cardLike = /(?<![\d.,])\d(?:[ -]?\d){12,18}(?!\d)/g
const wallet =
  /(?<![A-Za-z0-9])(?:bc1[ac-hj-np-z02-9]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40})(?![A-Za-z0-9])/g

/** Length of an IBAN by country (SWIFT IBAN registry). */
const ibanLength = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 ' +
    'QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 '
  )
    .trim()
    .split(' ')
    .map(each => [each.slice(0, 2), Number(each.slice(2))]),
)

/** IBANs whose length and checksum (ISO 13616, modulo 97) hold, grouped or not. */
export function findIbans(text: string): Span[] {
  const spans: Span[] = []
  for (const { start } of spansOf(text, ibanStart)) {
    const size = ibanLength.get(text.slice(start, start + 2).toUpperCase())
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
    return isLuhn(digits)
  })
}

/** Luhn's checksum (ISO/IEC 7812-1). */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    sum += at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

/** Addresses of Bitcoin and Ethereum wallets, by their shape. */
export function findWallets(text: string): Span[] {
  return spansOf(text, wallet).filter(({ start, end }) => {
    const written = text.slice(start, end)
    return written.startsWith('0x') || (/\d/.test(written) && /[A-Za-z]/.test(written) && new Set(written).size > 12)
  })
}
