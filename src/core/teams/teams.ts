import { z } from 'zod'
import { employees } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { Team } from './model.ts'
import { insertTeam, retireTeam, teamRow, updateTeam } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'team.kept': { teamId: string; isNew: boolean; members: number }
    'team.removed': { teamId: string }
  }
}

export const TeamInput = z.object({
  name: z.string().trim().min(1, 'Give it a name, such as “Service”.').max(80),
  about: z.string().trim().max(300).default(''),
  leadId: z.uuid().nullish(),
  calendarId: z.uuid().nullish(),
  memberIds: z.array(z.uuid()).min(1, 'A team has somebody in it.').max(200),
})
export type TeamInput = z.input<typeof TeamInput>

/** One team, or a problem. */
export async function theTeam(ctx: Context, id: string): Promise<Team> {
  const team = await teamRow(ctx, id)
  if (!team) throw new Problem('not-found', 'There is no such team.')
  return team
}

/** Makes a team. Whoever leads it is in it. */
export async function makeTeam(ctx: Context, input: TeamInput): Promise<Team> {
  requireRole(ctx, 'administrator', 'coordinator')
  return keep(ctx, newId(), input, true)
}

/** Changes a team; who leads it may, too. */
export async function changeTeam(ctx: Context, id: string, input: TeamInput): Promise<Team> {
  const me = requireEmployee(ctx)
  const { leadId } = await theTeam(ctx, id)
  if (leadId !== me.employeeId) requireRole(ctx, 'administrator', 'coordinator')
  return keep(ctx, id, input, false)
}

async function keep(ctx: Context, id: string, input: TeamInput, isNew: boolean): Promise<Team> {
  const said = check(TeamInput, input)
  return inTransaction(ctx, async ctx => {
    const here = new Set((await employees(ctx)).map(employee => employee.id))
    const leadId = said.leadId ?? null
    const memberIds = [...new Set([...said.memberIds, ...(leadId ? [leadId] : [])])]
    if (memberIds.some(each => !here.has(each)))
      throw new Problem('invalid', 'One of them is not with us any more.', [
        { at: 'memberIds', message: 'Look at the list again.' },
      ])
    const team: Team = {
      id,
      name: said.name,
      about: said.about,
      leadId,
      calendarId: said.calendarId ?? null,
      memberIds,
    }
    const kept = isNew ? await insertTeam(ctx, team) : await updateTeam(ctx, team)
    if (!kept)
      throw new Problem('conflict', 'There is a team of this name.', [
        { at: 'name', message: 'Another one is called so.' },
      ])
    await emit(ctx, 'team.kept', { teamId: id, isNew, members: memberIds.length }, { subjectId: id })
    return theTeam(ctx, id)
  })
}

/** Dissolves a team; what was passed to it is everybody’s again. */
export async function removeTeam(ctx: Context, id: string): Promise<void> {
  requireRole(ctx, 'administrator', 'coordinator')
  await inTransaction(ctx, async ctx => {
    if (!(await retireTeam(ctx, id))) throw new Problem('not-found', 'There is no such team.')
    await emit(ctx, 'team.removed', { teamId: id }, { subjectId: id })
  })
}
