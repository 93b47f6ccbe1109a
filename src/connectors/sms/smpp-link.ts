import { isIP } from 'node:net'
import smpp, { type Pdu, type Session } from 'smpp'
import { failureToConnect } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'
import type { SmppSecret, SmppSettings } from './smpp-settings.ts'

const handshakeMs = 10_000
const answerMs = 15_000
/** A quiet connection is asked for a sign of life this often. */
const pulseMs = 30_000

interface Where {
  settings: SmppSettings
  secret: SmppSecret
  tools: ConnectorTools
}

/** A connection over which the message centre knows us. */
export interface Link extends AsyncDisposable {
  /** Asks one thing and gives what the centre answers; a centre that does not answer is a `NetworkError`. */
  ask(command: string, fields?: Record<string, unknown>): Promise<Pdu>
  /** Says that a message is kept: the centre then forgets it. */
  acknowledge(pdu: Pdu): void
  isOpen(): boolean
  /** Ends it at once, whatever is under way. */
  cut(): void
}

/**
 * Opens a connection to a message centre and says who we are (SMPP 3.4, 4.1). The address is checked, and its name looked
 * up, by the guard; `told` gets every message that the centre brings, and nothing when it has hung up.
 */
export async function bind(where: Where, as: 'transceiver' | 'transmitter', told?: (pdu?: Pdu) => void): Promise<Link> {
  const { settings, secret, tools } = where
  const session = await connect(where)
  session.on('pdu', (pdu: Pdu) => {
    // A message that nobody here keeps is not acknowledged: the centre brings it again to whoever listens.
    if (pdu.command === 'deliver_sm') told?.(pdu)
    if (pdu.command === 'enquire_link' || pdu.command === 'unbind') session.send(pdu.response())
    if (pdu.command === 'unbind') session.close()
    if (pdu.command === 'data_sm' || pdu.command === 'unknown') session.send(pdu.response({ command_status: 0x03 }))
  })
  const link = linkOver(session)
  session.once('close', () => told?.())
  const fields = {
    system_id: settings.systemId,
    password: secret.password,
    system_type: settings.systemType ?? '',
    interface_version: 0x34,
  }
  const welcome = await link.ask(`bind_${as}`, fields).catch(error => {
    link.cut()
    throw error
  })
  if (welcome.command_status === 0) return link
  link.cut()
  throw refusalToBind(welcome.command_status, tools.now())
}

async function connect({ settings, tools }: Where): Promise<Session> {
  const { host, port, secure } = settings
  const url = new URL(`https://${host}:${port}`)
  try {
    // The port is not the web’s, so only the host is asked about.
    await tools.checkAddress(`https://${host}`)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const session = smpp.connect({
      host,
      port,
      tls: secure,
      lookup: tools.lookup,
      rejectUnauthorized: true,
      // The certificate is held against the name; an address has none to be asked for by.
      ...(secure && isIP(host) === 0 && { servername: host }),
      connectTimeout: handshakeMs,
    })
    session.on(secure ? 'secureConnect' : 'connect', resolve)
    session.on('error', error => {
      reject(error)
      session.destroy()
    })
    session.on('close', () => reject(new Error('The connection was closed.')))
    await promise
    return session
  } catch (error) {
    throw failureToConnect(url, error)
  }
}

function linkOver(session: Session): Link {
  const waiting = new Set<(error: NetworkError) => void>()
  const link: Link = {
    ask(command, fields = {}) {
      const { promise, resolve, reject } = Promise.withResolvers<Pdu>()
      const fail = (error: NetworkError) => {
        clearTimeout(timer)
        waiting.delete(fail)
        reject(error)
      }
      const timer = setTimeout(() => fail(new NetworkError('later', 'The message centre does not answer.')), answerMs)
      waiting.add(fail)
      const isSent = session.send(
        new smpp.PDU(command, fields),
        answer => {
          clearTimeout(timer)
          waiting.delete(fail)
          resolve(answer)
        },
        undefined,
        () => fail(hungUp()),
      )
      if (!isSent) fail(hungUp())
      return promise
    },
    acknowledge: pdu => void session.send(pdu.response()),
    isOpen: () => !session.closed && session.socket.writable,
    cut: () => session.destroy(),
    async [Symbol.asyncDispose]() {
      clearInterval(pulse)
      if (link.isOpen()) await link.ask('unbind').catch(() => {})
      session.destroy()
    },
  }
  const pulse = setInterval(() => link.ask('enquire_link').catch(() => session.destroy()), pulseMs)
  session.once('close', () => {
    clearInterval(pulse)
    for (const fail of waiting) fail(hungUp())
  })
  return link
}

const hungUp = () => new NetworkError('later', 'The message centre has hung up.')

/** Codes of SMPP 3.4, 5.1.3: only what speaks of name or password says that we are not known any more. */
function refusalToBind(status: number, now: Date): NetworkError {
  if (status === 0x0e || status === 0x0f)
    return new NetworkError('signed-out', 'The message centre does not take our name and password any more.')
  if (status === 0x05)
    return new NetworkError(
      'later',
      'The message centre says that we are connected already, and it allows one connection.',
      {
        retryAt: new Date(now.getTime() + 60_000),
      },
    )
  return new NetworkError('later', `The message centre does not let us in now (its code ${codeOf(status)}).`)
}

export function codeOf(status: number): string {
  return `0x${status.toString(16).padStart(2, '0')}`
}
