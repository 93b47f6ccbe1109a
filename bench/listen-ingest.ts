import type pg from 'pg'
import { newId } from '#lib/id'
import { openLive } from '#platform/live'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import type { Figure } from '../bin/measure.ts'
import { startListener, startWorker } from '../src/apps/worker.ts'
import { startPump } from '../test/networks/atproto.ts'
import { benchHouse, benchServer, median, onCopy, rounded, settle, withClient } from './house.ts'
import { jetstreamLines } from './posts.ts'

export const name = 'listen.ingest'

const posts = 10_000
const savedQueries = 100
const rounds = 3
const warmUps = 2
const template = 'ingest_template'

/**
 * Posts per second from a Jetstream-like stream on loopback through matching, understanding and storing, one process;
 * beside a bare `insert … select unnest`, 1,000 posts at a time, that puts the very same rows into the same tables of the
 * same server. Every post is kept. Each round has a fresh database; rounds of the two take turns.
 *
 * "listener" is the role that hears: it matches, reads each post whole and stores it, until the last commit. "listener and
 * worker" also counts what the posts are about, folds copies and suggests colleagues, in the same process, until nothing
 * of that waits any more.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await using server = await benchServer()
  await using pump = await startPump({ events: jetstreamLines(posts) })
  await prepareTemplate(server.url, pump.url)

  const alone: number[] = []
  const together: number[] = []
  const bare: number[] = []
  let rows: TableRows[] | undefined
  // The first two rounds warm both up, as a house that listens is warm; the first hands the rows over.
  for (let round = 0; round < rounds + warmUps; round++) {
    const ours = await onCopy(server.url, template, async url => {
      const rate = await ingest(url, false)
      rows ??= await rowsOf(url)
      return rate
    })
    const theirs = await onCopy(server.url, template, url => insertBare(url, rows ?? []))
    const busy = round < warmUps ? 0 : await onCopy(server.url, template, url => ingest(url, true))
    if (round < warmUps) continue
    alone.push(ours)
    bare.push(theirs)
    together.push(busy)
  }
  await dropDatabase(server.url, template)
  const peer = `insert … select unnest, 1,000 posts at a time (${Math.round(median(bare))} posts/s)`
  for (const [what, rates] of [
    ['listener', alone],
    ['listener and worker', together],
  ] as const)
    report({
      case: `${posts.toLocaleString('en')} posts, ${savedQueries} queries, ${what}`,
      value: Math.round(median(rates)),
      unit: 'posts/s',
      peer,
      ratio: rounded(median(rates.map((rate, index) => rate / (bare[index] ?? rate)))),
    })
}

/** A company of ten colleagues with a hundred queries and one open stream. */
async function prepareTemplate(serverUrl: string, streamUrl: string): Promise<void> {
  await dropDatabase(serverUrl, template)
  await createDatabase(serverUrl, template)
  await using opened = await benchHouse(urlOfDatabase(serverUrl, template))
  const { ctx } = opened.house
  await settle(ctx, 10)
  const words = 'battery brake bike charger winter delivery warranty app frame light akku rad batería frein'.split(' ')
  await withClient(urlOfDatabase(serverUrl, template), async client => {
    for (let index = 0; index < savedQueries; index++) {
      const [one, other] = [words[index % words.length], words[(index * 5 + 3) % words.length]]
      const text =
        index % 3 === 0
          ? `${one} NEAR/5 ${other}`
          : index % 3 === 1
            ? `"${one} ${other}"`
            : `${one} NOT ${other} lang:en`
      await client.query(
        'insert into listening_query (id, name, text, made_at, changed_at) values ($1, $2, $3, now(), now())',
        [newId(), `Query ${index}`, text],
      )
    }
    await client.query(
      `insert into source (id, connector, network, label, settings, keeps, opened_at)
       values ($1, 'bluesky', 'bluesky', 'The stream', $2, 'all', now())`,
      [newId(), JSON.stringify({ stream: 'jetstream', url: streamUrl, plcUrl: 'https://plc.directory' })],
    )
  })
}

/** From opening the stream to the commit of its last post. */
async function ingest(url: string, withWorker: boolean): Promise<number> {
  await using opened = await benchHouse(url)
  const { house } = opened
  await using live = await openLive(url)
  await using _worker = withWorker ? await startWorker(house) : undefined
  const heard = () =>
    withClient(url, async client => {
      for (;;) {
        const { rows } = await client.query<{ heard: number; failure: string | null }>(
          'select heard_count as heard, failure from source',
        )
        if (rows[0]?.failure) throw new Error(rows[0].failure)
        if ((rows[0]?.heard ?? 0) >= posts && !(withWorker && (await hasWork(client)))) return performance.now()
        await new Promise(resolve => setTimeout(resolve, 10))
      }
    })
  const started = performance.now()
  await using _listener = startListener(house, live)
  return (posts * 1000) / ((await heard()) - started)
}

async function hasWork(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ waiting: boolean }>(
    `select exists (select 1 from graphile_worker.jobs where task_identifier ~ ' posts.(heard|understood)$') as waiting`,
  )
  return rows[0]?.waiting ?? true
}

interface TableRows {
  table: string
  columns: { name: string; type: string }[]
  /** Batch by batch, column by column. */
  batches: unknown[][][]
}

const perBatch = 1_000
/** The tables in the order in which their rows need each other, and the thousand of messages that needs a row first. */
const tables = {
  person: '(select min(batch) from place p join person_account a on a.id = p.account_id where a.person_id = t.id)',
  person_account: '(select min(batch) from place where account_id = t.id)',
  conversation: '(select min(batch) from place where conversation_id = t.id)',
  message: '(select batch from place where id = t.id)',
  query_match: '(select batch from place where id = t.message_id)',
  reading: '(select batch from place where id = t.message_id)',
  message_topic: '(select batch from place where id = t.message_id)',
}

/** What a round stored, ready to be put in again: the peer only has to send it. */
async function rowsOf(url: string): Promise<TableRows[]> {
  return withClient(url, async client => {
    await client.query(`
      create temp table place as
        select id, conversation_id, account_id, (row_number() over (order by id) - 1) / ${perBatch} as batch from message;
      create index on place (id); create index on place (conversation_id); create index on place (account_id);
      analyze place`)
    const all: TableRows[] = []
    for (const [table, batch] of Object.entries(tables)) all.push(await tableRows(client, table, batch))
    return all
  })
}

async function tableRows(client: pg.Client, table: string, batch: string): Promise<TableRows> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  const picked = columns
    .map(({ name, type }) =>
      type === 'tsvector'
        ? `array_to_string(tsvector_to_array(${name}), E'\\x1f')`
        : type.endsWith('[]')
          ? `array_to_string(${name}, E'\\x1f')`
          : `${name}::text`,
    )
    .join(', ')
  const { rows } = await client.query<unknown[]>({
    text: `select ${batch} as batch, ${picked} from ${table} t order by 1, ctid`,
    rowMode: 'array',
  })
  const batches: unknown[][][] = []
  for (const [at, ...row] of rows) {
    const batch = batches[Number(at)] ?? columns.map(() => [])
    batches[Number(at)] = batch
    for (const [index, value] of row.entries()) batch[index]?.push(value)
  }
  return { table, columns, batches }
}

/** One transaction for each thousand posts, one statement for each table. */
async function insertBare(url: string, rows: TableRows[]): Promise<number> {
  return withClient(url, async client => {
    const most = Math.ceil(posts / perBatch)
    const statements = rows.map(({ table, columns }) => {
      const given = columns.map(({ type }, index) => `$${index + 1}::${isList(type) ? 'text' : type}[]`)
      const names = columns.map(column => column.name)
      const values = columns.map(({ name, type }) =>
        type === 'tsvector'
          ? `array_to_tsvector(string_to_array(${name}, E'\\x1f'))`
          : type.endsWith('[]')
            ? `string_to_array(${name}, E'\\x1f')::${type}`
            : name,
      )
      return `insert into ${table} (${names}) select ${values} from unnest(${given}) as t (${names})`
    })
    const started = performance.now()
    for (let batch = 0; batch < most; batch++) {
      await client.query('begin')
      for (const [index, { batches }] of rows.entries())
        if (batches[batch])
          await client.query({ name: `insert ${index}`, text: statements[index] ?? '', values: batches[batch] })
      await client.query('commit')
    }
    return (posts * 1000) / (performance.now() - started)
  })
}

function isList(type: string): boolean {
  return type === 'tsvector' || type.endsWith('[]')
}
