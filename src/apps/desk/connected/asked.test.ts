import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldView } from '../listening-types.ts'
import { fieldsFor, foldedApart, givenBy, missingIn, settingsChanged, typedAtFirst } from './asked.ts'

const field = (name: string, kind: FieldView['kind'], more: Partial<FieldView> = {}): FieldView => ({
  name,
  kind,
  of: 'settings',
  label: name,
  ...more,
})
const fields = [
  field('server', 'text'),
  field('tags', 'lines', { optional: true }),
  field('port', 'number', { optional: true, initial: 993 }),
  field('safe', 'switch', { initial: true }),
  field('what', 'choice', { choices: [{ value: 'all', label: 'All' }], initial: 'all' }),
  field('token', 'password', { of: 'secret' }),
]

test('what is typed is sent as the connector knows it, and what was left empty is not', () => {
  const typed = {
    server: ' a.example ',
    tags: 'one\n\n two ',
    port: '143',
    safe: false,
    what: 'all',
    token: ' keep me ',
  }
  expect(givenBy(fields, typed)).toEqual({
    settings: { server: 'a.example', tags: ['one', 'two'], port: 143, safe: false, what: 'all' },
    secret: { token: ' keep me ' },
  })
  expect(givenBy(fields, {})).toEqual({ settings: { safe: false }, secret: {} })
  expect(givenBy([field('port', 'number')], { port: 'many' }).settings).toEqual({ port: 'many' })
})

test('a form begins with what the connector says; one that changes a source with what is there, and never with its secret', () => {
  expect(typedAtFirst(fields)).toMatchObject({ port: '993', safe: true, what: 'all', token: '' })
  const there = { server: 'b.example', tags: ['x', 'y'], safe: false, token: 'seen by nobody' }
  expect(typedAtFirst(fields, there)).toEqual({
    server: 'b.example',
    tags: 'x\ny',
    port: '',
    safe: false,
    what: 'all',
    token: '',
  })
})

test('what is there comes back unchanged when nothing is touched', () => {
  const value = fc.record({
    server: fc.stringMatching(/^[a-z]{1,9}$/),
    tags: fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }),
    port: fc.integer({ min: 1, max: 65535 }),
    safe: fc.boolean(),
    what: fc.constant('all'),
  })
  fc.assert(
    fc.property(value, settings => {
      expect(givenBy(fields, typedAtFirst(fields, settings)).settings).toEqual(settings)
    }),
  )
})

test('what is missing is said by name; what is optional or a switch never is', () => {
  expect(missingIn(fields, { what: 'all', token: 'x' })).toBe('First: server.')
  expect(missingIn(fields, { server: 'a', what: 'all', token: 'x' })).toBeUndefined()
})

test('a long form shows what is needed and folds the rest, a short one shows all', () => {
  expect(foldedApart(fields).folded).toEqual([])
  const long = [...fields, field('more', 'text', { optional: true })]
  expect(foldedApart(long).shown.map(each => each.name)).toEqual(['server', 'token'])
  expect(foldedApart([field('a', 'text', { folded: true })]).folded).toHaveLength(1)
})

test('where one signs in on the network’s page, no token is asked for', () => {
  const both = [...fields, field('clientId', 'text', { of: 'secret', when: 'signing-in' })]
  expect(fieldsFor('signing-in', both, true).map(each => each.name)).not.toContain('token')
  expect(fieldsFor('signing-in', both, true).map(each => each.name)).toContain('clientId')
  expect(fieldsFor('typing', both, true).map(each => each.name)).toContain('token')
  expect(fieldsFor('typing', both, true).map(each => each.name)).not.toContain('clientId')
})

test('changing a source keeps what its form does not ask for', () => {
  const there = { server: 'a.example', path: '/kept', tags: ['gone'] }
  expect(settingsChanged(fields, there, { server: 'b.example' })).toEqual({ server: 'b.example', path: '/kept' })
})
