import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readChunks } from './read-chunks.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const streamFile = join(root, 'docs/examples/stream.jsonl')
const queriesFile = join(root, 'docs/examples/queries.txt')

interface Ran {
  code: number | null
  out: string
  err: string
}

/** Runs the real command, as a shell would. */
function sosh(args: string[], input: string | Readable): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), 'match', ...args], {
    env: { PATH: process.env.PATH },
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', words => {
    out += words
  })
  child.stderr.setEncoding('utf8').on('data', words => {
    err += words
  })
  child.stdin.on('error', () => {})
  Readable.from(input).pipe(child.stdin)
  return new Promise(resolve => child.on('close', code => resolve({ code, out, err })))
}

const parsed = (out: string) =>
  out
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))

test('a file of posts in many scripts goes through, and each match says which words', { timeout: 30_000 }, async () => {
  const { code, out, err } = await sosh(['--queries', queriesFile], await readFile(streamFile, 'utf8'))
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const posts = parsed(out)
  const thai = posts.find(each => each.id === 'post-07')
  expect(thai.matches.map((match: { query: string }) => match.query)).toEqual([
    'brand',
    'charging',
    'about us',
    'winter trouble',
  ])
  expect(thai.matches[3].words.map((each: { word: string }) => each.word)).toEqual(['ฮาลเดน', 'ชาร์จ'])
  expect(thai.matches[0].because).toEqual(['it says “ฮาลเดน”'])
  // The fortress is the town’s: our name is in it, and it is not about us.
  const town = posts.find(each => each.id === 'post-02')
  expect(town.matches.map((match: { query: string }) => match.query)).toEqual(['brand', 'not us'])
})

test('counting says the same as listing, on one core and on several', { timeout: 60_000 }, async () => {
  const stream = (await readFile(streamFile, 'utf8')).repeat(200)
  const [listed, counted, onWorkers, listedOnWorkers] = [
    await sosh(['--queries', queriesFile], stream),
    await sosh(['--queries', queriesFile, '--count'], stream),
    await sosh(['--queries', queriesFile, '--count', '--workers', '2'], stream),
    await sosh(['--queries', queriesFile, '--workers', '2'], stream),
  ]
  const total = JSON.parse(counted.out)
  expect(total).toMatchObject({ posts: 8000, matched: parsed(listed.out).length, unreadable: 0 })
  expect(JSON.parse(onWorkers.out)).toEqual(total)
  expect(listedOnWorkers.out).toBe(listed.out)
})

test('bad lines are named and passed over, and the rest is read', { timeout: 30_000 }, async () => {
  const { code, out, err } = await sosh(
    ['--query', 'halden'],
    '{"id":"a","text":"Halden"}\n\nno json\r\n[1]\n{"id":"b"}\n{"text":"halden again"}',
  )
  expect(code).toBe(0)
  expect(parsed(out).map(each => each.id)).toEqual(['a', 'line 6'])
  expect(err.split('\n').map(line => line.slice(0, 7))).toEqual(['Line 3:', 'Line 4:', 'Line 5:', ''])
  expect(err).toContain('--text way.to.it')
})

test('records of another shape are read by their ways, and a language nobody declared is worked out', {
  timeout: 30_000,
}, async () => {
  const { out } = await sosh(
    ['--query', 'lang:de from:kathrin', '--text', 'post.body', '--author', 'by.name', '--id', 'nr'],
    '{"nr":7,"post":{"body":"Warum lädt mein Fahrrad im Winter nicht richtig voll?"},"by":{"name":"kathrin"}}\n{"nr":8,"post":{"body":"Why does it not charge in winter?"},"by":{"name":"kathrin"}}',
  )
  expect(parsed(out).map(each => each.id)).toEqual(['7'])
})

test('raw events of a network’s stream are read as posts, and who wrote them by the names it told', {
  timeout: 60_000,
}, async () => {
  const did = 'did:plc:7iza6de2dwap2sbkpav7c6c6'
  const event = (rest: object) => JSON.stringify({ did, time_us: 1_732_000_000_000_000, ...rest })
  const commit = (collection: string, rkey: string, record: object) =>
    event({ kind: 'commit', commit: { rev: '3l', operation: 'create', collection, rkey, record, cid: 'x' } })
  const stream = [
    event({ kind: 'identity', identity: { did, handle: 'kathrin.example.com', seq: 1, time: '' } }),
    commit('app.bsky.feed.like', '3lbabcdefgh2a', { text: 'halden' }),
    commit('app.bsky.feed.post', '3lbabcdefgh2b', { text: 'My Halden charges', langs: ['en'] }),
  ].join('\n')
  for (const workers of ['0', '2']) {
    const { out, err } = await sosh(['--query', 'halden from:kathrin.example.com', '--workers', workers], stream)
    expect(err).toBe('')
    expect(parsed(out).map(each => each.id)).toEqual([`at://${did}/app.bsky.feed.post/3lbabcdefgh2b`])
  }
})

test('a query that can’t be read is pointed at, and nothing is read', { timeout: 30_000 }, async () => {
  const file = join(tmpdir(), `queries-${process.pid}.jsonl`)
  await writeFile(file, '{"name":"brand","text":"halden OR query:other"}\n{"name":"other","text":"query:brand"}\n')
  const { code, out, err } = await sosh(['--queries', file], '{"text":"halden"}')
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain(`${file}, line 1, character 11 of “brand”: This goes round in a circle`)
  expect((await sosh([], '')).code).toBe(1)
  expect((await sosh(['--query', 'a', '--workers', 'many'], '')).err).toContain('--workers is a number')
})

test('whoever has read enough may leave, and a slow reader is waited for', { timeout: 60_000 }, async () => {
  const line = `${JSON.stringify({ text: `halden ${'x'.repeat(2000)}` })}\n`
  let given = 0
  const endless = new Readable({
    read() {
      given++
      this.push(line)
    },
  })
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), 'match', '--query', 'halden'])
  child.stdin.on('error', () => {})
  endless.pipe(child.stdin)
  await new Promise(resolve => child.stdout.once('readable', resolve))
  // Nobody reads on: what was taken in stays what fits into pipes and a chunk or two.
  let before = -1
  for (let still = 0; still < 3; ) {
    await new Promise(resolve => setTimeout(resolve, 200))
    still = given === before ? still + 1 : 0
    before = given
  }
  expect(given * line.length).toBeLessThan(8_000_000)
  const ended = new Promise(resolve => child.on('close', resolve))
  child.stdout.destroy()
  expect(await ended).toBe(0)
  endless.destroy()
})

test('a line without end is passed over and memory stays bounded', async () => {
  const mega = Buffer.alloc(1024 * 1024, 'x')
  async function* input() {
    yield Buffer.from('first\n')
    for (let count = 0; count < 20; count++) yield mega
    yield Buffer.from('\nlast\n')
  }
  const tooLong: number[] = []
  const chunks: [string, number][] = []
  for await (const { bytes, firstLine } of readChunks(input(), line => tooLong.push(line)))
    chunks.push([Buffer.from(bytes).toString(), firstLine])
  expect(tooLong).toEqual([2])
  expect(chunks).toEqual([
    ['first\n', 1],
    ['last\n', 3],
  ])
})
