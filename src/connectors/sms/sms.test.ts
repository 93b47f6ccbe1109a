import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { optsOut } from './opt-out.ts'
import { segmentsInWords, segmentsOf } from './segments.ts'
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
