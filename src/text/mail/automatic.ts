/** What a machine sent, and how we know. */
export interface Automatic {
  kind: 'reply' | 'bounce' | 'list' | 'bulk' | 'notice'
  /** In words for a person. */
  why: string
}

const awaySubjects =
  /^(?:\[?auto[ _-]?(?:matic |matische )?(?:reply|response)\b|auto-?reply|autoreply|automatic reply|automatische antwort|automatisch antwoord|automatiskt svar|automatisk svar|autom\. antwort|autosvar|réponse automatique|respuesta automática|risposta automatica|resposta automática|automaattinen vastaus|automatyczna odpowiedź|automatická odpověď|automatikus válasz|otomatik (?:yanıt|cevap)|răspuns automat|автоматический ответ|автоответ|автоматична відповідь|αυτόματη απάντηση|自动回复|自動回覆|自動応答|自動返信|자동 회신|자동 응답|תשובה אוטומטית|مجيب تلقائي|رد تلقائي|out of (?:the )?office|i am out of|on vacation|vacation (?:reply|response)|away from (?:the |my )?office|abwesen(?:d|heit)|abwesenheitsnotiz|ich bin (?:derzeit |zurzeit )?nicht im|absence du bureau|absent du bureau|(?:en congés|je suis absente?)|fuera de la oficina|estoy fuera|ausencia|fuori (?:sede|ufficio)|assente|fora do escritório|ausência|afwezig|niet aanwezig|frånvaro|fraværende|ikke på kontoret|poissa|poza biurem|nieobecność|mimo kancelář|házon kívül|ofis dışında|вне офиса|отсутствую|不在办公室|不在通知|부재중)/iu
const machineNames =
  /^(?:no-?_?reply|do-?not-?reply|donotreply|noreply\+.*|notifications?|mailer-daemon|postmaster|bounces?|auto-?reply|automailer|daemon|nicht-?antworten|ne-?pas-?repondre|no-?responder|nao-?responda)(?:[+._-].*)?$/i

/**
 * Was this mail written by a machine? Read from what machines say of themselves (RFC 3834, RFC 2369, the habits of
 * Exchange, cPanel, Google and others), and, for the many vacation programs that say nothing, from their subjects.
 *
 * @param header the header of a name (lower case), joined where there are several.
 */
export function whyAutomatic(mail: {
  header: (name: string) => string | undefined
  subject: string
  from: string | undefined
  isReport: boolean
}): Automatic | undefined {
  const { header, subject } = mail
  const [local = ''] = (mail.from ?? '').split('@')
  const has = (name: string) => (header(name) ?? '').trim() !== ''
  const says = (name: string, pattern: RegExp) => pattern.test((header(name) ?? '').slice(0, 500))
  if (mail.isReport || /^(?:mailer-daemon|postmaster)$/i.test(local) || says('x-failed-recipients', /@/))
    return { kind: 'bounce', why: 'A mail server sent this, about a mail that it handled.' }
  if (/^\s*<>\s*$/.test(header('return-path') ?? '') && !says('auto-submitted', /no/i))
    return { kind: 'reply', why: 'It was sent so that nobody can answer it (an empty return path).' }
  if (says('auto-submitted', /auto-replied/i))
    return { kind: 'reply', why: 'It says of itself that it replies automatically.' }
  if (
    has('x-autoreply') ||
    has('x-autorespond') ||
    has('x-autoresponder') ||
    has('x-mail-autoreply') ||
    says('x-autoreply-from', /./)
  )
    return { kind: 'reply', why: 'Its mail program says that it replies automatically.' }
  if (
    says('precedence', /auto[_-]?reply/i) ||
    says('x-precedence', /auto[_-]?reply/i) ||
    says('preference', /auto_reply/i)
  )
    return { kind: 'reply', why: 'Its mail program says that it replies automatically.' }
  if (awaySubjects.test(subject.trim())) return { kind: 'reply', why: 'Its subject is the one of an automatic reply.' }
  if (says('auto-submitted', /auto-generated|auto-notified/i))
    return { kind: 'notice', why: 'It says of itself that a machine wrote it.' }
  if (has('list-id') || (has('list-post') && !says('list-post', /^\s*no/i)) || says('precedence', /^\s*list/i))
    return has('list-post') || says('precedence', /^\s*list/i)
      ? { kind: 'list', why: 'It came through a mailing list.' }
      : { kind: 'bulk', why: 'It was sent to many.' }
  if (
    has('list-unsubscribe') ||
    says('precedence', /bulk|junk/i) ||
    has('feedback-id') ||
    has('x-campaignid') ||
    has('x-mailgun-tag')
  )
    return { kind: 'bulk', why: 'It was sent to many.' }
  // Servers ask others by this header not to reply on their own; programs set it more often than people.
  if (says('x-auto-response-suppress', /all|oof|autoreply/i) && machineNames.test(local))
    return { kind: 'notice', why: 'A machine wrote it.' }
  if (machineNames.test(local)) return { kind: 'notice', why: 'Its sender’s address takes no answers.' }
  return undefined
}
