import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { isCentre } from '#places/sites'
import { type Context, requireEmployee } from '#platform/context'

/** Where a file that was handed in is, by its id and nothing else. */
export async function keptFile(ctx: Context, fileId: string): Promise<string> {
  const folder = join(ctx.config.dataDir, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return join(folder, check(z.uuid(), fileId))
}

/** Takes a file in, to be brought along; it is thrown away once all of it stands here. */
export async function takeFile(ctx: Context, body: ReadableStream | null): Promise<{ fileId: string; bytes: number }> {
  if (!isCentre(requireEmployee(ctx)))
    throw new Problem('forbidden', 'Communications and administrators bring a community along.')
  if (!body) throw new Problem('invalid', 'There was no file in this request.')
  const fileId = newId()
  const path = await keptFile(ctx, fileId)
  try {
    await pipeline(Readable.fromWeb(body as never), createWriteStream(path, { mode: 0o600 }))
    return { fileId, bytes: (await stat(path)).size }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

export async function isFileThere(ctx: Context, fileId: string): Promise<boolean> {
  return stat(await keptFile(ctx, fileId)).then(
    found => found.isFile(),
    () => false,
  )
}

export async function throwFileAway(ctx: Context, fileId: string): Promise<void> {
  await rm(await keptFile(ctx, fileId), { force: true })
}
