import { afterEach, expect, test } from 'vitest'
import { until } from '../../test/until.ts'
import { world } from '../../test/world.ts'
import { emit, eventTasks, listenFor, subscriptions } from './events.ts'
import { type Job, startJobs } from './jobs.ts'

declare module './events.ts' {
  interface Events {
    'bell.rung': { bellId: string }
  }
}

const here = world()
const queues: AsyncDisposable[] = []

afterEach(async () => {
  await Promise.all(queues.splice(0).map(queue => queue[Symbol.asyncDispose]()))
})

test('every room hears the news once, in its turn; one that failed is told again, by itself', async () => {
  const heard: string[] = []
  let failures = 1
  listenFor([
    subscriptions('kitchen', {
      'bell.rung': async (_ctx, { payload }) => void heard.push(`kitchen ${payload.bellId}`),
    }),
    subscriptions('hall', {
      'bell.rung': async () => {
        heard.push('hall')
        if (failures-- > 0) throw new Error('Nobody in the hall.')
      },
    }),
    subscriptions('garden', { 'bell.rung': async ctx => void heard.push(`garden as ${JSON.stringify(ctx.actor)}`) }),
  ])
  queues.push(startJobs(here.ctx, here.database.pool, eventTasks() as Job<never>[]))
  await emit(here.ctx, 'bell.rung', { bellId: 'door' })
  await until('the hall is told again', () => heard.length === 4)
  expect(heard).toEqual(['kitchen door', 'hall', 'garden as {"kind":"job","name":"garden hears bell.rung"}', 'hall'])
  await until(
    'nothing waits',
    async () =>
      (await here.database.pool.query(`select 1 from graphile_worker.jobs where task_identifier like '% bell.rung'`))
        .rowCount === 0,
  )
  expect(heard).toHaveLength(4)
})
