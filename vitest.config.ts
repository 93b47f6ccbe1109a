import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes a minute begins first: begun last, it would run on alone when all others are done. */
const longest = ['/test/faults/', '/test/browser/', '/test/scale/', '/test/conformance/']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const turnOf = ({ moduleId }: TestSpecification) => {
      const turn = longest.findIndex(folder => moduleId.includes(folder))
      return turn === -1 ? longest.length : turn
    }
    return (await super.sort(files)).toSorted((one, other) => turnOf(one) - turnOf(other))
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'eval/**/*.test.ts'],
    globalSetup: ['test/prepare.ts'],
    setupFiles: [],
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    // More beside each other gain little on two cores, and make what waits for a browser run out of time.
    maxWorkers: 2,
    // The files that a worker runs share the modules they load, which are half of the time otherwise. What a module keeps,
    // it keeps by house, as it must where one process serves several: no file sees another's.
    isolate: false,
    testTimeout: 45_000,
    hookTimeout: 60_000,
  },
})
