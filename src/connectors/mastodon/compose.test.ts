import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressed, checkText, idempotencyKey, lengthOf, visibilityOf } from './compose.ts'

test('the length is counted as the network counts it', () => {
  expect(lengthOf('Grüße 👨‍👩‍👧')).toBe(7)
  expect(lengthOf(`see https://acme.example/${'x'.repeat(300)}`)).toBe(4 + 23)
  expect(lengthOf('@ana@mastodon.social hi')).toBe('@ana hi'.length)
  expect(() => checkText('x'.repeat(400), 'y'.repeat(101))).toThrow('takes 500')
  expect(() => checkText('x'.repeat(4_000), '', 5_000)).not.toThrow()
})

test('the person is named once, whoever wrote the name', () => {
  expect(addressed('It does.', 'ana')).toBe('@ana It does.')
  expect(addressed('@Ana it does.', 'ana')).toBe('@Ana it does.')
  expect(addressed('Thanks, @ana@far.example!', 'ana@far.example')).toBe('Thanks, @ana@far.example!')
  expect(addressed('@anabel knows', 'ana')).toBe('@ana @anabel knows')
  expect(addressed('@ana@near.example knows', 'ana@far.example')).toBe('@ana@far.example @ana@near.example knows')
  expect(addressed('To all', undefined)).toBe('To all')
})

test('an answer is never more public than what it answers', () => {
  const order = ['public', 'unlisted', 'private', 'direct']
  const wanted = fc.constantFrom('public', 'unlisted', 'followers', 'direct', undefined)
  fc.assert(
    fc.property(wanted, fc.constantFrom(...order), (wish, answered) => {
      expect(order.indexOf(visibilityOf(wish, answered))).toBeGreaterThanOrEqual(order.indexOf(answered))
    }),
  )
  expect(visibilityOf('public', 'mutuals_only')).toBe('direct')
  expect(visibilityOf(undefined, undefined)).toBe('public')
  expect(visibilityOf('followers', 'public')).toBe('private')
})

test('the key that makes a second try harmless is the delivery’s', () => {
  expect(idempotencyKey({ deliveryId: 'one' })).toBe(idempotencyKey({ deliveryId: 'one' }))
  expect(idempotencyKey({ deliveryId: 'one' })).not.toBe(idempotencyKey({ deliveryId: 'two' }))
})
