import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import type { Pictures, PostPicture } from './model.ts'
import { bind, bindToSubject, deleteOthers, freeOthers, picturesAmong } from './store.ts'

/**
 * Puts somebody’s pictures into their post, in the caller’s transaction, and forgets those that stood there and are not
 * wanted any more. Returns them as the post keeps them.
 */
export async function placePictures(
  ctx: Context,
  to: { postId: string; siteId: string; memberId: string | null; employeeId: string | null },
  pictures: Pictures,
): Promise<PostPicture[]> {
  const ids = pictures.map(each => each.id)
  const placed = ids.length > 0 ? await bind(ctx, to, ids) : []
  await deleteOthers(ctx, to.postId, ids)
  return pictures.map(({ alt, id }) => {
    const found = placed.find(each => each.id === id)
    if (!found) throw new Problem('conflict', 'A picture is not there any more. Add it again.')
    const { bytes, height, mediaType, width } = found
    return { id, alt, mediaType, bytes, width, height }
  })
}

/**
 * Keeps a colleague's pictures with the words that name them, in the caller's transaction: of an answer, or of a share.
 * `besides`: what stands outside still, and is not forgotten. Only their own, each in one place.
 */
export async function namePictures(
  ctx: Context,
  to: { subjectId: string; employeeId: string; besides?: Pictures },
  pictures: Pictures,
): Promise<void> {
  const ids = pictures.map(each => each.id)
  const found = ids.length > 0 ? await bindToSubject(ctx, to, ids) : []
  if (ids.some(id => !found.some(each => each.id === id)))
    throw new Problem('conflict', 'A picture is not there any more. Add it again.', [
      { at: 'pictures', message: 'Take it out, and add it again.' },
    ])
  await freeOthers(ctx, to.subjectId, [...ids, ...(to.besides ?? []).map(each => each.id)])
}

/** Refuses what a network would not take, before anything leaves: pictures of more bytes than it shows. */
export async function refuseTooHeavy(
  ctx: Context,
  pictures: { id: string }[],
  { label, mostBytes }: { label: string; mostBytes?: number },
): Promise<void> {
  if (mostBytes === undefined || pictures.length === 0) return
  const found = await picturesAmong(
    ctx,
    pictures.map(({ id }) => id),
  )
  const at = pictures.findIndex(({ id }) => found.some(each => each.id === id && each.bytes > mostBytes))
  if (at === -1) return
  const message = `${label} takes pictures of up to ${mostBytes / 1_000_000} MB. Save it smaller, and add it again.`
  throw new Problem('invalid', message, [{ at: `pictures.${at}`, message }])
}
