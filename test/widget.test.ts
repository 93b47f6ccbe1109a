import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { distanceWords, nearestFirst } from '../packages/widget/near.ts'
import { foundWords, whenAnswered } from '../packages/widget/words.ts'
import { languages } from '../src/apps/site/words/index.ts'
import { widgetLanguages, widgetWordsIn } from '../src/apps/widget/words/index.ts'

const most = 15 * 1024

test('one script is all there is of the widget, and it is smaller than 15 KB packed', async () => {
  const configFile = new URL('../packages/widget/vite.config.ts', import.meta.url).pathname
  const [built] = [await build({ configFile, logLevel: 'silent', build: { write: false } })].flat()
  const files = built && 'output' in built ? built.output : []
  expect(files.map(each => each.fileName)).toEqual(['widget.js'])
  const code = files[0]?.type === 'chunk' ? files[0].code : ''
  expect(gzipSync(code).byteLength).toBeLessThan(most)
  // Words come with what the house says of itself, in the one language that is needed.
  for (const { aboutMessage, whatToKnow } of Object.values(widgetLanguages))
    for (const words of [aboutMessage, whatToKnow]) expect(code).not.toContain(words)
  // Nothing that a strict policy of the page would stop, or that could turn words into markup.
  expect(code).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|document\.cookie/,
  )
})

const english = widgetWordsIn('en')

test('it speaks every language of the site, each with all that stands within, and dates and numbers as written there', () => {
  expect(Object.keys(widgetLanguages)).toEqual(Object.keys(languages))
  const flat = (words: object): [string, string][] =>
    Object.entries(words).flatMap(([name, word]) => (typeof word === 'string' ? [[name, word]] : flat(word)))
  const gaps = (word: string) => (word.match(/\{\w+\}/g) ?? []).sort()
  const [first = [], ...others] = Object.values(widgetLanguages).map(flat)
  for (const words of others)
    for (const [n, [name, word]] of words.entries()) {
      expect([name, gaps(word)]).toEqual([first[n]?.[0], gaps(first[n]?.[1] ?? '')])
      if (name !== 'clock' && name !== 'lookItUp') expect([name, word]).not.toEqual(first[n])
    }
  const now = new Date(2026, 10, 23, 7, 0)
  const answers = { name: null, from: new Date(2026, 10, 25, 8, 0).toISOString(), isHere: false, usually: null }
  const said = (language: string) => whenAnswered(answers, { company: 'Halden', ...widgetWordsIn(language) }, now)
  expect(said('de-AT')).toBe('Jemand bei Halden antwortet ab Mittwoch, 8:00 Uhr.')
  expect(said('es')).toBe('Alguien de Halden responde a partir del miércoles a las 8:00.')
  expect(said('pt-BR')).toBe('Alguém da Halden responde a partir de quarta-feira às 8:00.')
  expect(foundWords(2, true, 'Cargo Circle', widgetWordsIn('fr').words)).toBe(
    '2 réponses dans Cargo Circle avec certains de vos mots.',
  )
  expect(distanceWords(2_449, 'de')).toBe('2,4 km')
  expect(widgetWordsIn('ja').language).toBe('en')
})

test('what is not known of when somebody answers is not said', () => {
  const now = new Date(2026, 10, 23, 7, 0)
  const said = (more: object) =>
    whenAnswered(
      { name: null, from: null, isHere: false, usually: null, ...more },
      { company: 'Halden', ...english },
      now,
    )
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
  expect(found.map(({ metres }) => metres && distanceWords(metres, 'en'))).toEqual(['60 m', '149 km', undefined])
  expect([distanceWords(2, 'en'), distanceWords(2_449, 'en')]).toEqual(['10 m', '2.4 km'])
})
