import { expect, test } from 'vitest'
import { findSecrets } from './index.ts'

const found = (text: string) => findSecrets(text).map(({ which, start, end }) => `${which}: ${text.slice(start, end)}`)
// In two parts, so that nobody takes these for keys of ours.
const letters = 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY2zA4'

test.each([
  [`token ghp_${letters}`, [`GitHub token: ghp_${letters}`]],
  [`npm_${letters}`, [`npm token: npm_${letters}`]],
  [`hf_${'AbCdEfGhIj'.repeat(4).slice(0, 34)}`, [`Hugging Face token: hf_${'AbCdEfGhIj'.repeat(4).slice(0, 34)}`]],
  ['https://ines:r3alP4ss@db.example/x', ['password in an address: https://ines:r3alP4ss@db.example']],
  ['password: Tr0ub4dor&3', ['named secret: password: Tr0ub4dor&3']],
])('%s opens something', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test.each([
  `xghp_${letters}`,
  'https://user:password@db.example/x',
  `https://\${user}:\${pass}@db.example`,
  'password: ********',
  'Your password is required',
  'the token is missing',
  'DOTENV_PUBLIC_KEY="037cfbfc90234cfdab7eb54050566293789efaa1"',
  '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
])('%s opens nothing', text => {
  expect(found(text)).toEqual([])
})
