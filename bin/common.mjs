import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join, sep } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The project's own folder, wherever the command was called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A path inside the project. */
export const inProject = (...parts) => join(root, ...parts)

/** One calm line for the person at the terminal; never on standard output, which belongs to the command. */
export const say = line => process.stderr.write(`${line}\n`)

/** Ends the command with a message that says what would help. */
export class Stop extends Error {
  constructor(message, code = 1) {
    super(message)
    this.code = code
  }
}

/** npm's variables describe the outer command; an inner one must not inherit them. */
export const cleanEnvironment = (env = process.env) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_(config|package|lifecycle)_/i.test(name)))

/** The environment in which every part of Sosh runs: the chosen Node comes first. */
export const environmentFor = node => ({
  // What Node compiled once it need not compile again.
  NODE_COMPILE_CACHE: inProject('node_modules', '.cache', 'compiled'),
  ...cleanEnvironment(),
  PATH: [dirname(node), inProject('node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
})

/** The script behind a package's command, so that no shell and no `.cmd` wrapper is needed. */
export function commandOf(packageName, name) {
  const folder = inProject('node_modules', ...packageName.split('/'))
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}

/** Runs to the end with its output collected. */
export function collect(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    const chunks = []
    child.stdout.on('data', chunk => chunks.push(chunk))
    child.stderr.on('data', chunk => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 128 + (constants.signals[signal] ?? 0), output: Buffer.concat(chunks).toString('utf8') }),
    )
  })
}

/** Hands the terminal over to a command and passes signals on; resolves with its exit code. */
export function handOver(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    const forward = signal => {
      // Ctrl-C at a terminal reaches the child by itself; a second one would mean "at once, please".
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    }
    for (const signal of signals) process.on(signal, forward)
    const stopWatching = whenOrphaned(() => child.kill('SIGTERM'))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const each of signals) process.off(each, forward)
      stopWatching()
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** npm passes a signal to the shell between us, which dies of it without a word to us: its end is our signal. */
function whenOrphaned(act) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return () => {}
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 250)
  return () => clearInterval(watch)
}

/** All files below the given files and folders, in a stable order. */
export function filesBelow(paths) {
  return paths
    .filter(path => existsSync(path))
    .flatMap(path =>
      statSync(path).isFile()
        ? [path]
        : filesBelow(
            readdirSync(path)
              .sort()
              .map(name => join(path, name)),
          ),
    )
}

/** One hash over names and contents: says whether anything that was built from them is stale. */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of filesBelow(paths)) {
    hash.update(file.slice(root.length).split(sep).join('/')).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** The content of a small file, or an empty text when there is none. */
export const readIfThere = path => (existsSync(path) ? readFileSync(path, 'utf8') : '')

const isAlive = pid => {
  try {
    process.kill(pid, 0)
    return true
  } catch (err) {
    return err.code === 'EPERM'
  }
}

/** Two commands started at once must not install or build over each other: the second one waits. */
export async function oneAtATime(name, work) {
  const lock = inProject('.sosh', `${name}.lock`)
  mkdirSync(dirname(lock), { recursive: true })
  for (let told = false; ; await pause(200)) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (err) {
      if (err.code !== 'EEXIST') throw err
    }
    const owner = Number(readIfThere(lock))
    if (owner && !isAlive(owner)) rmSync(lock, { force: true })
    else if (!told) {
      told = true
      say(`Another command is at the same step (${name}); waiting for it.`)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}
