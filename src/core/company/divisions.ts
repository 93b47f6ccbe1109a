import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import {
  type Division,
  divisionOf,
  divisionRows,
  insertDivision,
  moveMember,
  renameDivisionRow,
  retireDivisionRow,
} from './division-store.ts'

declare module '#platform/events' {
  interface Events {
    'division.made': { divisionId: string; name: string }
    'division.renamed': { divisionId: string; name: string }
    'division.retired': { divisionId: string }
    'division.joined': { employeeId: string; divisionId: string | null }
  }
}

export const DivisionInput = z.object({ name: z.string().trim().min(1, 'It needs a name.').max(80) })
export type DivisionInput = z.input<typeof DivisionInput>

/** The parts of the company that have guidelines of their own, each with who belongs to it. */
export async function divisions(ctx: Context): Promise<Division[]> {
  return divisionRows(ctx)
}

/** To which part a colleague belongs; to none for most. */
export async function divisionIdOf(ctx: Context, employeeId: string): Promise<string | null> {
  return divisionOf(ctx, employeeId)
}

/** Makes a part of the company. */
export async function makeDivision(ctx: Context, input: DivisionInput): Promise<string> {
  requireRole(ctx, 'administrator')
  const { name } = check(DivisionInput, input)
  return inTransaction(ctx, async ctx => {
    const divisionId = newId()
    if (!(await insertDivision(ctx, divisionId, name)))
      throw new Problem('conflict', 'There is a division of this name.', [{ at: 'name', message: 'It is there.' }])
    await emit(ctx, 'division.made', { divisionId, name })
    return divisionId
  })
}

/** Gives it another name. */
export async function renameDivision(ctx: Context, divisionId: string, input: DivisionInput): Promise<void> {
  requireRole(ctx, 'administrator')
  const { name } = check(DivisionInput, input)
  await inTransaction(ctx, async ctx => {
    const same = (await divisionRows(ctx)).some(
      each => each.id !== divisionId && each.name.toLowerCase() === name.toLowerCase(),
    )
    if (same)
      throw new Problem('conflict', 'There is a division of this name.', [{ at: 'name', message: 'It is there.' }])
    if (!(await renameDivisionRow(ctx, divisionId, name))) throw new Problem('not-found', 'There is no such division.')
    await emit(ctx, 'division.renamed', { divisionId, name })
  })
}

/** Dissolves it: its people belong to none, and what was written for it holds for nobody any more. */
export async function retireDivision(ctx: Context, divisionId: string): Promise<void> {
  requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await retireDivisionRow(ctx, divisionId))) throw new Problem('not-found', 'There is no such division.')
    await emit(ctx, 'division.retired', { divisionId })
  })
}

/** Says to which part a colleague belongs, or that they belong to none. */
export async function joinDivision(ctx: Context, employeeId: string, divisionId: string | null): Promise<void> {
  requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await moveMember(ctx, employeeId, divisionId)))
      throw new Problem('not-found', 'There is no such division or colleague.')
    await emit(ctx, 'division.joined', { employeeId, divisionId })
  })
}

/** Every colleague may know who belongs where. */
export async function readDivisions(ctx: Context): Promise<Division[]> {
  requireEmployee(ctx)
  return divisionRows(ctx)
}
