import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { insertRule, insertVersion, retireRuleRow, ruleRows, updateRule } from './store.ts'
import { wordsLike } from './words-like.ts'

/** What must not be told before a moment. */
export interface Embargo {
  /** The rule that holds it already, if one does. */
  ruleId: string | null
  /** What would give it away, 2–200 characters each. */
  words: string[]
  until: Date
}

/**
 * Keeps what would give an announcement away out of every draft until its time, as a rule of whoever acts; the rule ends
 * by itself. Returns the rule's id.
 */
export async function keepEmbargo(ctx: Context, { ruleId, words, until }: Embargo): Promise<string> {
  const me = requireRole(ctx, 'communications')
  return inTransaction(ctx, async ctx => {
    const before = ruleId ? (await ruleRows(ctx)).find(rule => rule.id === ruleId) : undefined
    const rule = {
      id: before?.id ?? newId(),
      name: 'An announcement to come',
      kind: 'embargo' as const,
      level: 'stop' as const,
      words,
      exceptions: [],
      near: [],
      unlike: wordsLike(words),
      examples: [],
      until,
      ownerId: me.employeeId,
      divisionId: null,
      explanation: 'The company announces this itself, and not before its time.',
      suggestion: null,
    }
    if (!before) {
      await insertRule(ctx, { ...rule, version: 1, madeAt: ctx.now() }, me.employeeId)
      await insertVersion(ctx, rule.id, me.employeeId)
      await emit(ctx, 'rule.made', { ruleId: rule.id, kind: rule.kind, level: rule.level })
      return rule.id
    }
    const same = before.until?.getTime() === until.getTime() && before.words.join('\n') === words.join('\n')
    if (same) return rule.id
    if (!(await updateRule(ctx, rule, before.version, me.employeeId)))
      throw new Problem('conflict', 'A colleague changed the rule of this embargo a moment before you. Try again.')
    await insertVersion(ctx, rule.id, me.employeeId)
    await emit(ctx, 'rule.changed', { ruleId: rule.id, version: before.version + 1, fields: ['words', 'until'] })
    return rule.id
  })
}

/** Nothing has to be kept any more; done twice it changes nothing. Whoever calls says who may. */
export async function liftEmbargo(ctx: Context, ruleId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const version = await retireRuleRow(ctx, ruleId)
    if (version !== undefined) await emit(ctx, 'rule.retired', { ruleId, version })
  })
}
