import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { nameKey, parseQuery, type SavedQueries } from '#text/query'
import { renamedIn, savedQueries, standingOn, whoNames } from './saved-queries.ts'
import {
  insertQuery,
  type ListeningQuery,
  lockQueries,
  namingQueries,
  queriesNamed,
  queryRow,
  retireQueryRow,
  updateQuery,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'query.saved': { queryId: string; isNew: boolean }
    'query.retired': { queryId: string }
  }
}

export const SaveQuery = z.object({
  id: z.uuid().optional(),
  name: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^"“”„‟«»＂]*$/u, 'A name has no quotes in it, so that other queries can name it in quotes.'),
  text: z.string().trim().min(1, 'Write at least one word to listen for.').max(10_000),
  /** A query that others name is renamed there too; without this it keeps its name. */
  renameInOthers: z.boolean().default(false),
})
export type SaveQuery = z.input<typeof SaveQuery>

/** Saves a listening query, new or changed; from the next post on it listens. */
export async function saveQuery(ctx: Context, input: SaveQuery): Promise<ListeningQuery> {
  const me = requireRole(ctx, 'coordinator', 'administrator', 'product-manager')
  const { id, name, text, renameInOthers } = check(SaveQuery, input)
  return inTransaction(ctx, async ctx => {
    // What one query says of another must hold when both are saved at once.
    await lockQueries(ctx)
    const before = id === undefined ? undefined : await queryRow(ctx, id)
    if (id !== undefined && !before) throw new Problem('not-found', 'There is no such query.')
    await checkName(ctx, id, name)
    await checkText(ctx, text, name, before?.name)
    if (before && nameKey(before.name) !== nameKey(name)) await rename(ctx, before.name, name, renameInOthers)
    const queryId = id ?? newId()
    if (before) await updateQuery(ctx, { id: before.id, name, text })
    else
      await insertQuery(ctx, {
        id: queryId,
        name,
        text,
        madeBy: me.employeeId,
        madeAt: ctx.now(),
        changedAt: ctx.now(),
      })
    await checkThoseAbove(ctx, name)
    await emit(ctx, 'query.saved', { queryId, isNew: !before })
    const saved = await queryRow(ctx, queryId)
    if (!saved) throw new Problem('not-found', 'There is no such query.')
    return saved
  })
}

async function checkName(ctx: Context, id: string | undefined, name: string): Promise<void> {
  const other = (await queriesNamed(ctx, [name])).find(row => row.id !== id)
  if (!other) return
  const message = `“${other.name}” is the name of another query. Others must be able to tell them apart.`
  throw new Problem('invalid', 'This name is taken.', [{ at: 'name', message }])
}

async function checkText(ctx: Context, text: string, name: string, before: string | undefined): Promise<void> {
  const saved = await savedQueries(ctx, text, name)
  const parsed = parseQuery(text, before === undefined ? saved : withoutItself(saved, before, name))
  if (parsed.ok) return
  throw new Problem(
    'invalid',
    'This query can’t be read yet.',
    parsed.errors.map(error => ({ at: `text:${error.start}-${error.end}`, message: error.message })),
  )
}

/** A query that is being renamed can’t name itself by the name it had. */
function withoutItself(saved: SavedQueries, before: string, name: string): SavedQueries {
  return {
    ...saved,
    resolve: asked =>
      nameKey(asked) === nameKey(before) && nameKey(asked) !== nameKey(name) ? undefined : saved.resolve(asked),
  }
}

async function rename(ctx: Context, before: string, name: string, inOthers: boolean): Promise<void> {
  const naming = await whoNames(ctx, before)
  if (naming.length === 0) return
  if (!inOthers)
    throw new Problem('conflict', `${saidBy(naming)} “${before}”. Rename it there too, or leave its name as it is.`, [
      { at: 'name', message: `${saidBy(naming)} “${before}”.` },
    ])
  for (const other of naming) await updateQuery(ctx, { ...other, text: renamedIn(other.text, before, name) })
}

/** A change may break those that stand on this query: they would grow too long, too deep, or go round. */
async function checkThoseAbove(ctx: Context, name: string): Promise<void> {
  for (const other of standingOn(name, await namingQueries(ctx))) {
    const parsed = parseQuery(other.text, await savedQueries(ctx, other.text, other.name))
    if (parsed.ok) continue
    const message = `“${other.name}” names this query and could not be read any more: ${parsed.errors[0]?.message ?? ''}`
    throw new Problem('conflict', 'Another query stands on this one.', [{ at: 'text', message }])
  }
}

/** Stops listening for it; what it caught stays. One that others name goes on until they don’t. */
export async function retireQuery(ctx: Context, queryId: string): Promise<void> {
  requireRole(ctx, 'coordinator', 'administrator', 'product-manager')
  await inTransaction(ctx, async ctx => {
    await lockQueries(ctx)
    const query = await queryRow(ctx, queryId)
    if (!query) throw new Problem('not-found', 'There is no such query.')
    const naming = await whoNames(ctx, query.name)
    if (naming.length > 0) throw new Problem('conflict', `${saidBy(naming)} “${query.name}”. Take it out there first.`)
    await retireQueryRow(ctx, queryId)
    await emit(ctx, 'query.retired', { queryId })
  })
}

const mostNamed = 5

function saidBy(naming: { name: string }[]): string {
  const names = naming.slice(0, mostNamed).map(({ name }) => `“${name}”`)
  if (naming.length > mostNamed) names.push(`${naming.length - mostNamed} more`)
  const last = names.pop() ?? ''
  return names.length === 0 ? `${last} names` : `${names.join(', ')} and ${last} name`
}
