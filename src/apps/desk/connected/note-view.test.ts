import { expect, test } from 'vitest'
import { taking } from './note-view.ts'

const note = { id: 'n', name: 'Marta', start: 6, end: 16, words: 'guaranteed', body: '', at: '', suggestion: 'covered' }

test('suggested words stand where the words stood', () => {
  expect(taking('It is guaranteed for ever.', note)).toBe('It is covered for ever.')
})

test('also where the draft has grown before them since', () => {
  expect(taking('Good morning! It is guaranteed.', note)).toBe('Good morning! It is covered.')
})

test('nothing happens where they are gone, or where nothing was suggested', () => {
  expect(taking('It is covered.', note)).toBeUndefined()
  expect(taking('It is guaranteed.', { ...note, suggestion: undefined })).toBeUndefined()
})
