import { open } from 'node:fs/promises'
import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { plainPicture } from '#places/pictures'
import { readPicture } from '#places/sites'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import {
  deleteMedia,
  insertMedia,
  insertPiece,
  isPublic,
  mediaById,
  mediaOf,
  pieceBytes,
  pieceRow,
  updateMedia,
} from './media-store.ts'
import { limits, type Media, readRecording, wrongInCaptions } from './model.ts'
import { touchArticle } from './store.ts'
import { openArticle, theWritableArticle } from './write-article.ts'

export const Alt = z.string().trim().max(500, 'Say it in 500 characters at most.')

/**
 * Keeps a picture or a recording of one's article, from a file that was uploaded. What it is tell its own bytes: PNG,
 * JPEG or WebP; MP3, M4A, Ogg, MP4 or WebM. Of a picture its pixels are kept, and nothing that a camera noted.
 */
export async function keepMedia(
  ctx: Context,
  articleId: string,
  { path, alt }: { path: string; alt: string },
): Promise<Media> {
  const me = requireEmployee(ctx)
  const words = check(Alt, alt)
  await using file = await open(path, 'r')
  const { size } = await file.stat()
  const { plain, ...found } = await lookAt(file, size)
  const kept = plain?.length ?? size
  // Awaited here, for the file is closed on the way out.
  return await inTransaction(ctx, async ctx => {
    await theWritableArticle(ctx, articleId, me)
    if ((await mediaOf(ctx, articleId)).length >= limits.pictures)
      throw new Problem('invalid', `An article has ${limits.pictures} pictures and recordings at most.`)
    const id = newId()
    await insertMedia(
      ctx,
      { width: null, height: null, ...found, id, articleId, alt: words, bytes: kept },
      me.employeeId,
    )
    const piece = Buffer.alloc(pieceBytes)
    if (plain)
      for (let number = 0; number * pieceBytes < kept; number++)
        await insertPiece(ctx, id, number, plain.subarray(number * pieceBytes, (number + 1) * pieceBytes))
    for (let number = 0, at = 0; !plain && at < size; number++) {
      const { bytesRead } = await file.read(piece, 0, pieceBytes, at)
      if (bytesRead === 0) throw new Problem('invalid', 'The file became shorter while it was read. Add it again.')
      await insertPiece(ctx, id, number, piece.subarray(0, bytesRead))
      at += bytesRead
      if (bytesRead < pieceBytes && at < size)
        throw new Problem('invalid', 'The file could not be read whole. Add it again.')
    }
    await touchArticle(ctx, articleId)
    return theMedia(ctx, id)
  })
}

type File = Awaited<ReturnType<typeof open>>

type Found = Pick<Media, 'kind' | 'mediaType'> & Partial<Media> & { plain?: Buffer }

async function lookAt(file: File, size: number): Promise<Found> {
  const head = Buffer.alloc(Math.min(size, limits.pictureBytes))
  await file.read(head, 0, head.length, 0)
  if (readPicture(head)) {
    refuseTooLarge(size, limits.pictureBytes, 'A picture')
    const picture = plainPicture(head)
    if (!picture)
      throw new Problem('invalid', 'This picture moves, or can’t be read to its end. Save it anew, and add it again.')
    const { bytes: plain, ...shown } = picture
    return { kind: 'picture', ...shown, plain }
  }
  const recording = readRecording(head)
  if (!recording)
    throw new Problem(
      'invalid',
      'This is no picture (PNG, JPEG, WebP) and no recording (MP3, M4A, Ogg, MP4, WebM) that browsers play.',
    )
  if (recording.kind === 'audio') refuseTooLarge(size, limits.audioBytes, 'A recording')
  else refuseTooLarge(size, limits.videoBytes, 'A video')
  return recording
}

function refuseTooLarge(size: number, most: number, what: string): void {
  if (size > most)
    throw new Problem('invalid', `${what} has ${most / 1024 / 1024} MB at most. Save it smaller, and add it again.`)
}

export const ChangeMedia = z.object({
  alt: Alt,
  /** WebVTT; empty: none. */
  captions: z.string().max(limits.captions).default(''),
  captionsLanguage: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)
    .default('en'),
})

/** Says what a picture shows, or adds the captions of a recording. */
export async function changeMedia(ctx: Context, mediaId: string, input: z.input<typeof ChangeMedia>): Promise<Media> {
  const me = requireEmployee(ctx)
  const { alt, captions, captionsLanguage } = check(ChangeMedia, input)
  const wrong = captions.trim() ? wrongInCaptions(captions) : undefined
  if (wrong) throw new Problem('invalid', wrong, [{ at: 'captions', message: wrong }])
  return inTransaction(ctx, async ctx => {
    const { articleId } = await theMedia(ctx, mediaId)
    await theWritableArticle(ctx, articleId, me)
    const said = captions.trim() ? { captions, captionsLanguage } : { captions: null, captionsLanguage: null }
    await updateMedia(ctx, mediaId, { alt, ...said })
    await touchArticle(ctx, articleId)
    return theMedia(ctx, mediaId)
  })
}

/** Takes it out again, where the public does not see it. */
export async function dropMedia(ctx: Context, mediaId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const media = await theMedia(ctx, mediaId)
    await theWritableArticle(ctx, media.articleId, me)
    if (await isPublic(ctx, media))
      throw new Problem('conflict', 'It stands in what is published. Publish the article without it first.')
    await deleteMedia(ctx, mediaId)
    await touchArticle(ctx, media.articleId)
  })
}

/** What belongs to an article, for whoever may open it. */
export async function mediaIn(ctx: Context, articleId: string): Promise<Media[]> {
  await openArticle(ctx, articleId)
  return mediaOf(ctx, articleId)
}

/** One of them, where the public sees it, or whoever acts may open its article. */
export async function openMedia(ctx: Context, mediaId: string): Promise<Media> {
  const media = await theMedia(ctx, mediaId)
  if (!(await isPublic(ctx, media))) {
    if (ctx.actor.kind !== 'employee') throw new Problem('not-found', 'There is no such picture or recording.')
    await openArticle(ctx, media.articleId)
  }
  return media
}

/** Its bytes from one place to another, both included, piece by piece. */
export async function* bytesOf(
  ctx: Context,
  media: Pick<Media, 'id' | 'bytes'>,
  from = 0,
  to = media.bytes - 1,
): AsyncGenerator<Buffer> {
  for (let number = Math.floor(from / pieceBytes); number * pieceBytes <= to; number++) {
    const piece = await pieceRow(ctx, media.id, number)
    if (!piece) return
    const begins = number * pieceBytes
    yield piece.subarray(Math.max(0, from - begins), to - begins + 1)
  }
}

async function theMedia(ctx: Context, id: string): Promise<Media> {
  const media = await mediaById(ctx, id)
  if (!media) throw new Problem('not-found', 'There is no such picture or recording.')
  return media
}
