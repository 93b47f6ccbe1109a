import type { Context } from '#platform/context'
import { type Powers, powersFrom, type Standing, standingFrom } from './model.ts'
import { deedsOf } from './store.ts'

/** How helpful somebody was to others, as of now. Of one person who takes part under other names, too, their help adds up. */
export async function standingOfMember(ctx: Context, memberId: string, ...alsoIds: string[]): Promise<Standing> {
  return standingFrom(await deedsOf(ctx, [memberId, ...alsoIds]), ctx.now())
}

/** What that lets them do. */
export async function powersOf(ctx: Context, memberId: string): Promise<Powers> {
  return powersFrom(await standingOfMember(ctx, memberId))
}
