import { expect, test } from 'vitest'
import { parseFeed } from './parse-feed.ts'

const rss = (inside: string, attributes = '') => `<rss version="2.0" ${attributes}><channel>${inside}</channel></rss>`

test('a blog in RSS is read with its title, address, author and text', () => {
  const parsed = parseFeed(
    rss(
      `<title>Ines bakes</title><link>https://bakes.example/</link>
       <item><title>Sourdough &amp; rye</title><link>https://bakes.example/rye</link>
       <author>ines@bakes.example (Ines Duarte)</author><guid isPermaLink="false">rye-1</guid>
       <pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate><category>bread</category>
       <description>&lt;p&gt;Long.&lt;/p&gt;</description></item>`,
    ),
  )
  expect(parsed).toMatchObject({ format: 'rss', version: 'rss20', wellFormed: true })
  expect(parsed.feed).toMatchObject({ title: { value: 'Ines bakes' }, link: 'https://bakes.example/' })
  expect(parsed.entries[0]).toMatchObject({
    id: 'rye-1',
    title: { raw: 'Sourdough & rye' },
    link: 'https://bakes.example/rye',
    authors: [{ name: 'Ines Duarte', email: 'ines@bakes.example' }],
    published: { at: new Date('2004-01-01T19:48:21Z') },
    categories: [{ term: 'bread' }],
    summary: { value: '<p>Long.</p>', type: 'text/html' },
  })
})

test('Atom keeps texts apart from markup and resolves what is relative', () => {
  const { entries, feed } = parseFeed(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/blog/" xml:lang="pt_BR">
       <title type="html">A &lt;b&gt;bold&lt;/b&gt; title</title><link rel="hub" href="https://hub.example/"/>
       <entry><id>tag:a.example,2024:1</id><link href="one"/><title>1 &lt; 2</title>
       <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="../up">up</a></div></content></entry></feed>`,
  )
  expect(feed).toMatchObject({
    title: { value: 'A <b>bold</b> title' },
    language: 'pt-BR',
    hubs: ['https://hub.example/'],
  })
  expect(entries[0]).toMatchObject({
    link: 'https://a.example/blog/one',
    title: { value: '1 < 2', type: 'text/plain' },
    content: [{ value: '<a href="https://a.example/up">up</a>' }],
  })
})

test.each([
  [
    'rss10',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="x:1"><title>T</title></item></rdf:RDF>',
  ],
  [
    'rss11',
    '<Channel xmlns="http://purl.org/net/rss1.1#"><title>C</title><items><item><title>T</title></item></items></Channel>',
  ],
  ['atom03', '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>T</title></entry></feed>'],
  ['cdf', '<CHANNEL HREF="http://a.example/"><ITEM HREF="/1"><TITLE>T</TITLE></ITEM></CHANNEL>'],
  ['json11', '{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","title":"T"}]}'],
])('the format %s is recognised and its entry is found', (version, document) => {
  const parsed = parseFeed(document)
  expect(parsed.version).toBe(version)
  expect(parsed.entries[0]?.title?.raw).toBe('T')
})

test('a podcast brings its sound, its length and its owner', () => {
  const { feed, entries } = parseFeed(
    rss(
      `<itunes:owner><itunes:name>Tomas</itunes:name><itunes:email>t@cast.example</itunes:email></itunes:owner>
       <item><title>One</title><enclosure url="/one.mp3" length="9" type="audio/mpeg"/>
       <itunes:duration>12:30</itunes:duration><itunes:explicit>no</itunes:explicit></item>`,
      'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xml:base="https://cast.example/feed"',
    ),
  )
  expect(feed.itunes?.owner).toEqual({ name: 'Tomas', email: 't@cast.example' })
  expect(entries[0]?.enclosures).toMatchObject([
    { url: 'https://cast.example/one.mp3', type: 'audio/mpeg', length: '9' },
  ])
  expect(entries[0]?.itunes).toMatchObject({ duration: '12:30', explicit: false })
})

test('a bare ampersand, an unknown entity and a forbidden character cost nothing but themselves', () => {
  const parsed = parseFeed(rss('<item><title>Fish & Chips &eacute;t&eacute; &nope; \u0008x</title></item>'))
  expect(parsed.wellFormed).toBe(false)
  expect(parsed.problems.join()).toContain('XML')
  expect(parsed.entries[0]?.title?.raw).toBe('Fish & Chips été &nope; x')
})

test('missing end tags do not join two entries into one', () => {
  const { entries } = parseFeed('<rss><channel><item><title>One<link>http://a.example/1</link><item><title>Two</title>')
  expect(entries.map(entry => entry.title?.raw)).toEqual(['One', 'Two'])
  expect(entries[0]?.link).toBe('http://a.example/1')
})

test('HTML that was never escaped is still the text of its entry', () => {
  const { entries } = parseFeed(rss('<item><description>One<br>two <p>three</description><title>T</title></item>'))
  expect(entries[0]?.title?.raw).toBe('T')
  expect(entries[0]?.summary?.value).toContain('three')
})

test('a feed cut off in the middle keeps the entries that came before', () => {
  const whole = rss('<item><title>One</title></item><item><title>Two</title></item>')
  expect(parseFeed(whole.slice(0, whole.indexOf('Two'))).entries[0]?.title?.raw).toBe('One')
  const json = '{"version":"https://jsonfeed.org/version/1","title":"J","items":[{"id":"1","title":"a } b"},{"id":"2"'
  expect(parseFeed(json)).toMatchObject({ wellFormed: false, entries: [{ id: '1', title: { raw: 'a } b' } }] })
})

test('a page, an empty answer and a letter are no feeds, and nothing is thrown', () => {
  for (const text of [
    '',
    '   ',
    '<!doctype html><html><body><p>Hi</p></body></html>',
    'Dear all',
    '{"hello":1}',
    '[]',
  ]) {
    expect(parseFeed(text)).toMatchObject({ format: 'unknown', entries: [] })
  }
})

test('the second text of an item is its content, and the first stays its summary', () => {
  const { entries } = parseFeed(rss('<item><description>Short</description><summary>Long and long</summary></item>'))
  expect(entries[0]).toMatchObject({ summary: { value: 'Short' }, content: [{ value: 'Long and long' }] })
})

test('a guid that is no permalink is never taken for an address', () => {
  const { entries } = parseFeed(
    rss('<item><guid isPermaLink="false">http://a.example/1</guid></item><item><guid>http://a.example/2</guid></item>'),
  )
  expect(entries.map(entry => entry.link)).toEqual([undefined, 'http://a.example/2'])
})

test('an image’s own link and title do not become those of the feed', () => {
  const { feed } = parseFeed(rss('<image><title>Logo</title><link>http://x/</link></image><title>Real</title>'))
  expect(feed).toMatchObject({ title: { raw: 'Real' }, image: { title: 'Logo', link: 'http://x/' }, links: [] })
})
