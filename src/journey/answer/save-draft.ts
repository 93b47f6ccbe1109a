import { z } from 'zod'
import { theConversation } from '#journey/listen'
import { keepClaim } from '#journey/route'
import { check } from '#lib/check'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { upsertDraft } from './store.ts'

export const SaveDraft = z.object({ text: z.string().max(10_000) })
export type SaveDraft = z.input<typeof SaveDraft>

/** Keeps what somebody is writing, as they write; their claim lasts as long as they do. */
export async function saveDraft(ctx: Context, conversationId: string, input: SaveDraft): Promise<void> {
  const me = requireEmployee(ctx)
  const { text } = check(SaveDraft, input)
  await inTransaction(ctx, async ctx => {
    await theConversation(ctx, conversationId)
    await upsertDraft(ctx, conversationId, me.employeeId, text)
    await keepClaim(ctx, conversationId)
  })
}
