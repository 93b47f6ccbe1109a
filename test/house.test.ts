import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type File, rules, tablesWritten } from './house-rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const house: File[] = globSync('{src,test,bench,eval,bin}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: name => name.includes('node_modules'),
}).map(path => ({ path: path.replaceAll('\\', '/'), content: readFileSync(`${root}/${path}`, 'utf8') }))

test('the whole house was looked at', () => {
  expect(house.length).toBeGreaterThan(150)
})

describe.each(rules)('$asks', rule => {
  test('it sees the bad example and lets the good one pass', () => {
    expect(rule.broken(rule.bad)).not.toEqual([])
    expect(rule.broken(rule.good)).toEqual([])
  })

  test('the house keeps it', () => {
    expect(rule.broken(house)).toEqual([])
  })
})

test.each([
  ['ctx.db.insertInto("answer").values(rows)', ['answer']],
  ['sql`insert into answer (id) select 1 on conflict (id) do update set text = excluded.text`', ['answer']],
  ['sql`update answer as a set text = b.text from draft b`', ['answer']],
  [
    'sql`with gone as (delete from draft where id = 1 returning id) insert into answer select * from gone`',
    ['draft', 'answer'],
  ],
  ['sql`select * from answer for update of answer`', []],
  ['sql`insert into graphile_worker.jobs (id) values (1)`', []],
  ['// insert into answer (id)', []],
])('tables written by %s', (code, tables) => {
  expect([...tablesWritten(code)].sort()).toEqual([...tables].sort())
})
