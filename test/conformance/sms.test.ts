import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import library from 'smpp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smpp, twilio } from '#connectors/sms'
import type { Batch, Connector, NetworkError, News } from '#core/channels'
import { newId } from '#lib/id'
import { conforms, plainTools } from '../conformance.ts'
import { type MessageCentre, openMessageCentre, shortNumber, textsOf } from '../message-centre.ts'
import { accountSid, openTwilio, ours, pushOf } from '../twilio.ts'

const connector: Connector = twilio

conforms({
  connector,
  badSettings: [
    { settings: { accountSid: 'AC1', number: ours }, at: 'accountSid' },
    { settings: { accountSid, number: '030 123' }, at: 'number' },
    { settings: { accountSid, number: ours, api: 'twilio' }, at: 'api' },
  ],
  open: openTwilio,
})

test('a picture comes with the message, and all of one person is one line', async () => {
  const first = await pushed({
    From: '+491701234567',
    Body: 'It broke here',
    NumMedia: '1',
    MediaUrl0: 'https://api.twilio.com/media/1',
    MediaContentType0: 'image/jpeg',
  })
  const second = await pushed({ From: '+491701234567', Body: 'and here' })
  expect(first).toMatchObject([
    { post: { media: [{ kind: 'image', url: 'https://api.twilio.com/media/1' }], isLine: true } },
  ])
  const [one, other] = [...first, ...second].map(news => ('post' in news ? news.post : undefined))
  expect(one?.threadRoot).toBe(other?.threadRoot)
  expect(one?.externalId).not.toBe(other?.externalId)
})

test('nothing is ever said back by machine, also not to HELP', async () => {
  const { source, request } = pushOf({ MessageSid: newId(), From: '+491701234567', Body: 'HELP' })
  const batch = await connector.receive?.(source, request)
  expect(batch?.response?.body).toBe('<?xml version="1.0" encoding="UTF-8"?><Response></Response>')
  expect(batch?.news).toMatchObject([{ kind: 'post', post: { text: 'HELP' } }])
})

test('what did not arrive is told with its reason; what did is no news', async () => {
  expect(await pushed({ MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '30003', From: ours })).toEqual([
    { kind: 'undelivered', network: 'sms', externalId: 'SM1', why: 'The phone could not be reached.' },
  ])
  expect(await pushed({ MessageSid: 'SM1', MessageStatus: 'delivered', From: ours })).toEqual([])
})

test('Twilio’s own refusals are told in words', async () => {
  const network = await openTwilio()
  try {
    network.refuse(21610)
    const message = {
      deliveryId: newId(),
      createdAt: new Date(),
      text: 'Hello',
      replyTo: { externalId: 'SM1', threadRoot: `+491701234567>${ours}` },
    }
    await expect(connector.send?.(network.account(), message)).rejects.toMatchObject({
      outcome: 'refused',
      message: /sent STOP/,
    })
    network.refuse(20429, 429)
    const wait = await connector.send?.(network.account(), message).catch((error: unknown) => error)
    expect((wait as NetworkError).outcome).toBe('later')
  } finally {
    await network.close()
  }
})

async function pushed(fields: Record<string, string>) {
  const { source, request } = pushOf({ MessageSid: `SM${newId()}`, To: ours, ...fields })
  return (await connector.receive?.(source, request))?.news ?? []
}

const line: Connector = smpp
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

conforms({
  connector: line,
  badSettings: [
    { settings: { host: 'https://smpp.example', systemId: 'halden', number: ours }, at: 'host' },
    { settings: { host: 'smpp.example', systemId: 'a name that is too long', number: ours }, at: 'systemId' },
    { settings: { host: 'smpp.example', systemId: 'halden', number: '030 123' }, at: 'number' },
  ],
  open: openMessageCentre,
})

describe('straight from the carrier', () => {
  let centre: MessageCentre
  beforeEach(async () => {
    centre = await openMessageCentre()
  })
  afterEach(() => centre.close())

  const from = { source_addr: '491701234567', source_addr_ton: 1, destination_addr: shortNumber.slice(1) }
  const udh = (...bytes: number[]) => Buffer.from(bytes)

  /** Listens until so much news has come; what was kept is said to the centre. */
  async function listening(
    count: number,
    cursor?: string,
  ): Promise<{ news: News[]; cursor?: string; batches: Batch[] }> {
    const stop = new AbortController()
    const news: News[] = []
    const batches: Batch[] = []
    for await (const batch of line.listen?.(centre.source(cursor), stop.signal) ?? []) {
      batches.push(batch)
      news.push(...batch.news)
      if (news.length >= count && centre.held() === 0) stop.abort()
    }
    return { news, cursor: batches.at(-1)?.cursor, batches }
  }

  test('a long message is put together, by its header and by its fields, in whatever order it comes', async () => {
    const [one, two] = ['Since Monday it rattles when ', 'I climb. 🚲 Is that dangerous?']
    centre.deliver({ ...from, data_coding: 8, short_message: { udh: udh(5, 0, 3, 7, 2, 2), message: two } })
    centre.deliver({ ...from, short_message: { udh: udh(5, 0, 3, 7, 2, 1), message: one } })
    const fields = { sar_msg_ref_num: 900, sar_total_segments: 2 }
    centre.deliver({ ...from, ...fields, sar_segment_seqnum: 1, short_message: 'And ' })
    centre.deliver({ ...from, ...fields, sar_segment_seqnum: 2, short_message: 'why?' })
    const { news } = await listening(2)
    expect(news).toMatchObject([
      { kind: 'post', post: { text: one + two, threadRoot: `+491701234567>${shortNumber}`, isLine: true } },
      { kind: 'post', post: { text: 'And why?' } },
    ])
  })

  test('parts that are here are kept while the others are on their way, also over an end of ours', async () => {
    centre.deliver({ ...from, short_message: { udh: udh(6, 8, 4, 1, 7, 2, 1), message: 'First, ' } })
    const stop = new AbortController()
    let cursor: string | undefined
    for await (const batch of line.listen?.(centre.source(undefined), stop.signal) ?? []) {
      cursor = batch.cursor
      if (centre.held() === 0) stop.abort()
    }
    centre.deliver({ ...from, short_message: { udh: udh(6, 8, 4, 1, 7, 2, 2), message: 'second.' } })
    expect((await listening(1, cursor)).news).toMatchObject([{ post: { text: 'First, second.' } }])
  })

  test('a message is told twice only when it was said twice', async () => {
    centre.deliver({ ...from, short_message: 'Yes' })
    let cursor: string | undefined
    let first: News[] = []
    // We end after it is stored and before the centre hears of it.
    for await (const batch of line.listen?.(centre.source(undefined), AbortSignal.timeout(5_000)) ?? []) {
      first = batch.news
      cursor = batch.cursor
      break
    }
    expect(first).toHaveLength(1)
    expect(centre.held()).toBe(1)
    centre.deliver({ ...from, short_message: 'Yes' })
    const { news } = await listening(1, cursor)
    expect(news).toHaveLength(1)
    expect(news[0]).toMatchObject({ post: { text: 'Yes' } })
    expect(news[0]).not.toMatchObject(first[0] ?? {})
  })

  test('letters of the GSM alphabet and all others arrive as they were written', async () => {
    const texts = ['Grüße @ €5 {ok} Ω', '停止', 'Ça va 🚲?']
    const [gsm, ...others] = texts
    centre.deliver({ ...from, data_coding: 0, short_message: gsm })
    for (const text of others) centre.deliver({ ...from, data_coding: 8, short_message: text })
    const { news } = await listening(3)
    expect(news.map(one => 'post' in one && one.post.text)).toEqual(texts)
    for (const text of texts) await line.send?.(centre.account(), answer(text))
    expect(textsOf(centre.submitted)).toEqual(texts)
  })

  const answer = (text: string) => ({
    deliveryId: newId(),
    createdAt: new Date(),
    text,
    replyTo: { externalId: 'a', threadRoot: `+491701234567>${shortNumber}` },
  })

  test('what did not arrive is told with its reason; what did is no news', async () => {
    const sent = await line.send?.(centre.account(), answer('It is the chain. '.repeat(20)))
    const words = (stat: string, err: string) =>
      `id:1 sub:001 dlvrd:000 submit date:2511221200 done date:2511221201 stat:${stat} err:${err} text:It is`
    centre.deliver({ ...from, esm_class: 4, short_message: words('DELIVRD', '000') })
    centre.deliver({ ...from, esm_class: 4, short_message: words('UNDELIV', '027') })
    centre.deliver({ ...from, esm_class: 4, receipted_message_id: '1', message_state: 3, short_message: '' })
    const { news } = await listening(2)
    expect(news).toMatchObject([
      { kind: 'undelivered', network: 'sms', externalId: sent?.externalId, why: /no such number.*code 027/ },
      { kind: 'undelivered', externalId: sent?.externalId, why: /in time/ },
    ])
    expect(centre.submitted.map(({ registered_delivery }) => registered_delivery)).toEqual([1, 0, 0])
  })

  test('an answer leaves over the connection that listens, where there is one', async () => {
    const stop = new AbortController()
    const listener = (async () => {
      for await (const { news } of line.listen?.(centre.source(undefined), stop.signal) ?? [])
        if (news.length > 0) break
    })()
    await expect.poll(() => centre.bound()).toEqual(['bind_transceiver'])
    await line.send?.(centre.account(), answer('Here.'))
    expect(centre.bound()).toEqual(['bind_transceiver'])
    stop.abort()
    await listener
    await line.send?.(centre.account(), answer('Here.'))
    expect(centre.bound()).toEqual(['bind_transceiver', 'bind_transmitter'])
  })

  test('a centre that hangs up is a trouble of the network; one that refuses says why', async () => {
    const listening = (async () => {
      for await (const _ of line.listen?.(centre.source(undefined), AbortSignal.timeout(5_000)) ?? []);
    })()
    const failure = expect(listening).rejects.toMatchObject({ outcome: 'later' })
    await expect.poll(() => centre.bound()).toEqual(['bind_transceiver'])
    centre.hangUp()
    await failure
    centre.refuse(0x0b)
    await expect(line.send?.(centre.account(), answer('Hi'))).rejects.toMatchObject({ outcome: 'refused' })
    centre.refuse(0x58)
    await expect(line.send?.(centre.account(), answer('Hi'))).rejects.toMatchObject({ outcome: 'later' })
  })

  test.skipIf(!hasOpenssl)('a password is not shown to a centre that nobody vouches for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sosh-centre-'))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const asked = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1']
    execFileSync('openssl', [...asked, '-keyout', key, '-out', cert], { stdio: 'ignore' })
    let shown = 0
    const server = library.createServer(
      { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') },
      session => {
        session.on('pdu', () => shown++)
        session.on('error', () => {})
      },
    )
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    try {
      const { port } = server.address() as AddressInfo
      const account = centre.account()
      const settings = { ...(account.settings as object), port, secure: true }
      await expect(line.identify?.({ ...account, settings })).rejects.toMatchObject({ outcome: 'later' })
      expect(shown).toBe(0)
    } finally {
      server.close()
      rmSync(folder, { recursive: true })
    }
  })

  test('its address is judged, and its name looked up, by the guard', async () => {
    const asked: string[] = []
    const tools = {
      ...plainTools(),
      checkAddress: async (url: string) => {
        asked.push(url)
        return new URL(url)
      },
      lookup: ((name: string, _: object, done: (error: Error) => void) => {
        asked.push(name)
        done(new Error('No such name.'))
      }) as never,
    }
    const { settings } = centre.account()
    const account = { ...centre.account(), settings: { ...(settings as object), host: 'smpp.example' }, tools }
    await expect(line.identify?.(account)).rejects.toMatchObject({ outcome: 'later' })
    expect(asked).toEqual(['https://smpp.example', 'smpp.example'])
  })
})
