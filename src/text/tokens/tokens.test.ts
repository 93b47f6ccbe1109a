import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createTokens,
  FOLD_START,
  HASH,
  hashOfBeginning,
  hashRange,
  isSub,
  lengthOf,
  MARKS,
  type Matchable,
  OPENING,
  READ_LANGUAGE,
  READ_TAGS,
  readPost,
  searchTerms,
  tokensOfPost,
  tokensOfText,
} from './index.ts'

const terms = (text: string) => tokensOfText(text).map(token => token.term)
const asked = (text: string) =>
  tokensOfText(text)
    .filter(token => !isSub(token))
    .map(token => token.term)
const postOf = (text: string, more: Partial<Matchable> = {}): Matchable => ({
  text,
  network: 'bluesky',
  author: { handle: 'ines.example.com' },
  links: [],
  tags: [],
  ...more,
})

describe('words', () => {
  test.each([
    ['Straße', ['strasse']],
    ['Ørsted', ['orsted']],
    ['İstanbul', ['istanbul']],
    ['ISTANBUL ısı', ['istanbul', 'isi']],
    ['ŁÓDŹ', ['lodz']],
    ['Ｓｏｓｈ２０２６', ['sosh2026']],
    ['ΣΊΣΥΦΟΣ Σίσυφος', ['σισυφοσ', 'σισυφοσ']],
    ['Ёлка елка', ['елка', 'елка']],
    ['мой мои', ['мой', 'мои']],
    ['mои\u0306', ['mой']],
    ['كِتَاب أحمد', ['كتاب', 'احمد']],
    ['שָׁלוֹם', ['שלום']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['٢٠٢٦', ['2026']],
    ['𝐇𝐞𝐥𝐥𝐨', ['hello']],
    ['cafe\u0301 café', ['cafe', 'cafe']],
    ['soft\u00adware', ['software']],
    ['ﬁne', ['fine']],
    ['C++ and C# and F#', ['c++', 'and', 'c#', 'and', 'f#']],
  ])('“%s” is read as people read it', (text, expected) => expect(terms(text)).toEqual(expected))

  test('a possessive is found by the name, a contraction is one word, a French article stands alone', () => {
    expect(terms("Halden’s app doesn't l’énergie O'Brien dell'acqua 'quoted'")).toEqual([
      'halden',
      'app',
      'doesnt',
      'l',
      'energie',
      'obrien',
      'dell',
      'acqua',
      'quoted',
    ])
  })

  test('offsets point into the original text', () => {
    const text = 'Über “Straße” 東京都!'
    expect(tokensOfText(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Über',
      'Straße',
      '東京',
      '京都',
      '都',
    ])
  })
})

describe('scripts without spaces', () => {
  test('are read in overlapping pairs, and the last letter alone', () => {
    expect(terms('東京都')).toEqual(['東京', '京都', '都'])
    expect(asked('東京都')).toEqual(['東京', '京都'])
    expect(asked('京')).toEqual(['京'])
    expect(terms('iPhone17を')).toEqual(['iphone17', 'を'])
    expect(terms('소쉬는')).toEqual(['소쉬', '쉬는', '는'])
    expect(terms('ไทย')).toEqual(['ไท', 'ทย', 'ย'])
    expect(terms('𠮷野家')).toEqual(['𠮷野', '野家', '家'])
  })
  test('half-width and decomposed forms are the same as the usual ones', () => {
    expect(terms('ﾊﾞｲｸ')).toEqual(terms('バイク'))
    expect(terms('バイク'.normalize('NFD'))).toEqual(terms('バイク'))
    expect(terms('소쉬'.normalize('NFD'))).toEqual(terms('소쉬'))
  })
})

describe('signs', () => {
  test('a hashtag is found whole, by its words, and as one word', () => {
    expect(tokensOfText('see #WinterCharging2026 now').map(t => [t.term, t.position])).toEqual([
      ['see', 0],
      ['#wintercharging2026', 1],
      ['wintercharging2026', 1],
      ['winter', 1],
      ['charging', 2],
      ['2026', 3],
      ['now', 4],
    ])
    expect(asked('#WinterCharging')).toEqual(['#wintercharging'])
    expect(terms('#HTMLParser')).toEqual(['#htmlparser', 'htmlparser', 'html', 'parser'])
    expect(terms('#東京駅')).toEqual(['#東京駅', '東京', '京駅', '駅'])
    expect(terms('#1 a#b #')).toEqual(['1', 'a', 'b'])
    expect(terms('＃冬')).toEqual(['#冬', '冬'])
  })
  test('mentions and cashtags are one token and their words', () => {
    expect(terms('ask @ines.example.com.')).toEqual(['ask', '@ines.example.com', 'ines', 'example', 'com'])
    expect(terms('@ines@social.example')).toEqual(['@ines', '@ines@social.example', 'ines', 'social', 'example'])
    expect(terms('@inesさん')).toEqual(['@ines', 'ines', 'さん', 'ん'])
    expect(terms('ines@example.com')).toEqual(['ines', 'example', 'com'])
    expect(terms('$ACME $100')).toEqual(['$acme', 'acme', '100'])
  })
  test('emoji are whole, without skin tone', () => {
    expect(terms('👍🏽')).toEqual(['👍'])
    expect(terms('👩🏽‍🔧🇳🇴🇩🇪')).toEqual(['👩‍🔧', '🇳🇴', '🇩🇪'])
    expect(terms('❤️ ❤')).toEqual(['❤', '❤'])
    expect(terms('I❤️NY™')).toEqual(['i', '❤', 'ny'])
    expect(terms('🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}')).toHaveLength(1)
  })
  test('an address takes one place and gives no words', () => {
    const tokens = tokensOfText('see https://www.shop.halden.example/news/Winter-Charging?x=1, now www.a.example.')
    expect(tokens.map(t => [t.term, t.position])).toEqual([
      ['see', 0],
      ['now', 2],
    ])
  })
})

describe('a post', () => {
  test('offers its address by host, part of host, and words of its path', () => {
    const found = searchTerms(postOf('see https://www.shop.halden.example:8080/news/Winter-Charging?x=%C3%A9'))
    expect(found).toEqual([
      'see',
      '.example',
      '.halden.example',
      '.shop.halden.example',
      '/shop',
      '/halden',
      '/example',
      '/news',
      '/winter',
      '/charging',
      '/x',
      '/e',
    ])
  })
  test('offers declared tags, and its facts only to the percolator', () => {
    const post = postOf('hi', { tags: ['Heat Pumps'], language: 'en-GB', links: ['https://a.example'] })
    expect(searchTerms(post)).toEqual(['hi', '#heatpumps', '.example', '.a.example', '/a', '/example'])
    expect(tokensOfPost(post).map(t => t.term)).toEqual(
      expect.arrayContaining([':from:ines.example.com', ':network:bluesky', ':has:link', ':lang:en-gb', ':lang:en']),
    )
  })
  test('in whatever language comes after another, is found by its own', () => {
    const languages = ['en', 'EN', 'nb', 'en', 'x', 'de-AT', 'å7', 'en']
    const facts = languages.map(language =>
      tokensOfPost(postOf('', { language })).flatMap(({ term }) => (term.startsWith(':lang:') ? [term.slice(6)] : [])),
    )
    expect(facts).toEqual([['en'], ['en'], ['nb'], ['en'], ['x'], ['de-at', 'de'], ['a7'], ['en']])
  })
  test('is hashed as it is read, each word and each of its beginnings, however long', () => {
    const tokens = createTokens()
    const part = fc.oneof(
      fc.constantFrom(
        ' ',
        ' ',
        "Ada's",
        '#HeatPumps',
        '東京都',
        '@ines@example.com',
        'www.halden.example',
        'e\u0301té',
        'C++',
      ),
      fc.constantFrom('bicycle', 'Straße', 'ć'.repeat(100), 'ć'.repeat(101), '. ', '.', ': ', 'กาแฟ', "l'énergie"),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    )
    const text = fc.array(part, { maxLength: 8 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(text, text, (text, title) => {
        readPost(tokens, postOf(text, { title, tags: [title], links: [], language: 'nb' }), READ_TAGS | READ_LANGUAGE)
        for (let at = 0; at < tokens.count; at++) {
          const start = tokens.marks[at * MARKS + FOLD_START] as number
          const hash = (length: number) => hashRange(tokens.folded, start, start + length)
          const length = lengthOf(tokens, at)
          expect(length).toBeLessThanOrEqual(100)
          expect(tokens.marks[at * MARKS + HASH]).toBe(hash(length))
          if (length >= 4) expect(tokens.marks[at * MARKS + OPENING]).toBe(hash(4))
          for (let of = 1; of <= length; of += 7) expect(hashOfBeginning(tokens, at, of)).toBe(hash(of))
        }
      }),
      { numRuns: 300 },
    )
  })
  test('of any text at all is read in order, within bounds, into terms PostgreSQL can store', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '#',
            '@',
            '$',
            'a',
            'B',
            '東',
            'ー',
            'ﾞ',
            '👍',
            '🏽',
            '\u200d',
            '🇳',
            '.',
            '/',
            ':',
            'https://',
            'www.',
            "'",
            's',
            'é',
            '\u0301',
            '\ud800',
            '\udc00',
            '\0',
            '_',
            '1',
            ' ',
            'ß',
            'ﷺ',
            '𝐇',
          ),
        )
        .map(all => all.join('')),
      fc.array(fc.nat(0xffff)).map(codes => String.fromCharCode(...codes)),
    )
    fc.assert(
      fc.property(anything, anything, (text, title) => {
        let last = -1
        for (const token of tokensOfPost(postOf(text, { title, links: [text], tags: [title] }))) {
          expect(token.position).toBeGreaterThanOrEqual(last)
          last = token.position
          expect(token.end).toBeLessThanOrEqual(token.field === 0 ? title.length : text.length)
          expect(token.term).not.toBe('')
          expect(token.term.isWellFormed()).toBe(true)
          expect(token.term.includes('\0')).toBe(false)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
