import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FoundRecord, partsOf, postOf } from './record.ts'

const ana = 'did:plc:ewvi7nxzyoun6zhxrhs64oiz'
const tomas = 'did:plc:z72i7hdynmk6r22z27h6tvur'
const uri = (did: string, rkey: string) => `at://${did}/app.bsky.feed.post/${rkey}`
const heardAt = new Date('2026-11-22T10:00:00Z')

/** The post that Ana's record becomes. */
function postFrom(record: object, found: Partial<FoundRecord> = {}) {
  const given = { $type: 'app.bsky.feed.post', text: 'Hello', createdAt: '2026-11-22T09:59:58.123Z', ...record }
  const post = postOf({ did: ana, rkey: '3mptbyoeyc22k', record: given, heardAt, ...found })
  if (typeof post === 'string') throw new Error(post)
  return post
}

/** Marks the first place where the words stand in the text, in bytes. */
function mark(text: string, words: string, feature: object) {
  const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(words)))
  return { index: { byteStart, byteEnd: byteStart + Buffer.byteLength(words) }, features: [feature] }
}
const link = (address: string) => ({ $type: 'app.bsky.richtext.facet#link', uri: address })
const tag = (word: string) => ({ $type: 'app.bsky.richtext.facet#tag', tag: word })
const mention = (did: string) => ({ $type: 'app.bsky.richtext.facet#mention', did })

test('a post says where it is and who wrote it', () => {
  expect(postFrom({})).toMatchObject({
    network: 'bluesky',
    externalId: uri(ana, '3mptbyoeyc22k'),
    url: `https://bsky.app/profile/${ana}/post/3mptbyoeyc22k`,
    author: { externalId: ana, handle: ana, url: `https://bsky.app/profile/${ana}` },
    text: 'Hello',
    postedAt: new Date('2026-11-22T09:59:58.123Z'),
  })
  expect(postFrom({}, { author: { externalId: ana, handle: 'ana.test' } }).author.handle).toBe('ana.test')
})

describe('marked stretches', () => {
  const text = 'Grüße 🌻 an @tomas: www.example.com/über... #Köln'
  test('give whole addresses, tags and names, whatever letters come before them', () => {
    const facets = [
      mark(text, '@tomas', mention(tomas)),
      mark(text, 'www.example.com/über...', link('https://www.example.com/über/uns?a=1')),
      mark(text, '#Köln', tag('Köln')),
    ]
    const post = postFrom({ text, facets })
    expect(post.mentions).toEqual([tomas])
    expect(post.links).toEqual(['https://www.example.com/über/uns?a=1'])
    expect(post.tags).toEqual(['Köln'])
  })

  test('are counted in bytes: the last one may end where the text ends, and no byte later', () => {
    const bytes = Buffer.byteLength(text)
    const at = (byteStart: number, byteEnd: number) => ({ index: { byteStart, byteEnd }, features: [tag('x')] })
    expect(postFrom({ text, facets: [at(0, bytes)] }).tags).toEqual(['x'])
    expect(bytes).toBeGreaterThan(text.length)
    for (const facet of [at(0, bytes + 1), at(5, 5), at(9, 3), at(-1, 4)]) {
      expect(postFrom({ text, facets: [facet] }).tags).toEqual([])
    }
  })

  test('that say nothing usable are passed over', () => {
    const facets = [
      mark(text, '@tomas', mention('tomas')),
      mark(text, '@tomas', link('javascript:alert(1)')),
      mark(text, '@tomas', link('at://did:plc:abc')),
      mark(text, '@tomas', { $type: 'com.example.facet#sparkle' }),
      { features: [tag('lost')] },
      null,
      7,
    ]
    expect(postFrom({ text, facets })).toMatchObject({ mentions: [], links: [], tags: [] })
    expect(postFrom({ text, facets: 'none' }).links).toEqual([])
  })

  test('that repeat each other count once, and tags beside the text count too', () => {
    const facets = [mark(text, '#Köln', tag('Köln')), mark(text, '@tomas', tag('Köln'))]
    expect(postFrom({ text, facets, tags: ['Köln', 'Rhein'] }).tags).toEqual(['Köln', 'Rhein'])
  })
})

describe('what is attached', () => {
  const blob = (cid: string) => ({ $type: 'blob', ref: { $link: cid }, mimeType: 'image/jpeg', size: 1 })
  const cid = 'bafkreias7oxbr6swsuggccmtnqpoeami4jza5x4w3urltn6gzhqf4k6k2e'
  const picture = {
    kind: 'image',
    url: `https://cdn.bsky.app/img/feed_fullsize/plain/${ana}/${cid}@jpeg`,
    alt: 'A cat',
  }

  test('pictures keep their descriptions', () => {
    const embed = {
      $type: 'app.bsky.embed.images',
      images: [
        { image: blob(cid), alt: 'A cat' },
        { image: blob(cid), alt: '' },
      ],
    }
    expect(postFrom({ embed }).media).toEqual([picture, { kind: 'image', url: picture.url }])
    const gallery = { $type: 'app.bsky.embed.gallery', items: [{ image: blob(cid), alt: 'A cat' }] }
    expect(postFrom({ embed: gallery }).media).toEqual([picture])
  })

  test('a video can be opened', () => {
    const embed = { $type: 'app.bsky.embed.video', video: blob(cid), alt: 'A cat jumps' }
    const url = `https://video.bsky.app/watch/${encodeURIComponent(ana)}/${cid}/playlist.m3u8`
    expect(postFrom({ embed }).media).toEqual([{ kind: 'video', url, alt: 'A cat jumps' }])
  })

  test('a link card is a link, and no second one where the text has it too', () => {
    const external = { uri: 'https://example.com/a', title: 'A', description: '' }
    const embed = { $type: 'app.bsky.embed.external', external }
    expect(postFrom({ embed }).links).toEqual(['https://example.com/a'])
    const text = 'See example.com/a'
    const facets = [mark(text, 'example.com/a', link('https://example.com/a'))]
    expect(postFrom({ text, facets, embed }).links).toEqual(['https://example.com/a'])
  })

  test('a quoted post is a quote; a quoted list is none', () => {
    const record = (address: string) => ({ $type: 'app.bsky.embed.record', record: { uri: address, cid } })
    expect(postFrom({ embed: record(uri(tomas, '3kabc')) }).quotes).toBe(uri(tomas, '3kabc'))
    expect(postFrom({ embed: record(`at://${tomas}/app.bsky.graph.list/3kabc`) }).quotes).toBeUndefined()
  })

  test('a quote with pictures is both', () => {
    const embed = {
      $type: 'app.bsky.embed.recordWithMedia',
      record: { record: { uri: uri(tomas, '3kabc'), cid } },
      media: { $type: 'app.bsky.embed.images', images: [{ image: blob(cid), alt: 'A cat' }] },
    }
    expect(postFrom({ embed })).toMatchObject({ quotes: uri(tomas, '3kabc'), media: [picture] })
  })

  test('a picture whose name could lead elsewhere is left out', () => {
    const embed = { $type: 'app.bsky.embed.images', images: [{ image: blob('../../evil'), alt: '' }] }
    expect(postFrom({ embed }).media).toEqual([])
  })
})

test('a reply names what it answers and where the thread began', () => {
  const reply = { root: { uri: uri(tomas, '3kroot'), cid: 'x' }, parent: { uri: uri(ana, '3kparent'), cid: 'x' } }
  expect(postFrom({ reply })).toMatchObject({ replyTo: uri(ana, '3kparent'), threadRoot: uri(tomas, '3kroot') })
  expect(postFrom({ reply: { parent: { uri: 'https://example.com' } } }).replyTo).toBeUndefined()
  expect(postFrom({})).toMatchObject({ replyTo: undefined, threadRoot: undefined })
})

test('the first language that is one is the post’s', () => {
  expect(postFrom({ langs: ['de', 'en'] }).language).toBe('de')
  expect(postFrom({ langs: ['pt-BR'] }).language).toBe('pt-BR')
  expect(postFrom({ langs: ['', '!!', 'en'] }).language).toBe('en')
  expect(postFrom({ langs: [] }).language).toBeUndefined()
})

test('nobody has written later than we heard it, or before the Web', () => {
  expect(postFrom({ createdAt: '2027-01-01T00:00:00Z' }).postedAt).toEqual(heardAt)
  expect(postFrom({ createdAt: '0001-01-01T00:00:00Z' }).postedAt).toEqual(heardAt)
  expect(postFrom({ createdAt: 'yesterday' }).postedAt).toEqual(heardAt)
  expect(postFrom({ createdAt: undefined }).postedAt).toEqual(heardAt)
  expect(postFrom({ createdAt: '2014-05-01T12:00:00+02:00' }).postedAt).toEqual(new Date('2014-05-01T10:00:00Z'))
})

test('what no database can hold is taken out of the text', () => {
  expect(postFrom({ text: 'a\0b\ud800c' }).text).toBe('ab\ufffdc')
  expect(postFrom({ text: 'two\n\nlines 👩‍👩‍👧' }).text).toBe('two\n\nlines 👩‍👩‍👧')
})

test('a record that is no post is said to be none', () => {
  const found = { did: ana, rkey: '3k', heardAt }
  expect(postOf({ ...found, record: undefined })).toMatch(/empty/)
  expect(postOf({ ...found, record: { text: 7 } })).toMatch(/text/)
})

test('whatever strangers write into a record, it is read or refused, and never breaks the reading', () => {
  const record = fc.record({
    text: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
    facets: fc.anything(),
    embed: fc.oneof(
      fc.anything(),
      fc.record({
        $type: fc.constantFrom('app.bsky.embed.images', 'app.bsky.embed.recordWithMedia'),
        images: fc.anything(),
        record: fc.anything(),
        media: fc.anything(),
      }),
    ),
    reply: fc.anything(),
    langs: fc.anything(),
    createdAt: fc.anything(),
    tags: fc.anything(),
  })
  fc.assert(
    fc.property(record, given => {
      const post = postOf({ did: ana, rkey: '3k', record: given, heardAt })
      return typeof post === 'string' || (post.text.isWellFormed() && post.postedAt <= heardAt)
    }),
  )
})

test('the address of a record is taken apart, and nothing else is', () => {
  expect(partsOf(uri(ana, '3k'))).toEqual({ repo: ana, collection: 'app.bsky.feed.post', rkey: '3k' })
  expect(partsOf(`at://${ana}`)).toBeUndefined()
  expect(partsOf('https://bsky.app/profile/x/post/y')).toBeUndefined()
})
