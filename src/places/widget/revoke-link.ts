import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { threadNow } from './read-thread.ts'
import { setRevoked } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'widget.link-revoked': { threadId: string }
  }
}

/** Whoever has the link ends it: it opens nothing any more, for nobody. What was said stays with the company. */
export async function revokeLink(ctx: Context, token: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const { id } = await threadNow(ctx, token)
    if (await setRevoked(ctx, id)) await emit(ctx, 'widget.link-revoked', { threadId: id }, { subjectId: id })
  })
}
