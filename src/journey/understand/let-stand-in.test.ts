import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  asBiggerReads,
  type BiggerReader,
  inOurWords,
  movedBiggerReader,
  openBiggerReader,
  type Reading,
} from '#journey/reading'
import type { Context } from '#platform/context'
import { writeTinyModel } from '../../../test/tiny-model.ts'
import { askBiggerReader, letStandIn, readerInCharge } from './let-stand-in.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'bigger-')), 'tiny')
writeTinyModel(folder, {
  labels: ['BUG', 'ANGER', 'JOY'],
  words: { crashes: [4, 2, -3], always: [0, 1.5, 0], love: [-2, -3, 5], the: [-0.5, -0.5, -0.5], app: [-1, -1.5, -1] },
})
writeFileSync(
  join(folder, 'sosh.json'),
  JSON.stringify({
    name: 'A tiny model',
    labels: {
      BUG: { kind: 'issue' },
      ANGER: { kind: 'complaint', sentiment: -1 },
      JOY: { kind: 'praise', sentiment: 1 },
    },
  }),
)
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

/**
 * Where the library is: as somebody invited it, or as `npm test` brings it, with the runtime of WebAssembly in place of the
 * native one of 300 MB, which is the same in all that is tried here.
 */
const library = ['./node_modules', './test/models/node_modules']
  .map(place => resolve(place, '@huggingface/transformers/dist/transformers.node.mjs'))
  .find(existsSync)
if (!library) console.log('Real ONNX is left out: @huggingface/transformers is not here. `npm test` brings it.')

describe.skipIf(!library && !process.env.CI)('a model of ONNX in a folder', () => {
  const address = pathToFileURL(library ?? '').href
  const open = () => openBiggerReader(folder, address)

  beforeAll(async () => {
    const { wasm } = (await import(address)).env.backends.onnx
    // In place of a network of others, from which a page in a browser would take it.
    if (wasm) wasm.wasmPaths = new URL('../../../onnxruntime-node/dist/', address).href
  })

  test('reads a batch, each text by itself, in our words', { timeout: 60_000 }, async () => {
    const reader = await open()
    expect(reader).toMatchObject({ name: 'A tiny model', border: 0.5 })
    const [fault, joy] = await reader.read(['the app always crashes', 'love the app'])
    const chance = (sum: number) => 1 / (1 + Math.exp(-sum))
    expect(fault?.kinds[0]).toEqual({ kind: 'issue', chance: expect.closeTo(chance(2.5), 4) })
    expect(fault?.kinds[1]).toEqual({ kind: 'complaint', chance: expect.closeTo(chance(1.5), 4) })
    expect(fault?.sentiment).toBeCloseTo(chance(-4.5) - chance(1.5), 4)
    expect(joy?.kinds[0]).toEqual({ kind: 'praise', chance: expect.closeTo(chance(3.5), 4) })
    expect(await movedBiggerReader(reader, 'the app always crashes', 'issue')).toEqual([
      { words: 'crashes', start: 15, end: 22 },
    ])
  })

  test('is never fetched: a folder without a model is refused', { timeout: 60_000 }, async () => {
    const empty = join(folder, '..', 'distilbert')
    writeTinyModel(empty, { labels: ['A'], words: {} })
    rmSync(join(empty, 'onnx'), { recursive: true })
    writeFileSync(join(empty, 'sosh.json'), JSON.stringify({ labels: {} }))
    await expect(openBiggerReader(empty, address)).rejects.toThrow(/local|model\.onnx/i)
  })
})

/** The port, by itself: it knows one word. */
const oneWord: BiggerReader = {
  name: 'One word',
  border: 0.6,
  read: async texts =>
    texts.map(text => ({ kinds: [{ kind: 'issue', chance: text.includes('broken') ? 0.9 : 0.2 }], sentiment: -0.5 })),
}
const ours: Reading = {
  language: 'en',
  languageCertainty: 1,
  kind: 'praise',
  kinds: [
    { kind: 'praise', score: 0.7, because: [{ words: 'nice', start: 0, end: 4 }] },
    { kind: 'issue', score: 0.4, because: [{ words: 'broken', start: 5, end: 11 }] },
  ],
  sentiment: 0.4,
  urgency: 0,
  wantsAnswer: false,
  why: { language: '', urgency: [], sentiment: [], toxicity: [] },
  aspects: [],
  entities: [],
  toxicity: 0,
  topics: [],
  learned: [],
}

test('what a bigger model says takes the place of ours, and words stay where both agree', async () => {
  const [said] = await oneWord.read(['nice broken thing'])
  const read = asBiggerReads(ours, { said: said ?? { kinds: [] }, border: oneWord.border })
  expect(read).toMatchObject({
    kind: 'issue',
    sentiment: -0.5,
    wantsAnswer: true,
    kinds: [{ kind: 'issue', score: 0.9 }],
  })
  expect(read.kinds[0]?.because).toEqual([{ words: 'broken', start: 5, end: 11 }])
  expect(asBiggerReads(ours, { said: { kinds: [] }, border: 0.6 })).toMatchObject({ kind: 'unknown', sentiment: 0.4 })
})

test('the words that moved it are found by leaving each out', async () => {
  expect(await movedBiggerReader(oneWord, 'It is broken, again', 'issue')).toEqual([
    { words: 'broken', start: 6, end: 12 },
  ])
})

test('labels that are not mapped say nothing; of two that mean one kind the likelier counts', () => {
  const labels = { a: { kind: 'idea' as const }, b: { kind: 'idea' as const }, c: { sentiment: -1 } }
  const said = [
    { label: 'a', score: 0.2 },
    { label: 'b', score: 0.7 },
    { label: 'c', score: 0.4 },
    { label: 'z', score: 0.99 },
  ]
  expect(inOurWords(said, { labels })).toEqual({ kinds: [{ kind: 'idea', chance: 0.7 }], sentiment: -0.4 })
})

test('when it fails, ours read, it is said why, and later it is tried again', async () => {
  const warnings: unknown[] = []
  let at = 0
  const ctx = {
    config: { modelPath: '/models/one' },
    now: () => new Date(at),
    log: { warn: (words: string, facts: unknown) => warnings.push([words, facts]), info: () => {} },
  } as unknown as Context
  let isWell = true
  letStandIn('/models/one', {
    ...oneWord,
    read: texts => (isWell ? oneWord.read(texts) : Promise.reject(new Error('Out of memory.'))),
  })
  expect(await askBiggerReader(ctx, reader => reader.read(['broken']))).toHaveLength(1)
  expect(readerInCharge(ctx)).toEqual({ name: 'One word', isBigger: true, failure: null })
  isWell = false
  expect(await askBiggerReader(ctx, reader => reader.read(['broken']))).toBeUndefined()
  expect(readerInCharge(ctx)).toEqual({ name: 'our own models', isBigger: false, failure: 'Out of memory.' })
  expect(await askBiggerReader(ctx, reader => reader.read(['broken']))).toBeUndefined()
  expect(warnings).toHaveLength(1)
  at += 6 * 60_000
  expect(await askBiggerReader(ctx, reader => reader.read(['broken']))).toBeUndefined()
  expect(warnings).toHaveLength(2)
})
