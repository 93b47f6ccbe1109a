import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sosh-lock-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('a folder has one owner until it is released', async () => {
  const lock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toMatchObject({ kind: 'conflict' })
  await lock.release()
  await (await lockFolder(folder)).release()
  expect(await readdir(folder)).toEqual([])
})

test('of many who come at once, exactly one gets it', async () => {
  await writeFile(join(folder, 'owner.json'), await deadOwner())
  const tried = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
  expect(tried.filter(each => each.status === 'fulfilled')).toHaveLength(1)
  for (const each of tried) if (each.status === 'fulfilled') await each.value.release()
})

test('a process that has the number of a dead owner is not the owner', async () => {
  await writeFile(join(folder, 'owner.json'), await deadOwner())
  await (await lockFolder(folder)).release()
})

test('a damaged lock keeps nobody out', async () => {
  await writeFile(join(folder, 'owner.json'), '{"pid":')
  await (await lockFolder(folder)).release()
})

test('an owner on another machine is believed while it gives signs of life', async () => {
  const path = join(folder, 'owner.json')
  await writeFile(path, JSON.stringify({ pid: 1, started: 'x', host: 'another-machine', since: 'noon' }))
  await expect(lockFolder(folder)).rejects.toMatchObject({ message: expect.stringContaining('on another-machine') })
  const aMinuteAgo = new Date(Date.now() - 60_000)
  await utimes(path, aMinuteAgo, aMinuteAgo)
  await (await lockFolder(folder)).release()
})

/** Our own process id, but of a process that started at another time. */
async function deadOwner(): Promise<string> {
  const lock = await lockFolder(folder)
  const owner = JSON.parse(await readFile(join(folder, 'owner.json'), 'utf8'))
  await lock.release()
  return JSON.stringify({ ...owner, started: 'long ago' })
}
