import { conversationsIn, type Waits, waitsByNetwork, waitsIn } from '#journey/tally'
import type { Context } from '#platform/context'

/** How long people waited for a person, in seconds; and how many were due an answer. */
export interface Promptness extends Waits {
  /** Of the conversations that wanted an answer, those whose promise has run out or was kept. */
  due: number
}

const noWaits = { median: null, lowerQuartile: null, upperQuartile: null, workingMedian: null }
export const nobodyWaited: Promptness = { ...noWaits, answered: 0, promised: 0, kept: 0, due: 0 }

/** Of those who were first answered in each of these times. */
export async function promptness(ctx: Context, times: { from: Date; to: Date }[]): Promise<Promptness[]> {
  const [waits, spoken] = await Promise.all([waitsIn(ctx, times), conversationsIn(ctx, times)])
  return waits.map((each, at) => {
    const due = (spoken[at] ?? []).reduce((sum, its) => sum + its.due, 0)
    return { ...each, due: Math.max(due, each.answered) }
  })
}

export interface WeekPromptness {
  week: Date
  median: number
  lowerQuartile: number
  upperQuartile: number
  answered: number
}

/** Week by week (from Monday, UTC), for the picture: how long half of the people waited, and the middle half around it. */
export async function promptnessByWeek(ctx: Context, from: Date, to: Date): Promise<WeekPromptness[]> {
  const weeks: { from: Date; to: Date; week: Date }[] = []
  for (let week = mondayOf(from); week < to; week = new Date(week.getTime() + weekMs)) {
    const next = new Date(week.getTime() + weekMs)
    weeks.push({ week, from: week < from ? from : week, to: next < to ? next : to })
  }
  const waits = await waitsIn(ctx, weeks, false)
  return weeks.flatMap(({ week }, at) => {
    const { median, lowerQuartile, upperQuartile, answered = 0 } = waits[at] ?? {}
    if (typeof median !== 'number') return []
    return [{ week, median, lowerQuartile: lowerQuartile ?? median, upperQuartile: upperQuartile ?? median, answered }]
  })
}

export interface ChannelPromptness {
  network: string
  /** Seconds: half of the people waited no longer. */
  median: number | null
  /** The same by the hours in which somebody was there. */
  workingMedian: number | null
  answered: number
  promised: number
  kept: number
  /** How many still wait whose promise was missed. */
  waiting: number
}

/** The same by where people wrote: nobody waits for a letter as for a text message. Most answered first. */
export async function promptnessByChannel(ctx: Context, from: Date, to: Date): Promise<ChannelPromptness[]> {
  const waits = new Map((await waitsByNetwork(ctx, { from, to })).map(each => [each.network, each]))
  const [spoken = []] = await conversationsIn(ctx, [{ from, to }])
  const late = new Map(spoken.map(each => [each.network, each.waiting]))
  const none = { median: null, workingMedian: null, answered: 0, promised: 0, kept: 0 }
  return [...new Set([...waits.keys(), ...late.keys()])]
    .map(network => {
      const { median, workingMedian, answered, promised, kept } = waits.get(network) ?? none
      return { network, median, workingMedian, answered, promised, kept, waiting: late.get(network) ?? 0 }
    })
    .filter(({ answered, waiting }) => answered > 0 || waiting > 0)
    .sort((a, b) => b.answered - a.answered || b.waiting - a.waiting || (a.network < b.network ? -1 : 1))
}

const weekMs = 7 * 86_400_000

function mondayOf(at: Date): Date {
  const day = (at.getUTCDay() + 6) % 7
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() - day))
}
