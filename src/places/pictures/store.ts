import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { type KeptPicture, limits } from './model.ts'

const columns = sql`
  p.id, p.site_id as "siteId", p.member_id as "memberId", p.employee_id as "employeeId", p.subject_id as "subjectId", p.post_id as "postId", p.media_type as "mediaType", p.width, p.height,
  octet_length(p.bytes) as bytes`

/** One after the other for each person, so that two presses at once are counted as two. */
export async function takeTurn(ctx: Context, whose: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(7203557, hashtext(${whose}))`.execute(ctx.db)
}

export async function insertPicture(
  ctx: Context,
  picture: {
    id: string
    siteId: string | null
    memberId: string | null
    employeeId: string | null
    mediaType: string
    width: number
    height: number
    bytes: Buffer
  },
): Promise<void> {
  await sql`
    insert into post_picture (id, site_id, member_id, employee_id, media_type, width, height, bytes, added_at)
    values (${picture.id}, ${picture.siteId}, ${picture.memberId}, ${picture.employeeId}, ${picture.mediaType}, ${picture.width}, ${picture.height},
            ${picture.bytes}, ${ctx.now()})`.execute(ctx.db)
}

export async function keptSince(
  ctx: Context,
  whose: { memberId: string } | { employeeId: string },
  since: Date,
): Promise<number> {
  const theirs = 'memberId' in whose ? sql`member_id = ${whose.memberId}` : sql`employee_id = ${whose.employeeId}`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from post_picture where ${theirs} and added_at > ${since}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** Of what somebody added and has not sent, the newest stay. */
export async function deleteBeyond(ctx: Context, memberId: string, most: number): Promise<void> {
  await sql`
    delete from post_picture where id in (
      select id from post_picture where member_id = ${memberId} and post_id is null and case_id is null
      order by added_at desc offset ${most})`.execute(ctx.db)
}

/** Forgets what was added and never sent. */
export async function sweepPictures(ctx: Context): Promise<void> {
  await sql`
    delete from post_picture where post_id is null and case_id is null and subject_id is null
      and added_at < ${new Date(ctx.now().getTime() - limits.waitsMs)}`.execute(ctx.db)
}

export async function pictureById(ctx: Context, id: string): Promise<KeptPicture | undefined> {
  const { rows } = await sql<KeptPicture>`select ${columns} from post_picture p where p.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function pictureBytes(ctx: Context, id: string): Promise<Buffer> {
  const { rows } = await sql<{ bytes: Buffer }>`select bytes from post_picture where id = ${id}`.execute(ctx.db)
  return rows[0]?.bytes ?? Buffer.alloc(0)
}

/** Those of these that are still there. */
export async function picturesAmong(ctx: Context, ids: string[]): Promise<KeptPicture[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KeptPicture>`
    select ${columns} from post_picture p where p.id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}

/** Whether everybody sees it: in a post that was not taken away. */
export async function standsThere(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from post_picture p join community_post o on o.id = p.post_id join community_topic t on t.id = o.topic_id
    where p.id = ${id} and o.removed_at is null and t.removed_at is null`.execute(ctx.db)
  return rows.length === 1
}

/** Those of these that are theirs and stand nowhere else now stand in this post. */
export async function bind(
  ctx: Context,
  to: { postId: string; siteId: string; memberId: string | null; employeeId: string | null },
  ids: string[],
): Promise<KeptPicture[]> {
  const theirs = to.memberId
    ? sql`p.member_id = ${to.memberId} and p.site_id = ${to.siteId}`
    : sql`p.employee_id = ${to.employeeId} and (p.site_id is null or p.site_id = ${to.siteId})`
  const { rows } = await sql<KeptPicture>`
    update post_picture p set post_id = ${to.postId}, site_id = ${to.siteId}, case_id = null
    where p.id = any(${ids}::uuid[]) and ${theirs}
      and (p.post_id is null or p.post_id = ${to.postId}) returning ${columns}`.execute(ctx.db)
  return rows
}

export async function deleteOthers(ctx: Context, postId: string, ids: string[]): Promise<void> {
  await sql`delete from post_picture where post_id = ${postId} and id <> all(${ids}::uuid[])`.execute(ctx.db)
}

/** Those of a colleague’s that the words of this subject name: theirs, and named nowhere else. */
export async function bindToSubject(
  ctx: Context,
  to: { subjectId: string; employeeId: string },
  ids: string[],
): Promise<KeptPicture[]> {
  const { rows } = await sql<KeptPicture>`
    update post_picture p set subject_id = ${to.subjectId}
    where p.id = any(${ids}::uuid[]) and p.employee_id = ${to.employeeId}
      and (p.subject_id is null or p.subject_id = ${to.subjectId}) returning ${columns}`.execute(ctx.db)
  return rows
}

/** What the words of a subject name no more is forgotten a day later, where it stands nowhere. */
export async function freeOthers(ctx: Context, subjectId: string, ids: string[]): Promise<void> {
  await sql`
    update post_picture set subject_id = null, added_at = ${ctx.now()}
    where subject_id = ${subjectId} and post_id is null and id <> all(${ids}::uuid[])`.execute(ctx.db)
}

/** They wait with words that are held back, for as long as those are kept. */
export async function holdPictures(ctx: Context, memberId: string, ids: string[], caseId: string): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update post_picture set case_id = ${caseId}
    where id = any(${ids}::uuid[]) and member_id = ${memberId} and post_id is null and case_id is null`.execute(ctx.db)
}

export async function deletePicture(ctx: Context, id: string): Promise<void> {
  await sql`delete from post_picture where id = ${id}`.execute(ctx.db)
}

/** Forgets every picture of somebody. */
export async function forgetPictures(ctx: Context, memberId: string): Promise<void> {
  await sql`delete from post_picture where member_id = ${memberId}`.execute(ctx.db)
}

/** One member’s become another’s: they were one person all along. */
export async function giveOverPictures(ctx: Context, fromId: string, toId: string): Promise<void> {
  await sql`update post_picture set member_id = ${toId} where member_id = ${fromId}`.execute(ctx.db)
}
