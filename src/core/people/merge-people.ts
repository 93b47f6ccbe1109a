import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, type Role, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { countsOf, holdPeople, insertApart, insertMerge, isSaidApart, wholeRow } from './merge-store.ts'
import type { HowKnown, Proof } from './model.ts'
import { wholePerson } from './whole-person.ts'

declare module '#platform/events' {
  interface Events {
    'people.merged': { mergeId: string; personId: string; fromId: string; how: HowKnown }
    'people.kept-apart': { personId: string; otherId: string }
  }
}

/** Who says that two are one, or are not. */
export const mergers: Role[] = ['coordinator', 'communications', 'administrator']

export const MergePeople = z.object({
  /** Who comes in. */
  fromId: z.uuid(),
  why: z.string().trim().min(3, 'Say how you know: whoever looks at it later wants to.').max(500),
})
export type MergePeople = z.input<typeof MergePeople>

/** What one page would hold, before anything is changed. */
export async function previewMerge(ctx: Context, personId: string, fromId: string) {
  requireRole(ctx, ...mergers)
  const [into, from] = [await wholePerson(ctx, personId), await wholePerson(ctx, fromId)]
  if (into.id === from.id) throw new Problem('conflict', 'They are one already.')
  return {
    into: await countsOf(ctx, into.ids),
    from: await countsOf(ctx, from.ids),
    wasUndone: await isSaidApart(ctx, into.ids, from.ids),
  }
}

/**
 * Says that two people are one. Nothing is moved and nothing is lost: a row says so, and undone, all is as it was.
 * Returns whose page it is now.
 */
export async function mergePeople(ctx: Context, personId: string, input: MergePeople): Promise<string> {
  const me = requireRole(ctx, ...mergers)
  const { fromId, why } = check(MergePeople, input)
  return inTransaction(ctx, async ctx => {
    const merged = await join(ctx, { personId, fromId, how: 'by-hand', why, evidence: [], by: me.employeeId })
    if (!merged) throw new Problem('conflict', 'They are one already.')
    return merged
  })
}

/**
 * The same by proof: nobody needs to say so. What a person undid, or said is not so, no proof brings back by itself.
 * Returns whether they became one by it.
 */
export async function linkByProof(
  ctx: Context,
  link: { personId: string; otherId: string; how: Exclude<HowKnown, 'by-hand'>; evidence: Proof[] },
): Promise<boolean> {
  return inTransaction(ctx, async ctx => {
    const [one, other] = [await wholeRow(ctx, link.personId), await wholeRow(ctx, link.otherId)]
    if (!one || !other || one.id === other.id || (await isSaidApart(ctx, one.ids, other.ids))) return false
    const { evidence, how } = link
    return Boolean(await join(ctx, { personId: one.id, fromId: other.id, how, why: '', evidence, by: null }))
  })
}

/** Says that two who look alike are two: they are not suggested again. */
export async function keepApart(ctx: Context, personId: string, otherId: string): Promise<void> {
  const me = requireRole(ctx, ...mergers)
  await inTransaction(ctx, async ctx => {
    const [one, other] = [await wholePerson(ctx, personId), await wholePerson(ctx, otherId)]
    if (one.id === other.id)
      throw new Problem('conflict', 'They are one here. Part them first, from the page of the person.')
    await insertApart(ctx, one.id, other.id, me.employeeId)
    await emit(ctx, 'people.kept-apart', { personId: one.id, otherId: other.id }, { subjectId: one.id })
  })
}

interface Joining {
  personId: string
  fromId: string
  how: HowKnown
  why: string
  evidence: Proof[]
  by: string | null
}

async function join(ctx: Context, { personId, fromId, ...said }: Joining): Promise<string | undefined> {
  const before = [await wholePerson(ctx, personId), await wholePerson(ctx, fromId)]
  await holdPeople(
    ctx,
    before.map(({ id }) => id),
  )
  // Looked at again while both are held: two who merge at once, each into the other, would go round in a circle.
  const [into, from] = [await wholePerson(ctx, personId), await wholePerson(ctx, fromId)]
  if (into.id !== before[0]?.id || from.id !== before[1]?.id)
    throw new Problem('conflict', 'Somebody else just merged one of them. Look again.')
  if (into.id === from.id) return undefined
  const id = newId()
  if (!(await insertMerge(ctx, { id, fromId: from.id, intoId: into.id, ...said }))) return undefined
  await emit(
    ctx,
    'people.merged',
    { mergeId: id, personId: into.id, fromId: from.id, how: said.how },
    { subjectId: into.id },
  )
  return into.id
}
