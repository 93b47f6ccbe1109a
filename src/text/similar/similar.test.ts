import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Comparable, copyKeys, createCopies, createReports, samePost } from './index.ts'

const story =
  'Halden opens its second workshop in Utrecht today, with room for twelve apprentices and a test track on the roof. ' +
  'Doors open at nine, and the first hundred visitors get their brakes checked for free by the people who build them. ' +
  'Ines Amaral, who leads the workshop, says that nobody should have to wait longer than a day for a repair.'
const link = 'https://paper.example/halden-utrecht?utm_source=feed'
const kind = (a: Comparable, b: Comparable) => samePost(a, b)?.kind
const meet = (a: Comparable, b: Comparable) => {
  const keys = new Set(copyKeys(a))
  return [...copyKeys(b)].some(key => keys.has(key))
}

describe('one story told in many places', () => {
  test.each<[string, Comparable, string]>([
    ['word by word', { text: story }, 'same'],
    [
      'by its author on another network',
      { text: `${story} #Halden #Utrecht`, network: 'mastodon', author: 'ines' },
      'cross-post',
    ],
    ['cut off, with a link', { text: `${story.slice(0, 170)}… read more ${link}` }, 'shortened'],
    ['by mail, with a greeting', { text: `Dear all,\n\n${story}\n\nBest wishes,\nInes` }, 'edited'],
    ['passed on', { text: `RT @ines: ${story}` }, 'repost'],
    [
      'quoted',
      { text: `I was there, and the coffee is good too!\n> ${story}\nGo and see, I would say, it is worth the trip.` },
      'quote',
    ],
    [
      'with a few words changed',
      { text: story.replace('today', 'this Friday').replace('for free', 'without charge') },
      'edited',
    ],
  ])('%s', (_, other, expected) => {
    const original: Comparable = { text: story, network: 'feed', author: 'ines' }
    expect(kind(original, other)).toBe(expected)
    expect(meet(original, other)).toBe(true)
  })

  test('its title and address on Bluesky', () => {
    const blog: Comparable = { title: 'Halden opens second workshop in Utrecht', text: story, links: [link] }
    const post: Comparable = {
      text: 'Halden opens second workshop in Utrecht https://www.paper.example/halden-utrecht/#top',
    }
    expect(kind(blog, post)).toBe('same-story')
    expect(meet(blog, post)).toBe(true)
  })

  test('the reason can be shown', () => {
    const copy = samePost({ text: story }, { text: `${story.slice(0, 200)} …` })
    expect(copy?.because).toContain('beginning')
    expect(story.slice(copy?.run?.start, copy?.run?.end)).toMatch(/^Halden opens/)
  })

  test('Japanese is folded too', () => {
    const text = '新しい自転車が届きましたがブレーキの調子が悪いです、どうすればいいですか。とても困っています。'
    expect(kind({ text }, { text: `${text} #自転車` })).toBe('same')
    expect(
      kind({ text }, { text: '昨日の会議で新しい予算が決まりました。来月から始まります。よろしく' }),
    ).toBeUndefined()
  })
})

test.each([
  ['Thank you very much!', 'Thank you very much'],
  ['The new bike is great, I ride it every day to work', 'The new bike is great but the brakes are too weak for hills'],
  [
    story,
    'I went to the Halden workshop in Utrecht and they fixed my brakes while I waited. The track on the roof is fun.',
  ],
  ['', ''],
])('two people are not each other’s copy: “%s”', (a, b) => {
  expect(kind({ text: a, author: 'ines' }, { text: b, author: 'tomas' })).toBeUndefined()
})

test('an index folds copies as they come, and forgets what is taken back', () => {
  const copies = createCopies()
  expect(copies.add('blog', { text: story })).toBeUndefined()
  expect(
    copies.add('other', { text: 'Does anybody know where to buy brake pads for the Halden Tour?' }),
  ).toBeUndefined()
  expect(copies.add('short', { text: `${story.slice(0, 180)}… ${link}` })).toMatchObject({
    id: 'blog',
    copy: { kind: 'shortened' },
  })
  copies.remove('blog')
  copies.remove('short')
  expect(copies.add('again', { text: story })).toBeUndefined()
  expect(copies.size).toBe(2)
})

test('a fault reported before is found, with the terms that speak for it', () => {
  const reports = createReports()
  reports.add('1', {
    title: 'Upload hangs at 99 %',
    body: 'UploadClient.sendChunk throws TimeoutException with files over 2 GB.',
  })
  reports.add('2', { title: 'Dark mode for the calendar', body: 'White hurts at night.' })
  reports.add('3', { title: 'Cannot change the password', body: 'The form says the password is too short.' })
  const [first] = reports.like({
    title: 'Big file never finishes',
    body: 'Stuck, log says TimeoutException in sendChunk',
  })
  expect(first?.id).toBe('1')
  expect(first?.because).toEqual(expect.arrayContaining(['sendchunk']))
  reports.remove('1')
  expect(reports.like({ title: 'sendChunk TimeoutException', body: '' }).map(({ id }) => id)).not.toContain('1')
  expect(reports.size).toBe(2)
})

test('whatever is compared, the answer is the same both ways round, and nothing throws', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(
          'halden',
          'opens',
          'RT',
          '@ines',
          '#tag',
          '>',
          '"',
          'https://a.example/x',
          '…',
          '\n',
          '新',
          'in',
          'the',
        ),
        { maxLength: 40 },
      )
      .map(words => words.join(' ')),
  )
  const post = fc.record({ text, title: text })
  fc.assert(
    fc.property(post, post, (a, b) => {
      expect(samePost(a, b)?.kind).toBe(samePost(b, a)?.kind)
      expect(copyKeys(a).length).toBeLessThanOrEqual(12)
      if (a.text.split(/\s+/).length > 8) expect(copyKeys(a)).toEqual(copyKeys({ ...a }))
    }),
    { numRuns: 150 },
  )
}, 60_000)

test('adding and removing a report leaves the others as they were', () => {
  const word = fc.constantFrom('brake', 'squeaks', 'app', 'login', 'crash', 'LocalFileSystem.open', 'slow')
  const report = fc.record({
    title: fc.array(word, { maxLength: 4 }).map(words => words.join(' ')),
    body: fc.array(word, { maxLength: 8 }).map(words => words.join(' ')),
  })
  fc.assert(
    fc.property(fc.array(report, { minLength: 2, maxLength: 12 }), report, (reports, extra) => {
      const plain = createReports()
      const busy = createReports()
      for (const [at, one] of reports.entries()) plain.add(String(at), one)
      for (const [at, one] of reports.entries()) {
        busy.add('extra', extra)
        busy.add(String(at), one)
        busy.remove('extra')
      }
      const ids = (found: { id: string; score: number }[]) =>
        found
          .filter(({ score }) => score > 0)
          .map(({ id }) => id)
          .sort()
      expect(busy.size).toBe(plain.size)
      expect(ids(busy.like(extra, { most: 20 }))).toEqual(ids(plain.like(extra, { most: 20 })))
    }),
    { numRuns: 100 },
  )
}, 60_000)
