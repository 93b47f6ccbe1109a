import { isValidTid } from '@atproto/syntax'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NetworkError } from '#core/channels'
import { checkText, keyOf, lengthOf, recordOf } from './compose.ts'

const tomas = 'did:plc:z72i7hdynmk6r22z27h6tvur'
const createdAt = new Date('2026-11-22T10:00:00.123Z')
const message = (text: string, language?: string) => ({ deliveryId: 'd1', createdAt, text, language })
const nobody = async () => undefined

interface Facet {
  index: { byteStart: number; byteEnd: number }
  features: { $type: string; uri?: string; did?: string; tag?: string }[]
}
async function facetsOf(
  text: string,
  resolve: (handle: string) => Promise<string | undefined> = nobody,
): Promise<Facet[]> {
  return ((await recordOf(message(text), {}, resolve)).facets ?? []) as Facet[]
}

test('length is counted as people see it', () => {
  expect(lengthOf('Köln')).toBe(4)
  expect(lengthOf('👩‍👩‍👧‍👦')).toBe(1)
  expect(lengthOf('e\u0301')).toBe(1)
  expect(lengthOf('')).toBe(0)
})

test('a text that the network would refuse is refused in words', () => {
  expect(() => checkText('👩‍👩‍👧'.repeat(100))).not.toThrow()
  const refusal = (text: string) => {
    try {
      checkText(text)
    } catch (err) {
      return err
    }
    return undefined
  }
  expect(refusal('a'.repeat(301))).toMatchObject({ outcome: 'refused', message: expect.stringContaining('301') })
  expect(refusal('👩‍👩‍👧‍👦'.repeat(200))).toMatchObject({
    outcome: 'refused',
    message: expect.stringContaining('bytes'),
  })
  expect(refusal(' \n ')).toBeInstanceOf(NetworkError)
})

test('the key of a message is a TID, the same on every try, another for every other message', () => {
  const instants = fc.date({ min: new Date('2023-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), instants, (one, other, at) => {
      const key = keyOf({ deliveryId: one, createdAt: at, text: 'a' })
      expect(isValidTid(key)).toBe(true)
      expect(keyOf({ deliveryId: one, createdAt: new Date(at), text: 'b' })).toBe(key)
      if (one !== other) expect(keyOf({ deliveryId: other, createdAt: at, text: 'a' })).not.toBe(key)
    }),
    { numRuns: 200, seed: 7 },
  )
})

test('keys are in the order of time, and hold it', () => {
  const at = (ms: number) => keyOf({ deliveryId: 'd', createdAt: new Date(ms), text: '' })
  expect(at(1_800_000_000_000) < at(1_800_000_000_001)).toBe(true)
  let bits = 0n
  for (const digit of at(1_800_000_000_000))
    bits = (bits << 5n) | BigInt('234567abcdefghijklmnopqrstuvwxyz'.indexOf(digit))
  expect((bits >> 10n) / 1000n).toBe(1_800_000_000_000n)
})

test('links, tags and people are marked where they stand, counted in bytes', async () => {
  const text = 'Grüße 🌻 @tomas.test: https://example.com/über und #Köln'
  const facets = await facetsOf(text, async handle => (handle === 'tomas.test' ? tomas : undefined))
  const bytes = Buffer.from(text)
  const marked = facets.map(({ index, features }) => [
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
    features[0]?.uri ?? features[0]?.did ?? features[0]?.tag,
  ])
  expect(marked).toEqual([
    ['@tomas.test', tomas],
    ['https://example.com/über', 'https://example.com/über'],
    ['#Köln', 'Köln'],
  ])
})

test('a name that nobody answers to stays words', async () => {
  expect(await facetsOf('Ask @nobody.test about it')).toEqual([])
})

test('a record says when and in which language it was written, the same on every try', async () => {
  const first = await recordOf(message('Hello', 'en'), {}, nobody)
  expect(first).toEqual({
    $type: 'app.bsky.feed.post',
    text: 'Hello',
    langs: ['en'],
    createdAt: '2026-11-22T10:00:00.123Z',
  })
  expect(await recordOf(message('Hello', 'en'), {}, nobody)).toEqual(first)
  expect(await recordOf(message('Hello', 'not a language'), {}, nobody)).not.toHaveProperty('langs')
})

test('a reply holds the post that it answers and the thread’s first', async () => {
  const reply = { root: { uri: 'at://a', cid: 'c1' }, parent: { uri: 'at://b', cid: 'c2' } }
  expect(await recordOf(message('Yes'), { reply }, nobody)).toMatchObject({ reply })
})

test('the card of a page is handed over with the post; what is quoted comes before it', async () => {
  const card = { url: 'https://halden.example/blog/winter', title: 'Winter', about: 'Why it takes long.' }
  const message = { deliveryId: 'd', createdAt: new Date(), text: 'Charge indoors.', card }
  const external = { uri: card.url, title: card.title, description: card.about }
  const nobody = async () => undefined
  expect(await recordOf(message, {}, nobody)).toMatchObject({ embed: { $type: 'app.bsky.embed.external', external } })
  const quoted = { uri: 'at://did:plc:kathrin/app.bsky.feed.post/1', cid: 'c' }
  expect(await recordOf(message, { quoted }, nobody)).toMatchObject({ embed: { record: quoted } })
})
