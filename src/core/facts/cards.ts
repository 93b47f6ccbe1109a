import { z } from 'zod'
import { theEmployee } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import type { FactCard } from './model.ts'
import { askOwners, cardById, cardRows, insertCard, retireCardRow, updateCard } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'fact.made': { factId: string; employeeId: string }
    'fact.changed': { factId: string; employeeId: string }
    'fact.retired': { factId: string; employeeId: string }
    'fact.expired': { factId: string; employeeId: string }
  }
}

export const CardInput = z.object({
  words: z.string().trim().min(1, 'Say what holds, in words that can be used.').max(1000),
  language: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}$/, 'A language as in en, de or ja.')
    .default('und'),
  source: z.string().trim().min(1, 'Where is it from? A person, a test, a page.').max(300),
  sourceUrl: z
    .url({ protocol: /^https?$/, error: 'An address that begins with https.' })
    .max(2000)
    .nullable()
    .default(null),
  /** Who keeps it; whoever makes it, when left out. */
  ownerId: z.uuid().optional(),
  validUntil: z.iso.date('A day as in 2026-12-31.').nullable().default(null),
})
export type CardInput = z.input<typeof CardInput>

/** Everything that is settled, the newest first; also what no longer holds, marked as that. */
export async function factCards(ctx: Context): Promise<FactCard[]> {
  requireEmployee(ctx)
  return cardRows(ctx)
}

/** Keeps something as settled. Anybody may; its owner is asked again when its time is over. */
export async function makeCard(ctx: Context, input: CardInput): Promise<FactCard> {
  const me = requireEmployee(ctx)
  const { ownerId = me.employeeId, ...card } = check(CardInput, input)
  await theEmployee(ctx, ownerId)
  const id = newId()
  await inTransaction(ctx, async ctx => {
    await insertCard(ctx, { ...card, id, ownerId }, me.employeeId)
    await emit(ctx, 'fact.made', { factId: id, employeeId: me.employeeId }, { subjectId: id })
  })
  return theCard(ctx, id)
}

/** Its owner, or a coordinator, says it anew, also that it holds for longer, or hands it to another. */
export async function changeCard(ctx: Context, id: string, input: CardInput): Promise<FactCard> {
  const me = requireEmployee(ctx)
  const { ownerId, ...card } = check(CardInput, input)
  const before = await mayKeep(ctx, id)
  if (ownerId) await theEmployee(ctx, ownerId)
  await inTransaction(ctx, async ctx => {
    if (!(await updateCard(ctx, { ...card, id, ownerId: ownerId ?? before.ownerId })))
      throw new Problem('conflict', 'This card was taken away.')
    await emit(ctx, 'fact.changed', { factId: id, employeeId: me.employeeId }, { subjectId: id })
  })
  return theCard(ctx, id)
}

export async function retireCard(ctx: Context, id: string): Promise<void> {
  const me = requireEmployee(ctx)
  await mayKeep(ctx, id)
  await inTransaction(ctx, async ctx => {
    if (!(await retireCardRow(ctx, id))) throw new Problem('conflict', 'This card was taken away.')
    await emit(ctx, 'fact.retired', { factId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

/** Asks the owners of cards whose last day has passed, each once. */
export async function sweepFacts(ctx: Context): Promise<void> {
  await inTransaction(ctx, async ctx => {
    for (const { id, ownerId } of await askOwners(ctx))
      await emit(ctx, 'fact.expired', { factId: id, employeeId: ownerId }, { subjectId: id })
  })
}

async function mayKeep(ctx: Context, id: string): Promise<FactCard> {
  const me = requireEmployee(ctx)
  const card = await theCard(ctx, id)
  if (card.ownerId !== me.employeeId && !me.roles.includes('coordinator'))
    throw new Problem('forbidden', `${card.ownerName} keeps this card. Ask them, or a coordinator.`)
  return card
}

async function theCard(ctx: Context, id: string): Promise<FactCard> {
  const card = await cardById(ctx, id)
  if (!card) throw new Problem('not-found', 'There is no such card.')
  return card
}
