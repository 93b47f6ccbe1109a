import { expect, test } from 'vitest'
import { inTurn, letRest, restsUntil } from './turns.ts'

test('two feeds of one site are asked one after the other, a second apart', async () => {
  const times: number[] = []
  let inside = 0
  const visit = (errand: string) =>
    inTurn('https://busy.example/a', errand, async () => {
      expect(++inside).toBe(1)
      times.push(performance.now())
      await new Promise(resolve => setTimeout(resolve, 20))
      inside--
    })
  await Promise.all([visit('one'), visit('two')])
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950)
})

test('other sites are not held up, nor the same feed asked again', async () => {
  const began = performance.now()
  await inTurn('https://a.example/feed', 'a', async () => {})
  await inTurn('https://b.example/feed', 'b', async () => {})
  await inTurn('https://a.example/feed', 'a', async () => {})
  expect(performance.now() - began).toBeLessThan(500)
})

test('whoever is told to stop while waiting stops at once, and the queue goes on', async () => {
  const first = Promise.withResolvers<void>()
  const running = inTurn('https://slow.example/', 'x', () => first.promise)
  const stop = new AbortController()
  const second = inTurn('https://slow.example/', 'x', async () => 'second', stop.signal)
  const third = inTurn('https://slow.example/', 'x', async () => 'third')
  stop.abort(new Error('enough'))
  await expect(second).rejects.toThrow('enough')
  first.resolve()
  await running
  expect(await third).toBe('third')
})

test('an errand that fails makes room for the next', async () => {
  await expect(inTurn('https://odd.example/', 'x', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await inTurn('https://odd.example/', 'x', async () => 'yes')).toBe('yes')
})

test('a site that asks for rest gets it, for as long as the longest of its wishes', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const later = new Date('2026-11-22T13:00:00Z')
  letRest('https://tired.example/feed', later)
  letRest('https://tired.example/other', new Date('2026-11-22T12:30:00Z'))
  expect(restsUntil('https://tired.example/third', now)).toEqual(later)
  expect(restsUntil('https://tired.example/third', later)).toBeUndefined()
  expect(restsUntil('https://awake.example/', now)).toBeUndefined()
})
