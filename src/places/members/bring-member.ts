import { createHmac, randomBytes } from 'node:crypto'
import { forgetSecret, keepSecret, openSecret } from '#core/secrets'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { handleFrom, type Member } from './model.ts'
import { freeHandle, insertBrought, insertMarkKey, markKeyRow, memberWithMark } from './store.ts'

/** Somebody who wrote where the community was before. */
export interface Newcomer {
  name: string
  /** What they were called in addresses there. */
  username: string
  language: string
  /** Of their confirmed address, by `markOfMail`. */
  mark?: Buffer
  /** Their account there was gone: nobody takes their words over. */
  hasLeft?: boolean
}

/**
 * Makes a member of somebody who never signed in here. Nobody writes to them: no address is kept, only its mark, by which they
 * are known when they sign in with that same address. Whoever is there under this mark already is that person.
 */
export async function bringMember(ctx: Context, newcomer: Newcomer): Promise<Member> {
  const { name, username, language, mark = null, hasLeft = false } = newcomer
  for (let tries = 0; tries < 5; tries++) {
    const known = mark && (await memberWithMark(ctx, mark))
    if (known) return known
    const id = newId()
    const handle = hasLeft ? `gone-${id.replaceAll('-', '').slice(-24)}` : await freeHandle(ctx, handleFrom(username))
    const leftAt = hasLeft ? ctx.now() : null
    if (await insertBrought(ctx, { id, handle, name: hasLeft ? '' : named(name), language, mark, leftAt }))
      return { ...nobody, id, handle, name: hasLeft ? '' : named(name), language, madeAt: ctx.now(), leftAt }
  }
  throw new Problem('conflict', 'This name was taken in this very moment. Try again.')
}

const nobody = { userId: null, employeeId: null, personId: null, about: '', suspendedUntil: null, suspendedWhy: null }

const named = (name: string) =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Co}<>]+/gu, ' ')
    .trim()
    .slice(0, 60) || 'Somebody'

/** What is kept of an address: 32 bytes that tell it to nobody, by a key of this house (HMAC-SHA256, RFC 2104). */
export async function markOfMail(ctx: Context, mail: string): Promise<Buffer> {
  return createHmac('sha256', await markKey(ctx))
    .update(mail.trim().toLowerCase())
    .digest()
}

const purpose = 'marks of addresses'

async function markKey(ctx: Context): Promise<Buffer> {
  const secretId = (await markKeyRow(ctx)) ?? (await makeMarkKey(ctx))
  const { key } = (await openSecret(ctx, secretId)) as { key: string }
  return Buffer.from(key, 'base64url')
}

async function makeMarkKey(ctx: Context): Promise<string> {
  return inTransaction(ctx, async ctx => {
    const secretId = await keepSecret(ctx, purpose, { key: randomBytes(32).toString('base64url') })
    if (await insertMarkKey(ctx, secretId)) return secretId
    await forgetSecret(ctx, secretId)
    return (await markKeyRow(ctx)) ?? secretId
  })
}
