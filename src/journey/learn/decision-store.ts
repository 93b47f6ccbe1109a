import { sql } from 'kysely'
import { type Naming, naming, unnamed } from '#core/people'
import type { Context } from '#platform/context'
import type { Area, Decision, Telling, Verdict } from './model.ts'

const columns = sql`
  d.id, d.theme_id as "themeId", t.name as "themeName", d.area, d.title, d.owner_id as "ownerId", o.name as "ownerName",
  c.name as "consideredByName", d.considered_at as "consideredAt", d.verdict, d.reason, b.name as "decidedByName", d.decided_at as "decidedAt",
  w.name as "doneByName", d.done_at as "doneAt", d.done_note as "doneNote", d.withdrawn_at as "withdrawnAt",
  (select count(*)::int from decision_citation where decision_id = d.id) as cited,
  (select count(*)::int from telling where decision_id = d.id) as "toTell",
  (select count(*)::int from telling where decision_id = d.id and told_at is not null) as told,
  (select count(*)::int from telling where decision_id = d.id and let_be_at is not null) as "letBe"`
const joined = sql`
  join employee o on o.id = d.owner_id join employee c on c.id = d.considered_by left join employee b on b.id = d.decided_by
  left join employee w on w.id = d.done_by left join theme t on t.id = d.theme_id`

/** False when this theme has a decision of that kind already. */
export async function insertDecision(
  ctx: Context,
  made: { id: string; themeId: string | null; area: Area; title: string; ownerId: string; by: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into decision (id, theme_id, area, title, owner_id, considered_by, considered_at)
    values (${made.id}, ${made.themeId}, ${made.area}, ${made.title}, ${made.ownerId}, ${made.by}, ${ctx.now()})
    on conflict (theme_id, area) where withdrawn_at is null and theme_id is not null do nothing returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function decisionRow(ctx: Context, id: string): Promise<Decision | undefined> {
  const { rows } = await sql<Decision>`select ${columns} from decision d ${joined} where d.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function decisionRows(ctx: Context, limit: number): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select ${columns} from (
      select * from decision where withdrawn_at is null order by considered_at desc, id limit ${limit}) d ${joined}
    order by d.considered_at desc, d.id`.execute(ctx.db)
  return rows
}

export async function decisionsOfTheme(ctx: Context, themeId: string): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select ${columns} from decision d ${joined} where d.theme_id = ${themeId} and d.withdrawn_at is null
    order by d.considered_at desc`.execute(ctx.db)
  return rows
}

export async function setDecided(
  ctx: Context,
  id: string,
  decided: { verdict: Verdict; reason: string; ownerId: string; by: string },
): Promise<boolean> {
  const { rows } = await sql`
    update decision set verdict = ${decided.verdict}, reason = ${decided.reason}, owner_id = ${decided.ownerId}, decided_by = ${decided.by},
      decided_at = ${ctx.now()}, done_by = null, done_at = null, done_note = ''
    where id = ${id} and withdrawn_at is null
      and not exists (select 1 from telling where decision_id = ${id} and (told_at is not null or begun_at is not null)) returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function setDone(ctx: Context, id: string, by: string, note: string): Promise<boolean> {
  const { rows } = await sql`
    update decision set done_by = ${by}, done_at = ${ctx.now()}, done_note = ${note}
    where id = ${id} and verdict = 'do' and done_at is null and withdrawn_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Those decided to be done of which every linked issue is resolved, as far as known; nobody of us said so. Their ids. */
export async function setDoneByIssues(
  ctx: Context,
  which: { issueId: string } | { decisionId: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update decision set done_by = null, done_at = ${ctx.now()}
    where ${
      'issueId' in which
        ? sql`id in (select decision_id from decision_issue where issue_id = ${which.issueId})`
        : sql`id = ${which.decisionId} and exists (select 1 from decision_issue l where l.decision_id = decision.id)`
    } and verdict = 'do' and done_at is null and withdrawn_at is null
      and not exists (select 1 from decision_issue l left join tracked_issue i on i.id = l.issue_id
        where l.decision_id = decision.id and i.state is distinct from 'resolved')
    returning id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Those that were done by their issues alone, while nobody was told. Their ids. */
export async function setUndoneByIssue(ctx: Context, issueId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update decision set done_at = null
    where id in (select decision_id from decision_issue where issue_id = ${issueId})
      and done_at is not null and done_by is null and withdrawn_at is null
      and not exists (select 1 from telling where decision_id = decision.id and (told_at is not null or begun_at is not null))
    returning id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

export async function setWithdrawn(ctx: Context, id: string, by: string): Promise<boolean> {
  const { rows } = await sql`
    update decision set withdrawn_by = ${by}, withdrawn_at = ${ctx.now()}
    where id = ${id} and withdrawn_at is null
      and not exists (select 1 from telling where decision_id = ${id} and (told_at is not null or begun_at is not null)) returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

// ── what it rests on ──

/** Cites every post that is in a theme now, or these posts; ours and those that are gone are none. Returns how many are new. */
export async function insertCitations(
  ctx: Context,
  decisionId: string,
  by: string,
  which: { themeId: string } | { messageIds: string[] },
): Promise<number> {
  const { rows } = await sql`
    insert into decision_citation (decision_id, message_id, conversation_id, account_id, cited_by, cited_at)
    select ${decisionId}, m.id, m.conversation_id, m.account_id, ${by}, ${ctx.now()} from message m
    where m.account_id is not null and m.removed_at is null and ${
      'themeId' in which
        ? sql`m.id in (select message_id from theme_post where theme_id = ${which.themeId} and left_at is null)`
        : sql`m.id = any(${which.messageIds}::uuid[])`
    } on conflict do nothing returning message_id`.execute(ctx.db)
  return rows.length
}

export async function deleteCitation(ctx: Context, decisionId: string, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from decision_citation where decision_id = ${decisionId} and message_id = ${messageId} returning message_id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export interface Citation {
  messageId: string
  conversationId: string
  personName: string
  network: string
  words: string
  language: string | null
  postedAt: Date
}

export async function citationsOf(ctx: Context, decisionId: string, limit: number): Promise<Citation[]> {
  const { rows } = await sql<Citation>`
    select m.id as "messageId", m.conversation_id as "conversationId", coalesce(a.name, a.handle) as "personName", m.network,
      left(m.text, 400) as words, m.language, m.posted_at as "postedAt"
    from (select * from decision_citation where decision_id = ${decisionId} limit ${limit}) k
    join message m on m.id = k.message_id join person_account a on a.id = k.account_id
    where m.removed_at is null order by m.posted_at desc, m.id`.execute(ctx.db)
  return rows
}

export interface LinkedIssue {
  id: string
  url: string
  label: string
  state: string | null
  linkedByName: string
  linkedAt: Date
}

export async function insertIssue(
  ctx: Context,
  issue: { id: string; decisionId: string; url: string; label: string; by: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into decision_issue (id, decision_id, url, label, issue_id, linked_by, linked_at)
    values (${issue.id}, ${issue.decisionId}, ${issue.url}, ${issue.label}, (
      select i.id from tracked_issue i join decision_citation k on k.conversation_id = i.conversation_id
      where k.decision_id = ${issue.decisionId} and i.url = ${issue.url} limit 1), ${issue.by}, ${ctx.now()})
    on conflict (decision_id, url) do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function issuesOfDecision(ctx: Context, decisionId: string): Promise<LinkedIssue[]> {
  const { rows } = await sql<LinkedIssue>`
    select l.id, l.url, l.label, i.state, e.name as "linkedByName", l.linked_at as "linkedAt"
    from decision_issue l join employee e on e.id = l.linked_by left join tracked_issue i on i.id = l.issue_id
    where l.decision_id = ${decisionId} order by l.linked_at limit 50`.execute(ctx.db)
  return rows
}

// ── who is told ──

/**
 * Asks that each person who is cited is told once, where they said it last: by the colleague who spoke with them there last,
 * else by the one named. Who is asked for already stays.
 */
export async function insertTellings(ctx: Context, decisionId: string, by: string, elseBy: string): Promise<number> {
  const { rows } = await sql`
    insert into telling (id, decision_id, message_id, conversation_id, account_id, teller_id, asked_by, asked_at)
    select gen_random_uuid(), ${decisionId}, one.message_id, one.conversation_id, one.account_id,
      coalesce((select o.author_id from message o join employee e on e.id = o.author_id and e.left_at is null
        where o.conversation_id = one.conversation_id and o.author_id is not null order by o.posted_at desc limit 1), ${elseBy}),
      ${by}, ${ctx.now()}
    from (
      select distinct on (person_now(a.person_id)) person_now(a.person_id) as person_id, k.message_id, k.conversation_id, k.account_id
      from decision_citation k join message m on m.id = k.message_id join person_account a on a.id = k.account_id
      where k.decision_id = ${decisionId} and m.removed_at is null order by person_now(a.person_id), m.posted_at desc) one
    where not exists (
      select 1 from telling t join person_account p on p.id = t.account_id
      where t.decision_id = ${decisionId} and person_now(p.person_id) = one.person_id)
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length
}

const tellingColumns = sql`
  t.id, t.decision_id as "decisionId", t.message_id as "messageId", t.conversation_id as "conversationId",
  coalesce(a.name, a.handle) as "personName", m.network, left(m.text, 600) as words, m.language, t.teller_id as "tellerId", e.name as "tellerName",
  t.answer_id as "answerId", n.step as "answerStep", n.text as said, t.told_at as "toldAt", t.let_be_at as "letBeAt", l.name as "letBeByName",
  t.let_be_why as "letBeWhy"`
const tellingJoined = sql`
  join message m on m.id = t.message_id join person_account a on a.id = t.account_id join employee e on e.id = t.teller_id
  left join answer n on n.id = t.answer_id left join employee l on l.id = t.let_be_by`

export async function tellingsOf(ctx: Context, decisionId: string, limit: number): Promise<Telling[]> {
  const { rows } = await sql<Telling>`
    select ${tellingColumns} from (select * from telling where decision_id = ${decisionId} limit ${limit}) t ${tellingJoined}
    order by t.told_at nulls first, e.name, t.asked_at, t.id`.execute(ctx.db)
  return rows
}

export async function tellingRow(ctx: Context, id: string): Promise<Telling | undefined> {
  const { rows } =
    await sql<Telling>`select ${tellingColumns} from telling t ${tellingJoined} where t.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function setTeller(ctx: Context, id: string, tellerId: string): Promise<boolean> {
  const { rows } = await sql`
    update telling set teller_id = ${tellerId} where id = ${id} and told_at is null and let_be_at is null and begun_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** Its teller begins to send: from here on the answer that arrives there is the telling. */
export async function setBegun(ctx: Context, id: string, tellerId: string): Promise<boolean> {
  const { rows } = await sql`
    update telling set begun_at = ${ctx.now()}, answer_id = null
    where id = ${id} and teller_id = ${tellerId} and told_at is null and let_be_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function setNotBegun(ctx: Context, id: string): Promise<void> {
  await sql`update telling set begun_at = null where id = ${id} and told_at is null and answer_id is null`.execute(
    ctx.db,
  )
}

export async function setAnswered(ctx: Context, id: string, answerId: string): Promise<void> {
  await sql`update telling set answer_id = ${answerId} where id = ${id}`.execute(ctx.db)
}

/** The answer arrived: whoever it tells is told. */
export async function setTold(
  ctx: Context,
  sent: { answerId: string; conversationId: string; employeeId: string; at: Date },
): Promise<{ id: string; decisionId: string }[]> {
  const { rows } = await sql<{ id: string; decisionId: string }>`
    update telling set told_at = ${sent.at}, answer_id = ${sent.answerId}
    where conversation_id = ${sent.conversationId} and told_at is null and let_be_at is null and teller_id = ${sent.employeeId}
      and (answer_id = ${sent.answerId} or (answer_id is null and begun_at is not null))
    returning id, decision_id as "decisionId"`.execute(ctx.db)
  return rows
}

export async function setLetBe(ctx: Context, id: string, by: string, why: string): Promise<boolean> {
  const { rows } = await sql`
    update telling set let_be_by = ${by}, let_be_at = ${ctx.now()}, let_be_why = ${why}
    where id = ${id} and told_at is null and let_be_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** What somebody is asked to tell, the oldest first; only where it can be told. */
export async function tellingsFor(
  ctx: Context,
  employeeId: string,
  limit: number,
): Promise<(Telling & { title: string; verdict: Verdict })[]> {
  const { rows } = await sql<Telling & { title: string; verdict: Verdict }>`
    select ${tellingColumns}, d.title, d.verdict from (
      select * from telling where teller_id = ${employeeId} and told_at is null and let_be_at is null order by asked_at limit ${limit}) t
    join decision d on d.id = t.decision_id and d.withdrawn_at is null ${tellingJoined} order by t.asked_at, t.id`.execute(
    ctx.db,
  )
  return rows
}

// ── the figures ──

export interface DecisionCounts {
  area: Area
  decided: number
  /** Of these, how many rest on the words of people outside. */
  citing: number
  /** Conversations that ended in a decision. */
  conversations: number
  people: number
  told: number
}

/** By area: what was decided since a moment, what of it cites conversations, and how many were told. */
export async function countDecisions(ctx: Context, since: Date): Promise<DecisionCounts[]> {
  const { rows } = await sql<DecisionCounts>`
    with made as (
      select d.area, cited.ids, who.people, who.told
      from decision d
        cross join lateral (
          select coalesce(array_agg(distinct conversation_id), '{}') as ids from decision_citation where decision_id = d.id) cited
        cross join lateral (
          select count(*)::int as people, count(told_at)::int as told from telling where decision_id = d.id) who
      where d.decided_at >= ${since} and d.withdrawn_at is null
    )
    select area, count(*)::int as decided, (count(*) filter (where cardinality(ids) > 0))::int as citing,
      (select count(distinct id)::int from made x, unnest(x.ids) as id where x.area = made.area) as conversations,
      sum(people)::int as people, sum(told)::int as told
    from made group by area order by area`.execute(ctx.db)
  return rows
}

/** The decisions of an area in a month of UTC. */
export interface DecisionMonth {
  /** “2026-11”. */
  month: string
  area: Area
  decided: number
  citing: number
}

const mostDecisions = 10_000

/** Month by month, the newest first; months in which nothing was decided are none. */
export async function countDecisionsByMonth(ctx: Context, since: Date): Promise<DecisionMonth[]> {
  const { rows } = await sql<DecisionMonth>`
    select to_char(d.decided_at at time zone 'UTC', 'YYYY-MM') as month, d.area, count(*)::int as decided, count(cited.it)::int as citing
    from (select id, area, decided_at from decision where decided_at >= ${since} and withdrawn_at is null
          order by decided_at desc limit ${mostDecisions}) d
    left join lateral (select 1 as it from decision_citation where decision_id = d.id limit 1) cited on true
    group by 1, 2 order by 1 desc, 2`.execute(ctx.db)
  return rows
}

/** Of why somebody in these conversations was let be, takes away what names a person. */
export async function forgetLetBeWhy(ctx: Context, named: Naming): Promise<void> {
  await sql`
    update telling set let_be_why = ${unnamed('let_be_why', named)}
    where conversation_id = any(${named.conversationIds}::uuid[]) and ${naming(['let_be_why'], named)}`.execute(ctx.db)
}
