import fc from 'fast-check'
import type { Matchable } from '#text/tokens'

/** Few words in many scripts, so that random queries and random posts meet. */
// biome-ignore format: word lists read better in rows
const WORDS = [
  'bike', 'Bike', 'bikes', 'rad', 'Råd', 'Halden', "Halden's", 'the', 'and', 'winter', 'charging', 'WinterCharging', 'Straße', 'strasse', 'СОШ', 'сош', 'Ёлка', 'كتاب', 'كِتَاب', 'हिन्दी',
  '東京', '東京都', '京', '都', 'バイク', 'ﾊﾞｲｸ', '소쉬는', '소쉬', 'ไทย', 'ประเทศไทย', 'กา', 'กาแฟ', 'โซช', 'ມັກກາເຟ', 'ກາ', '👍', '👍🏽', '👩‍🔧', '🇳🇴', '#bike', '#WinterCharging', '#東京', '@ines', '@ines@a.example', '$ACME', 'C++',
  "l'eau", 'eau', "don't", 'e-mail', '2026', 'iPhone17を', '𠮷野家', '𝐇𝐞𝐥𝐥𝐨', 'hello', 'Re\u0301sume\u0301', 'Résumé', 'resume', 'https://www.halden.example/news/bike', 'www.a.example', '\ud800', 'ﬁne', '_', '.',
]
const word = fc.constantFrom(...WORDS)
const space = fc.constantFrom(' ', ' ', ' ', '', ', ', '\n', ' — ')

/** Saved queries that the others may name. */
export const SAVED = new Map([
  ['brand', 'bike OR rad OR 소쉬'],
  ['our brand', 'query:brand NOT 東京'],
  ['loose', 'from:ines (query:brand OR followers:>5 OR กา*)'],
])

/** A running text, at times with anything at all in it. */
export const text = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 20, arbitrary: word }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }),
      space,
    ),
    { maxLength: 25 },
  )
  .map(pairs => pairs.map(pair => pair.join('')).join(''))

/** A post over the same words. */
export const post: fc.Arbitrary<Matchable> = fc.record({
  text,
  title: fc.option(text, { nil: undefined, freq: 2 }),
  language: fc.constantFrom(undefined, 'en', 'en-GB', 'ja', 'de'),
  network: fc.constantFrom('bluesky', 'mastodon'),
  author: fc.record({
    handle: fc.constantFrom('ines', 'ines.a.example', 'tomas'),
    name: fc.constantFrom(undefined, 'Inés Costa'),
    followers: fc.constantFrom(undefined, 0, 10, 1000),
  }),
  links: fc.array(fc.constantFrom('https://halden.example/news', 'https://shop.halden.example/winter-bike?x=1', 'x'), {
    maxLength: 2,
  }),
  tags: fc.array(fc.constantFrom('bike', 'Winter Charging', '東京', ''), { maxLength: 2 }),
})

const starred = fc
  .tuple(word, fc.boolean())
  .map(([letters, isStarred]) => (isStarred && /[\p{L}\p{N}]{2}$/u.test(letters) ? `${letters}*` : letters))
const leaf = fc.oneof(
  { weight: 6, arbitrary: starred },
  { weight: 3, arbitrary: fc.array(starred, { minLength: 1, maxLength: 3 }).map(words => `"${words.join(' ')}"`) },
  { weight: 2, arbitrary: fc.array(word, { minLength: 1, maxLength: 2 }).map(words => `"=${words.join(' ')}"`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'from:ines',
      'from:ines*',
      '(fro* OR la*)',
      'net*',
      'from:"ines costa"',
      'lang:en',
      'lang:en-GB',
      'network:bluesky',
      'has:link',
      'url:halden.example',
      'url:news',
      'url:halden.example/news',
      'url:a.example',
      'url:win*',
      'tag:bike',
      'tag:win*',
      'followers:>5',
      'followers:<5',
      'followers:=10',
      'query:brand',
      'query:"Our  brand"',
      'query:loose',
    ),
  },
)
const operand = fc.oneof(
  { weight: 3, arbitrary: starred },
  { weight: 1, arbitrary: fc.array(word, { minLength: 2, maxLength: 2 }).map(words => `"${words.join(' ')}"`) },
  { weight: 1, arbitrary: fc.array(starred, { minLength: 2, maxLength: 3 }).map(words => `(${words.join(' OR ')})`) },
)
const near = fc
  .tuple(operand, fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), operand), { minLength: 1, maxLength: 2 }))
  .map(([first, others]) => first + others.map(([within, other]) => ` NEAR/${within} ${other}`).join(''))

/** Sources of queries over the same words; some are refused by the parser. */
export const source: fc.Arbitrary<string> = fc.letrec<{ query: string }>(tie => ({
  query: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 2, arbitrary: near }),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(parts => `(${parts.join(' ')})`),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map(parts => `(${parts.join(' OR ')})`),
    fc.tuple(tie('query'), tie('query')).map(([wanted, unwanted]) => `(${wanted} NOT (${unwanted}))`),
  ),
})).query
