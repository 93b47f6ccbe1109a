import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { damage, seeded } from './feed-hostile/damage.ts'
import { run } from './feed-hostile.ts'

const data = process.env.SOSH_DATA ?? '../shared/data'

test.skipIf(!existsSync(data))(
  `whatever is wrong with a feed, nothing breaks, and what stands before the damage is heard (left out where ${data} is absent)`,
  async () => {
    process.env.SOSH_MUTATIONS ??= '500'
    const lines: Parameters<Parameters<typeof run>[0]>[0][] = []
    await run(line => lines.push(line))
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) {
      expect(line.crashed, line.case).toBe(0)
      expect(line.entriesKept, line.case).toBe(line.entriesBefore)
    }
  },
  300_000,
)

test('the same seed does the same damage, and what is before it stays as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.integer(), (bytes, seed) => {
      const once = damage(bytes, bytes, seeded(seed))
      expect(damage(bytes, bytes, seeded(seed))).toEqual(once)
      expect(once.bytes.subarray(0, once.from)).toEqual(bytes.subarray(0, once.from))
    }),
  )
})
