import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Confidence, Evidence, Outcome, OutcomeKind } from './model.ts'

export async function insertFirstAnswer(
  ctx: Context,
  first: {
    conversationId: string
    askedAt: Date
    answeredAt: Date
    answeredBy: string
    seconds: number
    /** By the hours that held for it. */
    workingSeconds?: number
    promisedBy?: Date | null
  },
): Promise<void> {
  await sql`
    insert into first_answer (conversation_id, asked_at, answered_at, answered_by, seconds, working_seconds, promised_by)
    values (${first.conversationId}, ${first.askedAt}, ${first.answeredAt}, ${first.answeredBy}, ${first.seconds},
      ${first.workingSeconds ?? null}, ${first.promisedBy ?? null})
    on conflict (conversation_id) do nothing`.execute(ctx.db)
}

/** First answers in the sample company, all at once. */
export async function insertSampleFirstAnswers(
  ctx: Context,
  firsts: { conversationId: string; askedAt: Date; answeredAt: Date; answeredBy: string; seconds: number }[],
): Promise<void> {
  await sql`
    insert into first_answer (conversation_id, asked_at, answered_at, answered_by, seconds)
    select "conversationId", "askedAt", "answeredAt", "answeredBy", seconds
    from jsonb_to_recordset(${JSON.stringify(firsts)}::jsonb) as t ("conversationId" uuid, "askedAt" timestamptz,
      "answeredAt" timestamptz, "answeredBy" uuid, seconds integer)`.execute(ctx.db)
}

export async function firstAnswerOf(
  ctx: Context,
  conversationId: string,
): Promise<{ seconds: number; answeredBy: string } | undefined> {
  const { rows } = await sql<{ seconds: number; answeredBy: string }>`
    select seconds, answered_by as "answeredBy" from first_answer where conversation_id = ${conversationId}`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function heardTimes(
  ctx: Context,
  messageId: string,
): Promise<{ postedAt: Date; heardAt: Date } | undefined> {
  const { rows } = await sql<{ postedAt: Date; heardAt: Date }>`
    select first.posted_at as "postedAt", first.heard_at as "heardAt"
    from message m cross join lateral (
      select posted_at, heard_at from message where conversation_id = m.conversation_id and account_id is not null
      order by posted_at, id limit 1) first
    where m.id = ${messageId}`.execute(ctx.db)
  return rows[0]
}

/** Results of the sample company, all at once. */
export async function insertSampleOutcomes(
  ctx: Context,
  outcomes: {
    id: string
    conversationId: string
    kind: OutcomeKind
    statement: string
    evidence: Evidence
    employeeId: string | null
    secondsToAnswer: number | null
    at: Date
  }[],
): Promise<void> {
  await sql`
    insert into outcome (id, conversation_id, kind, statement, evidence, employee_id, seconds_to_answer, at, is_sample)
    select id, "conversationId", kind, statement, evidence, "employeeId", "secondsToAnswer", at, true
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as t (id uuid, "conversationId" uuid, kind text, statement text,
      evidence jsonb, "employeeId" uuid, "secondsToAnswer" integer, at timestamptz)`.execute(ctx.db)
  await sql`
    insert into outcome_credit (outcome_id, employee_id, part, at)
    select id, employee_id, 'answered', at from outcome
    where id = any(${outcomes.map(({ id }) => id)}::uuid[]) and employee_id is not null`.execute(ctx.db)
}

export async function insertOutcome(
  ctx: Context,
  outcome: {
    id: string
    conversationId: string | null
    kind: OutcomeKind
    confidence?: Confidence
    statement: string
    evidence: Evidence
    employeeId: string | null
    secondsToAnswer: number | null
    at?: Date
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into outcome (id, conversation_id, kind, confidence, statement, evidence, employee_id, seconds_to_answer, at)
    values (${outcome.id}, ${outcome.conversationId}, ${outcome.kind}, ${outcome.confidence ?? 'observed'}, ${outcome.statement},
      ${JSON.stringify(outcome.evidence)}::jsonb, ${outcome.employeeId}, ${outcome.secondsToAnswer}, ${outcome.at ?? ctx.now()})
    on conflict (conversation_id, kind) where withdrawn_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** What came of closing it. What somebody bought, decided or accepted stays so. */
export async function withdrawOutcomes(ctx: Context, conversationId: string): Promise<void> {
  await sql`
    update outcome set withdrawn_at = ${ctx.now()}
    where conversation_id = ${conversationId} and withdrawn_at is null and evidence->>'closingId' is not null`.execute(
    ctx.db,
  )
}

/** An order, told once or again: it counts once. Where its conversation has one already, it stands beside it. */
export async function upsertPurchase(
  ctx: Context,
  purchase: { saleId: string; conversationId: string | null; statement: string; employeeId: string | null; at: Date },
): Promise<boolean> {
  const none = { askedMessageId: null, answeredMessageId: null, lastMessageId: null, closingId: null }
  const evidence = JSON.stringify({ ...none, saleId: purchase.saleId })
  const { rows } = await sql`
    insert into outcome as o (id, conversation_id, kind, confidence, statement, evidence, employee_id, at)
    values (${purchase.saleId}, (select c.id from conversation c where c.id = ${purchase.conversationId} and not exists (
        select 1 from outcome t where t.conversation_id = c.id and t.kind = 'purchase' and t.withdrawn_at is null)),
      'purchase', 'confirmed', ${purchase.statement}, ${evidence}::jsonb, ${purchase.employeeId}, ${purchase.at})
    on conflict (id) do update set withdrawn_at = null, conversation_id = excluded.conversation_id
      where o.withdrawn_at is not null and o.withdrawn_by is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function withdrawPurchase(ctx: Context, saleId: string): Promise<boolean> {
  const { rows } = await sql`
    update outcome set withdrawn_at = ${ctx.now()} where id = ${saleId} and withdrawn_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** Also those that a real colleague earned in a conversation of the sample. */
export async function deleteSampleOutcomes(ctx: Context): Promise<void> {
  await sql`delete from outcome where is_sample or conversation_id in (select id from conversation where is_sample)`.execute(
    ctx.db,
  )
}

export interface OutcomeRow extends Outcome {
  /** The words that show it: what the person said last, or first. */
  quote: string | null
  quoteLanguage: string | null
  personName: string | null
  network: string | null
  /** A colleague doubts it, and nobody has looked yet. */
  isDisputed: boolean
}

export async function outcomeRows(
  ctx: Context,
  page: {
    before?: { at: Date; id: string } | undefined
    since?: Date | undefined
    /** Whose answers they came of. */
    employeeId?: string | undefined
    limit: number
  },
): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`
    select o.id, o.conversation_id as "conversationId", o.kind, o.confidence, o.statement, o.evidence, o.employee_id as "employeeId", e.name as "employeeName",
      exists (select 1 from outcome_dispute d where d.outcome_id = o.id and d.settled_at is null) as "isDisputed", o.seconds_to_answer as "secondsToAnswer", o.at, quote.text as quote, quote.language as "quoteLanguage",
      coalesce(a.name, a.handle) as "personName", c.network
    from (select * from outcome where withdrawn_at is null
          ${page.before ? sql`and (at, id) < (${page.before.at}, ${page.before.id}::uuid)` : sql``}
          ${page.since ? sql`and at >= ${page.since}` : sql``}
          ${page.employeeId ? sql`and employee_id = ${page.employeeId}` : sql``}
          order by at desc, id desc limit ${page.limit}) o
    left join employee e on e.id = o.employee_id
    left join conversation c on c.id = o.conversation_id
    left join person_account a on a.id = c.opened_by
    left join lateral (
      select text, language from message where conversation_id = o.conversation_id and account_id is not null and removed_at is null
      order by posted_at desc, id desc limit 1) quote on true
    order by o.at desc, o.id desc`.execute(ctx.db)
  return rows
}

/** How many of each kind, over all time or from a moment on: whole days from the tally, the day it begins in by looking. */
export async function outcomeTotals(ctx: Context, since?: Date): Promise<{ kind: string; count: number }[]> {
  const { rows } = since
    ? await sql<{ kind: string; count: number }>`
        with counted as (
          select kind, count from outcome_tally where day > (${since}::timestamptz at time zone 'UTC')::date
          union all
          select kind, 1 from outcome where withdrawn_at is null and at >= ${since}
            and at < ((${since}::timestamptz at time zone 'UTC')::date + 1) at time zone 'UTC')
        select kind, sum(count)::bigint as count from counted group by kind order by count desc, kind`.execute(ctx.db)
    : await sql<{ kind: string; count: number }>`
        select kind, sum(count)::bigint as count from outcome_tally group by kind
        order by count desc, kind`.execute(ctx.db)
  return rows
}

/** Somebody who asked something, and when they were first answered. */
export interface Awaited {
  network: string
  kind: string
  teamId: string | null
  since: Date
  answeredAt: Date | null
}

/** Those who were promised an answer, the newest first; what was set aside or was closed without a word is none of them. */
export async function awaitedSince(ctx: Context, since: Date, limit: number): Promise<Awaited[]> {
  const { rows } = await sql<Awaited>`
    select c.network, c.kind, c.team_id as "teamId", coalesce(f.asked_at, c.awaited_since, c.heard_at) as since, f.answered_at as "answeredAt"
    from (select * from conversation where last_message_at >= ${since} order by last_message_at desc limit ${limit}) c
    left join lateral (select asked_at, answered_at from first_answer where conversation_id = c.id limit 1) f on true
    where c.answer_by is not null and c.folded_into is null and not c.is_sample
      and (f.answered_at is not null or c.standing in ('open', 'claimed', 'in-review'))`.execute(ctx.db)
  return rows
}
