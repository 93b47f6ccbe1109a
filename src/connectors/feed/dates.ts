import type { FeedDate } from './model.ts'

/** A date as a feed wrote it, with the instant that it means. */
export function feedDate(written: string): FeedDate {
  const raw = written.trim()
  return { raw, at: parseDate(raw) }
}

/**
 * Every way in which feeds have been seen to write a date: RFC 822 and its misspellings, ISO 8601 and W3C-DTF in full
 * and in part, `asctime`, SQL, Perforce, and the Greek, Hungarian and Korean forms of three well-known systems.
 * Without a time zone it is taken as UTC. `undefined` when nobody can tell.
 */
export function parseDate(written: string): Date | undefined {
  const text = written.trim().replace(/\s+/g, ' ')
  if (text.length < 2 || text.length > 100) return
  for (const read of readers) {
    const ms = read(text)
    if (ms !== undefined && Number.isFinite(ms)) {
      const date = new Date(ms)
      if (!Number.isNaN(date.getTime())) return date
    }
  }
}

type Reader = (text: string) => number | undefined
const readers: Reader[] = [w3c, rfc822, asctime, iso, korean, greek, hungarian, perforce, byNumbers]

function utc(year: number, month = 1, day = 1, hour = 0, minute = 0, second = 0): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 61) return
  // `Date.UTC` takes years below 100 for those of the last century.
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, Math.min(day, daysIn(year, month)))
  // A leap second and the midnight that ends a day both belong to the instant after them.
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** 2003-12-31T10:14:55.123Z and every shorter form of it; a blank for the `T`; a zone with or without its colon. */
function w3c(text: string): number | undefined {
  const found =
    /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ,]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*([A-Za-z]{1,5}|[+-]\d{1,2}:?\d{0,2}|[+-]\d{4})?)?)?)?$/i.exec(
      text,
    )
  if (!found) return
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '0', zone = ''] = found
  const at = utc(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
  const offset = zoneMinutes(zone)
  if (at === undefined || offset === undefined) return
  return at + Math.floor(Number(`0.${fraction}`) * 1000) - offset * 60_000
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function monthOf(word: string): number | undefined {
  const index = months.indexOf(word.slice(0, 3).toLowerCase())
  return index < 0 ? undefined : index + 1
}

/** `Thu, 01 Jan 2004 19:48:21 GMT`, with or without weekday, seconds or zone; day and month also the other way round. */
function rfc822(text: string): number | undefined {
  const plain = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^[\p{L}.]+\s*,\s*|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s+(?=\d)/iu, '')
    .replaceAll(',', ' ')
    .trim()
  const found =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?)[\s-]+(\d{2,4})(?:[\s:T]+(?:at\s+)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\s*(am|pm)?)?\s*(.*)$/i.exec(
      plain,
    )
  if (!found) return
  const [
    ,
    dayFirst,
    monthSecond,
    monthFirst,
    daySecond,
    year,
    hour = '0',
    minute = '0',
    second = '0',
    half,
    rest = '',
  ] = found
  const month = monthOf(monthSecond ?? monthFirst ?? '')
  if (!month) return
  const day = Number(dayFirst ?? daySecond)
  const offset = zoneMinutes(rest.split(' ')[0] ?? '')
  const at = utc(fullYear(year ?? ''), month, day, hour24(Number(hour), half), Number(minute), Number(second))
  return at === undefined ? undefined : at - (offset ?? 0) * 60_000
}

function fullYear(written: string): number {
  const year = Number(written)
  if (written.length > 2) return year
  return year + (year < 90 ? 2000 : 1900)
}

function hour24(hour: number, half: string | undefined): number {
  if (!half) return hour
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  'etc/gmt': 0,
  'etc/utc': 0,
  wet: 0,
  west: 60,
  bst: 60,
  ist: 330,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  msd: 240,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  acst: 570,
  awst: 480,
  nzst: 720,
  nzdt: 780,
  ast: -240,
  adt: -180,
  edt: -240,
  est: -300,
  et: -300,
  cdt: -300,
  cst: -360,
  ct: -360,
  mdt: -360,
  mst: -420,
  mt: -420,
  pdt: -420,
  pst: -480,
  pt: -480,
  akst: -540,
  akdt: -480,
  hst: -600,
  a: -60,
  n: 60,
  m: -720,
  y: 720,
}

/** Minutes ahead of UTC; 0 for none; `undefined` for a name that nobody knows. */
function zoneMinutes(zone: string): number | undefined {
  if (!zone) return 0
  const offset = /^(?:utc|gmt|ut|etc\/gmt)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone)
  if (offset) {
    const [, sign, hours, minutes = '0'] = offset
    return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  }
  return zones[zone.toLowerCase()]
}

/** `Sun Jan  4 16:29:06 PST 2004`, with or without the zone. */
function asctime(text: string): number | undefined {
  const found = /^[a-z]{3,9} ([a-z]{3,9}) (\d{1,2}) (\d{1,2}):(\d{2}):(\d{2})(?: ([a-z+\-\d:]+))? (\d{4})$/i.exec(text)
  if (!found) return
  const [, name = '', day, hour, minute, second, zone = '', year] = found
  const month = monthOf(name)
  if (!month) return
  const at = utc(Number(year), month, Number(day), Number(hour), Number(minute), Number(second))
  return at === undefined ? undefined : at - (zoneMinutes(zone) ?? 0) * 60_000
}

/** ISO 8601 beyond W3C-DTF: no hyphens, days of the year, two-digit years, centuries, weeks. */
function iso(text: string): number | undefined {
  const [, date = '', time = ''] = /^([-\dWw]+)(?:[T ](.*))?$/.exec(text) ?? []
  const day = isoDay(date)
  if (day === undefined) return
  if (!time) return day
  const clock = /^(\d{2}):?(\d{2})?(?::?(\d{2})(?:[.,]\d+)?)?\s*(z|[+-]\d{2}:?\d{0,2}|[a-z]{1,4})?$/i.exec(time)
  if (!clock) return
  const [, hour, minute = '0', second = '0', zone = ''] = clock
  return (
    day +
    ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 -
    (zoneMinutes(zone.replace(/:$/, '')) ?? 0) * 60_000
  )
}

function isoDay(date: string): number | undefined {
  const now = new Date()
  const shapes: [RegExp, (a: number, b: number, c: number) => number | undefined][] = [
    [/^(\d{4})-?(\d{2})-?(\d{2})$/, (year, month, day) => utc(year, month, day)],
    [/^(\d{4})-?(\d{3})$/, (year, day) => dayOfYear(year, day)],
    [/^(\d{4})-?w(\d{2})-?(\d)?$/i, (year, week, day) => dayOfWeek(year, week, day || 1)],
    [/^(\d{4})-(\d{2})$/, (year, month) => utc(year, month)],
    [/^(\d{2})-(\d{2})-(\d{2})$/, (year, month, day) => utc(2000 + year, month, day)],
    [/^(\d{2})(\d{2})(\d{2})$/, (year, month, day) => utc(2000 + year, month, day)],
    [/^(\d{2})-?(\d{3})$/, (year, day) => dayOfYear(2000 + year, day)],
    [/^-(\d{2})-?(\d{2})$/, (year, month) => utc(2000 + year, month)],
    [/^--(\d{2})-?(\d{2})?$/, (month, day) => utc(now.getUTCFullYear(), month, day || now.getUTCDate())],
    [/^---(\d{2})$/, day => utc(now.getUTCFullYear(), now.getUTCMonth() + 1, day)],
    [/^-(\d{2})$/, year => utc(2000 + year)],
    [/^(\d{2})$/, century => utc(century * 100)],
  ]
  for (const [shape, read] of shapes) {
    const found = shape.exec(date)
    if (found) return read(Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0))
  }
}

function dayOfYear(year: number, day: number): number | undefined {
  const first = utc(year)
  return first === undefined || day < 1 || day > 366 ? undefined : first + (day - 1) * 86_400_000
}

/** The week that holds the fourth of January is the first (ISO 8601). */
function dayOfWeek(year: number, week: number, day: number): number | undefined {
  const fourth = utc(year, 1, 4)
  if (fourth === undefined) return
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 86_400_000
  return monday + ((week - 1) * 7 + day - 1) * 86_400_000
}

/** OnBlog `2004년 05월 28일 01:31:15` and Nate `2004-05-25 오후 11:23:17`, both in Korean time. */
function korean(text: string): number | undefined {
  const found = /^(\d{4})(?:년|-)\s*(\d{2})(?:월|-)\s*(\d{2})일?\s+(오전|오후)?\s*(\d{1,2}):(\d{2}):(\d{2})$/.exec(
    text.normalize('NFC'),
  )
  if (!found) return
  const [, year, month, day, half, hour, minute, second] = found
  const hours = hour24(Number(hour), half && (half === '오후' ? 'pm' : 'am'))
  const at = utc(Number(year), Number(month), Number(day), hours, Number(minute), Number(second))
  return at === undefined ? undefined : at - 9 * 3_600_000
}

const greekMonths = 'ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ'.split(' ')

/** `Κυρ, 11 Ιούλ 2004 12:00:00 EST` */
function greek(text: string): number | undefined {
  const found = /^[^,\s]+,\s*(\d{1,2}) (\p{Script=Greek}+) (\d{4}) (.*)$/u.exec(text)
  if (!found) return
  const [, day = '', name = '', year = '', time = ''] = found
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/^μαϊ/, 'μαι')
  const index = greekMonths.findIndex(month => plain.startsWith(month))
  return index < 0 ? undefined : rfc822(`${day} ${months[index]} ${year} ${time}`)
}

const hungarianMonths =
  'január február március április május június július augusztus szeptember október november december'.split(' ')

/** `2004-július-13T9:15-05:00` */
function hungarian(text: string): number | undefined {
  const found = /^(\d{4})-([^-\d]+)-(\d{1,2})(?:T(.*))?$/u.exec(text)
  if (!found) return
  const [, year = '', name = '', day = '', time] = found
  const bare = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const month = hungarianMonths.findIndex(known => bare(name).startsWith(bare(known).slice(0, 4))) + 1
  if (!month) return
  return w3c(`${year}-${month}-${day}${time ? `T${time}` : ''}`)
}

/** `Fri, 2006/09/15 08:19:53 EDT` */
function perforce(text: string): number | undefined {
  const found = /^(?:[a-z]{3,9},? )?(\d{4})\/(\d{1,2})\/(\d{1,2})(?: (\d{1,2}:\d{2}(?::\d{2})?))?(?: (\S+))?$/i.exec(
    text,
  )
  if (!found) return
  const [, year, month, day, time = '00:00:00', zone = ''] = found
  return w3c(`${year}-${month}-${day} ${time}${zone}`) ?? w3c(`${year}-${month}-${day} ${time}`)
}

/** `31.12.2003 10:14` and `12/31/2003`: the month first with slashes, unless it cannot be one. */
function byNumbers(text: string): number | undefined {
  const found =
    /^(?:[a-z]{3,9},? )?(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,? (\d{1,2}:\d{2}(?::\d{2})?)\s*(\S+)?)?$/i.exec(text)
  if (!found) return
  const [, first = '', mark, second = '', year, time = '00:00:00', zone = ''] = found
  const dayFirst = mark !== '/' || Number(first) > 12
  const [month, day] = dayFirst ? [second, first] : [first, second]
  return w3c(`${year}-${month}-${day} ${time}${zoneMinutes(zone) === undefined ? '' : zone}`)
}
