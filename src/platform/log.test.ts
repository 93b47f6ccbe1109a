import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLog, safeFacts } from './log.ts'

function logged(pretty = false, level: 'debug' | 'info' = 'debug') {
  const lines: string[] = []
  return { lines, log: createLog({ level, pretty, write: line => lines.push(line) }) }
}

test('one line of JSON says when, how grave, what, and which', () => {
  const { log, lines } = logged()
  log.info('A post was heard', { sourceId: 'a-1', count: 3, isNew: true, level: 'error', gone: undefined })
  const [line = ''] = lines
  expect(line.endsWith('}\n')).toBe(true)
  const entry = JSON.parse(line)
  expect(entry).toMatchObject({
    level: 'info',
    words: 'A post was heard',
    sourceId: 'a-1',
    count: 3,
    isNew: true,
    level_: 'error',
  })
  expect(Object.keys(entry).sort()).toEqual(['count', 'isNew', 'level', 'level_', 'sourceId', 'time', 'words'])
  expect(new Date(entry.time).getTime()).toBeGreaterThan(Date.now() - 10_000)
})

test('a terminal gets one line for people', () => {
  const { log, lines } = logged(true)
  log.warn('The network is down', { connector: 'bluesky', failures: 2 })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('The network is down')
  expect(lines[0]).toContain('connector=bluesky failures=2')
})

test('what is below the level is not written', () => {
  const { log, lines } = logged(false, 'info')
  log.debug('Quiet')
  log.with({ sourceId: 'x' }).error('Loud')
  expect(lines.map(line => JSON.parse(line).words)).toEqual(['Loud'])
})

test('facts that go with every line can’t smuggle either', () => {
  const { log, lines } = logged()
  log.with({ sourceId: 's', email: 'ines@acme.example' }).info('Hello', { n: 1 })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ sourceId: 's', n: 1 })
  expect(lines[0]).not.toContain('ines')
})

test.each([
  'text',
  'name',
  'email',
  'password',
  'token',
  'secret',
  'authorName',
  'author_name',
  'AUTHOR-EMAIL',
  'accessToken',
  'apiKey',
  'Authorization',
  'cookie',
  'handle',
  'phoneNumber',
  'replyText',
  'title',
  'body',
  'ip',
  'signingKey',
])('a fact called %s is dropped', key => {
  expect(safeFacts({ [key]: 'x', [`${key}`]: 1 })).toEqual({})
})

test.each([
  'sourceId',
  'tokenId',
  'textLength',
  'bodyBytes',
  'nameCount',
  'path',
  'connector',
  'lagMs',
  'code',
  'kind',
  'error',
  'outcome',
])('a fact called %s stays', key => {
  expect(safeFacts({ [key]: 'x1' })).toEqual({ [key]: 'x1' })
})

test('words and addresses do not pass under a harmless key', () => {
  expect(
    safeFacts({ why: 'Ines wrote about her health', who: 'ines@acme.example', path: '/api/conversations/:id' }),
  ).toEqual({
    why: '(left out)',
    who: '(left out)',
    path: '/api/conversations/:id',
  })
  fc.assert(
    fc.property(fc.string(), fc.string(), (left, right) => {
      const [fact] = Object.values(safeFacts({ detail: `${left} ${right}` }))
      return fact === '(left out)'
    }),
  )
})

test('a stack keeps its places and loses what it quotes', () => {
  const error = new Error('Unexpected token, "Dear Ines, my number is 0171"')
  const { stack } = safeFacts({ stack: error.stack })
  expect(stack).toMatch(/at .*log\.test\.ts:\d+/)
  expect(stack).not.toContain('Ines')
  const placed = '    at answer (/srv/sosh/src/a.ts:1:2) < at async giveAnswer (file:///srv/sosh/src/b.ts:3:4)'
  expect(safeFacts({ stack: placed }).stack).toContain('b.ts:3:4')
})

test('a sentence with percent signs stays as it is', () => {
  const { log, lines } = logged()
  log.info('100 %s done %d', { n: 1 })
  expect(JSON.parse(lines[0] ?? '').words).toBe('100 %s done %d')
})
