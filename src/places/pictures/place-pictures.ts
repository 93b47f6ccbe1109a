import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import type { Pictures, PostPicture } from './model.ts'
import { bind, deleteOthers } from './store.ts'

/**
 * Puts somebody’s pictures into their post, in the caller’s transaction, and forgets those that stood there and are not
 * wanted any more. Returns them as the post keeps them.
 */
export async function placePictures(
  ctx: Context,
  to: { postId: string; memberId: string; siteId: string },
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
