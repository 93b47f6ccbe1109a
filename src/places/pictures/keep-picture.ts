import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { requireTakingPart } from '#places/members'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { type KeptPicture, limits } from './model.ts'
import { type PlainPicture, plainPicture } from './plain-picture.ts'
import { deleteBeyond, insertPicture, keptSince, takeTurn } from './store.ts'

/**
 * Keeps a picture that somebody from outside adds to what they write, without what its camera noted. Only they see it
 * until their words stand there; what is never sent is forgotten after a day.
 */
export async function keepPicture(
  ctx: Context,
  { bytes, siteId }: { bytes: Buffer; siteId: string },
): Promise<KeptPicture> {
  const { memberId } = await requireTakingPart(ctx)
  const plain = plainOrRefuse(bytes)
  const id = newId()
  await inTransaction(ctx, async ctx => {
    await takeTurn(ctx, memberId)
    if ((await keptSince(ctx, { memberId }, new Date(ctx.now().getTime() - 86_400_000))) >= limits.perDay)
      throw new Problem('refused', `You added ${limits.perDay} pictures today. Add more tomorrow.`)
    await insertPicture(ctx, { ...plain, id, siteId, memberId, employeeId: null })
    await deleteBeyond(ctx, memberId, limits.waiting)
  })
  const { bytes: pixels, ...rest } = plain
  return { ...rest, id, siteId, memberId, ...ofNoColleague, bytes: pixels.length }
}

const ofNoColleague = { employeeId: null, subjectId: null, postId: null }

/** Keeps a picture that a colleague adds to what they are writing; it leaves with their words, by their press. */
export async function keepOurPicture(ctx: Context, bytes: Buffer): Promise<KeptPicture> {
  const { employeeId } = requireEmployee(ctx)
  const plain = plainOrRefuse(bytes)
  const id = newId()
  await inTransaction(ctx, async ctx => {
    await takeTurn(ctx, employeeId)
    if ((await keptSince(ctx, { employeeId }, new Date(ctx.now().getTime() - 86_400_000))) >= limits.perDay)
      throw new Problem('refused', `You added ${limits.perDay} pictures today. Add more tomorrow.`)
    await insertPicture(ctx, { ...plain, id, siteId: null, memberId: null, employeeId })
  })
  const { bytes: pixels, ...rest } = plain
  return { ...rest, id, siteId: null, memberId: null, employeeId, subjectId: null, postId: null, bytes: pixels.length }
}

function plainOrRefuse(bytes: Buffer): PlainPicture {
  if (bytes.length > limits.bytes)
    throw new Problem(
      'invalid',
      `A picture has ${limits.bytes / 1024 / 1024} MB at most. Save it smaller, and add it again.`,
    )
  const plain = plainPicture(bytes)
  if (plain) return plain
  throw new Problem(
    'invalid',
    'This is no picture that can be shown here: a PNG, JPEG or WebP of up to 4096 pixels a side that stands still.',
  )
}
