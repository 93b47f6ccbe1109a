import { expect, test } from 'vitest'
import { stackExchange } from './index.ts'

test.each([
  ['https://stackoverflow.com/a/11227902/123', 'stackoverflow/a/11227902'],
  ['https://stackoverflow.com/q/11227809', 'stackoverflow/q/11227809'],
  ['https://stackoverflow.com/questions/11227809/why-is-it-fast', 'stackoverflow/q/11227809'],
  ['https://stackoverflow.com/questions/11227809/why-is-it-fast/11227902#11227902', 'stackoverflow/a/11227902'],
  ['https://bicycles.stackexchange.com/a/7', 'bicycles/a/7'],
  ['https://es.stackoverflow.com/a/9', 'es.stackoverflow/a/9'],
  ['https://superuser.com/questions/1/x#comment5_1', 'superuser/c/5'],
  ['https://elsewhere.example/a/7', undefined],
  ['no address', undefined],
])('what somebody posted at %s is %s', (address, id) => {
  expect(stackExchange.postAt?.(address)).toBe(id)
})
