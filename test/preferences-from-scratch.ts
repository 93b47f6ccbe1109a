import type pg from 'pg'
import type { Preference } from '../src/journey/advocacy/preference-store.ts'

/** Whom people would rather have, by looking at every post: what is kept of it must say the same. */
export async function preferencesFromScratch(database: pg.Pool | pg.Client, since: string): Promise<Preference[]> {
  const { rows } = await database.query<Preference>(
    `with said as (
      select to_char(p.at at time zone 'UTC', 'YYYY-MM') as month, coalesce(
          (select person_now(m.from_id) from person_merge m where m.from_id = a.person_id and m.undone_at is null limit 1), a.person_id) as person,
        p.prefers, p.at, p.message_id
      from advocacy_post p cross join lateral (select person_id from person_account where id = p.account_id limit 1) a
      where p.prefers in ('us', 'them') and p.at >= $1::date at time zone 'UTC'
    ), last_word as (
      (select distinct on (month, person) month, prefers from said order by month, person, at desc, message_id)
      union all
      (select distinct on (person) '', prefers from said order by person, at desc, message_id)
    )
    select month, (count(*) filter (where prefers = 'us'))::int as us, (count(*) filter (where prefers = 'them'))::int as them
    from last_word group by month order by month`,
    [since],
  )
  return rows
}
