/** A place in a text, in UTF-16 offsets. */
export interface Span {
  start: number
  end: number
}

const named =
  /(?<![A-Za-z])(?:_?[A-Za-z0-9_.-]{0,40}?(?:api[_-]?key|api[_-]?token|secret|token|passw(?:or)?d|passphrase|access[_-]?key|private[_-]?key|account[_-]?id|tenant[_-]?id|client[_-]?(?:id|secret)|auth[_-]?key|authtoken)[A-Za-z0-9_-]{0,20}|passwort|kennwort|contraseña|mot de passe|wachtwoord|senha|pwd)["'`]{0,1}\s{0,3}(?:=>|:=|=|:|ist|is|es|est|è|lautet)\s{0,3}["'`]{0,1}([^\s"'`,;<>]{6,400})/gi
const placeholder =
  /^(?:x+|\*+|\.+|<.*|\$\{?.*|\{\{.*|%.*|your[-_].*|my[-_].*|not[-_].*|[a-z_.-]*example.*|changeme|redacted|undefined|null|true|false|process\.env.*|https?:.*|encrypted:.*|(?:required|missing|invalid|expired|optional|wrong|needed|correct|incorrect|reset).*)$/i
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const inAddress =
  /(?<![A-Za-z])([a-z][a-z0-9+]{1,20}):\/\/([^\s:/@"'`]{1,80}):([^\s/@"'`]{3,120}(?:@[^\s/@"'`]{1,20})?)@[A-Za-z0-9.-]{1,200}/g
const said =
  /^(?:\$?\{.*|\[.*|<.*|%.*|\*+|x+|(?:my|your|user|the|db)?[-_ ]?(?:password|passwd|pwd|token|secret)|your[-_].*|replace.*|changeme|(.)\1*)$/i

/** `https://name:password@host`, where the password is not one of those that explanations use. */
export function findInAddresses(text: string): Span[] {
  if (!text.includes('://')) return []
  const spans: Span[] = []
  for (const match of text.matchAll(inAddress)) {
    const [whole, scheme = '', , password = ''] = match
    const isWeb = /^(?:https?|ftps?|sftp|ssh|git(?:\+\w+)?)$/.test(scheme)
    if (said.test(password) || password.length < 4 || (!isWeb && /^(?:pass|secret)\d{0,3}$/i.test(password))) continue
    spans.push({ start: match.index, end: match.index + whole.length })
  }
  return spans
}

/** `api_key=…` and `password: …`: a name that says so, and a value that nobody would say by heart. */
export function findNamed(text: string): Span[] {
  if (!/key|secret|token|pass|pwd|kenn|contra|wacht|senha|[_-]id/i.test(text)) return []
  const spans: Span[] = []
  for (const match of text.matchAll(named)) {
    const [whole, written = ''] = match
    const value = written.replace(/[).!?\]}]+$/, '')
    const from = match.index + whole.length - written.length
    if (isValue(value, whole.slice(0, whole.length - written.length)))
      spans.push({ start: match.index, end: from + value.length })
  }
  return spans
}

function isValue(value: string, before: string): boolean {
  if (value.length < 6 || placeholder.test(value) || /^public|_public_/i.test(before)) return false
  const hasSign = /=|:/.test(before)
  if (/(?:account|tenant|client)[_-]?id/i.test(before))
    return hasSign && (uuid.test(value) || /^\d{4}-?\d{4}-?\d{4}$/.test(value)) && /azure|aws|ad_/i.test(before)
  // Keys of AWS have forty letters; what is longer under that name was sealed.
  if (/aws_?secret/i.test(before)) return hasSign && /^[A-Za-z0-9/+=]{16,40}$/.test(value)
  // A word, a version or a count is no secret.
  if (/^[\p{L}'’-]+$/u.test(value) || /^[\d.]+$/.test(value)) return false
  if (!hasSign) return isRandom(value)
  return isRandom(value) || /\d/.test(value) || /[^\w.-]/.test(value)
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
