import { Problem } from '#lib/problem'
import { type Edition, editionById, openMedia, serveMedia } from '#places/publish'
import type { Visit } from '../../visit.ts'

/** A picture or a recording of an article that stands there, whole or in part. */
export async function mediaOf(visit: Visit): Promise<Response> {
  const media = await openMedia(visit.ctx, idIn(visit))
  return serveMedia(visit.ctx, media, visit.request.headers.get('range') ?? undefined, true)
}

/** What is said in a recording, line by line (WebVTT), as it stood when the article went out. */
export async function captionsOf(visit: Visit): Promise<Response> {
  const { articleId, id } = await openMedia(visit.ctx, idIn(visit))
  const captions = (await editionById(visit.ctx, articleId))?.media.find(each => each.id === id)?.captions
  if (!captions) throw new Problem('not-found', 'There are no captions.')
  return new Response(captions, {
    headers: { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'public, max-age=300' },
  })
}

function idIn({ params }: Visit): string {
  const id = params.id ?? ''
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new Problem('not-found', 'There is no such picture.')
  return id
}

export type EditionMedia = Edition['media'][number]
