import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { findMaster, isCentre, mayModerate } from '#places/sites'
import { type Context, inTransaction, requireMember } from '#platform/context'
import { emit } from '#platform/events'
import { MemberName } from './join.ts'
import { handleForm, isHandle, type Member } from './model.ts'
import { deleteSignIn, eraseMember, memberRow, updateMember, updateSuspension } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'member.changed': { memberId: string; fields: string[] }
    'member.left': { memberId: string }
    'member.suspended': { memberId: string; until: string }
    'member.let-back': { memberId: string }
  }
}

export const ChangeMember = z.object({
  name: MemberName.optional(),
  handle: z
    .string()
    .trim()
    .toLowerCase()
    .regex(handleForm, 'Two to thirty small letters, digits, - and _.')
    .refine(
      handle => !handleForm.test(handle) || isHandle(handle),
      'This one would pass for somebody who speaks for the place. Choose another.',
    )
    .optional(),
  about: z.string().trim().max(500, 'Say it in 500 characters at most.').optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Choose a language.')
    .optional(),
})
export type ChangeMember = z.input<typeof ChangeMember>

/** A member or a problem. Whoever left is not there any more. */
export async function theMember(ctx: Context, by: { id: string } | { handle: string }): Promise<Member> {
  const member = await memberRow(ctx, by)
  if (!member || member.leftAt) throw new Problem('not-found', 'Nobody here is called so.')
  return member
}

/** A member changes what the place says of them. A colleague’s name is as it is at the desk. */
export async function changeMember(ctx: Context, input: ChangeMember): Promise<Member> {
  const me = requireMember(ctx)
  const change = check(ChangeMember, input)
  return inTransaction(ctx, async ctx => {
    const member = await theMember(ctx, { id: me.memberId })
    const now = { ...member, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) }
    if (member.employeeId) now.name = me.name
    if (!(await updateMember(ctx, member.id, now)))
      throw new Problem('conflict', 'Somebody is called so already.', [
        { at: 'handle', message: 'Somebody is called so already.' },
      ])
    const fields = (Object.keys(change) as (keyof ChangeMember)[]).filter(field => now[field] !== member[field])
    if (fields.length > 0) await emit(ctx, 'member.changed', { memberId: member.id, fields }, { subjectId: member.id })
    return theMember(ctx, { id: member.id })
  })
}

/** A member leaves: account, sessions, name and what they said of themselves are gone at once and for good. */
export async function leave(ctx: Context): Promise<void> {
  const me = requireMember(ctx)
  await inTransaction(ctx, async ctx => {
    const gone = await eraseMember(ctx, me.memberId)
    if (!gone) throw new Problem('conflict', 'You left already.')
    if (gone.userId) await deleteSignIn(ctx, gone.userId)
    await emit(ctx, 'member.left', { memberId: me.memberId }, { subjectId: me.memberId })
  })
}

/** The same for somebody who asked the company to be forgotten everywhere. */
export async function forgetMember(ctx: Context, memberId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const gone = await eraseMember(ctx, memberId)
    if (!gone) return
    if (gone.userId) await deleteSignIn(ctx, gone.userId)
    await emit(ctx, 'member.left', { memberId }, { subjectId: memberId })
  })
}

export const Suspend = z.object({
  until: z.coerce.date(),
  /** Told to the member in these words. */
  why: z.string().trim().min(3, 'Say why: they are told.').max(500),
})
export type Suspend = z.input<typeof Suspend>

/** Asks a member to stay away until a day; they are told why. For whoever looks after the whole community. */
export async function suspendMember(ctx: Context, memberId: string, input: Suspend): Promise<Member> {
  const by = await requireCommunityModerator(ctx)
  const { until, why } = check(Suspend, input)
  if (until <= ctx.now())
    throw new Problem('invalid', 'Choose a day to come.', [{ at: 'until', message: 'It is over.' }])
  return inTransaction(ctx, async ctx => {
    const member = await theMember(ctx, { id: memberId })
    if (member.employeeId)
      throw new Problem('refused', 'A colleague is not suspended here. Speak with them, or with an administrator.')
    if (!(await updateSuspension(ctx, memberId, { until, why, by }))) throw new Problem('conflict', 'They left.')
    await emit(ctx, 'member.suspended', { memberId, until: until.toISOString() }, { subjectId: memberId })
    return theMember(ctx, { id: memberId })
  })
}

/** Lets them back before that day. */
export async function letMemberBack(ctx: Context, memberId: string): Promise<Member> {
  await requireCommunityModerator(ctx)
  return inTransaction(ctx, async ctx => {
    await theMember(ctx, { id: memberId })
    await updateSuspension(ctx, memberId, null)
    await emit(ctx, 'member.let-back', { memberId }, { subjectId: memberId })
    return theMember(ctx, { id: memberId })
  })
}

async function requireCommunityModerator(ctx: Context): Promise<string | null> {
  const { actor } = ctx
  if (actor.kind !== 'employee' && actor.kind !== 'member')
    throw new Problem('forbidden', 'Only a person decides about a person.')
  const master = await findMaster(ctx)
  const may = master ? await mayModerate(ctx, master.id) : actor.kind === 'employee' && isCentre(actor)
  if (!may) throw new Problem('forbidden', 'This is for those who look after the whole community.')
  return actor.employeeId
}
