import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFeed } from './parse-feed.ts'

const item = (n: number) =>
  `<item><title>Entry ${n}</title><guid>http://a.example/${n}</guid><description><![CDATA[<p>Text & more</p>]]></description></item>`
const channel = (inside: string) => `<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`

/** Time that this thread worked: other processes on the machine do not count. */
function cpuMs(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

const laughs = 'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')

const size = 2_000_000
const many = (text: string) => text.repeat(Math.floor(size / text.length))

test.each([
  ['a billion laughs', `<!DOCTYPE r [<!ENTITY a "lol">${laughs}]>${channel('<item><title>&j;</title></item>')}`],
  [
    'one long entity used often',
    `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(50_000)}">]>${channel(`<item><title>${'&a;'.repeat(50_000)}</title></item>`)}`,
  ],
  ['elements that never end', many('<a>')],
  [
    'elements within elements',
    channel(`<item><description>${'<div>'.repeat(200_000)}x${'</div>'.repeat(200_000)}</description></item>`),
  ],
  ['escaped elements within elements', channel(`<item><description>${many('&lt;div&gt;')}</description></item>`)],
  [
    'a million attributes',
    channel(`<item ${Array.from({ length: 150_000 }, (_, n) => `a${n}="b"`).join(' ')}><title>x</title></item>`),
  ],
  ['a giant attribute', channel(`<item a="${'y'.repeat(size)}"><title>x</title></item>`)],
  ['comments that never end', many('<!--')],
  ['CDATA that never ends', many('<![CDATA[')],
  ['tags that never end', many('<a ')],
  ['ends without beginnings', channel(many('</x>'))],
  ['a base within each base', many('<a xml:base="x/">')],
  ['a namespace in each element', many('<a xmlns:b="c">')],
  ['as many items as fit', channel(many('<item><title>a</title></item>'))],
  [
    'as many categories as fit',
    channel(`<item>${Array.from({ length: 80_000 }, (_, n) => `<category>${n}</category>`).join('')}</item>`),
  ],
  ['brackets in JSON', `{"items":${many('[')}`],
  [
    'a JSON feed without end',
    `{"version":"https://jsonfeed.org/version/1","items":[${many('{"id":"1","content_html":"<p>x</p>"},')}`,
  ],
  ['nothing but zeros', many('\u0000')],
])('%s: it is read, and within a second', (_, document) => {
  expect(cpuMs(() => parseFeed(document))).toBeLessThan(1000)
})

test('whatever is cut out, doubled or put in, nothing is thrown', () => {
  const whole = channel([1, 2, 3].map(item).join(''))
  const noise = fc.constantFrom(
    '<',
    '>',
    '&',
    '</item>',
    '<item>',
    ']]>',
    '<![CDATA[',
    '"',
    "'",
    '\u0000',
    '<!--',
    '&#x0;',
    '<?',
    'é',
    '<rss>',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length), fc.nat(40), noise), { maxLength: 5 }), changes => {
      let text = whole
      for (const [at, gone, put] of changes) text = text.slice(0, at) + put + text.slice(at + gone)
      const parsed = parseFeed(text)
      expect(Array.isArray(parsed.entries)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('whatever bytes come, nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom(undefined, 'text/xml; charset=utf-16', 'x; charset=koi8-r'),
      (bytes, contentType) => {
        expect(parseFeed(bytes, { contentType }).feed.links).toBeDefined()
      },
    ),
  )
})

test('wherever a feed is cut off, every entry before the cut is there', () => {
  const whole = channel([1, 2, 3, 4].map(item).join(''))
  fc.assert(
    fc.property(fc.nat(whole.length), at => {
      const cut = whole.slice(0, at)
      const complete = cut.split('</item>').length - 1
      expect(parseFeed(cut).entries.length).toBeGreaterThanOrEqual(complete)
    }),
    { numRuns: 300 },
  )
})

test('damage inside one entry leaves the others whole', () => {
  const damage = fc.constantFrom(
    '<b>never closed',
    'AT&T & co',
    '<br><hr>',
    '\u0001',
    '&nope;',
    '</p></div>',
    '<x y="',
    ']]>',
  )
  fc.assert(
    fc.property(damage, fc.constantFrom('title', 'description', 'author'), (inside, where) => {
      // An attribute without its closing quote swallows what follows up to the next one.
      fc.pre(!inside.endsWith('="'))
      const { entries } = parseFeed(channel(`${item(1)}<item><${where}>${inside}</${where}></item>${item(2)}`))
      const titles = entries.map(entry => entry.title?.raw)
      expect(titles[0]).toBe('Entry 1')
      expect(titles.at(-1)).toBe('Entry 2')
      expect(entries).toHaveLength(3)
    }),
  )
})
