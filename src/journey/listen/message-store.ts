import { sql } from 'kysely'
import type { Post } from '#core/channels'
import { columnOf } from '#platform/columns'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { Message } from './model.ts'

// Lists inside one row travel as text with this separator, which no address and no tag contains.
const separator = '\u001f'
const list = (values: string[]) => values.join(separator)

const messageColumns = sql`
  m.id, m.conversation_id as "conversationId", m.network, m.external_id as "externalId", m.parent_external_id as "parentExternalId",
  m.account_id as "accountId", m.author_id as "authorId", m.title, m.text, m.language, m.url, m.links, m.media, m.posted_at as "postedAt",
  m.edited_at as "editedAt", m.removed_at as "removedAt", m.duplicate_of as "duplicateOf",
  m.content_warning as "contentWarning", m.visibility, m.undelivered_why as "undeliveredWhy", m.is_automatic as "isAutomatic"`

export interface KnownPost {
  network: string
  externalId: string
  conversationId: string
  messageId: string
}

/** Which of these posts are stored already, and in which conversation. */
export async function knownPosts(ctx: Context, keys: { network: string; externalId: string }[]): Promise<KnownPost[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<KnownPost>`
    select m.network, m.external_id as "externalId", m.conversation_id as "conversationId", m.id as "messageId"
    from message m
    join unnest(${columnOf.text(keys.map(key => key.network))}, ${columnOf.text(keys.map(key => key.externalId))}) as k (network, external_id)
      on m.network = k.network and m.external_id = k.external_id`.execute(ctx.db)
  return rows
}

export interface NewMessage {
  id: string
  conversationId: string
  network: string
  externalId: string
  parentExternalId: string | null
  sourceId: string | null
  accountId: string | null
  /** Ours: which colleague wrote it. */
  authorId?: string | null
  title: string | null
  text: string
  language: string | null
  /** As the network said it, where that is not the language it was read as. */
  declaredLanguage?: string | null
  url: string | null
  links: string[]
  tags: string[]
  media: string
  postedAt: Date
  fingerprint: bigint
  terms: string[]
  contentWarning?: string | null
  visibility?: Message['visibility']
  isAutomatic?: boolean
}

/**
 * Inserts messages, and with each from `copiesFrom` characters on, whose words it repeats: the first with the same
 * words, elsewhere, within a month. One that another writer stored first is left as it is.
 * Returns the ids that were really stored.
 */
export async function insertMessages(ctx: Context, messages: NewMessage[], copiesFrom: number): Promise<Set<string>> {
  if (messages.length === 0) return new Set()
  const uuids = (pick: (message: NewMessage) => string | null) => columnOf.uuid(messages.map(pick))
  const texts = (pick: (message: NewMessage) => string | null) => columnOf.text(messages.map(pick))
  const { rows } = await sql<{ id: string }>`
    insert into message (id, conversation_id, network, external_id, parent_external_id, source_id, account_id, author_id, title, text, language, url, links, tags, media, posted_at, heard_at, fingerprint, terms, content_warning, visibility, declared_language, is_automatic, duplicate_of)
    select id, conversation_id, network, external_id, parent, source_id, account_id, author_id, title, text, language, url,
      string_to_array(links, ${separator}), string_to_array(tags, ${separator}), media::jsonb, posted_at, ${ctx.now()}::timestamptz, fingerprint,
      array_to_tsvector(string_to_array(terms, ${separator})), content_warning, visibility, declared_language, is_automatic,
      case when length(t.text) >= ${copiesFrom} then (
        select o.id from message o
        where o.fingerprint = t.fingerprint and o.posted_at > t.posted_at - interval '30 days'
          and o.conversation_id <> t.conversation_id and length(o.text) >= ${copiesFrom}
        order by o.id limit 1) end
    from unnest(${uuids(m => m.id)}, ${uuids(m => m.conversationId)}, ${texts(m => m.network)}, ${texts(m => m.externalId)},
      ${texts(m => m.parentExternalId)}, ${uuids(m => m.sourceId)}, ${uuids(m => m.accountId)}, ${uuids(m => m.authorId ?? null)}, ${texts(m => m.title)},
      ${texts(m => m.text)}, ${texts(m => m.language)}, ${texts(m => m.url)}, ${texts(m => list(m.links))},
      ${texts(m => list(m.tags))}, ${texts(m => m.media)}, ${columnOf.timestamptz(messages.map(m => m.postedAt))},
      ${columnOf.bigint(messages.map(m => m.fingerprint))}, ${texts(m => list(m.terms))},
      ${texts(m => m.contentWarning ?? null)}, ${texts(m => m.visibility ?? null)}, ${texts(m => m.declaredLanguage ?? null)},
      ${columnOf.boolean(messages.map(m => m.isAutomatic ?? false))})
      as t (id, conversation_id, network, external_id, parent, source_id, account_id, author_id, title, text, language, url, links, tags, media, posted_at, fingerprint, terms, content_warning, visibility, declared_language, is_automatic)
    on conflict (network, external_id) do nothing
    returning id`.execute(ctx.db)
  return new Set(rows.map(row => row.id))
}

/** Marks copies: the same words were heard before, elsewhere, within a month. */
export async function markCopies(ctx: Context, messageIds: string[], atLeastLength: number): Promise<void> {
  await sql`
    update message m set duplicate_of = (
      select o.id from message o
      where o.fingerprint = m.fingerprint and o.id < m.id and o.posted_at > m.posted_at - interval '30 days'
        and o.conversation_id <> m.conversation_id and length(o.text) >= ${atLeastLength}
      order by o.id limit 1)
    where m.id = any(${messageIds}::uuid[]) and length(m.text) >= ${atLeastLength}
      and exists (select 1 from message o where o.fingerprint = m.fingerprint and o.id < m.id and o.conversation_id <> m.conversation_id)`.execute(
    ctx.db,
  )
}

export async function insertMatches(
  ctx: Context,
  matches: { messageId: string; queryId: string; spans: number[] }[],
): Promise<void> {
  if (matches.length === 0) return
  await sql`
    insert into query_match (message_id, query_id, spans)
    select message_id, query_id, spans::int[]
    from unnest(${columnOf.uuid(matches.map(m => m.messageId))}, ${columnOf.uuid(matches.map(m => m.queryId))},
      ${columnOf.text(matches.map(m => `{${m.spans}}`))})
      as t (message_id, query_id, spans)
    on conflict (message_id, query_id) do update set spans = excluded.spans`.execute(ctx.db)
}

export async function editMessage(
  ctx: Context,
  messageId: string,
  edited: {
    title: string | null
    text: string
    /** As it was, where nothing is said. */
    media?: Post['media']
    tags?: string[]
    editedAt: Date
    fingerprint: bigint
    terms: string[]
  },
): Promise<boolean> {
  const media = edited.media && JSON.stringify(edited.media)
  if (media)
    await sql`
      update message set media = ${media}::jsonb
      where id = ${messageId} and removed_at is null and media <> ${media}::jsonb`.execute(ctx.db)
  if (edited.tags)
    await sql`
      update message set tags = ${edited.tags}::text[]
      where id = ${messageId} and removed_at is null and tags <> ${edited.tags}::text[]`.execute(ctx.db)
  const { rows } = await sql`
    update message set title = ${edited.title}, text = ${edited.text}, edited_at = ${edited.editedAt}, fingerprint = ${edited.fingerprint.toString()},
      terms = array_to_tsvector(string_to_array(${list(edited.terms)}, ${separator}))
    where id = ${messageId} and removed_at is null and text is distinct from ${edited.text} returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** Its author took it down: the words go, that something stood here stays. */
export async function removeMessages(ctx: Context, keys: { network: string; externalId: string }[]): Promise<string[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ conversationId: string }>`
    with removed as (
      update message m set removed_at = ${ctx.now()}, text = '', title = null, links = '{}', tags = '{}', media = '[]', terms = ''
      from unnest(${keys.map(key => key.network)}::text[], ${keys.map(key => key.externalId)}::text[]) as k (network, external_id)
      where m.network = k.network and m.external_id = k.external_id and m.removed_at is null
      returning m.id, m.conversation_id, m.network, m.external_id
    ), untitled as (
      update conversation c set title = null from removed r
      where c.id = r.conversation_id and c.network = r.network and c.root_external_id = r.external_id
    ), unmatched as (delete from query_match where message_id in (select id from removed))
    select distinct conversation_id as "conversationId" from removed`.execute(ctx.db)
  return rows.map(row => row.conversationId)
}

/** It stands there again: its words come back, and where it began its thread, the title. False where it was never gone. */
export async function restoreMessage(
  ctx: Context,
  messageId: string,
  words: {
    title: string | null
    text: string
    links: string[]
    tags: string[]
    media: string
    fingerprint: bigint
    terms: string[]
  },
): Promise<boolean> {
  const { title, text, links, tags, media, fingerprint, terms } = words
  const { rows } = await sql`
    with back as (
      update message m set removed_at = null, title = ${title}, text = ${text}, links = ${links}::text[], tags = ${tags}::text[],
        media = ${media}::jsonb, fingerprint = ${fingerprint.toString()}::bigint,
        terms = array_to_tsvector(string_to_array(${list(terms)}, ${separator}))
      where m.id = ${messageId} and m.removed_at is not null
      returning m.id, m.conversation_id, m.network, m.external_id
    ), titled as (
      update conversation c set title = coalesce(c.title, ${title}) from back b
      where c.id = b.conversation_id and c.network = b.network and c.root_external_id = b.external_id
    )
    select id from back`.execute(ctx.db)
  return rows.length === 1
}

/**
 * Forgets what these accounts said, with what we answered them: conversations in which nobody else from outside spoke go
 * whole; from the others go their posts, ours to them and those of ours that name them (by patterns of `ilike`), and their ids in what others said.
 * Returns what went.
 */
export async function forgetSpeech(
  ctx: Context,
  accountIds: string[],
  namedBy: string[],
): Promise<{ conversations: number; messages: number }> {
  const { rows: spoken } = await sql<{ id: string; isAlone: boolean; messages: number }>`
    select c.id, count(m.id)::int as messages,
      not exists (select 1 from message o where o.conversation_id = c.id and o.account_id is not null and o.account_id <> all(${accountIds}::uuid[])) as "isAlone"
    from (
      select conversation_id as id from message where account_id = any(${accountIds}::uuid[])
      union select id from conversation where opened_by = any(${accountIds}::uuid[])
    ) c left join message m on m.conversation_id = c.id and m.account_id = any(${accountIds}::uuid[])
    group by c.id`.execute(ctx.db)
  const alone = spoken.filter(each => each.isAlone).map(each => each.id)
  const shared = spoken.filter(each => !each.isAlone).map(each => each.id)
  await sql`delete from conversation where id = any(${alone}::uuid[])`.execute(ctx.db)
  // Where somebody gave a thread its title, its address often says it again.
  await sql`
    update message o set url = null from conversation c join message root on root.network = c.network and root.external_id = c.root_external_id
    where o.conversation_id = c.id and c.id = any(${shared}::uuid[]) and c.title is not null and root.account_id = any(${accountIds}::uuid[])`.execute(
    ctx.db,
  )
  await sql`
    update conversation c set
      title = case when root.id is null then c.title end,
      root_external_id = case when root.id is null then c.root_external_id else concat('erased:', c.id) end,
      opened_by = case when c.opened_by = any(${accountIds}::uuid[]) then (
        select o.account_id from message o where o.conversation_id = c.id and o.account_id is not null and o.account_id <> all(${accountIds}::uuid[])
        order by o.posted_at, o.id limit 1) else c.opened_by end
    from conversation s left join message root on root.network = s.network and root.external_id = s.root_external_id
      and root.account_id = any(${accountIds}::uuid[])
    where s.id = c.id and c.id = any(${shared}::uuid[])`.execute(ctx.db)
  await sql`
    with recursive theirs as (
      select id, conversation_id, external_id from message
      where conversation_id = any(${shared}::uuid[]) and (account_id = any(${accountIds}::uuid[]) or author_id is not null and text ilike any(${namedBy}::text[]))
      union
      select o.id, o.conversation_id, o.external_id from theirs t
      join message o on o.conversation_id = t.conversation_id and o.parent_external_id = t.external_id and o.author_id is not null
    ), gone as (
      delete from message where id in (select id from theirs)
    )
    update message o set parent_external_id = null from theirs t
    where o.conversation_id = t.conversation_id and o.parent_external_id = t.external_id and o.id not in (select id from theirs)`.execute(
    ctx.db,
  )
  await sql`
    update conversation c set message_count = left_over.count, last_message_at = coalesce(left_over.last, c.last_message_at)
    from (select conversation_id, count(*)::int as count, max(posted_at) as last from message
      where conversation_id = any(${shared}::uuid[]) group by 1) left_over
    where c.id = left_over.conversation_id`.execute(ctx.db)
  return { conversations: alone.length, messages: spoken.reduce((sum, each) => sum + each.messages, 0) }
}

/** Everything of an account that is gone from its network. */
export async function postsOfAccount(
  ctx: Context,
  accountId: string,
): Promise<{ network: string; externalId: string }[]> {
  const { rows } = await sql<{ network: string; externalId: string }>`
    select network, external_id as "externalId" from message where account_id = ${accountId} and removed_at is null`.execute(
    ctx.db,
  )
  return rows
}

/** One of our messages did not arrive; told once, and its conversation is open again with whoever wrote it. */
export async function markUndelivered(
  ctx: Context,
  { network, externalId, why }: { network: string; externalId: string; why: string },
): Promise<{ messageId: string; conversationId: string; employeeId: string } | undefined> {
  const { rows } = await sql<{ messageId: string; conversationId: string; employeeId: string }>`
    with marked as (
      update message set undelivered_why = ${why}
      where network = ${network} and external_id = ${externalId} and author_id is not null and undelivered_why is null
      returning id, conversation_id, author_id
    ), opened as (
      update conversation c set standing = 'open', assignee_id = m.author_id from marked m
      where c.id = m.conversation_id and c.standing in ('answered', 'claimed', 'open')
    )
    select id as "messageId", conversation_id as "conversationId", author_id as "employeeId" from marked`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Puts our own answer into its thread. Where the network's stream was faster, the message that it left becomes ours. */
export async function insertOurMessage(
  ctx: Context,
  message: {
    id: string
    conversationId: string
    network: string
    externalId: string
    parentExternalId: string
    authorId: string
    text: string
    language: string | null
    url: string | null
    postedAt: Date
    fingerprint: bigint
    terms: string[]
  },
): Promise<string> {
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    insert into message (id, conversation_id, network, external_id, parent_external_id, author_id, text, language, url, posted_at, heard_at, fingerprint, terms)
    values (${message.id}, ${message.conversationId}, ${message.network}, ${message.externalId}, ${message.parentExternalId}, ${message.authorId},
      ${message.text}, ${message.language}, ${message.url}, ${message.postedAt}, ${ctx.now()}, ${message.fingerprint.toString()},
      array_to_tsvector(string_to_array(${list(message.terms)}, ${separator})))
    on conflict (network, external_id) do update set author_id = excluded.author_id, account_id = null, conversation_id = excluded.conversation_id
    returning id, (xmax = 0) as "isNew"`.execute(ctx.db)
  if (rows[0]?.isNew)
    await sql`
      update conversation set message_count = message_count + 1, last_message_at = greatest(last_message_at, ${message.postedAt})
      where id = ${message.conversationId}`.execute(ctx.db)
  return rows[0]?.id ?? message.id
}

export async function messageRows(ctx: Context, conversationId: string): Promise<Message[]> {
  const { rows } = await sql<Message>`${prepared}
    select ${messageColumns} from message m where m.conversation_id = ${conversationId} order by m.posted_at, m.id limit 500`.execute(
    ctx.db,
  )
  return rows
}

/** The whole of many threads at once, each in its order, of a long one its first hundred. */
export async function messagesOfAll(ctx: Context, conversationIds: string[]): Promise<Map<string, Message[]>> {
  const threads = new Map<string, Message[]>(conversationIds.map(id => [id, []]))
  if (conversationIds.length === 0) return threads
  const { rows } = await sql<Message>`
    select m.* from unnest(${conversationIds}::uuid[]) as t (id) cross join lateral (
      select ${messageColumns} from message m where m.conversation_id = t.id order by m.posted_at, m.id limit 100) m`.execute(
    ctx.db,
  )
  for (const message of rows) threads.get(message.conversationId)?.push(message)
  return threads
}

export async function messageRow(ctx: Context, id: string): Promise<Message | undefined> {
  const { rows } = await sql<Message>`select ${messageColumns} from message m where m.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function messagesById(ctx: Context, ids: string[]): Promise<Message[]> {
  const { rows } = await sql<Message>`select ${messageColumns} from message m where m.id = any(${ids}::uuid[])`.execute(
    ctx.db,
  )
  return rows
}
