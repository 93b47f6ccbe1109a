import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { mostSteps, type Needs, type Plan } from './plan.ts'
import { needsRow, planRows, retirePlanRow, updateNeeds, upsertPlan } from './plan-store.ts'
import { colleagues } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'review-plan.saved': { planId: string; employeeId: string }
    'review-plan.retired': { planId: string; employeeId: string }
    'review-needs.changed': { employeeId: string }
  }
}

const StepInput = z.object({
  name: z.string().trim().max(60).default(''),
  needs: z.enum(['any', 'all']),
  people: z.array(z.uuid()).min(1, 'Name somebody, or let every reviewer look.').max(20).nullable().default(null),
})

export const PlanInput = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(80),
  reasons: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  steps: z
    .array(StepInput)
    .min(1, 'One step at least.')
    .max(mostSteps, 'Four steps at most: more of them is a way of saying no.'),
})
export type PlanInput = z.input<typeof PlanInput>

export const NeedsInput = z.object({
  reachFrom: z.number().int().min(1).max(2_000_000_000).nullable(),
  kinds: z.array(z.string().trim().min(1).max(40)).max(20),
  cameBack: z.number().int().min(1).max(10).nullable(),
  unreadGuidelines: z.boolean(),
})

/** Who looks at which drafts, as everybody may know. */
export async function reviewPlans(ctx: Context): Promise<{ plans: Plan[]; needs: Needs }> {
  requireEmployee(ctx)
  return { plans: await planRows(ctx), needs: await needsRow(ctx) }
}

/** Makes a plan, or changes one. Drafts that wait already keep the steps they were given. */
export async function savePlan(ctx: Context, id: string | undefined, input: PlanInput): Promise<Plan> {
  const me = requireRole(ctx, 'coordinator', 'administrator')
  const { name, reasons, steps } = check(PlanInput, input)
  const known = new Set((await colleagues(ctx)).map(colleague => colleague.id))
  if (steps.some(step => step.people?.some(person => !known.has(person))))
    throw new Problem('invalid', 'Somebody who was named is not with us any more.', [
      { at: 'steps', message: 'Choose again.' },
    ])
  const plan = { id: id ?? newId(), name, reasons, steps }
  return inTransaction(ctx, async ctx => {
    if (!(await upsertPlan(ctx, plan, me.employeeId, id !== undefined)))
      throw new Problem('conflict', 'There is one of that name, or this one is not there any more.')
    await emit(ctx, 'review-plan.saved', { planId: plan.id, employeeId: me.employeeId }, { subjectId: plan.id })
    return plan
  })
}

export async function retirePlan(ctx: Context, id: string): Promise<void> {
  const me = requireRole(ctx, 'coordinator', 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await retirePlanRow(ctx, id))) throw new Problem('not-found', 'There is no such plan.')
    await emit(ctx, 'review-plan.retired', { planId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

/** Says what else makes that somebody reads first. */
export async function setNeeds(ctx: Context, input: z.input<typeof NeedsInput>): Promise<Needs> {
  const me = requireRole(ctx, 'coordinator', 'administrator')
  const needs = check(NeedsInput, input)
  await inTransaction(ctx, async ctx => {
    await updateNeeds(ctx, needs, me.employeeId)
    await emit(ctx, 'review-needs.changed', { employeeId: me.employeeId })
  })
  return needs
}
