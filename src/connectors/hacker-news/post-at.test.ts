import { expect, test } from 'vitest'
import { hackerNews } from './index.ts'

test.each([
  ['https://news.ycombinator.com/item?id=8863', '8863'],
  ['https://news.ycombinator.com/item?id=8863#9224', '9224'],
  ['https://news.ycombinator.com/news', undefined],
  ['https://elsewhere.example/item?id=8863', undefined],
  ['8863', undefined],
])('what somebody posted at %s is item %s', (address, id) => {
  expect(hackerNews.postAt?.(address)).toBe(id)
})
