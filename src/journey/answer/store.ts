import { sql } from 'kysely'
import { type Naming, naming, unnamed } from '#core/people'
import type { Move } from '#lib/moves'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { Amendment, Answer, ChangeStep, Manner, Step } from './model.ts'

const columns = sql`
  a.id, a.conversation_id as "conversationId", a.reply_to as "replyTo", a.author_id as "authorId", e.name as "authorName",
  a.account_id as "accountId", a.text, a.signed_text as "signedText", a.language, a.findings, a.guideline_version as "guidelineVersion",
  a.step, a.manner, a.pictures, a.move, a.given_at as "givenAt", a.released_at as "releasedAt", a.sent_at as "sentAt", a.message_id as "messageId"`
const from = sql`answer a join employee e on e.id = a.author_id`

export async function answerById(ctx: Context, id: string): Promise<Answer | undefined> {
  const { rows } = await sql<Answer>`select ${columns} from ${from} where a.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function answersOf(ctx: Context, conversationId: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`${prepared}
    select ${columns} from ${from} where a.conversation_id = ${conversationId} order by a.given_at`.execute(ctx.db)
  return rows
}

/** The author's answer to this conversation that has not left yet, locked against a second press. */
export async function unsentOf(ctx: Context, conversationId: string, authorId: string): Promise<Answer | undefined> {
  const { rows } = await sql<Answer>`
    select ${columns} from ${from}
    where a.conversation_id = ${conversationId} and a.author_id = ${authorId}
      and a.step in ('in-review', 'returned', 'approved', 'sending', 'by-hand', 'doubtful', 'refused')
    order by a.given_at desc limit 1 for update of a`.execute(ctx.db)
  return rows[0]
}

export async function answersWaitingFor(ctx: Context, authorId: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`
    select ${columns} from ${from}
    where a.author_id = ${authorId} and a.step in ('approved', 'returned', 'by-hand', 'refused', 'doubtful')
    order by a.given_at desc limit 50`.execute(ctx.db)
  return rows
}

/** Writes an answer, new or in place of the author's unsent one; false when a second press came first. */
export async function upsertAnswer(
  ctx: Context,
  answer: Omit<Answer, 'authorName' | 'findings' | 'manner' | 'move' | 'pictures'> & {
    findings: unknown
    manner?: Manner
    pictures?: Answer['pictures']
    move?: Move
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into answer (id, conversation_id, reply_to, author_id, account_id, text, signed_text, language, findings, guideline_version, step, manner, pictures, move, given_at, released_at)
    values (${answer.id}, ${answer.conversationId}, ${answer.replyTo}, ${answer.authorId}, ${answer.accountId}, ${answer.text}, ${answer.signedText},
      ${answer.language}, ${JSON.stringify(answer.findings)}::jsonb, ${answer.guidelineVersion}, ${answer.step}, ${answer.manner ?? 'reply'}, ${JSON.stringify(answer.pictures ?? [])}::jsonb, ${answer.move ?? 'answer'}, ${answer.givenAt}, ${answer.releasedAt})
    on conflict (id) do update set reply_to = excluded.reply_to, account_id = excluded.account_id, text = excluded.text,
      signed_text = excluded.signed_text, language = excluded.language, findings = excluded.findings,
      guideline_version = excluded.guideline_version, step = excluded.step, manner = excluded.manner, pictures = excluded.pictures, move = excluded.move, released_at = excluded.released_at
    where answer.step in ('in-review', 'returned', 'approved', 'by-hand', 'refused')
    returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Answers of the sample company, all at once and as they stand by now. */
export async function insertSampleAnswers(
  ctx: Context,
  answers: (Omit<Answer, 'authorName' | 'findings' | 'manner' | 'move' | 'pictures'> & { findings: unknown })[],
): Promise<void> {
  await sql`
    insert into answer (id, conversation_id, reply_to, author_id, account_id, text, signed_text, language, findings, guideline_version, step,
      given_at, released_at, sent_at, message_id)
    select id, "conversationId", "replyTo", "authorId", "accountId", text, "signedText", language, findings, "guidelineVersion", step,
      "givenAt", "releasedAt", "sentAt", "messageId"
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as t (id uuid, "conversationId" uuid, "replyTo" uuid, "authorId" uuid,
      "accountId" uuid, text text, "signedText" text, language text, findings jsonb, "guidelineVersion" integer, step text,
      "givenAt" timestamptz, "releasedAt" timestamptz, "sentAt" timestamptz, "messageId" uuid)`.execute(ctx.db)
}

/** Moves an answer on, if it still stands where it was thought to stand. */
export async function moveAnswer(
  ctx: Context,
  id: string,
  from: Step[],
  to: { step: Step; text?: string; signedText?: string; releasedAt?: Date; sentAt?: Date; messageId?: string },
): Promise<boolean> {
  const { rows } = await sql`
    update answer set step = ${to.step}, text = coalesce(${to.text ?? null}, text), signed_text = coalesce(${to.signedText ?? null}, signed_text),
      released_at = coalesce(${to.releasedAt ?? null}::timestamptz, released_at), sent_at = coalesce(${to.sentAt ?? null}::timestamptz, sent_at),
      message_id = coalesce(${to.messageId ?? null}::uuid, message_id)
    where id = ${id} and step = any(${from}) returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Gives an answer that was sent its new words. */
export async function rewordAnswer(ctx: Context, id: string, text: string, signedText: string): Promise<void> {
  await sql`update answer set text = ${text}, signed_text = ${signedText} where id = ${id} and step = 'sent'`.execute(
    ctx.db,
  )
}

/** Every answer in the sample company's conversations, whoever wrote it. */
export async function sampleAnswerIds(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from answer a join conversation c on c.id = a.conversation_id where c.is_sample`.execute(ctx.db)
  return rows.map(row => row.id)
}

// ── what was changed or taken back ──

const amendmentColumns = sql`
  m.id, m.answer_id as "answerId", a.conversation_id as "conversationId", m.kind, m.employee_id as "employeeId",
  e.name as "employeeName", m.reason, m.text, m.signed_text as "signedText", m.step, m.failure, m.made_at as "madeAt",
  m.settled_at as "settledAt"`
const amended = sql`amendment m join answer a on a.id = m.answer_id join employee e on e.id = m.employee_id`

/** False when another change of the same answer is on its way or with a reviewer. */
export async function insertAmendment(
  ctx: Context,
  amendment: Pick<Amendment, 'id' | 'answerId' | 'kind' | 'employeeId' | 'reason' | 'text' | 'signedText' | 'step'> & {
    findings: unknown
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into amendment (id, answer_id, kind, employee_id, reason, text, signed_text, findings, step, made_at)
    values (${amendment.id}, ${amendment.answerId}, ${amendment.kind}, ${amendment.employeeId}, ${amendment.reason},
      ${amendment.text}, ${amendment.signedText}, ${JSON.stringify(amendment.findings)}::jsonb, ${amendment.step}, ${ctx.now()})
    on conflict (answer_id) where step in ('in-review', 'approved', 'sending') do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function amendmentById(ctx: Context, id: string): Promise<Amendment | undefined> {
  const { rows } = await sql<Amendment>`select ${amendmentColumns} from ${amended} where m.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function amendmentsOf(ctx: Context, conversationId: string): Promise<Amendment[]> {
  const { rows } = await sql<Amendment>`${prepared}
    select ${amendmentColumns} from ${amended} where a.conversation_id = ${conversationId} order by m.made_at`.execute(
    ctx.db,
  )
  return rows
}

/** Somebody's changes that wait for them: approved, to be sent, or returned. */
export async function changesWaitingFor(ctx: Context, employeeId: string): Promise<Amendment[]> {
  const { rows } = await sql<Amendment>`
    select ${amendmentColumns} from ${amended}
    where m.employee_id = ${employeeId} and m.step in ('approved', 'returned') order by m.made_at desc limit 50`.execute(
    ctx.db,
  )
  return rows
}

/** Moves a change on, if it still stands where it was thought to stand. */
export async function moveAmendment(
  ctx: Context,
  id: string,
  from: ChangeStep[],
  to: { step: ChangeStep; failure?: string; text?: string; signedText?: string },
): Promise<boolean> {
  const isSettled = !['in-review', 'returned', 'approved', 'sending'].includes(to.step)
  const { rows } = await sql`
    update amendment set step = ${to.step}, failure = ${to.failure ?? null}, text = coalesce(${to.text ?? null}, text),
      signed_text = coalesce(${to.signedText ?? null}, signed_text), settled_at = ${isSettled ? ctx.now() : null}
    where id = ${id} and step = any(${from}) returning id`.execute(ctx.db)
  return rows.length === 1
}

// ── drafts ──

export async function setDraftShown(
  ctx: Context,
  conversationId: string,
  employeeId: string,
  isShown: boolean,
): Promise<boolean> {
  const { rows } = await sql`
    update draft set shown_at = ${isShown ? ctx.now() : null}
    where conversation_id = ${conversationId} and employee_id = ${employeeId} returning employee_id`.execute(ctx.db)
  return rows.length === 1
}

/** What somebody writes, and what it is meant to do as far as they chose; what they did not say stays as it was. */
export interface Draft {
  text: string
  move?: Move | null
  /** To which page of ours it invites. */
  pageId?: string | null
}

export async function upsertDraft(
  ctx: Context,
  conversationId: string,
  employeeId: string,
  { text, move, pageId }: Draft,
): Promise<void> {
  if (text === '') {
    await sql`delete from draft where conversation_id = ${conversationId} and employee_id = ${employeeId}`.execute(
      ctx.db,
    )
    return
  }
  await sql`
    insert into draft as d (conversation_id, employee_id, text, move, page_id, saved_at)
    values (${conversationId}, ${employeeId}, ${text}, ${move ?? null}, (select id from document where id = ${pageId ?? null}), ${ctx.now()})
    on conflict (conversation_id, employee_id) do update set text = excluded.text, saved_at = excluded.saved_at,
      move = case when ${move !== undefined} then excluded.move else d.move end,
      page_id = case when ${pageId !== undefined} then excluded.page_id else d.page_id end`.execute(ctx.db)
}

export async function draftOf(
  ctx: Context,
  conversationId: string,
  employeeId: string,
): Promise<{ text: string; move: Move | null; pageId: string | null; savedAt: Date } | undefined> {
  const { rows } = await sql<{ text: string; move: Move | null; pageId: string | null; savedAt: Date }>`${prepared}
    select text, move, page_id as "pageId", saved_at as "savedAt"
    from draft where conversation_id = ${conversationId} and employee_id = ${employeeId}`.execute(ctx.db)
  return rows[0]
}

// ── closings ──

export type ClosingResult = 'solved' | 'thanked' | 'informed' | 'no-answer-needed' | 'chose-not-to'

/** Why we chose not to answer; beside it stand the words of who decided so. */
export const whysNotTo = [
  'would-feed-it',
  'not-ours',
  'answered-elsewhere',
  'asked-to-be-left',
  'legal',
  'other',
] as const
export type WhyNotTo = (typeof whysNotTo)[number]

export async function insertClosing(
  ctx: Context,
  closing: {
    id: string
    conversationId: string
    employeeId: string
    result: ClosingResult
    note: string
    why?: WhyNotTo | undefined
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into closing (id, conversation_id, employee_id, result, note, why, at)
    values (${closing.id}, ${closing.conversationId}, ${closing.employeeId}, ${closing.result}, ${closing.note}, ${closing.why ?? null}, ${ctx.now()})
    on conflict (conversation_id) where undone_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Closings of the sample company, each at its time. */
export async function insertSampleClosings(
  ctx: Context,
  closings: { id: string; conversationId: string; employeeId: string; result: ClosingResult; at: Date }[],
): Promise<void> {
  await sql`
    insert into closing (id, conversation_id, employee_id, result, note, at)
    select id, "conversationId", "employeeId", result, '', at
    from jsonb_to_recordset(${JSON.stringify(closings)}::jsonb)
      as t (id uuid, "conversationId" uuid, "employeeId" uuid, result text, at timestamptz)`.execute(ctx.db)
}

export async function undoClosing(ctx: Context, conversationId: string): Promise<boolean> {
  const { rows } = await sql`
    update closing set undone_at = ${ctx.now()} where conversation_id = ${conversationId} and undone_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** They wrote again after it was closed: what came of it then gives way to what comes of it now. */
export async function outdateClosing(ctx: Context, conversationId: string): Promise<void> {
  await sql`
    update closing k set undone_at = ${ctx.now()} from conversation c
    where c.id = ${conversationId} and c.standing <> 'closed' and k.conversation_id = c.id and k.undone_at is null`.execute(
    ctx.db,
  )
}

export interface Closing {
  result: ClosingResult
  why: WhyNotTo | null
  note: string
  by: string
  employeeId: string
  at: Date
}

export async function closingOf(ctx: Context, conversationId: string): Promise<Closing | undefined> {
  const { rows } = await sql<Closing>`${prepared}
    select c.result, c.why, c.note, e.name as by, c.employee_id as "employeeId", c.at from closing c join employee e on e.id = c.employee_id
    where c.conversation_id = ${conversationId} and c.undone_at is null`.execute(ctx.db)
  return rows[0]
}

export interface ChoiceNotTo {
  conversationId: string
  why: WhyNotTo
  note: string
  employeeId: string
  by: string
  at: Date
  personName: string
  network: string
}

/** What we chose not to answer since a moment, the newest first. */
export async function choicesNotTo(ctx: Context, since: Date, limit: number): Promise<ChoiceNotTo[]> {
  const { rows } = await sql<ChoiceNotTo>`
    select k.conversation_id as "conversationId", k.why, k.note, k.employee_id as "employeeId", e.name as by, k.at,
      coalesce(a.name, a.handle) as "personName", c.network
    from (select * from closing where result = 'chose-not-to' and undone_at is null and at >= ${since}
          order by at desc limit ${limit}) k
    join employee e on e.id = k.employee_id
    join conversation c on c.id = k.conversation_id
    join person_account a on a.id = c.opened_by
    order by k.at desc`.execute(ctx.db)
  return rows
}

/** How many, by why. */
export async function countChoicesNotTo(ctx: Context, since: Date): Promise<{ why: WhyNotTo; count: number }[]> {
  const { rows } = await sql<{ why: WhyNotTo; count: number }>`
    select why, count(*)::int as count from closing
    where result = 'chose-not-to' and undone_at is null and at >= ${since} group by 1 order by 2 desc, 1`.execute(
    ctx.db,
  )
  return rows
}

/** Forgets answers, and of drafts in these conversations those that name somebody. */
export async function forgetAnswers(ctx: Context, gone: Naming & { answerIds: string[] }): Promise<void> {
  await sql`delete from answer where id = any(${gone.answerIds}::uuid[])`.execute(ctx.db)
  await sql`
    delete from draft where conversation_id = any(${gone.conversationIds}::uuid[]) and ${naming(['text'], gone)}`.execute(
    ctx.db,
  )
}

/** Of what colleagues noted when they closed these conversations, or changed our answers there, takes away what names somebody. */
export async function forgetClosingNotes(ctx: Context, named: Naming): Promise<void> {
  await sql`
    update closing set note = ${unnamed('note', named)}
    where conversation_id = any(${named.conversationIds}::uuid[]) and ${naming(['note'], named)}`.execute(ctx.db)
  const there = sql`select id from answer where conversation_id = any(${named.conversationIds}::uuid[])`
  await sql`
    update amendment set reason = ${unnamed('reason', named)}, text = ${unnamed('text', named)}, signed_text = ${unnamed('signed_text', named)}
    where answer_id in (${there}) and ${naming(['reason', 'text', 'signed_text'], named)}`.execute(ctx.db)
}
