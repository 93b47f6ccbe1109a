import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linksIn } from './link-header.ts'

test('links are found whichever way they are written', () => {
  expect(linksIn('<https://hub.example/>; rel=hub, </feed?a=1,2>; title="a, b"; rel="self alternate"')).toEqual([
    { href: 'https://hub.example/', rels: ['hub'] },
    { href: '/feed?a=1,2', rels: ['self', 'alternate'] },
  ])
  expect(linksIn('<>;REL="WebMention"')).toEqual([{ href: '', rels: ['webmention'] }])
  expect(linksIn('<a>; rel=, <b>; rel="hub"')).toEqual([
    { href: 'a', rels: [] },
    { href: 'b', rels: ['hub'] },
  ])
  expect(linksIn(null)).toEqual([])
})

test('no header is too odd to be read in no time', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', ',', ';', '"', '=', 'rel', ' ', 'a') }), header => {
      linksIn(header)
    }),
  )
  linksIn(`${'<'.repeat(50_000)}${';rel='.repeat(50_000)}`)
})
