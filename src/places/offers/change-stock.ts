import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { editionById, lockEdition, setSoldOut, updateStock } from './edition-store.ts'
import { keepPostsTrue } from './keep-posts-true.ts'
import { type Edition, standingOf } from './model.ts'
import { keepDeed } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'offer.counted': { offerId: string; siteId: string; employeeId?: string; left: number | null }
    'offer.sold-out': { offerId: string; siteId: string; employeeId?: string; authorId: string }
    'offer.back': { offerId: string; siteId: string; employeeId?: string }
  }
}

export const ChangeStock = z.union([
  /** How many are left; null where nobody counts any more. */
  z.object({ set: z.int().min(0).max(1_000_000).nullable() }),
  /** One less, or one more: two people at one counter both count. */
  z.object({ add: z.int().min(-1000).max(1000) }),
])
export type ChangeStock = z.input<typeof ChangeStock>

/** A colleague counts what is left, at the counter or at the truck. Where none is, it is sold out everywhere. */
export async function changeStock(ctx: Context, offerId: string, input: ChangeStock): Promise<Edition> {
  const me = requireEmployee(ctx)
  return countStock(ctx, offerId, check(ChangeStock, input), { by: me.employeeId })
}

/** The same by a shop whose signature was found good, told by its name. */
export async function countStock(
  ctx: Context,
  offerId: string,
  to: z.output<typeof ChangeStock>,
  told: { by: string } | { source: string },
): Promise<Edition> {
  return inTransaction(ctx, async ctx => {
    const before = await theStandingEdition(ctx, offerId)
    const counted = await updateStock(ctx, offerId, to)
    if (!counted) throw new Problem('conflict', 'Nobody counts these. Say first how many there are.')
    if (counted.before === counted.after) return before
    const by = 'by' in told ? { employeeId: told.by } : {}
    await keepDeed(ctx, offerId, { what: 'counted', ...told, ...counted })
    const { siteId } = before
    await emit(ctx, 'offer.counted', { offerId, siteId, ...by, left: counted.after }, { subjectId: offerId })
    return tellOf(ctx, before, told)
  })
}

/** A colleague says that it is sold out, whatever is counted, or that it is not after all. */
export async function saySoldOut(ctx: Context, offerId: string, isSoldOut: boolean): Promise<Edition> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const before = await theStandingEdition(ctx, offerId)
    if (!(await setSoldOut(ctx, offerId, isSoldOut))) return before
    return tellOf(ctx, before, { by: me.employeeId })
  })
}

/** Says it everywhere where it was not sold out and is now, or the other way round. */
async function tellOf(ctx: Context, before: Edition, told: { by: string } | { source: string }): Promise<Edition> {
  const { offerId, siteId, authorId } = before
  const after = await theStandingEdition(ctx, offerId)
  const [was, is] = [before, after].map(each => standingOf(each, ctx.now()) === 'sold-out')
  if (was === is) return after
  const by = 'by' in told ? { employeeId: told.by } : {}
  await keepDeed(ctx, offerId, { what: is ? 'sold-out' : 'back', ...told })
  if (is) await emit(ctx, 'offer.sold-out', { offerId, siteId, authorId, ...by }, { subjectId: offerId })
  else await emit(ctx, 'offer.back', { offerId, siteId, ...by }, { subjectId: offerId })
  await keepPostsTrue(ctx, offerId)
  return after
}

/** It is before the public; held until the transaction ends. */
export async function theStandingEdition(ctx: Context, offerId: string): Promise<Edition> {
  await lockEdition(ctx, offerId)
  const edition = await editionById(ctx, offerId)
  if (!edition) throw new Problem('not-found', 'There is no such offer before the public.')
  if (edition.withdrawnAt) throw new Problem('conflict', 'It was withdrawn.')
  return edition
}
