import { isBlank } from './quote-lines.ts'

/** Who wrote the mail, as far as its header tells: a signature begins with this name more often than with anything else. */
export interface Signer {
  name?: string
  address?: string
}

/** What closes a letter before the name. */
const closings =
  'thanks|thank you|many thanks|thanks a lot|thanks in advance|thanks again|thx|best|best regards|best wishes|regards|kind regards|warm regards|with kind regards|warmly|cheers|sincerely|yours sincerely|yours truly|yours|respectfully|cordially|take care|' +
  'mit freundlichen grüßen|mit freundlichen gruessen|mit freundlichem gruß|freundliche grüße|beste grüße|viele grüße|liebe grüße|herzliche grüße|schöne grüße|mfg|lg|vg|grüße|gruß|danke|vielen dank|' +
  "cordialement|bien cordialement|bien à vous|salutations|meilleures salutations|amicalement|merci|merci d[’']avance|" +
  'saludos|un saludo|saludos cordiales|atentamente|gracias|muchas gracias|un abrazo|' +
  'cordiali saluti|distinti saluti|saluti|grazie|' +
  'atenciosamente|cumprimentos|com os melhores cumprimentos|abraços|obrigado|obrigada|' +
  'met vriendelijke groet|met vriendelijke groeten|vriendelijke groeten|groeten|groetjes|mvg|bedankt|' +
  'med vänliga hälsningar|vänliga hälsningar|mvh|hälsningar|med venlig hilsen|venlig hilsen|vennlig hilsen|hilsen|ystävällisin terveisin|terveisin|' +
  'с уважением|спасибо|z poważaniem|pozdrawiam|dziękuję|s pozdravem|děkuji|üdvözlettel|köszönöm|saygılarımla|teşekkürler|cu stimă|με εκτίμηση|此致|敬礼|よろしくお願いします|よろしくお願いいたします|敬具|감사합니다|בברכה|مع التحية'
const closingLine = new RegExp(`^(?:${closings})\\s*[,.!:;–—-]*$`, 'iu')
const closingWithName = new RegExp(
  `^(?:${closings})\\s*[,!–—-]+\\s*\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,2}$`,
  'iu',
)
const sentFrom =
  /^(?:sent (?:from|via|with|using) (?:my |a |an |the )?[\p{L}\p{N}.'’ +-]{1,45}|get outlook for \w+|(?:von meinem|gesendet (?:von|mit|über)) [\p{L}\p{N}.'’ +-]{1,45}(?:gesendet)?|diese nachricht wurde von meinem [^\n]{1,60} gesendet|envoyé (?:de|depuis|à partir de) [\p{L}\p{N}.'’ +-]{1,45}|enviado (?:desde|do|a partir do) [\p{L}\p{N}.'’ +-]{1,45}|inviato da[l ][\p{L}\p{N}.'’ +-]{1,45}|verzonden (?:vanaf|met|via) [\p{L}\p{N}.'’ +-]{1,45}|skickat från [\p{L}\p{N}.'’ +-]{1,45}|sendt fra [\p{L}\p{N}.'’ +-]{1,45}|lähetetty [\p{L}\p{N}.'’ +-]{1,45}|отправлено (?:с|из|от) [\p{L}\p{N}.'’ +-]{1,45}|wysłane? z [\p{L}\p{N}.'’ +-]{1,45}|iphone['’]?[uı]?mdan gönderildi|iPhoneから送信|发自我的[^\n]{1,20}|나의 iPhone에서 보냄|via mobile)\.?$/iu
const dashedName = /^[-–—~]{1,2}\s?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}$/u
const disclaimer =
  /^[*_\s]*(?:confidentiality (?:notice|note)|disclaimer\b|this (?:e-?mail|message|communication)(?: message)?(?:,? (?:and|including) any| \(including| is (?:intended|confidential)| may contain| contains)|the information (?:contained|transmitted) in this|please consider the environment|diese e-?mail (?:enthält|kann|ist)|der inhalt dieser e-?mail|ce (?:message|courriel|mail) (?:et|est|peut|contient)|este (?:mensaje|correo|e-?mail)(?: electrónico)? (?:y|es|puede|contiene|e)|questo messaggio|esta mensagem|dit bericht|internet email confidentiality)/iu
const listFooter =
  /mailing list|mailman|listinfo|google ?groups|you received this message because|you are receiving this|unsubscribe|abbestellen|se désabonner|darse de baja|cancelar la suscripción|annulla l['’]iscrizione|afmelden|отписаться|退订|配信停止/iu
const longestLine = 80
/** Lawyers write the longest. */
const mostFooterLines = 120
const mostLines = 16

/** Where the signature of these lines begins, read from their end; `undefined` where there is none. */
export function signatureStart(lines: string[], signer: Signer): number | undefined {
  const used = lines.flatMap((line, at) => (isBlank(line) ? [] : [at]))
  const last = used.at(-1)
  if (last === undefined) return undefined
  return (
    afterDelimiter(lines, used) ??
    singleLine(lines, last) ??
    dashed(lines, used) ??
    afterRule(lines, used, signer) ??
    afterClosing(lines, used) ??
    namedBlock(lines, used, signer)
  )
}

/** What lists and lawyers put below: where it begins. */
export function footerStart(lines: string[]): number | undefined {
  for (let at = Math.max(0, lines.length - mostFooterLines); at < lines.length; at++) {
    const line = (lines[at] ?? '').slice(0, 300)
    if (disclaimer.test(line.trim())) return at
    const isRule = /^\s*[_=*-]{3,}\s*$/.test(line) && !/^--\s?$/.test(line)
    if (!isRule) continue
    const rest = lines.slice(at + 1).filter(each => !isBlank(each))
    if (rest.length > 0 && rest.length <= 15 && rest.some(each => each.length < 1_000 && listFooter.test(each)))
      return at
  }
  return undefined
}

function afterDelimiter(lines: string[], used: number[]): number | undefined {
  for (const at of used.slice(-30)) if (/^(?:--|—|–|- -|-- =)\s?$/.test(lines[at] ?? '')) return at
  return undefined
}

function singleLine(lines: string[], last: number): number | undefined {
  const line = (lines[last] ?? '').trim().replace(/^[*_[\]<]+|[*_[\]>]+$/g, '')
  if (line.length > longestLine) return undefined
  if (sentFrom.test(line) || dashedName.test(line) || closingWithName.test(line)) return last
  return undefined
}

/** “-Ana”, with nothing but ways to reach her below. */
function dashed(lines: string[], used: number[]): number | undefined {
  return used.slice(-6, -1).find(at => {
    const below = used.filter(each => each > at)
    return dashedName.test((lines[at] ?? '').trim()) && below.every(each => isContact(lines[each] ?? ''))
  })
}

/** A line of dashes, with short lines below it that name the writer, a phone or an address. */
function afterRule(lines: string[], used: number[], signer: Signer): number | undefined {
  for (const at of used.slice(-26)) {
    if (!/^\s*[-_=*~]{4,}\s*$/.test(lines[at] ?? '')) continue
    const rest = used.filter(each => each > at)
    const isCard =
      rest.length > 0 &&
      rest.length <= 25 &&
      rest.every(each => (lines[each] ?? '').length <= longestLine) &&
      rest.some(each => isContact(lines[each] ?? '') || namesSigner(lines[each] ?? '', signer))
    if (isCard) return at
  }
  return undefined
}

function afterClosing(lines: string[], used: number[]): number | undefined {
  for (const at of used.slice(-mostLines)) {
    const line = (lines[at] ?? '').trim()
    if (line.length > 45 || !closingLine.test(line)) continue
    const rest = used.filter(each => each > at)
    // “Thanks!” alone is something said; before a name it closes.
    if (rest.length > 0 && rest.every(each => isShort(lines[each] ?? ''))) return at
  }
  return undefined
}

function namedBlock(lines: string[], used: number[], signer: Signer): number | undefined {
  for (const at of used.slice(-mostLines)) {
    const beginsParagraph = at > 0 && isBlank(lines[at - 1] ?? '')
    const rest = used.filter(each => each >= at)
    if (!beginsParagraph || !rest.every(each => isShort(lines[each] ?? ''))) continue
    if (namesSigner(lines[at] ?? '', signer)) return at
  }
  return undefined
}

function isShort(line: string): boolean {
  return line.length <= longestLine && !/[?]\s*$/.test(line) && line.trim().split(/\s+/).length <= 12
}

function isContact(line: string): boolean {
  return /[\w.+-]+@[\w-]+\.\w|https?:\/\/|www\.|(?:tel|phone|fon|mobile?|fax|t|f|m)[.:]?\s*\+?[\d(]|\+?\d[\d\s()/.-]{7,}/i.test(
    line,
  )
}

function namesSigner(line: string, { name = '', address = '' }: Signer): boolean {
  const said = words(line)
  if (said.length === 0 || said.length > 7) return false
  if (address && line.toLowerCase().includes(address.toLowerCase()) && line.trim().length <= address.length + 12)
    return true
  const wanted = words(name.includes('@') ? '' : name)
  if (wanted.length > 0) {
    if (wanted.every(word => said.includes(word))) return true
    return said.length <= 2 && (said[0] === wanted[0] || said[0] === wanted.at(-1))
  }
  const local = words((address.split('@')[0] ?? '').replace(/[._+-]/g, ' ')).filter(word => word.length >= 3)
  return local.length > 0 && local[0] === said[0] && /^\p{Lu}/u.test(line.trim())
}

function words(text: string): string[] {
  return (
    text
      .slice(0, 200)
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? []
  )
}
