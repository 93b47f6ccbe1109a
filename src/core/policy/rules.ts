import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { compileRules } from '#text/guard'
import { guardRuleOf, type Rule, type Verdict, verdictOf } from './model.ts'
import { insertGuideline, insertRule, newestVersion, retireRuleRow, ruleRows } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'rule.made': { ruleId: string; kind: string; level: string }
    'rule.retired': { ruleId: string }
    'guideline.published': { version: number }
    'guideline.attested': { employeeId: string; version: number }
  }
}

export const RuleInput = z.object({
  name: z.string().trim().min(1).max(120),
  kind: z.enum(['confidential', 'finance', 'embargo', 'promise', 'personal', 'secret', 'tone']),
  level: z.enum(['note', 'review', 'stop']),
  words: z.array(z.string().trim().min(2).max(200)).min(1, 'Name at least one word or phrase.').max(200),
  exceptions: z.array(z.string().trim().min(2).max(200)).max(200).default([]),
  until: z.coerce.date().nullable().default(null),
  ownerId: z.uuid().nullable().default(null),
  explanation: z.string().trim().min(1).max(600),
  suggestion: z.string().trim().max(300).nullable().default(null),
})
export type RuleInput = z.input<typeof RuleInput>

export const GuidelineInput = z.object({
  body: z.string().trim().min(1).max(50_000),
  note: z.string().trim().max(500).default(''),
})
export type GuidelineInput = z.input<typeof GuidelineInput>

/** The rules in force. Every colleague may read them: one can't keep a rule one doesn't know. */
export async function rules(ctx: Context): Promise<Rule[]> {
  return ruleRows(ctx)
}

/** Makes a rule; whoever makes it owns it unless another colleague is named. */
export async function makeRule(ctx: Context, input: RuleInput): Promise<Rule[]> {
  const me = requireRole(ctx, 'reviewer', 'administrator')
  const rule = check(RuleInput, input)
  return inTransaction(ctx, async ctx => {
    const id = newId()
    await insertRule(ctx, { ...rule, id, ownerId: rule.ownerId ?? me.employeeId, madeAt: ctx.now() }, me.employeeId)
    await emit(ctx, 'rule.made', { ruleId: id, kind: rule.kind, level: rule.level })
    return ruleRows(ctx)
  })
}

/** Takes a rule out of force; that it was there stays in the trail. */
export async function retireRule(ctx: Context, ruleId: string): Promise<void> {
  requireRole(ctx, 'reviewer', 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await retireRuleRow(ctx, ruleId))) throw new Problem('not-found', 'There is no such rule.')
    await emit(ctx, 'rule.retired', { ruleId })
  })
}

/** Publishes a new version of the guideline; colleagues are asked to read and confirm it again. */
export async function publishGuideline(ctx: Context, input: GuidelineInput): Promise<number> {
  const me = requireRole(ctx, 'reviewer', 'administrator')
  const { body, note } = check(GuidelineInput, input)
  return inTransaction(ctx, async ctx => {
    const version = await insertGuideline(ctx, { body, note, publishedBy: me.employeeId, publishedAt: ctx.now() })
    await emit(ctx, 'guideline.published', { version })
    return version
  })
}

/** Judges a text by today's rules: the authority, whatever the browser said. */
export async function judge(ctx: Context, text: string): Promise<Verdict> {
  requireEmployee(ctx)
  const guard = compileRules((await ruleRows(ctx)).map(guardRuleOf))
  return verdictOf(guard.check(text, { now: ctx.now() }), await newestVersion(ctx))
}
