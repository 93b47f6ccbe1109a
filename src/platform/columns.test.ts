import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { world } from '../../test/world.ts'
import { columnOf } from './columns.ts'

const here = world()

test('a column arrives as it was given, whatever stands in it', async () => {
  const word = fc.option(fc.string({ unit: 'grapheme', maxLength: 60 }).map(text => text.replaceAll('\0', '')))
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          id: fc.option(fc.uuid()),
          word,
          said: fc.jsonValue().filter(value => !JSON.stringify(value).includes('\\u0000')),
          count: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
          mark: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
          share: fc.option(fc.float({ noDefaultInfinity: true, noNaN: true })),
          isSo: fc.option(fc.boolean()),
          at: fc.option(fc.date({ min: new Date('1400-01-01'), max: new Date('9000-01-01'), noInvalidDate: true })),
        }),
        { maxLength: 12 },
      ),
      async rows => {
        const back = await sql<Record<string, unknown>>`
          select id, word, said::text as said, count, mark::text as mark, share, "isSo", at
          from unnest(${columnOf.uuid(rows.map(row => row.id))}, ${columnOf.text(rows.map(row => row.word))},
            ${columnOf.jsonb(rows.map(row => row.said))}, ${columnOf.int(rows.map(row => row.count))},
            ${columnOf.bigint(rows.map(row => row.mark))}, ${columnOf.real(rows.map(row => row.share))},
            ${columnOf.boolean(rows.map(row => row.isSo))}, ${columnOf.timestamptz(rows.map(row => row.at))})
            with ordinality as t (id, word, said, count, mark, share, "isSo", at, place) order by place`.execute(
          here.ctx.db,
        )
        expect(
          back.rows.map(row => ({ ...row, said: JSON.parse(String(row.said)), share: single(row.share) })),
        ).toEqual(
          rows.map(row => ({
            ...row,
            said: JSON.parse(JSON.stringify(row.said)),
            mark: row.mark?.toString() ?? null,
            share: single(row.share),
          })),
        )
      },
    ),
    { numRuns: 300 },
  )
})

/** PostgreSQL says the shortest number that rounds to the same. */
const single = (share: unknown) => (share === null ? null : Math.fround(Number(share)) + 0)

test('what is no id is refused before anything is asked', () => {
  for (const wrong of [
    '',
    'x',
    '0199',
    '00000000-0000-0000-0000-00000000000g',
    '00000000-0000-0000-0000-0000000000000000',
  ])
    expect(() => columnOf.uuid([wrong]), wrong).toThrow(TypeError)
})
