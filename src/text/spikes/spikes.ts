/** What has been counted of one thing (a query, a topic, a product): posts by hour. */
export interface Counts {
  /** Start of the first hour, ms since 1970. */
  start: number
  /** Posts in each hour since; the last one is the hour that is judged, full or not. */
  hours: ArrayLike<number>
  /** How much of the last hour has passed, 0..1; 1 when absent. */
  passed?: number
  /** Minutes east of Greenwich where the people are: rhythm follows their clocks. */
  offsetMinutes?: number
}

/** Whether the last hour is unusual, and why. */
export interface Spike {
  isSpike: boolean
  /** Posts in the hour that is judged, and what was to be expected by now. */
  seen: number
  expected: number
  /** Times more than expected. */
  times: number
  /** Chance of seeing this many or more where nothing is unusual. */
  chance: number
  /** In words for a person. */
  because: string
}

export interface SpikeOptions {
  /** A false alarm once in so many hours, of one thing that is counted. Default 5,000: about seven months. */
  rarity?: number
  /** Fewer posts than this are no spike, however rare. Default 5. */
  leastPosts?: number
  /** Less than so many times the expected is no spike. Default 2. */
  leastTimes?: number
}

const hourMs = 3_600_000
const hoursOfWeek = 168
/** How far back the rhythm is learned from: eight weeks. */
const learnedFrom = 8 * hoursOfWeek
/** What the profile of a week is worth beside the plain mean, in posts: few posts tell no rhythm. */
const prior = 24

/**
 * Says whether a thing is spoken of more than its rhythm explains.
 *
 * What is expected is the level of the last days times the profile of the week: how each of its 168 hours stands to the
 * mean, learned from eight weeks, with hours above three times the median of their like set aside (so that an old spike
 * does not hide a new one) and shrunk to the profile of the day, and that to 1, where counts are few. Seen and expected
 * are compared by the tail of a negative binomial distribution, whose spread over Poisson is measured robustly from the
 * same weeks. Needs two days of counts to speak at all. Pure.
 */
export function findSpike(counts: Counts, options: SpikeOptions = {}): Spike {
  const { rarity = 5_000, leastPosts = 5, leastTimes = 2 } = options
  const all = counts.hours.length
  const seen = all === 0 ? 0 : (counts.hours[all - 1] as number)
  const passed = Math.max(0.02, Math.min(1, counts.passed ?? 1))
  const first = Math.max(0, all - 1 - learnedFrom)
  const past: number[] = []
  for (let at = first; at < all - 1; at++) past.push(counts.hours[at] as number)
  if (past.length < 48) {
    const mean = past.length === 0 ? 0 : past.reduce((sum, count) => sum + count, 0) / past.length
    return {
      isSpike: false,
      seen,
      expected: mean * passed,
      times: 0,
      chance: 1,
      because: 'Too little has been counted to know the rhythm.',
    }
  }
  const hourOf = (at: number): number => {
    const local = counts.start + (first + at) * hourMs + (counts.offsetMinutes ?? 0) * 60_000
    // 1970 began on a Thursday; weeks begin on Monday here.
    return (((Math.floor(local / hourMs) + 72) % hoursOfWeek) + hoursOfWeek) % hoursOfWeek
  }
  const calm = calmed(past, hourOf)
  const profile = profileOf(calm, hourOf)
  const level = levelOf(calm, profile, hourOf)
  const rhythm = profile[hourOf(past.length)] as number
  const expected = Math.max(0.05, level * rhythm * passed)
  const spread = spreadOf(calm, profile, hourOf)
  const chance = tail(seen, expected, spread)
  const times = seen / expected
  const isSpike = seen >= leastPosts && times >= leastTimes && chance < 1 / rarity
  return {
    isSpike,
    seen,
    expected,
    times,
    chance,
    because: inWords(isSpike, seen, expected, counts, first + past.length, passed),
  }
}

/** Hours far above their like are brought down to the border: a spike of last week is not the rhythm. */
function calmed(past: readonly number[], hourOf: (at: number) => number): number[] {
  const likes = new Map<number, number[]>()
  for (const [at, count] of past.entries()) {
    const hour = hourOf(at) % 24
    const like = likes.get(hour)
    if (like === undefined) likes.set(hour, [count])
    else like.push(count)
  }
  const borders = new Map(
    [...likes].map(([hour, like]) => {
      const middle = median(like)
      const away = median(like.map(count => Math.abs(count - middle)))
      return [hour, middle + Math.max(3 * 1.4826 * away, 2 * middle, 4)] as const
    }),
  )
  return past.map((count, at) => Math.min(count, borders.get(hourOf(at) % 24) ?? count))
}

/** By hour of the week: times the mean. Shrunk towards the hour of the day, and that towards 1. */
function profileOf(calm: readonly number[], hourOf: (at: number) => number): Float64Array {
  const mean = calm.reduce((sum, count) => sum + count, 0) / calm.length || 1e-9
  const day = new Float64Array(24)
  const dayHours = new Float64Array(24)
  const week = new Float64Array(hoursOfWeek)
  const weekHours = new Float64Array(hoursOfWeek)
  const weekday = new Float64Array(7)
  const weekdayHours = new Float64Array(7)
  for (const [at, count] of calm.entries()) {
    const hour = hourOf(at)
    const date = Math.floor(hour / 24)
    day[hour % 24] = (day[hour % 24] as number) + count
    dayHours[hour % 24] = (dayHours[hour % 24] as number) + 1
    week[hour] = (week[hour] as number) + count
    weekHours[hour] = (weekHours[hour] as number) + 1
    weekday[date] = (weekday[date] as number) + count
    weekdayHours[date] = (weekdayHours[date] as number) + 1
  }
  const profile = new Float64Array(hoursOfWeek)
  for (let hour = 0; hour < hoursOfWeek; hour++) {
    const ofDay = ((day[hour % 24] as number) + prior) / ((dayHours[hour % 24] as number) * mean + prior)
    const date = Math.floor(hour / 24)
    const ofDate = ((weekday[date] as number) + prior) / ((weekdayHours[date] as number) * mean + prior)
    const both = ofDay * ofDate
    profile[hour] = ((week[hour] as number) + prior * both) / ((weekHours[hour] as number) * mean + prior)
  }
  return profile
}

/** The mean of now, rhythm taken out: of the last two days and of the last two weeks, whichever is higher. */
function levelOf(calm: readonly number[], profile: Float64Array, hourOf: (at: number) => number): number {
  const over = (hours: number) => {
    let seen = 0
    let weight = 0
    for (let at = Math.max(0, calm.length - hours); at < calm.length; at++) {
      seen += calm[at] as number
      weight += profile[hourOf(at)] as number
    }
    return weight === 0 ? 0 : (seen + 0.5) / weight
  }
  return Math.max(over(48), over(14 * 24))
}

/** How much wider than Poisson: 1 is Poisson. Measured on the middle half, so that a few wild hours do not count. */
function spreadOf(calm: readonly number[], profile: Float64Array, hourOf: (at: number) => number): number {
  const mean = calm.reduce((sum, count) => sum + count, 0) / calm.length
  let squares = 0
  let weight = 0
  for (const [at, count] of calm.entries()) {
    const expected = Math.max(0.05, mean * (profile[hourOf(at)] as number))
    squares += Math.min(9, ((count - expected) * (count - expected)) / expected)
    weight++
  }
  return Math.max(1.15, (squares / weight) * 1.25)
}

/** Chance of `seen` or more under a negative binomial of this mean and of variance `spread` times the mean. */
function tail(seen: number, mean: number, spread: number): number {
  if (seen <= 0) return 1
  const size = mean / (spread - 1)
  const share = 1 / spread
  // Walks up from zero in logarithms; far above the mean the rest is a geometric sum.
  let log = size * Math.log(share)
  let below = 0
  const end = Math.min(seen, 200_000)
  for (let count = 0; count < end; count++) {
    below += Math.exp(log)
    log += Math.log((count + size) / (count + 1)) + Math.log(1 - share)
  }
  if (below < 0.999_999) return Math.max(0, 1 - below)
  const ratio = ((end + size) / (end + 1)) * (1 - share)
  return Math.min(1, Math.exp(log) / Math.max(1e-9, 1 - ratio))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function inWords(
  isSpike: boolean,
  seen: number,
  expected: number,
  { start, offsetMinutes = 0 }: Counts,
  at: number,
  passed: number,
): string {
  const hours = Math.floor((start + at * hourMs + offsetMinutes * 60_000) / hourMs) + 72
  const day = dayNames[Math.floor((((hours % hoursOfWeek) + hoursOfWeek) % hoursOfWeek) / 24)] ?? ''
  const hour = String(((hours % 24) + 24) % 24).padStart(2, '0')
  const usual = expected >= 10 ? Math.round(expected) : Math.round(expected * 10) / 10
  const when = passed < 1 ? `so far in the hour from ${hour}:00` : `in the hour from ${hour}:00`
  return isSpike
    ? `${seen} posts ${when}; about ${usual} are usual for a ${day} at that time.`
    : `${seen} posts ${when}; about ${usual} are usual.`
}
