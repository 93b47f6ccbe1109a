import { guardRuleOf, RuleInput, rules, wordsLike } from '#core/policy'
import { check } from '#lib/check'
import { type Context, requireEmployee, requireRole } from '#platform/context'
import { compileRules } from '#text/guard'
import { answersSince } from './store.ts'

/** What a rule would have done to the answers of the last month. */
export interface Hindsight {
  since: Date
  answers: number
  caught: number
  /** Up to five of them: where, and which words. */
  places: { conversationId: string; words: string }[]
}

const monthMs = 31 * 24 * 60 * 60_000
const most = 2_000
const shown = 5

/** Tries a rule, as it is being written, on what was answered in the last month. Nothing of it is kept. */
export async function tryOnThePast(ctx: Context, input: RuleInput): Promise<Hindsight> {
  requireRole(ctx, 'reviewer', 'administrator')
  const rule = check(RuleInput, input)
  // That an embargo ended says nothing about what the words would have found before.
  const tried = guardRuleOf({
    ...rule,
    id: 'tried',
    version: 1,
    ownerName: null,
    until: null,
    unlike: wordsLike([...rule.words, ...rule.near]),
  })
  const guard = compileRules([tried], { alone: true })
  const since = new Date(ctx.now().getTime() - monthMs)
  const answers = await answersSince(ctx, since, most)
  const places: Hindsight['places'] = []
  let caught = 0
  for (const { conversationId, text } of answers) {
    const [first] = guard.check(text, { now: ctx.now() })
    if (!first) continue
    caught++
    if (places.length < shown) places.push({ conversationId, words: first.words })
  }
  return { since, answers: answers.length, caught, places }
}

/** For each rule in force how many of last month's answers it would have caught. */
export async function caughtByEach(
  ctx: Context,
): Promise<{ since: Date; answers: number; caught: { ruleId: string; count: number }[] }> {
  requireEmployee(ctx)
  const ours = (await rules(ctx)).map(rule => guardRuleOf({ ...rule, until: null }))
  const guard = compileRules(ours, { alone: true })
  const since = new Date(ctx.now().getTime() - monthMs)
  const answers = await answersSince(ctx, since, most)
  const counts = new Map(ours.map(rule => [rule.id, 0]))
  for (const { text } of answers)
    for (const ruleId of new Set(guard.check(text, { now: ctx.now() }).map(finding => finding.ruleId)))
      counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1)
  return { since, answers: answers.length, caught: [...counts].map(([ruleId, count]) => ({ ruleId, count })) }
}
