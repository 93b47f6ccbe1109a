import { Problem } from '#lib/problem'
import { type Context, type EmployeeActor, type MemberActor, type Role, requireEmployee } from '#platform/context'
import type { Makers, Site } from './model.ts'
import { moderates } from './store.ts'

/** The centre: who answers for all of it. */
const centre: Role[] = ['communications', 'administrator']

/** Whether this colleague speaks for the centre. */
export function isCentre({ roles }: Pick<EmployeeActor, 'roles'>): boolean {
  return roles.some(role => centre.includes(role))
}

/** The acting colleague, if they are of the centre. */
export function requireCentre(ctx: Context): EmployeeActor {
  const me = requireEmployee(ctx)
  if (isCentre(me)) return me
  throw new Problem('forbidden', 'This is for communications and administrators, who look after all communities.')
}

/** Whether this colleague may make a sub-community, as the centre lets them. */
export function mayMake({ roles }: Pick<EmployeeActor, 'roles'>, makers: Makers): boolean {
  return isCentre({ roles }) || makers === 'everyone' || (makers === 'coordinators' && roles.includes('coordinator'))
}

/** The acting colleague, if they lead this site or are of the centre. */
export async function requireLead(ctx: Context, site: Pick<Site, 'id'>): Promise<EmployeeActor> {
  const me = requireEmployee(ctx)
  if (isCentre(me)) return me
  if ((await moderates(ctx, site.id, { employeeId: me.employeeId, memberId: null })) === 'leads') return me
  throw new Problem('forbidden', 'This is for whoever leads this community.')
}

/** Whether whoever acts looks after this site: its moderators, those of the master, and the centre. */
export async function mayModerate(ctx: Context, siteId: string): Promise<boolean> {
  const { actor } = ctx
  if (actor.kind === 'employee' && isCentre(actor)) return true
  if (actor.kind !== 'employee' && actor.kind !== 'member') return false
  return (await moderates(ctx, siteId, idsOf(actor))) !== undefined
}

function idsOf(actor: EmployeeActor | MemberActor): { employeeId: string | null; memberId: string | null } {
  return { employeeId: actor.employeeId, memberId: actor.kind === 'member' ? actor.memberId : null }
}
