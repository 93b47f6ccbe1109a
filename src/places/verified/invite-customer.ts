import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { insertCode } from './store.ts'
import { hashOf } from './verify.ts'

declare module '#platform/events' {
  interface Events {
    'verification.code-made': { codeId: string; kind: string; uses: number }
  }
}

export const InviteCustomer = z.object({
  /** As it follows “uses”: `the Cargo L`. */
  product: z.string().trim().min(2, 'Say what they use.').max(60),
  /** Since when they use it, where you know. */
  since: z.iso.date('Say the day as 2024-05-31.').optional(),
  /** How many may use it. One: an invitation, in your name. */
  uses: z.number().int().min(1).max(100_000).default(1),
  days: z.number().int().min(1).max(730).default(90),
})
export type InviteCustomer = z.input<typeof InviteCustomer>

/**
 * A colleague makes a code for a customer whom they know; communications, coordinators and administrators make one for many,
 * to be printed on delivery notes. It is told once and never again: only its hash is kept.
 */
export async function inviteCustomer(ctx: Context, input: InviteCustomer): Promise<{ code: string; endsAt: Date }> {
  const me = requireEmployee(ctx)
  const { days, product, since, uses } = check(InviteCustomer, input)
  if (uses > 1) requireRole(ctx, 'communications', 'coordinator', 'administrator')
  const code = newCode()
  const endsAt = new Date(ctx.now().getTime() + days * 86_400_000)
  await inTransaction(ctx, async ctx => {
    const id = newId()
    const kind = uses === 1 ? 'invitation' : 'code'
    await insertCode(ctx, {
      id,
      kind,
      product,
      since: since ?? null,
      uses,
      hash: hashOf(code),
      madeBy: me.employeeId,
      endsAt,
    })
    await emit(ctx, 'verification.code-made', { codeId: id, kind, uses }, { subjectId: id })
  })
  return { code, endsAt }
}

/** Twelve letters and digits that nobody confuses (Crockford’s base 32): 60 bits. */
function newCode(): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const all = Array.from({ length: 12 }, () => letters[randomInt(32)]).join('')
  return all.replace(/(.{4})(?=.)/g, '$1-')
}
