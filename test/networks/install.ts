import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const here = import.meta.dirname
const stamp = join(here, 'node_modules', '.sosh-installed')

/**
 * Installs the test networks when their lockfile has changed. They are large (some 370 MB) and of use to tests only,
 * so they are not among the product's packages.
 */
export function installNetworks(): void {
  const wanted = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stderr.write('Installing the networks that Sosh is tested against; this takes a minute, once.\n')
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: here,
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) throw new Error('The test networks could not be installed: run `npm ci` in test/networks.')
  writeFileSync(stamp, wanted)
}

/** What an outer npm tells its scripts would change what the inner one does. Our own Node goes first. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (!/^npm_(config|package|lifecycle)_/i.test(name)) environment[name] = value
  }
  const separator = process.platform === 'win32' ? ';' : ':'
  environment.PATH = `${dirname(process.execPath)}${separator}${process.env.PATH ?? ''}`
  return environment
}
