import { expect, test } from 'vitest'
import { htmlToText } from './html-text.ts'

test('paragraphs, lines and lists are read as on the page', () => {
  const { text } = htmlToText(
    '<h1>Rye</h1><p>Mix  the\nflour.<br>Wait.</p><ul><li>one</li><li>two <b>big</b></li></ul>',
  )
  expect(text).toBe('Rye\n\nMix the flour.\nWait.\n\n- one\n- two big')
})

test('scripts and styles are not read aloud, and entities are', () => {
  expect(htmlToText('<style>p{}</style><script>x()</script>caf&eacute; &lt;3&nbsp;you').text).toBe('café <3 you')
})

test('links and images are collected, absolute and once each', () => {
  const { links, images } = htmlToText(
    '<a href="/a">x</a><a href="/a">y</a><a href="#z">z</a><img src="i.png" alt="Eye">',
    'https://a.example/',
  )
  expect(links).toEqual(['https://a.example/a'])
  expect(images).toEqual([{ url: 'https://a.example/i.png', alt: 'Eye' }])
})

test('code keeps its lines', () => {
  expect(htmlToText('<p>See</p><pre>a\n  b</pre>').text).toBe('See\n\na\n  b')
})

test('a page of nothing but blanks is read in no time', () => {
  const began = process.cpuUsage()
  expect(htmlToText(`<pre>a${' '.repeat(200_000)}b</pre>`).text).toMatch(/^a +b$/)
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1000).toBeLessThan(500)
})
