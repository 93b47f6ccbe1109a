import { expect, test } from 'vitest'
import { together } from './together.ts'

/** A house in which each round ends when it is told to. */
function house(options?: { mostRounds?: number; mostInOne?: number }) {
  const rounds: { asked: number[]; end: (error?: Error) => void }[] = []
  const ask = together(
    (asked: number[]) =>
      new Promise<string[]>((resolve, reject) =>
        rounds.push({ asked, end: error => (error ? reject(error) : resolve(asked.map(each => `answer ${each}`))) }),
      ),
    options,
  )
  return { ask, rounds }
}

test('who comes alone is asked for at once, who comes meanwhile together with the others', async () => {
  const { ask, rounds } = house({ mostRounds: 1 })
  const first = ask(1)
  const others = [ask(2), ask(3), ask(2)]
  expect(rounds.map(each => each.asked)).toEqual([[1]])
  rounds[0]?.end()
  expect(await first).toBe('answer 1')
  await Promise.resolve()
  expect(rounds.map(each => each.asked)).toEqual([[1], [2, 3, 2]])
  rounds[1]?.end()
  expect(await Promise.all(others)).toEqual(['answer 2', 'answer 3', 'answer 2'])
  const later = ask(4)
  rounds[2]?.end()
  expect(await later).toBe('answer 4')
})

test('no round asks for more than it may, and no more rounds are under way', async () => {
  const { ask, rounds } = house({ mostRounds: 2, mostInOne: 3 })
  const all = Promise.all([1, 2, 3, 4, 5, 6, 7].map(ask))
  expect(rounds.map(each => each.asked)).toEqual([[1], [2]])
  rounds[0]?.end()
  await new Promise(setImmediate)
  expect(rounds.map(each => each.asked)).toEqual([[1], [2], [3, 4, 5]])
  rounds[2]?.end()
  await new Promise(setImmediate)
  rounds[1]?.end()
  rounds[3]?.end()
  expect(await all).toEqual([1, 2, 3, 4, 5, 6, 7].map(each => `answer ${each}`))
})

test('a round that fails fails for those in it and for nobody after', async () => {
  const { ask, rounds } = house({ mostRounds: 1 })
  const first = ask(1)
  const second = ask(2)
  rounds[0]?.end(new Error('The database is away.'))
  await expect(first).rejects.toThrow('away')
  await new Promise(setImmediate)
  rounds[1]?.end()
  expect(await second).toBe('answer 2')
})
