import { findFigures } from './finance.ts'
import type { GuardRule, Span } from './model.ts'
import { findCards, findEmails, findIbans, findPhones, findSocialSecurity } from './personal.ts'
import { findNamedSecrets, findTokens } from './secrets.ts'

const email: GuardRule = {
  id: 'builtin:email',
  name: 'A person’s mail address',
  kind: 'personal',
  level: 'review',
  words: [],
  explanation: 'This is a mail address. In public it is collected by strangers within hours.',
  suggestion: 'Ask the person to write to you privately, or leave the address out.',
}
const phone: GuardRule = {
  id: 'builtin:phone',
  name: 'A telephone number',
  kind: 'personal',
  level: 'review',
  words: [],
  explanation: 'This looks like somebody’s telephone number.',
  suggestion: 'Move to a private message before numbers are exchanged.',
}
const iban: GuardRule = {
  id: 'builtin:iban',
  name: 'A bank account',
  kind: 'personal',
  level: 'stop',
  words: [],
  explanation: 'This is a bank account number: its checksum holds.',
  suggestion: 'Leave it out. Nobody needs it in a conversation that others read.',
}
const card: GuardRule = {
  id: 'builtin:card',
  name: 'A payment card',
  kind: 'personal',
  level: 'stop',
  words: [],
  explanation: 'This is a payment card number: its checksum holds.',
  suggestion: 'Leave it out, and tell its owner if they wrote it in public.',
}
const socialSecurity: GuardRule = {
  id: 'builtin:social-security',
  name: 'A social security number',
  kind: 'personal',
  level: 'stop',
  words: [],
  explanation: 'This is written like a social security number.',
  suggestion: 'Leave it out.',
}
const token: GuardRule = {
  id: 'builtin:token',
  name: 'A key or a token',
  kind: 'secret',
  level: 'stop',
  words: [],
  explanation: 'This opens a system. Whoever reads it can use it.',
  suggestion: 'Leave it out. If it was ever public, have it replaced today.',
}
const namedSecret: GuardRule = {
  id: 'builtin:secret',
  name: 'A password or a key',
  kind: 'secret',
  level: 'stop',
  words: [],
  explanation: 'A name that says “secret”, and a value that looks like one.',
  suggestion: 'Write <your key> instead of a real one.',
}
const figures: GuardRule = {
  id: 'builtin:figures',
  name: 'A figure of ours that may not be public',
  kind: 'finance',
  level: 'review',
  words: [],
  explanation: 'An amount, what it measures, and that it is ours or still to come: this may move a share price.',
  suggestion: 'Point to what is published already, or leave the figure out.',
}
const promise: GuardRule = {
  id: 'builtin:promise',
  name: 'A promise',
  kind: 'promise',
  level: 'note',
  words: [
    'guaranteed',
    'we guarantee',
    'I guarantee',
    'we promise',
    'I promise',
    'you have our word',
    'garantiert',
    'wir garantieren',
    'wir versprechen',
    'ich verspreche',
    'versprochen',
    'garantizado',
    'garantizamos',
    'prometemos',
    'te prometo',
    'le prometo',
    'garanti',
    'garantie',
    'nous garantissons',
    'nous promettons',
    'je vous promets',
    'promis',
    'garantito',
    'garantiamo',
    'promettiamo',
    'garantido',
    'garantimos',
    'gegarandeerd',
    'wij garanderen',
    'we beloven',
  ],
  except: [
    'not guaranteed',
    'isn’t guaranteed',
    'never guaranteed',
    'is guaranteed by law',
    'cannot be guaranteed',
    'can’t be guaranteed',
    'nicht garantiert',
    'nicht versprochen',
    'no garantizado',
    'no está garantizado',
    'non garanti',
    'pas garanti',
    'sous garantie',
    'la garantie',
    'de garantie',
    'une garantie',
    'garantie légale',
    'der garantie',
    'die garantie',
    'garantie abgelaufen',
    'keine garantie',
    'op garantie',
    'compromis',
    'non garantito',
    'não garantido',
    'niet gegarandeerd',
  ],
  explanation: 'Readers will hold the company to this.',
  suggestion: 'Say what you will do, and by when you will write again.',
}
const absolute: GuardRule = {
  id: 'builtin:absolute',
  name: 'More than anybody can promise',
  kind: 'promise',
  level: 'review',
  words: [
    '100% safe',
    '100% secure',
    'hundred percent safe',
    'completely safe',
    'completely secure',
    'absolutely safe',
    'totally safe',
    'risk free',
    'zero risk',
    'no risk at all',
    'will never fail',
    'never breaks',
    'cannot be hacked',
    'unhackable',
    'cures',
    '100% sicher',
    '100 prozent sicher',
    'hundertprozentig sicher',
    'absolut sicher',
    'risikofrei',
    'ohne jedes risiko',
    'ohne risiko',
    '100% seguro',
    '100% fiable',
    'totalmente seguro',
    'completamente seguro',
    'sin riesgo',
    'libre de riesgo',
    '100% sûr',
    '100 % fiable',
    'totalement sûr',
    'absolument sûr',
    'sans risque',
    'sans aucun risque',
    '100% sicuro',
    'totalmente sicuro',
    'senza rischi',
    'sem risco',
    '100% veilig',
    'volledig veilig',
    'zonder risico',
  ],
  except: [
    'not 100% safe',
    'not completely safe',
    'not risk free',
    'nicht 100% sicher',
    'nicht risikofrei',
    'nicht ohne risiko',
    'nicht absolut sicher',
    'no es 100% seguro',
    'pas sans risque',
    'pas 100% sûr',
    'never completely safe',
    'nothing is completely secure',
    'nothing is 100% safe',
    'nothing is 100% secure',
    'not sure it is 100% safe',
    'is it 100% safe',
    'is it risk free',
  ],
  explanation: 'Nothing is without any risk, and the law reads this as a promise.',
  suggestion: 'Say what was tested, by whom, and where it can be read.',
}

/** What every guard knows, whatever rules a company adds. Those with `words` are matched like any rule. */
export const builtinRules: readonly GuardRule[] = [
  email,
  phone,
  iban,
  card,
  socialSecurity,
  token,
  namedSecret,
  figures,
  promise,
  absolute,
]

/** Runs the detectors that are more than words. Zero-width characters are taken out first, and places put back. */
export function detectors(text: string): { rule: GuardRule; spans: Span[] }[] {
  const { clean, back } = withoutInvisible(text)
  const ibans = findIbans(clean)
  const cards = findCards(clean).filter(span => !overlaps(span, ibans))
  const numbers = findSocialSecurity(clean)
  const tokens = merge(findTokens(clean))
  const found: { rule: GuardRule; spans: Span[] }[] = [
    { rule: email, spans: findEmails(clean).filter(span => !overlaps(span, tokens)) },
    { rule: iban, spans: ibans },
    { rule: card, spans: cards },
    { rule: socialSecurity, spans: numbers },
    { rule: phone, spans: findPhones(clean, [...ibans, ...cards, ...numbers, ...tokens]) },
    { rule: token, spans: tokens },
    { rule: namedSecret, spans: merge(findNamedSecrets(clean)).filter(span => !overlaps(span, tokens)) },
    { rule: figures, spans: findFigures(clean) },
  ]
  if (back === undefined) return found
  return found.map(({ rule, spans }) => ({
    rule,
    spans: spans.map(({ start, end }) => ({ start: back[start] ?? 0, end: (back[end - 1] ?? 0) + 1 })),
  }))
}

function overlaps(span: Span, others: Span[]): boolean {
  return others.some(other => other.start < span.end && span.start < other.end)
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
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
