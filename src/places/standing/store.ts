import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Deed } from './model.ts'

const mostDeeds = 500

/** The newest deeds of somebody, under whatever names they take part; what is older than these has faded. Thanks to oneself are none. */
export async function deedsOf(ctx: Context, memberIds: string[]): Promise<Deed[]> {
  const { rows } = await sql<Deed>`
    select kind, at, by_member as "byMember", by_employee as "byEmployee" from standing_deed
    where member_id = any(${memberIds}::uuid[]) and (by_member is null or by_member <> all(${memberIds}::uuid[]))
    order by at desc limit ${mostDeeds}`.execute(ctx.db)
  return rows
}

/** False where it was noted before. */
export async function insertDeed(
  ctx: Context,
  deed: Omit<Deed, 'at'> & {
    id: string
    memberId: string
    topicId: string | null
    postId: string | null
    caseId?: string
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into standing_deed (id, member_id, kind, topic_id, post_id, case_id, by_member, by_employee, at)
    values (${deed.id}, ${deed.memberId}, ${deed.kind}, ${deed.topicId}, ${deed.postId}, ${deed.caseId ?? null},
            ${deed.byMember}, ${deed.byEmployee}, ${ctx.now()})
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Whoever helped, or says so, is another member from now on; nobody thanks themselves. */
export async function giveDeedsOver(ctx: Context, fromId: string, toId: string): Promise<void> {
  await sql`update standing_deed set member_id = ${toId} where member_id = ${fromId}`.execute(ctx.db)
  await sql`
    delete from standing_deed d where by_member = ${fromId} and (member_id = ${toId}
      or exists (select 1 from standing_deed o where o.post_id = d.post_id and o.kind = d.kind and o.by_member = ${toId}))`.execute(
    ctx.db,
  )
  await sql`update standing_deed set by_member = ${toId} where by_member = ${fromId}`.execute(ctx.db)
}

/** Forgets that answers of a topic were accepted, but the one that is. */
export async function deleteAccepted(ctx: Context, topicId: string, butPostId: string | null): Promise<void> {
  await sql`
    delete from standing_deed where topic_id = ${topicId} and kind = 'accepted' and post_id is distinct from ${butPostId}::uuid`.execute(
    ctx.db,
  )
}

export async function deleteThanks(
  ctx: Context,
  postId: string,
  by: { byMember: string | null; byEmployee: string | null },
): Promise<void> {
  await sql`
    delete from standing_deed where post_id = ${postId} and kind = 'thanked'
      and (by_member = ${by.byMember}::uuid or by_employee = ${by.byEmployee}::uuid)`.execute(ctx.db)
}

/** What was taken away by others is no help any more. */
export async function deleteOfPost(ctx: Context, postId: string): Promise<void> {
  await sql`delete from standing_deed where post_id = ${postId}`.execute(ctx.db)
}

export async function deleteOfMember(ctx: Context, memberId: string): Promise<void> {
  await sql`delete from standing_deed where member_id = ${memberId}`.execute(ctx.db)
}

/** What was reported rightly in the sample's community counts nowhere else; all other deeds go with their topics. */
export async function deleteSampleDeeds(ctx: Context): Promise<void> {
  await sql`
    delete from standing_deed where case_id in (
      select id from moderation_case where site_id in (select id from site where is_sample))`.execute(ctx.db)
}
