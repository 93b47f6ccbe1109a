import { sql } from 'kysely'
import { type Naming, naming, says, unnamed } from '#core/people'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { RouteReason, Suggestion } from './model.ts'

export interface Claim {
  id: string
  conversationId: string
  employeeId: string
  employeeName: string
  claimedAt: Date
  expiresAt: Date
}

// ── suggestions ──

export async function replaceSuggestions(
  ctx: Context,
  byConversation: { conversationId: string; suggestions: Suggestion[] }[],
): Promise<void> {
  const rows = byConversation.flatMap(({ conversationId, suggestions }) =>
    suggestions.map((each, at) => ({ conversationId, place: at + 1, ...each })),
  )
  const ids = byConversation.map(each => each.conversationId)
  // Those who passed stay passed: a colleague is not asked twice. Whom a colleague named stays named.
  await sql`
    delete from suggestion where conversation_id = any(${ids}::uuid[]) and passed_at is null and not (reasons @> '[{"kind":"passed"}]')`.execute(
    ctx.db,
  )
  if (rows.length === 0) return
  await sql`
    insert into suggestion (conversation_id, employee_id, score, reasons, made_at, place)
    select conversation_id, employee_id, score, reasons::jsonb, ${ctx.now()}::timestamptz, place
    from unnest(${rows.map(r => r.conversationId)}::uuid[], ${rows.map(r => r.employeeId)}::uuid[], ${rows.map(r => r.score)}::real[],
      ${rows.map(r => JSON.stringify(r.reasons))}::text[], ${rows.map(r => r.place)}::smallint[]) as t (conversation_id, employee_id, score, reasons, place)
    on conflict (conversation_id, employee_id) do nothing`.execute(ctx.db)
}

/** Who of us passed on which of these conversations. */
export async function passedOn(
  ctx: Context,
  conversationIds: string[],
): Promise<{ conversationId: string; employeeId: string }[]> {
  const { rows } = await sql<{ conversationId: string; employeeId: string }>`
    select conversation_id as "conversationId", employee_id as "employeeId" from suggestion
    where conversation_id = any(${conversationIds}::uuid[]) and passed_at is not null`.execute(ctx.db)
  return rows
}

const mostCounted = 2_000

/** Of what was suggested in the last days and is open still: how many are each colleague’s to answer first. */
export async function firstPlaces(ctx: Context): Promise<{ employeeId: string; count: number }[]> {
  const { rows } = await sql<{ employeeId: string; count: number }>`
    select s.employee_id as "employeeId", count(*) as count
    from (select employee_id, conversation_id from suggestion
          where place = 1 and passed_at is null and made_at > ${ctx.now()}::timestamptz - interval '7 days'
          order by made_at desc limit ${mostCounted}) s
    join conversation c on c.id = s.conversation_id
    where c.standing in ('open', 'claimed') group by 1`.execute(ctx.db)
  return rows
}

export async function suggestionsOf(
  ctx: Context,
  conversationId: string,
): Promise<
  {
    employeeId: string
    name: string
    title: string
    score: number
    reasons: RouteReason[]
    passedAt: Date | null
    passReason: string | null
  }[]
> {
  const { rows } = await sql<{
    employeeId: string
    name: string
    title: string
    score: number
    reasons: RouteReason[]
    passedAt: Date | null
    passReason: string | null
  }>`${prepared}
    select s.employee_id as "employeeId", e.name, e.title, s.score, s.reasons, s.passed_at as "passedAt", s.pass_reason as "passReason"
    from suggestion s join employee e on e.id = s.employee_id
    where s.conversation_id = ${conversationId} order by s.passed_at nulls first, s.place, s.score desc`.execute(ctx.db)
  return rows
}

export async function insertSuggestion(ctx: Context, conversationId: string, suggestion: Suggestion): Promise<void> {
  await sql`
    insert into suggestion (conversation_id, employee_id, score, reasons, made_at)
    values (${conversationId}, ${suggestion.employeeId}, ${suggestion.score}, ${JSON.stringify(suggestion.reasons)}::jsonb, ${ctx.now()})
    on conflict (conversation_id, employee_id) do update set passed_at = null, pass_reason = null, reasons = excluded.reasons, place = 1`.execute(
    ctx.db,
  )
}

export async function markPassed(
  ctx: Context,
  conversationId: string,
  employeeId: string,
  reason: string,
): Promise<void> {
  await sql`
    insert into suggestion (conversation_id, employee_id, score, reasons, made_at, passed_at, pass_reason)
    values (${conversationId}, ${employeeId}, 0, '[]', ${ctx.now()}, ${ctx.now()}, ${reason})
    on conflict (conversation_id, employee_id) do update set passed_at = ${ctx.now()}, pass_reason = ${reason}`.execute(
    ctx.db,
  )
}

// ── claims ──

/** Takes the claim if nobody holds it; one that ran out no longer counts. The database settles the race. */
export async function insertClaim(
  ctx: Context,
  claim: { id: string; conversationId: string; employeeId: string; expiresAt: Date },
): Promise<boolean> {
  await sql`
    update claim set ended_at = ${ctx.now()}, end_reason = 'expired'
    where conversation_id = ${claim.conversationId} and ended_at is null and expires_at <= ${ctx.now()}`.execute(ctx.db)
  const { rows } = await sql`
    insert into claim (id, conversation_id, employee_id, claimed_at, expires_at)
    values (${claim.id}, ${claim.conversationId}, ${claim.employeeId}, ${ctx.now()}, ${claim.expiresAt})
    on conflict (conversation_id) where ended_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function liveClaim(ctx: Context, conversationId: string): Promise<Claim | undefined> {
  const { rows } = await sql<Claim>`${prepared}
    select c.id, c.conversation_id as "conversationId", c.employee_id as "employeeId", e.name as "employeeName",
           c.claimed_at as "claimedAt", c.expires_at as "expiresAt"
    from claim c join employee e on e.id = c.employee_id
    where c.conversation_id = ${conversationId} and c.ended_at is null and c.expires_at > ${ctx.now()}`.execute(ctx.db)
  return rows[0]
}

export async function extendClaim(
  ctx: Context,
  conversationId: string,
  employeeId: string,
  expiresAt: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update claim set expires_at = ${expiresAt}
    where conversation_id = ${conversationId} and employee_id = ${employeeId} and ended_at is null and expires_at > ${ctx.now()} returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function endClaim(
  ctx: Context,
  conversationId: string,
  employeeId: string | null,
  reason: 'released' | 'answered' | 'closed' | 'passed-on',
): Promise<boolean> {
  const { rows } = await sql`
    update claim set ended_at = ${ctx.now()}, end_reason = ${reason}
    where conversation_id = ${conversationId} and ended_at is null
      and ${employeeId === null ? sql`true` : sql`employee_id = ${employeeId}`} returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function expireClaims(ctx: Context): Promise<{ conversationId: string; employeeId: string }[]> {
  const { rows } = await sql<{ conversationId: string; employeeId: string }>`
    update claim set ended_at = ${ctx.now()}, end_reason = 'expired'
    where ended_at is null and expires_at <= ${ctx.now()}
    returning conversation_id as "conversationId", employee_id as "employeeId"`.execute(ctx.db)
  return rows
}

export async function claimCounts(ctx: Context): Promise<Map<string, number>> {
  const { rows } = await sql<{ employeeId: string; count: number }>`
    select employee_id as "employeeId", count(*) as count from claim where ended_at is null group by employee_id`.execute(
    ctx.db,
  )
  return new Map(rows.map(row => [row.employeeId, row.count]))
}

// ── set aside ──

export async function insertSettingAside(
  ctx: Context,
  aside: { id: string; conversationId: string; reason: string; employeeId: string | null; lookAlikeId?: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into setting_aside (id, conversation_id, reason, employee_id, look_alike_id, at)
    values (${aside.id}, ${aside.conversationId}, ${aside.reason}, ${aside.employeeId}, ${aside.lookAlikeId ?? null}, ${ctx.now()})
    on conflict (conversation_id) where undone_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** A person says of what was set aside without one why it is. False where another person did. */
export async function confirmSettingAside(
  ctx: Context,
  aside: { conversationId: string; reason: string; employeeId: string; lookAlikeId?: string },
): Promise<boolean> {
  const { rows } = await sql`
    update setting_aside
    set reason = ${aside.reason}, employee_id = ${aside.employeeId}, look_alike_id = ${aside.lookAlikeId ?? null}, at = ${ctx.now()}
    where conversation_id = ${aside.conversationId} and employee_id is null and undone_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function undoSettingAside(ctx: Context, conversationId: string): Promise<boolean> {
  const { rows } = await sql`
    update setting_aside set undone_at = ${ctx.now()} where conversation_id = ${conversationId} and undone_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** Whether a person once said that this look-alike was wrong here. */
export async function wasBroughtBack(ctx: Context, conversationId: string, lookAlikeId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from setting_aside
    where conversation_id = ${conversationId} and look_alike_id = ${lookAlikeId} and undone_at is not null limit 1`.execute(
    ctx.db,
  )
  return rows.length > 0
}

/** What a look-alike set aside without a person. */
export async function asideByLookAlike(ctx: Context, lookAlikeId: string): Promise<string[]> {
  const { rows } = await sql<{ conversationId: string }>`
    select conversation_id as "conversationId" from setting_aside
    where look_alike_id = ${lookAlikeId} and employee_id is null and undone_at is null`.execute(ctx.db)
  return rows.map(row => row.conversationId)
}

export async function asideOf(
  ctx: Context,
  conversationId: string,
): Promise<{ reason: string; by: string | null; at: Date } | undefined> {
  const { rows } = await sql<{ reason: string; by: string | null; at: Date }>`${prepared}
    select s.reason, e.name as by, s.at from setting_aside s left join employee e on e.id = s.employee_id
    where s.conversation_id = ${conversationId} and s.undone_at is null`.execute(ctx.db)
  return rows[0]
}

/** Of why colleagues passed these conversations on, or set them aside, takes away what names somebody. */
export async function forgetRouteNotes(ctx: Context, named: Naming): Promise<void> {
  await sql`
    update suggestion set pass_reason = ${unnamed('pass_reason', named)}, reasons = (
      select coalesce(jsonb_agg(case when ${says(sql`each->>'note'`, named)} then each || '{"note": ""}' else each end), '[]')
      from jsonb_array_elements(reasons) each)
    where conversation_id = any(${named.conversationIds}::uuid[])
      and (${naming(['pass_reason'], named)} or ${says(sql`jsonb_path_query_array(reasons, '$[*].note')::text`, named)})`.execute(
    ctx.db,
  )
  await sql`
    update setting_aside set reason = ${unnamed('reason', named)}
    where conversation_id = any(${named.conversationIds}::uuid[]) and ${naming(['reason'], named)}`.execute(ctx.db)
}
