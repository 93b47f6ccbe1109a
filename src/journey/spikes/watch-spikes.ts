import { theCompany } from '#core/company'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { findSpike } from '#text/spikes'
import { busyNow, countsSince, livingSpike, type Thing, writeSpike } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'spike.seen': { spikeId: string; thing: string; thingId: string; conversationIds: string[] }
  }
}

const hourMs = 3_600_000
const weeks = 8
/** Fewer in an hour are never unusual, so they are not looked at. */
const leastPosts = 5

/**
 * Looks whether a query or a topic is spoken of more in this hour than its rhythm of day and week explains. What goes on
 * for hours is one spike, told once.
 */
export async function watchSpikes(ctx: Context): Promise<void> {
  const now = ctx.now()
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs)
  const { timezone } = await theCompany(ctx)
  for (const thing of await busyNow(ctx, hour, leastPosts)) {
    const counts = await countsSince(ctx, thing, new Date(hour.getTime() - weeks * 7 * 24 * hourMs))
    const [first] = counts
    if (!first) continue
    const length = Math.round((hour.getTime() - first.hour.getTime()) / hourMs) + 1
    const hours = new Float64Array(length)
    for (const each of counts) hours[Math.round((each.hour.getTime() - first.hour.getTime()) / hourMs)] = each.count
    const passed = (now.getTime() - hour.getTime()) / hourMs
    const found = findSpike({ start: first.hour.getTime(), hours, passed, offsetMinutes: minutesEast(timezone, now) })
    if (found.isSpike) await note(ctx, thing, hour, found)
  }
}

async function note(ctx: Context, thing: Thing, hour: Date, found: ReturnType<typeof findSpike>): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const living = await livingSpike(ctx, thing, new Date(hour.getTime() - 3 * hourMs))
    const spike = { id: living ?? newId(), thing, hour, seen: found.seen, usual: found.expected, why: found.because }
    const conversationIds = await writeSpike(ctx, spike)
    if (!living)
      await emit(ctx, 'spike.seen', { spikeId: spike.id, thing: thing.thing, thingId: thing.thingId, conversationIds })
  })
}

/** How far the clocks of a time zone are before Greenwich, in minutes. */
function minutesEast(timeZone: string, at: Date): number {
  const there = new Date(at.toLocaleString('en-US', { timeZone }))
  const here = new Date(at.toLocaleString('en-US', { timeZone: 'UTC' }))
  return Math.round((there.getTime() - here.getTime()) / 60_000)
}
