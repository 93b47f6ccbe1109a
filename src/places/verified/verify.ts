import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import { openSecret } from '#core/secrets'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { requireOutsider } from '#places/community'
import { signInOf, theMember } from '#places/members'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { plainCode, plainOrder, triesPerDay, type Verification } from './model.ts'
import { countTry, deleteVerification, insertVerification, takeCode, verificationRows, waysRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'member.verified': { memberId: string; how: string }
    'member.unverified': { memberId: string }
  }
}

export async function isVerified(ctx: Context, memberId: string): Promise<boolean> {
  return (await verificationRows(ctx, [memberId])).length > 0
}

/** Which of these are known to use what the company makes. */
export async function verifiedAmong(ctx: Context, memberIds: string[]): Promise<Map<string, Verification>> {
  return new Map((await verificationRows(ctx, [...new Set(memberIds)])).map(row => [row.memberId, row]))
}

const Proof = z.object({
  order: z.string().trim().max(80).optional(),
  code: z.string().trim().max(80).optional(),
})
export type Proof = z.input<typeof Proof>

/** A member shows that they are a customer: by a code, by an order number, else by the address that they confirmed. */
export async function verify(ctx: Context, input: Proof): Promise<Verification> {
  const me = await requireOutsider(ctx)
  const { code, order } = check(Proof, input)
  if (await isVerified(ctx, me.memberId)) throw new Problem('conflict', 'We know you as a customer already.')
  await refuseGuessing(ctx, me.memberId)
  if (code) return byCode(ctx, me.memberId, code)
  if (order) return byOrder(ctx, me.memberId, plainOrder(order))
  return byAddress(ctx, me.memberId)
}

async function refuseGuessing(ctx: Context, memberId: string): Promise<void> {
  const tries = await inTransaction(ctx, ctx => countTry(ctx, newId(), memberId))
  if (tries > triesPerDay) throw new Problem('refused', 'You tried that often today. Try again tomorrow, or ask us.')
}

async function byCode(ctx: Context, memberId: string, typed: string): Promise<Verification> {
  return inTransaction(ctx, async ctx => {
    const code = await takeCode(ctx, hashOf(typed))
    if (!code) throw wrong('code', 'This code is unknown to us, was used, or is over. Look at each letter again.')
    const { id: codeId, kind: how, madeBy: byEmployee, product, since } = code
    return keep(ctx, { memberId, how, product, since, codeId, ...(how === 'invitation' && { byEmployee }) })
  })
}

/** What is kept of a code. It has 60 random bits, and tries are few. */
export function hashOf(code: string): Buffer {
  return createHash('sha256').update(plainCode(code)).digest()
}

const Told = z.object({
  valid: z.boolean(),
  product: z.string().trim().max(60).optional(),
  since: z.iso.date().optional(),
})

/** Asks the company’s own system in a signed request. What it says is believed; what it does not say is not known. */
async function byOrder(ctx: Context, memberId: string, order: string): Promise<Verification> {
  const { orderUrl, secretId } = await waysRow(ctx)
  const key = z.string().safeParse(await openSecret(ctx, secretId)).data
  if (!orderUrl || !key) throw wrong('order', 'We can’t look up orders here. A code or your address may do.')
  const body = JSON.stringify({ order })
  const at = Math.floor(ctx.now().getTime() / 1000)
  const mac = createHmac('sha256', key).update(`${at}.${body}`).digest('hex')
  const response = await ctx.fetch(orderUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sosh-signature': `t=${at},v1=${mac}` },
    body,
    redirect: 'error',
  })
  const told = response.ok ? Told.safeParse(await response.json().catch(() => undefined)).data : undefined
  if (!told) throw new Problem('unavailable', 'Orders can’t be looked up just now. Try again later.')
  if (!told.valid)
    throw wrong('order', 'We know no such order. It stands on the delivery note and in the mail about it.')
  const orderMark = createHmac('sha256', key).update(`order ${order}`).digest('hex')
  return keep(ctx, { memberId, how: 'order', product: told.product ?? '', since: told.since ?? null, orderMark })
}

/** By what is after the @ of an address that they confirmed. */
async function byAddress(ctx: Context, memberId: string): Promise<Verification> {
  const { userId } = await theMember(ctx, { id: memberId })
  const signIn = userId ? await signInOf(ctx, userId) : undefined
  if (!signIn?.isConfirmed) throw wrong('address', 'Confirm your address first: your account page sends you a mail.')
  const host = signIn.email.slice(signIn.email.lastIndexOf('@') + 1).toLowerCase()
  const found = (await waysRow(ctx)).domains.find(each => each.domain === host)
  if (!found) throw wrong('address', `We know no customer at ${host}. An order number or a code may do.`)
  return keep(ctx, { memberId, how: 'domain', product: found.product, since: null })
}

async function keep(ctx: Context, verified: Parameters<typeof insertVerification>[1]): Promise<Verification> {
  return inTransaction(ctx, async ctx => {
    if (!(await insertVerification(ctx, verified)))
      throw new Problem('conflict', 'This order was used by another account. If that is not you, tell us.')
    const { how, memberId } = verified
    await emit(ctx, 'member.verified', { memberId, how }, { subjectId: memberId })
    const [kept] = await verificationRows(ctx, [memberId])
    if (!kept) throw new Problem('conflict', 'This was changed in this very moment. Try again.')
    return kept
  })
}

const wrong = (at: string, message: string) => new Problem('invalid', message, [{ at, message }])

/** A member does not want it to be shown any more. */
export async function unverify(ctx: Context): Promise<void> {
  const { memberId } = await requireOutsider(ctx)
  await inTransaction(ctx, async ctx => {
    if (await deleteVerification(ctx, memberId))
      await emit(ctx, 'member.unverified', { memberId }, { subjectId: memberId })
  })
}
