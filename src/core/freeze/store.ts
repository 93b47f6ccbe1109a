import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Frozen } from './model.ts'

export async function frozenRows(ctx: Context): Promise<Frozen[]> {
  const { rows } = await sql<Frozen>`
    select f.id, f.words, f.why, e.name as "byName", f.frozen_at as at from frozen_words f join employee e on e.id = f.frozen_by
    where f.lifted_at is null order by f.frozen_at limit 500`.execute(ctx.db)
  return rows
}

export async function insertFrozen(
  ctx: Context,
  { id, words, why, by }: { id: string; words: string; why: string; by: string },
): Promise<void> {
  await sql`
    insert into frozen_words (id, words, why, frozen_by, frozen_at) values (${id}, ${words}, ${why}, ${by}, ${ctx.now()})`.execute(
    ctx.db,
  )
}

export async function liftRow(ctx: Context, id: string, by: string): Promise<boolean> {
  const { rows } = await sql`
    update frozen_words set lifted_at = ${ctx.now()}, lifted_by = ${by} where id = ${id} and lifted_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}
