import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { email as connector } from '#connectors/email'
import { type Connector, connectAccount, openAccount, openedSource, openSource, theSource } from '#core/channels'
import { hear } from '#journey/listen'
import { understanding } from '#journey/understand'
import { newId } from '#lib/id'
import { as } from '#platform/context'
import { type Letter, type MailHost, password, startMailHost } from '../networks/mail.ts'
import { heard, post } from '../post.ts'
import { world } from '../world.ts'

/**
 * A mailbox, heard by a whole house. The cases are failures that users of other help desks reported: their issue numbers
 * stand beside them (chatwoot/chatwoot unless another is named).
 */
const email: Connector = connector
const here = world()
let host: MailHost
let accountId = ''
let sourceId = ''
const stop = new AbortController()
let listening: Promise<void> = Promise.resolve()

beforeAll(async () => {
  host = await startMailHost()
  const settings = host.settings({ plusAddress: 'replies', aliases: ['help@acme.example'] })
  const account = await connectAccount(here.as('ada'), {
    connector: 'email',
    settings: settings as Record<string, unknown>,
    secret: { password },
  })
  accountId = account.id
  const { id } = await openSource(here.as('ada'), {
    connector: 'email',
    settings: { folders: ['INBOX', 'Sent', 'Lists'] },
    accountId,
  })
  sourceId = id
  listening = listen()
})
afterAll(async () => {
  stop.abort()
  await listening
  await host.close()
})

async function listen(): Promise<void> {
  const source = await theSource(here.ctx, sourceId)
  const ctx = as(here.ctx, { kind: 'connector', name: 'email', sourceId })
  const batches = email.listen?.(await openedSource(ctx, source), stop.signal) ?? []
  for await (const batch of batches) await hear(ctx, source, batch, understanding)
}

interface Kept {
  conversation: string
  author: string | null
  text: string
}

async function kept(id: string): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select message.conversation_id as conversation, account.external_id as author, message.text
    from message left join person_account account on account.id = message.account_id
    where message.network = 'email' and message.external_id = ${id}`.execute(here.database.db)
  return rows
}

/** The conversation that a mail was put into, as soon as it is there. */
async function conversationOf(id: string): Promise<string> {
  for (const since = Date.now(); Date.now() - since < 15_000; await new Promise(resolve => setTimeout(resolve, 20))) {
    const [row] = await kept(id)
    if (row) return row.conversation
  }
  throw new Error(`The mail ${id} was not heard.`)
}

async function arrives(letter: Letter, folder?: string): Promise<{ id: string; conversation: string }> {
  const id = await host.deliver(letter, folder)
  return { id, conversation: await conversationOf(id) }
}

/** One of us answers. That it was said, the house knows from its delivery, and not from the mailbox. */
async function weAnswer(to: { id: string; conversation: string }, text = 'We are looking into it.') {
  const { account } = await openAccount(here.ctx, accountId)
  const message = {
    deliveryId: newId(),
    createdAt: new Date(),
    text,
    writer: { name: 'Inés Navarro' },
    replyTo: { externalId: to.id, threadRoot: to.id },
  }
  const sent = await email.send?.(account, message)
  const id = sent?.externalId ?? ''
  const { mail, envelope } = host.sent.at(-1) ?? {}
  const ours = {
    ...post({ text, externalId: id, replyTo: to.id }),
    network: 'email',
    author: { externalId: host.address, handle: host.address },
  }
  await heard(here.ctx, sourceId, ours)
  return { id, conversation: await conversationOf(id), mail, envelope }
}

const answering = (...ids: string[]) => ({
  'In-Reply-To': `<${ids.at(-1)}>`,
  References: ids.map(id => `<${id}>`).join(' '),
})

describe('a customer’s answer', () => {
  test('stays in the conversation, each time (#3868)', async () => {
    const first = await arrives({ subject: 'Battery' })
    const answer = await weAnswer(first)
    const second = await arrives({ subject: 'Re: Battery', headers: answering(first.id, answer.id) })
    const third = await arrives({ subject: 'AW: Re: Battery', headers: answering(first.id, answer.id, second.id) })
    expect(new Set([first, answer, second, third].map(each => each.conversation)).size).toBe(1)
  })

  test('finds home when In-Reply-To names a mail that we never saw, and References those we did (#10028)', async () => {
    const first = await arrives({ subject: 'Charger' })
    const second = await arrives({
      subject: 'Re: Charger',
      headers: {
        'In-Reply-To': '<unknown@elsewhere.example>',
        References: `<${first.id}> <unknown@elsewhere.example>`,
      },
    })
    expect(second.conversation).toBe(first.conversation)
  })

  test('finds home when a provider rewrote the name of our mail: the address it came to names it', async () => {
    const first = await arrives({ subject: 'Saddle' })
    const answer = await weAnswer(first)
    expect(answer.mail?.replyTo[0]?.address).toMatch(/^support\+s[0-9a-f]{32}@acme\.example$/)
    const second = await arrives({
      subject: 'Re: Saddle',
      to: answer.mail?.replyTo[0]?.address ?? '',
      headers: { 'In-Reply-To': '<0102018f-rewritten@email.amazonses.com>' },
    })
    expect(second.conversation).toBe(first.conversation)
  })

  test('finds home from Outlook, which may send nothing but an index of its own', async () => {
    const index = Buffer.concat([Buffer.from([1]), Buffer.from('a thread of Outlook’s')])
      .subarray(0, 22)
      .toString('base64')
    const deeper = Buffer.concat([Buffer.from(index, 'base64'), Buffer.from([0, 1, 2, 3, 4])]).toString('base64')
    const first = await arrives({ subject: 'Frame', headers: { 'Thread-Index': index } })
    const second = await arrives({ subject: 'RE: Frame', headers: { 'Thread-Index': deeper } })
    expect(second.conversation).toBe(first.conversation)
  })

  test('without any reference is joined by its subject: only “Re:”, the same person, within days', async () => {
    const date = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000)
    const first = await arrives({ subject: 'A rare bell', date: date(2) })
    const joined = await arrives({ subject: 'Re: A rare bell', date: date(1) })
    const stranger = await arrives({ subject: 'Re: A rare bell', from: 'rosa@other.example' })
    const anew = await arrives({ subject: 'A rare bell' })
    const old = await arrives({ subject: 'Grips of last year', date: date(60) })
    const late = await arrives({ subject: 'Re: Grips of last year' })
    expect(joined.conversation).toBe(first.conversation)
    for (const other of [stranger, anew]) expect(other.conversation).not.toBe(first.conversation)
    expect(late.conversation).not.toBe(old.conversation)
  })
})

test('who takes an old mail to write about something else begins a new conversation, and is answered under its subject (#15869)', async () => {
  const first = await arrives({ subject: 'Invoice 2024-17' })
  const answer = await weAnswer(first)
  const other = await arrives({ subject: 'My wheel is broken', headers: answering(first.id, answer.id) })
  expect(other.conversation).not.toBe(first.conversation)
  const reply = await weAnswer(other)
  expect(reply.conversation).toBe(other.conversation)
  expect(reply.mail?.subject).toBe('Re: My wheel is broken')
  const labelled = await arrives({
    subject: '[Ticket 88] Re: Invoice 2024-17',
    headers: answering(first.id, answer.id),
  })
  expect(labelled.conversation).toBe(first.conversation)
})

test('answers of different people to one newsletter are conversations of their own (PR #13502)', async () => {
  const news = await arrives({
    from: 'News <news@acme-mail.example>',
    to: 'readers@acme-mail.example',
    subject: 'Our autumn',
    headers: { 'List-Unsubscribe': '<https://acme.example/out>', Precedence: 'bulk' },
  })
  const one = await arrives({ from: 'kathrin@one.example', subject: 'Re: Our autumn', headers: answering(news.id) })
  const two = await arrives({ from: 'bernd@two.example', subject: 'Re: Our autumn', headers: answering(news.id) })
  const unknown = answering('never-seen@campaign.example')
  const three = await arrives({ from: 'eva@three.example', subject: 'Re: Our spring', headers: unknown })
  const four = await arrives({ from: 'olaf@four.example', subject: 'Re: Our spring', headers: unknown })
  expect(new Set([news, one, two, three, four].map(each => each.conversation)).size).toBe(5)
})

test('on a mailing list everybody talks in one conversation', async () => {
  const list = { 'List-Id': 'Riders <riders.acme.example>', 'List-Post': '<mailto:riders@acme.example>' }
  const first = await arrives({ subject: '[riders] Lights', to: 'riders@acme.example', headers: list }, 'Lists')
  const headers = { ...list, ...answering(first.id) }
  const other = await arrives(
    {
      from: 'Bernd via Riders <riders@acme.example>',
      to: 'riders@acme.example',
      subject: 'Re: [riders] Lights',
      headers: { ...headers, 'Reply-To': 'Bernd <bernd@two.example>' },
    },
    'Lists',
  )
  expect(other.conversation).toBe(first.conversation)
  // The list writes in its own name; the person is the one to answer.
  expect((await kept(other.id))[0]?.author).toBe('bernd@two.example')
})

test('the same mail to two of our addresses is one post', async () => {
  const letter: Letter = {
    id: `${newId()}@ana.example`,
    subject: 'Twice',
    to: 'support@acme.example, help@acme.example',
  }
  const { id } = await arrives(letter)
  await host.deliver(letter)
  await arrives({ subject: 'A mail after it' })
  expect(await kept(id)).toHaveLength(1)
})

test('two mails with one Message-ID are two posts; a mail without one is heard', async () => {
  const id = '1@printer'
  await arrives({ id, subject: 'Toner', text: 'The toner is low.' })
  await host.deliver({ id, subject: 'Paper', text: 'The paper is out.' })
  await host.deliver({ id: null, subject: 'Nameless', text: 'I have no id.' })
  await arrives({ subject: 'One more after them' })
  const { rows } = await sql<{ text: string }>`
    select text from message where text in ('The toner is low.', 'The paper is out.', 'I have no id.')`.execute(
    here.database.db,
  )
  expect(rows.map(({ text }) => text).sort()).toEqual(['I have no id.', 'The paper is out.', 'The toner is low.'])
})

test('what a colleague answers with another program is found among the sent mails, and is ours', async () => {
  const first = await arrives({ subject: 'Pedals' })
  const letter = { from: `Acme <${host.address}>`, to: 'ana@customer.example', subject: 'Re: Pedals' }
  const answer = await arrives({ ...letter, headers: answering(first.id) }, 'Sent')
  expect(answer.conversation).toBe(first.conversation)
  expect((await kept(answer.id))[0]?.author).toBe(host.address)
})

test('somebody who writes our address into the line “From” is not one of us', async () => {
  const forged = await arrives({ from: `Support <${host.address}>`, subject: 'Please pay', text: 'To this account.' })
  expect((await kept(forged.id))[0]?.author).toBe(`unproved:${host.address}`)
})

test('a form on our own site writes in our name: the person who filled it in is its author', async () => {
  const form = await arrives({
    from: `Acme <${host.address}>`,
    subject: 'Contact form',
    headers: { 'Reply-To': 'Lena <lena@private.example>' },
  })
  expect((await kept(form.id))[0]?.author).toBe('lena@private.example')
})

test('a mail that came back is told in the conversation that it left', async () => {
  const first = await arrives({ subject: 'Gone mailbox', from: 'nobody@gone.example' })
  const answer = await weAnswer(first)
  host.deliverRaw(bounceOf(answer.id, 'nobody@gone.example'))
  expect(host.folder('Sent').messages.length).toBeGreaterThan(0)
  const bounce = await conversationOf('bounce-1@mx.gone.example')
  expect(bounce).toBe(first.conversation)
  const [said] = await kept('bounce-1@mx.gone.example')
  expect(said?.text).toContain('The mail to nobody@gone.example did not arrive: there is no such mailbox.')
  expect(said?.text).toContain('550 5.1.1 User unknown')
})

test('a report about a mail that we never sent is left out, and named', async () => {
  host.deliverRaw(bounceOf('forged@acme.example', 'victim@elsewhere.example').replace('bounce-1@', 'bounce-2@'))
  await arrives({ subject: 'After the forged report' })
  expect(await kept('bounce-2@mx.gone.example')).toHaveLength(0)
  const { rows } = await sql<{ why: string }>`select why from source_unreadable`.execute(here.database.db)
  expect(rows.some(({ why }) => why.includes('not sent from here'))).toBe(true)
})

test('an automatic reply stays in its conversation and is marked', async () => {
  const first = await arrives({ subject: 'Holiday?' })
  const answer = await weAnswer(first)
  const away = await arrives({
    subject: 'Abwesenheitsnotiz: bis Montag',
    headers: { ...answering(answer.id), 'Auto-Submitted': 'auto-replied' },
  })
  expect(away.conversation).toBe(first.conversation)
  const { rows } = await sql<{ tags: string[] }>`select tags from message where external_id = ${away.id}`.execute(
    here.database.db,
  )
  expect(rows[0]?.tags).toContain('automatic')
  await expect(weAnswer(away)).rejects.toMatchObject({ outcome: 'refused' })
})

function bounceOf(messageId: string, recipient: string): string {
  return [
    'From: MAILER-DAEMON@mx.gone.example (Mail Delivery System)',
    'To: support@acme.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <bounce-1@mx.gone.example>',
    `Date: ${new Date().toUTCString()}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is the mail system. I’m sorry to have to inform you.'.replace('’', "'"),
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.gone.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: support@acme.example',
    `Message-ID: <${messageId}>`,
    'Subject: Re: something',
    '',
    'We are looking into it.',
    '--b--',
    '',
  ].join('\r\n')
}
