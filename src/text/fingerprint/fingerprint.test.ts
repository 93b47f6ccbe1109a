import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint, similarity } from './index.ts'

const release =
  'Kestrel Cycles opens its second workshop in Rotterdam today, with room for twelve apprentices and a test track on the roof. ' +
  'Doors open at nine, and the first hundred visitors get their brakes checked for free by the people who build them.'

test('the same words with other capitals, accents, spaces and links are the same text', () => {
  const one = fingerprint('Café Kestrel opens today! https://a.example/1?utm=x')
  const other = fingerprint('cafe\u0301   KESTREL opens… today https://b.example/2')
  expect(other.exact).toBe(one.exact)
  expect(similarity(one, other)).toBe(1)
})

test('one other word makes another text', () => {
  expect(fingerprint('The new bike is great').exact).not.toBe(fingerprint('The new bike is grey').exact)
  expect(fingerprint('bike new').exact).not.toBe(fingerprint('new bike').exact)
})

test('a copy with a changed ending is still known', () => {
  const copy = `${release.replace('today', 'this Friday')} Via @citynews`
  expect(similarity(fingerprint(release), fingerprint(copy))).toBeGreaterThan(0.6)
})

test('two people who write about the same thing are not copies', () => {
  const review =
    'I went to the Kestrel workshop in Rotterdam and they fixed my brakes while I waited. The track on the roof is fun, ' +
    'but bring a jacket because the wind up there is no joke, and there is nowhere to sit down with a coffee yet.'
  expect(similarity(fingerprint(release), fingerprint(review))).toBeLessThan(0.5)
})

test('scripts without spaces have words too', () => {
  const one = fingerprint('新しい自転車が届きましたがブレーキの調子が悪いです、どうすればいいですか')
  const other = fingerprint('新しい自転車が届きましたがブレーキの調子が悪いです。どうしたらいいですか')
  expect(similarity(one, other)).toBeGreaterThan(0.4)
  expect(one.exact).not.toBe(other.exact)
})

test('a text without words is like nothing', () => {
  expect(fingerprint('… !! —').near).toBe(fingerprint('').near)
  expect(similarity(fingerprint(''), fingerprint('hello there my friend'))).toBe(0)
})

test('any text has a fingerprint, always the same, and is most like itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const one = fingerprint(a)
      expect(one.exact).toMatch(/^[0-9a-f]{16}$/)
      expect(one.near).toBeLessThan(2n ** 64n)
      expect(fingerprint(a)).toEqual(one)
      expect(similarity(one, one)).toBe(1)
      const alike = similarity(one, fingerprint(b))
      expect(alike).toBe(similarity(fingerprint(b), one))
      expect(alike).toBeGreaterThanOrEqual(0)
      expect(alike).toBeLessThanOrEqual(1)
    }),
  )
})
