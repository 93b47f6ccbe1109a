import { z } from 'zod'
import { caughtPosts, savedQueries } from '#journey/query'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, requireEmployee } from '#platform/context'
import { parseQuery } from '#text/query'
import { dayOf, type InboxRow, inboxCounts, inboxIds, inboxRows, todayIds, views } from './inbox-store.ts'

export const ListInbox = z.object({
  view: z.enum(views).default('for-you'),
  /** In the listening grammar; searches everything that was heard. */
  search: z.string().trim().max(2000).optional(),
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListInbox = z.input<typeof ListInbox>

export interface InboxList {
  rows: InboxRow[]
  /** Pass it back as `before` for the next page; absent on the last. */
  next: string | null
}

/** One page of a view of the inbox, newest first. */
export async function listInbox(ctx: Context, input: ListInbox): Promise<InboxList> {
  const me = requireEmployee(ctx)
  const { view, search, before, limit } = check(ListInbox, input)
  const ids = search
    ? await foundIds(ctx, search, limit)
    : await inboxIds(ctx, { view, employeeId: me.employeeId, before: place(before), limit })
  const rows = await inboxRows(ctx, me.employeeId, ids)
  const last = rows.at(-1)
  return {
    rows,
    next: !search && rows.length === limit && last ? `${last.lastMessageAt.toISOString()}_${last.id}` : null,
  }
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

function place(before: string | undefined): { at: Date; id: string } | undefined {
  if (!before) return undefined
  const [at, id] = before.split('_')
  const date = new Date(at ?? '')
  if (Number.isNaN(date.getTime()) || !z.uuid().safeParse(id).success)
    throw new Problem('invalid', 'This place in the list is not known.')
  return { at: date, id: id ?? '' }
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
  const rows = await inboxRows(ctx, me.employeeId, await todayIds(ctx, me.employeeId, mostToday))
  const { done, ...elsewhere } = await dayOf(ctx, me.employeeId)
  return { rows, elsewhere, done }
}

export async function countInbox(ctx: Context): Promise<Awaited<ReturnType<typeof inboxCounts>>> {
  const me = requireEmployee(ctx)
  return inboxCounts(ctx, me.employeeId)
}
