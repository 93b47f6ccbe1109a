import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { optsOut } from './opt-out.ts'
import { segmentsInWords, segmentsOf } from './segments.ts'
import { join as joinParts } from './smpp-parts.ts'
import { piecesOf } from './smpp-pieces.ts'
import { isSigned } from './twilio-receive.ts'

test.each([
  ['', 1, 160],
  ['a'.repeat(160), 1, 0],
  ['a'.repeat(161), 2, 145],
  ['a'.repeat(306), 2, 0],
  ['€'.repeat(80), 1, 0],
  // Two times 76 fit into the first, and never half of one.
  ['€'.repeat(81), 2, 143],
])('%j is counted as phone companies count it', (text, count, left) => {
  expect(segmentsOf(text)).toMatchObject({ count, left, alphabet: 'gsm' })
})

test.each([
  ['ć', 1, 69],
  [`${'a'.repeat(70)}ć`, 2, 63],
  ['🚲'.repeat(35), 1, 0],
  ['🚲'.repeat(36), 2, 61],
])('one foreign letter makes %j unicode', (text, count, left) => {
  expect(segmentsOf(text)).toMatchObject({ count, left, alphabet: 'unicode' })
})

test('whoever writes is told which letter costs so much', () => {
  expect(segmentsInWords('Grüße aus Köln')).toBe('one text message, 146 letters left')
  expect(segmentsInWords('Do you mean “this”?')).toBe(
    'one text message, 51 letters left. Each holds 70 letters instead of 160 because of: “ ”',
  )
})

test('whatever is written fits into what is counted, and nothing of it is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'ß', '€', '[', '🚲', 'ć', '\n'), maxLength: 400 }), text => {
      const { texts, count } = segmentsOf(text)
      expect(texts.join('')).toBe(text)
      const pieces = piecesOf(text, 300)
      expect(pieces).toHaveLength(count)
      for (const { bytes, dataCoding, hasHeader } of pieces) {
        expect(hasHeader).toBe(count > 1)
        // The header of six bytes takes the room of seven letters of the GSM alphabet.
        const letters = bytes.length - (hasHeader ? 6 : 0) + (hasHeader ? 7 : 0)
        expect(dataCoding === 0 ? letters : bytes.length).toBeLessThanOrEqual(dataCoding === 0 ? 160 : 140)
      }
    }),
  )
})

test('a part that never comes is told as missing after half a day', () => {
  const part = { from: '+491701234567', text: 'Since Monday', number: '1', of: { reference: 1, total: 2, at: 1 } }
  const begun = joinParts([], [part, part], new Date('2026-05-01T08:00:00Z'))
  expect(begun.whole).toEqual([])
  expect(joinParts(begun.waiting, [], new Date('2026-05-01T19:00:00Z')).whole).toEqual([])
  expect(joinParts(begun.waiting, [], new Date('2026-05-01T20:00:00Z'))).toEqual({
    waiting: [],
    whole: [{ from: part.from, text: 'Since Monday […]', number: '1' }],
  })
})

test.each(['STOP', 'stop.', ' Stop all ', 'UNSUBSCRIBE', 'arrêt', 'Abmelden'])('“%s” is a farewell', text => {
  expect(optsOut(text)).toBe('stop')
})

test.each(['Stop it from rattling?', 'How do I cancel my order?', 'The end', ''])('“%s” is none', text => {
  expect(optsOut(text)).toBeUndefined()
})

interface Vector {
  name: string
  authToken: string
  url: string
  params: Record<string, string | string[]>
  body: string | null
  signature: string | null
  valid: boolean
}

const file = join(
  process.env.SOSH_DATA ?? join(import.meta.dirname, '../../../../shared/data'),
  'twilio/webhook-signature-vectors.dev.json',
)

describe.skipIf(!existsSync(file))('Twilio’s own signatures', () => {
  const vectors: Vector[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  test.each(vectors)('$name', ({ authToken, url, params, body, signature, valid }) => {
    const form = new URLSearchParams()
    for (const [name, values] of Object.entries(params)) for (const value of [values].flat()) form.append(name, value)
    const request = {
      url,
      headers: (signature === null ? {} : { 'x-twilio-signature': signature }) as Record<string, string>,
      body: Buffer.from(body ?? ''),
    }
    expect(isSigned(request, form, authToken)).toBe(valid)
  })
})
