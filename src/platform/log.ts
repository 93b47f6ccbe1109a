import { type DestinationStream, pino } from 'pino'

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Ids, counts, codes. What people wrote, and who they are, has no place in a log. */
export type Facts = Record<string, string | number | boolean | Date | null | undefined>

export interface Log {
  debug(words: string, facts?: Facts): void
  info(words: string, facts?: Facts): void
  warn(words: string, facts?: Facts): void
  error(words: string, facts?: Facts): void
  /** The same log, with facts that go with every line. */
  with(facts: Facts): Log
}

/** Words in a key that promise a text, a person or a key. `authorName` and `access_token` hold one each. */
const personalWords = new Set(
  `text texts name names email emails mail password passphrase token tokens secret secrets key keys authorization auth
  cookie cookies session handle handles phone number address addresses title titles body bodies content subject message
  messages query question answer quote bio about ip location headers username user author person signature credentials
  settings payload value values data`.split(/\s+/),
)
/** A key that ends in one of these says how many, how long or which one, and may say so about anything. */
const harmlessEndings = new Set([
  'id',
  'ids',
  'count',
  'total',
  'length',
  'bytes',
  'ms',
  'seconds',
  'kind',
  'at',
  'is',
  'has',
])
/** Keys that every line already has. */
const taken = new Set(['level', 'time', 'words'])

/**
 * The facts that may be logged: known harmless by their key, and by their looks. A string with a space or an `@` is
 * somebody's words or address, not an id or a code, so the key stays and the string goes.
 */
export function safeFacts(facts: Facts): Record<string, string | number | boolean | null> {
  const safe: Record<string, string | number | boolean | null> = {}
  for (const [key, value] of Object.entries(facts)) {
    if (value === undefined || isPersonal(key)) continue
    const name = taken.has(key) ? `${key}_` : key
    if (value instanceof Date) safe[name] = Number.isNaN(value.getTime()) ? 'no date' : value.toISOString()
    else if (typeof value === 'string') safe[name] = key === 'stack' ? codePlaces(value) : codeOf(value)
    else if (typeof value === 'number' || typeof value === 'boolean' || value === null) safe[name] = value
  }
  return safe
}

/** One JSON line per event on standard output; in a terminal, one line for people. */
export function createLog(options: { level: LogLevel; pretty?: boolean; write?: (line: string) => void }): Log {
  const pretty = options.pretty ?? (options.write === undefined && process.stdout.isTTY === true)
  const destination = destinationOf(options.write, pretty)
  return wrapped(
    pino(
      {
        level: options.level,
        base: null,
        messageKey: 'words',
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: label => ({ level: label }) },
      },
      destination,
    ),
    {},
  )
}

function wrapped(logger: pino.Logger, always: Facts): Log {
  const say = (level: 'debug' | 'info' | 'warn' | 'error') => (words: string, facts?: Facts) => {
    if (logger.isLevelEnabled(level)) logger[level](safeFacts({ ...always, ...facts }), '%s', words)
  }
  return {
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    with: facts => wrapped(logger, { ...always, ...facts }),
  }
}

function destinationOf(write: ((line: string) => void) | undefined, pretty: boolean): DestinationStream {
  const out = write ?? ((line: string) => void process.stdout.write(line))
  if (pretty) return { write: line => out(prettyLine(line)) }
  // Written at once: what was logged just before a crash is what one wants to read.
  return write ? { write } : pino.destination({ fd: 1, sync: true })
}

const colours: Record<string, string> = { debug: '2', info: '36', warn: '33', error: '31' }

function prettyLine(line: string): string {
  const { level, time, words, ...facts } = JSON.parse(line)
  const rest = Object.entries(facts).map(([key, value]) => `${key}=${value}`)
  const details = rest.length > 0 ? `  \u001b[2m${rest.join(' ')}\u001b[0m` : ''
  return `\u001b[2m${new Date(time).toTimeString().slice(0, 8)}\u001b[0m \u001b[${colours[level] ?? '0'}m${level.padEnd(5)}\u001b[0m ${words}${details}\n`
}

function isPersonal(key: string): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(word => word !== '')
  if (words.length > 1 && harmlessEndings.has(words.at(-1) ?? '')) return false
  return words.some(word => personalWords.has(word))
}

function codeOf(value: string): string {
  return /^[\w.:/*+,-]{0,200}$/.test(value) ? value : '(left out)'
}

/** Places in code, one for each frame; whatever else a stack's text quotes is left out. */
function codePlaces(stack: string): string {
  const places = stack.match(/\bat (?:[\w.<>$\][ ]+ \()?(?:file|node|webpack)?:?[\w./\\@+-]+:\d+(?::\d+)?\)?/g) ?? []
  return places.slice(0, 10).join(' < ')
}
