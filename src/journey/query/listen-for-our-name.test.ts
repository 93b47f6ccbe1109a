import { expect, test } from 'vitest'
import { parseQuery } from '#text/query'
import { firstQuery } from './listen-for-our-name.ts'

test('a new company is heard by its name, and by products that are called like nothing else', () => {
  expect(firstQuery('Halden', ['Cargo L', 'Tour'])).toBe('halden OR "Cargo L"')
})

test('a name of several words, of signs or like an operator is asked for word by word', () => {
  for (const name of ['Müller & Söhne', 'OR', 'C&A', 'near/3', '“Quotes” Ltd', 'Über'])
    expect(parseQuery(firstQuery(name, [])), name).toMatchObject({ ok: true })
  expect(firstQuery('OR', [])).toBe('"OR"')
})
