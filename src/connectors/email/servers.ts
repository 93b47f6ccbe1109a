import { resolveSrv } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { type ConnectorTools, NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'
import type { Settings } from './settings.ts'

export interface Server {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
}

/** Providers whose servers do not follow from the domain, by the domains of their addresses. */
const known: [domains: RegExp, imap: string, smtp: string, smtpSecurity?: 'tls' | 'starttls'][] = [
  [/^(?:gmail|googlemail)\.com$/, 'imap.gmail.com', 'smtp.gmail.com', 'tls'],
  [/^(?:outlook|hotmail|live|msn)\.[a-z.]+$/, 'outlook.office365.com', 'smtp.office365.com', 'starttls'],
  [/^(?:icloud|me|mac)\.com$/, 'imap.mail.me.com', 'smtp.mail.me.com', 'starttls'],
  [/^(?:yahoo|ymail)\.[a-z.]+$/, 'imap.mail.yahoo.com', 'smtp.mail.yahoo.com', 'tls'],
  [/^aol\.com$/, 'imap.aol.com', 'smtp.aol.com', 'tls'],
  [/^fastmail\.(?:com|fm)$/, 'imap.fastmail.com', 'smtp.fastmail.com', 'tls'],
  [/^gmx\.(?:de|net|at|ch)$/, 'imap.gmx.net', 'mail.gmx.net', 'tls'],
  [/^web\.de$/, 'imap.web.de', 'smtp.web.de', 'tls'],
  [/^(?:t-online|magenta)\.de$/, 'secureimap.t-online.de', 'securesmtp.t-online.de', 'tls'],
  [/^mailbox\.org$/, 'imap.mailbox.org', 'smtp.mailbox.org', 'tls'],
  [/^posteo\.(?:de|net)$/, 'posteo.de', 'posteo.de', 'tls'],
  [/^zoho\.(?:com|eu)$/, 'imap.zoho.com', 'smtp.zoho.com', 'tls'],
  [/^orange\.fr$/, 'imap.orange.fr', 'smtp.orange.fr', 'tls'],
  [/^(?:mail|bk|inbox|list)\.ru$/, 'imap.mail.ru', 'smtp.mail.ru', 'tls'],
  [/^yandex\.[a-z.]+$/, 'imap.yandex.com', 'smtp.yandex.com', 'tls'],
  [/^qq\.com$/, 'imap.qq.com', 'smtp.qq.com', 'tls'],
]

/**
 * The two servers of a mailbox: as they were typed, as everybody knows them, as the domain names them (RFC 6186 and
 * 8314), as its `autoconfig` file does, or as most are called.
 */
export async function serversOf(settings: Settings, tools: ConnectorTools): Promise<{ imap: Server; smtp: Server }> {
  const domain = (settings.address ?? '').split('@')[1]
  if (domain === undefined)
    throw new NetworkError('refused', 'Please give the mail address, like support@acme.example.')
  const needsBoth = settings.imapHost === undefined || settings.smtpHost === undefined
  const found = needsBoth ? await foundFor(domain, tools) : undefined
  const imap = settings.imapHost ? undefined : found?.imap
  const smtp = settings.smtpHost ? undefined : found?.smtp
  const smtpSecurity = settings.smtpSecurity ?? smtp?.security ?? (settings.smtpPort === 465 ? 'tls' : 'starttls')
  return {
    imap: {
      host: settings.imapHost ?? imap?.host ?? `imap.${domain}`,
      port: settings.imapPort ?? imap?.port ?? (settings.imapSecurity === 'tls' ? 993 : 143),
      security: imap?.security ?? settings.imapSecurity,
    },
    smtp: {
      host: settings.smtpHost ?? smtp?.host ?? `smtp.${domain}`,
      port: settings.smtpPort ?? smtp?.port ?? (smtpSecurity === 'tls' ? 465 : 587),
      security: smtpSecurity,
    },
  }
}

type Found = { imap?: Server; smtp?: Server }
const remembered = new Map<string, Promise<Found>>()

function foundFor(domain: string, tools: ConnectorTools): Promise<Found> {
  const before = remembered.get(domain)
  if (before) return before
  if (remembered.size > 500) remembered.clear()
  const found = discover(domain, tools)
  remembered.set(domain, found)
  return found
}

async function discover(domain: string, tools: ConnectorTools): Promise<Found> {
  const entry = known.find(([domains]) => domains.test(domain))
  if (entry) {
    const [, imap, smtp, security = 'starttls'] = entry
    return {
      imap: { host: imap, port: 993, security: 'tls' },
      smtp: { host: smtp, port: security === 'tls' ? 465 : 587, security },
    }
  }
  const [imaps, imap, submissions, submission] = await Promise.all(
    ['_imaps', '_imap', '_submissions', '_submission'].map(service => srv(`${service}._tcp.${domain}`)),
  )
  const named: Found = {
    ...withServer('imap', imaps && { ...imaps, security: 'tls' }, imap && { ...imap, security: 'starttls' }),
    ...withServer(
      'smtp',
      submissions && { ...submissions, security: 'tls' },
      submission && { ...submission, security: 'starttls' },
    ),
  }
  if (named.imap && named.smtp) return named
  return { ...(await autoconfig(domain, tools)), ...named }
}

function withServer(name: 'imap' | 'smtp', ...servers: (Server | undefined)[]): Found {
  const server = servers.find(each => each !== undefined)
  return server ? { [name]: server } : {}
}

async function srv(name: string): Promise<{ host: string; port: number } | undefined> {
  const late = new Promise<[]>(resolve => setTimeout(resolve, 4_000, []).unref())
  const records = await Promise.race([resolveSrv(name).catch(() => []), late])
  // A single dot says that the service is not offered.
  const best = records.filter(({ name }) => name !== '' && name !== '.').sort((a, b) => a.priority - b.priority)[0]
  return best && { host: best.name.toLowerCase(), port: best.port }
}

/** The file by which providers tell mail programs their servers (Thunderbird’s format). */
async function autoconfig(domain: string, tools: ConnectorTools): Promise<Found> {
  try {
    const response = await tools.fetch(`https://autoconfig.${domain}/mail/config-v1.1.xml`, {
      signal: AbortSignal.timeout(5_000),
    })
    if (!response.ok) return {}
    const xml = (await response.text()).slice(0, 100_000)
    return {
      ...withServer('imap', serverIn(xml, /<incomingServer[^>]*type="imap"[^>]*>([\s\S]*?)<\/incomingServer>/)),
      ...withServer('smtp', serverIn(xml, /<outgoingServer[^>]*type="smtp"[^>]*>([\s\S]*?)<\/outgoingServer>/)),
    }
  } catch {
    return {}
  }
}

function serverIn(xml: string, pattern: RegExp): Server | undefined {
  const block = pattern.exec(xml)?.[1] ?? ''
  const value = (name: string) => new RegExp(`<${name}>\\s*([^<\\s]{1,253})\\s*</${name}>`).exec(block)?.[1]
  const [host, port, socket] = [value('hostname'), Number(value('port')), value('socketType')]
  if (host === undefined || host.includes('%') || !Number.isInteger(port)) return undefined
  if (socket !== 'SSL' && socket !== 'STARTTLS') return undefined
  return { host, port, security: socket === 'SSL' ? 'tls' : 'starttls' }
}

/**
 * The addresses to connect to, looked up once and judged: the socket is then opened to the address itself, so that the
 * name can’t lead elsewhere a moment later.
 */
export async function addressesOf({ host, security }: Server, tools: ConnectorTools): Promise<string[]> {
  const asUrl = host.includes(':') ? `https://[${host}]` : `https://${host}`
  try {
    // The port is not the web’s, so only the host is asked about.
    await tools.checkAddress(asUrl)
    const found = isIP(host) ? [host] : await lookedUp(host, tools.lookup)
    if (security === 'none' && !found.every(isInHouse))
      throw new NetworkError(
        'refused',
        `${host} is on the internet: passwords and mails must not travel there without encryption.`,
      )
    return found
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause
    if (cause instanceof Problem && cause.kind === 'refused')
      throw new NetworkError('refused', cause.message, { cause })
    const words = cause instanceof Error && cause.message ? cause.message : 'its name can’t be looked up'
    throw new NetworkError('later', `${host} can’t be reached: ${words}`, { cause })
  }
}

function lookedUp(host: string, lookup: LookupFunction | undefined): Promise<string[]> {
  if (!lookup) return Promise.resolve([host])
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, found) => {
      if (error) reject(error)
      else resolve((typeof found === 'string' ? [found] : found.map(({ address }) => address)).slice(0, 4))
    })
  })
}

function isInHouse(address: string): boolean {
  return /^(?:localhost$|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i.test(address)
}
