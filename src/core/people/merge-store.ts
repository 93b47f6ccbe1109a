import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Merge, Proof } from './model.ts'

/** A person, by their id or that of an account, with everybody who is one with them now. `id` is whose page it is; `ids` has it first. */
export async function wholeRow(ctx: Context, personId: string): Promise<{ id: string; ids: string[] } | undefined> {
  const { rows } = await sql<{ id: string; ids: string[] }>`
    select person_now(p.id) as id, array(select person_all(p.id)) as ids from person p
    where p.id = ${personId} or p.id = (select person_id from person_account where id = ${personId})`.execute(ctx.db)
  return rows[0]
}

/** Whoever came in, with those whom they had brought along. */
export async function broughtBy(ctx: Context, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive down as (
      select ${personId}::uuid as id, 0 as depth
      union all
      select m.from_id, d.depth + 1 from down d join person_merge m on m.into_id = d.id and m.undone_at is null where d.depth < 100
    )
    select id from down order by depth, id`.execute(ctx.db)
  return rows.map(row => row.id)
}

/** Held until the transaction ends, in one order for everybody. */
export async function holdPeople(ctx: Context, ids: string[]): Promise<void> {
  await sql`select id from person where id = any(${ids}::uuid[]) order by id for update`.execute(ctx.db)
}

const columns = sql`
  m.id, m.from_id as "fromId", m.into_id as "intoId", m.how, m.why, m.evidence, m.merged_at as "mergedAt",
  e.name as "mergedByName", m.undone_at as "undoneAt", u.name as "undoneByName", m.undone_why as "undoneWhy",
  coalesce((select array_agg(concat(a.network, ' ', a.handle) order by a.network, a.handle) from person_account a where a.person_id = m.from_id), '{}') as "fromAccounts"`
const from = sql`person_merge m left join employee e on e.id = m.merged_by left join employee u on u.id = m.undone_by`

/** Every merge of these people, the undone ones too, the newest first. */
export async function mergesOf(ctx: Context, personIds: string[]): Promise<Merge[]> {
  const { rows } = await sql<Merge>`
    select ${columns} from ${from}
    where m.from_id = any(${personIds}::uuid[]) or m.into_id = any(${personIds}::uuid[]) order by m.merged_at desc, m.id desc`.execute(
    ctx.db,
  )
  return rows
}

export async function mergeRow(ctx: Context, id: string): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`select ${columns} from ${from} where m.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** False where the first is one with somebody already. */
export async function insertMerge(
  ctx: Context,
  merge: {
    id: string
    fromId: string
    intoId: string
    how: Merge['how']
    why: string
    evidence: Proof[]
    by: string | null
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into person_merge (id, from_id, into_id, how, why, evidence, merged_by, merged_at)
    values (${merge.id}, ${merge.fromId}, ${merge.intoId}, ${merge.how}, ${merge.why}, ${JSON.stringify(merge.evidence)}::jsonb, ${merge.by}, ${ctx.now()})
    on conflict (from_id) where undone_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** False where it was undone before. */
export async function undoMerge(ctx: Context, id: string, by: string, why: string): Promise<boolean> {
  const { rows } = await sql`
    update person_merge set undone_by = ${by}, undone_at = ${ctx.now()}, undone_why = ${why}
    where id = ${id} and undone_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Said by somebody: these two are not one, by a merge undone between them or in so many words. */
export async function isSaidApart(ctx: Context, some: string[], others: string[]): Promise<boolean> {
  const { rows } = await sql`
    select 1 from person_merge m where m.undone_at is not null and (
        m.from_id = any(${some}::uuid[]) and m.into_id = any(${others}::uuid[])
        or m.from_id = any(${others}::uuid[]) and m.into_id = any(${some}::uuid[]))
    union all
    select 1 from person_apart p where p.one_id = any(${some}::uuid[]) and p.other_id = any(${others}::uuid[])
    union all
    select 1 from person_apart p where p.one_id = any(${others}::uuid[]) and p.other_id = any(${some}::uuid[]) limit 1`.execute(
    ctx.db,
  )
  return rows.length > 0
}

export async function insertApart(ctx: Context, one: string, other: string, by: string): Promise<void> {
  await sql`
    insert into person_apart (one_id, other_id, said_by, said_at)
    values (least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid), ${by}, ${ctx.now()})
    on conflict do nothing`.execute(ctx.db)
}

/** What two people would bring into one page. */
export async function countsOf(
  ctx: Context,
  personIds: string[],
): Promise<{ accounts: number; conversations: number; messages: number; notes: number; tags: number }> {
  const { rows } = await sql<{
    accounts: number
    conversations: number
    messages: number
    notes: number
    tags: number
  }>`
    select (select count(*)::int from person_account where person_id = any(${personIds}::uuid[])) as accounts,
      (select count(distinct m.conversation_id)::int from message m where m.account_id in
        (select id from person_account where person_id = any(${personIds}::uuid[]))) as conversations,
      (select count(*)::int from message m where m.account_id in
        (select id from person_account where person_id = any(${personIds}::uuid[]))) as messages,
      (select count(*)::int from person_note where person_id = any(${personIds}::uuid[])) as notes,
      (select count(distinct tag)::int from person_tag where person_id = any(${personIds}::uuid[])) as tags`.execute(
    ctx.db,
  )
  return rows[0] ?? { accounts: 0, conversations: 0, messages: 0, notes: 0, tags: 0 }
}
