import { describe, expect, test } from 'vitest'
import { doubtsIn, fittingCards } from './facts.ts'
import { quantitiesIn } from './quantities.ts'

const range = {
  id: 'range',
  words: 'In winter, loaded, the Halden Tour goes 38 to 45 km on one battery.',
  isOutOfDate: false,
}
const warranty = {
  id: 'warranty',
  words: 'The warranty on the battery is two years or 500 charges.',
  isOutOfDate: false,
}
const price = {
  id: 'price',
  words: 'A second battery for the Tour costs 590 € until the end of the year.',
  isOutOfDate: true,
}
const cards = [range, warranty, price]

describe('which cards fit', () => {
  test('the one about what is asked, with the words that both have', () => {
    const [first] = fittingCards('How far does the Tour go in winter with a loaded box on one battery?', cards)
    expect(first).toMatchObject({ id: 'range' })
    expect(first?.shared).toEqual(expect.arrayContaining(['winter', 'loaded']))
  })
  test('none, where a single common word is all that is shared', () => {
    expect(fittingCards('Where is the battery made?', cards)).toEqual([])
  })
  test('never one that no longer holds', () => {
    expect(
      fittingCards('What does a second battery for the Tour cost this year?', cards).map(each => each.id),
    ).not.toContain('price')
  })
})

describe('what a draft says otherwise', () => {
  test('another number of the same about the same is pointed at, with what the card says', () => {
    const draft = 'Hello Kathrin! In winter the Halden Tour goes 60 km, also loaded.'
    expect(doubtsIn(draft, cards)).toMatchObject([
      { cardId: 'range', kind: 'otherwise', words: '60 km', card: '38 to 45 km', start: draft.indexOf('60 km') },
    ])
  })
  test('within what the card says nothing is doubted, in another unit word either', () => {
    expect(doubtsIn('In winter, loaded, your Tour goes about 40 kilometres on a battery.', cards)).toEqual([])
  })
  test('a number of something else is left alone', () => {
    expect(doubtsIn('In winter our workshop is 60 km from Leipzig.', [warranty])).toEqual([])
    expect(doubtsIn('I rode 60 km yesterday.', cards)).toEqual([])
  })
  test('words that no longer hold are pointed at', () => {
    expect(doubtsIn('A second battery for the Tour costs 590 €.', cards)).toMatchObject([
      { cardId: 'price', kind: 'out-of-date' },
    ])
  })
})

test('numbers are read as people write them', () => {
  const read = (text: string) => quantitiesIn(text).map(({ least, most, unit }) => [least, most, unit])
  expect(read('1.299,50 €')).toEqual([[1299.5, 1299.5, '€']])
  expect(read('$1,299.50')).toEqual([[1299.5, 1299.5, '$']])
  expect(read('4 100 € und 12,5 km')).toEqual([
    [4100, 4100, '€'],
    [12.5, 12.5, 'km'],
  ])
  expect(read('38–45 km, bis zu 2 Jahre, 80 %')).toEqual([
    [38, 45, 'km'],
    [2, 2, 'year'],
    [80, 80, '%'],
  ])
  expect(read('Room 101, version 2.4, call 112')).toEqual([])
})
