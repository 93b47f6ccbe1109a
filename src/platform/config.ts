import { resolve } from 'node:path'
import { z } from 'zod'
import { Problem, type Reason } from '#lib/problem'
import { type LogLevel, logLevels } from './log.ts'

export const processRoles = ['web', 'worker', 'listener', 'reader', 'matcher'] as const
export type ProcessRole = (typeof processRoles)[number]

/** Everything that can be set from outside, read once at start. */
export interface Config {
  dataDir: string
  /** Digests of who was erased, kept beside the database: what is put back from a backup is erased again. */
  erasuresFile: string
  /** Absent: Sosh runs its own PostgreSQL in the data folder. */
  databaseUrl: string | undefined
  host: string
  port: number
  /** Where people reach Sosh, without a slash at the end. */
  publicUrl: string
  /** Proxies of ours in front: so many of the last addresses in X-Forwarded-For are believed. */
  trustedProxies: number
  /** What this process does. */
  roles: ProcessRole[]
  /** The cluster through which readers pass on what they hear to matchers; empty: whoever reads also matches. */
  natsServers: string[]
  /** So much may wait in the stream between them. */
  streamMaxBytes: number
  /** The server for mails of the house itself; absent: none are sent. */
  mail: { url: string; from: string } | undefined
  claimMinutes: number
  /** A folder with a model that reads posts in place of ours. */
  modelPath: string | undefined
  /** Where open map tiles lie, with {z}, {x} and {y} in it; absent: places are drawn as a sketch. */
  mapTiles: string | undefined
  logLevel: LogLevel
  /** Servers of our own inside that may be opened all the same. */
  ownAddresses: string[]
  /** For tests and trials on one machine only. */
  allowPrivateAddresses: boolean
  /** NODE_ENV is `production`. */
  isProduction: boolean
  /** What was set and means nothing, in words: shown at start and by `sosh doctor`. */
  warnings: string[]
}

interface Setting {
  about: string
  /** As shown to people, where the default is worked out. */
  otherwise: string
  schema: z.ZodType
}

const yesOrNo = z
  .enum(['1', '0', 'true', 'false', 'yes', 'no'], 'Say true or false.')
  .transform(word => ['1', 'true', 'yes'].includes(word))
const wholeNumber = (min: number, max: number) =>
  z.coerce.number(`Give a whole number from ${min} to ${max}.`).int().min(min).max(max)

const settings = {
  SOSH_DATA_DIR: {
    about: 'The folder for everything that must be kept: database, keys, uploads.',
    otherwise: './data',
    schema: z.string().default('./data'),
  },
  SOSH_ERASURES_FILE: {
    about: 'The list of who was erased, as digests. Best where a restored backup does not put back an older one.',
    otherwise: 'erasures.log in the data folder',
    schema: z.string().optional(),
  },
  DATABASE_URL: {
    about: 'A PostgreSQL 15 or newer of your own, as postgres://user:password@host/database.',
    otherwise: 'a PostgreSQL that Sosh brings and runs in the data folder',
    schema: z
      .url({ protocol: /^postgres(ql)?$/, hostname: /^/, error: 'Write it as postgres://user:password@host/database.' })
      .optional(),
  },
  HOST: {
    about: 'The address to listen on. 0.0.0.0 opens Sosh to the network: put a proxy with HTTPS in front.',
    otherwise: '127.0.0.1',
    schema: z.string().default('127.0.0.1'),
  },
  PORT: {
    about: 'The port to listen on.',
    otherwise: '4100',
    schema: wholeNumber(0, 65_535).default(4100),
  },
  PUBLIC_URL: {
    about: 'Where people reach Sosh, as in links and invitations.',
    otherwise: 'http://localhost:PORT',
    schema: z.url({ protocol: /^https?$/, error: 'Write it as https://social.example.com.' }).optional(),
  },
  SOSH_TRUSTED_PROXIES: {
    about:
      'How many proxies of your own stand in front. They must set X-Forwarded-For; guessing is limited by that address.',
    otherwise: '0: the address of the connection counts',
    schema: wholeNumber(0, 5).default(0),
  },
  SOSH_ROLES: {
    about:
      'What this process does: web (pages, API), worker (jobs), listener (reads the networks and matches). With SOSH_NATS_URL a listener can be split into reader and matcher. Commas between.',
    otherwise: 'web,worker,listener',
    schema: z
      .string()
      .default('web,worker,listener')
      .transform(list => list.split(',').map(role => role.trim()))
      .pipe(z.array(z.enum(processRoles, `Choose among ${processRoles.join(', ')}.`)).min(1)),
  },
  SOSH_NATS_URL: {
    about:
      'A NATS cluster with JetStream, for listening on many machines: nats://user:password@host:4222, commas between its servers. With three or more, what was heard is kept on three.',
    otherwise: 'whoever reads a network also matches and stores what it says',
    schema: z
      .string()
      .default('')
      .transform(list => list.split(',').flatMap(server => server.trim() || []))
      .pipe(z.array(z.url({ protocol: /^(nats|tls)$/, hostname: /^./, error: 'Write it as nats://host:4222.' }))),
  },
  SOSH_NATS_MAX_MB: {
    about: 'How much may wait in NATS to be matched and stored, in megabytes; then reading stops until there is room.',
    otherwise: '2048',
    schema: wholeNumber(1, 10_000_000).default(2048),
  },
  SOSH_MAIL_URL: {
    about:
      'A mail server for sign-in links and digests of your community, as smtps://user:password@mail.example.com, or smtp:// with STARTTLS.',
    otherwise: 'no mail is sent, and members sign in with a password or a passkey',
    schema: z
      .url({
        protocol: /^smtps?$/,
        hostname: /^./,
        error: 'Write it as smtps://user:password@mail.example.com.',
      })
      .optional(),
  },
  SOSH_MAIL_FROM: {
    about: 'Whom those mails come from, as Halden community <community@halden.example>.',
    otherwise: 'needed together with SOSH_MAIL_URL',
    schema: z
      .string()
      .max(320)
      .regex(/^(?:[^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/, 'Write it as Halden community <community@halden.example>.')
      .optional(),
  },
  SOSH_CLAIM_MINUTES: {
    about: 'How long a conversation stays with the person who claimed it, if they do nothing.',
    otherwise: '30',
    schema: wholeNumber(1, 24 * 60).default(30),
  },
  SOSH_MODEL_PATH: {
    about:
      'A folder of this machine with a bigger model (ONNX, text classification) that says what posts are in place of our own; see docs/models/bigger.md. Nothing is ever fetched for it.',
    otherwise: 'our own small models read',
    schema: z.string().optional(),
  },
  SOSH_MAP_TILES: {
    about:
      'Where open map tiles for offers lie, as https://tiles.example.com/{z}/{x}/{y}.png. Readers fetch them there: name a server of your own.',
    otherwise: 'places are drawn as a sketch with distances, and nobody is asked',
    schema: z
      .string()
      .regex(
        /^https?:\/\/[^\s{}'",;]+(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})[^\s'",;]*$/,
        'Write it as https://tiles.example.com/{z}/{x}/{y}.png.',
      )
      .optional(),
  },
  LOG_LEVEL: {
    about: `How much is logged: ${logLevels.join(', ')}.`,
    otherwise: 'info',
    schema: z.enum(logLevels, `Choose among ${logLevels.join(', ')}.`).default('info'),
  },
  SOSH_OWN_ADDRESSES: {
    about:
      'IP addresses of servers of your own that Sosh may open though they are inside your network, such as a translation service, separated by commas. Whatever listens on one of them can be reached through Sosh.',
    otherwise: 'none: nothing inside is opened',
    schema: z
      .string()
      .default('')
      .transform(listed =>
        listed
          .split(',')
          .map(each => each.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.union([z.ipv4(), z.ipv6()], 'Write IP addresses, such as 10.0.0.7, separated by commas.'))),
  },
  SOSH_ALLOW_PRIVATE_ADDRESSES: {
    about: 'Lets Sosh open addresses of this machine and the local network. For trials only: never in production.',
    otherwise: 'false',
    schema: yesOrNo.default(false),
  },
} satisfies Record<string, Setting>

/** Set by our own scripts and tests, read elsewhere. */
const otherNames = ['SOSH_BROWSER', 'SOSH_DATA', 'SOSH_NATS_SERVER', 'SOSH_PORT', 'SOSH_REDIS', 'SOSH_SERVER']

/** Reads the environment; a `Problem` names every setting that can't be used. An empty variable counts as not set. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.keys(settings).map(name => [name, env[name]?.trim() || undefined]))
  const result = schemaOfAll.safeParse(given)
  if (!result.success) {
    throw unusable(result.error.issues.map(issue => ({ at: String(issue.path[0]), message: issue.message })))
  }
  const set = result.data
  const publicUrl = (set.PUBLIC_URL ?? `http://localhost:${set.PORT}`).replace(/\/+$/, '')
  const isProduction = env.NODE_ENV === 'production'
  if (set.SOSH_ALLOW_PRIVATE_ADDRESSES && (isProduction || publicUrl.startsWith('https:'))) {
    const where = isProduction ? 'NODE_ENV is production' : 'PUBLIC_URL is public'
    const message = `It would let strangers reach your inner network through Sosh. It is for trials, and ${where}.`
    throw unusable([{ at: 'SOSH_ALLOW_PRIVATE_ADDRESSES', message }])
  }
  if (Boolean(set.SOSH_MAIL_URL) !== Boolean(set.SOSH_MAIL_FROM)) {
    const [at, other] = set.SOSH_MAIL_URL ? ['SOSH_MAIL_FROM', 'SOSH_MAIL_URL'] : ['SOSH_MAIL_URL', 'SOSH_MAIL_FROM']
    throw unusable([{ at, message: `It is needed together with ${other}.` }])
  }
  const needsStream = set.SOSH_ROLES.find(role => role === 'reader' || role === 'matcher')
  if (needsStream && set.SOSH_NATS_URL.length === 0) {
    const message = `A ${needsStream} needs SOSH_NATS_URL. Without it, the role listener does both.`
    throw unusable([{ at: 'SOSH_ROLES', message }])
  }
  return {
    dataDir: resolve(set.SOSH_DATA_DIR),
    erasuresFile: resolve(set.SOSH_ERASURES_FILE ?? resolve(set.SOSH_DATA_DIR, 'erasures.log')),
    databaseUrl: set.DATABASE_URL,
    host: set.HOST,
    port: set.PORT,
    publicUrl,
    trustedProxies: set.SOSH_TRUSTED_PROXIES,
    roles: [...new Set(set.SOSH_ROLES)],
    natsServers: set.SOSH_NATS_URL,
    streamMaxBytes: set.SOSH_NATS_MAX_MB * 1024 * 1024,
    mail: set.SOSH_MAIL_URL && set.SOSH_MAIL_FROM ? { url: set.SOSH_MAIL_URL, from: set.SOSH_MAIL_FROM } : undefined,
    claimMinutes: set.SOSH_CLAIM_MINUTES,
    modelPath: set.SOSH_MODEL_PATH === undefined ? undefined : resolve(set.SOSH_MODEL_PATH),
    mapTiles: set.SOSH_MAP_TILES,
    logLevel: set.LOG_LEVEL,
    ownAddresses: set.SOSH_OWN_ADDRESSES,
    allowPrivateAddresses: set.SOSH_ALLOW_PRIVATE_ADDRESSES,
    isProduction,
    warnings: warningsFor(env),
  }
}

export interface SettingHelp {
  name: string
  about: string
  otherwise: string
}

/** Every setting in words, for a terminal. */
export function configHelp(): string {
  return settingsHelp()
    .map(({ name, about, otherwise }) => `  ${name}\n      ${about}\n      Unless set: ${otherwise}.`)
    .join('\n')
}

/** Every setting in words, for the table in the docs. */
export function settingsHelp(): SettingHelp[] {
  return Object.entries(settings).map(([name, { about, otherwise }]) => ({ name, about, otherwise }))
}

const schemaOfAll = z.object({
  SOSH_DATA_DIR: settings.SOSH_DATA_DIR.schema,
  SOSH_ERASURES_FILE: settings.SOSH_ERASURES_FILE.schema,
  DATABASE_URL: settings.DATABASE_URL.schema,
  HOST: settings.HOST.schema,
  PORT: settings.PORT.schema,
  PUBLIC_URL: settings.PUBLIC_URL.schema,
  SOSH_TRUSTED_PROXIES: settings.SOSH_TRUSTED_PROXIES.schema,
  SOSH_ROLES: settings.SOSH_ROLES.schema,
  SOSH_NATS_URL: settings.SOSH_NATS_URL.schema,
  SOSH_NATS_MAX_MB: settings.SOSH_NATS_MAX_MB.schema,
  SOSH_MAIL_URL: settings.SOSH_MAIL_URL.schema,
  SOSH_MAIL_FROM: settings.SOSH_MAIL_FROM.schema,
  SOSH_CLAIM_MINUTES: settings.SOSH_CLAIM_MINUTES.schema,
  SOSH_MODEL_PATH: settings.SOSH_MODEL_PATH.schema,
  SOSH_MAP_TILES: settings.SOSH_MAP_TILES.schema,
  LOG_LEVEL: settings.LOG_LEVEL.schema,
  SOSH_OWN_ADDRESSES: settings.SOSH_OWN_ADDRESSES.schema,
  SOSH_ALLOW_PRIVATE_ADDRESSES: settings.SOSH_ALLOW_PRIVATE_ADDRESSES.schema,
})

function unusable(reasons: Reason[]): Problem {
  const words = reasons.map(({ at, message }) => `${at}: ${message}`)
  return new Problem('invalid', `Sosh can’t start with these settings. ${words.join(' ')}`, reasons)
}

function warningsFor(env: Record<string, string | undefined>): string[] {
  const known = [...Object.keys(settings), ...otherNames]
  return Object.keys(env)
    .filter(name => name.startsWith('SOSH_') && !known.includes(name))
    .map(name => {
      const near = Object.keys(settings).find(each => distance(each, name) <= 3)
      return `${name} is set, and Sosh knows no such setting.${near ? ` Did you mean ${near}?` : ''}`
    })
}

/** Levenshtein's: how many letters to add, drop or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, against] of [...other].entries()) {
      const change = (row[j] ?? 0) + (letter === against ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
