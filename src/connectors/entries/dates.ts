/** What an instant needs besides its digits, where it does not say so itself. */
export interface DateReading {
  /** IANA zone of times that name none. */
  zone: string
  /** Is 3/4/2024 the third of April (`true`) or the fourth of March? Years first and dots are never in doubt. */
  dayFirst: boolean
}

export interface ReadDate {
  date: Date
  /** The time named no zone: it was read in the assumed one. */
  assumedZone: boolean
  /** Day and month could have been the other way round. */
  assumedOrder: boolean
}

const ms = { µs: 1e-3, ns: 1e-6 }

/** Offsets in minutes. Only names that mean one thing: BST, IST and CST in Asia mean several, so offsets are better. */
const zoneNames: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
}

const monthNames = monthsIn(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'tr', 'id'])

/**
 * Reads a date as exports write them: ISO 8601, seconds to nanoseconds since 1970, RFC 2822, numbers in either order,
 * names of months in fifteen languages, with or without time and zone. `undefined` where it is none; never a guess
 * at what an impossible date (31 February) may have meant.
 */
export function readDate(value: unknown, reading: DateReading): ReadDate | undefined {
  if (value instanceof Date) return exact(value.getTime())
  if (typeof value === 'number') return sinceEpoch(value)
  if (typeof value !== 'string') return undefined
  const text = value
    .trim()
    .replace(/\[[\w/+-]+\]$/, '')
    .replace(/\s+/g, ' ')
  if (/^-?\d{9,19}(\.\d+)?$/.test(text)) return sinceEpoch(Number(text))
  if (text.length < 6 || text.length > 80) return undefined
  const { day, rest } = dayIn(text, reading.dayFirst) ?? {}
  if (!day || rest === undefined) return undefined
  const time = timeIn(rest)
  return time && instantOf(day, time, reading.zone)
}

/** Whether this is the name of a zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

interface Day {
  year: number
  month: number
  day: number
  assumedOrder: boolean
}

function dayIn(text: string, dayFirst: boolean): { day: Day; rest: string } | undefined {
  const yearFirst =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[T ,])/i.exec(text) ?? /^(\d{4})()(\d\d)(\d\d)(?=$|T)/i.exec(text)
  if (yearFirst) {
    const [all, year, , month, day] = yearFirst
    return { day: dayOf(year, month, day), rest: text.slice(all.length) }
  }
  const cjk = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/.exec(text)
  if (cjk) return { day: dayOf(cjk[1], cjk[2], cjk[3]), rest: text.slice(cjk[0].length) }
  const numbers = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?=$|[T ,])/i.exec(text)
  if (numbers) {
    const [all, first = '', sign, second = '', year = ''] = numbers
    const isSure = Number(first) > 12 || Number(second) > 12 || sign === '.' || first === second
    const isDayFirst = sign === '.' || Number(first) > 12 || (Number(second) <= 12 && dayFirst)
    const day = isDayFirst ? dayOf(fullYear(year), second, first) : dayOf(fullYear(year), first, second)
    return { day: { ...day, assumedOrder: !isSure }, rest: text.slice(all.length) }
  }
  return dayInWords(text)
}

/** “Wed, 10 Oct 2018 20:19:24 GMT”, “Wed Oct 10 20:19:24 +0000 2018”, “5. März 2024, 9:30 Uhr”, “5 de enero de 2024”. */
function dayInWords(text: string): { day: Day; rest: string } | undefined {
  const word = [...text.matchAll(/[\p{L}]+/gu)].find(match => monthNames.has(plain(match[0])))
  const month = word && monthNames.get(plain(word[0]))
  if (!month) return undefined
  const before = text.slice(0, word.index)
  const after = text.slice(word.index + word[0].length)
  const dayBefore = /(?:^|[^\d:])(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?(?:[\s-]|de|of)*$/i.exec(before)
  const dayAfter = /^[.\s-]*(\d{1,2})(?:st|nd|rd|th)?(?=[\s,]|$)/i.exec(after)
  const day = dayBefore?.[1] ?? dayAfter?.[1]
  const remaining = dayBefore ? after : after.slice(dayAfter?.[0].length ?? 0)
  const year = /(?:^|[^\d:+-])(\d{4})(?=$|[^\d:])/.exec(remaining) ?? /^-(\d{4}|\d{2})(?=$|[^\d:])/.exec(remaining)
  if (!day || !year?.[1]) return undefined
  const rest = `${remaining.slice(0, year.index)} ${remaining.slice(year.index + year[0].length)}`
  return { day: dayOf(fullYear(year[1]), month, day), rest: rest.replace(/^[\s.,]*(?:de|del|of)?[\s.,]*/i, ' ') }
}

interface Time {
  hour: number
  minute: number
  second: number
  millisecond: number
  offsetMinutes: number | undefined
}

function timeIn(rest: string): Time | undefined {
  const text = rest.replace(/^(?:[T\s,]|um|at|à|a las|kl\.?|klo)+/i, '').trim()
  if (text === '') return { hour: 0, minute: 0, second: 0, millisecond: 0, offsetMinutes: undefined }
  const found =
    /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*(?:Uhr)?\s*([ap])?\.?(?:m\.?)?\s*(?:\(?([a-z]{1,4})\)?)?([+-]\d{1,2}(?::?\d{2})?)?(?:\s*\([\p{L} .:+-]+\d*\))?$/iu.exec(
      text,
    )
  if (!found) return undefined
  const [, hours, minute, second = '0', fraction = '', half, name, offset] = found
  const offsetMinutes = offset ? minutesOf(offset) : name ? zoneNames[name.toLowerCase()] : undefined
  if (name && offsetMinutes === undefined) return undefined
  const clock = Number(hours)
  if (half && (clock < 1 || clock > 12)) return undefined
  const hour = half ? (clock % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : clock
  const time = {
    hour,
    minute: Number(minute),
    second: Number(second),
    millisecond: Math.floor(Number(`0.${fraction || 0}`) * 1000),
  }
  // 60 is a leap second (RFC 3339); it becomes the first of the next minute.
  return time.hour <= 24 && time.minute < 60 && time.second <= 60 ? { ...time, offsetMinutes } : undefined
}

function instantOf({ year, month, day, assumedOrder }: Day, time: Time, zone: string): ReadDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  const wall = Date.UTC(year, month - 1, day, time.hour, time.minute, time.second, time.millisecond)
  const assumedZone = time.offsetMinutes === undefined
  const at = time.offsetMinutes === undefined ? inZone(wall, zone) : wall - time.offsetMinutes * 60_000
  return isPlausible(at) ? { date: new Date(at), assumedZone, assumedOrder } : undefined
}

/** The instant at which clocks in this zone show `wall`; in the hour that is left out in spring, the one before the gap. */
function inZone(wall: number, zone: string): number {
  const guess = wall - offsetAt(zone, wall)
  return wall - offsetAt(zone, guess)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function offsetAt(zone: string, at: number): number {
  if (zone === 'UTC') return 0
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(zone, format)
  const parts = Object.fromEntries(format.formatToParts(at).map(part => [part.type, Number(part.value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

/** The unit follows from the size: seconds reach from 1973 to 5138, and each unit is a thousand times the last. */
function sinceEpoch(value: number): ReadDate | undefined {
  const size = Math.abs(value)
  if (size < 1e8) return undefined
  const factor = size < 1e11 ? 1000 : size < 1e14 ? 1 : size < 1e17 ? ms.µs : ms.ns
  return exact(Math.round(value * factor))
}

function exact(at: number): ReadDate | undefined {
  return isPlausible(at) ? { date: new Date(at), assumedZone: false, assumedOrder: false } : undefined
}

/** Before 1970 and after 2200 nobody posted: it is another number. */
function isPlausible(at: number): boolean {
  return at > 0 && at < Date.UTC(2200, 0)
}

function dayOf(year: string | number = '', month: string | number = '', day: string | number = ''): Day {
  return { year: Number(year), month: Number(month), day: Number(day), assumedOrder: false }
}

function fullYear(year: string): number {
  return year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900)
}

function minutesOf(offset: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function monthsIn(languages: string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const language of languages) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' })
      for (let index = 0; index < 12; index++) {
        const part = format.formatToParts(Date.UTC(2024, index, 1)).find(each => each.type === 'month')
        const name = plain(part?.value ?? '').replace(/\.$/, '')
        if (/^\p{L}{3,}$/u.test(name) && !found.has(name)) found.set(name, index + 1)
      }
    }
  }
  return found.set('sept', 9).set('mrz', 3)
}
