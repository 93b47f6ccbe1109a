import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/id'
import { makeFirstSpace, openTopic, removePost, reply, spacesOf, theTopic, write } from '#places/community'
import { changeMember, joinWithAccount, leave } from '#places/members'
import { foundCommunity } from '#places/sites'
import { follow } from '#places/taking-part'
import { as, type Context, type MemberActor } from '#platform/context'
import { type Live, openLive } from '#platform/live'
import { sendMail, sendMailJob } from '#platform/mail'
import { until } from '../../../test/until.ts'
import { world } from '../../../test/world.ts'
import { createApp } from '../../apps/api/app.ts'
import { chooseLetters, deleteOldLetters, myLetters, stopLetters, sweepDigests } from './index.ts'
import { nextDigest } from './model.ts'
import { on } from './on.ts'

const here = world()
const arrived: string[] = []
let server: SMTPServer
let ctx: Context
let live: Live
let siteId = ''
let spaceId = ''
const people = new Map<string, { id: string; ctx: Context }>()

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
  const mail = { url: `smtp://127.0.0.1:${port}`, from: 'Halden community <community@halden.example>' }
  ctx = { ...here.ctx, config: { ...here.ctx.config, mail } }
  live = await openLive(here.url)
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })).id
  await makeFirstSpace(here.ctx, siteId)
  spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
  for (const name of ['Priya', 'Rosa', 'Ben']) people.set(name, await joined(name))
})

afterAll(async () => {
  await live[Symbol.asyncDispose]()
  await new Promise<void>(resolve => server.close(() => resolve()))
})

beforeEach(async () => {
  here.pass(86_400_000)
  arrived.length = 0
  await here.database.pool.query('delete from graphile_worker._private_jobs')
  await here.database.pool.query('delete from member_letters')
})

/** Somebody with an address of their own, shown to be theirs. */
async function joined(name: string): Promise<{ id: string; ctx: Context }> {
  const userId = newId()
  await here.database.pool.query(
    'insert into member_auth_user (id, name, email, "emailVerified") values ($1, $2, $3, true)',
    [userId, name, `${name.toLowerCase()}@customers.example`],
  )
  const { id, handle } = await joinWithAccount(here.ctx, { userId, name, language: 'en' })
  const actor: MemberActor = { kind: 'member', memberId: id, handle, name, employeeId: null, sessionId: 'theirs' }
  return { id, ctx: as(ctx, actor) }
}

function who(name: string) {
  const person = people.get(name)
  if (!person) throw new Error(`${name} has not joined.`)
  return person
}

const ask = (title: string) =>
  openTopic(who('Priya').ctx, { siteId, spaceId, kind: 'question', title, text: `${title} I wonder <b>a lot</b>.` })

/** What follows a reply, as the worker would do it. */
async function replies(name: string, topicId: string, text: string): Promise<string> {
  const post = await reply(who(name).ctx, { topicId, text })
  const event = { id: newId(), name: 'post.written', at: ctx.now(), subjectId: topicId }
  const payload = { postId: post.id, topicId, siteId, memberId: who(name).id }
  await (on.handlers['post.written'] as (ctx: Context, event: object) => Promise<void>)(ctx, { ...event, payload })
  return post.id
}

/** Hands every waiting mail to the mail server, and reads what arrived. */
async function mails() {
  const { rows } = await here.database.pool.query(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 order by j.id`,
    [sendMailJob],
  )
  for (const { payload } of rows) await sendMail(ctx, payload)
  await here.database.pool.query('delete from graphile_worker._private_jobs')
  const read = await Promise.all(arrived.map(each => PostalMime.parse(each)))
  arrived.length = 0
  return read.map(({ headers, html, subject, text, to }) => ({
    to: to?.[0]?.address,
    subject,
    text: text ?? '',
    html: html ?? '',
    stop: headers.find(each => each.key === 'list-unsubscribe')?.value.replace(/^<|>$/g, '') ?? '',
    oneClick: headers.find(each => each.key === 'list-unsubscribe-post')?.value,
  }))
}

test('nobody is written to who did not ask', async () => {
  const topic = await ask('Which lock fits the Cargo L?')
  await follow(who('Rosa').ctx, { of: { siteId }, wants: true })
  await replies('Rosa', topic.id, 'Ours is a chain. @priya')
  here.pass(8 * 86_400_000)
  expect(await sweepDigests(ctx)).toBe(0)
  expect(await mails()).toEqual([])
  expect(await myLetters(who('Rosa').ctx)).toEqual({
    digest: 'off',
    replies: false,
    mentions: false,
    canBeWritten: true,
  })
})

test('Priya asked to be told of replies: one mail for each, in words and in markup that runs nothing, once', async () => {
  await chooseLetters(who('Priya').ctx, { digest: 'off', replies: true, mentions: false })
  const topic = await ask('Does it <fit> in a lift?')
  const postId = await replies('Rosa', topic.id, 'Only **upright**. <script>alert(1)</script>')
  const event = { id: newId(), payload: { postId, topicId: topic.id } }
  await (on.handlers['post.written'] as (ctx: Context, event: object) => Promise<void>)(ctx, event)
  await replies('Priya', topic.id, 'Thank you!')
  const [mail, ...others] = await mails()
  expect(others).toEqual([])
  expect(mail).toMatchObject({
    to: 'priya@customers.example',
    subject: 'Rosa replied to you: Does it <fit> in a lift?',
    oneClick: 'List-Unsubscribe=One-Click',
  })
  expect(mail?.text).toContain('Only upright.')
  expect(mail?.text).toContain(`/topics/${topic.id}/`)
  expect(mail?.html).toContain('Does it &lt;fit&gt; in a lift?')
  expect(mail?.html).not.toContain('<script')
  expect(mail?.html).not.toContain('<img')
})

test('who is named hears of it where they asked; what was taken away is told to nobody', async () => {
  await chooseLetters(who('Ben').ctx, { digest: 'off', replies: false, mentions: true })
  await chooseLetters(who('Priya').ctx, { digest: 'off', replies: true, mentions: true })
  const topic = await ask('Who has ridden it in snow so far?')
  await replies('Rosa', topic.id, '@ben has, all winter.')
  expect((await mails()).map(each => [each.to, each.subject?.split(':')[0]])).toEqual(
    expect.arrayContaining([
      ['ben@customers.example', 'Rosa named you'],
      ['priya@customers.example', 'Rosa replied to you'],
    ]),
  )
  const post = await reply(who('Rosa').ctx, { topicId: topic.id, text: 'Forget that, @ben.' })
  await removePost(who('Rosa').ctx, { postId: post.id })
  const event = { id: newId(), payload: { postId: post.id, topicId: topic.id } }
  await (on.handlers['post.written'] as (ctx: Context, event: object) => Promise<void>)(ctx, event)
  expect(await mails()).toEqual([])
})

test('an answer by a colleague is told like any other', async () => {
  await chooseLetters(who('Priya').ctx, { digest: 'off', replies: true, mentions: false })
  const topic = await ask('Is there a rain cover for the box?')
  const deliveryId = newId()
  const ours = { memberId: null, employeeId: here.id('ines'), disclosure: 'battery engineer, Halden' }
  await write(ctx, {
    topic: await theTopic(ctx, topic.id),
    ...ours,
    text: 'From spring on.',
    language: 'en',
    deliveryId,
  })
  const payload = { deliveryId, kind: 'answer', subjectId: newId(), externalId: 'x' }
  await (on.handlers['delivery.sent'] as (ctx: Context, event: object) => Promise<void>)(ctx, { id: newId(), payload })
  expect((await mails()).map(each => each.subject)).toEqual([
    'Inés Navarro replied to you: Is there a rain cover for the box?',
  ])
})

test('a digest comes when it is due, tells what is new once, and stays away when nothing is', async () => {
  await chooseLetters(who('Ben').ctx, { digest: 'daily', replies: false, mentions: false })
  await follow(who('Ben').ctx, { of: { siteId }, wants: true })
  const old = await ask('How far does one charge go?')
  await follow(who('Rosa').ctx, { of: { topicId: old.id }, wants: true })
  await chooseLetters(who('Rosa').ctx, { digest: 'weekly', replies: false, mentions: false })
  await replies('Ben', old.id, 'Sixty, flat.')
  expect(await sweepDigests(ctx)).toBe(0)
  here.pass(86_400_000)
  const both = await Promise.all([sweepDigests(ctx), sweepDigests(ctx)])
  const [mail, ...others] = (await mails()).filter(each => each.to === 'ben@customers.example')
  expect(both[0] + both[1]).toBeGreaterThan(0)
  expect(others).toEqual([])
  expect(mail?.subject).toBe('New in what you follow: How far does one charge go?')
  expect(mail?.text).toContain('You asked for this once a day.')
  here.pass(86_400_000)
  await sweepDigests(ctx)
  expect((await mails()).filter(each => each.to === 'ben@customers.example')).toEqual([])
  here.pass(7 * 86_400_000)
  await sweepDigests(ctx)
  await chooseLetters(who('Rosa').ctx, { digest: 'off', replies: false, mentions: false })
})

test('one press in the mail program ends that kind and no other, without signing in; opening the link ends nothing', async () => {
  await chooseLetters(who('Priya').ctx, { digest: 'weekly', replies: true, mentions: true })
  const topic = await ask('Is the bell loud enough in town?')
  await replies('Rosa', topic.id, 'It is.')
  const [mail] = await mails()
  const app = createApp(ctx, live, '/nowhere')
  await until('it is open', async () => (await app.request(mail?.stop ?? '')).status === 200)
  expect(await myLetters(who('Priya').ctx)).toMatchObject({ replies: true })
  const pressed = await app.request(mail?.stop ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(pressed.status).toBe(200)
  expect(await myLetters(who('Priya').ctx)).toMatchObject({ digest: 'weekly', replies: false, mentions: true })
  const forged = (mail?.stop ?? '').replace('.replies.', '.digest.')
  expect((await app.request(forged, { method: 'POST' })).status).toBe(404)
  await expect(stopLetters(ctx, `${who('Priya').id}.digest.x.y`)).rejects.toMatchObject({ kind: 'not-found' })
  expect(await myLetters(who('Priya').ctx)).toMatchObject({ digest: 'weekly' })
})

test('Mia chose German: her mails come in German, days and all, and Jonas’, whose language we don’t speak, in English', async () => {
  for (const name of ['Mia', 'Jonas']) people.set(name, await joined(name))
  await changeMember(who('Mia').ctx, { language: 'de' })
  // A language that we don’t speak is answered in English, and said to be.
  await changeMember(who('Jonas').ctx, { language: 'ja' })
  for (const name of ['Mia', 'Jonas']) {
    await chooseLetters(who(name).ctx, { digest: 'daily', replies: true, mentions: false })
    await follow(who(name).ctx, { of: { siteId }, wants: true })
  }
  const asked = { siteId, spaceId, kind: 'question' as const, title: 'Passt das Schloss?', text: 'Das <b>große</b>?' }
  const topic = await openTopic(who('Mia').ctx, asked)
  const inEnglish = await openTopic(who('Jonas').ctx, { ...asked, title: 'Where is the bell?' })
  await replies('Rosa', topic.id, 'Ja, gerade so.')
  await replies('Rosa', inEnglish.id, 'On the left.')
  const told = await mails()
  const [german, english] = ['mia@', 'jonas@'].map(address => told.find(mail => mail.to?.startsWith(address)))
  expect(german).toMatchObject({ subject: 'Rosa hat Ihnen geantwortet: Passt das Schloss?' })
  expect(german?.text).toContain('Guten Tag Mia,')
  expect(german?.text).toContain('Sie wollten hören, wenn Ihnen jemand antwortet.')
  expect(german?.html).toContain('<html lang="de">')
  expect(english).toMatchObject({ subject: 'Rosa replied to you: Where is the bell?' })
  expect(english?.html).toContain('<html lang="en">')
  const since = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' }).format(ctx.now())
  here.pass(86_400_000)
  await sweepDigests(ctx)
  const digest = (await mails()).find(mail => mail.to?.startsWith('mia@'))
  expect(digest?.subject).toMatch(/^Neu in dem, was Sie verfolgen: .+ und 1 mehr$/)
  expect(digest?.text).toContain(`seit dem ${since}`)
  expect(digest?.text).toMatch(/Neu, mit einer Antwort/)
})

test('an address that nobody has confirmed is never written to', async () => {
  await chooseLetters(who('Priya').ctx, { digest: 'off', replies: true, mentions: false })
  await here.database.pool.query(`update member_auth_user set "emailVerified" = false where email like 'priya@%'`)
  const topic = await ask('Can a dog ride along, too?')
  await replies('Rosa', topic.id, 'Ours does.')
  expect(await mails()).toEqual([])
  const wanted = { digest: 'daily', replies: false, mentions: false } as const
  await expect(chooseLetters(who('Priya').ctx, wanted)).rejects.toMatchObject({ kind: 'refused' })
  await expect(chooseLetters(here.as('ines'), wanted)).rejects.toMatchObject({ kind: 'forbidden' })
})

test('whoever left is written to no more, and holds up nobody’s digest', async () => {
  const [gone, stays] = [await joined('Gone'), await joined('Stays')]
  for (const person of [gone, stays]) {
    await chooseLetters(person.ctx, { digest: 'daily', replies: true, mentions: true })
    await follow(person.ctx, { of: { siteId }, wants: true })
  }
  await ask('Who still has the first brake pads?')
  await leave(gone.ctx)
  here.pass(86_400_000)
  await sweepDigests(ctx)
  expect((await mails()).map(each => each.to)).toEqual(['stays@customers.example'])
  await (on.handlers['member.left'] as (ctx: Context, event: object) => Promise<void>)(ctx, {
    payload: { memberId: gone.id },
  })
  const { rows } = await here.database.pool.query('select 1 from member_letters where member_id = $1', [gone.id])
  expect(rows).toEqual([])
})

test('a digest is due in the morning, a weekly one on Mondays', () => {
  const at = (iso: string) => new Date(iso)
  expect(nextDigest('daily', at('2026-11-22T05:00:00Z'))).toEqual(at('2026-11-22T06:00:00Z'))
  expect(nextDigest('daily', at('2026-11-22T06:00:00Z'))).toEqual(at('2026-11-23T06:00:00Z'))
  expect(nextDigest('weekly', at('2026-11-22T09:00:00Z'))).toEqual(at('2026-11-23T06:00:00Z'))
  expect(nextDigest('weekly', at('2026-11-23T06:00:00Z'))).toEqual(at('2026-11-30T06:00:00Z'))
  expect(nextDigest('off', at('2026-11-23T06:00:00Z'))).toBeUndefined()
})

test('of what somebody was told long ago nothing is kept', async () => {
  for (const name of ['Mina', 'Otto']) people.set(name, await joined(name))
  await chooseLetters(who('Mina').ctx, { digest: 'off', replies: true, mentions: false })
  const asked = { siteId, spaceId, kind: 'question' as const, title: 'Which rack holds a crate?', text: 'I wonder.' }
  const topic = await openTopic(who('Mina').ctx, asked)
  await here.database.pool.query('delete from member_letter')
  await replies('Otto', topic.id, 'The long one.')
  const kept = async () => (await here.database.pool.query('select 1 from member_letter')).rows.length
  await deleteOldLetters(ctx)
  expect(await kept()).toBe(1)
  here.pass(91 * 86_400_000)
  await deleteOldLetters(ctx)
  expect(await kept()).toBe(0)
})
