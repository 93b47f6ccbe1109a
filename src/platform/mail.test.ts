import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { world } from '../../test/world.ts'
import type { Context } from './context.ts'
import { isMailOn, queueMail, sendMail, sendMailJob } from './mail.ts'

const here = world()
const letters: { to: string[]; words: string }[] = []
let refuse: { code: number; message: string } | undefined
let server: SMTPServer
let ctx: Context

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', () => {
        if (refuse) return done(Object.assign(new Error(refuse.message), { responseCode: refuse.code }))
        const to = session.envelope.rcptTo.map(each => each.address)
        letters.push({ to, words: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const mail = { url: `smtp://127.0.0.1:${port}`, from: 'Halden community <community@halden.example>' }
  ctx = { ...here.ctx, config: { ...here.ctx.config, mail } }
})

afterAll(() => new Promise<void>(resolve => server.close(() => resolve())))

beforeEach(async () => {
  letters.length = 0
  refuse = undefined
  await here.database.pool.query('delete from graphile_worker._private_jobs')
})

const mail = {
  to: 'rosa@customers.example',
  subject: 'Sign in to Cargo Circle',
  text: 'Open this: https://x/link?token=abc',
}

async function waiting(): Promise<Parameters<typeof sendMail>[1][]> {
  const { rows } = await here.database.pool.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1`,
    [sendMailJob],
  )
  return rows.map(row => row.payload)
}

test('a mail is taken to the server as it was written', async () => {
  await queueMail(ctx, { ...mail, unsubscribeUrl: 'https://halden.example/stop' })
  const [one] = await waiting()
  if (!one) throw new Error('Nothing waits.')
  await sendMail(ctx, one)
  expect(letters).toHaveLength(1)
  expect(letters[0]?.to).toEqual(['rosa@customers.example'])
  expect(letters[0]?.words).toContain('Subject: Sign in to Cargo Circle')
  expect(letters[0]?.words).toContain('From: Halden community <community@halden.example>')
  expect(letters[0]?.words).toContain('List-Unsubscribe: <https://halden.example/stop>')
  expect(letters[0]?.words).toContain('Auto-Submitted: auto-generated')
})

test('nobody who reads the database reads a link that opens a door', async () => {
  await queueMail(ctx, mail)
  expect(JSON.stringify(await waiting())).not.toMatch(/rosa|token/)
})

test('a link that is too old is not sent any more', async () => {
  await queueMail(ctx, mail, { until: new Date(ctx.now().getTime() - 1000) })
  const [one] = await waiting()
  if (one) await sendMail(ctx, one)
  expect(one).toBeDefined()
  expect(letters).toHaveLength(0)
})

test('what the server refuses for good is given up; what it can’t take now is tried again', async () => {
  await queueMail(ctx, mail)
  const [one] = await waiting()
  if (!one) throw new Error('Nothing waits.')
  refuse = { code: 550, message: 'No such person here' }
  await sendMail(ctx, one)
  refuse = { code: 451, message: 'Come back later' }
  await expect(sendMail(ctx, one)).rejects.toMatchObject({ responseCode: 451 })
})

test('without a mail server nothing claims to send', () => {
  expect(isMailOn(here.ctx)).toBe(false)
  expect(isMailOn(ctx)).toBe(true)
})
