import { z } from 'zod'
import { caughtPosts, savedQueries } from '#journey/query'
import { check } from '#lib/check'
import { placeInList } from '#lib/place-in-list'
import { Problem } from '#lib/problem'
import { type Context, requireEmployee } from '#platform/context'
import { parseQuery } from '#text/query'
import {
  dayOf,
  type InboxRow,
  inboxCounts,
  inboxIds,
  inboxRows,
  rankedIds,
  type Upcoming,
  upcoming,
  views,
} from './inbox-store.ts'

export const ListInbox = z.object({
  view: z.enum(views).default('for-you'),
  /** In the listening grammar; searches everything that was heard. */
  search: z.string().trim().max(2000).optional(),
  /** Newest first, or by priority: that is for what waits, for you or for nobody yet. */
  order: z.enum(['newest', 'priority']).default('newest'),
  before: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListInbox = z.input<typeof ListInbox>

export interface InboxList {
  rows: InboxRow[]
  /** Pass it back as `before` for the next page; absent on the last. */
  next: string | null
}

/** One page of a view of the inbox, newest first or by priority. */
export async function listInbox(ctx: Context, input: ListInbox): Promise<InboxList> {
  const me = requireEmployee(ctx)
  const { view, search, order, before, limit } = check(ListInbox, input)
  if (order === 'priority' && !search && (view === 'for-you' || view === 'nobody-yet'))
    return byPriority(ctx, me.employeeId, { view, before, limit })
  const ids = search
    ? await foundIds(ctx, search, limit)
    : await inboxIds(ctx, { view, employeeId: me.employeeId, before: placeInList(before), limit })
  const rows = await inboxRows(ctx, me.employeeId, ids)
  const last = rows.at(-1)
  return {
    rows,
    next: !search && rows.length === limit && last ? `${last.lastMessageAt.toISOString()}_${last.id}` : null,
  }
}

const freshMs = 14 * 86_400_000

/** The place of a page holds from when it is counted, so that what is old on the first page is old on the next. */
async function byPriority(
  ctx: Context,
  employeeId: string,
  { view, before, limit }: { view: 'for-you' | 'nobody-yet'; before: string | undefined; limit: number },
): Promise<InboxList> {
  const [from, ...rest] = (before ?? '').split('~')
  const cutoff = before ? new Date(from ?? '') : new Date(ctx.now().getTime() - freshMs)
  if (Number.isNaN(cutoff.getTime())) throw new Problem('invalid', 'This place in the list is not known.')
  const found = await rankedIds(ctx, { view, employeeId, cutoff, after: placeInList(rest[0]), limit })
  const rows = await inboxRows(
    ctx,
    employeeId,
    found.map(each => each.id),
  )
  const last = found.at(-1)
  const next = found.length === limit && last ? `${cutoff.toISOString()}~${last.at.toISOString()}_${last.id}` : null
  return { rows, next }
}

async function foundIds(ctx: Context, search: string, limit: number): Promise<string[]> {
  const parsed = parseQuery(search, await savedQueries(ctx, search))
  if (!parsed.ok)
    throw new Problem(
      'invalid',
      'This search can’t be read yet.',
      parsed.errors.map(error => ({ at: `search:${error.start}-${error.end}`, message: error.message })),
    )
  const { posts } = await caughtPosts(ctx, parsed.query, limit * 3)
  return [...new Set(posts.map(post => post.conversationId))].slice(0, limit)
}

const mostToday = 5

export interface Today {
  rows: InboxRow[]
  elsewhere: { conversations: number; colleagues: number }
  done: number
}

/** What needs this person today: at most five; what colleagues have in hand; what is done already. */
export async function today(ctx: Context): Promise<Today> {
  const me = requireEmployee(ctx)
  const rows = await inboxRows(ctx, me.employeeId, chooseToday(await upcoming(ctx, me.employeeId), ctx.now()))
  const { done, ...elsewhere } = await dayOf(ctx, me.employeeId)
  return { rows, elsewhere, done }
}

const soonMs = 3_600_000

/**
 * What somebody has taken on, then what is promised within the hour, then by place in line. The last place is kept for
 * whoever waits longest, whoever they are: nobody is passed over for good.
 */
export function chooseToday(waiting: Upcoming[], now: Date): string[] {
  const isSoon = ({ answerBy }: Upcoming) => answerBy !== null && answerBy.getTime() - now.getTime() < soonMs
  const line = waiting.toSorted(
    (a, b) =>
      Number(b.isMine) - Number(a.isMine) ||
      Number(isSoon(b)) - Number(isSoon(a)) ||
      a.rankAt.getTime() - b.rankAt.getTime(),
  )
  const chosen = line.slice(0, mostToday - 1)
  const rest = line.slice(mostToday - 1).filter(each => now.getTime() - each.since.getTime() < freshMs)
  const longest = rest.toSorted((a, b) => a.since.getTime() - b.since.getTime())[0] ?? line[mostToday - 1]
  return [...chosen, ...(longest ? [longest] : [])].map(each => each.id)
}

export async function countInbox(ctx: Context): Promise<Awaited<ReturnType<typeof inboxCounts>>> {
  const me = requireEmployee(ctx)
  return inboxCounts(ctx, me.employeeId)
}
