import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { keptByCentre } from './change-site.ts'
import { theMaster, theSite } from './make-site.ts'
import { isCentre, requireLead } from './rights.ts'
import { deleteModerator, holdSite, moderatorRows, type NamedModerator, upsertModerator } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'moderator.added': { siteId: string; moderatorId: string; isLead: boolean; isOutsider: boolean }
    'moderator.removed': { siteId: string; moderatorId: string }
  }
}

export const AddModerator = z.union([
  z.object({ employeeId: z.uuid(), isLead: z.boolean().default(false) }),
  z.object({ memberId: z.uuid() }),
])
export type AddModerator = z.input<typeof AddModerator>

/** Asks somebody to look after a site: a colleague, or a member from outside where the centre allows it. */
export async function addModerator(ctx: Context, siteId: string, input: AddModerator): Promise<NamedModerator[]> {
  requireEmployee(ctx)
  const site = await theSite(ctx, siteId)
  const me = await requireLead(ctx, site)
  const who = check(AddModerator, input)
  const isOutsider = 'memberId' in who
  if (isOutsider && !isCentre(me) && !(await theMaster(ctx)).allows.outsiders)
    throw new Problem('forbidden', keptByCentre.outsiders)
  return inTransaction(ctx, async ctx => {
    const id = newId()
    const isLead = !isOutsider && who.isLead
    await holdSite(ctx, siteId)
    if (!(await upsertModerator(ctx, { id, siteId, who, isLead, by: me.employeeId })))
      throw new Problem('not-found', 'This person is not with us any more.')
    const now = await moderatorRows(ctx, [siteId])
    if (!now.some(each => each.isLead)) throw new Problem('conflict', someoneLeads)
    await emit(ctx, 'moderator.added', { siteId, moderatorId: id, isLead, isOutsider }, { subjectId: siteId })
    return now
  })
}

const someoneLeads = 'Somebody leads a community. Let a colleague take over first.'

/** Thanks somebody for looking after a site. One colleague always leads it. */
export async function removeModerator(ctx: Context, siteId: string, moderatorId: string): Promise<NamedModerator[]> {
  requireEmployee(ctx)
  const site = await theSite(ctx, siteId)
  await requireLead(ctx, site)
  return inTransaction(ctx, async ctx => {
    await holdSite(ctx, siteId)
    if (!(await deleteModerator(ctx, siteId, moderatorId))) throw new Problem('not-found', 'They do not moderate here.')
    const left = await moderatorRows(ctx, [siteId])
    if (!left.some(each => each.isLead)) throw new Problem('conflict', someoneLeads)
    await emit(ctx, 'moderator.removed', { siteId, moderatorId }, { subjectId: siteId })
    return left
  })
}
