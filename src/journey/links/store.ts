import { sql } from 'kysely'
import { columnOf } from '#platform/columns'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { Click, TrackedLink } from './model.ts'

const columns = sql`l.id, l.code, l.words, l.url, l.title, l.utm, l.conversation_id as "conversationId", l.made_by as "madeBy",
  e.name as "madeByName", l.made_at as "madeAt", l.followed_at as "followedAt", l.retired_at as "retiredAt"`

/** False where the same colleague gave the same page in the same conversation before. */
export async function insertLink(
  ctx: Context,
  link: Pick<TrackedLink, 'id' | 'code' | 'words' | 'url' | 'title' | 'utm' | 'conversationId' | 'madeBy'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into tracked_link (id, code, words, url, title, utm, conversation_id, made_by, made_at)
    values (${link.id}, ${link.code}, ${link.words}, ${link.url}, ${link.title}, ${JSON.stringify(link.utm)}::jsonb, ${link.conversationId},
      ${link.madeBy}, ${ctx.now()})
    on conflict (conversation_id, made_by, url) where retired_at is null and conversation_id is not null do nothing returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function linkGiven(
  ctx: Context,
  given: { conversationId: string; madeBy: string; url: string },
): Promise<TrackedLink | undefined> {
  const { rows } = await sql<TrackedLink>`
    select ${columns} from tracked_link l join employee e on e.id = l.made_by
    where l.conversation_id = ${given.conversationId} and l.made_by = ${given.madeBy} and l.url = ${given.url} and l.retired_at is null`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function linkRow(ctx: Context, id: string): Promise<TrackedLink | undefined> {
  const { rows } = await sql<TrackedLink>`
    select ${columns} from tracked_link l join employee e on e.id = l.made_by where l.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function linksByCode(ctx: Context, codes: string[]): Promise<TrackedLink[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<TrackedLink>`${prepared}
    select ${columns} from tracked_link l join employee e on e.id = l.made_by where l.code = any(${codes}::text[])`.execute(
    ctx.db,
  )
  return rows
}

export async function linksOf(ctx: Context, conversationIds: string[]): Promise<TrackedLink[]> {
  const { rows } = await sql<TrackedLink>`
    select ${columns} from tracked_link l join employee e on e.id = l.made_by
    where l.conversation_id = any(${conversationIds}::uuid[]) order by l.made_at, l.id`.execute(ctx.db)
  return rows
}

/** A link with how often it was followed, and by how many programs; and how often it was handed on. */
export interface CountedLink extends TrackedLink {
  people: number
  programs: number
  shares: number
}

export async function countedLinks(
  ctx: Context,
  page: { before?: { at: Date; id: string } | undefined; madeBy?: string | undefined; limit: number },
): Promise<CountedLink[]> {
  const { rows } = await sql<CountedLink>`
    select ${columns}, coalesce(k.people, 0) as people, coalesce(k.programs, 0) as programs,
      (select count(*) from link_share s where s.link_id = l.id) as shares
    from (select * from tracked_link where true
          ${page.before ? sql`and (made_at, id) < (${page.before.at}, ${page.before.id}::uuid)` : sql``}
          ${page.madeBy ? sql`and made_by = ${page.madeBy}` : sql``}
          order by made_at desc, id desc limit ${page.limit}) l
    join employee e on e.id = l.made_by
    left join lateral (
      select sum(how_many) filter (where not is_program) as people, sum(how_many) filter (where is_program) as programs
      from link_click where link_id = l.id) k on true
    order by l.made_at desc, l.id desc`.execute(ctx.db)
  return rows
}

/** By day (UTC) and by where they came from: how many followed it. */
export async function clicksOf(
  ctx: Context,
  linkId: string,
): Promise<{ day: Date; fromHost: string | null; people: number; programs: number }[]> {
  const { rows } = await sql<{ day: Date; fromHost: string | null; people: number; programs: number }>`
    select date_trunc('day', at, 'UTC') as day, from_host as "fromHost",
      coalesce(sum(how_many) filter (where not is_program), 0)::bigint as people,
      coalesce(sum(how_many) filter (where is_program), 0)::bigint as programs
    from link_click where link_id = ${linkId} group by 1, 2 order by 1 desc, 3 desc limit 400`.execute(ctx.db)
  return rows
}

/** Those who handed them on, the newest first. */
export async function sharesOf(
  ctx: Context,
  linkIds: string[],
): Promise<{ linkId: string; messageId: string; conversationId: string; how: string; at: Date; network: string }[]> {
  const { rows } = await sql<{
    linkId: string
    messageId: string
    conversationId: string
    how: string
    at: Date
    network: string
  }>`
    select s.link_id as "linkId", s.message_id as "messageId", m.conversation_id as "conversationId", s.how, s.at, m.network
    from link_share s join message m on m.id = s.message_id
    where s.link_id = any(${linkIds}::uuid[]) and m.removed_at is null order by s.at desc limit 200`.execute(ctx.db)
  return rows
}

export async function insertShare(
  ctx: Context,
  share: { linkId: string; messageId: string; how: 'post' | 'quote' | 'mention'; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into link_share (link_id, message_id, how, at) values (${share.linkId}, ${share.messageId}, ${share.how}, ${share.at})
    on conflict do nothing returning link_id`.execute(ctx.db)
  return rows.length === 1
}

/** Of these, the posts of people outside that show an address which begins so. */
export async function messagesShowing(
  ctx: Context,
  ids: string[],
  begins: string,
): Promise<{ id: string; network: string; text: string; links: string[]; at: Date }[]> {
  const { rows } = await sql<{ id: string; network: string; text: string; links: string[]; at: Date }>`
    select id, network, text, links, posted_at as at from message
    where id = any(${ids}::uuid[]) and account_id is not null and removed_at is null
      and (strpos(text, ${begins}) > 0 or strpos(array_to_string(links, ' '), ${begins}) > 0)`.execute(ctx.db)
  return rows
}

/** The links that stand in what we said, and who showed that inside a post of their own. */
export async function linksWeQuoted(
  ctx: Context,
  quoting: { messageId: string; network: string; externalId: string }[],
): Promise<{ id: string; conversationId: string | null; messageId: string; at: Date }[]> {
  if (quoting.length === 0) return []
  const { rows } = await sql<{ id: string; conversationId: string | null; messageId: string; at: Date }>`
    select l.id, l.conversation_id as "conversationId", q.id as "messageId", q.posted_at as at
    from unnest(${quoting.map(each => each.messageId)}::uuid[], ${quoting.map(each => each.network)}::text[],
        ${quoting.map(each => each.externalId)}::text[]) as t (message_id, network, external_id)
      join message ours on ours.network = t.network and ours.external_id = t.external_id and ours.author_id is not null
      join tracked_link l on l.conversation_id = ours.conversation_id and strpos(ours.text, '-' || l.code) + strpos(ours.text, '/l/' || l.code) > 0
      join message q on q.id = t.message_id and q.account_id is not null`.execute(ctx.db)
  return rows
}

/**
 * Appends them all at once. Those alike (the same link, minute and origin) are one row with their number. When this
 * returns, PostgreSQL has committed them; and has them on its disk, or (`soon`) will within three turns of its WAL writer.
 */
export async function insertClicks(ctx: Context, clicks: readonly Click[], { soon }: { soon: boolean }): Promise<void> {
  const alike = new Map<string, Click & { howMany: number }>()
  for (const click of clicks) {
    const key = `${click.linkId}${click.at.getTime()}${click.isProgram}${click.fromHost ?? ''}`
    const there = alike.get(key)
    if (there) there.howMany++
    else alike.set(key, { ...click, howMany: 1 })
  }
  const rows = [...alike.values()]
  await sql`${prepared}${
    soon
      ? sql`
    with on_disk_soon as (select set_config('synchronous_commit', 'off', true))`
      : sql``
  }
    insert into link_click (link_id, at, from_host, is_program, how_many)
    select t.* from ${soon ? sql`on_disk_soon cross join` : sql``} unnest(${columnOf.uuid(rows.map(row => row.linkId))},
      ${columnOf.timestamptz(rows.map(row => row.at))}, ${columnOf.text(rows.map(row => row.fromHost))},
      ${columnOf.boolean(rows.map(row => row.isProgram))}, ${columnOf.int(rows.map(row => row.howMany))}) t`.execute(
    ctx.db,
  )
}

/** The first time that somebody followed them; which of these it was. */
export async function markFollowed(
  ctx: Context,
  ids: string[],
): Promise<{ id: string; conversationId: string | null; madeBy: string }[]> {
  const { rows } = await sql<{ id: string; conversationId: string | null; madeBy: string }>`
    update tracked_link set followed_at = ${ctx.now()} where id = any(${ids}::uuid[]) and followed_at is null
    returning id, conversation_id as "conversationId", made_by as "madeBy"`.execute(ctx.db)
  return rows
}

export async function retireLinkRow(ctx: Context, id: string, employeeId: string): Promise<boolean> {
  const { rows } = await sql`
    update tracked_link set retired_at = ${ctx.now()}, retired_by = ${employeeId} where id = ${id} and retired_at is null
    returning id`.execute(ctx.db)
  return rows.length === 1
}

/** The hosts of our own pages: documents, places, what is on offer. Each as an address says it. */
export async function ownHosts(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ host: string }>`
    select distinct lower(split_part(split_part(url, '://', 2), '/', 1)) as host from document where url like 'http%'
    union select lower(host) from site where host is not null and closed_at is null
    union select distinct lower(split_part(split_part(words->>'link', '://', 2), '/', 1)) from offer_edition
      where withdrawn_at is null and ended_at is null and words->>'link' like 'http%'
    limit 500`.execute(ctx.db)
  return rows.map(row => row.host).filter(Boolean)
}

export async function titleOfPage(ctx: Context, url: string): Promise<string | undefined> {
  const { rows } = await sql<{ title: string }>`select title from document where url = ${url}`.execute(ctx.db)
  return rows[0]?.title
}

/** Takes away the links that the sample's people gave, and who followed them. */
export async function deleteSampleLinks(ctx: Context): Promise<void> {
  await sql`
    delete from link_click where link_id in (select l.id from tracked_link l join employee e on e.id = l.made_by where e.is_sample)`.execute(
    ctx.db,
  )
  await sql`delete from tracked_link where made_by in (select id from employee where is_sample)`.execute(ctx.db)
}
