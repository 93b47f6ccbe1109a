import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { answeredWithinDays, type Feeling, type Later, lookedAtDays, onceInDays } from './model.ts'

/** Somebody asked something: what is known of it on that day. */
export interface Asked {
  conversationId: string
  accountId: string
  network: string
  kind: string
  feeling: Feeling
  askedAt: Date
}

const dayMs = 86_400_000

/** Keeps that somebody asked, where it is the first they asked in a year; several accounts of one are one. */
export async function noteAsked(ctx: Context, asked: Asked): Promise<void> {
  const { accountId, askedAt, conversationId, feeling, kind, network } = asked
  const dueAt = new Date(askedAt.getTime() + (answeredWithinDays + lookedAtDays) * dayMs)
  const theirs = sql`
    select b.id from person_account a cross join lateral person_all(a.person_id) as one (id) join person_account b on b.person_id = one.id
    where a.id = ${accountId}`
  const { rows } = await sql`
    insert into advocacy_case as k (conversation_id, account_id, network, kind, feeling, asked_at, due_at)
    select ${conversationId}::uuid, ${accountId}::uuid, ${network}, ${kind}, ${feeling}::smallint, ${askedAt}::timestamptz, ${dueAt}::timestamptz
    where not exists (select 1 from (${theirs}) w cross join lateral (
      select 1 from advocacy_case e where e.account_id = w.id and e.conversation_id <> ${conversationId} and e.asked_at <= ${askedAt}
        and e.asked_at > ${new Date(askedAt.getTime() - onceInDays * dayMs)} limit 1) earlier)
    on conflict (conversation_id) do update set kind = excluded.kind, feeling = excluded.feeling where k.was_answered is null
    returning conversation_id`.execute(ctx.db)
  if (rows.length === 0) return
  await sql`
    delete from advocacy_case k using (${theirs}) w
    where k.account_id = w.id and k.conversation_id <> ${conversationId} and k.asked_at > ${askedAt}
      and k.asked_at <= ${new Date(askedAt.getTime() + onceInDays * dayMs)}`.execute(ctx.db)
}

export async function deleteCases(ctx: Context, conversationIds: string[]): Promise<void> {
  await sql`delete from advocacy_case where conversation_id = any(${conversationIds}::uuid[])`.execute(ctx.db)
}

const mostConversations = 200

/** Two became one, or one two: what each of them asked is looked at anew. */
export async function countPeopleAnew(ctx: Context, personIds: string[]): Promise<void> {
  const theirs = sql`
    select distinct b.id from unnest(${personIds}::uuid[]) as p (id) cross join lateral person_all(p.id) as one (id)
      join person_account b on b.person_id = one.id`
  await sql`delete from advocacy_case k using (${theirs}) w where k.account_id = w.id`.execute(ctx.db)
  await sql`
    insert into advocacy_waiting (message_id)
    select m.id from (${theirs}) w cross join lateral (
        select network, root_external_id from conversation where opened_by = w.id order by heard_at desc limit ${mostConversations}) c
      join message m on m.network = c.network and m.external_id = c.root_external_id
    order by m.id on conflict do nothing`.execute(ctx.db)
}

/**
 * Looks at all whose time is up, so many at a time: were they answered within the week, and what did they say from then on?
 * Everybody is looked at from the same day after they asked, so that nobody gains by having been answered late.
 *
 * @returns how many were looked at.
 */
export async function settleDue(ctx: Context, own: string[], most: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from advocacy_case where was_answered is null and due_at <= ${ctx.now()} order by due_at limit ${most}`.execute(
    ctx.db,
  )
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  // Nobody was to answer these: they were not for us, or told twice.
  await sql`
    delete from advocacy_case k using conversation c
    where k.conversation_id = any(${ids}::uuid[]) and c.id = k.conversation_id and (c.standing in ('aside', 'gone') or c.folded_into is not null)`.execute(
    ctx.db,
  )
  const week = sql`k.asked_at + make_interval(days => ${answeredWithinDays})`
  const posts = (says: ReturnType<typeof sql>) => sql`exists (
    select 1 from person_account a cross join lateral person_all(a.person_id) as one (id) join person_account b on b.person_id = one.id
      cross join lateral (select 1 from advocacy_post p where p.account_id = b.id and p.at > ${week} and p.at <= k.due_at and ${says} limit 1) said
    where a.id = k.account_id)`
  await sql`
    update advocacy_case k set
      was_answered = exists (select 1 from message m where m.conversation_id = k.conversation_id and m.posted_at > k.asked_at and m.posted_at <= ${week}
        and (m.author_id is not null or m.account_id = any(${own}::uuid[]))),
      spoke_well = ${posts(sql`p.speaks_well`)},
      recommended = ${posts(sql`p.recommends`)},
      came_back = exists (
        select 1 from person_account a cross join lateral person_all(a.person_id) as one (id) join person_account b on b.person_id = one.id
          cross join lateral (select 1 from message m where m.account_id = b.id and m.posted_at > ${week} and m.posted_at <= k.due_at limit 1) said
        where a.id = k.account_id)
    where k.conversation_id = any(${ids}::uuid[]) and k.was_answered is null`.execute(ctx.db)
  return ids.length
}

/** Those who are alike in all that is matched, on one of both sides. */
export interface TallyRow {
  month: string
  network: string
  kind: string
  feeling: Feeling
  wasAnswered: boolean
  people: number
  spokeWell: number
  recommended: number
  cameBack: number
}

export async function casesByStratum(ctx: Context, since: string): Promise<TallyRow[]> {
  const { rows } = await sql<TallyRow>`
    select to_char(month, 'YYYY-MM') as month, network, kind, feeling, was_answered as "wasAnswered", people, spoke_well as "spokeWell",
      recommended, came_back as "cameBack"
    from advocacy_case_tally where month >= ${since}::date`.execute(ctx.db)
  return rows
}

/** How many asked since then whose time is not up yet. */
export async function casesWaiting(ctx: Context, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from advocacy_case where was_answered is null limit ${most}) k`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}

/** Somebody who asked, with where. */
export interface CaseLine {
  conversationId: string
  accountId: string
  personName: string
  network: string
  kind: string
  at: Date
  quote: string
  language: string | null
  spokeWell: boolean
  recommended: boolean
  cameBack: boolean
}

const did: Record<Later, ReturnType<typeof sql>> = {
  'spoke-well': sql`k.spoke_well`,
  recommended: sql`k.recommended`,
  'came-back': sql`k.came_back`,
}

/** The conversations behind a figure: the newest who were answered or not; all, or those who did something later. */
export async function caseLines(
  ctx: Context,
  asked: {
    wasAnswered: boolean
    later?: Later | undefined
    since: Date
    before?: { at: Date; id: string } | undefined
    limit: number
  },
): Promise<CaseLine[]> {
  const { rows } = await sql<CaseLine>`
    select k.conversation_id as "conversationId", k.account_id as "accountId", coalesce(nullif(a.name, ''), a.handle) as "personName", k.network, k.kind,
      k.asked_at as at, coalesce(left(m.text, 280), '') as quote, m.language, k.spoke_well as "spokeWell", k.recommended, k.came_back as "cameBack"
    from (select * from advocacy_case k where k.was_answered = ${asked.wasAnswered} and k.asked_at >= ${asked.since}
        ${asked.later ? sql`and ${did[asked.later]}` : sql``}
        ${asked.before ? sql`and (k.asked_at, k.conversation_id) < (${asked.before.at}, ${asked.before.id}::uuid)` : sql``}
      order by k.asked_at desc, k.conversation_id desc limit ${asked.limit}) k
    cross join lateral (select * from person_account where id = k.account_id limit 1) a
    left join lateral (select text, language from message where conversation_id = k.conversation_id and account_id = k.account_id
      order by posted_at, id limit 1) m on true
    order by k.asked_at desc, k.conversation_id desc`.execute(ctx.db)
  return rows
}
