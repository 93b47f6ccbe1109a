import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ListedFeed, readOpml, writeOpml } from './index.ts'

const now = new Date('2026-11-22T12:00:00Z')
const opml = (body: string) => `<opml version="1.0"><head><title>Mine</title></head><body>${body}</body></opml>`

test('feeds are read with their names, pages and folders', () => {
  const list = readOpml(
    opml(
      '<outline text="News"><outline text="Local"><outline type="rss" text="Town" xmlUrl="https://town.example/feed" htmlUrl="https://town.example/"/></outline></outline>' +
        '<outline title="Ines bakes" XMLURL="feed://bakes.example/rss"/><outline xmlUrl="http://no.name.example/rss" category="/Tech/Web,/x"/>',
    ),
  )
  expect(list).toEqual({
    title: 'Mine',
    feeds: [
      { url: 'https://town.example/feed', title: 'Town', site: 'https://town.example/', folders: ['News', 'Local'] },
      { url: 'https://bakes.example/rss', title: 'Ines bakes', folders: [] },
      { url: 'http://no.name.example/rss', title: 'no.name.example', folders: ['Tech', 'Web'] },
    ],
    bad: [],
  })
})

test('what can’t be opened is listed, and costs nothing else', () => {
  const { feeds, bad } = readOpml(
    opml(
      '<outline text="A" xmlUrl="javascript:alert(1)"/><outline text="B" xmlUrl="https://b.example/"/><outline text="B again" xmlUrl="https://b.example/"/>' +
        '<outline text="Empty"/><outline type="include" text="More" url="https://lists.example/"/>',
    ),
  )
  expect(feeds.map(feed => feed.title)).toEqual(['B'])
  expect(bad.map(one => one.at)).toEqual(['A', 'B again', 'Empty', 'More'])
})

test('what is no list says so', () => {
  for (const text of ['', 'hello', '<rss><channel/></rss>', '{"a": 1}', '\u0000\u0001'])
    expect(readOpml(text)).toMatchObject({ feeds: [], bad: [{ at: 'the file' }] })
})

test('a broken list gives what stands before the damage', () => {
  const broken =
    '<opml><body><outline text="Fish & chips" xmlUrl="https://fish.example/?a=1&b=2"><outline text="Cut xmlUrl='
  expect(readOpml(broken).feeds).toMatchObject([{ title: 'Fish & chips', url: 'https://fish.example/?a=1&b=2' }])
})

test('markup that was written into an attribute as it is costs no feed', () => {
  const { feeds } = readOpml(
    opml(
      '<outline text="Ana" description="I <b>bake</b> at <a href="https://ana.example/" title="Ana">home</a>." xmlUrl="https://ana.example/feed" type="rss" />' +
        '<outline text="Folder <i>x</i>"><outline text="Ben" xmlUrl="https://ben.example/feed"/></outline>',
    ),
  )
  expect(feeds).toMatchObject([{ url: 'https://ana.example/feed' }, { title: 'Ben', folders: ['Folder <i>x</i>'] }])
})

test('no list is so odd that it takes a second', () => {
  const times = (part: string) => part.repeat(Math.ceil(2_000_000 / part.length))
  for (const part of [
    '<outline ',
    '<outline><',
    '<outline text="<',
    '</outline',
    '<outline xmlUrl="a>" ',
    '" text="',
  ]) {
    readOpml(`<opml><body>${times(part)}`)
  }
})

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map(text => text.replace(/[\s\p{Cc}\ufffe\uffff]+/gu, ' ').trim())
  .filter(text => text.length > 0 && text.length <= 120)

test('a list that is written is read as the same list', () => {
  const feed = fc.record({
    url: fc.webUrl({ withQueryParameters: true }).map(url => new URL(url).href),
    title: words,
    site: fc.webUrl().map(url => new URL(url).href),
    folders: fc.array(words, { maxLength: 3 }),
  })
  const lists = fc.uniqueArray(feed, { selector: one => one.url, maxLength: 20, minLength: 1 })
  const sorted = (feeds: ListedFeed[]) => [...feeds].sort((a, b) => (a.url < b.url ? -1 : 1))
  fc.assert(
    fc.property(lists, words, (feeds, title) => {
      const list = readOpml(writeOpml({ title, feeds, now }))
      expect(list.title).toBe(title)
      expect(list.bad).toEqual([])
      expect(sorted(list.feeds)).toEqual(sorted(feeds))
    }),
  )
})

const data = join(process.env.SOSH_DATA ?? '../shared/data', 'opml')

test.skipIf(!existsSync(data))(`every list in ${data} is read and can be written (left out where it is absent)`, () => {
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.opml'))
  expect(files.length).toBeGreaterThan(100)
  for (const file of files) {
    const bytes = readFileSync(join(data, file))
    const list = readOpml(bytes)
    const outlines = bytes.toString().match(/xmlUrl="/g)?.length ?? 0
    expect(list.feeds.length + list.bad.length, file).toBe(outlines)
    expect(readOpml(writeOpml({ title: file, feeds: list.feeds, now })).feeds, file).toEqual(list.feeds)
  }
})
