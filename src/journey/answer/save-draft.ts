import { z } from 'zod'
import { theConversation } from '#journey/listen'
import { keepClaim } from '#journey/route'
import { check } from '#lib/check'
import { moves } from '#lib/moves'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { setDraftShown, upsertDraft } from './store.ts'

export const SaveDraft = z.object({
  text: z.string().max(10_000),
  /** What it is meant to do; what such a post usually calls for, when null. Kept as it was when absent. */
  move: z.enum(moves).nullish(),
  /** To which page of ours it invites. */
  pageId: z.uuid().nullish(),
})
export type SaveDraft = z.input<typeof SaveDraft>

/** Keeps what somebody is writing, as they write; their claim lasts as long as they do. */
export async function saveDraft(ctx: Context, conversationId: string, input: SaveDraft): Promise<void> {
  const me = requireEmployee(ctx)
  const draft = check(SaveDraft, input)
  await inTransaction(ctx, async ctx => {
    await theConversation(ctx, conversationId)
    // The claim before the draft, as whoever answers takes them: the other way round, each would wait for the other.
    await keepClaim(ctx, conversationId)
    await upsertDraft(ctx, conversationId, me.employeeId, draft)
  })
}

/** Shows what one is writing to colleagues, as far as it is, or keeps it to oneself again. */
export async function showDraft(ctx: Context, conversationId: string, isShown: boolean): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    await theConversation(ctx, conversationId)
    if (!(await setDraftShown(ctx, conversationId, me.employeeId, isShown)))
      throw new Problem('conflict', 'Write something first.')
    await emit(ctx, 'draft.shown', { conversationId, employeeId: me.employeeId, isShown })
  })
}

declare module '#platform/events' {
  interface Events {
    'draft.shown': { conversationId: string; employeeId: string; isShown: boolean }
  }
}
