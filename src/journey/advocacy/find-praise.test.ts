import { describe, expect, test } from 'vitest'
import { findPraise, namesOf, type Read } from './find-praise.ts'

const ours = namesOf([
  { name: 'Halden', words: [] },
  { name: 'Halden Tour', words: ['tour'] },
])
const plain: Read = { kind: 'unknown', sentiment: 0, aspects: [], kinds: [] }
const say = (text: string, before = '', reading: Partial<Read> = {}) =>
  findPraise({ text, before }, { ...plain, ...reading }, ours)
const recommends = (text: string, before = '') => say(text, before).recommends?.words
const prefers = (text: string) => say(text).prefers?.whom

describe('who recommends us', () => {
  test.each([
    ['If you ride in the snow, I can only recommend the Halden Tour.'],
    ['I have had a Halden for two winters. Highly recommended!'],
    ['I bought a Halden last year. I can’t recommend it enough.'],
    ['I still wholeheartedly recommend the Halden Tour.'],
    ['I couldn’t recommend my Halden more!'],
    ['Just get a Halden, you will not regret it.'],
    ['You should try the Halden Tour.'],
    ['Ich kann das Halden Tour nur empfehlen.'],
    ['Wir fahren Halden seit Jahren, klare Kaufempfehlung für Halden!'],
    ['Nimm ein Halden!'],
    ['Recomiendo la Halden Tour a todo el mundo.'],
    ['Tengo una Halden desde hace un año. La recomiendo.'],
    ['J’ai une Halden, je vous la recommande vivement.'],
    ['Ho una Halden, la consiglio a tutti.'],
    ['Tenho uma Halden, recomendo a todos.'],
    ['Ik kan Halden echt iedereen aanraden.'],
    ['Mam Halden, polecam wszystkim.'],
  ])('“%s” recommends', text => {
    expect(recommends(text)).toBeTruthy()
  })

  test.each([
    ['Can anybody recommend a Halden?'],
    ['I would not recommend the Halden Tour.'],
    ['I wouldn’t recommend Halden to anyone.'],
    ['I’d recommend against the Halden Tour.'],
    ['You have to buy a Halden battery every year.'],
    ['While I am there I will definitely get the Halden trailer.'],
    ['Ich kann Halden nicht empfehlen.'],
    ['No recomiendo Halden.'],
    ['Je ne recommande pas Halden.'],
    ['Non la consiglio, la Halden.'],
    ['Ik zou Halden niemand aanraden, niet doen.'],
    ['I had a Halden. Now I recommend Ranger to everyone.'],
    ['I highly recommend the Ranger.'],
    ['I get a Halden every winter from the shop, then return it.'],
    ['The tour guide said hello.'],
  ])('“%s” does not', text => {
    expect(recommends(text)).toBeUndefined()
  })

  test('“it” is what was asked about, where that was one of ours', () => {
    expect(recommends('I highly recommend it!', 'Has anybody a Halden Tour?')).toBe('I highly recommend')
    expect(recommends('I highly recommend it!', 'Has anybody a Ranger?')).toBeUndefined()
    expect(recommends('I highly recommend Ranger!', 'Has anybody a Halden Tour?')).toBeUndefined()
  })
})

describe('whom people prefer', () => {
  test.each([
    ['The Halden Tour is much better than the Ranger.', 'us'],
    ['For me the Ranger is better than Halden.', 'them'],
    ['The Ranger is worse than my Halden.', 'us'],
    ['I prefer my Halden to the old Ranger.', 'us'],
    ['I switched from Halden to Ranger last month.', 'them'],
    ['We moved from Ranger to Halden.', 'us'],
    ['In the end we chose a Ranger over the Halden.', 'them'],
    ['We bought a Halden instead of a Ranger.', 'us'],
    ['Mein Halden ist besser als jedes Ranger.', 'us'],
    ['Wir sind von Halden auf Ranger umgestiegen.', 'them'],
    ['Die Halden Tour ist viel schlechter als das Ranger.', 'them'],
    ['La Halden es mucho mejor que la Ranger.', 'us'],
    ['Prefiero Ranger a Halden.', 'them'],
    ['La Halden est bien mieux que la Ranger.', 'us'],
    ['Je préfère la Halden.', 'us'],
    ['La Halden è molto meglio della Ranger.', 'us'],
    ['A Halden é melhor do que a Ranger.', 'us'],
    ['Halden is veel beter dan Ranger.', 'us'],
  ])('“%s” prefers %s', (text, whom) => {
    expect(prefers(text)).toBe(whom)
  })

  test.each([
    ['Is the Halden better than the Ranger?'],
    ['The Halden is better suited to short rides.'],
    ['It took the Halden shop over two months.'],
    ['The Halden is better than average.'],
    ['The Halden is not better than the Ranger.'],
    ['The Halden is better than ever.'],
    ['The new Halden is better than I expected.'],
    ['The Ranger is better than the City.'],
    ['The Halden Tour is better than the Halden City.'],
    ['The Halden is better than the Ranger. The Ranger is better than the Halden.'],
  ])('“%s” prefers nobody', text => {
    expect(prefers(text)).toBeUndefined()
  })
})

describe('who speaks well of us', () => {
  const love = { words: 'love', start: 2, end: 6 }
  test('by what was read toward us, with the words; of a topic, or of others, it is none', () => {
    const read = (name: string, score: number, sentiment = 0.6) =>
      say('I love it', '', { sentiment, aspects: [{ name, score, because: [love] }] }).well
    expect(read('Halden Tour', 0.7)).toEqual({ of: 'Halden Tour', words: 'love' })
    expect(read('Winter charging', 0.7)).toBeUndefined()
    expect(read('Halden Tour', 0.1)).toBeUndefined()
    expect(read('Halden Tour', 0.7, -0.2)).toBeUndefined()
  })

  test('one product praised and the other blamed is no praise', () => {
    const aspects = [
      { name: 'Halden Tour', score: 0.8, because: [love] },
      { name: 'Halden', score: -0.6, because: [] },
    ]
    expect(say('', '', { sentiment: 0.1, aspects }).well).toBeUndefined()
  })

  test('advertising and news say nothing', () => {
    expect(say('I can only recommend Halden!', '', { kind: 'static' })).toEqual({})
  })
})
