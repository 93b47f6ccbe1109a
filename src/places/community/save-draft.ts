import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, requireMember } from '#platform/context'
import { limits } from './model.ts'
import { type Draft, draftOf, groundById } from './read-store.ts'
import { deleteDraft, upsertDraft } from './store.ts'

export const SaveDraft = z.object({
  siteId: z.uuid(),
  topicId: z.uuid().nullable().default(null),
  title: z.string().max(limits.titleMost).default(''),
  text: z.string().max(limits.textMost).default(''),
  /** What else stands in the form: its kind, its tags. */
  fields: z.record(z.string().max(40), z.string().max(2_000)).default({}),
})
export type SaveDraft = z.input<typeof SaveDraft>

/** Keeps what somebody has begun to write, for them alone; an empty one is forgotten. */
export async function saveDraft(ctx: Context, input: SaveDraft): Promise<void> {
  const { memberId } = requireMember(ctx)
  const draft = check(SaveDraft, input)
  if (!draft.title.trim() && !draft.text.trim()) return deleteDraft(ctx, { memberId, ...draft })
  if (Object.keys(draft.fields).length > 20) throw new Problem('invalid', 'This form has more in it than it should.')
  if (!(await groundById(ctx, draft.siteId)))
    throw new Problem('not-found', 'There is no such place, or it was closed.')
  await upsertDraft(ctx, { id: newId(), memberId, ...draft })
}

/** What whoever acts has begun to write here. */
export async function myDraft(
  ctx: Context,
  of: { siteId: string; topicId: string | null },
): Promise<Draft | undefined> {
  return draftOf(ctx, { memberId: requireMember(ctx).memberId, ...of })
}
