import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Attribution, By, PathCount } from './model.ts'

/** A way that people went, with what those who bought at its end paid in one currency. */
export interface PaidPath extends PathCount {
  currency: string | null
  amount: number
}

const labels = {
  step: sql`kind`,
  network: sql`network`,
  colleague: sql`employee_id::text`,
}

/**
 * Every way that people went, counted: our answers to them, our invitations and the links of ours that were followed in their
 * conversations, in their order, up to the next purchase. What lies further back than the window did not lead to it.
 * People who are one count as one.
 */
export async function countPaths(
  ctx: Context,
  { since, windowMs, by }: { since: Date; windowMs: number; by: By },
): Promise<PaidPath[]> {
  const window = sql`${windowMs} * interval '1 millisecond'`
  const { rows } = await sql<PaidPath>`
    with did as (
      select a2.person_id, a.sent_at as at, case when a.move = 'invite' then 'invitation' else 'answer' end as kind, c.network, a.author_id as employee_id,
        false as is_purchase, null::text as currency, 0::float8 as amount
      from answer a
        cross join lateral (select account_id from message where id = a.reply_to limit 1) m
        cross join lateral (select person_id from person_account where id = m.account_id limit 1) a2
        cross join lateral (select network from conversation where id = a.conversation_id limit 1) c
      where a.step = 'sent' and a.sent_at >= ${since}
      union all
      select o.person_id, l.followed_at, 'link', c.network, l.made_by, false, null, 0
      from tracked_link l cross join lateral (select network, opened_by from conversation where id = l.conversation_id limit 1) c
        cross join lateral (select person_id from person_account where id = c.opened_by limit 1) o
      where l.followed_at >= ${since}
      union all
      select p.person_id, o.at, 'bought', '', null, true, s.currency,
        coalesce(s.amount - coalesce((select sum(value::numeric) from jsonb_each_text(s.refunds)), 0), 0)::float8
      from outcome o left join lateral (select * from sale where id = o.id limit 1) s on true
        cross join lateral (select opened_by from conversation where id = o.conversation_id limit 1) c
        cross join lateral (select person_id from person_account where id = c.opened_by limit 1) p
      where o.kind = 'purchase' and o.withdrawn_at is null and o.at >= ${since}
    ), one as (
      select d.person_id as from_id, person_now(d.person_id) as id from (select distinct person_id from did) d
        cross join lateral (select 1 from person_merge where from_id = d.person_id and undone_at is null limit 1) m
    ), whole as (
      select coalesce(one.id, d.person_id) as person, d.at, ${labels[by]} as label, d.is_purchase, d.currency, d.amount
      from did d left join one on one.from_id = d.person_id
    ), ahead as (
      select *, min(at) filter (where is_purchase) over (
        partition by person order by at, is_purchase rows between current row and unbounded following) as bought_at
      from whole
    ), ways as (
      select person, case when bought_at - at <= ${window} then bought_at end as bought_at, array_agg(label order by at) as steps
      from ahead where not is_purchase group by 1, 2
    )
    select w.steps, b.currency, count(b.at)::int as bought, (count(*) filter (where b.at is null))::int as unbought,
      coalesce(sum(b.amount), 0)::float8 as amount
    from ways w left join (select distinct on (person, at) person, at, currency, amount from whole where is_purchase) b
      on b.person = w.person and b.at = w.bought_at
    group by w.steps, b.currency`.execute(ctx.db)
  return rows
}

/** How many purchases there were, whether a step of ours lay before them or not; and how many of them name a conversation. */
export async function countPurchases(ctx: Context, since: Date): Promise<{ all: number; joined: number }> {
  const { rows } = await sql<{ all: number; joined: number }>`
    select count(*)::int as all, count(conversation_id)::int as joined from outcome
    where kind = 'purchase' and withdrawn_at is null and at >= ${since}`.execute(ctx.db)
  return rows[0] ?? { all: 0, joined: 0 }
}

/** What was counted beforehand. */
export async function keptFigure(ctx: Context, by: By, windowDays: number): Promise<Attribution | undefined> {
  const { rows } = await sql<{ figure: Omit<Attribution, 'since'> & { since: string }; countedAt: Date }>`
    select figure, counted_at as "countedAt" from attribution_figure where by = ${by} and window_days = ${windowDays}`.execute(
    ctx.db,
  )
  const [row] = rows
  return row && { ...row.figure, since: new Date(row.figure.since), countedAt: row.countedAt }
}

export async function keepFigure(ctx: Context, { countedAt, ...figure }: Attribution): Promise<void> {
  await sql`
    insert into attribution_figure (by, window_days, figure, counted_at)
    values (${figure.by}, ${figure.windowDays}, ${JSON.stringify(figure)}::jsonb, ${countedAt})
    on conflict (by, window_days) do update set figure = excluded.figure, counted_at = excluded.counted_at`.execute(
    ctx.db,
  )
}

/** The names of colleagues, by their ids. */
export async function namesOf(ctx: Context, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from employee where id = any(${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** One thing that happened on somebody's way with us. */
export interface PathStep {
  kind: 'asked' | 'answered' | 'gave-link' | 'followed' | 'shared' | 'result'
  at: Date
  /** Whose it is: theirs, ours, or others'. */
  side: 'them' | 'us' | 'others'
  who: string | null
  words: string
  network: string
  conversationId: string
  /** Of a result. */
  outcomeId: string | null
  outcomeKind: string | null
  confidence: string | null
  /** How often a link was followed. */
  count: number | null
}

/** What happened between somebody and us, of all their conversations, the oldest first. */
export async function pathSteps(
  ctx: Context,
  { personIds, since, limit }: { personIds: string[]; since: Date; limit: number },
): Promise<PathStep[]> {
  const { rows } = await sql<PathStep>`
    with theirs as (
      select c.id, c.network, c.opened_by, coalesce(a.name, a.handle) as name from person_account a
        cross join lateral (select * from conversation where opened_by = a.id and last_message_at >= ${since} and folded_into is null
          order by last_message_at desc limit 40) c
      where a.person_id = any(${personIds}::uuid[])
    ), links as (
      select l.*, t.network from theirs t join tracked_link l on l.conversation_id = t.id
    ), happened as (
      select case when m.author_id is null then 'asked' else 'answered' end as kind, m.posted_at as at,
        case when m.author_id is not null then 'us' when o.person_id = any(${personIds}::uuid[]) then 'them' else 'others' end as side,
        coalesce(e.name, o.name, o.handle) as who, left(coalesce(nullif(m.title, '') || ': ', '') || m.text, 200) as words, t.network, t.id as conversation_id,
        null::uuid as outcome_id, null::text as outcome_kind, null::text as confidence, null::int as count
      from theirs t join message m on m.conversation_id = t.id left join employee e on e.id = m.author_id left join person_account o on o.id = m.account_id
      where m.removed_at is null and (m.author_id is not null or o.person_id = any(${personIds}::uuid[]))
      union all
      select 'gave-link', l.made_at, 'us', e.name, coalesce(nullif(l.title, ''), l.url), l.network, l.conversation_id, null, null, null, null
      from links l join employee e on e.id = l.made_by
      union all
      select 'followed', l.followed_at, 'them', null, coalesce(nullif(l.title, ''), l.url), l.network, l.conversation_id, null, null, null,
        (select sum(k.how_many)::int from link_click k where k.link_id = l.id and not k.is_program)
      from links l where l.followed_at is not null
      union all
      select 'shared', s.at, 'others', coalesce(a.name, a.handle), left(m.text, 200), m.network, m.conversation_id, null, null, s.how, null
      from links l join link_share s on s.link_id = l.id join message m on m.id = s.message_id left join person_account a on a.id = m.account_id
      where m.removed_at is null
      union all
      select 'result', o.at, case when o.kind in ('purchase', 'decision-influenced', 'invitation-accepted', 'advocacy', 'thanked') then 'them' else 'us' end, e.name, o.statement, t.network, t.id,
        o.id, o.kind, o.confidence, null
      from theirs t join outcome o on o.conversation_id = t.id left join employee e on e.id = o.employee_id where o.withdrawn_at is null
    )
    select kind, at, side, who, words, network, conversation_id as "conversationId", outcome_id as "outcomeId", outcome_kind as "outcomeKind",
      confidence, count from (select * from happened order by at desc limit ${limit}) newest order by at, kind`.execute(
    ctx.db,
  )
  return rows
}

export async function whoOpened(ctx: Context, conversationId: string): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string }>`
    select a.person_id as "personId" from conversation c join person_account a on a.id = c.opened_by where c.id = ${conversationId}`.execute(
    ctx.db,
  )
  return rows[0]?.personId
}
