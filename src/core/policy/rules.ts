import { z } from 'zod'
import { divisions } from '#core/company'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { brokenExamples, guardRuleOf, type Rule, type RuleVersion } from './model.ts'
import { insertRule, insertVersion, retireRuleRow, ruleRows, updateRule, versionRows } from './store.ts'
import { wordsLike } from './words-like.ts'

declare module '#platform/events' {
  interface Events {
    'rule.made': { ruleId: string; kind: string; level: string }
    'rule.changed': { ruleId: string; version: number; fields: string[] }
    'rule.retired': { ruleId: string; version?: number }
  }
}

const Words = z.array(z.string().trim().min(2).max(200)).max(200)

export const RuleInput = z.object({
  name: z.string().trim().min(1).max(120),
  kind: z.enum(['confidential', 'finance', 'embargo', 'promise', 'personal', 'secret', 'tone']),
  level: z.enum(['note', 'review', 'stop']),
  words: Words.min(1, 'Name at least one word or phrase.'),
  exceptions: Words.default([]),
  /** Only where one of these stands in the same sentence. */
  near: Words.max(60).default([]),
  /** What it must find and what it must leave alone; tried before the rule is kept. */
  examples: z
    .array(z.object({ text: z.string().trim().min(1).max(500), finds: z.boolean() }))
    .max(20)
    .default([]),
  until: z.coerce.date().nullable().default(null),
  ownerId: z.uuid().nullable().default(null),
  divisionId: z.uuid().nullable().default(null),
  explanation: z.string().trim().min(1).max(600),
  suggestion: z.string().trim().max(300).nullable().default(null),
})
export type RuleInput = z.input<typeof RuleInput>

/** The rules in force. Every colleague may read them: one can't keep a rule one doesn't know. */
export async function rules(ctx: Context): Promise<Rule[]> {
  // Rules from before slips were looked for have no list of words that only look like one.
  return (await ruleRows(ctx)).map(rule =>
    rule.unlike.length > 0 ? rule : { ...rule, unlike: wordsLike([...rule.words, ...rule.near]) },
  )
}

/** Makes a rule; whoever makes it owns it unless another colleague is named. */
export async function makeRule(ctx: Context, input: RuleInput): Promise<Rule[]> {
  const me = requireRole(ctx, 'reviewer', 'administrator')
  const wanted = await tried(ctx, input)
  return inTransaction(ctx, async ctx => {
    const id = newId()
    const rule = { ...wanted, id, version: 1, ownerId: wanted.ownerId ?? me.employeeId, madeAt: ctx.now() }
    await insertRule(ctx, rule, me.employeeId)
    await insertVersion(ctx, id, me.employeeId)
    await emit(ctx, 'rule.made', { ruleId: id, kind: rule.kind, level: rule.level })
    return rules(ctx)
  })
}

/** Changes a rule: what it said before stays under its version. Of two who change it at once, one is told to look again. */
export async function changeRule(
  ctx: Context,
  ruleId: string,
  input: RuleInput & { version: number },
): Promise<Rule[]> {
  const me = requireRole(ctx, 'reviewer', 'administrator')
  const from = check(z.int().min(1), input.version)
  const wanted = await tried(ctx, input)
  return inTransaction(ctx, async ctx => {
    const before = (await ruleRows(ctx)).find(each => each.id === ruleId)
    if (!before) throw new Problem('not-found', 'There is no such rule any more.')
    const rule = { ...wanted, id: ruleId, ownerId: wanted.ownerId ?? before.ownerId ?? me.employeeId }
    const fields = Object.keys(wanted).filter(
      key => key !== 'unlike' && JSON.stringify(Reflect.get(rule, key)) !== JSON.stringify(Reflect.get(before, key)),
    )
    if (fields.length === 0) throw new Problem('invalid', 'Nothing has changed yet.')
    if (!(await updateRule(ctx, rule, from, me.employeeId)))
      throw new Problem('conflict', 'A colleague changed this rule a moment before you. Look at it again.')
    await insertVersion(ctx, ruleId, me.employeeId)
    await emit(ctx, 'rule.changed', { ruleId, version: from + 1, fields })
    return rules(ctx)
  })
}

/** Takes a rule out of force; that it was there stays in the trail. */
export async function retireRule(ctx: Context, ruleId: string): Promise<void> {
  requireRole(ctx, 'reviewer', 'administrator')
  await inTransaction(ctx, async ctx => {
    const version = await retireRuleRow(ctx, ruleId)
    if (version === undefined) throw new Problem('not-found', 'There is no such rule.')
    await emit(ctx, 'rule.retired', { ruleId, version })
  })
}

/** What a rule said in each of its versions, the newest first. */
export async function ruleVersions(ctx: Context, ruleId: string): Promise<RuleVersion[]> {
  requireEmployee(ctx)
  return versionRows(ctx, ruleId)
}

/** The rule as it is asked for, once its examples come out as they say. */
async function tried(ctx: Context, input: RuleInput) {
  const rule = check(RuleInput, input)
  if (rule.divisionId !== null && !(await divisions(ctx)).some(each => each.id === rule.divisionId))
    throw new Problem('invalid', 'There is no such division any more.', [
      { at: 'divisionId', message: 'Choose one that is there, or everybody.' },
    ])
  const unlike = wordsLike([...rule.words, ...rule.near])
  const broken = brokenExamples(
    guardRuleOf({ ...rule, unlike, id: 'tried', version: 1, ownerName: null }),
    rule.examples,
    ctx.now(),
  )
  if (broken.length > 0)
    throw new Problem(
      'invalid',
      broken.length === 1 ? 'One example does not come out as it says.' : 'Some examples do not come out as they say.',
      broken.map(({ at, said }) => ({ at: `examples.${at}`, message: said })),
    )
  return { ...rule, unlike }
}
