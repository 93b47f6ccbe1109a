import type { OpenAPIHono } from '@hono/zod-openapi'
import type pg from 'pg'
import type { Env } from '#platform/http'
import { openLive } from '#platform/live'
import type { Figure } from '../bin/measure.ts'
import { createApp } from '../src/apps/api/app.ts'
import { benchHouse, benchServer, emailOf, median, password, percentile, rounded } from './house.ts'
import { databaseOfYears } from './years.ts'

export const name = 'inbox'

const clients = 8
const rounds = 5
const roundMs = 1_000
const lists = ['for-you', 'nobody-yet', 'with-colleagues', 'in-review', 'answered', 'praise', 'everything']

/** Asks the app for a page as one colleague; the `turn`th time. */
type Page = (turn: number) => Promise<unknown>

/**
 * Milliseconds for the pages of the inbox with a million conversations (30,000 open) and five million messages, through
 * the real HTTP app: eight colleagues at once, none of whom pauses. Lists stand beside the same page with its three
 * numbers counted exactly (mine, nobody's, all that are open), which is what other tools do; the two take turns.
 * The app is called in this process: no socket is in the figures.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  await using server = await benchServer()
  const url = await databaseOfYears(server.url)
  await using opened = await benchHouse(url)
  const { pool } = opened.house.database
  const { ctx } = opened.house
  await using live = await openLive(url)
  const app = createApp(ctx, live, opened.config.dataDir)
  await pool.query('delete from auth_rate_limit')
  const colleagues = await Promise.all(
    Array.from({ length: clients }, (_, index) => signIn(app, pool, ctx.config.publicUrl, emailOf(index + 1))),
  )

  for (const view of lists) {
    const list = colleagues.map(
      ({ ask }): Page =>
        () =>
          Promise.all([ask(`/api/inbox?view=${view}`), ask('/api/inbox/counts')]),
    )
    const exact = colleagues.map(
      ({ ask, employeeId }): Page =>
        () =>
          Promise.all([ask(`/api/inbox?view=${view}`), countExactly(pool, employeeId)]),
    )
    await measure(report, 'inbox.list', view, list, exact)
  }
  for (const view of ['for-you', 'nobody-yet'])
    await measure(
      report,
      'inbox.list',
      `${view}, by priority`,
      colleagues.map(
        ({ ask }): Page =>
          () =>
            Promise.all([ask(`/api/inbox?view=${view}&order=priority`), ask('/api/inbox/counts')]),
      ),
    )
  await measure(
    report,
    'inbox.list',
    'today',
    colleagues.map(
      ({ ask }): Page =>
        () =>
          ask('/api/today'),
    ),
  )
  const { rows } = await pool.query<{ id: string }>('select id from conversation tablesample system (0.2) limit 2000')
  await measure(
    report,
    'inbox.open',
    'conversation',
    colleagues.map(
      ({ ask }, index): Page =>
        turn =>
          ask(`/api/conversations/${rows[(turn * clients + index) % rows.length]?.id}`),
    ),
  )
}

async function signIn(
  app: OpenAPIHono<Env>,
  pool: pg.Pool,
  origin: string,
  email: string,
): Promise<{ ask: (path: string) => Promise<unknown>; employeeId: string }> {
  const response = await app.request('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`Signing in was answered ${response.status}: ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  const { rows } = await pool.query<{ id: string }>(
    'select e.id from employee e join auth_user u on u.id = e.user_id where u.email = $1',
    [email],
  )
  return {
    employeeId: rows[0]?.id ?? '',
    async ask(path) {
      const answer = await app.request(path, { headers: { cookie } })
      if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`)
      return answer.text()
    },
  }
}

/** The three numbers that other tools show above a list. */
async function countExactly(pool: pg.Pool, employeeId: string): Promise<unknown> {
  return Promise.all([
    pool.query(
      `select count(*) from conversation where standing in ('open', 'claimed') and (assignee_id = $1 or id in (
         select conversation_id from suggestion where employee_id = $1 and passed_at is null))`,
      [employeeId],
    ),
    pool.query(`select count(*) from conversation where standing = 'open' and assignee_id is null`),
    pool.query(`select count(*) from conversation where standing in ('open', 'claimed')`),
  ])
}

async function measure(
  report: (figure: Figure) => void,
  bench: string,
  what: string,
  ours: Page[],
  theirs?: Page[],
): Promise<void> {
  const p50: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  const p99: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  for (let round = 0; round <= rounds; round++)
    for (const [who, pages] of [
      ['ours', ours],
      ['theirs', theirs],
    ] as const) {
      if (!pages) continue
      const times = await oneRound(pages)
      // The first round warms both up.
      if (round === 0) continue
      p50[who].push(percentile(times, 0.5))
      p99[who].push(percentile(times, 0.99))
    }
  for (const [label, times] of [
    ['p50', p50],
    ['p99', p99],
  ] as const) {
    const value = median(times.ours)
    const other = median(times.theirs)
    report({
      bench,
      case: `${what}, ${label} of ${clients} clients`,
      value: rounded(value),
      unit: 'ms',
      ...(theirs && {
        peer: `the same list, counted exactly (${rounded(other)} ms)`,
        ratio: rounded(other / value),
      }),
    })
  }
}

/** Every client asks again as soon as it was answered, for a second. */
async function oneRound(pages: Page[]): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + roundMs
  await Promise.all(
    pages.map(async page => {
      for (let turn = 0; performance.now() < until; turn++) {
        const from = performance.now()
        await page(turn)
        times.push(performance.now() - from)
      }
    }),
  )
  return times
}
