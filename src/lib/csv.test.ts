import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('what somebody wrote comes back from the file as they wrote it', () => {
  expect(csvOf([['Rosa', 'She said: "no",\nthen yes']])).toBe('\uFEFFRosa,"She said: ""no"",\nthen yes"\r\n')
})

test('a stranger’s words cannot become a formula in our spreadsheet', () => {
  for (const words of ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)']) expect(csvOf([[words]])).toMatch(/^\uFEFF"?'/)
})
