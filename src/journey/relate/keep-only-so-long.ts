import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sources } from '#core/channels'
import { removePosts } from '#journey/listen'
import { check } from '#lib/check'
import { idSince, newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { keepers, type RetentionRule } from './model.ts'
import { replaceRule, retentionRules, retireRule, staleBy } from './retention-store.ts'

declare module '#platform/events' {
  interface Events {
    'retention.changed': { employeeId: string; days: number }
    'retention.swept': { messages: number }
  }
}

export const KeepOnlySoLong = z.object({
  network: z.string().trim().min(1).max(40).nullable().default(null),
  kind: z.string().trim().min(1).max(40).nullable().default(null),
  days: z
    .number('How many days?')
    .int()
    .min(1, 'A day at the least.')
    .max(36_500, 'A hundred years at the most: leave the rule out instead.'),
})

/** How long words are kept now. Nothing said: for as long as they stand on their network. */
export async function howLongKept(ctx: Context): Promise<RetentionRule[]> {
  requireRole(ctx, ...keepers, 'coordinator')
  return retentionRules(ctx)
}

/** Says how long words of people outside are kept, of a network, of a kind, of both or of all. The narrowest rule holds. */
export async function keepOnlySoLong(ctx: Context, input: z.input<typeof KeepOnlySoLong>): Promise<void> {
  const me = requireRole(ctx, ...keepers)
  const rule = check(KeepOnlySoLong, input)
  await inTransaction(ctx, async ctx => {
    await replaceRule(ctx, { id: newId(), ...rule, by: me.employeeId })
    await emit(ctx, 'retention.changed', { employeeId: me.employeeId, days: rule.days })
  })
}

/** Takes such a rule back. */
export async function keepAsBefore(ctx: Context, ruleId: string): Promise<void> {
  const me = requireRole(ctx, ...keepers)
  await inTransaction(ctx, async ctx => {
    if (!(await retireRule(ctx, ruleId))) throw new Problem('not-found', 'This rule was taken back already.')
    await emit(ctx, 'retention.changed', { employeeId: me.employeeId, days: 0 })
  })
}

const atOnce = 2_000
const mostTurns = 25

/**
 * Takes away the words that were kept long enough, as if they had been deleted where they stood: that something stood there, when,
 * and what came of it stays. Looks at so many in one go; the rest waits for the next.
 */
export async function sweepRetention(ctx: Context): Promise<number> {
  let swept = 0
  for (const rule of await retentionRules(ctx)) {
    const until = idSince(new Date(ctx.now().getTime() - rule.days * 86_400_000))
    for (let turn = 0; turn < mostTurns; turn++) {
      const looked = await inTransaction(ctx, async ctx => {
        const { looked, stale } = await staleBy(ctx, rule, { until, atOnce })
        await removePosts(ctx, stale)
        if (stale.length > 0) await emit(ctx, 'retention.swept', { messages: stale.length }, { subjectId: rule.id })
        swept += stale.length
        return looked
      })
      if (looked < atOnce) break
    }
  }
  await forgetUploads(ctx)
  return swept
}

const uploadKeptMs = 86_400_000

/** Files that were handed in: gone once they were read to the end, and after a day where nobody went on with them. */
export async function forgetUploads(ctx: Context): Promise<void> {
  const folder = join(ctx.config.dataDir, 'uploads')
  const files = await readdir(folder).catch(() => [])
  if (files.length === 0) return
  const imports = (await sources(ctx)).filter(({ connector }) => connector === 'import')
  for (const file of files) {
    const path = join(folder, file)
    const source = imports.find(({ settings }) => JSON.stringify(settings).includes(file))
    const made = (await stat(path).catch(() => undefined))?.mtime.getTime()
    if (made === undefined) continue
    const isOver = source ? source.finishedAt !== null : ctx.now().getTime() - made > uploadKeptMs
    if (isOver) await rm(path, { force: true })
  }
}
