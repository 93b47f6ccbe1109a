import { readConfig } from '#platform/config'
import { createLog } from '#platform/log'
import { openHouse } from '../../src/apps/house.ts'
import { openDoors } from '../../src/apps/server.ts'

/**
 * The house as `sosh start` opens it, in a process that answers how much memory it holds on to. Needs `--expose-gc`: what
 * could be freed counts for nothing.
 */

/** In bytes. */
export interface Memory {
  heap: number
  /** Buffers and the like, outside of the heap. */
  outside: number
  rss: number
}

const config = readConfig(JSON.parse(process.argv[2] ?? '{}'))
const house = await openHouse(config, createLog({ level: config.logLevel }))
await openDoors(house)
process.on('disconnect', () => process.exit(0))
process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  const memory: Memory = { heap: heapUsed, outside: external, rss }
  process.send?.(memory)
})
process.stdout.write('ready\n')
