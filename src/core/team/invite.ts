import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { paths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole, roles } from '#platform/context'
import { emit } from '#platform/events'
import {
  insertInvitation,
  nameAcceptor,
  openInvitation,
  takeInvitation,
  withdrawInvitationRow,
} from './access-store.ts'
import { accounts } from './auth.ts'
import type { Employee, Invitation } from './model.ts'
import { theEmployee } from './profile.ts'
import { makeEmployee, Password } from './set-up.ts'
import { setPassword } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'colleague.invited': { invitationId: string; roles: string[] }
    'invitation.withdrawn': { invitationId: string }
    'way-in.renewed': { invitationId: string; employeeId: string }
    'password.changed': { employeeId: string }
  }
}

export const Invite = z.object({
  name: z.string().trim().min(1).max(120),
  title: z.string().trim().max(120).default(''),
  roles: z.array(z.enum(roles)).max(roles.length).default(['employee']),
  autonomy: z.enum(['learning', 'trusted']).default('learning'),
  affiliation: z.enum(['employee', 'contractor', 'agency']).default('employee'),
})
export type Invite = z.input<typeof Invite>

export const AcceptInvitation = z.object({
  token: z.string().min(10).max(200),
  name: z.string().trim().min(1).max(120),
  title: z.string().trim().max(120).default(''),
  email: z.email('This does not look like an address.').max(254),
  password: Password,
  timezone: z.string().min(1).max(60).default('UTC'),
  languages: z.array(z.string().min(2).max(12)).max(20).default([]),
})
export type AcceptInvitation = z.input<typeof AcceptInvitation>

const linkLivesMs = 14 * 24 * 60 * 60 * 1000
const renewalLivesMs = 24 * 60 * 60 * 1000

/** Invites a colleague by a link that works once; no mail is needed. Only an administrator makes administrators. */
export async function invite(ctx: Context, input: Invite): Promise<Invitation & { link: string }> {
  const inviter = requireRole(ctx, 'administrator', 'coordinator')
  const wanted = check(Invite, input)
  if (wanted.roles.includes('administrator') && !inviter.roles.includes('administrator'))
    throw new Problem('forbidden', 'Only an administrator can invite an administrator.')
  const token = ctx.secrets.randomToken()
  const invitation: Invitation = {
    id: newId(),
    ...wanted,
    roles: [...new Set(['employee' as const, ...wanted.roles])],
    createdAt: ctx.now(),
    expiresAt: new Date(ctx.now().getTime() + linkLivesMs),
    renews: null,
  }
  await inTransaction(ctx, async ctx => {
    await insertInvitation(ctx, {
      ...invitation,
      tokenHash: ctx.secrets.hashToken(token),
      invitedBy: inviter.employeeId,
    })
    await emit(ctx, 'colleague.invited', { invitationId: invitation.id, roles: invitation.roles })
  })
  return { ...invitation, link: new URL(paths.join(token), ctx.config.publicUrl).href }
}

/** A new way in for a colleague who lost theirs: a link that sets a new password, and ends their sessions. */
export async function renewWayIn(ctx: Context, employeeId: string): Promise<{ link: string; expiresAt: Date }> {
  const inviter = requireRole(ctx, 'administrator')
  const employee = await theEmployee(ctx, employeeId)
  if (!employee.userId) throw new Problem('conflict', `${employee.name} has no way in that could be renewed.`)
  const token = ctx.secrets.randomToken()
  const expiresAt = new Date(ctx.now().getTime() + renewalLivesMs)
  await inTransaction(ctx, async ctx => {
    const id = newId()
    await insertInvitation(ctx, {
      ...employee,
      id,
      createdAt: ctx.now(),
      expiresAt,
      renews: employee.id,
      tokenHash: ctx.secrets.hashToken(token),
      invitedBy: inviter.employeeId,
    })
    await emit(ctx, 'way-in.renewed', { invitationId: id, employeeId })
  })
  return { link: new URL(paths.join(token), ctx.config.publicUrl).href, expiresAt }
}

/** What the link is for, before it is accepted. */
export async function lookAtInvitation(ctx: Context, token: string): Promise<Invitation> {
  const invitation = await openInvitation(ctx, { tokenHash: ctx.secrets.hashToken(token) })
  if (!invitation)
    throw new Problem('not-found', 'This invitation was used, withdrawn or is too old. Ask for a new one.')
  return invitation
}

/** A colleague follows their link and joins. */
export async function acceptInvitation(ctx: Context, input: AcceptInvitation): Promise<Employee> {
  const { token, ...you } = check(AcceptInvitation, input)
  return inTransaction(ctx, async ctx => {
    const invitation = await lookAtInvitation(ctx, token)
    if (!(await takeInvitation(ctx, ctx.secrets.hashToken(token))))
      throw new Problem('conflict', 'This invitation was used a moment ago.')
    if (invitation.renews) return renewed(ctx, invitation.renews, you.password)
    const employee = await makeEmployee(ctx, {
      ...you,
      title: you.title || invitation.title,
      roles: invitation.roles,
      autonomy: invitation.autonomy,
      affiliation: invitation.affiliation,
      by: 'invitation',
    })
    await nameAcceptor(ctx, invitation.id, employee.id)
    return employee
  })
}

async function renewed(ctx: Context, employeeId: string, password: string): Promise<Employee> {
  const employee = await theEmployee(ctx, employeeId)
  if (!employee.userId) throw new Problem('conflict', 'This way in is gone. Ask for an invitation.')
  const { password: hasher } = await accounts(ctx).$context
  await setPassword(ctx, employee.userId, await hasher.hash(password))
  await emit(ctx, 'password.changed', { employeeId })
  return employee
}

/** Makes an invitation's link stop working. */
export async function withdrawInvitation(ctx: Context, invitationId: string): Promise<void> {
  requireRole(ctx, 'administrator', 'coordinator')
  await inTransaction(ctx, async ctx => {
    if (!(await withdrawInvitationRow(ctx, invitationId)))
      throw new Problem('not-found', 'There is no such open invitation.')
    await emit(ctx, 'invitation.withdrawn', { invitationId })
  })
}
