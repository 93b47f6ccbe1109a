import { expect, test } from 'vitest'
import { firstNameIn, sieveOf } from './index.ts'

const known = {
  first: sieveOf(['nora', 'mark', 'jo', 'the', 'ines']),
  last: sieveOf(['lind']),
  city: sieveOf([]),
  country: sieveOf([]),
  common: sieveOf(['the', 'mark', 'bike', 'angry']),
}
const nameIn = (called: string) => firstNameIn(called, known)

test('people are known by how they call themselves, with titles and in whatever order', () => {
  for (const called of ['Nora Lind', 'Dr. Nora Lind', 'Lind, Nora', 'Nora', 'Frau Nora Lind'])
    expect(nameIn(called)).toEqual({ name: 'Nora', isWord: false })
  expect(nameIn('Jo')).toEqual({ name: 'Jo', isWord: false })
  expect(nameIn('Inés Otero')).toEqual({ name: 'Inés', isWord: false })
  // On no list, and with a name behind it.
  expect(nameIn('Ayodelesi Lind')).toEqual({ name: 'Ayodelesi', isWord: false })
})

test('a word that is a name, too, is said to be one; a nickname is none', () => {
  expect(nameIn('Mark Lind')).toEqual({ name: 'Mark', isWord: true })
  for (const called of ['Mark', 'The Bike Guy', 'Angry Rider', 'bikefan 77', 'xX77', '', 'Zimtstern'])
    expect(nameIn(called)).toBeUndefined()
})
