import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { email as connector } from '../../src/connectors/email/index.ts'
import type { Connector, OpenAccount, OpenSource, Post } from '../../src/core/channels/index.ts'
import { newId } from '../../src/lib/id.ts'
import { plainTools } from '../conformance/network.ts'
import { type MailServers, mailServersAreInstalled, startMailServers } from './mail-servers.ts'

const email: Connector = connector

/** The mailbox of a company on servers as companies run them. */
describe.skipIf(!mailServersAreInstalled && !process.env.CI)('with Dovecot and Postfix', () => {
  let servers: MailServers
  beforeAll(async () => {
    servers = await startMailServers()
  })
  afterAll(() => servers?.close())

  const mailbox = (changes: object = {}) =>
    email.settings.parse({
      address: servers.support,
      name: 'Acme',
      imapHost: '127.0.0.1',
      imapPort: servers.imapPort,
      imapSecurity: 'none',
      smtpHost: '127.0.0.1',
      smtpPort: servers.smtpPort,
      smtpSecurity: 'none',
      plusAddress: 'replies',
      ...changes,
    })
  const account = (changes: object = {}): OpenAccount => ({
    accountId: newId(),
    settings: mailbox(changes),
    secret: { password: servers.password },
    tools: plainTools(),
  })
  const source = (cursor?: string): OpenSource => ({
    sourceId: newId(),
    settings: email.settings.parse({}),
    secret: { password: servers.password },
    cursor,
    tools: plainTools(),
    account: { externalId: servers.support, handle: servers.support, settings: mailbox() },
  })

  /** Ana writes with a mail program of hers, over her own server. */
  async function anaWrites(text: string, more: object = {}): Promise<string> {
    const transport = createTransport({ host: '127.0.0.1', port: servers.smtpPort, secure: false, ignoreTLS: true })
    const messageId = `<${newId()}@customer.test>`
    await transport.sendMail({
      from: `Ana <${servers.ana}>`,
      to: servers.support,
      subject: 'A question',
      text,
      messageId,
      ...more,
    })
    return messageId.slice(1, -1)
  }

  async function hear(open: OpenSource, wanted: (post: Post) => boolean, mostMs = 15_000) {
    const posts: Post[] = []
    let { cursor } = open
    const stop = AbortSignal.timeout(mostMs)
    for await (const batch of email.listen?.(open, stop) ?? []) {
      cursor = batch.cursor ?? cursor
      for (const news of batch.news) if (news.kind === 'post') posts.push(news.post)
      const found = posts.find(wanted)
      if (found) return { found, posts, cursor }
    }
    throw new Error(`It was not heard.\n${await servers.log()}`)
  }

  const answer = (text: string, to: string, author?: string) => ({
    deliveryId: newId(),
    createdAt: new Date(),
    text,
    writer: { name: 'Inés Navarro' },
    replyTo: { externalId: to, ...(author && { author: { externalId: author, handle: author } }) },
  })

  test('the account is who its servers say, and a wrong password is noticed', async () => {
    expect(await email.identify?.(account())).toMatchObject({ externalId: servers.support, name: 'Acme' })
    const wrong = { ...account(), secret: { password: 'wrong' } }
    await expect(email.identify?.(wrong)).rejects.toMatchObject({ outcome: 'signed-out' })
    const wrongOut = { ...account(), secret: { password: servers.password, smtpPassword: 'wrong' } }
    await expect(email.identify?.(wrongOut)).rejects.toMatchObject({ outcome: 'signed-out' })
  })

  test('a mail is heard when it is delivered, without being asked for', async () => {
    const heard = hear(source(), post => post.text === 'Right now')
    await pause(1_500)
    await anaWrites('Right now')
    expect((await heard).found).toMatchObject({ text: 'Right now' })
  })

  test('after a crash of the server it goes on where it was: nothing lost, nothing twice', async () => {
    const first = await anaWrites('Before the crash')
    const { cursor } = await hear(source(), post => post.externalId === first)
    const broken = hear(source(cursor), () => false).catch((error: unknown) => error)
    await pause(500)
    await servers.killDovecot()
    expect(await broken).toMatchObject({ name: 'NetworkError', outcome: 'later' })
    await expect(hear(source(cursor), () => false)).rejects.toMatchObject({ outcome: 'later' })
    // Postfix keeps it until the other server is back.
    const meanwhile = await anaWrites('While it was down')
    await servers.startDovecot()
    const { posts } = await hear(source(cursor), post => post.externalId === meanwhile, 30_000)
    expect(posts.map(post => post.externalId)).toEqual([meanwhile])
  }, 60_000)

  test('an answer arrives, and what Ana answers comes back to it by the address alone', async () => {
    const question = await anaWrites('Does it fit?')
    const ours = answer('It does, I tried.', question)
    const sent = await email.send?.(account(), ours)
    expect(await email.find?.(account(), ours)).toEqual(sent)
    const token = `support+s${ours.deliveryId.replaceAll('-', '')}@acme.test`
    // Her program forgets what it answers, and her provider has renamed our mail.
    const again = await anaWrites('Great, thank you', { to: token, subject: 'Re: A question' })
    const { found } = await hear(source(), post => post.externalId === again)
    expect(found.threadHints).toContain(sent?.externalId)
  })

  test('a reader whom the server does not know is a refusal, with its own words', async () => {
    const failure = email.send?.(account(), answer('Hello?', 'gone@acme.test', 'nobody@acme.test'))
    await expect(failure).rejects.toMatchObject({ outcome: 'refused', message: expect.stringContaining('550 5.1.1') })
  })

  test('a mail that comes back later is told with its reason, under the mail that it was', async () => {
    const ours = answer('Are you there?', `${newId()}@gone.test`, 'nobody@gone.test')
    const sent = await email.send?.(account({ plusAddress: 'bounces' }), ours)
    const { found } = await hear(source(), post => post.tags.includes('bounce'), 30_000)
    expect(found).toMatchObject({ author: { name: 'Mail delivery system' }, replyTo: sent?.externalId })
    expect(found.tags).toContain('automatic')
    expect(found.text).toMatch(/^The mail to nobody@gone\.test did not arrive: there is no such mailbox\./)
    expect(found.threadHints?.[0]).toBe(sent?.externalId)
  }, 60_000)
})
