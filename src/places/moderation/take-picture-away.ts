import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { reword, thePost, whoActs } from '#places/community'
import { deletePicture, pictureById } from '#places/pictures'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { requireLooksAfter } from './decide.ts'
import { mailTo } from './tell.ts'

declare module '#platform/events' {
  interface Events {
    'picture.taken-away': {
      pictureId: string
      siteId: string
      memberId?: string
      employeeId?: string
      postId: string | null
    }
  }
}

export const TakePictureAway = z.object({
  pictureId: z.uuid(),
  why: z.string().trim().min(3, 'Say why: they are told.').max(150, 'Say it in 150 letters.'),
})
export type TakePictureAway = z.input<typeof TakePictureAway>

/**
 * Whoever looks after the place takes one picture away; the words stay. It is deleted, its author is told why, and the
 * post says so where it says how it read before. Returns where it stood; nowhere while it was held back.
 */
export async function takePictureAway(ctx: Context, input: TakePictureAway): Promise<{ postId: string | null }> {
  const by = whoActs(ctx)
  const { pictureId, why } = check(TakePictureAway, input)
  return inTransaction(ctx, async ctx => {
    const picture = await pictureById(ctx, pictureId)
    if (!picture) throw new Problem('not-found', 'There is no such picture, or it was taken away.')
    const { memberId, employeeId, postId, siteId } = picture
    if (!siteId) throw new Problem('not-found', 'It stands nowhere: whoever added it takes it out of their words.')
    await requireLooksAfter(ctx, { siteId, memberId: memberId ?? '' })
    const post = postId ? await thePost(ctx, postId) : undefined
    if (post && !post.removedAt) {
      const pictures = post.pictures.filter(each => each.id !== pictureId)
      await reword(ctx, post, { text: post.text, pictures, why: `A picture was taken away. ${why}` }, by)
    }
    await deletePicture(ctx, pictureId)
    const whose = { ...(memberId && { memberId }), ...(employeeId && { employeeId }) }
    await emit(ctx, 'picture.taken-away', { pictureId, siteId, postId, ...whose }, { subjectId: postId ?? pictureId })
    // A colleague sees at the desk what happened to their words.
    if (!memberId) return { postId }
    await mailTo(ctx, {
      ...{ memberId, siteId },
      says: words => ({ subject: words.pictureTaken, text: `${words.pictureTakenWordsStay}\n\n${why}` }),
    })
    return { postId }
  })
}
