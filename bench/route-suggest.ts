import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { insertSampleSource, type Post, theSource } from '#core/channels'
import { upsertDocument } from '#core/team'
import { hear } from '#journey/listen'
import { suggestColleagues } from '#journey/route'
import { understanding } from '#journey/understand'
import { newId } from '#lib/id'
import { as } from '#platform/context'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import type { Figure } from '../bin/measure.ts'
import { benchHouse, benchServer, rounded, settle } from './house.ts'
import { jetstreamLines } from './posts.ts'

export const name = 'route.suggest'

const colleagues = 40
const documents = 300
const batch = 100
const warmUp = 10
const measured = 40

/**
 * CPU per post from “understood” to “suggested”: a batch of a hundred conversations, forty colleagues with two topics each and
 * three hundred documents of theirs. This process and the database, where the system tells of it.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await using server = await benchServer()
  const database = `bench_route_${process.pid}`
  await createDatabase(server.url, database)
  try {
    await using opened = await benchHouse(urlOfDatabase(server.url, database))
    const { ctx } = opened.house
    const { pool } = opened.house.database
    const people = await settle(ctx, colleagues)
    for (let n = 0; n < documents; n++) {
      const [one] = posts(1, n * 7 + 1)
      const author = people[1 + (n % colleagues)]
      if (!one || !author) continue
      const title = `${one.text.slice(0, 60)} ${n}`
      const document = { id: newId(), title, url: `https://halden.example/${n}`, language: 'en', summary: one.text }
      await upsertDocument(ctx, { ...document, authorIds: [author.employeeId] }, false)
    }
    const sourceId = newId()
    const source = { id: sourceId, connector: 'bluesky', network: 'bluesky', label: 'Stream', settings: {} }
    await insertSampleSource(ctx, { ...source, secretId: null, keeps: 'all' }, null)
    const job = as(ctx, { kind: 'job', name: 'bench' })
    const batches: string[][] = []
    for (let n = 0; n < warmUp + measured; n++) {
      const heardIn = posts(batch, 100_000 + n * batch).map(post => ({ kind: 'post' as const, post }))
      const actor = { kind: 'connector' as const, name: 'bluesky', sourceId }
      await hear(as(ctx, actor), await theSource(ctx, sourceId), { news: heardIn }, understanding)
    }
    const { rows } = await pool.query<{ id: string }>('select id from message order by heard_at, id')
    for (let n = 0; n < warmUp + measured; n++) batches.push(rows.slice(n * batch, (n + 1) * batch).map(row => row.id))
    let count = 0
    let started = process.cpuUsage()
    let before = await databaseCpuMs(pool)
    for (const [n, ids] of batches.entries()) {
      if (n === warmUp) {
        started = process.cpuUsage()
        before = await databaseCpuMs(pool)
      }
      await suggestColleagues(job, ids)
      if (n >= warmUp) count += ids.length
    }
    const used = process.cpuUsage(started)
    report({ case: 'house', value: rounded((used.user + used.system) / count), unit: 'µs of CPU per post' })
    const after = await databaseCpuMs(pool)
    if (before !== undefined && after !== undefined)
      report({ case: 'database', value: rounded(((after - before) * 1000) / count), unit: 'µs of CPU per post' })
  } finally {
    await dropDatabase(server.url, database)
  }
}

interface Line {
  did: string
  commit: { rkey: string; record: { text: string; createdAt: string } }
}

/** What people write, each a conversation of its own. */
function posts(count: number, from: number): Post[] {
  return [...jetstreamLines(count, from)].map(line => {
    const { did, commit } = JSON.parse(line) as Line
    return {
      network: 'bluesky',
      externalId: `at://${did}/app.bsky.feed.post/${commit.rkey}`,
      author: { externalId: did, handle: `${did.slice(8, 20)}.test` },
      text: commit.record.text,
      postedAt: new Date(commit.record.createdAt),
      links: [],
      tags: [],
      mentions: [],
      media: [],
    }
  })
}

/** What the connections to this database used so far, where Linux tells. */
async function databaseCpuMs(pool: pg.Pool): Promise<number | undefined> {
  const { rows } = await pool.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()',
  )
  try {
    const ticks = rows.map(({ pid }) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return Number(fields[11]) + Number(fields[12])
    })
    return ticks.reduce((sum, each) => sum + each, 0) * 10
  } catch {
    return undefined
  }
}
