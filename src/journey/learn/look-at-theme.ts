import { groupsOf, quotable } from '#core/people'
import { countStages } from '#journey/buying'
import { countWhoStandsOut } from '#journey/power'
import { boughtBy } from '#journey/sales'
import { Problem } from '#lib/problem'
import { type Context, requireReader } from '#platform/context'
import { findSpike } from '#text/spikes'
import { decisionsOfTheme } from './decision-store.ts'
import type { Decision, Quote, ThemeRow, WhoAsks } from './model.ts'
import { hoursOf, makeupOf, mergedParts, peopleIn, quotesOf, themeRow, themeRows } from './theme-store.ts'

const fewestShown = 3
const mostShown = 200
const mostQuotes = 200
const hourMs = 3_600_000
const weekMs = 168 * hourMs
const weeksShown = 12
const mostPeople = 2_000
const mostCounted = 5_000
const mostCommunities = 12
const mostGroups = 12

/** What people ask of us, by how many people. */
export async function themes(ctx: Context): Promise<ThemeRow[]> {
  requireReader(ctx)
  return themeRows(ctx, fewestShown, mostShown)
}

export interface LookedAt {
  theme: ThemeRow & { mergedInto: string | null }
  /** Posts by week, the oldest first. */
  weeks: { week: Date; count: number }[]
  /** Where it is spoken of more than its rhythm explains. */
  spike: string | null
  /** The newest. */
  quotes: Quote[]
  /** Of everybody, or of the two thousand who said it last. */
  who: WhoAsks
  /** Over how many posts languages, kinds and communities are counted: all, or the newest. */
  counted: number
  languages: { language: string; count: number }[]
  kinds: { kind: string; count: number }[]
  /** Where it is said, as our sources are called: subreddits, forums, hashtags, lists. */
  communities: { name: string; count: number }[]
  parts: { id: string; name: string; byName: string; at: Date }[]
  decisions: Decision[]
}

/** One theme: how it goes, who speaks of it, in their own words, and what we decided. */
export async function lookAtTheme(ctx: Context, id: string): Promise<LookedAt> {
  requireReader(ctx)
  const theme = await themeRow(ctx, id)
  if (!theme) throw new Problem('not-found', 'There is no such theme.')
  const now = ctx.now().getTime()
  const [hours, said, parts, decisions, makeup, everybody] = await Promise.all([
    hoursOf(ctx, id, new Date(now - weeksShown * weekMs)),
    quotesOf(ctx, id, mostQuotes),
    mergedParts(ctx, id),
    decisionsOfTheme(ctx, id),
    makeupOf(ctx, id, mostCounted),
    peopleIn(ctx, id, mostPeople),
  ])
  const quoted = [...new Set(said.map(({ personId }) => personId))]
  const [who, mayBeQuoted] = await Promise.all([whoAsks(ctx, everybody), quotable(ctx, quoted)])
  const quotes = said.map(quote => ({ ...quote, mayBeQuoted: mayBeQuoted.has(quote.personId) }))
  const counts = (what: (typeof makeup)[number]['of']) =>
    makeup.filter(({ of }) => of === what).map(({ count, name }) => ({ name, count }))
  return {
    theme,
    weeks: byWeek(hours, now),
    spike: spikeIn(hours, now),
    quotes,
    who,
    counted: Math.min(theme.posts, mostCounted),
    languages: counts('language').map(({ count, name: language }) => ({ language, count })),
    kinds: counts('kind').map(({ count, name: kind }) => ({ kind, count })),
    communities: counts('community').slice(0, mostCommunities),
    parts,
    decisions,
  }
}

async function whoAsks(ctx: Context, personIds: string[]): Promise<WhoAsks> {
  const [{ heard, talking }, stages, groups, bought] = await Promise.all([
    countWhoStandsOut(ctx, personIds),
    countStages(ctx, personIds),
    groupsOf(ctx, personIds, mostGroups),
    boughtBy(ctx, personIds),
  ])
  return { people: personIds.length, heard, talking, stages, groups, bought }
}

function byWeek(hours: { hour: Date; count: number }[], now: number): LookedAt['weeks'] {
  return Array.from({ length: weeksShown }, (_, at) => {
    const from = now - (weeksShown - at) * weekMs
    const within = hours.filter(({ hour }) => hour.getTime() >= from && hour.getTime() < from + weekMs)
    return { week: new Date(from), count: within.reduce((sum, { count }) => sum + count, 0) }
  })
}

function spikeIn(hours: { hour: Date; count: number }[], now: number): string | null {
  const [first] = hours
  if (!first) return null
  const start = first.hour.getTime()
  const counts = new Float64Array(Math.floor((now - start) / hourMs) + 1)
  for (const { hour, count } of hours) {
    const at = Math.round((hour.getTime() - start) / hourMs)
    if (at < counts.length) counts[at] = count
  }
  const found = findSpike({ start, hours: counts, passed: (now % hourMs) / hourMs })
  return found.isSpike ? found.because : null
}
