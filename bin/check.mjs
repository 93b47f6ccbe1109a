import { collect, commandOf, environmentFor, say } from './common.mjs'
import { generators } from './generate.mjs'

/** Everything a machine can judge, side by side; only what failed speaks. */
export async function check(node) {
  const started = Date.now()
  const env = environmentFor(node)
  const steps = [
    ['format and lint', [commandOf('@biomejs/biome', 'biome'), 'check', '--colors=off']],
    ['types', [commandOf('@typescript/native', 'tsc'), '-p', '.', '--noEmit']],
    ['dead code', [commandOf('knip', 'knip'), '--no-progress']],
    ...generators().map(({ what, script }) => [what, [script, '--check']]),
  ]
  const results = await Promise.all(
    steps.map(async ([name, args]) => {
      const begun = Date.now()
      const { code, output } = await collect(node, args, { env })
      say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds(begun)})`)
      return { name, code, output }
    }),
  )
  const failed = results.filter(result => result.code !== 0)
  for (const { name, output } of failed) say(`\n── ${name} ──\n${output.trim()}`)
  say(failed.length === 0 ? `All is well (${seconds(started)}).` : `\n${failed.length} of ${results.length} failed.`)
  return failed.length === 0 ? 0 : 1
}

const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`
