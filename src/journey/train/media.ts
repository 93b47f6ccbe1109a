import { open } from 'node:fs/promises'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { mediaLimits, readRecording } from '#places/publish'
import { readPicture } from '#places/sites'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { authors } from './courses.ts'
import { insertMedia, insertPiece, mediaRow, pieceBytes, pieceRow } from './media-store.ts'

/** A picture or a video of a lesson. */
export interface LessonMedia {
  id: string
  mediaType: string
  bytes: number
}

/**
 * Keeps a picture or a video of a lesson, from a file that was uploaded. What it is tell its own bytes: PNG, JPEG or WebP;
 * MP4 or WebM.
 */
export async function keepLessonMedia(ctx: Context, path: string): Promise<LessonMedia> {
  const me = requireRole(ctx, ...authors)
  await using file = await open(path, 'r')
  const { size } = await file.stat()
  const head = Buffer.alloc(Math.min(size, mediaLimits.pictureBytes))
  await file.read(head, 0, head.length, 0)
  const picture = readPicture(head)
  const video = picture ? undefined : readRecording(head)
  if (!picture && video?.kind !== 'video')
    throw new Problem('invalid', 'This is no picture (PNG, JPEG, WebP) and no video (MP4, WebM) that browsers play.')
  const most = picture ? mediaLimits.pictureBytes : mediaLimits.videoBytes
  if (size > most)
    throw new Problem(
      'invalid',
      `${picture ? 'A picture' : 'A video'} has ${most / 1024 / 1024} MB at most. Save it smaller, and add it again.`,
    )
  const media = { id: newId(), mediaType: (picture ?? video)?.mediaType ?? '', bytes: size }
  return await inTransaction(ctx, async ctx => {
    await insertMedia(ctx, media, me.employeeId)
    const piece = Buffer.alloc(pieceBytes)
    for (let number = 0, at = 0; at < size; number++) {
      const { bytesRead } = await file.read(piece, 0, pieceBytes, at)
      if (bytesRead === 0) throw new Problem('invalid', 'The file became shorter while it was read. Add it again.')
      // Copied: the same memory is read into again.
      await insertPiece(ctx, media.id, number, Buffer.from(piece.subarray(0, bytesRead)))
      at += bytesRead
      if (bytesRead < pieceBytes && at < size)
        throw new Problem('invalid', 'The file could not be read whole. Add it again.')
    }
    return media
  })
}

export async function theLessonMedia(ctx: Context, id: string): Promise<LessonMedia> {
  const media = await mediaRow(ctx, id)
  if (!media) throw new Problem('not-found', 'There is no such picture or video.')
  return media
}

/** Its bytes from one place to another, both included, piece by piece. */
export async function* bytesOfLesson(ctx: Context, id: string, from: number, to: number): AsyncGenerator<Buffer> {
  for (let number = Math.floor(from / pieceBytes); number * pieceBytes <= to; number++) {
    const piece = await pieceRow(ctx, id, number)
    if (!piece) return
    const begins = number * pieceBytes
    yield piece.subarray(Math.max(0, from - begins), to - begins + 1)
  }
}
