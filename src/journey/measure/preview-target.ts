import { type Promises, promisesWith, type TargetInput } from '#core/promise'
import type { Context } from '#platform/context'
import { type Awaited, awaitedSince } from './store.ts'

/** What a promise would have meant for those who asked in the last thirty days. */
export interface TargetPreview {
  /** To how many it would have applied. */
  conversations: number
  /** How many of them would have been answered late, or not yet though it was due. */
  late: number
  /** The same by what is promised now. */
  lateNow: number
  /** Half of them had their first answer after so many seconds of the hours that count; null: nobody had one. */
  workingMedian: number | null
  /** There were more; this is of the newest. */
  isPart: boolean
}

const lookBackMs = 30 * 24 * 3_600_000
const mostLookedAt = 20_000

/** "Of last month’s 412 conversations, 38 would have been late": before it is kept. */
export async function previewTarget(ctx: Context, input: TargetInput): Promise<TargetPreview> {
  const { before, after, isIts } = await promisesWith(ctx, input)
  const now = ctx.now()
  const asked = await awaitedSince(ctx, new Date(now.getTime() - lookBackMs), mostLookedAt)
  const its = asked.filter(each => isIts(after.for(each).target))
  const isLate = (each: Awaited, promises: Promises) =>
    (each.answeredAt ?? now) > promises.for(each).answerBy(each.since)
  const waits = its
    .flatMap(each => (each.answeredAt ? [after.for(each).workingSeconds(each.since, each.answeredAt)] : []))
    .sort((a, b) => a - b)
  return {
    conversations: its.length,
    late: its.filter(each => isLate(each, after)).length,
    lateNow: its.filter(each => isLate(each, before)).length,
    workingMedian: waits[Math.floor((waits.length - 1) / 2)] ?? null,
    isPart: asked.length === mostLookedAt,
  }
}
