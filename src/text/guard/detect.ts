import { hasStreet, type Reader } from '#text/names'
import { findPersonal, type Personal } from '#text/personal'
import { findSecrets } from '#text/secrets'
import { detected } from './builtin.ts'
import { findFigures, type PublicFigure } from './finance.ts'
import type { GuardRule, Span } from './model.ts'

/** What the detectors may use. */
export interface DetectorOptions {
  /** Reads names of people and addresses; without it they are not looked for. */
  names?: Reader
  /** Figures that are published: they may be said. */
  publicFigures?: readonly PublicFigure[]
}

/** Kinds of personal data that are a finding by themselves. */
const alone = [
  'email',
  'phone',
  'iban',
  'card',
  'wallet',
  'social-security',
  'national-id',
  'licence',
  'ip',
  'birth',
  'address',
] as const
/** What nobody tells of another. Written for Sosh. */
const telling =
  /(?<!\p{L})(?:diagnos\p{L}*|surgery|cancer|depress\p{L}*|burn-?out|pregnan\p{L}*|disab\p{L}*|sick leave|on medication|in hospital|therapy|fired|dismiss\p{L}*|laid off|salary|earns|pay rise|divorc\p{L}*|in debt|overdue|insolven\p{L}*|arrest\p{L}*|convicted|lives (?:at|in)|home address|krank\p{L}*|schwanger|krebs|operiert|gekündigt|entlassen|gehalt|verdient|geschieden|verschuldet|wohnt (?:in|am|bei)|enferm\p{L}*|embarazada|cáncer|despedid[oa]|sueldo|salario|divorciad[oa]|vive en|malade|enceinte|licenci[ée]\p{L}*|salaire|divorcée?|habite|malat[oa]|incinta|licenziat[oa]|stipendio|ziek|zwanger|ontslagen)(?!\p{L})/iu
const shouted = /(?<![\p{L}\p{N}])(?:\p{Lu}{2,}[ ,!?'’-]+){3,}\p{Lu}{2,}(?![\p{L}\p{N}])/gu

/** Runs the detectors that are more than words. Zero-width characters are taken out first, and places put back. */
export function detect(
  text: string,
  { names, publicFigures = [] }: DetectorOptions,
): { rule: GuardRule; spans: Span[] }[] {
  const { clean, back } = withoutInvisible(text)
  const secrets = findSecrets(clean)
  const personal = findPersonal(clean, names ? { names } : {}).filter(
    one => !overlaps(one, secrets) && (one.kind !== 'address' || isHome(clean.slice(one.start, one.end))),
  )
  const found: { rule: GuardRule; spans: Span[] }[] = [
    ...alone.map(kind => ({
      rule: detected[kind],
      spans: personal.filter(
        one => one.kind === kind && !(kind === 'ip' && isOfNobody(clean.slice(one.start, one.end))),
      ),
    })),
    { rule: detected.about, spans: namedPeople(clean, personal) },
    { rule: detected.token, spans: secrets.filter(({ isMarked }) => isMarked) },
    { rule: detected.secret, spans: secrets.filter(({ isMarked }) => !isMarked) },
    { rule: detected.figures, spans: findFigures(clean, publicFigures) },
    { rule: detected.shouting, spans: shouting(clean) },
  ]
  if (back === undefined) return found
  return found.map(({ rule, spans }) => ({
    rule,
    spans: spans.map(({ start, end }) => ({ start: back[start] ?? 0, end: (back[end - 1] ?? 0) + 1 })),
  }))
}

/** People named beside what nobody tells of another: in the same sentence, an illness, a salary, a day of birth, a home. */
function namedPeople(text: string, personal: readonly Personal[]): Span[] {
  const people = personal.filter(({ kind, start, end }) => kind === 'person' && end - start > 2)
  if (people.length === 0) return []
  return people.filter(person => {
    const from = Math.max(text.lastIndexOf('. ', person.start), text.lastIndexOf('\n', person.start)) + 1
    const stop = /[.!?](?:\s|$)|\n/u.exec(text.slice(person.end))
    const to = stop ? person.end + stop.index : text.length
    if (telling.test(text.slice(from, to))) return true
    return personal.some(
      ({ kind, start }) => ['address', 'birth', 'national-id', 'phone'].includes(kind) && start >= from && start < to,
    )
  })
}

/** A number and a street: what is only a town, or only a number, leads to nobody. */
function isHome(address: string): boolean {
  return /\d/.test(address) && hasStreet(address)
}

/** Addresses inside a house, of the machine itself, and those kept for examples (RFC 1918, 5737, 3849) lead nowhere. */
function isOfNobody(address: string): boolean {
  return /^(?:10|127|0)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^192\.0\.2\.|^198\.51\.100\.|^203\.0\.113\.|^2001:db8:|^fe80:|^::1$/i.test(
    address,
  )
}

function shouting(text: string): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(shouted)) spans.push({ start: match.index, end: match.index + match[0].length })
  return spans
}

function overlaps(span: Span, others: readonly Span[]): boolean {
  return others.some(other => other.start < span.end && span.start < other.end)
}

const hidden = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/

function withoutInvisible(text: string): { clean: string; back?: number[] } {
  if (!hidden.test(text)) return { clean: text }
  let clean = ''
  const back: number[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (hidden.test(character)) continue
    clean += character
    back.push(at)
  }
  return { clean, back }
}
