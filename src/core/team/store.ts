import { sql } from 'kysely'
import type { Context, Role } from '#platform/context'
import type { Affiliation, Autonomy, Document, Employee, Hours, Invitation, Knowledge } from './model.ts'

interface EmployeeRow {
  id: string
  user_id: string | null
  name: string
  title: string
  roles: string[]
  affiliation: string
  autonomy: string
  languages: string[]
  timezone: string
  hours: unknown
  joined_at: Date
}

function employeeOf(row: EmployeeRow): Employee {
  return {
    id: row.id,
    userId: row.user_id,
    name: row.name,
    title: row.title,
    roles: row.roles as Role[],
    affiliation: row.affiliation as Affiliation,
    autonomy: row.autonomy as Autonomy,
    languages: row.languages,
    timezone: row.timezone,
    hours: row.hours as Hours,
    joinedAt: row.joined_at,
  }
}

export async function employeeRows(ctx: Context): Promise<Employee[]> {
  const rows = await ctx.db.selectFrom('employee').selectAll().where('left_at', 'is', null).orderBy('name').execute()
  return rows.map(employeeOf)
}

export async function employeeRow(
  ctx: Context,
  by: { id: string } | { userId: string },
): Promise<Employee | undefined> {
  const row = await ctx.db
    .selectFrom('employee')
    .selectAll()
    .where('left_at', 'is', null)
    .$if('id' in by, query => query.where('id', '=', 'id' in by ? by.id : ''))
    .$if('userId' in by, query => query.where('user_id', '=', 'userId' in by ? by.userId : ''))
    .executeTakeFirst()
  return row && employeeOf(row)
}

export async function signInIsThere(ctx: Context, userId: string): Promise<boolean> {
  const { rows } = await sql`select id from auth_user where id = ${userId}`.execute(ctx.db)
  return rows.length === 1
}

export async function insertEmployee(ctx: Context, employee: Employee, isSample: boolean): Promise<void> {
  await sql`
    insert into employee (id, user_id, name, title, roles, affiliation, autonomy, languages, timezone, hours, joined_at, is_sample)
    values (${employee.id}, ${employee.userId}, ${employee.name}, ${employee.title}, ${employee.roles}, ${employee.affiliation},
            ${employee.autonomy}, ${employee.languages}, ${employee.timezone}, ${JSON.stringify(employee.hours)}::jsonb,
            ${employee.joinedAt}, ${isSample})`.execute(ctx.db)
}

export async function updateEmployee(ctx: Context, employee: Employee): Promise<void> {
  await sql`
    update employee set name = ${employee.name}, title = ${employee.title}, roles = ${employee.roles},
      autonomy = ${employee.autonomy}, affiliation = ${employee.affiliation}, languages = ${employee.languages},
      timezone = ${employee.timezone}, hours = ${JSON.stringify(employee.hours)}::jsonb
    where id = ${employee.id}`.execute(ctx.db)
}

export async function markLeft(ctx: Context, employeeId: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('employee')
    .set({ left_at: ctx.now() })
    .where('id', '=', employeeId)
    .where('left_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst()
  if (row?.user_id) await ctx.db.deleteFrom('auth_session').where('userId', '=', row.user_id).execute()
  return row !== undefined
}

export async function activeAdministrators(ctx: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from employee where left_at is null and user_id is not null and 'administrator' = any(roles)`.execute(
    ctx.db,
  )
  return Number(rows[0]?.count ?? 0)
}

/** Their names, also of those who have left: what they did stays theirs. */
export async function employeeNames(ctx: Context, ids: string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  return ctx.db.selectFrom('employee').select(['id', 'name']).where('id', 'in', ids).execute()
}

// ── what they know ──

export async function knowledgeRows(ctx: Context): Promise<Knowledge[]> {
  const rows = await ctx.db
    .selectFrom('expertise')
    .innerJoin('topic', 'topic.id', 'expertise.topic_id')
    .innerJoin('employee', 'employee.id', 'expertise.employee_id')
    .select(['expertise.employee_id', 'expertise.topic_id', 'topic.name', 'topic.words', 'expertise.note'])
    .where('topic.retired_at', 'is', null)
    .where('employee.left_at', 'is', null)
    .orderBy('topic.name')
    .execute()
  return rows.map(row => ({
    employeeId: row.employee_id,
    topicId: row.topic_id,
    topic: row.name,
    words: row.words,
    note: row.note,
  }))
}

export async function replaceKnowledge(
  ctx: Context,
  employeeId: string,
  knows: { topicId: string; note: string }[],
): Promise<void> {
  await ctx.db.deleteFrom('expertise').where('employee_id', '=', employeeId).execute()
  if (knows.length === 0) return
  await ctx.db
    .insertInto('expertise')
    .values(
      knows.map(each => ({ employee_id: employeeId, topic_id: each.topicId, note: each.note, declared_at: ctx.now() })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function documentRows(ctx: Context): Promise<Document[]> {
  const { rows } = await sql<{
    id: string
    title: string
    url: string | null
    language: string
    summary: string
    authors: string[]
  }>`
    select d.id, d.title, d.url, d.language, d.summary,
           coalesce(array_agg(a.employee_id) filter (where a.employee_id is not null), '{}') as authors
    from document d left join document_author a on a.document_id = d.id
    group by d.id order by d.title`.execute(ctx.db)
  return rows.map(({ authors, ...row }) => ({ ...row, authorIds: authors }))
}

/** Adds a document, or finds the one at the same address, and makes these colleagues its authors. */
export async function upsertDocument(ctx: Context, document: Document, isSample: boolean): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into document (id, title, url, language, summary, added_at, is_sample)
    values (${document.id}, ${document.title}, ${document.url}, ${document.language}, ${document.summary}, ${ctx.now()}, ${isSample})
    on conflict (url) where url is not null do update set title = excluded.title returning id`.execute(ctx.db)
  const id = rows[0]?.id ?? document.id
  for (const authorId of document.authorIds)
    await sql`insert into document_author (document_id, employee_id) values (${id}, ${authorId}) on conflict do nothing`.execute(
      ctx.db,
    )
  return id
}

export async function deleteDocument(ctx: Context, documentId: string): Promise<boolean> {
  const row = await ctx.db.deleteFrom('document').where('id', '=', documentId).returning('id').executeTakeFirst()
  return row !== undefined
}

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

export async function deleteSampleTeam(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('document').where('is_sample', '=', true).execute()
  await ctx.db.deleteFrom('employee').where('is_sample', '=', true).execute()
}

/** Sets a new password; whoever is signed in with the old one no longer is. */
export async function setPassword(ctx: Context, userId: string, hash: string): Promise<void> {
  await ctx.db
    .updateTable('auth_account')
    .set({ password: hash, updatedAt: ctx.now() })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute()
  await ctx.db.deleteFrom('auth_session').where('userId', '=', userId).execute()
}
