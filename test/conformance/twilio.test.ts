import { expect, test } from 'vitest'
import { twilio } from '#connectors/sms'
import type { Connector, NetworkError } from '#core/channels'
import { newId } from '#lib/id'
import { conforms } from '../conformance.ts'
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
