import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Matchable } from '#text/tokens'
import {
  describeQuery,
  evaluate,
  highlightSource,
  nameKey,
  parseQuery,
  printQuery,
  type Query,
  toTsQuery,
} from './index.ts'

function query(source: string): Query {
  const parsed = parseQuery(source)
  if (!parsed.ok) throw new Error(parsed.errors.map(error => error.message).join(' '))
  return parsed.query
}

function post(text: string, more: Partial<Matchable> = {}): Matchable {
  return { text, network: 'bluesky', author: { handle: 'ines.example.com' }, links: [], tags: [], ...more }
}

const hears = (source: string, text: string, more?: Partial<Matchable>) =>
  evaluate(query(source), post(text, more)).matched

describe('a person listens for', () => {
  test.each([
    ['plain words, all of them', 'bike halden', 'The Halden e-bike', 'a bike'],
    ['either of two', 'rad OR bici', 'mi bici', 'my bike'],
    ['one and not another', 'halden NOT fengsel', 'Halden by', 'Halden fengsel'],
    ['one without another, by a minus', 'halden -fengsel', 'Halden by', 'Halden fengsel'],
    ['AND before OR', 'a1 b1 OR c1', 'c1', 'a1'],
    ['groups', 'a1 (b1 OR c1)', 'c1 a1', 'b1 c1'],
    ['NOT before AND', 'NOT a1 b1', 'b1', 'a1 b1'],
    ['a phrase', '"winter charging"', 'Winter-charging!', 'charging winter'],
    ['typographic quotes', '“winter charging”', 'winter charging', 'charging winter'],
    ['exact case', '"=Sosh"', 'at Sosh', 'gosh, sosh'],
    ['exact accents', '"=Résumé"', 'Re\u0301sume\u0301', 'Resume'],
    [
      'words near each other, either order',
      'halden NEAR/3 bike',
      'bike made in Halden',
      'bike that was not made in Halden',
    ],
    [
      'phrases and groups near each other',
      '"new bike" NEAR/4 (halden OR oslo)',
      'Oslo has a new bike',
      'a bike new in Oslo',
    ],
    ['beginnings of words', 'charg*', 'Charging', 'discharge'],
    ['beginnings at the end of a phrase', '"winter charg*"', 'winter charger', 'winter and charger'],
    ['accents folded', 'strasse', 'Straße', 'Strafe'],
    ['a hashtag', '#winterCharging', 'nice #WinterCharging', 'wintercharging'],
    ['the words of a hashtag', 'winter charging', 'nice #WinterCharging', '#Wintercharging'],
    ['the hashtag as a word', 'wintercharging', 'nice #WinterCharging', 'winter charging'],
    ['a cashtag', '$ACME', 'buy $acme', 'buy acme'],
    ['a mention', '@ines', 'hi @ines@social.example', 'hi ines'],
    ['an emoji, whatever the skin', '👍', 'yes👍🏽', '👎'],
    ['Chinese within a longer run', '东京', '我在东京都', '东西京'],
    ['one Japanese letter at the end of a run', '駅', '東京駅', '東京'],
    ['Thai without spaces', 'กาแฟ', 'คนไทยรักกาแฟ', 'คนไทย'],
    ['Thai words, not what lies inside of them', 'กา', 'มีกาตัวหนึ่ง', 'กาแฟ'],
    ['the beginning of a Thai word', 'กา*', 'กาแฟ', 'รักแฟ'],
    ['a name that no Thai dictionary knows', 'โซช', 'ฉันชอบโซชมาก', 'ฉันชอบมาก'],
    ['Lao without spaces', 'ກາເຟ', 'ຂ້ອຍມັກກາເຟ', 'ຂ້ອຍມັກ'],
    ['Burmese without spaces', 'စကား', 'မြန်မာစကား', 'မြန်မာ'],
    ['Khmer without spaces', 'ខ្មែរ', 'ខ្មែរ!', 'ភាសា'],
    ['Korean with a particle', '소쉬', '소쉬는 좋다', '소금'],
    ['mixed scripts', 'iphoneを', '新しいiPhoneを買う', 'iPhone買'],
    ['letters with full width', 'sosh', 'ＳＯＳＨ', 'ｓｏｎ'],
    ['a word with a possessive', 'halden', "Halden's app", 'Haldens'],
    ['C++', 'C++', 'I like C++.', 'I like C'],
    [
      'a link to a site',
      'url:halden.example',
      'https://shop.halden.example/x',
      'halden.example https://halden.example.org',
    ],
    ['a part of a site', 'url:halden.example/news', 'www.halden.example/news/1', 'www.halden.example/1/news'],
    ['a word of an address', 'url:news', 'https://a.example/b/news-1', 'news'],
    ['an address pasted', 'https://halden.example/news', 'see https://halden.example/news/1', 'https://halden.example'],
    ['anything with a link', 'bike has:link', 'bike https://a.example', 'bike'],
  ])('%s: %s', (_what, source, heard, unheard) => {
    expect(hears(source, heard)).toBe(true)
    expect(hears(source, unheard)).toBe(false)
  })

  test('words that are not in addresses', () => {
    expect(hears('halden', 'https://halden.example')).toBe(false)
    expect(hears('"see now"', 'see https://halden.example now')).toBe(false)
  })

  test('beginnings of words, which are not what the post is from, in or on', () => {
    const more = { language: 'lv', links: ['https://halden.example'], author: { handle: 'omar' } }
    for (const source of ['net*', 'lang*', 'fro*', 'from*', 'has*'])
      expect([source, hears(source, 'sveiki', more)]).toEqual([source, false])
    expect(hears('from:om*', 'sveiki', more)).toBe(true)
  })
  test('facts about the post', () => {
    expect(hears('from:@Ines.example.com', 'x')).toBe(true)
    expect(hears('from:"Inés Costa"', 'x', { author: { handle: 'i', name: 'Ines Costa' } })).toBe(true)
    expect(hears('from:ines', 'x')).toBe(false)
    expect(hears('from:ines*', 'x')).toBe(true)
    expect(hears('lang:en', 'x', { language: 'en-GB' })).toBe(true)
    expect(hears('lang:en-GB', 'x', { language: 'en' })).toBe(false)
    expect(hears('network:bluesky', 'x')).toBe(true)
    expect(hears('tag:heatpumps', 'x', { tags: ['Heat Pumps'] })).toBe(true)
    expect(hears('#heatpumps', 'x', { tags: ['Heat Pumps'] })).toBe(true)
    for (const [asked, expected] of [
      ['>1000', false],
      ['>=1000', true],
      ['1000', true],
      ['1k', true],
      ['<1000', false],
      ['=1000', true],
      ['<=1,000', true],
    ])
      expect(hears(`followers:${asked}`, 'x', { author: { handle: 'i', followers: 1000 } }), `${asked}`).toBe(expected)
    expect(hears('followers:<5', 'x')).toBe(false)
  })

  test('no phrase reaches from the title into the text', () => {
    expect(hears('"one two"', 'two', { title: 'one' })).toBe(false)
    expect(hears('one two', 'two', { title: 'one' })).toBe(true)
  })
})

describe('what was found', () => {
  test('is shown where it stands and said in words', () => {
    const found = evaluate(
      query('"winter charg*" OR halden NEAR/3 bike'),
      post('My bike from Halden. A bike.', { title: 'Winter charging' }),
    )
    expect(found).toEqual({
      matched: true,
      spans: [
        { field: 'title', start: 0, end: 15 },
        { field: 'text', start: 3, end: 7 },
        { field: 'text', start: 13, end: 19 },
        { field: 'text', start: 23, end: 27 },
      ],
      because: ['it says “Winter charging” in its title', 'it says “Halden” near “bike”'],
    })
  })
  test('covers Chinese without gaps and leaves out what was not asked', () => {
    const { spans } = evaluate(query('東京都 NOT 大阪'), post('昨日東京都で'))
    expect(spans).toEqual([{ field: 'text', start: 2, end: 5 }])
  })
  test('is nothing to highlight for a declared tag', () => {
    expect(evaluate(query('#bike'), post('x', { tags: ['bike'] }))).toEqual({
      matched: true,
      spans: [],
      because: ['it is tagged #bike'],
    })
  })
})

describe('saved queries', () => {
  const sources = new Map([
    ['brand', 'halden OR "=Sosh"'],
    ['complaints', '(broken OR kaputt) NOT query:jobs'],
    ['jobs', 'job OR jobs'],
    ['x', 'x1 query:y'],
    ['y', 'x2 query:x'],
    ['our brand', 'query:brand lang:en'],
    ['a', 'x1 query:b'],
    ['b', 'x2 OR query:c'],
    ['c', 'query:a'],
    ['bad', 'x1 OR'],
    ['wide', Array.from({ length: 1100 }, (_, at) => `w${at}`).join(' OR ')],
    ['wider', 'query:wide '.repeat(5)],
    ['widest', 'query:wider '.repeat(5)],
  ])
  const saved = { resolve: (name: string) => sources.get(nameKey(name)) }
  const read = (source: string, own?: string) => parseQuery(source, own === undefined ? saved : { ...saved, own })
  const hearsNamed = (source: string, text: string) => {
    const parsed = read(source)
    return parsed.ok && evaluate(parsed.query, post(text, { language: 'en' })).matched
  }

  test('are named by others, and by others again', () => {
    expect(hearsNamed('query:brand AND query:complaints', 'my Halden is broken')).toBe(true)
    expect(hearsNamed('query:brand AND query:complaints', 'my Halden is broken, any job?')).toBe(false)
    expect(hearsNamed('query:"Our  Brand" NOT query:complaints', 'my Halden')).toBe(true)
    expect(hearsNamed('query:brand', 'sosh')).toBe(false)
  })
  test('keep their names when printed and when said in words', () => {
    const parsed = read('query:"our brand" query:complaints -from:ines')
    const found = parsed.ok ? parsed.query : query('nothing')
    expect(printQuery(found)).toBe('query:"our brand" query:complaints NOT from:ines')
    expect(describeQuery(found)).toBe('what “our brand” hears and what “complaints” hears; not from ines')
    expect(toTsQuery(found)).toBe("(('halden' | 'sosh') & ('broken' | 'kaputt'))")
  })
  test.each([
    ['halden query:brandd', undefined, 7, 19, 'There is no saved query called “brandd”'],
    ['halden query:a', undefined, 7, 14, '“a” names “b”, which names “c”, which names “a” again'],
    ['query:brand', 'Brand', 0, 11, '“Brand” can’t name itself'],
    ['x1 OR query:y', 'x', 6, 13, '“x” names “y”, which names “x” again'],
    ['query:bad', undefined, 0, 9, 'The saved query “bad” can’t be read: OR needs something after'],
    ['query:', undefined, 0, 6, 'query:"our brand"'],
    ['query:widest', undefined, 0, 12, 'more than 10,000 words'],
    ['query:brand NEAR/3 bike', undefined, 12, 18, 'NEAR stands between words'],
    ['NOT query:brand', undefined, 0, 3, 'Say also what to listen for'],
  ])('%s: what is wrong is pointed at', (source, own, start, end, says) => {
    const parsed = read(source, own)
    expect(parsed.ok ? [] : parsed.errors).toMatchObject([{ start, end, message: expect.stringContaining(says) }])
  })
  test('can’t be named where none are known', () => {
    expect(parseQuery('query:brand')).toMatchObject({ ok: false, errors: [{ start: 0, end: 11 }] })
  })
  test('that name each other over and over are read once', () => {
    const many = new Map(
      Array.from({ length: 40 }, (_, at) => [`q${at}`, at === 0 ? 'x1' : `query:q${at - 1} `.repeat(2)]),
    )
    expect(parseQuery('query:q39', { resolve: name => many.get(name) }).ok).toBe(false)
    expect(parseQuery('query:q9', { resolve: name => many.get(name) }).ok).toBe(true)
  })
})

describe('a mistake is pointed at, with what to write instead', () => {
  test.each([
    ['"winter charging', 0, 1, 'never closed'],
    ['NOT fengsel', 0, 3, 'Say also what to listen for'],
    ['-fengsel', 0, 1, 'Say also what to listen for'],
    ['halden OR NOT fengsel', 10, 13, 'Say also what to listen for'],
    ['site:halden.example', 0, 19, 'Did you mean url:halden.example?'],
    ['form:ines', 0, 9, 'Did you mean from:ines?'],
    ['bike OR form:ines', 8, 17, 'Did you mean from:ines?'],
    ['form:ines NEAR/3 bike', 0, 9, 'Did you mean from:ines?'],
    ['colour:red', 0, 10, 'Fields are'],
    ['NEAR/3 bike', 0, 6, 'needs something before'],
    ['bike NEAR/3', 5, 11, 'needs something after'],
    ['bike NEAR rad', 5, 9, 'NEAR/5'],
    ['bike NEAR/500 rad', 5, 13, '1 to 100'],
    ['bike NEAR/3 (a1 b1)', 5, 11, 'NEAR stands between'],
    ['bike OR', 5, 7, 'needs something after'],
    ['AND bike', 0, 3, 'needs something before'],
    ['bike AND AND rad', 9, 12, 'needs something before'],
    ['bike NOT', 5, 8, 'what you don’t want'],
    ['(bike', 0, 1, 'never closed'],
    ['bike)', 4, 5, 'closes nothing'],
    ['bike ()', 5, 7, 'nothing in these brackets'],
    ['b*', 1, 2, 'two letters'],
    ['bi*ke', 2, 3, 'only end a word'],
    ['*bike', 0, 1, 'only end a word'],
    ['"bike * rad"', 6, 7, 'only end a word'],
    ['""', 0, 2, 'no word between'],
    ['', 0, 0, 'Write what to listen for'],
    ['lang:german', 0, 11, 'short code'],
    ['has:image', 0, 9, 'has:link'],
    ['followers:many', 0, 14, 'followers:>1000'],
    ['from: ines', 0, 5, 'without a space'],
    ['('.repeat(60), 50, 51, '50 deep'],
  ])('%s', (source, start, end, says) => {
    const parsed = parseQuery(source)
    const errors = parsed.ok ? [] : parsed.errors
    expect(errors.map(error => ({ ...error, message: error.message.includes(says) || error.message }))).toContainEqual({
      start,
      end,
      message: true,
    })
  })
  test('words that are names inside JavaScript are words', () => {
    expect(hears('valueOf toString', 'toString valueOf')).toBe(true)
    expect(parseQuery('constructor:x')).toMatchObject({ ok: false, errors: [{ start: 0, end: 13 }] })
  })
  test('and a doubtful word gets a hint, not a refusal', () => {
    expect(parseQuery('bike or rad')).toMatchObject({
      ok: true,
      hints: [{ start: 5, end: 7, message: expect.stringContaining('write OR') }],
    })
    expect(parseQuery('bike & rad')).toMatchObject({ ok: true, hints: [{ start: 5, end: 6 }] })
  })
  test('a query that is too long is refused at once', () => {
    expect(parseQuery('bike '.repeat(3000))).toMatchObject({ ok: false, errors: [{ start: 10_000 }] })
  })
})

describe('in plain English', () => {
  test.each([
    [
      'Halden NEAR/8 (bike OR rad* OR bici*) NOT fengsel',
      'Halden within eight words of bike, rad… or bici…; not fengsel',
    ],
    [
      '"winter charging" (bike OR "=Sosh") lang:de',
      '“winter charging”, (bike or “Sosh” written exactly so) and in German',
    ],
    [
      'from:ines OR #bike has:link followers:>1000',
      'from ines or (#bike, with a link and by someone with more than 1,000 followers)',
    ],
    ['bike -rad -bici', 'bike; not rad nor bici'],
  ])('%s', (source, english) => expect(describeQuery(query(source))).toBe(english))
})

test('the editor colours what it understands and marks what it does not', () => {
  expect(highlightSource('from:ines AND ("a b" OR -c1)').map(({ kind }) => kind)).toEqual([
    'field',
    'word',
    'operator',
    'bracket',
    'phrase',
    'operator',
    'operator',
    'word',
    'bracket',
  ])
  expect(highlightSource('bike "rad').at(-1)).toEqual({ kind: 'error', start: 5, end: 9 })
})

describe('for PostgreSQL', () => {
  test.each([
    ['bike (rad OR bici*) NOT fengsel', "('bike' & ('rad' | 'bici':*))"],
    ['"winter charging" NEAR/3 halden', "(('winter' & 'charging') & 'halden')"],
    ['東京都', "('東京' & '京都')"],
    ['京', "'京':*"],
    ['from:ines lang:de', null],
    ['bike OR from:ines', null],
    ['bike from:ines', "'bike'"],
    ['#bike url:halden.example/news', "('#bike' & ('.halden.example' & '/news'))"],
  ])('%s', (source, expected) => expect(toTsQuery(query(source))).toBe(expected))
})

const pieces = fc.constantFrom(
  'bike',
  'Rad',
  'charg*',
  'AND',
  'OR',
  'NOT',
  '-',
  'NEAR/3',
  'NEAR',
  '(',
  ')',
  '"',
  '"=',
  '“',
  'from:',
  'lang:de',
  'tag:x',
  'url:a.example/b*',
  'url:',
  'followers:>10',
  'foo:bar',
  '#Tag',
  '@ines@a.example',
  '$ACME',
  '東京都',
  '京',
  'ไทย',
  '👍🏽',
  '*',
  "Halden's",
  'c++',
  '=',
  'https://a.example/x',
  'or',
  'é',
  '\ud800',
  "l'eau",
  '&',
  ':',
  '_',
  '\0',
  'é東*',
)
const soup = fc
  .array(fc.tuple(pieces, fc.constantFrom(' ', '', '\n')), { maxLength: 30 })
  .map(all => all.map(([piece, space]) => piece + space).join(''))

describe('whatever is typed', () => {
  test('the parser answers, and its errors lie within the source', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 200 })), source => {
        const parsed = parseQuery(source)
        for (const { start, end } of parsed.ok ? parsed.hints : parsed.errors) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(source.length)
          expect(start).toBeLessThanOrEqual(end)
        }
        if (!parsed.ok) expect(parsed.errors.length).toBeGreaterThan(0)
        let last = 0
        for (const { start, end } of highlightSource(source)) {
          expect(start).toBeGreaterThanOrEqual(last)
          last = end
        }
      }),
      { numRuns: 5000 },
    )
  })
  test('a query printed and read again is the same', () => {
    let read = 0
    fc.assert(
      fc.property(soup, source => {
        const parsed = parseQuery(source)
        if (!parsed.ok) return
        read++
        expect(query(printQuery(parsed.query))).toEqual(parsed.query)
        expect(describeQuery(parsed.query)).not.toBe('')
        toTsQuery(parsed.query)
      }),
      { numRuns: 20_000 },
    )
    expect(read).toBeGreaterThan(500)
  })
  test('the longest queries take no long time', () => {
    for (const bad of ['(', '"', 'NOT ', 'a ', 'a* ', '-', 'a NEAR/3 ', 'x:y ', ')', '* ', '&', '東', '"a* '])
      expect(parseQuery(bad.repeat(10_000 / bad.length)), bad).toBeDefined()
  })
})
