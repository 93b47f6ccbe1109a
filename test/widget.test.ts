import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { distanceWords, nearestFirst } from '../packages/widget/near.ts'
import { whenAnswered } from '../packages/widget/words.ts'

const most = 15 * 1024

test('one script is all there is of the widget, and it is smaller than 15 KB packed', async () => {
  const configFile = new URL('../packages/widget/vite.config.ts', import.meta.url).pathname
  const [built] = [await build({ configFile, logLevel: 'silent', build: { write: false } })].flat()
  const files = built && 'output' in built ? built.output : []
  expect(files.map(each => each.fileName)).toEqual(['widget.js'])
  const code = files[0]?.type === 'chunk' ? files[0].code : ''
  expect(gzipSync(code).byteLength).toBeLessThan(most)
  // Nothing that a strict policy of the page would stop, or that could turn words into markup.
  expect(code).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|document\.cookie/,
  )
})

test('what is not known of when somebody answers is not said', () => {
  const now = new Date(2026, 10, 23, 7, 0)
  const said = (more: object) =>
    whenAnswered({ name: null, from: null, isHere: false, usually: null, ...more }, 'Halden', now)
  const at = (day: number) => new Date(2026, 10, day, 8, 0).toISOString()
  expect(said({})).toBe('A person at Halden reads this and answers, never a program.')
  expect(said({ from: at(23) })).toBe('Somebody at Halden answers from 8:00.')
  expect(said({ name: 'Inés', from: at(23), usually: 'within an hour' })).toBe(
    'Inés answers from 8:00, usually within an hour.',
  )
  expect(said({ name: 'Inés', from: at(25) })).toBe('Inés answers from Wednesday at 8:00.')
  expect(said({ name: 'Inés', from: at(23), isHere: true, usually: 'within an hour' })).toBe(
    'Inés is here and usually answers within an hour.',
  )
})

test('what is nearest stands first, with how far it is; what is nowhere stands last', () => {
  const at = (name: string, latitude: number | null, longitude: number | null) => ({ name, latitude, longitude })
  const leipzig = { latitude: 51.3405, longitude: 12.3747 }
  const found = nearestFirst(
    [at('nowhere', null, null), at('Berlin', 52.52, 13.405), at('here', 51.341, 12.3747)],
    leipzig,
  )
  expect(found.map(({ offer }) => offer.name)).toEqual(['here', 'Berlin', 'nowhere'])
  expect(found.map(({ metres }) => metres && distanceWords(metres))).toEqual(['60 m', '149 km', undefined])
  expect([distanceWords(2), distanceWords(2_449)]).toEqual(['10 m', '2.4 km'])
})
