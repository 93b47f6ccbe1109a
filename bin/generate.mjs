import { readdirSync } from 'node:fs'
import { environmentFor, handOver, inProject } from './common.mjs'

/** Each `bin/generate-….ts` writes one thing that is derived, and with `--check` says whether it is up to date. */
export const generators = () =>
  readdirSync(inProject('bin'))
    .filter(name => /^generate-.*(?<!\.test)\.ts$/.test(name))
    .map(name => ({ what: name.slice('generate-'.length, -'.ts'.length).replaceAll('-', ' '), script: `bin/${name}` }))

/** Writes all that is derived. */
export async function generate(node) {
  for (const { script } of generators()) {
    const code = await handOver(node, [script], { env: environmentFor(node) })
    if (code !== 0) return code
  }
  return 0
}
