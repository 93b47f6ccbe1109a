import { ImapFlow, type ListResponse } from 'imapflow'
import { type ConnectorTools, NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'
import { addressesOf, type Server } from './servers.ts'
import type { Credentials } from './sign-in.ts'

export interface ImapOptions {
  tools: ConnectorTools
  server: Server
  credentials: Credentials
  /** Where the server has no IDLE, it is asked so often. */
  pollMs?: number
  signal?: AbortSignal
}

/** How long a server may be silent while it is asked something. */
const patienceMs = 20_000
const idleMs = 5 * 60_000
const largestResponseBytes = 64 * 2 ** 20

/** Opens a mailbox and signs in. The connection is closed when the signal ends. */
export async function openMailbox(options: ImapOptions): Promise<ImapFlow> {
  const { server, tools, signal } = options
  const addresses = await addressesOf(server, tools)
  let failure: unknown
  for (const address of addresses) {
    if (signal?.aborted) break
    try {
      return await connect(options, address)
    } catch (error) {
      failure = error
      if (error instanceof NetworkError && error.outcome !== 'later') throw error
    }
  }
  if (failure instanceof NetworkError) throw failure
  throw new NetworkError('later', `${server.host} can’t be reached.`, { cause: failure })
}

async function connect({ server, credentials, pollMs, signal }: ImapOptions, address: string): Promise<ImapFlow> {
  const { user, password = '', accessToken } = credentials
  const client = new ImapFlow({
    host: address,
    port: server.port,
    servername: server.host,
    secure: server.security === 'tls',
    // Without this, a man in the middle could take STARTTLS away and read the password.
    doSTARTTLS: server.security === 'tls' ? undefined : server.security === 'starttls',
    auth: accessToken ? { user, accessToken } : { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    maxIdleTime: pollMs ? Math.min(pollMs, idleMs) : idleMs,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs / 2,
    socketTimeout: 2 * 60_000,
    maxLiteralSize: largestResponseBytes,
    maxResponseSize: largestResponseBytes * 2,
    maxLineLength: 4 * 2 ** 20,
    clientInfo: { name: 'Sosh' },
  })
  // The connection also says so by the promise that is waited for; unheard, it would end the process.
  client.on('error', () => {})
  const stop = () => client.close()
  signal?.addEventListener('abort', stop, { once: true })
  client.once('close', () => signal?.removeEventListener('abort', stop))
  try {
    if (signal?.aborted) throw new NetworkError('later', 'It was stopped.')
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw failureOfImap(error, server.host)
  }
}

/** Only what a server says of the password itself. Many send no code, so the words count as well. */
const refusedPassword =
  /auth\w* (?:failed|failure|error)|invalid (?:credentials|login|user|password|authentication)|(?:login|password|username|credentials?)\b.{0,40}\b(?:failed|incorrect|wrong|invalid|rejected|denied|bad)|bad (?:username|password|credentials)|application-specific password|(?:account|mailbox|user) (?:is )?(?:disabled|locked|unknown)/i
const passingCodes = new Set([
  'UNAVAILABLE',
  'INUSE',
  'LIMIT',
  'SERVERBUG',
  'OVERQUOTA',
  'CONTACTADMIN',
  'ALERT',
  'THROTTLED',
])

/** An IMAP failure as the port names them. */
export function failureOfImap(error: unknown, host: string): NetworkError {
  if (error instanceof NetworkError) return error
  if (error instanceof Problem)
    return new NetworkError(error.kind === 'refused' ? 'refused' : 'later', error.message, { cause: error })
  const { authenticationFailed, serverResponseCode, responseText, code, message } = factsOf(error)
  const said = (responseText ?? message ?? '').replace(/\s+/g, ' ').trim().slice(0, 200)
  if (authenticationFailed && !passingCodes.has(serverResponseCode ?? '')) {
    const isRecognised =
      ['AUTHENTICATIONFAILED', 'AUTHORIZATIONFAILED', 'EXPIRED'].includes(serverResponseCode ?? '') ||
      refusedPassword.test(said)
    if (isRecognised)
      return new NetworkError('signed-out', `${host} no longer lets us into the mailbox: ${said}`, { cause: error })
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code ?? ''))
    return new NetworkError('later', `${host} has no valid certificate: nothing was told to it.`, { cause: error })
  const words = said === '' || /^unexpected close$/i.test(said) ? 'it broke the connection off' : said
  return new NetworkError('later', `${host} can’t be read at the moment: ${words}`, { cause: error })
}

interface ImapFacts {
  authenticationFailed?: boolean
  serverResponseCode?: string
  responseText?: string
  code?: string
  message?: string
}

function factsOf(error: unknown): ImapFacts {
  return typeof error === 'object' && error !== null ? (error as ImapFacts) : {}
}

/** The folder for what was sent: as the server marks it, else by the names that mail programs give it. */
export async function sentFolder(client: ImapFlow): Promise<string | undefined> {
  const folders = await client.list()
  const usable = folders.filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
  const marked = usable.find(
    ({ specialUse, specialUseSource }) => specialUse === '\\Sent' && specialUseSource !== 'name',
  )
  return (marked ?? usable.find(isNamedSent))?.path
}

function isNamedSent({ name, specialUse }: ListResponse): boolean {
  return (
    specialUse === '\\Sent' ||
    /^(?:sent(?: items| mail| messages)?|gesendet(?:e (?:objekte|elemente|nachrichten))?|messages envoyés|éléments envoyés|envoyés|enviados|elementos enviados|posta inviata|inviata|verzonden(?: items)?|skickat|sendt|wysłane|отправленные)$/i.test(
      name,
    )
  )
}
