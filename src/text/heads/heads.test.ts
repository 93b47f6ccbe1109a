import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFeatures, readFeatures } from '#text/features'
import {
  byWord,
  calibrationError,
  chanceInScope,
  constantOf,
  type Example,
  learnCorrections,
  type Plan,
  packHead,
  readHead,
  reasonsOf,
  scoreHead,
  trainHead,
  unpackHead,
} from '#text/heads'

const plan: Plan = {
  name: 'mood',
  weighting: { groups: [1, 1, 0.3, 0.5], meaning: 0.5, leastTexts: 1 },
  cost: 1,
  balance: 1,
  isExclusive: false,
  aim: 'f1',
  parts: 4,
}

const things = ['lamp', 'bike', 'app', 'chair', 'order', 'parcel', 'invoice', 'charger', 'screen', 'battery']
const examples: Example[] = things.flatMap(thing => [
  { text: `The ${thing} is broken again, please fix it`, labels: ['trouble'] },
  { text: `My ${thing} stopped working this morning`, labels: ['trouble'] },
  { text: `I love my new ${thing}, thank you!`, labels: ['joy'] },
  { text: `What a lovely ${thing} :-)`, labels: ['joy'] },
  { text: `We bought a ${thing} in May`, labels: [] },
])
const mood = trainHead(examples, plan)
const weighting = { ...plan.weighting, pairs: 0.5, moves: 0.4, outline: 0.3 }
const kinds = trainHead(examples, { ...plan, weighting, name: 'kinds', isExclusive: true, hasRivals: true })

const features = createFeatures()
const read = (text: string, delta?: ReturnType<typeof learnCorrections>) => {
  readFeatures(features, text)
  return readHead(mood, features, delta)
}
const said = (text: string, delta?: ReturnType<typeof learnCorrections>) =>
  read(text, delta).flatMap(({ label, isSaid }) => (isSaid ? [label] : []))

test('Inés writes that her kettle is broken, and it is heard as trouble, with the word that says so', () => {
  expect(said('The kettle is broken')).toEqual(['trouble'])
  const reasons = byWord(features, reasonsOf(mood, features, 'trouble'))
  const first = reasons[0]
  expect('The kettle is broken'.slice(first?.start, first?.end)).toBe('broken')
})

test('a post about nothing that was learned is called nothing', () => {
  expect(said('Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich')).toEqual([])
})

test('of exclusive labels one is said, and a post of none of them is known for one', () => {
  readFeatures(features, 'I love it, thank you')
  const [first, ...others] = readHead(kinds, features)
  expect(first).toMatchObject({ label: 'joy', isSaid: true })
  expect(others.some(({ isSaid }) => isSaid)).toBe(false)
  const sure = chanceInScope(kinds, features)
  readFeatures(features, 'We bought a kettle in May')
  expect(chanceInScope(kinds, features)).toBeLessThan(sure)
})

test('the reasons of a label add up to its score, whatever is written', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'broken',
      'love it!!',
      'not working',
      '#NewLamp',
      '@ines',
      'https://x.example/a',
      '東京駅前',
      '😀👍🏽',
      '£500',
    ),
  )
  const delta = learnCorrections(mood, [{ text: 'The lamp hums', labels: ['trouble'] }])
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, isCorrected) => {
      const text = pieces.join(' ')
      const taught = isCorrected ? delta : undefined
      readFeatures(features, text)
      for (const head of [mood, kinds]) {
        const correction = head === mood ? taught : undefined
        const scores = new Float64Array(head.labels.length)
        scoreHead(head, features, scores, correction)
        for (const [at, label] of head.labels.entries()) {
          const reasons = reasonsOf(head, features, label, correction)
          const constant = constantOf(head, features, label)
          const sum = reasons.reduce((all, { weight }) => all + weight, constant)
          expect(sum).toBeCloseTo(scores[at] ?? Number.NaN, 3)
          const told = byWord(features, reasons).reduce((all, { weight }) => all + weight, constant)
          expect(told).toBeCloseTo(sum, 6)
          expect(reasons.every(({ start, end }) => start >= 0 && end <= text.length && start <= end)).toBe(true)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('a head that was packed and unpacked says the same', () => {
  const packed = unpackHead(JSON.parse(JSON.stringify(packHead(mood))))
  for (const { text } of examples) {
    readFeatures(features, text)
    const before = readHead(mood, features)
    const after = readHead(packed, features)
    for (const { label, chance } of before)
      expect(after.find(one => one.label === label)?.chance ?? 0).toBeCloseTo(chance, 1)
  }
  expect(() => unpackHead({ ...packHead(mood), labels: ['one'] })).toThrow('damaged')
})

test('a packed head of exclusive labels still knows what is none of them', () => {
  const alone = trainHead(examples, { ...plan, name: 'kinds', isExclusive: true })
  const packed = unpackHead(JSON.parse(JSON.stringify(packHead(alone))))
  const chances = examples.map(({ text }) => {
    readFeatures(features, text)
    expect(chanceInScope(packed, features)).toBeCloseTo(chanceInScope(alone, features), 1)
    return chanceInScope(packed, features)
  })
  // A head that lost its scope is sure of everything.
  expect(Math.min(...chances)).toBeLessThan(0.5)
})

test('a head that looks twice is not packed by halves', () => {
  expect(() => packHead(kinds)).toThrow('learn it without rivals')
})

test('Inés corrects one post, its like is read her way at once, the rest as before, and it can be taken back', () => {
  const hum = 'Zwischen den Röhren brummt etwas'
  expect(said(hum)).not.toContain('trouble')
  const delta = learnCorrections(mood, [{ text: hum, labels: ['trouble'] }])
  expect(said(hum, delta)).toContain('trouble')
  expect(said('Nachts brummt etwas laut zwischen den Röhren', delta)).toContain('trouble')
  for (const { text } of examples) expect(said(text, delta), text).toEqual(said(text))
  expect(said(hum, learnCorrections(mood, []))).toEqual(said(hum))
})

test('a corrected exclusive label wins over the one that was given', () => {
  const text = 'I love how it stopped working'
  readFeatures(features, text)
  const before = readHead(kinds, features)[0]?.label ?? ''
  const other = before === 'joy' ? 'trouble' : 'joy'
  const delta = learnCorrections(kinds, [{ text, labels: [other] }])
  readFeatures(features, text)
  expect(readHead(kinds, features, delta)[0]?.label).toBe(other)
})

test('the same posts teach the same head', () => {
  expect(packHead(trainHead(examples, plan))).toEqual(packHead(mood))
})

test('chances that are half too sure have an error of a half', () => {
  expect(calibrationError([1, 1], [true, false])).toBeCloseTo(0.5)
  expect(calibrationError([0.5, 0.5], [true, false])).toBeCloseTo(0)
})
