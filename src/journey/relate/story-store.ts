import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Account, Came, Concern, Invited, Promised, StoryLine } from './model.ts'

const theirs = (personIds: string[]) => sql`select id from person_account where person_id = any(${personIds}::uuid[])`

/** These people, with everybody who is one with each of them. */
export async function everyIdOf(ctx: Context, personIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct one.id from unnest(${personIds}::uuid[]) as p (id) cross join lateral person_all(p.id) as one (id)`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

export async function accountsOfPerson(ctx: Context, personIds: string[]): Promise<Account[]> {
  const { rows } = await sql<Account>`
    select id, person_id as "personId", network, handle, name, avatar_url as "avatarUrl", url, followers, seen_at as "seenAt", gone_at as "goneAt"
    from person_account where person_id = any(${personIds}::uuid[]) order by gone_at is not null, seen_at, id limit 200`.execute(
    ctx.db,
  )
  return rows
}

/** The conversations in which they spoke, the newest first, each with the first thing they said there. */
export async function storyOf(ctx: Context, personIds: string[], limit: number, before?: Date): Promise<StoryLine[]> {
  const { rows } = await sql<StoryLine>`
    select c.id as "conversationId", c.network, coalesce(nullif(first.words, ''), c.title, '') as words, first.language, first.by, spoken.at, c.standing, spoken.said,
      coalesce((select array_agg(distinct e.name) from answer a join employee e on e.id = a.author_id
        where a.conversation_id = c.id and a.step = 'sent'), '{}') as "answeredBy"
    from (
      select conversation_id, max(posted_at) as at, count(*)::int as said from message where account_id in (${theirs(personIds)})
      group by conversation_id having max(posted_at) < ${before ?? new Date(8.64e15)}
      order by max(posted_at) desc limit ${limit}
    ) spoken join conversation c on c.id = spoken.conversation_id
    left join lateral (select left(m.text, 300) as words, m.language, coalesce(a.name, a.handle) as by
      from message m join person_account a on a.id = m.account_id
      where m.conversation_id = c.id and m.account_id in (${theirs(personIds)}) order by m.posted_at, m.id limit 1) first on true
    order by spoken.at desc, c.id`.execute(ctx.db)
  return rows
}

/** Topics of what they said last, with the posts that say so. */
export async function concernsOf(ctx: Context, personIds: string[]): Promise<Concern[]> {
  const { rows } = await sql<Concern>`
    with said as (
      select m.id, m.conversation_id, m.text, m.language, m.posted_at from ${sql.raw('person_account')} a cross join lateral (
        select * from message where account_id = a.id and removed_at is null order by posted_at desc limit 200) m
      where a.person_id = any(${personIds}::uuid[])
    ), about as (
      select t.name as topic, s.*, r.sentiment, r.kind,
        row_number() over (partition by t.id order by s.posted_at desc, s.id) as place
      from said s join message_topic mt on mt.message_id = s.id join topic t on t.id = mt.topic_id left join reading r on r.message_id = s.id
    )
    select topic, count(*)::int as count,
      (count(*) filter (where kind in ('complaint', 'issue') or sentiment <= -0.4))::int as troubled,
      (count(*) filter (where kind = 'praise' or sentiment >= 0.4))::int as glad,
      jsonb_agg(jsonb_build_object('messageId', id, 'conversationId', conversation_id, 'words', left(text, 200), 'language', language,
        'at', posted_at) order by place) filter (where place <= 3) as posts
    from about group by topic order by count(*) desc, topic limit 12`.execute(ctx.db)
  return rows.map(row => ({ ...row, posts: row.posts.map(post => ({ ...post, at: new Date(post.at) })) }))
}

/** Who answered them, and how often. */
export async function answerersOf(
  ctx: Context,
  personIds: string[],
): Promise<{ employeeId: string; name: string; answers: number; lastAt: Date }[]> {
  const { rows } = await sql<{ employeeId: string; name: string; answers: number; lastAt: Date }>`
    select e.id as "employeeId", e.name, count(*)::int as answers, max(a.sent_at) as "lastAt"
    from message m join answer a on a.reply_to = m.id and a.step = 'sent' join employee e on e.id = a.author_id
    where m.account_id in (${theirs(personIds)}) group by e.id order by max(a.sent_at) desc limit 50`.execute(ctx.db)
  return rows
}

/** What we owe them: an answer by a time, an issue that was passed on, a word about a decision. */
export async function promisesTo(ctx: Context, personIds: string[]): Promise<Promised[]> {
  const { rows } = await sql<Promised>`
    select 'An answer' as what, c.id as "conversationId", e.name as "byName", c.answer_by as until
    from conversation c left join employee e on e.id = c.assignee_id
    where c.opened_by in (${theirs(personIds)}) and c.answer_by is not null and c.standing in ('open', 'claimed', 'in-review')
    union all
    select concat('A word on “', t.title, '”, which was passed on'), t.conversation_id, e.name, null
    from tracked_issue t join employee e on e.id = t.passed_by join conversation c on c.id = t.conversation_id
    where c.opened_by in (${theirs(personIds)}) and t.told_at is null and t.step <> 'withdrawn'
    union all
    select concat('What became of “', d.title, '”'), t.conversation_id, e.name, null
    from telling t join decision d on d.id = t.decision_id join employee e on e.id = t.teller_id
    where t.account_id in (${theirs(personIds)}) and t.told_at is null and t.let_be_at is null and d.withdrawn_at is null
    order by until nulls last limit 50`.execute(ctx.db)
  return rows
}

export async function invitedTo(ctx: Context, personIds: string[]): Promise<Invited[]> {
  const { rows } = await sql<Invited>`
    select d.title, d.url, e.name as "byName", i.made_at as at, exists (
        select 1 from message r where r.conversation_id = a.conversation_id and r.account_id = i.account_id and r.posted_at > a.sent_at) as "wroteAgain"
    from invitation_made i join document d on d.id = i.document_id join employee e on e.id = i.made_by join answer a on a.id = i.answer_id
    where i.person_id = any(${personIds}::uuid[]) and a.step not in ('withdrawn', 'refused') order by i.made_at desc limit 50`.execute(
    ctx.db,
  )
  return rows
}

export async function resultsWith(ctx: Context, personIds: string[]): Promise<Came[]> {
  const { rows } = await sql<Came>`
    select o.kind, o.statement, o.conversation_id as "conversationId", o.at from outcome o
    where o.conversation_id in (select conversation_id from message where account_id in (${theirs(personIds)})) and o.withdrawn_at is null
    order by o.at desc limit 50`.execute(ctx.db)
  return rows
}

export interface MemberOfOurs {
  id: string
  handle: string
  name: string
  about: string
  madeAt: Date
}

/** Their accounts in our own community. */
export async function membersOf(ctx: Context, personIds: string[]): Promise<MemberOfOurs[]> {
  const { rows } = await sql<MemberOfOurs>`
    select id, handle, name, about, made_at as "madeAt" from member
    where left_at is null and employee_id is null and id in (
      select id from member where person_id = any(${personIds}::uuid[])
      union
      select external_id::uuid from person_account where person_id = any(${personIds}::uuid[]) and network = 'community'
        and external_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    order by made_at`.execute(ctx.db)
  return rows
}

/** A person in a list. */
export interface PersonLine {
  id: string
  name: string
  avatarUrl: string | null
  accounts: { network: string; handle: string }[]
  tags: string[]
  lastAt: Date | null
}

const lines = (found: ReturnType<typeof sql>) => sql<PersonLine>`
  select p.id, coalesce(p.name, (select coalesce(a.name, a.handle) from person_account a where a.person_id = p.id order by a.seen_at limit 1), 'Somebody') as name,
    (select a.avatar_url from person_account a where a.person_id in (select person_all(p.id)) and a.avatar_url is not null limit 1) as "avatarUrl",
    coalesce((select jsonb_agg(jsonb_build_object('network', a.network, 'handle', a.handle) order by a.seen_at)
      from (select * from person_account where person_id in (select person_all(p.id)) order by seen_at limit 8) a), '[]') as accounts,
    coalesce((select array_agg(distinct tag order by tag) from person_tag where person_id in (select person_all(p.id))), '{}') as tags,
    (select max(m.posted_at) from person_account a cross join lateral (
      select posted_at from message where account_id = a.id order by posted_at desc limit 1) m
      where a.person_id in (select person_all(p.id))) as "lastAt"
  from (${found}) f join person p on p.id = f.id`

/** Who spoke last. */
export async function lastHeard(ctx: Context, limit: number): Promise<PersonLine[]> {
  const { rows } = await sql<PersonLine>`
    ${lines(sql`
      select distinct person_now(a.person_id) as id from (
        select account_id from message where account_id is not null order by posted_at desc, id desc limit ${limit * 4}) m
      join person_account a on a.id = m.account_id`)}
    order by "lastAt" desc nulls last, p.id limit ${limit}`.execute(ctx.db)
  return rows
}

/** By the beginning of a name (as `name_key` has it), of a handle or of where they work, or by a tag; all in small letters. */
export async function peopleNamed(
  ctx: Context,
  { name, words }: { name: string; words: string },
  limit: number,
): Promise<PersonLine[]> {
  const begins = (key: string) => `${key.replace(/[%_\\]/g, '\\$&')}%`
  const { rows } = await sql<PersonLine>`
    ${lines(sql`
      select distinct person_now(person_id) as id from (
        (select person_id from person_account where name_key like ${begins(name)} limit ${limit * 2})
        union all (select person_id from person_account where handle_key like ${begins(words)} limit ${limit * 2})
        union all (select person_id from person_tag where tag = ${words} limit ${limit * 2})
        union all (select p.person_id from organisation o join person_organisation p on p.organisation_id = o.id
          where o.name_key like ${begins(words)} limit ${limit * 2})) some_of_them`)}
    order by name, p.id limit ${limit}`.execute(ctx.db)
  return rows
}

/** What a person is handed: everything they said, and what we said to them, in the order of time. */
export async function spokenWith(ctx: Context, personIds: string[]): Promise<object[]> {
  const { rows } = await sql<object>`
    select m.network, m.url, m.title, m.text, m.language, m.posted_at as "postedAt", m.heard_at as "heardAt", m.edited_at as "editedAt",
      m.removed_at as "removedAt", m.visibility, m.media, case when r.message_id is not null then jsonb_build_object('kind', r.kind, 'sentiment', r.sentiment,
        'urgency', r.urgency, 'toxicity', r.toxicity, 'topics', (select coalesce(jsonb_agg(t.name), '[]') from message_topic mt
          join topic t on t.id = mt.topic_id where mt.message_id = m.id)) end as "readAs",
      coalesce((select jsonb_agg(jsonb_build_object('by', e.name, 'text', a.signed_text, 'sentAt', a.sent_at, 'kind', a.move, 'changed', (
          select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'text', n.signed_text, 'reason', n.reason, 'at', n.settled_at) order by n.made_at), '[]')
          from amendment n where n.answer_id = a.id and n.step = 'done')) order by a.sent_at)
        from answer a join employee e on e.id = a.author_id where a.reply_to = m.id and a.step in ('sent', 'retracted')), '[]') as "weAnswered"
    from message m left join reading r on r.message_id = m.id where m.account_id in (${theirs(personIds)}) order by m.posted_at, m.id`.execute(
    ctx.db,
  )
  return rows
}

/** Proofs that lie in our own tables: a member who spoke in our community also signed in with, or confirmed, another account. */
export interface FoundProof {
  personId: string
  otherId: string
  how: 'sign-in' | 'mail'
  network: string
}

/** For the people who spoke in these messages: accounts that they proved to be theirs by signing in to our community. */
export async function proofsFor(ctx: Context, messageIds: string[]): Promise<FoundProof[]> {
  const { rows } = await sql<FoundProof>`
    with spoke as (
      select distinct a.network, a.external_id, a.person_id from message m join person_account a on a.id = m.account_id
      where m.id = any(${messageIds}::uuid[]) and a.network in ('community', 'email', 'bluesky', 'mastodon')
    ), member_spoke as (
      select s.person_id, m.user_id from spoke s join member m on m.id = (case when s.network = 'community'
        and s.external_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then s.external_id::uuid end)
      where m.user_id is not null
    )
    select s.person_id as "personId", a.person_id as "otherId", 'mail' as how, 'email' as network
    from member_spoke s join member_auth_user u on u.id = s.user_id and u."emailVerified"
    join person_account a on a.network = 'email' and a.external_id = lower(u.email)
    union all
    select s.person_id, a.person_id, 'sign-in', a.network
    from member_spoke s join member_auth_account l on l."userId" = s.user_id
    join person_account a on a.network = 'bluesky' and l."providerId" = 'atproto' and a.external_id = l."accountId"
      or a.network = 'mastodon' and l."providerId" = 'fediverse' and a.external_id = ltrim(l."shownAs", '@')
    union all
    select c.person_id, s.person_id, 'mail', 'email' from spoke s
    join member_auth_user u on u.email = s.external_id and u."emailVerified" join member m on m.user_id = u.id
    join person_account c on c.network = 'community' and c.external_id = m.id::text where s.network = 'email'
    union all
    select c.person_id, s.person_id, 'sign-in', 'bluesky' from spoke s
    join member_auth_account l on l."providerId" = 'atproto' and l."accountId" = s.external_id join member m on m.user_id = l."userId"
    join person_account c on c.network = 'community' and c.external_id = m.id::text where s.network = 'bluesky'
    union all
    select c.person_id, s.person_id, 'sign-in', 'mastodon' from spoke s
    join member_auth_account l on l."providerId" = 'fediverse' and lower(l."shownAs") = concat('@', lower(s.external_id))
    join member m on m.user_id = l."userId"
    join person_account c on c.network = 'community' and c.external_id = m.id::text where s.network = 'mastodon'`.execute(
    ctx.db,
  )
  return rows
}

/** Whose profile stands at one of these addresses, each as `url_key` has it. */
export async function peopleAt(
  ctx: Context,
  urlKeys: string[],
): Promise<{ personId: string; urlKey: string; network: string; handle: string }[]> {
  const { rows } = await sql<{ personId: string; urlKey: string; network: string; handle: string }>`
    select person_id as "personId", url_key as "urlKey", network, handle from person_account
    where url_key = any(${urlKeys}::text[]) and gone_at is null limit 50`.execute(ctx.db)
  return rows
}
