/** Longer lines are nobody’s “On Monday Ana wrote:”, and are not searched for it. */
const longestIntro = 300

export const isQuoted = (line: string): boolean => /^[ \t]{0,3}(?:>|\|>)/.test(line)
export const isBlank = (line: string): boolean => line.trim() === ''

/** “wrote”, in the languages whose mail programs put it before a quote. */
const verbs =
  'wrote|writes|written|schrieb|geschrieben|écrit|escribió|escribi[oó]|ha scritto|scrive|escreveu|schreef|geschreven|skrev|kirjoitti|napisał(?:\\(a\\)|a)?|pisze|napsal(?:\\(a\\)|a)?|napísal(?:\\(a\\)|a)?|írta|a scris|yazdı|написал(?:\\(а\\)|а)?|пишет|писав|пише|написа|έγραψε|写道|寫道|님이 작성|작성|đã viết|viết|menulis|rakstīja|rašė|kirjutas|napisao|napisala|je napisal|คุณเขียน|เขียนว่า|כתב/ה|כתב|כתבה|كتب|wrote on'
const verb = new RegExp(`(?:^|[\\s>)\\],"”»]|\\d年.*)(?:${verbs})(?:[\\s,]|\\b|$)`, 'iu')
const endsIntro = /[:：]\s*$/
const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*/
const clock = /\b\d{1,2}[:.h]\d{2}\b/
const day = /\b\d{4}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d年/
const opensIntro =
  /^(?:on|am|le|el|il|op|em|den|på|dne|w dniu|dnia|la|pe|tarihinde|vào|pada|v|în data|kl|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so|пн|вт|ср|чт|пт|сб|вс|in article|em seg|em ter|em qua|em qui|em sex)\b.*\d|^[\p{L}.]{0,12},?\s*\d{1,4}[\s./年-]/iu

/**
 * The first line of an introduction (“On 5 March 2024 Ana wrote:”) that ends in line `end`; `undefined` where none does.
 * Programs break it over up to four lines, and some write no verb: only a time, an address and a colon.
 */
export function introAt(lines: string[], end: number): number | undefined {
  const last = lines[end] ?? ''
  if (last.length > longestIntro || isBlank(last) || isQuoted(last)) return undefined
  const endsInVerb = /(?:wrote|writes)\s*$/i.test(last)
  if (!endsIntro.test(last) && !endsInVerb) return undefined
  let text = ''
  for (let start = end; start >= 0 && start > end - 4; start--) {
    const line = lines[start] ?? ''
    if (isBlank(line) || isQuoted(line) || line.length > longestIntro) break
    text = `${line.trim()} ${text}`
    if (text.length > longestIntro) break
    if (!isIntro(text)) continue
    // The names of a day or “On” may stand in the line before.
    while (start > 0 && start > end - 4 && !opensIntro.test(lines[start] ?? '') && opensBefore(lines[start - 1]))
      start--
    return start
  }
  return undefined
}

function opensBefore(line: string | undefined): boolean {
  return line !== undefined && line.length <= 120 && !isBlank(line) && !isQuoted(line) && opensIntro.test(line.trim())
}

function isIntro(text: string): boolean {
  const hasWhen = clock.test(text) || day.test(text)
  const hasWho = address.test(text)
  if (verb.test(text) && (hasWho || (hasWhen && text.length < 160))) return true
  return hasWho && hasWhen && endsIntro.test(text) && /[<("«[]|от|님/.test(text)
}

const labels = {
  from: 'from|von|de|da|van|od|från|fra|lähettäjä|от|від|kimden|gönderen|feladó|από|de la|odesílatel|发件人|寄件者|差出人|보낸 사람|מאת|من',
  sent: 'sent|date|gesendet|datum|envoyé|envoyé le|enviado|enviado el|enviada em|enviado em|fecha|data|inviato|verzonden|skickat|sendt|sent at|lähetetty|päiväys|отправлено|дата|wysłano|gönderildi|gönderilme tarihi|tarih|elküldve|küldve|dátum|ημερομηνία|trimis|odesláno|发送时间|发件时间|寄件日期|日期|送信日時|보낸 날짜|날짜|נשלח|تاريخ',
  to: 'to|an|à|a|para|aan|till|til|vastaanottaja|кому|do|kime|címzett|προς|către|komu|收件人|宛先|받는 사람|אל|إلى|cc|kopie|copie',
  subject:
    'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|тема|temat|konu|tárgy|θέμα|subiect|předmět|主题|主旨|件名|제목|נושא|الموضوع',
}
const labelled = Object.entries(labels).map(
  ([kind, words]) => [kind, new RegExp(`^[*_\\s>]{0,4}(?:${words})[*_]{0,2}\\s*[:：]`, 'iu')] as const,
)

/** A block of “From: … Sent: … Subject: …” that begins at this line: where it ends (exclusive). */
export function headerBlockAt(lines: string[], start: number): number | undefined {
  const first = lines[start] ?? ''
  if (first.length > longestIntro || !/[:：]/.test(first)) return undefined
  const kindOf = (line: string) =>
    line.length > 2_000 ? undefined : labelled.find(([, pattern]) => pattern.test(line))?.[0]
  if (kindOf(first) !== 'from' && kindOf(first) !== 'sent') return undefined
  const kinds = new Set<string>()
  let end = start
  for (let at = start; at < Math.min(lines.length, start + 14); at++) {
    const line = lines[at] ?? ''
    const kind = kindOf(line)
    if (kind !== undefined) kinds.add(kind)
    // A long list of people goes on in the next line.
    else if (isBlank(line) || !/^\s|[;,@>]/.test(line)) break
    end = at + 1
  }
  return kinds.has('from') && kinds.size >= 3 ? end : undefined
}

const original =
  /^[ \t>*_]*[-_=]{2,}\s*(?:original(?: message| appointment|nachricht)?|ursprüngliche nachricht|message d['’]origine|message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse|ursprungligt meddelande|opprinnelig melding|alkuperäinen viesti|исходное сообщение|пересланное сообщение ответа|wiadomość oryginalna|orijinal ileti|eredeti üzenet|původní zpráva|原始邮件|原始郵件|元のメッセージ|원본 메시지|reply above this line|bitte oberhalb dieser zeile antworten)[^\n]{0,40}[-_=]{2,}\s*$|^##-.{3,90}-##\s*$|^[-=\s#*]{0,12}(?:please )?(?:reply|type your reply|antworten sie) (?:above|oberhalb)[^\n]{0,60}$/iu
const forwarded =
  /^[ \t]*(?:[-_]{3,}\s*(?:forwarded (?:message|by)|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|vidarebefordrat meddelande|videresendt|пересылаемое сообщение|пересланное сообщение|wiadomość przekazana|iletilen mesaj|转发的邮件|转发邮件)[^\n]{0,80}|begin forwarded message\s*:?|anfang der weitergeleiteten nachricht\s*:?|début du message (?:transféré|réexpédié)\s*:?|inicio del mensaje reenviado\s*:?)\s*$/iu

/** “-----Original Message-----” and its like: what comes after it was there before. */
export const isOriginalMark = (line: string): boolean => line.length < longestIntro && original.test(line)
/** “---------- Forwarded message ---------”: what comes after it is what the writer wants us to read. */
export const isForwardMark = (line: string): boolean => line.length < longestIntro && forwarded.test(line)
