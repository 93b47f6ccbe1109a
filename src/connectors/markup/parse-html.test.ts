import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { parseHtml } from './parse-html.ts'

/** Everything that is told of a text, in its order, and how many elements were open at once. */
function told(html: string, options: { xmlMode?: boolean } = {}, read: typeof parseHtml = parseHtml) {
  const news: string[] = []
  let open = 0
  let most = 0
  read(
    html,
    {
      onopentag(name, attributes) {
        most = Math.max(most, ++open)
        news.push(`<${name}${Object.keys(attributes).join(' ')}`)
      },
      ontext: text => void news.push(text),
      onclosetag(name) {
        open--
        news.push(`>${name}`)
      },
    },
    options,
  )
  return { news, open, most }
}

test('a page of usual depth is read as its parser reads it, whatever it holds', () => {
  const alone: typeof parseHtml = (html, handler, options) => new Parser(handler, options).end(html)
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<svg>',
    '<title>',
    '</title>',
    '<br>',
    '<li a="1">',
    'Ana',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
      expect(told(pieces.join(''))).toEqual(told(pieces.join(''), {}, alone))
    }),
  )
})

test.each(['div', 'table', 'svg', 'b'])('of what nests as deep as <%s> never does, each word is read', name => {
  const words = Array.from({ length: 3_000 }, (_, at) => `word${at} `)
  const { news, open, most } = told(words.map(word => `<${name}>${word}`).join(''))
  expect(news.filter(each => each.startsWith('word'))).toEqual(words)
  expect(open).toBe(0)
  expect(most).toBeLessThan(500)
})

test('a script that stands too deep is still no text', () => {
  const { news } = told(`${'<div>'.repeat(400)}<script>if (a<b) alert()</script>Ana`)
  expect(news.slice(400, 404)).toEqual(['<script', 'if (a<b) alert()', '>script', 'Ana'])
})

test('XML that nests too deep is read on, too, whatever its elements are called', () => {
  const { news, most } = told('<title>a'.repeat(2_000), { xmlMode: true })
  expect(news.filter(each => each === 'a')).toHaveLength(2_000)
  expect(most).toBeLessThan(500)
})
