import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import XOAuth2 from 'nodemailer/lib/xoauth2'
import { type ConnectorTools, NetworkError } from '#core/channels'
import type { Letter } from './compose.ts'
import { addressesOf, type Server } from './servers.ts'
import type { Credentials } from './sign-in.ts'

const patienceMs = 30_000

/** A connection that is signed in, so that nothing but the mail itself is left to fail. */
export interface Outbox extends Disposable {
  send(letter: Letter): Promise<void>
}

interface Refusal extends Error {
  code?: string
  command?: string
  response?: string
  responseCode?: number
  rejectedErrors?: Refusal[]
}

export async function openOutbox(server: Server, credentials: Credentials, tools: ConnectorTools): Promise<Outbox> {
  let failure: unknown
  for (const address of await addressesOf(server, tools)) {
    try {
      return await connect(server, address, credentials)
    } catch (error) {
      failure = error
      if (error instanceof NetworkError && error.outcome !== 'later') throw error
    }
  }
  if (failure instanceof NetworkError) throw failure
  throw new NetworkError('later', `${server.host} can’t be reached.`, { cause: failure })
}

async function connect(server: Server, address: string, credentials: Credentials): Promise<Outbox> {
  const connection = new SMTPConnection({
    host: address,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    tls: { servername: server.host },
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 2 * patienceMs,
    logger: false,
  })
  // A failure between two calls is told by the next one; unheard, it would end the process.
  connection.on('error', () => {})
  try {
    await settled(connection, done => connection.connect(done))
    await settled(connection, done => connection.login(authOf(credentials), done))
  } catch (error) {
    connection.close()
    throw failureOfSmtp(error, server.host)
  }
  return {
    send: letter => sendOver(connection, letter, server.host),
    [Symbol.dispose]: () => connection.quit(),
  }
}

function authOf({ user, password, accessToken }: Credentials) {
  if (accessToken) return { user, method: 'XOAUTH2', oauth2: new XOAuth2({ user, accessToken }) }
  return { user, credentials: { user, pass: password } }
}

/** The connection may break while it is asked: that is told as an event, and not to whoever asked. */
function settled(connection: SMTPConnection, ask: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error)
    const end = () => reject(new Error('The connection was closed.'))
    connection.once('error', fail)
    connection.once('end', end)
    ask(error => {
      connection.off('error', fail)
      connection.off('end', end)
      if (error) reject(error)
      else resolve()
    })
  })
}

async function sendOver(connection: SMTPConnection, { envelope, raw }: Letter, host: string): Promise<void> {
  // When its last byte was handed over and no answer comes, the mail may have been taken.
  let isHandedOver = false
  const body = Readable.from([raw])
  body.once('end', () => {
    isHandedOver = true
  })
  try {
    await settled(connection, done => connection.send({ ...envelope, size: raw.length }, body, done))
  } catch (error) {
    const { responseCode } = error as Refusal
    if (isHandedOver && responseCode === undefined)
      throw new NetworkError('unknown', `${host} broke off while it took this mail; it may have been sent.`, {
        cause: error,
      })
    throw failureOfSmtp(error, host)
  }
}

/** An SMTP failure as the port names them. A code that begins with 4 passes, one with 5 stays (RFC 5321, 4.2.1). */
export function failureOfSmtp(error: unknown, host: string): NetworkError {
  if (error instanceof NetworkError) return error
  const refusal = error as Refusal
  const { responseCode, code, command = '' } = refusal.rejectedErrors?.[0] ?? refusal
  const said = (refusal.rejectedErrors?.[0]?.response ?? refusal.response ?? refusal.message ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 250)
  const isSigningIn = code === 'EAUTH' || /^AUTH/.test(command)
  if (isSigningIn && (responseCode === 535 || responseCode === 530 || responseCode === 534))
    return new NetworkError('signed-out', `${host} no longer lets us send: ${said}`, { cause: error })
  if (code === 'ETLS' || /certificate|self.signed|unable to verify/i.test(said))
    return new NetworkError(
      'later',
      `${host} offers no encryption that can be trusted, so nothing was told to it: ${said}`,
      { cause: error },
    )
  if (responseCode !== undefined && responseCode >= 500 && responseCode !== 503 && !isSigningIn)
    return new NetworkError('refused', `${host} does not take this mail: ${said}`, { cause: error })
  return new NetworkError('later', `${host} does not take mails at the moment: ${said || 'it can’t be reached'}`, {
    cause: error,
  })
}
