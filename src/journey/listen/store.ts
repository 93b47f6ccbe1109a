import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Conversation, Message, Standing } from './model.ts'

// Lists inside one row travel as text with this separator, which no address and no tag contains.
const separator = '\u001f'
const list = (values: string[]) => values.join(separator)

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
    join unnest(${keys.map(key => key.network)}::text[], ${keys.map(key => key.externalId)}::text[]) as k (network, external_id)
      on m.network = k.network and m.external_id = k.external_id`.execute(ctx.db)
  return rows
}

/** Which threads are known by their root, whether or not the root itself was heard. */
export async function knownRoots(
  ctx: Context,
  keys: { network: string; externalId: string }[],
): Promise<{ network: string; externalId: string; conversationId: string }[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ network: string; externalId: string; conversationId: string }>`
    select c.network, c.root_external_id as "externalId", c.id as "conversationId"
    from conversation c
    join unnest(${keys.map(key => key.network)}::text[], ${keys.map(key => key.externalId)}::text[]) as k (network, external_id)
      on c.network = k.network and c.root_external_id = k.external_id`.execute(ctx.db)
  return rows
}

export interface NewConversation {
  id: string
  network: string
  rootExternalId: string
  title: string | null
  sourceId: string | null
  openedBy: string
  language: string | null
  kind: string
  lastMessageAt: Date
  messageCount: number
  answerBy: Date | null
  noticeAt: Date | null
  incomplete: string | null
}

/**
 * Inserts conversations; returns, for each root, the id that is stored. Another writer may have made one first: that one
 * is left as it is, and grows by the messages that are really stored. In one order, so that two writers never wait for
 * each other.
 */
export async function insertConversations(
  ctx: Context,
  conversations: NewConversation[],
): Promise<Map<string, string>> {
  if (conversations.length === 0) return new Map()
  const inOrder = conversations.toSorted((a, b) => (a.rootExternalId < b.rootExternalId ? -1 : 1))
  const column = <Value>(pick: (conversation: NewConversation) => Value) => inOrder.map(pick)
  const { rows } = await sql<{ id: string; network: string; root: string }>`
    insert into conversation (id, network, root_external_id, title, source_id, opened_by, language, kind, heard_at, last_message_at, message_count, answer_by, notice_at, incomplete)
    select id, network, root, title, source_id, opened_by, language, kind, ${ctx.now()}::timestamptz, last_message_at, message_count, answer_by, notice_at, incomplete
    from unnest(${column(c => c.id)}::uuid[], ${column(c => c.network)}::text[], ${column(c => c.rootExternalId)}::text[], ${column(c => c.title)}::text[],
      ${column(c => c.sourceId)}::uuid[], ${column(c => c.openedBy)}::uuid[], ${column(c => c.language)}::text[], ${column(c => c.kind)}::text[],
      ${column(c => c.lastMessageAt)}::timestamptz[], ${column(c => c.messageCount)}::int[], ${column(c => c.answerBy)}::timestamptz[],
      ${column(c => c.noticeAt)}::timestamptz[], ${column(c => c.incomplete)}::text[])
      as t (id, network, root, title, source_id, opened_by, language, kind, last_message_at, message_count, answer_by, notice_at, incomplete)
    on conflict (network, root_external_id) do update set
      last_message_at = greatest(conversation.last_message_at, excluded.last_message_at)
    returning id, network, root_external_id as root`.execute(ctx.db)
  return new Map(rows.map(row => [`${row.network}\n${row.root}`, row.id]))
}

export interface NewMessage {
  id: string
  conversationId: string
  network: string
  externalId: string
  parentExternalId: string | null
  sourceId: string | null
  accountId: string | null
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
  const column = <Value>(pick: (message: NewMessage) => Value) => messages.map(pick)
  const { rows } = await sql<{ id: string }>`
    insert into message (id, conversation_id, network, external_id, parent_external_id, source_id, account_id, title, text, language, url, links, tags, media, posted_at, heard_at, fingerprint, terms, content_warning, visibility, declared_language, is_automatic, duplicate_of)
    select id, conversation_id, network, external_id, parent, source_id, account_id, title, text, language, url,
      string_to_array(links, ${separator}), string_to_array(tags, ${separator}), media::jsonb, posted_at, ${ctx.now()}::timestamptz, fingerprint,
      array_to_tsvector(string_to_array(terms, ${separator})), content_warning, visibility, declared_language, is_automatic,
      case when length(t.text) >= ${copiesFrom} then (
        select o.id from message o
        where o.fingerprint = t.fingerprint and o.posted_at > t.posted_at - interval '30 days'
          and o.conversation_id <> t.conversation_id and length(o.text) >= ${copiesFrom}
        order by o.id limit 1) end
    from unnest(${column(m => m.id)}::uuid[], ${column(m => m.conversationId)}::uuid[], ${column(m => m.network)}::text[], ${column(m => m.externalId)}::text[],
      ${column(m => m.parentExternalId)}::text[], ${column(m => m.sourceId)}::uuid[], ${column(m => m.accountId)}::uuid[], ${column(m => m.title)}::text[],
      ${column(m => m.text)}::text[], ${column(m => m.language)}::text[], ${column(m => m.url)}::text[], ${column(m => list(m.links))}::text[],
      ${column(m => list(m.tags))}::text[], ${column(m => m.media)}::text[], ${column(m => m.postedAt)}::timestamptz[],
      ${column(m => m.fingerprint.toString())}::bigint[], ${column(m => list(m.terms))}::text[],
      ${column(m => m.contentWarning ?? null)}::text[], ${column(m => m.visibility ?? null)}::text[], ${column(m => m.declaredLanguage ?? null)}::text[],
      ${column(m => m.isAutomatic ?? false)}::bool[])
      as t (id, conversation_id, network, external_id, parent, source_id, account_id, title, text, language, url, links, tags, media, posted_at, fingerprint, terms, content_warning, visibility, declared_language, is_automatic)
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

export interface Grown {
  conversationId: string
  lastMessageAt: Date
  count: number
  reopens: boolean
  answerBy: Date | null
  noticeAt: Date | null
}

/** New words in known conversations: newer, longer, and open again when an outsider spoke after it was answered or closed. */
export async function growConversations(ctx: Context, grown: Grown[]): Promise<void> {
  if (grown.length === 0) return
  // Older words that are fetched later open nothing again; clocks of networks go wrong by minutes.
  const wroteAgain = sql`(g.reopens and c.standing in ('answered', 'closed')
    and g.last_message_at > c.last_message_at - interval '10 minutes')`
  // Who only told something first, and asks now, waits from now on.
  const asksNow = sql`(${wroteAgain} or (g.reopens and c.answer_by is null and c.standing in ('open', 'claimed')))`
  await sql`
    update conversation c set
      last_message_at = greatest(c.last_message_at, g.last_message_at), message_count = c.message_count + g.count,
      standing = case when ${wroteAgain} then 'open' else c.standing end,
      answer_by = case when ${asksNow} then g.answer_by else c.answer_by end,
      notice_at = case when ${asksNow} then g.notice_at else c.notice_at end,
      awaited_since = case when ${asksNow} and g.answer_by is not null then ${ctx.now()}::timestamptz else c.awaited_since end
    from unnest(${grown.map(g => g.conversationId)}::uuid[], ${grown.map(g => g.lastMessageAt)}::timestamptz[], ${grown.map(g => g.count)}::int[],
      ${grown.map(g => g.reopens)}::bool[], ${grown.map(g => g.answerBy)}::timestamptz[], ${grown.map(g => g.noticeAt)}::timestamptz[])
      as g (id, last_message_at, count, reopens, answer_by, notice_at)
    where c.id = g.id`.execute(ctx.db)
}

export async function insertMatches(
  ctx: Context,
  matches: { messageId: string; queryId: string; spans: number[] }[],
): Promise<void> {
  if (matches.length === 0) return
  await sql`
    insert into query_match (message_id, query_id, spans)
    select message_id, query_id, string_to_array(spans, ',')::int[]
    from unnest(${matches.map(m => m.messageId)}::uuid[], ${matches.map(m => m.queryId)}::uuid[], ${matches.map(m => m.spans.join(','))}::text[])
      as t (message_id, query_id, spans)
    on conflict (message_id, query_id) do update set spans = excluded.spans`.execute(ctx.db)
}

export async function editMessage(
  ctx: Context,
  messageId: string,
  edited: { title: string | null; text: string; editedAt: Date; fingerprint: bigint; terms: string[] },
): Promise<boolean> {
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
      returning m.id, m.conversation_id
    ), unmatched as (delete from query_match where message_id in (select id from removed))
    select distinct conversation_id as "conversationId" from removed`.execute(ctx.db)
  return rows.map(row => row.conversationId)
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

/** Conversations in which no word of an outsider is left. */
export async function markGone(ctx: Context, conversationIds: string[]): Promise<void> {
  await sql`
    update conversation c set standing = 'gone'
    where c.id = any(${conversationIds}::uuid[])
      and not exists (select 1 from message m where m.conversation_id = c.id and m.account_id is not null and m.removed_at is null)`.execute(
    ctx.db,
  )
}

export async function setStanding(
  ctx: Context,
  conversationId: string,
  standing: Standing,
  assigneeId?: string | null,
): Promise<void> {
  await sql`
    update conversation set standing = ${standing},
      assignee_id = case when ${assigneeId !== undefined} then ${assigneeId ?? null}::uuid else assignee_id end
    where id = ${conversationId}`.execute(ctx.db)
}

/** What a conversation is called in the inbox follows how its first post of an outsider is read. */
export async function setReadAs(
  ctx: Context,
  read: { messageId: string; kind: string; language: string }[],
): Promise<void> {
  if (read.length === 0) return
  await sql`
    update conversation c set kind = t.kind, language = t.language
    from unnest(${read.map(r => r.messageId)}::uuid[], ${read.map(r => r.kind)}::text[], ${read.map(r => r.language)}::text[]) as t (message_id, kind, language)
    join message m on m.id = t.message_id
    where c.id = m.conversation_id and (c.kind, c.language) is distinct from (t.kind, t.language)
      and not exists (select 1 from message e where e.conversation_id = c.id and e.account_id is not null and (e.posted_at, e.id) < (m.posted_at, m.id))`.execute(
    ctx.db,
  )
}

/** A conversation that nobody seemed to wait in, until its only post was read with time: it is answered by then, too. */
export async function setAwaited(ctx: Context, promised: Promised[]): Promise<void> {
  if (promised.length === 0) return
  await sql`
    update conversation c set answer_by = p.answer_by, notice_at = p.notice_at
    from unnest(${promised.map(p => p.conversationId)}::uuid[], ${promised.map(p => p.answerBy)}::timestamptz[],
      ${promised.map(p => p.noticeAt)}::timestamptz[]) as p (id, answer_by, notice_at)
    where c.id = p.id and c.answer_by is null and c.standing = 'open' and c.message_count = 1`.execute(ctx.db)
}

/** When an answer is promised, and when somebody is told next that this runs out. */
export interface Promised {
  conversationId: string
  answerBy: Date
  noticeAt: Date | null
}

/** What is promised to those who wait already, by other targets or hours. */
export async function setPromised(ctx: Context, promised: Promised[]): Promise<void> {
  if (promised.length === 0) return
  await sql`
    update conversation c set answer_by = p.answer_by, notice_at = p.notice_at
    from unnest(${promised.map(p => p.conversationId)}::uuid[], ${promised.map(p => p.answerBy)}::timestamptz[],
      ${promised.map(p => p.noticeAt)}::timestamptz[]) as p (id, answer_by, notice_at)
    where c.id = p.id and c.answer_by is not null and c.standing in ('open', 'claimed', 'in-review')
      and (c.answer_by, c.notice_at) is distinct from (p.answer_by, p.notice_at)`.execute(ctx.db)
}

/** Conversations in which somebody is to be told now that the promise runs out, the longest due first. */
export async function noticesDue(ctx: Context, limit: number): Promise<Conversation[]> {
  const { rows } = await sql<Conversation>`
    select ${conversationColumns} from conversation c where c.notice_at <= ${ctx.now()} order by c.notice_at limit ${limit}`.execute(
    ctx.db,
  )
  return rows
}

/** Sets when the next is told, where nobody else did so first. */
export async function moveNotice(ctx: Context, conversationId: string, from: Date, to: Date | null): Promise<boolean> {
  const { rows } = await sql`
    update conversation set notice_at = ${to} where id = ${conversationId} and notice_at = ${from} returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** One page of those who wait for an answer that was promised, the newest first. */
export async function awaitedConversations(
  ctx: Context,
  standing: 'open' | 'claimed' | 'in-review',
  page: { before?: Pick<Conversation, 'lastMessageAt' | 'id'> | undefined; since: Date; limit: number },
): Promise<Conversation[]> {
  const { before, since, limit } = page
  const { rows } = await sql<Conversation>`
    select ${conversationColumns} from conversation c
    where c.standing = ${standing} and c.last_message_at > ${since} and c.answer_by is not null
      ${before ? sql`and (c.last_message_at, c.id) < (${before.lastMessageAt}, ${before.id}::uuid)` : sql``}
    order by c.last_message_at desc, c.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** The team to which it was passed, or nobody’s. */
export async function setTeam(ctx: Context, conversationId: string, teamId: string | null): Promise<void> {
  await sql`update conversation set team_id = ${teamId} where id = ${conversationId}`.execute(ctx.db)
}

/** Another telling of the same story stands for this one, or it stands on its own again. */
export async function setFoldedInto(
  ctx: Context,
  folds: { conversationId: string; intoId: string | null }[],
): Promise<void> {
  if (folds.length === 0) return
  await sql`
    update conversation c set folded_into = f.into_id
    from unnest(${folds.map(f => f.conversationId)}::uuid[], ${folds.map(f => f.intoId)}::uuid[]) as f (id, into_id)
    where c.id = f.id`.execute(ctx.db)
}

export async function setIncomplete(ctx: Context, conversationId: string, why: string | null): Promise<void> {
  await sql`update conversation set incomplete = ${why} where id = ${conversationId}`.execute(ctx.db)
}

/** A thread was begun by a post that only now is known: later replies find it by that, unless another conversation has it. */
export async function adoptRoot(
  ctx: Context,
  conversationId: string,
  root: { network: string; externalId: string; title?: string },
): Promise<void> {
  await sql`
    update conversation set root_external_id = ${root.externalId}, title = coalesce(title, ${root.title ?? null})
    where id = ${conversationId} and network = ${root.network} and root_external_id <> ${root.externalId}
      and not exists (select 1 from conversation where network = ${root.network} and root_external_id = ${root.externalId})`.execute(
    ctx.db,
  )
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

const conversationColumns = sql`
  c.id, c.network, c.root_external_id as "rootExternalId", c.title, c.source_id as "sourceId", c.opened_by as "openedBy", c.standing,
  c.assignee_id as "assigneeId", c.language, c.kind, c.heard_at as "heardAt", c.last_message_at as "lastMessageAt",
  c.message_count as "messageCount", c.answer_by as "answerBy", c.incomplete,
  c.team_id as "teamId", coalesce(c.awaited_since, c.heard_at) as "awaitedSince", c.notice_at as "noticeAt", c.folded_into as "foldedInto",
  c.is_sample as "isSample"`

const messageColumns = sql`
  m.id, m.conversation_id as "conversationId", m.network, m.external_id as "externalId", m.parent_external_id as "parentExternalId",
  m.account_id as "accountId", m.author_id as "authorId", m.title, m.text, m.language, m.url, m.links, m.media, m.posted_at as "postedAt",
  m.edited_at as "editedAt", m.removed_at as "removedAt", m.duplicate_of as "duplicateOf",
  m.content_warning as "contentWarning", m.visibility, m.undelivered_why as "undeliveredWhy", m.is_automatic as "isAutomatic"`

export async function conversationRow(ctx: Context, id: string): Promise<Conversation | undefined> {
  const { rows } =
    await sql<Conversation>`select ${conversationColumns} from conversation c where c.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function conversationRows(ctx: Context, ids: string[]): Promise<Conversation[]> {
  const { rows } =
    await sql<Conversation>`select ${conversationColumns} from conversation c where c.id = any(${ids}::uuid[])`.execute(
      ctx.db,
    )
  return rows
}

export async function messageRows(ctx: Context, conversationId: string): Promise<Message[]> {
  const { rows } = await sql<Message>`
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

export interface EarlierConversation {
  id: string
  at: Date
  words: string
  standing: Standing
}

/** What else a person brought up, the newest first. */
export async function otherConversations(
  ctx: Context,
  accountId: string,
  exceptId: string,
): Promise<EarlierConversation[]> {
  const { rows } = await sql<EarlierConversation>`
    select c.id, c.last_message_at as at, coalesce(c.title, m.text, '') as words, c.standing
    from conversation c
    left join lateral (select text from message where conversation_id = c.id order by posted_at, id limit 1) m on true
    where c.opened_by = ${accountId} and c.id <> ${exceptId}
    order by c.last_message_at desc limit 5`.execute(ctx.db)
  return rows
}
