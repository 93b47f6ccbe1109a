import type { Span } from './model.ts'
import { spansOf } from './personal.ts'

/** Tokens that carry their maker's mark. Lengths are lower bounds as published; each pattern is one bounded run. */
const marked: RegExp[] = [
  /-----BEGIN (?:[A-Z]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,8000}?(?:-----END [A-Z ]{1,40}-----|$)/g,
  /(?<![A-Za-z0-9/+=])(?:AKIA|ASIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|A3T[A-Z0-9])[A-Z0-9]{16}(?![A-Za-z0-9/+=])/g,
  /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9_]{36,255}/g,
  /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{22,255}/g,
  /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,60}/g,
  /(?<![A-Za-z0-9])(?:xox[abeoprs]|xapp|xoxe\.xox[bp])-[A-Za-z0-9-]{10,250}/g,
  /hooks\.slack\.com\/services\/[A-Za-z0-9]{8,12}\/[A-Za-z0-9]{8,12}\/[A-Za-z0-9]{20,30}/g,
  /(?<![A-Za-z0-9])(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,250}/g,
  /(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/]{24,100}/g,
  /(?<![A-Za-z0-9])sk-(?:ant-|proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,250}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g,
  /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}/g,
  /(?<![A-Za-z0-9])(?:shpat|shpss|shpca|shppa)_[A-Za-z0-9]{32}/g,
  /(?<![A-Za-z0-9])tskey-[a-z]{2,20}-[A-Za-z0-9]{8,40}-[A-Za-z0-9]{16,60}/g,
  /(?<![A-Za-z0-9])(?:glsa_|glc_|hvs\.|vcp_|vca_)[A-Za-z0-9_=-]{20,300}/g,
  /(?<![A-Za-z0-9])(?:ops_|dop_v1_|hf_|lin_api_|pypi-|figd_|dckr_pat_|EAACEdEose0cBA)[A-Za-z0-9_-]{24,1200}/g,
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,1000}/g,
  /(?<![A-Za-z])[a-z][a-z0-9+]{1,20}:\/\/[^\s:/@]{1,80}:[^\s/@]{3,120}@[A-Za-z0-9.-]{1,200}/g,
]

const named =
  /(?<![A-Za-z])(?:[A-Za-z0-9_-]{0,30}(?:api[_-]?key|secret|token|passw(?:or)?d|passphrase|access[_-]?key|private[_-]?key|client[_-]?secret|auth[_-]?key)[A-Za-z0-9_-]{0,20}|passwort|kennwort|contraseña|mot de passe|wachtwoord|senha|pwd)["'`]{0,1}\s{0,3}(?:=>|:=|=|:|ist|is|es|est|è)\s{0,3}["'`]{0,1}([^\s"'`,;<>]{6,400})/gi
const placeholder =
  /^(?:x+|\*+|\.+|<.*|\$\{?.*|\{\{.*|%.*|your[-_].*|my[-_].*|example.*|changeme|redacted|undefined|null|true|false|process\.env.*|https?:.*|(?:required|missing|invalid|expired|optional|wrong|needed|correct|incorrect|reset).*)$/i

/** Tokens with a maker's mark, keys in PEM form, and passwords inside addresses. */
export function findTokens(text: string): Span[] {
  const spans = marked.flatMap(pattern => spansOf(text, pattern))
  return spans.filter(({ start, end }) => {
    const written = text.slice(start, end)
    if (written.startsWith('-----')) return hasKeyBody(written)
    return !/AKIA.*EXAMPLE$|\*{4}|:\/\/[^:]*:(?:password|[<{$*])/.test(written)
  })
}

/** A header with dots or stars below it is an explanation; a key has at least a line of base64. */
function hasKeyBody(written: string): boolean {
  const body = written.replace(/-----[A-Z ]{1,60}-----/g, '')
  return /[A-Za-z0-9+/=]{40}/.test(body) && new Set(body.slice(0, 400)).size > 12
}

/** `api_key=…` and `password: …`: a name that says so, and a value that nobody would say by heart. */
export function findNamedSecrets(text: string): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(named)) {
    const value = (match[1] ?? '').replace(/[).!?\]}]+$/, '')
    if (value.length < 6 || placeholder.test(value)) continue
    const isWord = /^[\p{L}'’-]+$/u.test(value) || /^[\d.]+$/.test(value)
    const sign = /=|:/.test(match[0].slice(0, match[0].length - (match[1]?.length ?? 0)))
    if (isWord || (!sign && !isRandom(value))) continue
    if (!isRandom(value) && !/\d/.test(value) && !/[^\w-]/.test(value)) continue
    const start = match.index + match[0].length - (match[1]?.length ?? 0)
    spans.push({ start: match.index, end: start + value.length })
  }
  return spans
}

/** More than about three bits a character, and at least two kinds of characters: keys look so, words do not. */
function isRandom(value: string): boolean {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter(kind => kind.test(value)).length
  return kinds >= 2 && bits >= Math.min(3.2, Math.log2(value.length) * 0.8)
}
