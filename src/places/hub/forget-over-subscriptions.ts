import type { Context } from '#platform/context'
import { hourMs } from './model.ts'
import { deleteOver } from './store.ts'
import { settle } from './verify-intent.ts'

/** Whoever did not renew, or never confirmed, is forgotten, and their key with them. */
export async function forgetOverSubscriptions(ctx: Context): Promise<void> {
  await settle(ctx, ctx => deleteOver(ctx, new Date(ctx.now().getTime() - hourMs)))
}
