import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { RetentionRule } from './model.ts'

export async function retentionRules(ctx: Context): Promise<RetentionRule[]> {
  const { rows } = await sql<RetentionRule>`
    select r.id, r.network, r.kind, r.days, e.name as "madeByName", r.made_at as "madeAt"
    from retention_rule r left join employee e on e.id = r.made_by
    where r.retired_at is null order by r.network nulls first, r.kind nulls first`.execute(ctx.db)
  return rows
}

/** Takes the place of the rule about the same. All begin to look through everything again: what one leaves, another may take. */
export async function replaceRule(
  ctx: Context,
  rule: { id: string; network: string | null; kind: string | null; days: number; by: string },
): Promise<void> {
  await sql`
    update retention_rule set retired_at = ${ctx.now()}
    where retired_at is null and network is not distinct from ${rule.network} and kind is not distinct from ${rule.kind}`.execute(
    ctx.db,
  )
  await sql`
    insert into retention_rule (id, network, kind, days, made_by, made_at)
    values (${rule.id}, ${rule.network}, ${rule.kind}, ${rule.days}, ${rule.by}, ${ctx.now()})`.execute(ctx.db)
  await beginAgain(ctx)
}

export async function retireRule(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update retention_rule set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(
    ctx.db,
  )
  if (rows.length === 1) await beginAgain(ctx)
  return rows.length === 1
}

async function beginAgain(ctx: Context): Promise<void> {
  await sql`update retention_rule set swept_to = null where retired_at is null and swept_to is not null`.execute(ctx.db)
}

export interface Stale {
  network: string
  externalId: string
}

/**
 * Looks through the next messages heard before `until` (an id), from where this rule stopped: those of people outside that it
 * covers and no narrower rule does. Says how many it looked at.
 */
export async function staleBy(
  ctx: Context,
  rule: RetentionRule,
  { until, atOnce }: { until: string; atOnce: number },
): Promise<{ looked: number; stale: Stale[] }> {
  const { rows } = await sql<Stale & { id: string; isStale: boolean }>`
    select m.id, m.network, m.external_id as "externalId", m.removed_at is null and m.account_id is not null
      and (${rule.network}::text is null or m.network = ${rule.network}) and (${rule.kind}::text is null or c.kind = ${rule.kind})
      and not exists (select 1 from retention_rule n where n.retired_at is null and n.id <> ${rule.id}
        and (n.network is null or n.network = m.network) and (n.kind is null or n.kind = c.kind)
        and (case when n.network is null then 0 else 2 end) + (case when n.kind is null then 0 else 1 end)
          > (case when ${rule.network}::text is null then 0 else 2 end) + (case when ${rule.kind}::text is null then 0 else 1 end)) as "isStale"
    from (
      select * from message
      where id > coalesce((select swept_to from retention_rule where id = ${rule.id}), '00000000-0000-0000-0000-000000000000') and id < ${until}
      order by id limit ${atOnce}
    ) m join conversation c on c.id = m.conversation_id order by m.id`.execute(ctx.db)
  const last = rows.at(-1)?.id
  if (last) await sql`update retention_rule set swept_to = ${last} where id = ${rule.id}`.execute(ctx.db)
  return { looked: rows.length, stale: rows.filter(({ isStale }) => isStale) }
}
