import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { parseQuery } from '#text/query'
import {
  insertLookAlike,
  type LookAlike,
  lookAlikeRow,
  retireLookAlikeRow,
  updateLookAlike,
} from './look-alike-store.ts'
import { savedQueries } from './saved-queries.ts'

declare module '#platform/events' {
  interface Events {
    'look-alike.saved': { lookAlikeId: string; isNew: boolean; alsoPast: boolean }
    'look-alike.retired': { lookAlikeId: string }
  }
}

export const SaveLookAlike = z.object({
  id: z.uuid().optional(),
  name: z.string().trim().min(1, 'Say what it is: Halden, the town in Norway.').max(120),
  /** In the listening grammar: what such a post says that one about us does not. */
  text: z.string().trim().min(1, 'Write at least one word that tells it apart.').max(10_000),
  reason: z.string().trim().max(300).default(''),
  /** Set aside what waits already, too. */
  alsoPast: z.boolean().default(false),
})
export type SaveLookAlike = z.input<typeof SaveLookAlike>

/** Names something else that bears our name: from the next post on, what it recognises is set aside, visibly. */
export async function saveLookAlike(ctx: Context, input: SaveLookAlike): Promise<LookAlike> {
  const me = requireRole(ctx, 'coordinator', 'administrator', 'product-manager')
  const { id, alsoPast, ...said } = check(SaveLookAlike, input)
  const parsed = parseQuery(said.text, await savedQueries(ctx, said.text))
  if (!parsed.ok)
    throw new Problem(
      'invalid',
      'These words can’t be read yet.',
      parsed.errors.map(error => ({ at: `text:${error.start}-${error.end}`, message: error.message })),
    )
  return inTransaction(ctx, async ctx => {
    const look = { id: id ?? newId(), ...said }
    if (id !== undefined && !(await lookAlikeRow(ctx, id))) throw new Problem('not-found', 'This is not on the list.')
    const isSaved =
      id === undefined ? await insertLookAlike(ctx, look, me.employeeId) : await updateLookAlike(ctx, look)
    if (!isSaved)
      throw new Problem('invalid', 'It is on the list already.', [
        { at: 'name', message: `“${said.name}” is on the list already: add its words there.` },
      ])
    await emit(ctx, 'look-alike.saved', { lookAlikeId: look.id, isNew: id === undefined, alsoPast })
    const saved = await lookAlikeRow(ctx, look.id)
    if (!saved) throw new Problem('not-found', 'This is not on the list.')
    return saved
  })
}

/** Takes it off the list; what was set aside by it, without a person, comes back. */
export async function retireLookAlike(ctx: Context, lookAlikeId: string): Promise<void> {
  requireRole(ctx, 'coordinator', 'administrator', 'product-manager')
  await inTransaction(ctx, async ctx => {
    if (!(await retireLookAlikeRow(ctx, lookAlikeId))) throw new Problem('not-found', 'This is not on the list.')
    await emit(ctx, 'look-alike.retired', { lookAlikeId })
  })
}
