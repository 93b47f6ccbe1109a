import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run } from './feed-conformance.ts'

const data = process.env.SOSH_DATA ?? '../shared/data'

test.skipIf(!existsSync(data))(
  `our feed reader meets both suites better than its peers (left out where the data folder ${data} is absent)`,
  async () => {
    const lines: Parameters<Parameters<typeof run>[0]>[0][] = []
    await run(line => lines.push(line))
    for (const line of lines.filter(one => one.unit === 'share')) {
      expect(line.value, line.case).toBeGreaterThan(0.98)
      expect(line.value, line.case).toBeGreaterThan(line.peerValue)
    }
    for (const line of lines.filter(one => /crashed|fewer/.test(one.case))) expect(line.value, line.case).toBe(0)
  },
  120_000,
)
