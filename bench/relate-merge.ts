import pg from 'pg'
import { suggestSame } from '#core/people'
import { as } from '#platform/context'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import type { Figure } from '../bin/measure.ts'
import { benchHouse, benchServer, rounded, settle } from './house.ts'

export const name = 'relate.merge'

const people = 1_000_000
const asked = 400
const askedOfPeer = 12

/**
 * “Who could this be?” over a million people: every hundredth has a second account on another network, with the same handle and
 * another spelling of the name, or the same name and picture. Beside it what one would write at first: similarity of names by
 * pg_trgm (a GIN index, the ten likest), on the same rows in the same database; the ratio says how many times as long that takes.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await using server = await benchServer()
  const database = `bench_relate_${process.pid}`
  await createDatabase(server.url, database)
  try {
    await using opened = await benchHouse(urlOfDatabase(server.url, database))
    const { ctx } = opened.house
    const { pool } = opened.house.database
    const [ada] = await settle(ctx, 0)
    if (!ada) throw new Error('Ada did not arrive.')
    // What fills a million rows, and indexes them, takes longer than a statement of the house may.
    const filling = new pg.Client({ connectionString: urlOfDatabase(server.url, database) })
    await filling.connect()
    await filling.query(populate)
    await filling.query('analyze person; analyze person_account')
    const { rows: pairs } = await pool.query<{ id: string; other: string; name: string }>(`
      select a.person_id as id, b.person_id as other, a.name from person_account a
      join person_account b on b.network = 'mastodon' and b.external_id = 'm' || a.external_id
      where a.network = 'bluesky' order by md5(a.external_id) limit ${asked}`)
    const desk = as(ctx, ada)
    const ours: number[] = []
    let found = 0
    for (const { id, other } of pairs) {
      const began = performance.now()
      const suggested = await suggestSame(desk, id)
      ours.push(performance.now() - began)
      if (suggested[0]?.personId === other) found++
    }
    await filling.query('create extension pg_trgm')
    await filling.query('create index bench_trgm on person_account using gin (name gin_trgm_ops)')
    await filling.end()
    const peers: number[] = []
    let foundByPeer = 0
    for (const { id, name, other } of pairs.slice(0, askedOfPeer)) {
      const began = performance.now()
      const { rows } = await pool.query<{ id: string }>(
        'select person_id as id from person_account where name % $1 and person_id <> $2 order by similarity(name, $1) desc limit 10',
        [name, id],
      )
      peers.push(performance.now() - began)
      if (rows[0]?.id === other) foundByPeer++
    }
    const likest = (value: string) => `the likest names by pg_trgm (${value})`
    report({
      case: `${people.toLocaleString('en')} people, the first is right`,
      value: share(found, ours),
      unit: 'share',
      peer: likest(`${share(foundByPeer, peers)}`),
    })
    for (const [place, quantile] of Object.entries({ p50: 0.5, p95: 0.95 })) {
      const [mine, theirs] = [at(ours, quantile), at(peers, quantile)]
      const peer = likest(`${Math.round(theirs)} ms`)
      report({ case: `who could this be, ${place}`, value: mine, unit: 'ms', peer, ratio: rounded(theirs / mine) })
    }
  } finally {
    await dropDatabase(server.url, database)
  }
}

const share = (found: number, of: unknown[]) => Math.round((1000 * found) / of.length) / 1000

function at(times: number[], quantile: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length * quantile)] ?? 0) * 100) / 100
}

/** Names of a few hundred first and last names: most full names are borne by several. */
const populate = `
  create temp table made as select n, gen_random_uuid() as id,
    'First' || substr(md5((n::bigint * 7919 % 400)::text), 1, 5) as first, 'Last' || substr(md5((n::bigint * 104729 % 3000)::text), 1, 6) as last
    from generate_series(1, ${people}) n;
  insert into person (id, name, first_heard_at) select id, first || ' ' || last, now() from made;
  insert into person_account (id, person_id, network, external_id, handle, name, avatar_url, seen_at)
  select gen_random_uuid(), id, 'bluesky', n::text, 'rider' || n || '.bsky.social', first || ' ' || last, 'https://cdn.example/' || n, now() from made;
  create temp table second as select n, gen_random_uuid() as id, first, last from made where n % 100 = 0;
  insert into person (id, name, first_heard_at) select id, first || ' ' || last, now() from second;
  insert into person_account (id, person_id, network, external_id, handle, name, avatar_url, seen_at)
  select gen_random_uuid(), id, 'mastodon', 'm' || n, case when n % 200 = 0 then 'rider' || n else 'other' || n end || '@social.example',
    case when n % 200 = 0 then left(first, 1) || '. ' || last else first || ' ' || last end,
    case when n % 200 = 0 then null else 'https://cdn.example/' || n end, now() from second;
  drop table made; drop table second`
