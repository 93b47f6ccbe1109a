import { expect, test } from 'vitest'
import { atRoot, linksIn, mentionsIn, toHtml, toPlain } from './markdown.ts'

test('people write as they are used to: paragraphs, lists, code, quotes, tables', () => {
  const html = toHtml(
    'It **works**.\n\n- one\n- two\n\n```ts\nconst a = 1 < 2\n```\n\n> she said\n\n|a|b|\n|-|-|\n|1|2|',
  )
  expect(html).toContain('<strong>works</strong>')
  expect(html).toContain('<li>one</li>')
  expect(html).toContain('<code class="language-ts">const a = 1 &lt; 2')
  expect(html).toContain('<blockquote>')
  expect(html).toContain('<td>2</td>')
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '<a href="//evil.example" onclick="x()">a</a>',
  '![a](javascript:alert(1))',
  '<svg/onload=alert(1)>',
  '[a](https://x.example "onmouseover=alert(1)")',
  '`<b onload=x>`',
  '<p style="background:url(https://evil.example)">x</p>',
  '```"><script>\nx\n```',
])('%s does no harm', text => {
  const html = toHtml(text)
  for (const tag of html.match(/<[^>]*>/g) ?? []) {
    expect(tag).not.toMatch(/script|style|\bon\w+=|javascript:|data:|<(?:img|svg)|href="\/\//i)
  }
})

test('a picture of another host tells nobody who reads here: it is a link with its words', () => {
  expect(toHtml('![A pixel](https://track.example/p.gif)')).toBe(
    '<p><a href="https://track.example/p.gif" rel="nofollow ugc noopener">A pixel</a></p>',
  )
})

test('headings stand below those of the page', () => {
  expect(toHtml('# Big')).toBe('<h3>Big</h3>')
})

test('whoever is named is linked, not in code, and nobody who is not here', () => {
  expect(mentionsIn('@Rosa and @rosa, mail a@b.example, `@code` https://x.example/@ana')).toEqual(['rosa'])
  const html = toHtml('Ask @Rosa, not @nobody, nor `@rosa`', new Set(['rosa']))
  expect(atRoot(html, '/circle')).toBe(
    '<p>Ask <a class="mention" href="/circle/members/rosa">@Rosa</a>, not @nobody, nor <code>@rosa</code></p>',
  )
})

test('the words alone are heard, and what they link to', () => {
  const html = toHtml('See [the page](https://halden.example/a?b=1&c=2) & tell me.\n\n1. one\n2. two')
  expect(toPlain(html)).toBe('See the page & tell me.\n\n- one\n- two')
  expect(linksIn(html)).toEqual(['https://halden.example/a?b=1&c=2'])
})
