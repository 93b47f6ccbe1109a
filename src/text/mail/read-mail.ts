import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import { idsIn, type Mailbox } from './addresses.ts'
import { type MailAttachment, scanAttachment } from './attachments.ts'
import { type Automatic, whyAutomatic } from './automatic.ts'
import { type Bounce, readBounce } from './bounce.ts'
import { type Cut, cutReply } from './cut-reply.ts'
import { readHtmlMail } from './html-mail.ts'

/** A mail as it can be worked with: decoded, made readable, and looked through. */
export interface Mail {
  /** Without brackets; absent where its program gave none. */
  messageId: string | undefined
  inReplyTo: string[]
  /** The oldest first. */
  references: string[]
  /** Outlook’s own id of the thread, where the mail is a reply in one. */
  threadIndex: string | undefined
  subject: string
  /** As its writer’s clock says. */
  date: Date | undefined
  from: Mailbox | undefined
  replyTo: Mailbox[]
  to: Mailbox[]
  cc: Mailbox[]
  /** Addresses of ours that it was delivered for, as the servers on its way noted. */
  deliveredTo: string[]
  language: string | undefined
  /** The whole text, readable. */
  text: string
  /** What its writer says in this mail; the rest is in `cut`. */
  said: string
  cut: Cut[]
  links: string[]
  attachments: MailAttachment[]
  list: { id: string | undefined; post: string | undefined } | undefined
  automatic: Automatic | undefined
  bounce: Bounce | undefined
  /** Why a filter on the way thought little of it. */
  spam: string | undefined
  /** What could not be read, in words. */
  broken: string | undefined
}

export interface ReadMailOptions {
  /** Attachments larger than this are named and left out. */
  mostAttachmentBytes?: number
  /** The bytes are only the beginning of the mail. */
  isCutOff?: boolean
}

const mostText = 200_000
/** HTML beyond this is not layout and words any more. */
const mostHtml = 3_000_000
const mostAttachments = 100
const mostPeople = 100

/**
 * Reads a mail from its bytes. Never throws: of what is broken, the readable parts are kept, and `broken` says why.
 *
 * MIME is parsed by postal-mime (RFC 2045–2049, 2231, 3676, 6532; charsets as in the WHATWG Encoding standard).
 */
export async function readMail(bytes: Uint8Array, options: ReadMailOptions = {}): Promise<Mail> {
  const { email, broken } = await parsed(bytes)
  const headers = new Map<string, string[]>()
  for (const { key, value } of email.headers) {
    const values = headers.get(key)
    if (values === undefined) headers.set(key, [value])
    else if (values.length < 50) values.push(value)
  }
  const header = (name: string) => headers.get(name)?.join(', ')
  const from = mailboxesOf([email.from ?? email.sender])[0]
  const subject = oneLine(email.subject ?? '')
  const report = reportIn(email, header('content-type') ?? '')
  const body = bodyOf(email)
  const automatic = whyAutomatic({ header, subject, from: from?.address, isReport: report !== undefined })
  const signer = { ...(from?.name && { name: from.name }), ...(from && { address: from.address }) }
  const { said, cut } =
    report || automatic?.kind === 'bounce' ? { said: body.text, cut: [] } : cutReply(body.text, signer)
  return {
    messageId: idsIn(email.messageId)[0],
    inReplyTo: idsIn(header('in-reply-to')).slice(0, 5),
    references: shortened(idsIn(header('references'))),
    threadIndex: threadIndexIn(header('thread-index')),
    subject,
    date: dateIn(email.date),
    from,
    replyTo: mailboxesOf(email.replyTo),
    to: mailboxesOf(email.to),
    cc: mailboxesOf(email.cc),
    deliveredTo: deliveredTo(headers),
    language: languageIn(header('content-language')),
    text: body.text,
    said,
    cut,
    links: body.links,
    attachments: email.attachments
      .filter(part => !isReportPart(part, report !== undefined))
      .slice(0, mostAttachments)
      .map(part => attachmentOf(part, options)),
    list: listIn(header),
    automatic,
    bounce:
      automatic?.kind === 'bounce' && !isFeedback(email) ? readBounce({ ...report, prose: body.text }) : undefined,
    spam: spamIn(header),
    broken: broken ?? (options.isCutOff ? 'Only the beginning of this mail was read: it is very large.' : undefined),
  }
}

async function parsed(bytes: Uint8Array): Promise<{ email: Email; broken?: string }> {
  try {
    const parts = partsIn(bytes)
    if (parts.marks > mostMarks) return { email: await roughly(bytes), broken: 'It has more parts than any mail.' }
    const email = await PostalMime.parse(bytes, {
      maxNestingDepth: 60,
      maxHeadersSize: 1_000_000,
      // A mail in a mail in a mail … is read once for each of them.
      forceRfc822Attachments: parts.mails > mostMailsWithin,
    })
    if (email.text || email.html || email.attachments.length > 0) return { email }
    // Where the boundary between its parts was lost, no part is found, and the words lie there all the same.
    const text = wordsIn(roughBody(bytes))
    return text === '' ? { email } : { email: { ...email, text }, broken: 'Its parts could not be told apart.' }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { email: await roughly(bytes), broken: `Its parts could not be told apart: ${why}` }
  }
}

const mostMarks = 10_000
const mostMailsWithin = 20

/** How many parts a mail may have, by the lines that could begin one, before anything is parsed. */
function partsIn(bytes: Uint8Array): { marks: number; mails: number } {
  let marks = 0
  let mails = 0
  for (let at = 0; at < bytes.length; at++) {
    // A line that begins with “--”, and the end of “message/rfc822”.
    if (bytes[at] === 10 && bytes[at + 1] === 45 && bytes[at + 2] === 45) marks++
    else if (bytes[at] === 56 && bytes[at + 1] === 50 && bytes[at + 2] === 50 && (bytes[at - 1] ?? 0) === 99) mails++
  }
  return { marks, mails }
}

const mostHead = 200_000

/** The header alone, where the whole can’t be parsed. */
async function roughly(bytes: Uint8Array): Promise<Email> {
  const text = wordsIn(roughBody(bytes))
  const head = new TextDecoder().decode(bytes.subarray(0, Math.min(headEnd(bytes)?.start ?? bytes.length, mostHead)))
  const plainHead = head.replace(
    /^(?:content-type|mime-version|content-transfer-encoding):.*(?:\r?\n[ \t].*)*\r?\n?/gim,
    '',
  )
  try {
    return { ...(await PostalMime.parse(`${plainHead}\r\n\r\n`)), text }
  } catch {
    return { headers: [], headerLines: [], attachments: [], text }
  }
}

function roughBody(bytes: Uint8Array): string {
  const start = headEnd(bytes)?.end
  return start === undefined ? '' : new TextDecoder().decode(bytes.subarray(start, start + mostText))
}

/** The empty line after the header. */
function headEnd(bytes: Uint8Array): { start: number; end: number } | undefined {
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    const next = bytes[at + 1] === 13 ? at + 2 : at + 1
    if (bytes[next] === 10) return { start: at, end: next + 1 }
  }
  return undefined
}

/** What remains for a reader when the lines that are for machines are gone. */
function wordsIn(body: string): string {
  return body
    .replace(/^--\S{5,}\s*$|^(?:content|mime)-[\w-]+:.*(?:\r?\n[ \t].*)*$|^[A-Za-z0-9+/]{60,}={0,2}\s*$/gim, '')
    .trim()
}

/** The plain text where it is worth reading; else what the HTML says. Links come from wherever there are some. */
function bodyOf(email: Email): { text: string; links: string[] } {
  const written = cleaned(email.text ?? '')
  // Some programs send their HTML as if it were plain.
  const isMarkup =
    !email.html &&
    (written.slice(0, 20_000).match(/<\/?(?:p|div|br|b|td|span|a|html)\b[^>\n]{0,300}>/gi) ?? []).length >= 4
  const plain = isMarkup ? readHtmlMail(written.slice(0, mostHtml)).text : written
  const html = email.html ? readHtmlMail(email.html.slice(0, mostHtml)) : { text: '', links: [] }
  const isPoor = plain.trim().length * 4 < html.text.length || /<(?:html|body|div|table)\b/i.test(plain.slice(0, 2_000))
  const text = plain.trim() === '' || (isPoor && html.text !== '') ? cleaned(html.text) : plain
  return { text: text.slice(0, mostText).trim(), links: [...new Set([...html.links, ...linksIn(text)])].slice(0, 200) }
}

function linksIn(text: string): string[] {
  return [...text.slice(0, mostText).matchAll(/\bhttps?:\/\/[^\s<>"“”]{1,2000}/gi)].flatMap(([found]) => {
    const url = URL.parse(found.replace(/[.,;:!?'’”»)\]}>]+$/, ''))
    return url ? [url.href] : []
  })
}

/** Line ends of one kind; what no text may hold is gone (PostgreSQL can’t store U+0000, nothing can half of a letter). */
export function cleaned(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '')
      .toWellFormed()
  )
}

function oneLine(text: string): string {
  return cleaned(text).replace(/\s+/g, ' ').trim().slice(0, 1_000)
}

function mailboxesOf(addresses: (Address | undefined)[] | undefined): Mailbox[] {
  const found: Mailbox[] = []
  for (const each of addresses ?? []) {
    for (const { address, name } of each?.group ?? (each?.address === undefined ? [] : [each])) {
      // Comments in round brackets are no part of it (RFC 5322, 3.2.2).
      const clean = oneLine(address ?? '')
        .toLowerCase()
        .replace(/\([^()]*\)|\s+/g, '')
      if (clean === '' || found.length >= mostPeople || found.some(other => other.address === clean)) continue
      const said = oneLine(name ?? '')
        .replace(/^["']+|["']+$/g, '')
        .slice(0, 200)
      found.push({ address: clean.slice(0, 320), ...(said && { name: said }) })
    }
  }
  return found
}

/** The first, which began the thread, and the newest. */
function shortened(ids: string[]): string[] {
  return ids.length <= 40 ? ids : [...ids.slice(0, 1), ...ids.slice(-39)]
}

/** 22 bytes name the thread, and each reply adds 5 ([MS-OXOMSG] 2.2.1.3): only a reply’s leads anywhere. */
function threadIndexIn(value: string | undefined): string | undefined {
  const index = (value ?? '').replace(/[^A-Za-z0-9+/=]/g, '')
  return index.length >= 36 && index.length < 4_000 ? index.slice(0, 28) : undefined
}

function dateIn(value: string | undefined): Date | undefined {
  const date = new Date(value ?? '')
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1971 || date.getUTCFullYear() > 9_000
    ? undefined
    : date
}

function deliveredTo(headers: Map<string, string[]>): string[] {
  const names = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to', 'x-forwarded-to']
  const found = names
    .flatMap(name => headers.get(name) ?? [])
    .flatMap(value => value.slice(0, 2_000).match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? [])
  return [...new Set(found.map(address => address.toLowerCase()))].slice(0, 20)
}

function languageIn(value: string | undefined): string | undefined {
  const tag = (value ?? '').split(',')[0]?.trim() ?? ''
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined
}

function attachmentOf(
  part: Attachment,
  { mostAttachmentBytes = 25_000_000, isCutOff }: ReadMailOptions,
): MailAttachment {
  const content = contentOf(part)
  const isCut = isCutOff && content.length === 0
  const scanned = scanAttachment(
    {
      name: part.filename ?? part.description,
      type: /^[\w.+-]+\/[\w.+-]+$/.test(part.mimeType) ? part.mimeType : 'application/octet-stream',
      content,
      contentId: part.contentId?.slice(0, 300),
      inline: part.related === true || part.disposition === 'inline',
    },
    mostAttachmentBytes,
  )
  return isCut ? { ...scanned, warning: 'left out: the mail is too large' } : scanned
}

function contentOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

/** The parts of a delivery report that are for machines. */
function reportIn(email: Email, contentType: string): { status?: string; original?: string } | undefined {
  const part = (...types: string[]) => {
    const found = email.attachments.find(each => types.includes(each.mimeType))
    return found && cleaned(new TextDecoder().decode(contentOf(found).subarray(0, 200_000)))
  }
  const status = part('message/delivery-status', 'message/global-delivery-status')
  if (status === undefined && !/report-type\s*=\s*"?delivery-status/i.test(contentType)) return undefined
  const original = part('message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers', 'message/global')
  return { ...(status !== undefined && { status }), ...(original !== undefined && { original }) }
}

function isReportPart({ mimeType }: Attachment, isReport: boolean): boolean {
  return isReport && /^(?:message\/|text\/rfc822-headers)/.test(mimeType)
}

/** A report of somebody who called our mail spam (RFC 5965) is no bounce. */
function isFeedback(email: Email): boolean {
  return email.attachments.some(({ mimeType }) => mimeType === 'message/feedback-report')
}

function listIn(header: (name: string) => string | undefined): Mail['list'] {
  const id =
    /<([^<>]{1,255})>/.exec(header('list-id') ?? '')?.[1] ?? (header('list-id')?.trim().slice(0, 255) || undefined)
  const post = /<mailto:([^<>?]{1,320})/i.exec(header('list-post') ?? '')?.[1]?.toLowerCase()
  return id === undefined && post === undefined ? undefined : { id, post }
}

function spamIn(header: (name: string) => string | undefined): string | undefined {
  const status = header('x-spam-status') ?? ''
  if (/^\s*yes/i.test(status))
    return `A filter on the way calls it spam (${/score=(-?[\d.]+)/.exec(status)?.[1] ?? 'no score'}).`
  if (/^\s*yes/i.test(header('x-spam-flag') ?? '')) return 'A filter on the way calls it spam.'
  const scl = /SCL:(\d)/i.exec(
    `${header('x-forefront-antispam-report') ?? ''} SCL:${header('x-ms-exchange-organization-scl') ?? ''}`,
  )?.[1]
  if (Number(scl) >= 5) return `Exchange calls it spam (SCL ${scl}).`
  if (/\b(?:dmarc=fail|spf=fail)\b/i.test((header('authentication-results') ?? '').slice(0, 5_000)))
    return 'Its sender’s address may be forged: the check of the sending server failed.'
  return undefined
}
