import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context'

/** Of those who compared us with others. */
export interface Preference {
  /** `2026-11`; empty for the whole time. */
  month: string
  us: number
  them: number
}

/** Everybody who is one with these, themselves too, each with whom they are one; `whose` are people and accounts. */
const everybodyOf = (whose: RawBuilder<unknown>) => sql`
  select distinct one.id, person_now(p.id) as whole_id
  from ${whose} cross join lateral (select w.whose as id union select person_id from person_account where id = w.whose) p
    cross join lateral person_all(p.id) as one (id)`

// Of how many it changed the plan knows nothing: each is looked up (offset 0), and nothing is read from end to end.
/** The last word in each month of these people, by looking at what they said. */
const lastWordsOf = (people: RawBuilder<unknown>) => sql`
  select person_id, month, prefers, row_number() over (partition by person_id order by month desc) = 1 as is_last
  from (
    select distinct on (t.whole_id, m.month) t.whole_id as person_id, m.month, p.prefers
    from ${people} cross join lateral (select id from person_account where person_id = t.id offset 0) a
      cross join lateral (select at, prefers, message_id from advocacy_post where account_id = a.id and prefers is not null offset 0) p
      cross join lateral (select date_trunc('month', p.at at time zone 'UTC')::date as month) m
    order by t.whole_id, m.month, p.at desc, p.message_id) word`

const addedUp = (words: RawBuilder<unknown>, sign: 1 | -1) => sql`
  select month, ${sql.lit(sign)} * count(*) filter (where prefers = 'us') as us, ${sql.lit(sign)} * count(*) filter (where prefers = 'them') as them,
    ${sql.lit(sign)} * count(*) filter (where prefers = 'us' and is_last) as last_us,
    ${sql.lit(sign)} * count(*) filter (where prefers = 'them' and is_last) as last_them
  from ${words} group by month`

/**
 * Of those who compared us with others, how many would rather have us, in each month and in all: by each one’s last word in
 * it. As it was counted; whoever changed since is taken out of that, and looked at.
 */
export async function preferences(ctx: Context, since: string): Promise<Preference[]> {
  const { rows } = await sql<Preference>`
    with theirs as materialized (${everybodyOf(sql`(select distinct whose from advocacy_preference_changed) w`)}),
    counted as (
      select month, us, them, last_us, last_them from advocacy_preference_tally
      union all
      ${addedUp(sql`theirs t cross join lateral (select * from advocacy_preference where person_id = t.id offset 0) k`, -1)}
      union all
      ${addedUp(sql`(${lastWordsOf(sql`theirs t`)}) k`, 1)}
    ), of_time as (select * from counted where month >= ${since}::date)
    select to_char(month, 'YYYY-MM') as month, sum(us)::int as us, sum(them)::int as them
    from of_time group by month having sum(us) + sum(them) > 0
    union all
    select '', sum(last_us)::int, sum(last_them)::int from of_time having sum(last_us) + sum(last_them) > 0
    order by month`.execute(ctx.db)
  return rows
}

/** Counts some anew of whom it changed; nobody else does until the transaction ends. Returns how many. */
export async function recountPreferences(ctx: Context, limit: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('tally preferences'))`.execute(ctx.db)
  const { rows: taken } = await sql<{ whose: string }>`
    with taken as (
      delete from advocacy_preference_changed
      where whose in (select distinct whose from advocacy_preference_changed limit ${limit}) returning whose)
    select distinct whose from taken`.execute(ctx.db)
  if (taken.length === 0) return 0
  const changed = sql`unnest(${taken.map(({ whose }) => whose)}::uuid[]) as w (whose)`
  const { rows } = await sql<{ id: string; whole: string }>`
    select id, whole_id as whole from (${everybodyOf(changed)}) t`.execute(ctx.db)
  await replaceWords(ctx, rows)
  return taken.length
}

/** Who is one with whom is as was looked up: whoever merges meanwhile has left a line, and is counted anew by that. */
async function replaceWords(ctx: Context, people: { id: string; whole: string }[]): Promise<void> {
  const ids = sql`${people.map(({ id }) => id)}::uuid[]`
  const raise = (words: RawBuilder<unknown>, sign: 1 | -1) => sql`
    insert into advocacy_preference_tally as t (month, us, them, last_us, last_them) ${addedUp(words, sign)}
    on conflict (month) do update set us = t.us + excluded.us, them = t.them + excluded.them,
      last_us = t.last_us + excluded.last_us, last_them = t.last_them + excluded.last_them`
  await sql`
    with gone as (delete from advocacy_preference where person_id = any(${ids}) returning month, prefers, is_last)
    ${raise(sql`gone`, -1)}`.execute(ctx.db)
  const whole = sql`unnest(${ids}, ${people.map(({ whole }) => whole)}::uuid[]) as t (id, whole_id)`
  await sql`
    with come as (
      insert into advocacy_preference (person_id, month, prefers, is_last) ${lastWordsOf(whole)} returning month, prefers, is_last)
    ${raise(sql`come`, 1)}`.execute(ctx.db)
  await sql`delete from advocacy_preference_tally where us = 0 and them = 0`.execute(ctx.db)
}
