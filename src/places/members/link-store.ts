import { sql } from 'kysely'
import type { Context } from '#platform/context'

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
