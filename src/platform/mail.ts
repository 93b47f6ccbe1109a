import { createTransport, type Transporter } from 'nodemailer'
import { newId } from '#lib/id'
import type { Context } from './context.ts'
import { enqueue } from './jobs.ts'

/** A mail of the house itself, such as a link to sign in: never an answer, which a person sends from a mailbox. */
export interface HouseMail {
  to: string
  subject: string
  /** Plain words; no pictures, no tracking. */
  text: string
  /** The same with links to press, where that helps. */
  html?: string
  /** Where one mail is enough, such as a digest’s day: a second one with the same key takes the place of a waiting one. */
  key?: string
  /** Ends these mails with one press in the reader’s mail program (RFC 8058). */
  unsubscribeUrl?: string
}

/** The job that hands a waiting mail to the mail server. */
export const sendMailJob = 'send mail'

const purpose = 'mail'
const patienceMs = 30_000
/** Over about two days, ever more slowly: a mail server that is away is given time, a link of ten minutes is not. */
const attempts = 12

interface WaitingMail {
  id: string
  sealed: { keyId: string; nonce: string; ciphertext: string }
  /** After this moment it is of no use any more. */
  until?: string
}

/** Whether a mail server is set up. Without one nothing is queued, and whoever offers mail says why there is none. */
export function isMailOn({ config }: Pick<Context, 'config'>): boolean {
  return config.mail !== undefined
}

/** Puts a mail in line, in the caller’s transaction. Sealed while it waits: it may carry a link that opens a door. */
export async function queueMail(ctx: Context, mail: HouseMail, options: { until?: Date } = {}): Promise<void> {
  const id = newId()
  const { keyId, nonce, ciphertext } = ctx.secrets.seal(purpose, JSON.stringify(mail), id)
  const waiting: WaitingMail = {
    id,
    sealed: { keyId, nonce: nonce.toString('base64'), ciphertext: ciphertext.toString('base64') },
    ...(options.until && { until: options.until.toISOString() }),
  }
  await enqueue(ctx, sendMailJob, waiting, { attempts, ...(mail.key && { key: `mail ${mail.key}` }) })
}

/** Hands a waiting mail over. What the server refuses for good is logged, without a word of it, and given up. */
export async function sendMail(ctx: Context, { id, sealed, until }: WaitingMail): Promise<void> {
  const server = ctx.config.mail
  if (!server || (until && ctx.now() > new Date(until))) return
  const { keyId } = sealed
  const nonce = Buffer.from(sealed.nonce, 'base64')
  const ciphertext = Buffer.from(sealed.ciphertext, 'base64')
  const mail: HouseMail = JSON.parse(ctx.secrets.open(purpose, { keyId, nonce, ciphertext }, id))
  try {
    await transportTo(server.url).sendMail({
      from: server.from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      ...(mail.html && { html: mail.html }),
      messageId: `<${id}@${domainOf(server.from)}>`,
      headers: { 'auto-submitted': 'auto-generated', ...unsubscribeHeaders(mail) },
    })
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number }
    ctx.log.warn('A mail could not be handed over', { code, responseCode })
    if (responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH') return
    throw error
  }
}

function unsubscribeHeaders({ unsubscribeUrl }: HouseMail): Record<string, string> {
  if (!unsubscribeUrl) return {}
  return { 'list-unsubscribe': `<${unsubscribeUrl}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }
}

function domainOf(from: string): string {
  return /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
}

const transports = new Map<string, Transporter>()

/** One for each server: it keeps no connection open between two mails. */
function transportTo(url: string): Transporter {
  const known = transports.get(url)
  if (known) return known
  const { hostname, port, protocol, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // A password never leaves over a line that others can read; a server on this machine may have none.
    requireTLS: !secure && username !== '',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 2 * patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  transports.set(url, transport)
  return transport
}
