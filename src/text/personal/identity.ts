import { isLuhn } from './accounts.ts'
import { type Span, spansOf } from './model.ts'

/** A number by which a state or an insurer knows somebody. */
interface Identity {
  which: string
  pattern: RegExp
  /** Does its checksum hold? Without one the words around must say what it is. */
  holds?: (letters: string) => boolean
  /** What stands near it. Numbers that look like many others need it even with a checksum. */
  near?: RegExp
  kind?: 'social-security' | 'licence'
}

const digitsOf = (letters: string) => [...letters].map(Number)
const weighed = (letters: string, weights: number[]) =>
  weights.reduce((sum, weight, at) => sum + weight * Number(letters[at]), 0)
const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'

function isTaxIdOfGermany(letters: string): boolean {
  let product = 10
  for (const digit of digitsOf(letters.slice(0, 10))) {
    const sum = (digit + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === Number(letters[10])
}

function isCpf(letters: string): boolean {
  if (/^(\d)\1+$/.test(letters)) return false
  const digit = (size: number) => {
    let sum = 0
    for (let at = 0; at < size; at++) sum += Number(letters[at]) * (size + 1 - at)
    return ((sum * 10) % 11) % 10
  }
  return digit(9) === Number(letters[9]) && digit(10) === Number(letters[10])
}

function isCodiceFiscale(letters: string): boolean {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
  let sum = 0
  for (let at = 0; at < 15; at++) {
    const one = letters[at] ?? '0'
    const value = /\d/.test(one) ? Number(one) : one.charCodeAt(0) - 65
    sum += at % 2 === 0 ? (odd[value] ?? 0) : value
  }
  return String.fromCharCode(65 + (sum % 26)) === letters[15]
}

/** Verhoeff's checksum (1969), as India's Aadhaar uses it. */
function isVerhoeff(letters: string): boolean {
  const shuffled = (value: number, times: number) => {
    const order = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    let now = value
    for (let at = 0; at < times; at++) now = order[now] ?? 0
    return now
  }
  const times = (a: number, b: number) =>
    a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)) : b < 5 ? 5 + ((a - b) % 5) : (a - b + 5) % 5
  let check = 0
  for (const [at, digit] of digitsOf(letters).reverse().entries()) check = times(check, shuffled(digit, at % 8))
  return check === 0
}

const tax = /(?:tax|steuer|idnr|tin|fiscal|identifikation)/i

const identities: Identity[] = [
  {
    which: 'US social security number',
    kind: 'social-security',
    pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g,
  },
  {
    which: 'US social security number',
    kind: 'social-security',
    pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}[ .]?(?!00)\d{2}[ .]?(?!0000)\d{4}(?![\d-])/g,
    near: /\bssn\b|social security/i,
  },
  { which: 'US taxpayer number', pattern: /(?<![\d-])9\d{2}-[5-9]\d-\d{4}(?![\d-])/g },
  {
    which: 'US taxpayer number',
    pattern: /(?<![\d-])9\d{2}[ ]?[5-9]\d[ ]?\d{4}(?![\d-])/g,
    near: /\bitin\b|taxpayer/i,
  },
  {
    which: 'driving licence',
    kind: 'licence',
    pattern:
      /(?<![\p{L}\d-])(?:(?=[A-Za-z\d-]*\d{4})[A-Za-z]{0,3}\d[A-Za-z\d-]{4,16}|[A-Za-z]{5}\d{6}[A-Za-z\d]{5})(?![\p{L}\d])/gu,
    near: /driv(?:er|ing)['’]?s? ?licen[cs]e|\bdl\b|licen[cs]e (?:number|no)|führerschein|permis de conduire|carnet de conducir|patente di guida|rijbewijs/i,
  },
  {
    which: 'passport',
    pattern:
      /(?<![\p{L}\d])(?:[A-Z]{0,2}\d{6,9}[A-Z]?\d?|(?=[A-Z]*\d[A-Z]*\d)[CFGHJKLMNPRTVWXYZ\d]{9,10})(?![\p{L}\d])/giu,
    near: /passport|reisepass|passeport|pasaporte|passaporto|paspoort|paszport/i,
  },
  {
    which: 'British national insurance number',
    pattern:
      /(?<![A-Z\d])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Z\d])/gi,
  },
  {
    which: 'NHS number',
    pattern: /(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/g,
    holds: letters => (11 - (weighed(letters, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(letters[9]),
    near: /\bnhs\b/i,
  },
  {
    which: 'Spanish DNI or NIE',
    pattern: /(?<![\p{L}\d])[XYZ\d]-?\d{7}-?[A-Z](?![\p{L}\d])/giu,
    holds: letters =>
      spanishLetters[
        Number(
          `${'XYZ'.includes(letters[0] ?? '?') ? 'XYZ'.indexOf(letters[0] ?? '') : letters[0]}${letters.slice(1, 8)}`,
        ) % 23
      ] === letters[8],
  },
  {
    which: 'codice fiscale',
    pattern: /(?<![\p{L}\d])[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?![\p{L}\d])/giu,
    holds: isCodiceFiscale,
  },
  {
    which: 'French NIR',
    pattern:
      /(?<![\p{L}\d])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?![\p{L}\d])/gu,
    holds: letters => {
      const body = letters.slice(0, 13).replace('2A', '19').replace('2B', '18')
      return 97 - (Number(body) % 97) === Number(letters.slice(13))
    },
  },
  {
    which: 'German tax number',
    pattern: /(?<![\d.,-])[1-9]\d ?\d{3} ?\d{3} ?\d{3}(?![\d.,-])/g,
    holds: isTaxIdOfGermany,
    near: tax,
  },
  {
    which: 'German insurance number',
    pattern: /(?<![\p{L}\d])\d{2} ?(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2} ?[A-Z] ?\d{3}(?![\p{L}\d])/gu,
    near: /versicherung|sozial|rente/i,
  },
  {
    which: 'Dutch BSN',
    pattern: /(?<![\d.,-])\d{9}(?![\d.,-])/g,
    holds: letters => weighed(letters, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
    near: /\bbsn\b|burgerservice|sofinummer/i,
  },
  {
    which: 'PESEL',
    pattern: /(?<![\d.,-])\d{11}(?![\d.,-])/g,
    holds: letters => (10 - (weighed(letters, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === Number(letters[10]),
    near: /pesel/i,
  },
  {
    which: 'Belgian national number',
    pattern: /(?<![\d.,-])\d{2}[.]?\d{2}[.]?\d{2}[- ]?\d{3}[.]?\d{2}(?![\d.,-])/g,
    holds: letters =>
      [letters.slice(0, 9), `2${letters.slice(0, 9)}`].some(
        body => 97 - (Number(body) % 97) === Number(letters.slice(9)),
      ),
    near: /rijksregister|registre national|national number|insz|niss/i,
  },
  {
    which: 'Swiss AHV number',
    pattern: /(?<![\d])756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?!\d)/g,
    holds: letters => (10 - (weighed(letters, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10 === Number(letters[12]),
  },
  {
    which: 'Swedish personal number',
    pattern: /(?<![\d.,-])(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[-+]?\d{4}(?![\d.,-])/g,
    holds: letters => isLuhn(letters.slice(-10)),
    near: /person(?:al )?(?:nummer|number)|samordning/i,
  },
  {
    which: 'Finnish personal identity code',
    pattern: /(?<![\p{L}\d])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-+A]\d{3}[0-9A-FHJ-NPR-Y](?![\p{L}\d])/gu,
    holds: letters => {
      const body = Number(letters.replace(/[-+A]/, '').slice(0, 9))
      return '0123456789ABCDEFHJKLMNPRSTUVWXY'[body % 31] === letters.at(-1)
    },
  },
  {
    which: 'Danish CPR number',
    pattern: /(?<![\d.,-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}-?\d{4}(?![\d.,-])/g,
    near: /\bcpr\b/i,
  },
  {
    which: 'Norwegian birth number',
    pattern: /(?<![\d.,-])\d{6} ?\d{5}(?![\d.,-])/g,
    holds: letters =>
      (11 - (weighed(letters, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11 === Number(letters[9]) &&
      (11 - (weighed(letters, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(letters[10]),
    near: /fødselsnummer|personnummer|birth number/i,
  },
  {
    which: 'Portuguese NIF',
    pattern: /(?<![\d.,-])[1-9]\d{2} ?\d{3} ?\d{3}(?![\d.,-])/g,
    holds: letters => {
      const rest = 11 - (weighed(letters, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)
      return (rest > 9 ? 0 : rest) === Number(letters[8])
    },
    near: /\bnif\b|contribuinte/i,
  },
  { which: 'CPF', pattern: /(?<![\d.,-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\d.,-])/g, holds: isCpf },
  { which: 'CPF', pattern: /(?<![\d.,-])\d{11}(?![\d.,-])/g, holds: isCpf, near: /\bcpf\b/i },
  {
    which: 'Aadhaar',
    pattern: /(?<![\d.,-])[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}(?![\d.,-]| ?\d{4})/g,
    holds: isVerhoeff,
    near: /aadh?aar|uidai/i,
  },
  { which: 'Indian PAN', pattern: /(?<![A-Z\d])[A-Z]{3}[ABCFGHLJPTK][A-Z]\d{4}[A-Z](?![A-Z\d])/g },
  {
    which: 'Australian tax file number',
    pattern: /(?<![\d.,-])\d{3} ?\d{3} ?\d{3}(?![\d.,-])/g,
    holds: letters => weighed(letters, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
    near: /\btfn\b|tax file/i,
  },
  {
    which: 'Australian Medicare number',
    pattern: /(?<![\d.,-])[2-6]\d{3} ?\d{5} ?\d(?![\d.,-])/g,
    holds: letters => weighed(letters, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(letters[8]),
    near: /medicare/i,
  },
  {
    which: 'Singapore NRIC',
    pattern: /(?<![A-Z\d])[STFG]\d{7}[A-Z](?![A-Z\d])/g,
    holds: letters => {
      const sum = weighed(letters.slice(1), [2, 7, 6, 5, 4, 3, 2]) + ('TG'.includes(letters[0] ?? '?') ? 4 : 0)
      return ('ST'.includes(letters[0] ?? '?') ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[sum % 11] === letters[8]
    },
  },
]

const before = 60

/**
 * Numbers by which states know people: by shape and checksum, and, where they look like any other number, by what is
 * said beside them.
 */
export function findIdentities(
  text: string,
): (Span & { which: string; kind: 'social-security' | 'licence' | 'national-id' })[] {
  if (!/\d{2}/.test(text)) return []
  return identities.flatMap(({ which, pattern, holds, near, kind = 'national-id' }) => {
    if (near && !near.test(text)) return []
    return spansOf(text, pattern)
      .filter(({ start, end }) => {
        if (near && !near.test(`${text.slice(Math.max(0, start - before), start)} ${text.slice(end, end + 20)}`))
          return false
        const letters = text.slice(start, end).replace(/[ .-]/g, '').toUpperCase()
        return holds === undefined || holds(letters)
      })
      .map(span => ({ ...span, which, kind: kind as NonNullable<Identity['kind']> | 'national-id' }))
  })
}
