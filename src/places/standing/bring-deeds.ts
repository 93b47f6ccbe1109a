import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import { insertDeed } from './store.ts'

/** Help that somebody gave where the community was before: an accepted answer, or a like. */
export interface EarlierDeed {
  kind: 'accepted' | 'thanked'
  memberId: string
  topicId: string
  postId: string
  by: { memberId: string | null; employeeId: string | null }
  /** When it was given: it fades from then on, like all help. */
  at: Date
}

/** Notes help that was given before; what was noted already, and what people think of their own words, is none. Returns how many. */
export async function bringDeeds(ctx: Context, deeds: EarlierDeed[]): Promise<number> {
  let noted = 0
  for (const { kind, memberId, topicId, postId, by, at } of deeds) {
    if (by.memberId === memberId || (by.memberId === null && by.employeeId === null)) continue
    const deed = { id: newId(), kind, memberId, topicId, postId, byMember: by.memberId, byEmployee: by.employeeId }
    if (await insertDeed({ ...ctx, now: () => at }, deed)) noted++
  }
  return noted
}
