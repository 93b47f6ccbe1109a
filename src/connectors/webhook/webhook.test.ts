import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signatureHeader, signPayload, verifySignature, webhook } from '#connectors/webhook'
import type { Batch, ConnectorTools } from '#core/channels'
import { check } from '#lib/check'

const key = 'a-signing-key-of-the-house'
const now = new Date('2026-11-22T12:00:00Z')
const refused = expect.objectContaining({ kind: 'forbidden' })

const tools: ConnectorTools = {
  fetch: () => Promise.reject(new Error('A webhook reaches for nothing outside.')),
  checkAddress: () => Promise.reject(new Error('A webhook reaches for nothing outside.')),
  now: () => now,
  log: () => {},
}

async function receive(
  body: unknown,
  settings: object = {},
  headers?: Record<string, string>,
  at = now,
): Promise<Batch> {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const batch = await webhook.receive?.(
    {
      sourceId: 's',
      settings: check(webhook.settings, { label: 'Help desk', ...settings }),
      secret: { signingKey: key },
      cursor: undefined,
      tools: { ...tools, now: () => at },
    },
    {
      method: 'POST',
      url: 'https://sosh.example/hooks/s',
      headers: headers ?? { [signatureHeader]: signPayload(bytes, key, at) },
      body: bytes,
    },
  )
  if (!batch) throw new Error('A webhook receives.')
  return batch
}

const entry = { id: 'p1', text: 'The oven hisses.', author: 'ines', postedAt: '2026-11-22T09:30:00Z' }

describe('a signature', () => {
  test('holds for what was signed, and says when', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ minLength: 1 }), (body, key) => {
        const signature = signPayload(body, key, now)
        expect(verifySignature({ [signatureHeader]: signature }, body, key, now)).toEqual({ signature, at: now })
      }),
    )
  })

  test('is the one that the documents describe', () => {
    const mac = createHmac('sha256', key).update('1795348800.{}').digest('hex')
    expect(signPayload('{}', key, now)).toBe(`t=1795348800,v1=${mac}`)
  })

  test('does not hold for another body, key or time', () => {
    const body = Buffer.from('{"a":1}')
    const signature = signPayload(body, key, now)
    const verify =
      (header: string, bytes: Uint8Array = body, withKey = key) =>
      () =>
        verifySignature({ [signatureHeader]: header }, bytes, withKey, now)
    expect(verify(signature, Buffer.from('{"a":2}'))).toThrow(refused)
    expect(verify(signature, Buffer.from('{"a":1} '))).toThrow(refused)
    expect(verify(signature, body, 'another key of the house')).toThrow(refused)
    expect(verify(signature.replace('t=1795348800', 't=1795348801'))).toThrow(refused)
    for (let digit = 0; digit < 64; digit++) {
      const at = signature.length - 1 - digit
      const changed = signature[at] === '0' ? '1' : '0'
      expect(verify(signature.slice(0, at) + changed + signature.slice(at + 1))).toThrow(refused)
    }
  })

  test('is good for five minutes, both ways', () => {
    const body = Buffer.from('{}')
    const signedAgo = (ms: number) => () =>
      verifySignature({ [signatureHeader]: signPayload(body, key, new Date(now.getTime() - ms)) }, body, key, now)
    expect(signedAgo(299_000)).not.toThrow()
    expect(signedAgo(-299_000)).not.toThrow()
    expect(signedAgo(301_000)).toThrow(refused)
    expect(signedAgo(-301_000)).toThrow(refused)
  })

  test('has one spelling, so that a replay can’t dress up as another delivery', () => {
    const body = Buffer.from('{}')
    const good = signPayload(body, key, now)
    const [t = '', v1 = ''] = good.split(',')
    for (const other of [
      `${t}, ${v1}`,
      ` ${good}`,
      `${good},v0=x`,
      `${v1},${t}`,
      `${t},${v1.toUpperCase()}`,
      good.toUpperCase(),
      good.replace('t=', 't=0'),
      '',
      't=,v1=',
      `${good}\n`,
    ]) {
      expect(() => verifySignature({ [signatureHeader]: other }, body, key, now)).toThrow(refused)
    }
    expect(() => verifySignature({}, body, key, now)).toThrow(refused)
  })
})

describe('a delivery', () => {
  test('in our own shape is heard', async () => {
    const author = { id: '42', handle: 'ines', name: 'Inés', url: 'https://forum.example/u/ines', followers: 3 }
    const { news, unreadable } = await receive({
      ...entry,
      author,
      title: 'Noise',
      replyTo: 'p0',
      language: 'en',
      tags: ['oven'],
    })
    expect(unreadable).toBeUndefined()
    expect(news).toEqual([
      {
        kind: 'post',
        post: expect.objectContaining({
          network: 'webhook',
          externalId: 'p1',
          text: 'The oven hisses.',
          title: 'Noise',
          author: { externalId: '42', handle: 'ines', name: 'Inés', url: 'https://forum.example/u/ines', followers: 3 },
          postedAt: new Date('2026-11-22T09:30:00Z'),
          replyTo: 'p0',
          language: 'en',
          tags: ['oven'],
        }),
      },
    ])
  })

  test('may be a list, or one on each line, and each bad entry is named while the others are heard', async () => {
    const bad = { ...entry, postedAt: 'someday' }
    const list = await receive([entry, bad, 'words', { ...entry, id: 7 }, { kind: 'shout', ...entry }])
    expect(list.news.map(news => news.kind === 'post' && news.post.externalId)).toEqual(['p1', '7'])
    expect(list.unreadable).toEqual([
      { at: 'entry 2', why: expect.stringContaining('someday') },
      { at: 'entry 3', why: expect.stringContaining('no record') },
      { at: 'entry 5', why: expect.stringContaining('post, edit or delete') },
    ])
    const lines = await receive(`${JSON.stringify(entry)}\n\n{"text":\n${JSON.stringify({ ...entry, id: 'p2' })}\n`)
    expect(lines.news).toHaveLength(2)
    expect(lines.unreadable).toEqual([{ at: 'line 3', why: 'This line is no JSON.' }])
  })

  test('may take a post back or change it', async () => {
    const { news, unreadable } = await receive([
      { kind: 'delete', id: 'p1', network: 'old-forum' },
      { kind: 'edit', ...entry },
      { kind: 'delete' },
      { ...entry, kind: 'edit', id: undefined },
    ])
    expect(news).toEqual([
      { kind: 'delete', network: 'old-forum', externalId: 'p1' },
      { kind: 'edit', post: expect.objectContaining({ externalId: 'p1', editedAt: now }) },
    ])
    expect(unreadable?.map(each => each.at)).toEqual(['entry 3', 'entry 4'])
  })

  test('of another shape is read where the person said', async () => {
    const body = { data: { items: [{ c: { body: '<p>Hi</p>' }, u: 'ines', t: 1795340000, kind: 'delete' }] } }
    const settings = {
      entries: 'data.items',
      network: 'shop',
      isHtml: true,
      mapping: { text: 'c.body', author: 'u', postedAt: 't' },
    }
    const { news } = await receive(body, settings)
    expect(news).toMatchObject([{ kind: 'post', post: { network: 'shop', text: 'Hi', author: { handle: 'ines' } } }])
    await expect(receive({ data: {} }, settings)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('data.items'),
    })
  })

  test('is the same each time it is read', async () => {
    const { id: _, ...nameless } = entry
    expect((await receive(nameless)).news).toEqual(
      (await receive(nameless, {}, undefined, new Date(now.getTime() + 60_000))).news,
    )
  })

  test('is refused unread without a good signature', async () => {
    await expect(receive(entry, {}, {})).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(receive(entry, {}, { [signatureHeader]: signPayload('other', key, now) })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  test.each([
    ['not JSON', 'hello'],
    ['nothing', ''],
    ['another encoding', Buffer.from([0x22, 0xff, 0x22])],
    ['more than 1 MiB', `"${'x'.repeat(2 ** 20)}"`],
    ['more than a thousand entries', new Array(1001).fill(entry)],
  ])('is refused in words when it is %s', async (_, body) => {
    await expect(receive(body)).rejects.toMatchObject({ kind: 'invalid', message: expect.stringMatching(/\.$/) })
  })

  test('whatever it holds ends in words, never in a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async body => {
        const batch = await receive(body)
        return batch.news.length + (batch.unreadable?.length ?? 0) > 0 || body === '[]'
      }),
    )
  })
})

const guide = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8')
const example = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(guide)?.[1] ?? ''

test.each([
  ['sh', ['sh', '-c']],
  ['js', [process.execPath, '--input-type=module', '-e']],
] as const)('the example in the documents is taken as it stands (%s)', async (language, [program, ...options]) => {
  const received: Batch[] = []
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const headers = { [signatureHeader]: String(request.headers[signatureHeader]) }
    received.push(await receive(Buffer.concat(pieces), {}, headers, new Date()))
    response.end('{}')
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const env = { ...process.env, SOSH_KEY: key, SOSH_ADDRESS: `http://127.0.0.1:${port}/`, no_proxy: '*' }
  await promisify(execFile)(program, [...options, example(language)], { env, timeout: 15_000 }).finally(() =>
    server.close(),
  )
  expect(received).toMatchObject([
    { news: [{ kind: 'post', post: { externalId: '4711-2', text: 'The oven hisses.' } }] },
  ])
  expect(received[0]?.unreadable).toBeUndefined()
})

test('the entry in the documents is read whole', async () => {
  const { news } = await receive(example('json'))
  expect(news).toMatchObject([
    { post: { externalId: '4711-2', author: { externalId: '42' }, replyTo: '4711-1', tags: ['oven'], language: 'en' } },
  ])
})
