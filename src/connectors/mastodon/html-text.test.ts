import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHtml } from './html-text.ts'

test('an address that the server cut into pieces is whole again, and is a link', () => {
  const html =
    '<p>See <a href="https://blog.acme.example/winter/bikes?page=2" rel="nofollow noopener" target="_blank">' +
    '<span class="invisible">https://</span><span class="ellipsis">blog.acme.example/winter/bik</span>' +
    '<span class="invisible">es?page=2</span></a></p>'
  expect(readHtml(html)).toEqual({
    text: 'See https://blog.acme.example/winter/bikes?page=2',
    links: ['https://blog.acme.example/winter/bikes?page=2'],
  })
})

test('people and hashtags read as they were written, and are no links', () => {
  const html =
    '<p><span class="h-card"><a href="https://other.example/@acme" class="u-url mention">@<span>acme</span></a></span>' +
    ' does it <a href="https://here.example/tags/snow" class="mention hashtag" rel="tag">#<span>snow</span></a>?</p>'
  const names = new Map([['https://other.example/@acme', '@acme@other.example']])
  expect(readHtml(html, names)).toEqual({ text: '@acme@other.example does it #snow?', links: [] })
})

test('lines, paragraphs and lists stay, and text in between tags keeps its spaces', () => {
  expect(readHtml('<p>One<br>Two</p><p>Three &amp; <b>four</b> five</p><ul><li>a</li><li>b</li></ul>').text).toBe(
    'One\nTwo\n\nThree & four five\n\n- a\n- b',
  )
  expect(readHtml('<pre><code>if (x) {\n  y()\n}</code></pre>').text).toBe('if (x) {\n  y()\n}')
})

test('the address of a quoted post that is repeated for older servers is left out', () => {
  expect(readHtml('<p class="quote-inline">RE: <a href="https://a.example/1">a</a></p><p>So true</p>')).toEqual({
    text: 'So true',
    links: [],
  })
})

test('whatever a server sends is read at once, without what is not for reading', () => {
  expect(readHtml('<script>alert(1)</script>Hi<style>p{}</style>').text).toBe('Hi')
  expect(readHtml('<a href="javascript:alert(1)">x</a>').links).toEqual([])
  readHtml('<div>'.repeat(100_000))
  readHtml('<a href="https://x.example">'.repeat(20_000))
  readHtml('&'.repeat(200_000))
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<a href="https://x.example">',
    '</a>',
    '<br>',
    '&lt;',
    '<',
    '>',
    'ä',
    '\0',
    '\ud800',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
      const { text } = readHtml(pieces.join(''))
      expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
    }),
  )
})
