import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Mail, readMail } from '#text/mail'

/** The figure of one case. */
interface Line {
  case: string
  value: number
  unit: string
}

export const name = 'input.mail'

const mutations = 100_000
const seed = 20_261_122
const mostMs = 1_000
/** A mutation of a large mail costs what the mail costs: the large ones are mutated less often. */
const largeBytes = 60_000

/**
 * How broken mails fare: every file of the fixture sets, and a hundred thousand mutations of them with a fixed seed.
 * Counted are those that ended in a failure, those that took longer than a second of work, and those of which
 * nothing can be read although something stands below their header (it may be marks for machines alone).
 */
export async function run(report: (line: Line) => void): Promise<void> {
  const folder = join(process.env.SOSH_DATA ?? '../shared/data', 'email-mime')
  if (!existsSync(folder)) {
    process.stderr.write('input.mail: skipped, the data folder is not here (SOSH_DATA).\n')
    return
  }
  const files = mailsIn(folder)
  const tell = (what: string, value: number, unit: string) => report({ case: what, value, unit })
  const asTheyAre = newTally()
  const read: Mail[] = []
  for (const file of files) read.push(await asTheyAre.take(file))
  const readable = read.filter(mail => mail.text !== '' || mail.attachments.length > 0 || mail.subject !== '').length
  tell('files', files.length, 'mails')
  tell('files that failed', asTheyAre.failed, 'mails')
  tell('files with something readable', readable, 'mails')
  tell('files over a second', asTheyAre.slow, 'mails')

  const chance = newChance(seed)
  const small = files.filter(file => file.length <= largeBytes)
  const large = files.filter(file => file.length > largeBytes)
  const mutated = newTally()
  let lost = 0
  for (let turn = 0; turn < mutations; turn++) {
    const pool = turn % 500 === 0 ? large : small
    const at = Math.floor(chance() * pool.length)
    const original = pool[at] ?? new Uint8Array()
    const broken = mutate(original, chance, pool)
    const mail = await mutated.take(broken)
    if (
      hasBody(broken) &&
      mail.text === '' &&
      mail.subject === '' &&
      mail.attachments.length === 0 &&
      mail.from === undefined
    )
      lost++
  }
  tell('mutated', mutations, `mails, seed ${seed}`)
  tell('mutated that failed', mutated.failed, 'mails')
  tell('mutated over a second', mutated.slow, 'mails')
  tell('mutated, the slowest', Math.round(mutated.slowest), 'ms')
  tell('mutated with a body, and nothing to read', lost, 'mails')
}

function mailsIn(folder: string): Uint8Array[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.eml') || path.endsWith('sample_output_multipart'))
    .map(path => join(folder, path))
    .sort()
    .map(path => new Uint8Array(readFileSync(path)))
}

function hasBody(bytes: Uint8Array): boolean {
  return /\n\r?\n\s*\S/.test(Buffer.from(bytes).toString('latin1'))
}

function newTally() {
  const tally = {
    failed: 0,
    slow: 0,
    slowest: 0,
    async take(bytes: Uint8Array): Promise<Mail> {
      // Work, not time on the clock: others may use the machine.
      const before = process.cpuUsage()
      try {
        const mail = await readMail(bytes)
        // What is stored must be storable: no zero bytes, no halves of letters.
        if ((mail.text + mail.said + mail.subject).includes('\u0000') || !mail.text.isWellFormed()) tally.failed++
        return mail
      } catch {
        tally.failed++
        return readMail(new Uint8Array())
      } finally {
        const { user, system } = process.cpuUsage(before)
        const ms = (user + system) / 1_000
        tally.slowest = Math.max(tally.slowest, ms)
        if (ms > mostMs) tally.slow++
      }
    },
  }
  return tally
}

/** Mulberry32: small, and the same everywhere. */
function newChance(from: number): () => number {
  let state = from >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const tricky = [
  'Content-Type: multipart/mixed; boundary=\r\n',
  'Content-Type: text/html; charset=utf-7\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  '=?utf-8?B?////?=',
  '=?iso-2022-jp?Q?=1B$B?=',
  '\r\n\r\n',
  '\u0000',
  '--',
  '<',
  '>',
  '"',
  '\r',
  '((((((((((',
  '<blockquote>'.repeat(300),
  '>'.repeat(500),
  'References: <a@b> '.repeat(200),
  'On On On On wrote:\n',
].map(text => new TextEncoder().encode(text))

/** One to four changes, of the kinds that happen to mails on their way and of those that are made on purpose. */
function mutate(original: Uint8Array, chance: () => number, pool: Uint8Array[]): Uint8Array {
  let bytes = original
  const times = 1 + Math.floor(chance() * 4)
  for (let time = 0; time < times; time++) {
    const at = Math.floor(chance() * (bytes.length + 1))
    const length = Math.floor(chance() ** 3 * bytes.length)
    const kind = Math.floor(chance() * 7)
    if (kind === 0) bytes = bytes.subarray(0, at)
    else if (kind === 1) bytes = joined(bytes.subarray(0, at), bytes.subarray(at + length))
    else if (kind === 2)
      bytes = joined(bytes.subarray(0, at), bytes.subarray(at, at + Math.min(length, 4_000)), bytes.subarray(at))
    else if (kind === 3)
      bytes = joined(bytes.subarray(0, at), tricky[Math.floor(chance() * tricky.length)] ?? bytes, bytes.subarray(at))
    else if (kind === 4) {
      const other = pool[Math.floor(chance() * pool.length)] ?? bytes
      const from = Math.floor(chance() * other.length)
      bytes = joined(
        bytes.subarray(0, at),
        other.subarray(from, from + Math.floor(chance() * 2_000)),
        bytes.subarray(at),
      )
    } else {
      const copy = bytes.slice()
      for (let flips = 1 + Math.floor(chance() * 20); flips > 0 && copy.length > 0; flips--)
        copy[Math.floor(chance() * copy.length)] =
          kind === 5 ? Math.floor(chance() * 256) : (copy[Math.floor(chance() * copy.length)] ?? 0)
      bytes = copy
    }
  }
  return bytes
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
