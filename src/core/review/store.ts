import { sql } from 'kysely'
import { type Naming, naming, unnamed } from '#core/people'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { AuthorRecord, Colleague, Decision, Note, Pace, Review, Step } from './model.ts'

const noteColumns = sql`
  jsonb_build_object('id', n.id, 'reviewId', n.review_id, 'employeeId', n.employee_id, 'name', e.name, 'start', n.starts, 'end', n.ends,
    'words', n.words, 'body', n.body, 'suggestion', n.suggestion, 'at', n.at, 'taken', n.taken)`
const columns = sql`
  r.id, r.subject_kind as "subjectKind", r.subject_id as "subjectId", r.conversation_id as "conversationId",
  r.author_id as "authorId", a.name as "authorName", r.reasons, r.asked_at as "askedAt", r.decided_at as "decidedAt",
  r.decided_by as "decidedBy", d.name as "deciderName", r.decision, r.comment, r.changed_text as "changedText", r.steps, r.step,
  coalesce((select jsonb_agg(jsonb_build_object('step', l.step, 'employeeId', l.employee_id, 'name', e.name, 'comment', l.comment, 'at', l.at)
      order by l.at) from review_look l join employee e on e.id = l.employee_id where l.review_id = r.id), '[]') as looks,
  coalesce((select jsonb_agg(${noteColumns} order by n.starts, n.at)
      from review_note n join employee e on e.id = n.employee_id where n.review_id = r.id), '[]') as notes`
const from = sql`review r join employee a on a.id = r.author_id left join employee d on d.id = r.decided_by`

/** Times inside JSON come as text. */
function whole(row: Review): Review {
  return {
    ...row,
    looks: row.looks.map(look => ({ ...look, at: new Date(look.at) })),
    notes: row.notes.map(note => ({ ...note, at: new Date(note.at) })),
  }
}

export async function insertReview(
  ctx: Context,
  review: Pick<Review, 'id' | 'subjectKind' | 'subjectId' | 'conversationId' | 'authorId' | 'reasons'> & {
    askedAt?: Date
    steps?: Step[]
    wordsKey?: string
    supersedes?: string | undefined
  },
): Promise<boolean> {
  const steps = review.steps ?? [{ name: '', needs: 'any', people: null }]
  const { rows } = await sql`
    insert into review (id, subject_kind, subject_id, conversation_id, author_id, reasons, asked_at, steps, words_key)
    values (${review.id}, ${review.subjectKind}, ${review.subjectId}, ${review.conversationId}, ${review.authorId},
            ${JSON.stringify(review.reasons)}::jsonb, ${review.askedAt ?? ctx.now()}, ${JSON.stringify(steps)}::jsonb, ${review.wordsKey ?? ''})
    on conflict (subject_kind, subject_id) where decided_at is null do nothing returning id`.execute(ctx.db)
  if (rows.length === 1 && review.supersedes)
    await sql`update review set superseded_by = ${review.id} where id = ${review.supersedes}`.execute(ctx.db)
  return rows.length === 1
}

/** The review of this that waits, held until the transaction ends. */
export async function lockOpenReview(
  ctx: Context,
  subjectKind: string,
  subjectId: string,
): Promise<{ id: string; wordsKey: string } | undefined> {
  const { rows } = await sql<{ id: string; wordsKey: string }>`
    select id, words_key as "wordsKey" from review
    where subject_kind = ${subjectKind} and subject_id = ${subjectId} and decided_at is null for update`.execute(ctx.db)
  return rows[0]
}

export async function lockReview(ctx: Context, id: string): Promise<void> {
  await sql`select 1 from review where id = ${id} for update`.execute(ctx.db)
}

export async function supersede(ctx: Context, id: string): Promise<void> {
  await sql`
    update review set decided_at = ${ctx.now()}, decision = 'superseded' where id = ${id} and decided_at is null`.execute(
    ctx.db,
  )
}

export async function waitingReviews(ctx: Context): Promise<Review[]> {
  const { rows } = await sql<Review>`
    select ${columns} from ${from} where r.decided_at is null order by r.asked_at limit 200`.execute(ctx.db)
  return rows.map(whole)
}

export async function reviewById(ctx: Context, id: string): Promise<Review | undefined> {
  const { rows } = await sql<Review>`select ${columns} from ${from} where r.id = ${id}`.execute(ctx.db)
  return rows[0] && whole(rows[0])
}

/** Whose answer in this conversation is with a reviewer, or was read and has not left. */
export async function authorInReview(ctx: Context, conversationId: string): Promise<string | undefined> {
  const { rows } = await sql<{ authorId: string }>`
    select author_id as "authorId" from review
    where conversation_id = ${conversationId} and subject_kind = 'answer'
      and decision is distinct from 'superseded' and decision is distinct from 'withdrawn'
    order by decided_at desc nulls first limit 1`.execute(ctx.db)
  return rows[0]?.authorId
}

export async function reviewsOf(ctx: Context, subjectIds: string[]): Promise<Review[]> {
  const { rows } = await sql<Review>`${prepared}
    select ${columns} from ${from} where r.subject_id = any(${subjectIds}::uuid[]) order by r.asked_at`.execute(ctx.db)
  return rows.map(whole)
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

export async function advance(
  ctx: Context,
  id: string,
  { step, changedText }: { step: number; changedText: string | null },
): Promise<void> {
  await sql`update review set step = ${step}, changed_text = ${changedText} where id = ${id}`.execute(ctx.db)
}

export async function insertLook(
  ctx: Context,
  look: { reviewId: string; step: number; employeeId: string; comment: string },
): Promise<void> {
  await sql`
    insert into review_look (review_id, step, employee_id, comment, at)
    values (${look.reviewId}, ${look.step}, ${look.employeeId}, ${look.comment}, ${ctx.now()})`.execute(ctx.db)
}

export async function forgetLooks(ctx: Context, reviewId: string, step: number): Promise<void> {
  await sql`delete from review_look where review_id = ${reviewId} and step = ${step}`.execute(ctx.db)
}

export async function insertNote(
  ctx: Context,
  note: Pick<Note, 'id' | 'reviewId' | 'employeeId' | 'start' | 'end' | 'words' | 'body' | 'suggestion'>,
): Promise<void> {
  await sql`
    insert into review_note (id, review_id, employee_id, starts, ends, words, body, suggestion, at)
    values (${note.id}, ${note.reviewId}, ${note.employeeId}, ${note.start}, ${note.end}, ${note.words}, ${note.body}, ${note.suggestion},
      ${ctx.now()})`.execute(ctx.db)
}

export async function noteById(ctx: Context, id: string): Promise<Note | undefined> {
  const { rows } = await sql<{ note: Note }>`
    select ${noteColumns} as note from review_note n join employee e on e.id = n.employee_id where n.id = ${id}`.execute(
    ctx.db,
  )
  return rows[0] && { ...rows[0].note, at: new Date(rows[0].note.at) }
}

export async function settleNoteRow(ctx: Context, id: string, taken: boolean): Promise<boolean> {
  const { rows } = await sql`
    update review_note set taken = ${taken}, settled_at = ${ctx.now()} where id = ${id} and settled_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** Everybody who is with us, and who of them is away today. */
export async function colleagues(ctx: Context): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select id, name, 'reviewer' = any(roles) as "isReviewer",
      coalesce((${ctx.now()}::timestamptz at time zone timezone)::date between away_from and away_until, false) as "isAway"
    from employee where left_at is null order by name`.execute(ctx.db)
  return rows
}

const recordLength = 10

/** How the last ten drafts of each came back, of those who had one. */
export async function recordsOf(ctx: Context, employeeIds: string[]): Promise<AuthorRecord[]> {
  const { rows } = await sql<AuthorRecord>`
    select e.id as "employeeId", count(*)::int as decided, count(*) filter (where l.decision = 'approved')::int as approved,
      count(*) filter (where l.decision in ('changed', 'returned'))::int as "cameBack"
    from unnest(${employeeIds}::uuid[]) e (id) cross join lateral (
      select decision from review where author_id = e.id and decision in ('approved', 'changed', 'returned')
      order by decided_at desc limit ${recordLength}) l
    group by e.id`.execute(ctx.db)
  return rows
}

/** How long drafts wait, by those of the last 30 days. */
export async function paceRow(ctx: Context): Promise<Pace> {
  const { rows } = await sql<Pace>`
    select w.waiting, w."oldestAskedAt", d.decided, d."medianMinutes", d."ninetyMinutes"
    from (select count(*)::int as waiting, min(asked_at) as "oldestAskedAt" from review where decided_at is null) w,
      (select count(*)::int as decided,
          percentile_cont(0.5) within group (order by extract(epoch from decided_at - asked_at) / 60) as "medianMinutes",
          percentile_cont(0.9) within group (order by extract(epoch from decided_at - asked_at) / 60) as "ninetyMinutes"
        from review where decided_at > ${ctx.now()}::timestamptz - interval '30 days' and decision in ('approved', 'changed', 'returned')) d`.execute(
    ctx.db,
  )
  return rows[0] ?? { waiting: 0, oldestAskedAt: null, medianMinutes: null, ninetyMinutes: null, decided: 0 }
}

export async function withdrawRow(ctx: Context, subjectId: string, by: string): Promise<void> {
  await sql`
    update review set decided_at = ${ctx.now()}, decided_by = ${by}, decision = 'withdrawn'
    where subject_id = ${subjectId} and decided_at is null`.execute(ctx.db)
}

export async function deleteReviewsOf(ctx: Context, subjectIds: string[]): Promise<void> {
  await sql`delete from review where subject_id = any(${subjectIds}::uuid[])`.execute(ctx.db)
}

/** Of what reviewers said about answers in these conversations, takes away what names somebody. */
export async function forgetReviewNotes(ctx: Context, named: Naming): Promise<void> {
  const there = sql`select id from review where conversation_id = any(${named.conversationIds}::uuid[])`
  await sql`
    update review set comment = ${unnamed('comment', named)}, changed_text = ${unnamed('changed_text', named)}
    where conversation_id = any(${named.conversationIds}::uuid[]) and ${naming(['comment', 'changed_text'], named)}`.execute(
    ctx.db,
  )
  await sql`
    update review_look set comment = ${unnamed('comment', named)}
    where review_id in (${there}) and ${naming(['comment'], named)}`.execute(ctx.db)
  await sql`
    delete from review_note where review_id in (${there}) and ${naming(['words', 'body', 'suggestion'], named)}`.execute(
    ctx.db,
  )
}
