import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Decision, Review } from './model.ts'

const columns = sql`
  r.id, r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.conversation_id as "conversationId",
  r.author_id as "authorId", a.name as "authorName", r.reasons, r.asked_at as "askedAt", r.decided_at as "decidedAt",
  r.decided_by as "decidedBy", d.name as "deciderName", r.decision, r.comment, r.changed_text as "changedText"`
const from = sql`review r join employee a on a.id = r.author_id left join employee d on d.id = r.decided_by`

export async function insertReview(
  ctx: Context,
  review: Pick<Review, 'id' | 'subjectKind' | 'subjectId' | 'conversationId' | 'authorId' | 'reasons'> & {
    askedAt?: Date
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into review (id, subject_kind, subject_id, conversation_id, author_id, reasons, asked_at)
    values (${review.id}, ${review.subjectKind}, ${review.subjectId}, ${review.conversationId}, ${review.authorId},
            ${JSON.stringify(review.reasons)}::jsonb, ${review.askedAt ?? ctx.now()})
    on conflict (subject_kind, subject_id) where decided_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function waitingReviews(ctx: Context, authorId?: string): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select ${columns} from ${from} where r.decided_at is null ${authorId ? sql`and r.author_id = ${authorId}` : sql``} order by r.asked_at limit 200`.execute(
    ctx.db,
  )
  return rows
}

export async function reviewById(ctx: Context, id: string): Promise<Review | undefined> {
  const { rows } = await sql<Review>`select ${columns} from ${from} where r.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function reviewsOf(ctx: Context, subjectIds: string[]): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select ${columns} from ${from} where r.subject_id = any(${subjectIds}::uuid[]) order by r.asked_at`.execute(ctx.db)
  return rows
}

export async function decideRow(
  ctx: Context,
  id: string,
  decision: { decision: Decision; by: string; comment: string; changedText: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    update review set decided_at = ${ctx.now()}, decided_by = ${decision.by}, decision = ${decision.decision},
      comment = ${decision.comment}, changed_text = ${decision.changedText}
    where id = ${id} and decided_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function withdrawRow(ctx: Context, subjectId: string, by: string): Promise<void> {
  await sql`
    update review set decided_at = ${ctx.now()}, decided_by = ${by}, decision = 'withdrawn'
    where subject_id = ${subjectId} and decided_at is null`.execute(ctx.db)
}

export async function deleteReviewsOf(ctx: Context, subjectIds: string[]): Promise<void> {
  await sql`delete from review where subject_id = any(${subjectIds}::uuid[])`.execute(ctx.db)
}
