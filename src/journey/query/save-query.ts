import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { parseQuery } from '#text/query'
import { insertQuery, type ListeningQuery, queryRows, retireQueryRow, updateQuery } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'query.saved': { queryId: string; isNew: boolean }
    'query.retired': { queryId: string }
  }
}

export const SaveQuery = z.object({
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1, 'Write at least one word to listen for.').max(10_000),
})
export type SaveQuery = z.input<typeof SaveQuery>

/** Saves a listening query, new or changed; from the next post on it listens. */
export async function saveQuery(ctx: Context, input: SaveQuery): Promise<ListeningQuery> {
  const me = requireRole(ctx, 'coordinator', 'administrator', 'product-manager')
  const { id, name, text } = check(SaveQuery, input)
  const parsed = parseQuery(text)
  if (!parsed.ok)
    throw new Problem(
      'invalid',
      'This query can’t be read yet.',
      parsed.errors.map(error => ({ at: `text:${error.start}-${error.end}`, message: error.message })),
    )
  return inTransaction(ctx, async ctx => {
    const queryId = id ?? newId()
    if (id) {
      if (!(await updateQuery(ctx, { id, name, text }))) throw new Problem('not-found', 'There is no such query.')
    } else
      await insertQuery(ctx, {
        id: queryId,
        name,
        text,
        madeBy: me.employeeId,
        madeAt: ctx.now(),
        changedAt: ctx.now(),
      })
    await emit(ctx, 'query.saved', { queryId, isNew: !id })
    const saved = (await queryRows(ctx)).find(row => row.id === queryId)
    if (!saved) throw new Problem('not-found', 'There is no such query.')
    return saved
  })
}

/** Stops listening for it; what it caught stays. */
export async function retireQuery(ctx: Context, queryId: string): Promise<void> {
  requireRole(ctx, 'coordinator', 'administrator', 'product-manager')
  await inTransaction(ctx, async ctx => {
    if (!(await retireQueryRow(ctx, queryId))) throw new Problem('not-found', 'There is no such query.')
    await emit(ctx, 'query.retired', { queryId })
  })
}
