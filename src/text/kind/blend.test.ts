import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFeatures, readFeatures } from '#text/features'
import { kinds, weighKinds } from './index.ts'

const features = createFeatures()
const weigh = (text: string, language = 'en') => {
  readFeatures(features, text)
  return weighKinds({ text, language, links: [] }, features)
}
const labels = (text: string, language = 'en') => weigh(text, language).kinds.map(({ kind }) => kind)

test.each([
  ['The export button crashes the app on Android 14, error code 71. Log attached.', 'en', 'issue'],
  ['Nach dem Update stürzt die App beim Öffnen ab, Fehlercode 12', 'de', 'issue'],
  ['L’appli plante à chaque fois que j’ouvre une photo, version 5.1', 'fr', 'issue'],
  ['That’s not true, the lamp has had a dimmer for years.', 'en', 'correction-needed'],
  ['Das stimmt nicht, die Lampe hat schon immer einen Dimmer.', 'de', 'correction-needed'],
  ['No es verdad, la lámpara tiene regulador desde hace años.', 'es', 'correction-needed'],
])('“%s” (%s) is read as %s too', (text, language, kind) => {
  expect(labels(text, language)).toContain(kind)
})

test('somebody who complains of a fault is met as one who complains, and the fault is seen', () => {
  const { kinds, main } = weigh('The screen died after a week and support does not answer. Terrible.')
  expect(main).toBe('complaint')
  expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['complaint', 'issue']))
})

test.each(['we have the same lamp at home', 'ok see you there', '', '😀'])('“%s” is left alone', text => {
  expect(weigh(text)).toEqual({ kinds: [], main: 'unknown' })
})

test('praise for a correction that was made needs none', () => {
  expect(labels('Thank you so much, the new lamp is wonderful!')).toEqual(['praise'])
})

test('whatever is written, chances are chances, words are those of the post, and reading twice says the same', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('not true', 'crashes', '?', 'I love it', 'kaputt', '#a', 'error 502', 'how do I', '\u0000'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom('en', 'de', 'ja', 'und', ''), (pieces, tag) => {
      const text = pieces.join(' ')
      const read = weigh(text, tag)
      for (const { kind, score, because } of read.kinds) {
        expect(kinds).toContain(kind)
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(because.length).toBeGreaterThan(0)
        for (const { words, start, end } of because) expect(text.slice(start, end)).toBe(words)
      }
      expect(read.main === 'unknown').toBe(read.kinds.length === 0)
      expect(weigh(text, tag)).toEqual(read)
    }),
    { numRuns: 100 },
  )
})
