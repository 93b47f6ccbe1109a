import type { Context, Role } from '#platform/context'
import type { Affiliation, Autonomy, Invitation } from './model.ts'

// ── links: the first administrator's, and invitations ──

export async function insertSetupLink(ctx: Context, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await ctx.db.deleteFrom('setup_link').where('used_at', 'is', null).execute()
  await ctx.db
    .insertInto('setup_link')
    .values({ token_hash: tokenHash, created_at: ctx.now(), expires_at: expiresAt })
    .execute()
}

export async function setupLinkIsGood(ctx: Context, tokenHash: Buffer): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('setup_link')
    .select('token_hash')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .executeTakeFirst()
  return row !== undefined
}

export async function useSetupLink(ctx: Context, tokenHash: Buffer): Promise<boolean> {
  const row = await ctx.db
    .updateTable('setup_link')
    .set({ used_at: ctx.now() })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .returning('token_hash')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertInvitation(
  ctx: Context,
  invitation: Invitation & { tokenHash: Buffer; invitedBy: string },
): Promise<void> {
  await ctx.db
    .insertInto('invitation')
    .values({
      id: invitation.id,
      token_hash: invitation.tokenHash,
      name: invitation.name,
      title: invitation.title,
      roles: invitation.roles,
      affiliation: invitation.affiliation,
      autonomy: invitation.autonomy,
      invited_by: invitation.invitedBy,
      renews: invitation.renews,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .execute()
}

export async function openInvitation(ctx: Context, by: { tokenHash: Buffer }): Promise<Invitation | undefined> {
  const rows = await invitationRows(ctx, by.tokenHash)
  return rows[0]
}

export async function invitationRows(ctx: Context, tokenHash?: Buffer): Promise<Invitation[]> {
  const rows = await ctx.db
    .selectFrom('invitation')
    .selectAll()
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .$if(tokenHash !== undefined, query => query.where('token_hash', '=', tokenHash ?? Buffer.alloc(0)))
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    title: row.title,
    roles: row.roles as Role[],
    autonomy: row.autonomy as Autonomy,
    affiliation: row.affiliation as Affiliation,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    renews: row.renews,
  }))
}

/** Settles the race: of two who follow the same link, one gets it. */
export async function takeInvitation(ctx: Context, tokenHash: Buffer): Promise<boolean> {
  const row = await ctx.db
    .updateTable('invitation')
    .set({ accepted_at: ctx.now() })
    .where('token_hash', '=', tokenHash)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', ctx.now())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function nameAcceptor(ctx: Context, invitationId: string, employeeId: string): Promise<void> {
  await ctx.db.updateTable('invitation').set({ accepted_by: employeeId }).where('id', '=', invitationId).execute()
}

export async function withdrawInvitationRow(ctx: Context, invitationId: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('invitation')
    .set({ withdrawn_at: ctx.now() })
    .where('id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

// ── tokens of programs ──

export async function insertApiToken(
  ctx: Context,
  token: { id: string; name: string; hash: Buffer; createdBy: string },
): Promise<void> {
  await ctx.db
    .insertInto('api_token')
    .values({
      id: token.id,
      name: token.name,
      token_hash: token.hash,
      created_by: token.createdBy,
      created_at: ctx.now(),
    })
    .execute()
}

export async function apiTokenRows(
  ctx: Context,
): Promise<{ id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[]> {
  const rows = await ctx.db
    .selectFrom('api_token')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('created_at')
    .execute()
  return rows.map(row => ({ id: row.id, name: row.name, createdAt: row.created_at, lastUsedAt: row.last_used_at }))
}

export async function touchApiToken(ctx: Context, hash: Buffer): Promise<{ id: string; name: string } | undefined> {
  return ctx.db
    .updateTable('api_token')
    .set({ last_used_at: ctx.now() })
    .where('token_hash', '=', hash)
    .where('withdrawn_at', 'is', null)
    .returning(['id', 'name'])
    .executeTakeFirst()
}

export async function withdrawApiTokenRow(ctx: Context, tokenId: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('api_token')
    .set({ withdrawn_at: ctx.now() })
    .where('id', '=', tokenId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
