import { createRequire } from 'node:module'
import { type AddressInfo, createServer, type Server as NetServer } from 'node:net'
import MimeNode from 'nodemailer/lib/mime-node'
import { SMTPServer } from 'smtp-server'
import { email } from '../../src/connectors/email/index.ts'
import type { OpenAccount, OpenSource } from '../../src/core/channels/index.ts'
import { newId } from '../../src/lib/id.ts'
import { type Mail, readMail } from '../../src/text/mail/index.ts'
import { plainTools } from '../conformance/network.ts'

/** The parts of Hoodiecrow that we use; the package has no types of its own. */
interface Hoodiecrow {
  server: NetServer
  listen(port: number, host: string): void
  close(done: () => void): void
  getMailbox(path: string): Folder
  appendMessage(
    path: string,
    flags: string[],
    internalDate: string | undefined,
    raw: string,
  ): { message: { uid: number } }
}

interface Folder {
  uidvalidity: number
  uidnext: number
  messages: { uid: number; raw: string | Buffer; flags: string[]; internaldate: string }[]
}

/** A mail as an outsider writes it. Headers that are named are put in as they are given. */
export interface Letter {
  from?: string
  to?: string
  cc?: string
  subject?: string
  text?: string
  id?: string | null
  date?: Date
  headers?: Record<string, string>
}

export interface MailHost extends AsyncDisposable {
  imapPort: number
  smtpPort: number
  address: string
  /** Lays a mail into a folder, as a mail server delivers it; resolves to its Message-ID. */
  deliver(letter: Letter, folder?: string, flags?: string[]): Promise<string>
  deliverRaw(raw: string, folder?: string, flags?: string[]): number
  folder(path: string): Folder
  /** Numbers the mails of a folder anew, as a restored backup does. */
  renumber(path: string): void
  /** What left by SMTP. */
  sent: { envelope: { from: string; to: string[] }; raw: Buffer; mail: Mail }[]
  /** What the next mails meet at the outgoing server. */
  smtp: {
    reply?: { code: number; text: string } | undefined
    breaksOff?: 'before' | 'after' | undefined
    logins: number
  }
  settings(changes?: object): object
  source(cursor: string | undefined, changes?: object, mailbox?: object): OpenSource
  account(changes?: object, secret?: object): OpenAccount
  close(): Promise<void>
}

const require = createRequire(import.meta.url)
export const address = 'support@acme.example'
export const password = 'testpass'

/** A mailbox and an outgoing server in this process, in a few milliseconds. */
export async function startMailHost(options: { idle?: boolean; plugins?: string[] } = {}): Promise<MailHost> {
  const {
    idle = true,
    plugins = [
      'ID',
      'SASL-IR',
      'AUTH-PLAIN',
      'ENABLE',
      'LITERALPLUS',
      'UNSELECT',
      'SPECIAL-USE',
      'UIDPLUS',
      'NAMESPACE',
    ],
  } = options
  const hoodiecrow = require('hoodiecrow-imap') as (options: object) => Hoodiecrow
  const imap = hoodiecrow({
    plugins: [...plugins, ...(idle ? ['IDLE'] : [])],
    users: { [address]: { password }, testuser: { password, xoauth2: { accessToken: 'testtoken' } } },
    storage: {
      INBOX: { messages: [] },
      '': { separator: '/', folders: { Sent: { 'special-use': '\\Sent', messages: [] }, Lists: { messages: [] } } },
    },
  })
  imap.listen(0, '127.0.0.1')
  await new Promise(resolve => imap.server.once('listening', resolve))
  const sent: MailHost['sent'] = []
  const smtp: MailHost['smtp'] = { logins: 0 }
  const outgoing = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password: said, accessToken }, _session, done) {
      smtp.logins++
      if (said === password || accessToken === 'testtoken') done(null, { user: username ?? '' })
      else done(Object.assign(new Error('5.7.8 Authentication credentials invalid'), { responseCode: 535 }))
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const raw = Buffer.concat(pieces)
        const { mailFrom, rcptTo } = session.envelope
        const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(each => each.address) }
        if (smtp.reply) return done(Object.assign(new Error(smtp.reply.text), { responseCode: smtp.reply.code }))
        const end = async () => {
          if (smtp.breaksOff !== 'before') sent.push({ envelope, raw, mail: await readMail(raw) })
          if (smtp.breaksOff) return sockets.forEach(socket => void socket.destroy())
          done()
        }
        void end()
      })
    },
  })
  const sockets = new Set<import('node:net').Socket>()
  outgoing.server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  outgoing.on('error', () => {})
  await new Promise<void>(resolve => outgoing.listen(0, '127.0.0.1', resolve))
  const imapPort = (imap.server.address() as AddressInfo).port
  const smtpPort = (outgoing.server.address() as AddressInfo).port
  const settings = (changes: object = {}) => ({
    address,
    name: 'Acme',
    imapHost: '127.0.0.1',
    imapPort,
    imapSecurity: 'none',
    smtpHost: '127.0.0.1',
    smtpPort,
    smtpSecurity: 'none',
    announceTo: 'everybody@lists.example',
    ...changes,
  })
  const close = async () => {
    await new Promise<void>(resolve => imap.close(resolve))
    await new Promise<void>(resolve => outgoing.close(() => resolve()))
  }
  const host: MailHost = {
    imapPort,
    smtpPort,
    address,
    sent,
    smtp,
    settings,
    folder: path => imap.getMailbox(path),
    renumber(path) {
      const folder = imap.getMailbox(path)
      folder.uidvalidity += 1
      for (const [at, message] of folder.messages.entries()) message.uid = at + 1
      folder.uidnext = folder.messages.length + 1
    },
    deliverRaw: (raw, folder = 'INBOX', flags = []) => imap.appendMessage(folder, flags, undefined, raw).message.uid,
    async deliver(letter, folder, flags) {
      const { raw, id } = await letterOf(letter)
      host.deliverRaw(raw, folder, flags)
      return id
    },
    source: (cursor, changes = {}, mailbox = {}) => ({
      sourceId: newId(),
      settings: email.settings.parse(changes),
      secret: { password },
      cursor,
      tools: plainTools(),
      account: { externalId: address, handle: address, settings: email.settings.parse(settings(mailbox)) },
    }),
    account: (changes = {}, secret = { password }) => ({
      accountId: newId(),
      settings: email.settings.parse(settings(changes)),
      secret,
      tools: plainTools(),
    }),
    close,
    [Symbol.asyncDispose]: close,
  }
  return host
}

/** The bytes of a letter, in seven bits. */
export async function letterOf(letter: Letter): Promise<{ raw: string; id: string }> {
  const id = letter.id ?? `${newId()}@ana.example`
  const node = new MimeNode('text/plain; charset=utf-8', { textEncoding: 'Q', newline: 'win' })
  node.setHeader('From', letter.from ?? 'Ana Sá <ana@customer.example>')
  node.setHeader('To', letter.to ?? address)
  if (letter.cc) node.setHeader('Cc', letter.cc)
  node.setHeader('Subject', letter.subject ?? 'A question')
  node.setHeader('Date', (letter.date ?? new Date()).toUTCString())
  node.setHeader('Message-ID', `<${id}>`)
  node.setContent(letter.text ?? 'Hello')
  const built = (await node.build()).toString('latin1')
  // Nodemailer gives every mail an id; some programs don’t.
  const raw = letter.id === null ? built.replace(/^Message-ID:.*\r\n/im, '') : built
  const headers = Object.entries(letter.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`)
  return { raw: headers.join('') + raw, id }
}

/** A server that takes calls and says this, or nothing; each call that breaks it is kept open or ended. */
export async function startMute(
  says: string | undefined,
  ends = false,
): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<import('node:net').Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    if (says !== undefined) socket.write(says)
    if (ends) socket.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
