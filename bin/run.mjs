import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildWhatIsStale } from './build.mjs'
import { check } from './check.mjs'
import { commandOf, environmentFor, handOver, inProject, Stop, say } from './common.mjs'
import { generate } from './generate.mjs'
import { installPackages, setUp } from './setup.mjs'
import { findNatsServer } from './system-packages.mjs'
import { test } from './test.mjs'

const program = (script, { desk = false } = {}) => {
  return async (node, args) => {
    if (desk) await buildWhatIsStale(node)
    return handOver(node, [script, ...args], { env: environmentFor(node) })
  }
}

/** Everything a person can ask for; all of it runs on any Node from 18, which then finds the right one. */
const commands = {
  start: async (node, args) => {
    await buildWhatIsStale(node)
    return sosh(node, ['start', ...args])
  },
  dev,
  test: async (node, args) => {
    await buildWhatIsStale(node)
    return test(node, args)
  },
  check,
  generate,
  bench: program('bench/run.ts', { desk: true }),
  eval: program('eval/run.ts'),
  faults: async (node, args) => {
    await installPackages(inProject('test', 'networks'), 'the real network servers the faults are tried on')
    const natsServer = await findNatsServer()
    const env = { ...environmentFor(node), ...(natsServer && { SOSH_NATS_SERVER: natsServer }) }
    return handOver(node, ['test/faults/run.ts', ...args], { env })
  },
  sosh,
}

/**
 * Runs one command; the process ends with its exit code, once nothing is left to do. Not by process.exit: Node then waits for its
 * helpers, and one that compiles may wait for the collector of garbage, which never comes any more (seen once, after all tests).
 */
export async function run([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined
  if (!command) {
    say(`Usage: node bin/run.mjs <${Object.keys(commands).join(' | ')}> [arguments]`)
    process.exitCode = 2
    return
  }
  try {
    process.exitCode = await command(await setUp(), args)
  } catch (err) {
    if (!(err instanceof Stop)) throw err
    say(err.message)
    process.exitCode = err.code
  }
}

/**
 * The command line works where it was called, so that `sosh import people.csv` finds its file;
 * the data stays with the project, wherever that was.
 */
function sosh(node, args) {
  const env = { SOSH_DATA_DIR: inProject('data'), ...environmentFor(node) }
  return handOver(node, [inProject('src', 'main.ts'), ...args], { env, cwd: process.env.INIT_CWD ?? process.cwd() })
}

/** The server restarts and the desk reloads as files change; Vite serves the desk and passes its questions on. */
async function dev(node, args) {
  const env = environmentFor(node)
  const stop = new AbortController()
  const options = { env, signal: stop.signal }
  say('The desk is on http://localhost:4101, the server behind it on http://localhost:4100.')
  const together = [
    handOver(node, ['--watch', '--watch-preserve-output', 'src/main.ts', 'start', ...args], options),
    handOver(node, [commandOf('vite', 'vite'), '--logLevel', 'warn'], options),
  ]
  // Whichever ends first takes the other along.
  const code = await Promise.race(together)
  stop.abort()
  await Promise.allSettled(together)
  return code
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await run(process.argv.slice(2))
