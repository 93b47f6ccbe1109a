import { expect, test } from 'vitest'
import { codeView } from './customer-words.ts'

test('a code is known by what it is for and who made it, for one or for many', () => {
  const code = {
    ...{ id: 'c', kind: 'invitation' as const, product: 'the Cargo L', since: '2024-05-01', usesLeft: 1, isMine: true },
    ...{ madeByName: 'Inés Navarro', madeAt: '2026-11-01T09:00:00Z', endsAt: '2027-01-30T09:00:00Z' },
  }
  expect(codeView(code)).toMatchObject({
    words: 'For one customer: the Cargo L, since 1 May 2024',
    madeBy: 'Made by Inés Navarro',
  })
  const many = codeView({ ...code, kind: 'code', since: null, usesLeft: 480, madeByName: null })
  expect(many).toMatchObject({
    words: 'For 480 more customers: the Cargo L',
    madeBy: 'Made by a colleague who has left',
  })
})
