import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { as, type Context, type EmployeeActor, inTransaction, type MemberActor } from '#platform/context'
import { emit } from '#platform/events'
import { handleFrom, type Member } from './model.ts'
import { freeHandle, insertMember, memberRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'member.joined': { memberId: string; by: 'account' | 'desk' | 'elsewhere' }
  }
}

/** How they are called; letters and spaces as they like, but nothing that hides who it is. */
export const MemberName = z
  .string()
  .trim()
  .min(2, 'Say your name, or what you like to be called.')
  .max(60)
  .regex(/^[^\p{Cc}\p{Cf}\p{Co}<>]+$/u, 'Some of these characters can’t be in a name.')

/** Whoever signed in for the first time becomes a member; whoever is one already stays who they are. */
export async function joinWithAccount(
  ctx: Context,
  { userId, name, language }: { userId: string; name: string; language: string },
): Promise<Member> {
  return join(ctx, { userId, employeeId: null, name: check(MemberName, name), language }, 'account')
}

/** A colleague takes part as themselves, by their sign-in at the desk. */
export async function joinFromDesk(ctx: Context, colleague: EmployeeActor, language: string): Promise<Member> {
  const { employeeId, name } = colleague
  return join(ctx, { userId: null, employeeId, name: name.slice(0, 60), language }, 'desk')
}

async function join(
  ctx: Context,
  who: { userId: string | null; employeeId: string | null; name: string; language: string },
  by: 'account' | 'desk',
): Promise<Member> {
  const { employeeId, name, userId, language } = who
  // A second try only where another took the handle in the same instant.
  for (let tries = 0; tries < 5; tries++) {
    const made = await inTransaction(ctx, async ctx => {
      const id = newId()
      const handle = await freeHandle(ctx, handleFrom(name))
      const outcome = await insertMember(ctx, { id, userId, employeeId, handle, name, language })
      if (outcome === 'made') {
        const actor: MemberActor = { kind: 'member', memberId: id, handle, name, employeeId, sessionId: 'joining' }
        await emit(as(ctx, actor), 'member.joined', { memberId: id, by }, { subjectId: id })
      }
      return outcome !== 'handle'
    })
    if (!made) continue
    const member = await memberRow(ctx, userId ? { userId } : { employeeId: employeeId ?? '' })
    if (member) return member
  }
  throw new Problem('conflict', 'This name was taken in this very moment. Try again.')
}
