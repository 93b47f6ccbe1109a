import { expect, test } from 'vitest'
import { whoWords } from './theme-words.ts'

test('who asks is said in sentences, and of people of whom nothing is known nothing', () => {
  const nobody = { people: 3, heard: 0, talking: 0, stages: [], groups: [], bought: [] }
  expect(whoWords(nobody)).toEqual([])
  expect(
    whoWords({
      people: 4,
      heard: 2,
      talking: 1,
      stages: [
        { stage: 'comparing', people: 1 },
        { stage: 'using', people: 3 },
      ],
      groups: [
        { kind: 'tag', name: 'families', people: 2 },
        { kind: 'organisation', name: 'Velo Nord', people: 1 },
      ],
      bought: [{ currency: 'EUR', orders: 1, amount: 3150 }],
    }),
  ).toEqual([
    'Among them: two people whom others hear, one person who talks much with others.',
    'In buying, probably: compare: one person; use it already: three people.',
    '#families: two people.',
    'Velo Nord: one person.',
    'One order of €3,150.00 came of conversations that they began.',
  ])
})
