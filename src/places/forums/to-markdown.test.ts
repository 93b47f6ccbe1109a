import { expect, test } from 'vitest'
import { toHtml } from '#places/community'
import { toMarkdown } from './index.ts'

const base = 'https://forum.halden.example/t/7'
const md = (html: string) => toMarkdown(html, base)

test('what people wrote stays: paragraphs, lists, quotes, code, tables, links', () => {
  expect(md('<h2>Range</h2><p>It goes <strong>60 km</strong> and <em>more</em>.</p>')).toBe(
    '## Range\n\nIt goes **60 km** and _more_.',
  )
  expect(md('<ul><li>One</li><li><p>Two</p><ol start="3"><li>deep</li><li>deeper</li></ol></li></ul>')).toBe(
    '- One\n- Two\n\n  3. deep\n  4. deeper',
  )
  expect(md('<blockquote><p>Yes.</p><p>No.</p></blockquote><p>Ah</p>')).toBe('> Yes.\n>\n> No.\n\nAh')
  expect(md('<p>Run <code>a_b * c</code></p><pre><code class="lang-ts">let a = `1`\n\n\n  b()</code></pre>')).toBe(
    'Run `a_b * c`\n\n```ts\nlet a = `1`\n\n\n  b()\n```',
  )
  expect(
    md(
      '<table><thead><tr><th>Battery</th><th>km</th></tr></thead><tbody><tr><td>a|b</td><td>60</td></tr></tbody></table>',
    ),
  ).toBe('| Battery | km |\n| --- | --- |\n| a\\|b | 60 |')
  expect(md('<p>See <a href="/t/9">this</a>, <a href="https://a.example/x">https://a.example/x</a></p>')).toBe(
    'See [this](https://forum.halden.example/t/9), <https://a.example/x>',
  )
})

test('a picture is a link to it, an emoji its sign, a quote says who is quoted', () => {
  expect(md('<p><img src="/uploads/b.jpg" alt="The brake"> <img class="emoji" alt=":+1:" src="/e.png"></p>')).toBe(
    '[The brake](https://forum.halden.example/uploads/b.jpg) :+1:',
  )
  const quote =
    '<aside class="quote" data-username="rosa"><div class="title"><div class="quote-controls"></div><img class="avatar" src="/a.png"> rosa:</div><blockquote><p>How far?</p></blockquote></aside><p>Far.</p>'
  expect(md(quote)).toBe('rosa:\n\n> How far?\n\nFar.')
})

test('nothing that could act comes along, and words stay words', () => {
  const evil =
    '<p onclick="x()">Hi<script>alert(1)</script><iframe src="https://evil.example">in</iframe> <a href="javascript:alert(1)">press</a></p><style>p{}</style><img src=x onerror=alert(1)>'
  const html = toHtml(md(evil))
  expect(html).not.toMatch(/script|iframe|onclick|onerror|style|alert/)
  expect(html).toContain('Hi')
  expect(html).toContain('press')
  expect(
    toHtml(md('<p>a * b * c, x_y_z, [no](link), 1. first</p><p># not a heading</p><p>&lt;b&gt;bold&lt;/b&gt;</p>')),
  ).toBe('<p>a * b * c, x_y_z, [no](link), 1. first</p>\n<p># not a heading</p>\n<p>&lt;b&gt;bold&lt;/b&gt;</p>')
})

test('what never ends is read to its end', () => {
  const deep = `${'<blockquote>'.repeat(5_000)}deep${'</blockquote>'.repeat(5_000)}`
  expect(md(deep).length).toBeLessThanOrEqual(100_000)
  expect(md(`<p>${'word '.repeat(50_000)}</p>`).length).toBeLessThanOrEqual(100_000)
  expect(md('<p>open <b>bold')).toBe('open **bold**')
})
