import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { Needs, Plan } from './plan.ts'

export async function planRows(ctx: Context): Promise<Plan[]> {
  const { rows } = await sql<Plan>`
    select id, name, reasons, steps from review_plan where retired_at is null order by made_at, id`.execute(ctx.db)
  return rows
}

/** False where another has its name, or where what is to be changed is gone. */
export async function upsertPlan(ctx: Context, plan: Plan, by: string, exists: boolean): Promise<boolean> {
  const { rows } = exists
    ? await sql`
        update review_plan p set name = ${plan.name}, reasons = ${plan.reasons}, steps = ${JSON.stringify(plan.steps)}::jsonb
        where id = ${plan.id} and retired_at is null and not exists (
          select 1 from review_plan o where o.id <> p.id and o.retired_at is null and lower(o.name) = lower(${plan.name}))
        returning id`.execute(ctx.db)
    : await sql`
        insert into review_plan (id, name, reasons, steps, made_by, made_at)
        values (${plan.id}, ${plan.name}, ${plan.reasons}, ${JSON.stringify(plan.steps)}::jsonb, ${by}, ${ctx.now()})
        on conflict (lower(name)) where retired_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function retirePlanRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update review_plan set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function needsRow(ctx: Context): Promise<Needs> {
  const { rows } = await sql<Needs>`${prepared}
    select reach_from as "reachFrom", kinds, came_back as "cameBack", unread_guidelines as "unreadGuidelines" from review_need`.execute(
    ctx.db,
  )
  return rows[0] ?? { reachFrom: null, kinds: [], cameBack: null, unreadGuidelines: false }
}

export async function updateNeeds(ctx: Context, needs: Needs, by: string): Promise<void> {
  await sql`
    update review_need set reach_from = ${needs.reachFrom}, kinds = ${needs.kinds}, came_back = ${needs.cameBack},
      unread_guidelines = ${needs.unreadGuidelines}, changed_by = ${by}, changed_at = ${ctx.now()}`.execute(ctx.db)
}
