import { expect, test } from 'vitest'
import { shippedReader } from '#text/name-reader'
import { anonymous, stillPersonal } from './anonymous.ts'

const known = {
  people: [
    { name: 'Kathrin Weber', handle: 'kathrin.test', isOurs: false },
    { name: 'Inés Navarro', handle: null, isOurs: true },
  ],
  keep: ['Halden', 'Halden Tour', 'Tour'],
  reader: shippedReader(),
}

test('Kathrin, her mail, her order and her phone are gone, and she is the same person in both posts', () => {
  const [first = '', second = ''] = anonymous(
    [
      'Hello, I am Kathrin Weber, my Halden Tour HT-22917 lost power. Mail me: k.weber@web.example or +49 170 1234567.',
      'Thank you Inés! Kathrin',
    ],
    known,
  )
  expect(first).toContain('Person A')
  expect(first).toContain('Halden Tour')
  expect(first).not.toMatch(/weber|22917|170|web\.example/i)
  expect(second).toBe('Thank you Colleague A! Person A')
  for (const text of [first, second]) expect(stillPersonal(text, known)).toEqual([])
})

test('a third person, a handle and a link are called by nobody’s name', () => {
  const [text = ''] = anonymous(
    ['@bernd@mastodon.example says so: https://bernd.example/akku Ask kathrin.test!'],
    known,
  )
  expect(text).not.toMatch(/bernd|kathrin/i)
  expect(text).toMatch(/@person-[a-z]/)
})

test('what was left in is found again: a name, a mail, a number, a handle', () => {
  const left = stillPersonal(
    'Kathrin Weber, a@b.example, order HT-22917, @kathrin and DE89 3704 0044 0532 0130 00',
    known,
  )
  expect(left).toEqual(expect.arrayContaining(['Kathrin Weber', 'a@b.example', 'HT-22917', '@kathrin']))
  expect(left.some(words => words.startsWith('DE89'))).toBe(true)
  expect(stillPersonal('The Halden Tour of 2024 lost power at -10 degrees after 40 km.', known)).toEqual([])
})

test('what we make keeps its name, also where a person is called like it', () => {
  expect(anonymous(['The Tour is fine.'], known)).toEqual(['The Tour is fine.'])
})

test('a German sentence keeps its first word, where it is an ordinary one; a name stays a name', () => {
  const german = { ...known, language: 'de' }
  const keeps = [
    'Spiel in der Nabe ist normal. Tritt es beim Schieben auf?',
    'Tritt das Knacken nur bergauf auf? Spiel im Tretlager?',
    'Die Bremse ist leise. Schraub das Lager nach, dann hat es kein Spiel.',
  ]
  expect(anonymous(keeps, german)).toEqual(keeps)
  const [text = ''] = anonymous(
    ['Markus hat das auch. Kathrin fragt: Spiel? Danke, Wolf! Bernd meint, das geht.'],
    german,
  )
  expect(text).not.toMatch(/markus|kathrin|wolf|bernd/i)
  expect(anonymous(['Jewhenija sagt, das geht. Herr Tzschirner auch.'], german).join()).not.toMatch(/jewhen|tzschirn/i)
})
