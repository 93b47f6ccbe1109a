import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from '#platform/context'
import type { Env } from '#platform/http'
import { openLive } from '#platform/live'
import type { Figure } from '../bin/measure.ts'
import { createApp } from '../src/apps/api/app.ts'
import { benchHouse, benchServer, emailOf, password, percentile, rounded } from './house.ts'
import { databaseOfResults } from './results-years.ts'

export const name = 'results.pages'

const messages = Number(process.env.MESSAGES ?? 10_000_000)
const rounds = Number(process.env.ROUNDS ?? 30)
const dayMs = 86_400_000

/**
 * Milliseconds for every page of Results with ten million messages of three years (MESSAGES=… for another number), as the
 * desk asks for them, one after another, through the real HTTP app in this process: no socket is in the figures. Beside the
 * time stands the processor time of this process; what the database takes is in the time alone.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await using server = await benchServer()
  const url = await databaseOfResults(server.url, messages)
  await using opened = await benchHouse(url)
  const { ctx } = opened.house
  const { pool } = opened.house.database
  await using live = await openLive(url)
  const app = createApp(ctx, live, opened.config.dataDir)
  await pool.query('delete from auth_rate_limit')
  const ask = await signIn(app, ctx)
  const one = async (query: string) => (await pool.query<{ id: string }>(query)).rows[0]?.id ?? ''
  const outcomeId = await one(`select id from outcome where withdrawn_at is null order by at desc offset 40 limit 1`)
  const bought = await one(`select conversation_id as id from outcome where kind = 'purchase' order by at desc limit 1`)
  const themeId = await one('select id from theme order by last_post_at desc limit 1')
  const decisionId = await one('select id from decision order by decided_at desc limit 1')
  const since = (days: number) => encodeURIComponent(new Date(ctx.now().getTime() - days * dayMs).toISOString())
  const month = (monthsAgo: number) => {
    const now = ctx.now()
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, 1)).toISOString().slice(0, 7)
  }
  const topicId = await one('select topic_id as id from message_topic group by 1 order by count(*) desc limit 1')
  const documentId = await one(
    'select document_id as id from invitation_made group by 1 order by count(*) desc limit 1',
  )
  const colleagueId = await one('select author_id as id from answer group by 1 order by count(*) desc limit 1')
  const monday = new Date(ctx.now().getTime() - (((ctx.now().getUTCDay() + 6) % 7) + 14) * dayMs)
  const behind: [of: string, which: string][] = [
    ...(['answered', 'late'] as const).map((of): [string, string] => [of, 'bluesky']),
    ['week', monday.toISOString().slice(0, 10)],
    ...(['sent', 'wrote-again'] as const).map((of): [string, string] => [of, 'answer']),
    ...(['invited', 'invited-wrote-again', 'invited-thanked'] as const).map((of): [string, string] => [of, documentId]),
    ['asked', topicId],
    ...(['carried', 'in-hand'] as const).map((of): [string, string] => [of, colleagueId]),
    ['spoken', topicId],
    ['led-by-step', 'answer'],
    ['led-by-network', 'bluesky'],
    ['led-by-colleague', colleagueId],
  ]
  const pages: [page: string, path: string][] = [
    ['results, since the beginning', '/api/results'],
    ['results, a month', `/api/results?since=${since(30)}`],
    ['results, a year', `/api/results?since=${since(365)}`],
    ['a result', `/api/outcomes/${outcomeId}`],
    ['a way to a purchase', `/api/conversations/${bought}/path`],
    ['letter, last month', '/api/letter'],
    ['letter, a year ago', `/api/letter?month=${month(12)}`],
    ...(['step', 'network', 'colleague'] as const).flatMap(by =>
      [7, 30, 90].map((days): [string, string] => [
        `attribution by ${by}, ${days} days`,
        `/api/attribution?by=${by}&windowDays=${days}`,
      ]),
    ),
    ['links', '/api/links'],
    ['experiments', '/api/experiments'],
    ['coverage', '/api/coverage'],
    ['coverage by hours', '/api/coverage/hours'],
    ['insight', '/api/themes'],
    ['a theme', `/api/themes/${themeId}`],
    ['decisions', '/api/decisions'],
    ['a decision', `/api/decisions/${decisionId}`],
    ['goals', '/api/goals'],
    ['my results', '/api/results/mine'],
    ['without you', '/api/advocacy'],
    ['answered and not', '/api/advocacy/answered'],
    ...(['without-us', 'recommends', 'prefers-us', 'prefers-them'] as const).map((what): [string, string] => [
      `posts behind: ${what}`,
      `/api/advocacy/posts?what=${what}`,
    ]),
    ['posts of a month, a year ago', `/api/advocacy/posts?what=without-us&month=${month(11)}`],
    ...behind.map(([of, which]): [string, string] => [
      `conversations behind: ${of}`,
      `/api/results/behind?of=${of}&which=${encodeURIComponent(which)}`,
    ]),
    ['people behind: answered', '/api/advocacy/cases?answered=yes'],
    ['people behind: not answered, recommended later', '/api/advocacy/cases?answered=no&later=recommended'],
  ]
  for (const [page, path] of pages) {
    if (process.env.PAGES && !page.includes(process.env.PAGES)) continue
    await ask(path)
    const times: number[] = []
    const from = process.cpuUsage()
    for (let round = 0; round < rounds; round++) {
      const began = performance.now()
      await ask(path)
      times.push(performance.now() - began)
    }
    const { user, system } = process.cpuUsage(from)
    const on = `${page}, ${messages.toLocaleString('en')} messages`
    report({ case: `${on}, p50`, value: rounded(percentile(times, 0.5)), unit: 'ms' })
    report({ case: `${on}, p95`, value: rounded(percentile(times, 0.95)), unit: 'ms' })
    report({ case: `${on}, CPU of the house`, value: rounded((user + system) / 1000 / rounds), unit: 'ms' })
  }
}

async function signIn(app: OpenAPIHono<Env>, ctx: Context): Promise<(path: string) => Promise<string>> {
  const response = await app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ctx.config.publicUrl },
    body: JSON.stringify({ email: emailOf(0), password }),
  })
  if (!response.ok) throw new Error(`Signing in was answered ${response.status}: ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  return async path => {
    const answer = await app.request(path, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`)
    return answer.text()
  }
}
