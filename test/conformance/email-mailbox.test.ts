import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { email as connector } from '#connectors/email'
import type { Batch, Connector, NetworkError, OpenAccount, OpenSource, Post } from '#core/channels'
import { newId } from '#lib/id'
import { createGuardedFetch } from '#platform/fetch'
import { plainTools } from '../conformance.ts'
import { type MailHost, startMailHost, startMute } from '../networks/mail.ts'

const email: Connector = connector
let host: MailHost
beforeAll(async () => {
  host = await startMailHost()
})
afterAll(() => host.close())

/** Listens until the posts with these texts came; all that was heard, and the place to go on from. */
async function hear(source: OpenSource, texts: string[], mostMs = 10_000) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), mostMs)
  const posts: Post[] = []
  const unreadable: NonNullable<Batch['unreadable']> = []
  let { cursor } = source
  try {
    for await (const batch of email.listen?.(source, stop.signal) ?? []) {
      for (const news of batch.news) if (news.kind === 'post') posts.push(news.post)
      unreadable.push(...(batch.unreadable ?? []))
      cursor = batch.cursor ?? cursor
      if (texts.every(text => posts.some(post => post.text === text))) break
    }
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
  return { posts, unreadable, cursor }
}

const failureOf = (work: Promise<unknown> | undefined) =>
  Promise.resolve(work).then(
    () => undefined,
    (error: NetworkError) => error,
  )

describe('a mailbox is heard', () => {
  test('within a second, by IDLE, and nothing in it is changed', async () => {
    const { cursor } = await hear(host.source(undefined), [])
    const heard = hear(host.source(cursor), ['Right now'])
    await new Promise(resolve => setTimeout(resolve, 1_000))
    const since = performance.now()
    await host.deliver({ text: 'Right now' })
    await heard
    expect(performance.now() - since).toBeLessThan(1_000)
    expect(host.folder('INBOX').messages.at(-1)?.flags).not.toContain('\\Seen')
  })

  test('by asking again and again where the server has no IDLE', async () => {
    await using old = await startMailHost({ idle: false })
    const { cursor } = await hear(old.source(undefined), [])
    const heard = hear(old.source(cursor, { pollSeconds: 1 }), ['Asked for'])
    await new Promise(resolve => setTimeout(resolve, 500))
    await old.deliver({ text: 'Asked for' })
    expect((await heard).posts).toHaveLength(1)
  })

  test('from so many days back as a person chose, and no further', async () => {
    await using other = await startMailHost()
    await other.deliver({ text: 'Long ago' })
    const message = other.folder('INBOX').messages[0]
    if (message) message.internaldate = '01-Jan-2020 10:00:00 +0000'
    await other.deliver({ text: 'Today' })
    const { posts } = await hear(other.source(undefined, { daysBack: 3 }), ['Today'])
    expect(posts.map(({ text }) => text)).toEqual(['Today'])
  })

  test('and when the server numbers its mails anew, what was dealt with does not come back (chatwoot#12054)', async () => {
    await using other = await startMailHost()
    await other.deliver({ text: 'Dealt with' })
    for (const message of other.folder('INBOX').messages) message.internaldate = '01-Nov-2020 10:00:00 +0000'
    await other.deliver({ text: 'The last one' })
    const first = await hear(other.source(undefined, { daysBack: 3_650 }), ['Dealt with', 'The last one'])
    other.renumber('INBOX')
    await other.deliver({ text: 'After the repair' })
    const { posts } = await hear(other.source(first.cursor, { daysBack: 3_650 }), ['After the repair'])
    // The last one may come again, as a crash would bring it: it is known by its id. The one before never does.
    expect(posts.map(({ text }) => text)).not.toContain('Dealt with')
  })

  test('over several folders, each from its own place', async () => {
    await using other = await startMailHost()
    const folders = { folders: ['INBOX', 'Lists'] }
    const { cursor } = await hear(other.source(undefined, folders), [])
    await other.deliver({ text: 'To the list' }, 'Lists')
    await other.deliver({ text: 'To us' })
    const { posts } = await hear(other.source(cursor, folders), ['To us', 'To the list'])
    expect(posts).toHaveLength(2)
    const missing = await failureOf(hear(other.source(undefined, { folders: ['Elsewhere'] }), ['never']))
    expect(missing).toMatchObject({ outcome: 'refused', message: expect.stringContaining('Elsewhere') })
  })

  test('with its attachments named, and programs left out', async () => {
    const boundary = 'x'
    host.deliverRaw(
      [
        'From: ana@customer.example',
        'To: support@acme.example',
        'Subject: Files',
        `Message-ID: <${newId()}@ana.example>`,
        `Date: ${new Date().toUTCString()}`,
        'MIME-Version: 1.0',
        `Content-Type: multipart/mixed; boundary=${boundary}`,
        '',
        `--${boundary}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        'See the files.',
        '',
        'On Mon, 2 Nov 2026 at 10:00, Acme <support@acme.example> wrote:',
        '> What does it show?',
        `--${boundary}`,
        'Content-Type: image/png; name="screen.png"',
        'Content-Disposition: attachment; filename="screen.png"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('\x89PNG\r\n\x1a\nnot much', 'latin1').toString('base64'),
        `--${boundary}`,
        'Content-Type: image/jpeg; name="holiday.jpg"',
        'Content-Disposition: attachment; filename="holiday.jpg"',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('MZ\x90\0 this is a program', 'latin1').toString('base64'),
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    )
    const { posts } = await hear(host.source(undefined), ['See the files.'])
    const alts = posts.find(({ text }) => text === 'See the files.')?.media
    expect(alts?.map(({ alt }) => alt)).toEqual([
      'screen.png (image/png, 16 bytes; in the mailbox)',
      'holiday.jpg (image/jpeg, 22 bytes; left out: it is a program)',
      'What was quoted below',
    ])
    expect(decodeURIComponent(alts?.at(-1)?.url ?? '')).toContain('> What does it show?')
  })

  test('an outsider reads nothing of a mail: it is between two', async () => {
    await host.deliver({ text: 'Between us' })
    const { posts } = await hear(host.source(undefined), ['Between us'])
    expect(posts.find(({ text }) => text === 'Between us')).toMatchObject({ visibility: 'direct' })
  })
})

describe('a server that fails', () => {
  const mutes: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const mute of mutes.splice(0)) await mute.close()
  })
  async function mute(says: string | undefined, ends = false) {
    const server = await startMute(says, ends)
    mutes.push(server)
    return { imapPort: server.port, smtpPort: server.port }
  }
  /** An IMAP server that answers every way of signing in like this. */
  async function doorkeeper(answer: string) {
    const server = createSocketServer(socket => {
      socket.on('error', () => {})
      socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n')
      socket.on('data', data => {
        for (const line of data.toString().split('\r\n')) {
          const [tag, command = ''] = line.split(' ')
          if (/^(?:LOGIN|AUTHENTICATE)$/i.test(command)) socket.write(`${tag} ${answer}\r\n`)
          else if (/^CAPABILITY$/i.test(command))
            socket.write(`* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n${tag} OK done\r\n`)
          else if (tag && command) socket.write(`${tag} OK done\r\n`)
        }
      })
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    mutes.push({ close: () => new Promise(resolve => server.close(() => resolve())) })
    return { imapPort: (server.address() as AddressInfo).port }
  }

  test('by silence is given up, to be tried later, and at once when we are told to stop', async () => {
    const mailbox = await mute(undefined)
    const stop = new AbortController()
    const source = host.source(undefined, {}, mailbox)
    const asking = failureOf(
      (async () => {
        for await (const _ of email.listen?.(source, stop.signal) ?? []) throw new Error('It spoke.')
      })(),
    )
    await new Promise(resolve => setTimeout(resolve, 200))
    const since = Date.now()
    stop.abort()
    await asking
    expect(Date.now() - since).toBeLessThan(1_000)
    expect(await failureOf(email.identify?.(host.account(mailbox)))).toMatchObject({ outcome: 'later' })
  }, 30_000)

  test.each([
    ['in the middle of its greeting', '* OK [CAPA'],
    ['after nonsense', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ])('by breaking off %s is tried later', async (_, says) => {
    const failure = await failureOf(hear(host.source(undefined, {}, await mute(says, true)), ['never']))
    expect(failure).toMatchObject({ name: 'NetworkError', outcome: 'later' })
  })

  test.each([
    ['NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)', 'signed-out'],
    ['NO LOGIN failed.', 'signed-out'],
    ['NO [UNAVAILABLE] Temporary authentication failure.', 'later'],
    ['NO [LIMIT] Too many simultaneous connections.', 'later'],
    ['NO Server is busy, come back later', 'later'],
  ])('that says “%s” makes us %s', async (answer, outcome) => {
    const failure = await failureOf(email.identify?.(host.account(await doorkeeper(answer))))
    expect(failure).toMatchObject({ name: 'NetworkError', outcome })
  })

  test('without encryption is told no password, unless it stands in our own house', async () => {
    await using fetch = createGuardedFetch({ allowPrivateAddresses: false, userAgent: 'Sosh' })
    const guarded = { ...plainTools(), fetch, checkAddress: fetch.checkAddress, lookup: fetch.lookup }
    const account: OpenAccount = { ...host.account(), tools: guarded }
    expect(await failureOf(email.identify?.(account))).toMatchObject({ outcome: 'refused' })
    // A name that is fine when it is asked about, and leads into the house when the socket is opened.
    const rebinding = { ...guarded, checkAddress: async (url: string) => new URL(url) }
    const named: OpenAccount = { ...host.account({ imapHost: 'localhost', imapSecurity: 'tls' }), tools: rebinding }
    expect(await failureOf(email.identify?.(named))).toMatchObject({ outcome: 'refused' })
    const outside = { ...plainTools(), lookup: answering('93.184.216.34') }
    const open: OpenAccount = { ...host.account({ imapHost: 'imap.example.com' }), tools: outside }
    expect(await failureOf(email.identify?.(open))).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('without encryption'),
    })
  })

  test('that offers no encryption where we ask for it is told nothing', async () => {
    const account = host.account({ imapSecurity: 'starttls' })
    expect(await failureOf(email.identify?.(account))).toMatchObject({ outcome: 'later' })
    const logins = host.smtp.logins
    const sending = host.account({ smtpSecurity: 'starttls' })
    expect(await failureOf(email.identify?.(sending))).toMatchObject({ outcome: 'later' })
    expect(host.smtp.logins).toBe(logins)
  })
})

describe('a mail of ours', () => {
  const message = (text: string, replyTo?: string) => ({
    deliveryId: newId(),
    createdAt: new Date('2026-11-22T10:00:00Z'),
    text,
    language: 'de',
    writer: { name: 'Inés Navarro' },
    ...(replyTo && { replyTo: { externalId: replyTo } }),
  })
  const copies = () => host.folder('Sent').messages
  afterEach(() => {
    host.smtp.reply = undefined
    host.smtp.breaksOff = undefined
  })

  test('bears a person’s name and the company’s address, and says what it answers and to whom', async () => {
    const question = await host.deliver({
      subject: 'Räder & Reifen',
      to: 'support@acme.example, Bernd <bernd@two.example>',
      cc: 'noreply@shop.example',
      headers: { References: '<older@ana.example>', 'In-Reply-To': '<older@ana.example>' },
    })
    const text = `Grüße! ${'Ein langer Satz, der weit über eine Zeile hinausgeht. '.repeat(4).trim()}\n\n> so\n-- \nInés`
    const ours = message(text, question)
    const sent = await email.send?.(host.account({ plusAddress: 'bounces' }), ours)
    const { mail, raw, envelope } = host.sent.at(-1) ?? {}
    expect(sent?.externalId).toBe(`${ours.deliveryId}@acme.example`)
    expect(mail).toMatchObject({
      messageId: sent?.externalId,
      from: { address: 'support@acme.example', name: 'Inés Navarro (Acme)' },
      to: [{ address: 'ana@customer.example' }],
      cc: [{ address: 'bernd@two.example' }],
      replyTo: [],
      subject: 'Re: Räder & Reifen',
      inReplyTo: [question],
      references: ['older@ana.example', question],
      language: 'de',
      date: ours.createdAt,
      automatic: undefined,
    })
    // Only the envelope, which nobody sees, names the delivery.
    expect(envelope?.from).toBe(`support+s${ours.deliveryId.replaceAll('-', '')}@acme.example`)
    expect(mail?.text.replace(/\n-- \n/, '\n--\n')).toBe(text.replace(/\n-- \n/, '\n--\n'))
    const head = raw?.toString().split('\r\n\r\n')[0] ?? ''
    expect(head).toContain('format=flowed')
    expect(head).not.toMatch(/img|pixel|x-track|X-Mailer/i)
    for (const line of (raw?.toString() ?? '').split('\r\n')) expect(line.length).toBeLessThanOrEqual(78)
  })

  test('lies among the sent mails, once, and is found there', async () => {
    const ours = message(`Kept ${newId()}`)
    await email.send?.(host.account(), ours)
    const before = copies().length
    expect(await email.send?.(host.account(), ours)).toEqual(await email.find?.(host.account(), ours))
    expect(copies()).toHaveLength(before)
    expect(copies().at(-1)?.flags).toEqual(['\\Seen'])
    expect(host.sent.filter(({ mail }) => mail.text === ours.text)).toHaveLength(1)
  })

  test.each([
    [550, '5.1.1 No such user', 'refused'],
    [451, '4.7.1 Greylisted, come back later', 'later'],
    [421, '4.3.2 Shutting down', 'later'],
  ])('that meets %i is %s %s, and no copy says otherwise', async (code, text, outcome) => {
    host.smtp.reply = { code, text }
    const ours = message(`Not taken ${newId()}`)
    const before = copies().length
    expect(await failureOf(email.send?.(host.account(), ours))).toMatchObject({
      outcome,
      message: expect.stringContaining(text.slice(6)),
    })
    expect(copies()).toHaveLength(before)
    expect(await email.find?.(host.account(), ours)).toBeUndefined()
  })

  test('whose end nobody knows is not sent a second time: its author is asked', async () => {
    const ours = message(`Unclear ${newId()}`)
    host.smtp.breaksOff = 'after'
    expect(await failureOf(email.send?.(host.account(), ours))).toMatchObject({ outcome: 'unknown' })
    host.smtp.breaksOff = undefined
    expect(await failureOf(email.find?.(host.account(), ours))).toMatchObject({ outcome: 'unknown' })
    expect(await failureOf(email.send?.(host.account(), ours))).toMatchObject({ outcome: 'unknown' })
    const later = { ...host.account(), tools: { ...plainTools(), now: () => new Date(Date.now() + 3_600_000) } }
    expect(await failureOf(email.find?.(later, ours))).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('may have been sent'),
    })
    expect(host.sent.filter(({ mail }) => mail.text === ours.text)).toHaveLength(1)
  })

  test.each([
    ['an automatic reply', { headers: { 'Auto-Submitted': 'auto-replied' } }, /machine/],
    ['a vacation note', { subject: 'Respuesta automática: Hola' }, /machine/],
    ['a no-reply address', { from: 'Shop <no-reply@shop.example>' }, /machine|no answers/],
  ])('never goes to %s', async (_, letter, words) => {
    const id = await host.deliver(letter)
    expect(await failureOf(email.send?.(host.account(), message('Hello?', id)))).toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(words),
    })
  })

  test('waits when the mailbox has sent as much as it may in an hour', async () => {
    const account = host.account({ mostPerHour: 2 })
    for (let n = 0; n < 2; n++) await email.send?.(account, message(`One of two ${newId()}`))
    const failure = await failureOf(email.send?.(account, message('One too many')))
    expect(failure).toMatchObject({ outcome: 'later', retryAt: expect.any(Date) })
  })

  test('leaves with a token that is renewed once, and never replaced by an empty one', async () => {
    await using gmail = await startMailHost({ plugins: ['SASL-IR', 'XOAUTH2', 'SPECIAL-USE', 'UIDPLUS'] })
    const answers: object[] = [
      { error: 'temporarily_unavailable' },
      { access_token: '' },
      { access_token: 'testtoken', expires_in: 3_600 },
    ]
    const tokens = createServer((_request, response) => {
      const answer = answers.shift() ?? { error: 'invalid_grant' }
      response
        .writeHead('error' in answer ? 400 : 200, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer))
    })
    await new Promise<void>(resolve => tokens.listen(0, '127.0.0.1', resolve))
    const secret = { refreshToken: 'r1', tokenUrl: `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token` }
    const kept: unknown[] = []
    const account = (given: object): OpenAccount => ({
      ...gmail.account({ user: 'testuser' }, given),
      keepSecret: async fresh => void kept.push(fresh),
    })
    try {
      for (let n = 0; n < 2; n++)
        expect(await failureOf(email.identify?.(account(secret)))).toMatchObject({ outcome: 'later' })
      expect(kept).toEqual([])
      await email.identify?.(account(secret))
      expect(kept).toEqual([{ ...secret, accessToken: 'testtoken', accessTokenEndsAt: expect.any(Number) }])
      await email.identify?.(account(kept[0] as object))
      // Who still holds the old one is told of the new, and does not ask again.
      await email.identify?.(account(secret))
      expect(await failureOf(email.identify?.(account({ ...secret, refreshToken: 'withdrawn' })))).toMatchObject({
        outcome: 'signed-out',
      })
      expect(kept).toHaveLength(1)
    } finally {
      tokens.close()
    }
  })
})

/** A resolver that knows one address. */
function answering(address: string): NonNullable<ReturnType<typeof plainTools>['lookup']> {
  return (_name, options, done) => {
    if (options.all) done(null, [{ address, family: 4 }])
    else done(null, address, 4)
  }
}
