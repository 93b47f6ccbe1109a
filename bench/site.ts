import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { makeFirstSpace } from '#places/community'
import { foundCommunity } from '#places/sites'
import { as } from '#platform/context'
import { readMigrations } from '#platform/migrate'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import type { Figure } from '../bin/measure.ts'
import { benchHouse, benchServer, median, percentile, rounded, settle, withClient } from './house.ts'

export const name = 'site'

const topics = 50_000
const postsPerTopic = 20
const connections = 16
const rounds = 5
const roundMs = 2_000
/** A server that has answered for some seconds has compiled what it answers with. */
const warmUpMs = 8_000

/**
 * Pages of the public site with a million posts stored, over real sockets: a topic of twenty posts that is not kept, and
 * one that is, in requests a second beside `node:http` that says hello and beside a handler that reads the same rows and
 * puts them between tags; the home and the search in milliseconds.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await using server = await benchServer()
  const url = await databaseOfPosts(server.url)
  const { ids, siteId } = await withClient(url, async client => {
    const { rows } = await client.query<{ id: string }>('select id from community_topic order by random() limit 20000')
    const { rows: sites } = await client.query<{ id: string }>('select id from site')
    return { ids: rows.map(row => row.id), siteId: sites[0]?.id ?? '' }
  })
  if (!siteId) throw new Error('The community of the bench is not there.')
  await using servers = await startServers(url)
  const { bare, hello, sosh } = servers
  let at = 0
  const topic = () => `/community/topics/${ids[at++ % ids.length]}/a-title`
  const kept = () => `/community/topics/${ids[at++ % 50]}/a-title`

  // Each in turn in every round, so that what else the machine does falls on all alike.
  const rates: Record<Case, number[]> = { hello: [], bare: [], topic: [], kept: [] }
  const work: Record<Case, number[]> = { hello: [], bare: [], topic: [], kept: [] }
  const note = async (which: Case, port: number, next: () => string): Promise<void> => {
    const before = await servers.worked()
    const { ms, perSecond } = await ask(port, next, roundMs)
    rates[which].push(perSecond)
    work[which].push(((await servers.worked()) - before) / ms.length)
  }
  await ask(sosh, topic, warmUpMs)
  await ask(bare, topic, warmUpMs)
  for (let round = 0; round < rounds; round++) {
    await note('hello', hello, () => '/')
    await note('bare', bare, topic)
    await note('topic', sosh, topic)
    await ask(sosh, kept, 300)
    await note('kept', sosh, kept)
  }
  const [hellos, bares, uncached, cached] = [rates.hello, rates.bare, rates.topic, rates.kept].map(median)
  const rate = (of: string, value = 0, peer = '', other = 1): void =>
    report({
      bench: 'site.topic',
      case: of,
      value: Math.round(value),
      unit: 'pages/s',
      peer,
      ratio: rounded(value / other),
    })
  rate('uncached, beside hello', uncached, 'node:http hello', hellos)
  rate('uncached, beside bare', uncached, 'the same rows between tags', bares)
  rate('for guests, kept', cached, 'node:http hello', hellos)
  report({ bench: 'site.topic', case: 'hello', value: Math.round(hellos ?? 0), unit: 'pages/s' })
  // Without what the database worked: it is a process of its own.
  for (const each of ['hello', 'bare', 'topic', 'kept'] as const) {
    const value = Math.round((median(work[each]) ?? 0) * 1000)
    report({ bench: 'site.topic', case: `${each}, work of the web process`, value, unit: 'µs/page' })
  }

  const turn = (n: number, words: string[]) => encodeURIComponent(words[n % words.length] ?? '')
  let n = 0
  // Each with other parameters, so that no page is kept.
  const home = await ask(sosh, () => `/community?n=${n++}`, 5_000, 4)
  report({ bench: 'site.home', case: 'p95', value: rounded(percentile(home.ms, 0.95)), unit: 'ms' })
  const searches = [
    'battery',
    'charging winter',
    'how do I adjust the brakes',
    'wobble',
    'lights cable frame',
    'warranty',
  ]
  const found = await ask(sosh, () => `/community/search?q=${turn(n++, searches)}`, 8_000, 4)
  report({ bench: 'site.search', case: 'p95', value: rounded(percentile(found.ms, 0.95)), unit: 'ms' })
  for (const words of searches) {
    const { ms } = await ask(sosh, () => `/community/search?q=${encodeURIComponent(words)}`, 1_000, 1)
    report({ bench: 'site.search', case: `“${words}”, one at a time`, value: rounded(median(ms)), unit: 'ms' })
  }
}

type Case = 'hello' | 'bare' | 'topic' | 'kept'

interface Servers extends AsyncDisposable {
  /** What their process has worked so far, ms. */
  worked: () => Promise<number>
  hello: number
  bare: number
  sosh: number
}

async function startServers(url: string): Promise<Servers> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./site-server.ts', import.meta.url)), url, 'http://127.0.0.1:4100'],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  if (!child.stdout) throw new Error('The servers say nothing.')
  const lines = createInterface({ input: child.stdout })
  const [line] = await once(lines, 'line')
  const [hello = 0, bare = 0, sosh = 0]: number[] = JSON.parse(line)
  return {
    ...{ hello, bare, sosh },
    async worked() {
      const told = once(child, 'message')
      child.send('worked')
      const [ms]: number[] = await told
      return ms ?? 0
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

/** Asks for pages for a while over some connections that stay open, each for the next as soon as it has one. */
async function ask(
  port: number,
  next: () => string,
  forMs: number,
  many = connections,
): Promise<{ perSecond: number; ms: number[] }> {
  const ms: number[] = []
  const began = performance.now()
  const until = began + forMs
  await Promise.all(Array.from({ length: many }, () => askOn(port, next, until, ms)))
  return { perSecond: (ms.length / (performance.now() - began)) * 1000, ms }
}

function askOn(port: number, next: () => string, until: number, ms: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let left = -1
    let head = ''
    let sentAt = 0
    const send = () => {
      if (performance.now() >= until) {
        socket.end()
        return resolve()
      }
      sentAt = performance.now()
      left = -1
      head = ''
      socket.write(`GET ${next()} HTTP/1.1\r\nHost: 127.0.0.1:4100\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\r\n`)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', chunk => {
      if (left < 0) {
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        if (!head.startsWith('HTTP/1.1 200')) return reject(new Error(head.slice(0, 400)))
        const length = /content-length: (\d+)/i.exec(head)?.[1]
        // In chunks it ends with an empty one, which stands nowhere else.
        left = length === undefined ? Number.POSITIVE_INFINITY : Number(length) - (head.length - end - 4)
        if (length === undefined && head.endsWith('0\r\n\r\n')) left = 0
      } else if (Number.isFinite(left)) left -= chunk.byteLength
      else if (chunk.subarray(-5).toString('latin1') === '0\r\n\r\n') left = 0
      if (left > 0) return
      ms.push(performance.now() - sentAt)
      send()
    })
  })
}

/** A community with a million posts, made once and kept between runs for as long as the tables and this file are the same. */
async function databaseOfPosts(serverUrl: string): Promise<string> {
  const migrations = await readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)))
  const text = [...migrations.map(each => each.checksum), fill].join()
  const database = `posts_${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
  const known = await withClient(serverUrl, async client => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'posts\\_%' or datname = 'making_posts'`,
    )
    return rows.map(row => row.datname)
  })
  if (known.includes(database)) return urlOfDatabase(serverUrl, database)
  for (const old of known) await dropDatabase(serverUrl, old)
  console.error('Fills a community with a million posts: once, some minutes.')
  await createDatabase(serverUrl, 'making_posts')
  const making = urlOfDatabase(serverUrl, 'making_posts')
  {
    await using opened = await benchHouse(making)
    const [ada] = await settle(opened.house.ctx, 2)
    if (!ada) throw new Error('Nobody set the house up.')
    const site = await foundCommunity(as(opened.house.ctx, ada), { name: 'Cargo Circle', language: 'en' })
    await makeFirstSpace(opened.house.ctx, site.id)
  }
  const client = new pg.Client({ connectionString: making })
  await client.connect()
  await client.query(fill)
  for (const table of ['community_post', 'community_topic', 'member']) await client.query(`vacuum analyze ${table}`)
  await client.end()
  await withClient(urlOfDatabase(serverUrl, 'postgres'), aside =>
    aside.query(`alter database making_posts rename to ${database}`),
  )
  return urlOfDatabase(serverUrl, database)
}

/** Words of very different frequency, as people use them: the commonest in every sixth post, most in one of a hundred. */
const fill = `
  -- What is made here fits together: each row is not looked up again.
  set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 0;
  create temp table bag as select array_agg(word) as words from (
    select unnest(string_to_array('battery brakes charging winter lights frame cable warranty children wobble gears chain', ' ')) as word
    union all select 'w' || left(md5(n::text), 7) from generate_series(1, 3000) n) w;
  create function pg_temp.some(many int) returns text language sql volatile as $$
    select string_agg(words[1 + floor(3012 * power(random(), 1.5))::int], ' ') from generate_series(1, many), bag $$;
  insert into member (id, handle, name, made_at, is_sample)
  select gen_random_uuid(), 'rider' || n, 'Rider ' || n, now() - n * interval '1 hour', true from generate_series(1, 5000) n;
  create temp table who as select row_number() over () as n, id from member;
  create index on who (n);
  create temp table told as select n, initcap(pg_temp.some(1)) || ' and the ' || pg_temp.some(2) || ': how do I adjust the ' || pg_temp.some(3) || '?' as title from generate_series(1, ${topics}) n;
  insert into community_topic (id, site_id, space_id, kind, title, language, member_id, opened_at, last_post_at, last_number, reply_count)
  select ('01890000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, (select id from site), (select id from community_space),
    case when n % 10 = 0 then 'discussion' else 'question' end, title, 'en', (select id from who where who.n = 1 + told.n % 5000),
    now() - (${topics} - n) * interval '20 minutes', now() - (${topics} - n) * interval '20 minutes' + interval '3 hours', ${postsPerTopic}, ${postsPerTopic - 1}
  from told;
  create temp table drawn as select n, words, setweight(to_tsvector('english', words), 'C') || setweight(to_tsvector('simple', words), 'C') as search
    from (select n, pg_temp.some(40) as words from generate_series(0, 9999) n) w;
  create temp table numbered as select *, row_number() over (order by id) as r from community_topic;
  analyze drawn; analyze numbered; analyze who;
  drop index community_post_first_words; drop index community_post_reply_words;
  insert into community_post (id, topic_id, site_id, number, member_id, text, html, language, written_at, search)
  select ('01890000-0000-7001-8000-' || lpad(to_hex(t.r * 100 + k), 12, '0'))::uuid, t.id, t.site_id, k, who.id, d.words,
    '<p>' || d.words || '</p>', 'en', t.opened_at + k * interval '9 minutes',
    case when k = 1 then setweight(to_tsvector('english', t.title), 'A') || setweight(to_tsvector('simple', lower(t.title)), 'A') || d.search else d.search end
  from numbered t cross join generate_series(1, ${postsPerTopic}) k
    join drawn d on d.n = (t.r * 31 + k * 977) % 10000 join who on who.n = 1 + (k * 7919 + t.r) % 5000;
  create index community_post_first_words on community_post using gin (search) where number = 1 and removed_at is null;
  create index community_post_reply_words on community_post using gin (search) where number > 1 and removed_at is null`
