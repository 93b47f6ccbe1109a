import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Problem } from '#lib/problem'

/** One master key. Nothing is encrypted with it: the keys that work are derived from it, one for each purpose. */
export interface MasterKey {
  id: string
  madeAt: string
  /** 32 bytes, base64url. */
  key: string
}

const KeyRing = z.object({
  keys: z
    .array(
      z.object({
        id: z.string().regex(/^[a-z0-9]{8}$/),
        madeAt: z.iso.datetime(),
        key: z.string().refine(key => Buffer.from(key, 'base64url').length === 32),
      }),
    )
    .min(1),
})

export function makeKey(now: Date = new Date()): MasterKey {
  return {
    id: randomBytes(4).toString('hex'),
    madeAt: now.toISOString(),
    key: randomBytes(32).toString('base64url'),
  }
}

/** The keys of a file, newest first. Makes the file with a first key where there is none. */
export function readOrMakeKeyRing(keyFile: string): MasterKey[] {
  try {
    return readKeyRing(keyFile)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  mkdirSync(dirname(keyFile), { recursive: true })
  const draft = writeDraft(keyFile, [makeKey()])
  try {
    // Two processes may start at once. Linking, unlike renaming, fails for the second: both then use the first's keys.
    linkSync(draft, keyFile)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readKeyRing(keyFile)
}

export function readKeyRing(keyFile: string): MasterKey[] {
  const text = readFileSync(keyFile, 'utf8')
  if (process.platform !== 'win32' && (statSync(keyFile).mode & 0o077) !== 0) {
    throw new Problem(
      'refused',
      `Others on this machine can read the keys in ${keyFile}. Close the file first: chmod 600 ${keyFile}`,
    )
  }
  const ring = KeyRing.safeParse(parsed(text))
  if (!ring.success) {
    throw new Problem(
      'refused',
      `${keyFile} is no key file, or is damaged. Bring it back from the backup: without it, stored secrets can’t be opened.`,
    )
  }
  return ring.data.keys
}

/** Puts a new key in front. The file is replaced in one step; a crash leaves the old ring or the new one. */
export function addKey(keyFile: string): MasterKey[] {
  const lock = `${keyFile}.lock`
  try {
    closeSync(openSync(lock, 'wx', 0o600))
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    throw new Problem('conflict', `Somebody else is changing the keys. If nobody is, remove ${lock} and try again.`)
  }
  try {
    const keys = [makeKey(), ...readKeyRing(keyFile)]
    renameSync(writeDraft(keyFile, keys), keyFile)
    return keys
  } finally {
    rmSync(lock, { force: true })
  }
}

function writeDraft(keyFile: string, keys: MasterKey[]): string {
  const draft = `${keyFile}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true })
  // The umask may only take rights away; this makes the rest certain.
  chmodSync(draft, 0o600)
  return draft
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
