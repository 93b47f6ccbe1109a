import { Problem } from '#lib/problem'
import { type Context, requireEmployee } from '#platform/context'
import { markSeen, type OpenNotice, openNotices } from './store.ts'

const mostShown = 20

/** Which promises run out, or have, and concern the person signed in. */
export async function notices(ctx: Context): Promise<OpenNotice[]> {
  return openNotices(ctx, requireEmployee(ctx).employeeId, mostShown)
}

/** The person has seen it: no more of it until the next step. */
export async function putNoticeAway(ctx: Context, noticeId: string): Promise<void> {
  const me = requireEmployee(ctx)
  if (!(await markSeen(ctx, noticeId, me.employeeId)))
    throw new Problem('not-found', 'There is no such notice of yours.')
}
