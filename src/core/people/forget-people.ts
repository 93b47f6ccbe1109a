import { createHmac } from 'node:crypto'
import { forgetSecret, keepSecret, openSecret } from '#core/secrets'
import type { Context } from '#platform/context'
import {
  accountKeysFrom,
  accountKeysOf,
  deletePeople,
  erasedAmong,
  erasedMarks,
  erasureKeyRow,
  holdErasing,
  insertErased,
  insertErasureKey,
} from './erasure-store.ts'
import { authorKey } from './model.ts'

interface NetworkId {
  network: string
  externalId: string
}

/**
 * Forgets people: their accounts and all that was noted of them. What stays is a keyed digest (HMAC-SHA256) of each account's id,
 * so that they are known again and not taken in anew; without the key, which lies sealed, it says nothing.
 * What they wrote must be gone before.
 */
export async function forgetPeople(ctx: Context, personIds: string[]): Promise<void> {
  const accounts = await accountKeysOf(ctx, personIds)
  const key = await erasureKey(ctx)
  await insertErased(
    ctx,
    accounts.map(account => markOf(key, account)),
  )
  await deletePeople(ctx, personIds)
}

/**
 * Of these accounts, those of people who were erased, by `authorKey`. Until the caller's transaction ends nobody is erased: what it
 * takes in of an account that it was told is free can't outlive an erasing beside it.
 */
export async function erasedOf(ctx: Context, accounts: NetworkId[]): Promise<Set<string>> {
  const erased = new Set<string>()
  if (accounts.length === 0) return erased
  await holdErasing(ctx)
  const secretId = await erasureKeyRow(ctx)
  if (!secretId) return erased
  const key = await opened(ctx, secretId)
  const marks = new Map(accounts.map(account => [markOf(key, account).toString('hex'), authorKey(account)]))
  const found = await erasedAmong(
    ctx,
    [...marks.keys()].map(mark => Buffer.from(mark, 'hex')),
  )
  for (const mark of found) {
    const known = marks.get(mark.toString('hex'))
    if (known) erased.add(known)
  }
  return erased
}

/** Marks of everybody who was erased, and the key under which they were made; nothing where nobody was. */
export interface Erasures {
  key: string
  /** As hexadecimal digits. */
  marks: string[]
}

export async function erasures(ctx: Context): Promise<Erasures | undefined> {
  const secretId = await erasureKeyRow(ctx)
  if (!secretId) return undefined
  const marks = await erasedMarks(ctx)
  return { key: await opened(ctx, secretId), marks: marks.map(mark => mark.toString('hex')) }
}

/** Of these erasures, those that this database does not know, as when a backup was put back; and whose accounts are here again. */
export async function unknownErasures(
  ctx: Context,
  { key, marks }: Erasures,
): Promise<{ marks: string[]; personIds: string[] }> {
  const own = await erasures(ctx)
  const known = new Set(own?.key === key ? own.marks : [])
  const unknown = new Set(marks.filter(mark => !known.has(mark)))
  const personIds = new Set<string>()
  if (unknown.size === 0) return { marks: [], personIds: [] }
  for (let after = ''; ; ) {
    const page = await accountKeysFrom(ctx, after, accountsAtOnce)
    for (const account of page) if (unknown.has(markOf(key, account).toString('hex'))) personIds.add(account.personId)
    const last = page.at(-1)
    if (!last || page.length < accountsAtOnce) return { marks: [...unknown], personIds: [...personIds] }
    after = last.id
  }
}

const accountsAtOnce = 5_000

/** From now on these are known as erased, too; where nobody was erased here yet, under their key. */
export async function takeUpErasures(ctx: Context, { key, marks }: Erasures): Promise<void> {
  if ((await erasureKey(ctx, key)) !== key) return
  await insertErased(
    ctx,
    marks.map(mark => Buffer.from(mark, 'hex')),
  )
}

function markOf(key: string, account: NetworkId): Buffer {
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(authorKey(account)).digest()
}

/** The house's key; where there is none yet, this one or a new one becomes it. */
async function erasureKey(ctx: Context, wanted?: string): Promise<string> {
  const known = await erasureKeyRow(ctx)
  if (known) return opened(ctx, known)
  const key = wanted ?? ctx.secrets.randomToken()
  const secretId = await keepSecret(ctx, 'erasure', { key })
  if (await insertErasureKey(ctx, secretId)) return key
  await forgetSecret(ctx, secretId)
  return opened(ctx, (await erasureKeyRow(ctx)) ?? '')
}

/** Opened once by each house: posts are heard by the thousand. */
const openedKeys = new WeakMap<Context['secrets'], Map<string, string>>()

async function opened(ctx: Context, secretId: string): Promise<string> {
  const keys = openedKeys.get(ctx.secrets) ?? new Map<string, string>()
  openedKeys.set(ctx.secrets, keys)
  const known = keys.get(secretId)
  if (known) return known
  const { key } = (await openSecret(ctx, secretId)) as { key: string }
  keys.set(secretId, key)
  return key
}
