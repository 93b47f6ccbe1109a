import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveAnswer } from '#journey/answer'
import { claimConversation, listInbox } from '#journey/route'
import { as, type Context } from '#platform/context'
import { eventTasks } from '#platform/events'
import { startWorker } from '../../src/apps/worker.ts'
import { raiseIncident } from '../../src/journey/incident/raise-incident.ts'
import { chooseMails, myMails } from '../../src/journey/notify/choose-mails.ts'
import { mailLetters } from '../../src/journey/notify/mail-letters.ts'
import { clockTime } from '../../src/journey/notify/model.ts'
import { watchPromises } from '../../src/journey/promptness/watch-promises.ts'
import { askColleague } from '../../src/journey/together/ask-colleague.ts'
import { heard, post, quietSource } from '../post.ts'
import { townSquare } from '../town-square.ts'
import { until } from '../until.ts'
import { world } from '../world.ts'

/** Inés reads her mails and seldom looks at the desk; a mail server of our own takes them. */
const here = world()
const arrived: string[] = []
let server: SMTPServer
let worker: AsyncDisposable
let withMail: Context

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _, done) {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', () => {
        arrived.push(Buffer.concat(parts).toString())
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const mail = { url: `smtp://127.0.0.1:${port}`, from: 'Sosh at Halden <sosh@halden.example>' }
  withMail = { ...here.ctx, config: { ...here.ctx.config, mail } }
  await townSquare(here.ctx)
  const house = { ctx: withMail, database: here.database, databaseUrl: here.url, [Symbol.asyncDispose]: async () => {} }
  worker = await startWorker(house)
})
afterAll(async () => {
  await worker[Symbol.asyncDispose]()
  await new Promise<void>(resolve => server.close(() => resolve()))
})

const ines = () => as(withMail, here.as('ines').actor)
const mailTo = (name: string, subject: string) =>
  until(`${name} is written to: ${subject}`, async () => {
    const mails = await Promise.all(arrived.map(raw => new PostalMime().parse(raw)))
    return mails.find(mail => mail.to?.[0]?.address === `${name}@halden.example` && mail.subject?.includes(subject))
  })

async function asked(text: string): Promise<string> {
  await heard(here.ctx, await quietSource(here.ctx), post({ text, network: 'square' }))
  const { rows } = await listInbox(here.as('ines'), { view: 'everything', limit: 100 })
  return rows.find(row => row.text === text)?.id ?? ''
}

test('nobody is written to who did not ask, and nobody is promised mails that can’t leave', async () => {
  expect(await myMails(here.as('ines'))).toEqual({
    ...{ promises: false, questions: false, incidents: false, letter: false },
    ...{ address: 'ines@halden.example', isOn: false, mayHaveLetter: false },
  })
  const all = { promises: true, questions: true, incidents: true }
  await expect(chooseMails(here.as('ines'), all)).rejects.toMatchObject({ kind: 'refused' })
  await expect(chooseMails(as(withMail, { kind: 'job', name: 'sweep' }), all)).rejects.toMatchObject({
    kind: 'forbidden',
  })
  expect(await chooseMails(ines(), all)).toMatchObject({ ...all, isOn: true })
})

test('a colleague asks, a promise runs out, something is wrong: Inés gets a mail about each, with no word of anybody outside', async () => {
  const text = 'Does the secret prototype of my uncle fit the Tour?'
  const id = await asked(text)
  await askColleague(here.as('tomas'), id, { of: here.id('ines'), words: 'Do you know?' })
  const question = await mailTo('ines', 'A colleague asks you something')
  expect(question.text).toContain(`/inbox/${id}`)
  expect(question.text).toContain('Other mails, or none: ')

  await claimConversation(here.as('ines'), id)
  here.pass(161 * 60_000)
  await claimConversation(here.as('ines'), id)
  await watchPromises(as(here.ctx, { kind: 'job', name: 'sweep' }))
  expect((await mailTo('ines', 'Somebody is promised an answer by')).text).toContain(`/inbox/${id}`)

  const answer = await giveAnswer(here.as('ines'), { conversationId: id, text: 'It fits, if it is not too wide.' })
  const incident = await raiseIncident(here.as('tomas'), { answerId: answer.id, reason: 'It is too wide' })
  const wrong = await mailTo('ines', 'Something is wrong')
  expect(wrong.text).toContain(`/incidents/${incident.id}`)
  expect(wrong.text).toContain('beside something you wrote')
  expect(arrived.join('\n')).not.toContain('prototype')
  // Marta answers for it as well, and asked for no mails.
  expect(arrived.filter(raw => raw.includes('marta@halden.example'))).toEqual([])
})

test('news that is told once more after a crash is no second mail, and who wants no more gets none', async () => {
  const { rows } = await here.database.pool.query(`select id from event where name = 'colleague.asked'`)
  const hear = eventTasks().find(({ name }) => name === 'notify hears colleague.asked')
  for (const row of rows) await hear?.run(withMail, { eventId: row.id })
  await chooseMails(ines(), { promises: false, questions: false, incidents: true })
  const id = await asked('And where do I find the number of my frame?')
  await askColleague(here.as('tomas'), id, { of: here.id('ines'), words: 'Where is it?' })
  await until('the news was told', async () => {
    const { rows: jobs } = await here.database.pool.query(
      `select 1 from graphile_worker.jobs where task_identifier = 'news of colleague.asked'`,
    )
    return jobs.length === 0
  })
  // The three of before: what was told again added none, and what she wants no more neither.
  const { rows: written } = await here.database.pool.query('select count(*)::int as count from employee_mail_sent')
  expect(written[0].count).toBe(3)
  expect(arrived).toHaveLength(3)
})

test('Ada leads and asks for the letter: it comes once, on the first of the month, however often a worker is killed over it', async () => {
  const only = { promises: false, questions: false, incidents: false, letter: true }
  await expect(chooseMails(ines(), only)).rejects.toMatchObject({ kind: 'forbidden' })
  const ada = as(withMail, here.as('ada').actor)
  expect(await chooseMails(ada, only)).toMatchObject({ letter: true, mayHaveLetter: true })
  const sweep = as(withMail, { kind: 'job', name: 'sweep' })
  expect(await mailLetters(sweep)).toBe(0)

  const now = here.ctx.now()
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)
  here.pass(first - now.getTime() + 60_000)
  // Killed once it was noted, before the mail was in line: neither has happened.
  const killed = { ...sweep, secrets: { ...sweep.secrets, seal: () => expect.fail('killed') } }
  await mailLetters(killed).catch(() => {})
  await Promise.all([mailLetters(sweep), mailLetters(sweep)])
  expect(await mailLetters(sweep)).toBe(0)

  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(now)
  const letter = await mailTo('ada', `What conversations changed in ${month}`)
  expect(letter.html).toContain(`<h1>What conversations changed in ${month}</h1>`)
  expect(letter.html).toContain(`/api/letter/paper?month=${now.toISOString().slice(0, 7)}`)
  expect(letter.text).toContain('Other mails, or none: ')
  const { rows } = await here.database.pool.query('select month::text, employee_id as who from employee_letter_sent')
  expect(rows).toEqual([{ month: `${now.toISOString().slice(0, 7)}-01`, who: here.id('ada') }])
  expect(arrived.filter(raw => raw.includes('ada@halden.example'))).toHaveLength(1)
})

test('the time of a promise is said by the clock of whoever reads, with the day where it is another', () => {
  const at = new Date('2026-03-02T23:30:00Z')
  expect(clockTime(at, new Date('2026-03-02T20:00:00Z'), 'UTC')).toBe('23:30')
  expect(clockTime(at, new Date('2026-03-02T20:00:00Z'), 'Europe/Berlin')).toBe('Tuesday 3 March, 00:30')
})
