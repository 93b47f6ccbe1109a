import { z } from 'zod'
import { topics } from '#core/company'
import { theEmployee } from '#core/team'
import { growAutonomy, markAutonomySeen, secondLooks, shrinkAutonomy } from '#core/training'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { AutonomyRule } from './model.ts'
import { autonomyOf, myAutonomy, teachers } from './standings.ts'
import { decideAppealRow, insertAppeal, lockAppeal, markAppealsSeen, updateRule } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'autonomy-rule.changed': { employeeId: string }
    'appeal.made': { appealId: string; employeeId: string; topicId: string | null }
    'appeal.decided': { appealId: string; employeeId: string; isGranted: boolean; by: string }
  }
}

export const RuleInput = z
  .object({
    asWritten: z.number().int().min(0).max(10),
    cameBack: z.number().int().min(0).max(9),
    drills: z.number().int().min(0).max(20),
    courses: z.boolean(),
    guidelines: z.boolean(),
    days: z.number().int().min(0).max(365),
    backEnds: z.number().int().min(1).max(10),
  })
  .refine(({ backEnds, cameBack }) => backEnds > cameBack, {
    path: ['backEnds'],
    message: 'It must take more to end it than it may take to get it.',
  })

/** Says by which record somebody may send on their own. What was given already stays. */
export async function setAutonomyRule(ctx: Context, input: z.input<typeof RuleInput>): Promise<AutonomyRule> {
  const me = requireRole(ctx, 'coordinator')
  const rule = check(RuleInput, input)
  await inTransaction(ctx, async ctx => {
    await updateRule(ctx, rule, me.employeeId)
    await emit(ctx, 'autonomy-rule.changed', { employeeId: me.employeeId })
  })
  return rule
}

export const Grow = z.object({ topicId: z.uuid().nullable() })

/** A colleague confirms it: from now on they send on their own, on a topic on which the rule is met. */
export async function confirmAutonomy(ctx: Context, employeeId: string, input: z.input<typeof Grow>): Promise<void> {
  const me = requireRole(ctx, ...teachers)
  const { topicId } = check(Grow, input)
  if (me.employeeId === employeeId) throw new Problem('forbidden', 'A colleague confirms it, not you yourself.')
  const { topics, isTrusted } = await autonomyOf(ctx, employeeId)
  const on = topics.find(each => each.topicId === topicId)
  if (!on) throw new Problem('not-found', 'There is nothing to confirm.')
  if (on.standing === 'alone') throw new Problem('conflict', 'They send on their own on it already.')
  const missing = on.parts.filter(({ isMet }) => !isMet)
  if (missing.length > 0)
    throw new Problem(
      'conflict',
      'The rule is not met yet.',
      missing.map(({ words }) => ({ message: words })),
    )
  await growAutonomy(ctx, { employeeId, topicId, isLearning: !isTrusted, because: on.parts.map(({ words }) => words) })
}

export const LookFirst = z.object({
  /** None: at everything. */
  topicIds: z.array(z.uuid()).max(20),
  said: z.string().trim().min(1, 'Say why, so that it can be learned from.').max(500),
})

/** A colleague asks to look first again, with a reason; the person reads it. */
export async function askToLookFirst(
  ctx: Context,
  employeeId: string,
  input: z.input<typeof LookFirst>,
): Promise<void> {
  requireRole(ctx, ...teachers, 'reviewer')
  const { topicIds, said } = check(LookFirst, input)
  await theEmployee(ctx, employeeId)
  const known = new Set((await topics(ctx)).map(({ id }) => id))
  if (topicIds.some(id => !known.has(id))) throw new Problem('not-found', 'There is no such topic.')
  if (!(await shrinkAutonomy(ctx, { employeeId, topicIds, why: 'asked', said })))
    throw new Problem('conflict', 'A colleague looks first on it already.')
}

export const MakeAppeal = z.object({
  topicId: z.uuid().nullable(),
  words: z.string().trim().min(1, 'Say why it should be looked at again.').max(1000),
})

/** Somebody asks for another look at whether they may send on their own. */
export async function makeAppeal(ctx: Context, input: z.input<typeof MakeAppeal>): Promise<string> {
  const me = requireEmployee(ctx)
  const { topicId, words } = check(MakeAppeal, input)
  const on = (await myAutonomy(ctx)).topics.find(each => each.topicId === topicId)
  if (!on) throw new Problem('not-found', 'There is nothing to ask for here.')
  if (on.standing === 'alone') throw new Problem('conflict', 'You send on your own on it already.')
  return inTransaction(ctx, async ctx => {
    const id = newId()
    if (!(await insertAppeal(ctx, { id, employeeId: me.employeeId, topicId, words })))
      throw new Problem('conflict', 'You asked for it already; a colleague will look.')
    await emit(ctx, 'appeal.made', { appealId: id, employeeId: me.employeeId, topicId }, { subjectId: id })
    return id
  })
}

export const DecideAppeal = z.object({
  isGranted: z.boolean(),
  reason: z.string().trim().min(1, 'Say why: they read it.').max(1000),
})

/** Decides an appeal: by somebody else than who is concerned, and than who asked to look first. */
export async function decideAppeal(ctx: Context, id: string, input: z.input<typeof DecideAppeal>): Promise<void> {
  const me = requireRole(ctx, ...teachers)
  const { isGranted, reason } = check(DecideAppeal, input)
  await inTransaction(ctx, async ctx => {
    const appeal = await lockAppeal(ctx, id)
    if (!appeal) throw new Problem('conflict', 'It is decided, or was never made.')
    const { employeeId, topicId } = appeal
    if (employeeId === me.employeeId) throw new Problem('forbidden', 'A colleague decides this, not you yourself.')
    const look = (await secondLooks(ctx, employeeId)).find(each => each.topicId === topicId)
    if (look?.askedById === me.employeeId)
      throw new Problem('forbidden', 'You asked to look first: another colleague decides this.')
    await decideAppealRow(ctx, id, { by: me.employeeId, isGranted, reason })
    await emit(ctx, 'appeal.decided', { appealId: id, employeeId, isGranted, by: me.employeeId }, { subjectId: id })
    if (!isGranted) return
    const isLearning = (await theEmployee(ctx, employeeId)).autonomy === 'learning'
    const because = [`${me.name} looked at it again: ${reason}`]
    await growAutonomy(ctx, { employeeId, topicId, isLearning, because })
  })
}

/** The reader has seen what changed. */
export async function seenAutonomyNews(ctx: Context): Promise<void> {
  const { employeeId } = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    await markAutonomySeen(ctx, employeeId)
    await markAppealsSeen(ctx, employeeId)
  })
}
