import { Problem } from '#lib/problem'
import { mayModerate } from '#places/sites'
import { type Context, requireEmployee } from '#platform/context'
import type { KeptPicture } from './model.ts'
import { pictureById, pictureBytes, standsThere } from './store.ts'

/** A picture for whoever may see it: everybody once its words stand there; before, its author and who looks after the place. */
export async function openPicture(
  ctx: Context,
  id: string,
): Promise<{ picture: KeptPicture; bytes: Buffer; isPublic: boolean }> {
  const picture = await pictureById(ctx, id)
  const isPublic = picture !== undefined && (await standsThere(ctx, id))
  if (!picture || !(isPublic || (await maySeeIt(ctx, picture))))
    throw new Problem('not-found', 'There is no such picture, or it was taken away.')
  return { picture, bytes: await pictureBytes(ctx, id), isPublic }
}

/** A colleague’s picture at the desk: for whoever added it, and, once it is named in words of theirs, for colleagues. */
export async function openOurPicture(ctx: Context, id: string): Promise<{ picture: KeptPicture; bytes: Buffer }> {
  const me = requireEmployee(ctx)
  const picture = await pictureById(ctx, id)
  const may = picture?.employeeId && (picture.employeeId === me.employeeId || picture.subjectId !== null)
  if (!picture || !may) throw new Problem('not-found', 'There is no such picture, or it was taken away.')
  return { picture, bytes: await pictureBytes(ctx, id) }
}

/** A picture of what leaves, for whoever brings it to its network; nothing where it is not kept any more. */
export async function pictureToSend(ctx: Context, id: string) {
  const picture = await pictureById(ctx, id)
  if (!picture?.employeeId || !picture.subjectId) return undefined
  const { mediaType, width, height } = picture
  return { mediaType, width, height, bytes: await pictureBytes(ctx, id) }
}

async function maySeeIt(ctx: Context, { employeeId, memberId, postId, siteId }: KeptPicture): Promise<boolean> {
  // A colleague’s that waits at a page for its words, for them alone.
  if (ctx.actor.kind === 'employee' && ctx.actor.employeeId === employeeId) return postId === null
  // Its author took their words away, or somebody else did: then it is gone for them, too.
  if (ctx.actor.kind === 'member' && ctx.actor.memberId === memberId) return postId === null
  return ctx.actor.kind !== 'nobody' && siteId !== null && (await mayModerate(ctx, siteId))
}
