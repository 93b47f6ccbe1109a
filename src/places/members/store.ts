import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Member } from './model.ts'

const columns = sql`
  id, user_id as "userId", employee_id as "employeeId", person_id as "personId", handle, name, about, language,
  made_at as "madeAt", suspended_until as "suspendedUntil", suspended_why as "suspendedWhy", left_at as "leftAt"`

type By = { id: string } | { userId: string } | { employeeId: string } | { handle: string }

export async function memberRow(ctx: Context, by: By): Promise<Member | undefined> {
  const where =
    'id' in by
      ? sql`id = ${by.id}`
      : 'userId' in by
        ? sql`user_id = ${by.userId}`
        : 'employeeId' in by
          ? sql`employee_id = ${by.employeeId}`
          : sql`handle = ${by.handle}`
  const { rows } = await sql<Member>`select ${columns} from member where ${where}`.execute(ctx.db)
  return rows[0]
}

/** Somebody who takes part from a server of their own, by their address there. */
export async function memberFromElsewhere(ctx: Context, address: string): Promise<Member | undefined> {
  const { rows } = await sql<Member>`select ${columns} from member where elsewhere = ${address}`.execute(ctx.db)
  return rows[0]
}

export async function renameMember(ctx: Context, id: string, name: string): Promise<void> {
  await sql`update member set name = ${name} where id = ${id} and left_at is null`.execute(ctx.db)
}

export interface NewMember {
  id: string
  userId: string | null
  employeeId: string | null
  handle: string
  name: string
  language: string
  /** Their address on a server of their own, where they take part from there. */
  elsewhere?: string
  isSample?: boolean
}

/** What stood in the way: somebody has the handle, or this person is a member already. */
export async function insertMember(ctx: Context, member: NewMember): Promise<'made' | 'handle' | 'there'> {
  const { id, userId, employeeId, handle, name, language, elsewhere = null, isSample = false } = member
  const { rows } = await sql`
    insert into member (id, user_id, employee_id, handle, name, language, elsewhere, made_at, is_sample)
    values (${id}, ${userId}, ${employeeId}, ${handle}, ${name}, ${language}, ${elsewhere}, ${ctx.now()}, ${isSample})
    on conflict do nothing returning id`.execute(ctx.db)
  if (rows.length === 1) return 'made'
  const { rows: same } = await sql`
    select 1 from member where user_id = ${userId} or employee_id = ${employeeId}`.execute(ctx.db)
  return same.length > 0 ? 'there' : 'handle'
}

/** The next free handle that begins so: `rosa`, `rosa-2`, `rosa-3`; past a hundred of a name, one with a chance end. */
export async function freeHandle(ctx: Context, beginning: string): Promise<string> {
  const wished = [beginning, ...Array.from({ length: 99 }, (_, n) => `${beginning}-${n + 2}`)]
  const { rows } = await sql<{ handle: string }>`
    select handle from member where handle = any(${wished}::text[])`.execute(ctx.db)
  const taken = new Set(rows.map(row => row.handle))
  return wished.find(handle => !taken.has(handle)) ?? `${beginning}-${randomInt(1000, 99_999)}`
}

/** False where another has this handle. */
export async function updateMember(
  ctx: Context,
  id: string,
  { name, handle, about, language }: Pick<Member, 'name' | 'handle' | 'about' | 'language'>,
): Promise<boolean> {
  const { rows } = await sql`
    update member m set name = ${name}, handle = ${handle}, about = ${about}, language = ${language}
    where id = ${id} and left_at is null and not exists (select 1 from member o where o.id <> m.id and o.handle = ${handle})
    returning id`.execute(ctx.db)
  return rows.length === 1
}

/** False where they left. A date in the past, or none, lets them back. */
export async function updateSuspension(
  ctx: Context,
  id: string,
  suspension: { until: Date; why: string; by: string | null } | null,
): Promise<boolean> {
  const { rows } = await sql`
    update member set suspended_until = ${suspension?.until ?? null}, suspended_why = ${suspension?.why ?? null},
      suspended_by = ${suspension?.by ?? null}
    where id = ${id} and left_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Takes away who they were; what they wrote stays without their name. Returns the sign-in that has to go, too. */
export async function eraseMember(ctx: Context, id: string): Promise<{ userId: string | null } | undefined> {
  const { rows } = await sql<{ userId: string | null }>`
    with before as (select user_id from member where id = ${id} and left_at is null)
    update member set user_id = null, elsewhere = null, handle = ${goneHandle(id)}, name = '', about = '', left_at = ${ctx.now()}, person_id = null
    where id = ${id} and left_at is null
    returning (select user_id from before) as "userId"`.execute(ctx.db)
  return rows[0]
}

const goneHandle = (id: string) => `gone-${id.replaceAll('-', '').slice(-24)}`

// ── the sign-in behind a member ──

export interface SignIn {
  email: string
  isConfirmed: boolean
  hasPassword: boolean
  passkeys: { id: string; name: string | null; madeAt: Date | null }[]
}

export async function signInRow(ctx: Context, userId: string): Promise<SignIn | undefined> {
  const { rows } = await sql<SignIn>`
    select u.email, u."emailVerified" as "isConfirmed",
      exists (select 1 from member_auth_account a where a."userId" = u.id and a.password is not null) as "hasPassword",
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'madeAt', p."createdAt") order by p."createdAt")
        from member_auth_passkey p where p."userId" = u.id), '[]') as passkeys
    from member_auth_user u where u.id = ${userId}`.execute(ctx.db)
  return rows[0]
}

export async function deleteSignIn(ctx: Context, userId: string): Promise<void> {
  await sql`
    delete from member_auth_verification v using member_auth_user u
    where u.id = ${userId} and (v.value = u.id or v.identifier = u.email or strpos(v.value, u.email) > 0 or strpos(v.value, u.id) > 0)`.execute(
    ctx.db,
  )
  await sql`delete from member_auth_user where id = ${userId}`.execute(ctx.db)
}

/** What is over: sessions and links that ran out. */
export async function deleteOverSignIns(ctx: Context): Promise<void> {
  await sql`delete from member_auth_session where "expiresAt" < ${ctx.now()}`.execute(ctx.db)
  await sql`delete from member_auth_verification where "expiresAt" < ${ctx.now()}`.execute(ctx.db)
}
