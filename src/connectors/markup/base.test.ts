import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebase, resolve } from './base.ts'

/** The examples of RFC 3986, section 5.4, over http://a/b/c/d;p?q */
test.each([
  ['g', 'http://a/b/c/g'],
  ['./g', 'http://a/b/c/g'],
  ['g/', 'http://a/b/c/g/'],
  ['/g', 'http://a/g'],
  ['//g', 'http://g'],
  ['?y', 'http://a/b/c/d;p?y'],
  ['g?y', 'http://a/b/c/g?y'],
  ['#s', 'http://a/b/c/d;p?q#s'],
  [';x', 'http://a/b/c/;x'],
  ['', 'http://a/b/c/d;p?q'],
  ['.', 'http://a/b/c/'],
  ['..', 'http://a/b/'],
  ['../g', 'http://a/b/g'],
  ['../..', 'http://a/'],
  ['../../g', 'http://a/g'],
  ['../../../g', 'http://a/g'],
  ['/./g', 'http://a/g'],
  ['g.', 'http://a/b/c/g.'],
  ['g;x=1/../y', 'http://a/b/c/y'],
  ['https://b/x', 'https://b/x'],
])('“%s” is found', (reference, found) => {
  expect(resolve('http://a/b/c/d;p?q', reference)).toBe(found)
})

test('an address keeps the letters in which it was written', () => {
  expect(resolve('http://www.詹姆斯.com/a', 'ä b')).toBe('http://www.詹姆斯.com/ä b')
})

test('a base that could do harm leaves the outer one as it was', () => {
  expect(rebase('http://a/', 'javascript:x')).toBe('http://a/')
  expect(rebase('http://a/', 'http:///b/c/')).toBe('http://b/c/')
})

test('it agrees with browsers on plain paths', () => {
  const segment = fc.constantFrom('a', 'b', '..', '.', 'c.html', '')
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 6 }), parts => {
      const reference = parts.join('/')
      // An empty segment at the start means another host, which the two write differently.
      fc.pre(!reference.startsWith('//') && !reference.includes('//'))
      expect(resolve('http://h/x/y/z', reference)).toBe(new URL(reference, 'http://h/x/y/z').href)
    }),
  )
})
