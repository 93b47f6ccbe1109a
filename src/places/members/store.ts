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
    update member set user_id = null, elsewhere = null, mail_mark = null, handle = ${goneHandle(id)}, name = '', about = '', left_at = ${ctx.now()}, person_id = null
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

// ── accounts elsewhere that open a sign-in ──

/** An account elsewhere that opens a sign-in here. */
export interface Link {
  id: string
  provider: string
  shownAs: string | null
}

export async function linkRows(ctx: Context, userId: string): Promise<Link[]> {
  const { rows } = await sql<Link>`
    select id, "providerId" as provider, "shownAs" from member_auth_account
    where "userId" = ${userId} and "providerId" <> 'credential' order by "createdAt", id`.execute(ctx.db)
  return rows
}

/** `last`: nothing else would open it. Whoever removes two at once waits for the first. */
export async function deleteLink(
  ctx: Context,
  { userId, linkId, linksByMail }: { userId: string; linkId: string; linksByMail: boolean },
): Promise<{ outcome: 'done' | 'gone' | 'last'; provider: string }> {
  await sql`select 1 from member_auth_user where id = ${userId} for update`.execute(ctx.db)
  const { rows: found } = await sql<{ provider: string; isLast: boolean }>`
    select a."providerId" as provider, not (
      exists (select 1 from member_auth_account o where o."userId" = ${userId} and o.id <> ${linkId}
        and (o."providerId" <> 'credential' or o.password is not null))
      or exists (select 1 from member_auth_passkey p where p."userId" = ${userId})
      or (${linksByMail} and exists (select 1 from member_auth_user u where u.id = ${userId} and u."emailVerified"))
    ) as "isLast"
    from member_auth_account a where a.id = ${linkId} and a."userId" = ${userId} and a."providerId" <> 'credential'`.execute(
    ctx.db,
  )
  const [link] = found
  if (!link) return { outcome: 'gone', provider: '' }
  if (link.isLast) return { outcome: 'last', provider: link.provider }
  await sql`delete from member_auth_account where id = ${linkId}`.execute(ctx.db)
  return { outcome: 'done', provider: link.provider }
}

/** Keys that were put on an account before its address was shown to be somebody’s. */
export async function deletePasskeys(ctx: Context, userId: string): Promise<void> {
  await sql`delete from member_auth_passkey where "userId" = ${userId}`.execute(ctx.db)
}

// ── people who came along from where the community was before ──

/** Whoever has this mark, if nobody took their words over yet. */
export async function memberWithMark(ctx: Context, mark: Buffer): Promise<Member | undefined> {
  const { rows } = await sql<Member>`select ${columns} from member where mail_mark = ${mark}`.execute(ctx.db)
  return rows[0]
}

/** What somebody is called in an address; nothing where they left. */
export async function handleOf(ctx: Context, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ handle: string }>`
    select handle from member where id = ${id} and left_at is null`.execute(ctx.db)
  return rows[0]?.handle
}

/** Whoever signs in here with this address, shown to be theirs. */
export async function memberWithMail(ctx: Context, mail: string): Promise<Member | undefined> {
  const { rows } = await sql<Member>`
    select ${columns} from member where user_id = (select id from member_auth_user where email = ${mail} and "emailVerified")`.execute(
    ctx.db,
  )
  return rows[0]
}

/** False where the handle was taken, or somebody else with this mark was made, in the same moment. */
export async function insertBrought(
  ctx: Context,
  member: Pick<Member, 'id' | 'handle' | 'name' | 'language'> & { mark: Buffer | null; leftAt: Date | null },
): Promise<boolean> {
  const { id, handle, name, language, mark, leftAt } = member
  const { rows } = await sql`
    insert into member (id, handle, name, language, mail_mark, made_at, brought_at, left_at)
    values (${id}, ${handle}, ${name}, ${language}, ${mark}, ${ctx.now()}, ${ctx.now()}, ${leftAt})
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Gives whoever came along to the sign-in of their owner; false where another was faster, or that sign-in is somebody else. */
export async function setOwner(ctx: Context, id: string, userId: string): Promise<boolean> {
  const { rows } = await sql`
    update member set user_id = ${userId}, mail_mark = null
    where id = ${id} and user_id is null and left_at is null and not exists (select 1 from member where user_id = ${userId})
    returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Whoever speaks from a server of their own, by an account there that opens this sign-in, and signed in nowhere yet. */
export async function strangerOfUser(ctx: Context, userId: string): Promise<Member | undefined> {
  const { rows } = await sql<Member>`
    select ${columns} from member where user_id is null and left_at is null and elsewhere = any(array(
      select lower(ltrim("shownAs", '@')) from member_auth_account where "userId" = ${userId} and "providerId" = 'fediverse'))
    limit 1`.execute(ctx.db)
  return rows[0]
}

/** Whoever signs in here by this account on a server of their own; from now on what they say there is theirs here, too. */
export async function takeForElsewhere(ctx: Context, address: string): Promise<Member | undefined> {
  const { rows } = await sql<Member>`
    update member set elsewhere = ${address} where left_at is null and elsewhere is null and user_id = (
      select "userId" from member_auth_account where "providerId" = 'fediverse' and lower("shownAs") = ${`@${address.toLowerCase()}`} limit 1)
    returning ${columns}`.execute(ctx.db)
  return rows[0]
}

/** The address of a sign-in, where it was shown to be theirs. */
export async function provenMailOf(ctx: Context, userId: string): Promise<string | undefined> {
  const { rows } = await sql<{ email: string }>`
    select email from member_auth_user where id = ${userId} and "emailVerified"`.execute(ctx.db)
  return rows[0]?.email
}

export async function markKeyRow(ctx: Context): Promise<string | undefined> {
  const { rows } = await sql<{ secretId: string }>`select secret_id as "secretId" from member_mark_key`.execute(ctx.db)
  return rows[0]?.secretId
}

/** False where it was made in the same moment. */
export async function insertMarkKey(ctx: Context, secretId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into member_mark_key (secret_id) values (${secretId}) on conflict do nothing returning 1`.execute(ctx.db)
  return rows.length === 1
}

/** Takes away the people of the sample's community; whoever is real stays. */
export async function deleteSampleMembers(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('member').where('is_sample', '=', true).execute()
}

/** The language of whoever has this address; undefined where nobody takes part with it. */
export async function languageOfAddress(ctx: Context, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ language: string }>`
    select m.language from member_auth_user u join member m on m.user_id = u.id and m.left_at is null
    where u.email = ${email.toLowerCase()}`.execute(ctx.db)
  return rows[0]?.language
}
