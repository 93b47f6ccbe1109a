import { sql } from 'kysely'
import { columnOf } from '#platform/columns'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'
import type { Conversation, Standing } from './model.ts'

const conversationColumns = sql`
  c.id, c.network, c.root_external_id as "rootExternalId", c.title, c.source_id as "sourceId", c.opened_by as "openedBy", c.standing,
  c.assignee_id as "assigneeId", c.language, c.kind, c.heard_at as "heardAt", c.last_message_at as "lastMessageAt",
  c.message_count as "messageCount", c.answer_by as "answerBy", c.incomplete,
  c.team_id as "teamId", coalesce(c.awaited_since, c.heard_at) as "awaitedSince", c.notice_at as "noticeAt", c.folded_into as "foldedInto",
  c.is_sample as "isSample"`

/** Which threads are known by their root, whether or not the root itself was heard. */
export async function knownRoots(
  ctx: Context,
  keys: { network: string; externalId: string }[],
): Promise<{ network: string; externalId: string; conversationId: string }[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ network: string; externalId: string; conversationId: string }>`
    select c.network, c.root_external_id as "externalId", c.id as "conversationId"
    from conversation c
    join unnest(${columnOf.text(keys.map(key => key.network))}, ${columnOf.text(keys.map(key => key.externalId))}) as k (network, external_id)
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
  const uuids = (pick: (conversation: NewConversation) => string | null) => columnOf.uuid(inOrder.map(pick))
  const texts = (pick: (conversation: NewConversation) => string | null) => columnOf.text(inOrder.map(pick))
  const times = (pick: (conversation: NewConversation) => Date | null) => columnOf.timestamptz(inOrder.map(pick))
  const { rows } = await sql<{ id: string; network: string; root: string }>`
    insert into conversation (id, network, root_external_id, title, source_id, opened_by, language, kind, heard_at, last_message_at, message_count, answer_by, notice_at, incomplete)
    select id, network, root, title, source_id, opened_by, language, kind, ${ctx.now()}::timestamptz, last_message_at, message_count, answer_by, notice_at, incomplete
    from unnest(${uuids(c => c.id)}, ${texts(c => c.network)}, ${texts(c => c.rootExternalId)}, ${texts(c => c.title)},
      ${uuids(c => c.sourceId)}, ${uuids(c => c.openedBy)}, ${texts(c => c.language)}, ${texts(c => c.kind)},
      ${times(c => c.lastMessageAt)}, ${columnOf.int(inOrder.map(c => c.messageCount))}, ${times(c => c.answerBy)},
      ${times(c => c.noticeAt)}, ${texts(c => c.incomplete)})
      as t (id, network, root, title, source_id, opened_by, language, kind, last_message_at, message_count, answer_by, notice_at, incomplete)
    on conflict (network, root_external_id) do update set
      last_message_at = greatest(conversation.last_message_at, excluded.last_message_at)
    returning id, network, root_external_id as root`.execute(ctx.db)
  return new Map(rows.map(row => [`${row.network}\n${row.root}`, row.id]))
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
    from unnest(${columnOf.uuid(grown.map(g => g.conversationId))}, ${columnOf.timestamptz(grown.map(g => g.lastMessageAt))},
      ${columnOf.int(grown.map(g => g.count))}, ${columnOf.boolean(grown.map(g => g.reopens))},
      ${columnOf.timestamptz(grown.map(g => g.answerBy))}, ${columnOf.timestamptz(grown.map(g => g.noticeAt))})
      as g (id, last_message_at, count, reopens, answer_by, notice_at)
    where c.id = g.id`.execute(ctx.db)
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

/** Conversations of which nothing was left, and in which somebody's words stand again: they wait as they would have. */
export async function markThere(ctx: Context, conversationIds: string[]): Promise<void> {
  await sql`
    update conversation c set
      standing = case when exists (
        select 1 from message o where o.conversation_id = c.id and o.author_id is not null and o.removed_at is null
          and o.posted_at >= (select max(m.posted_at) from message m where m.conversation_id = c.id and m.account_id is not null and m.removed_at is null)
      ) then 'answered' else 'open' end,
      assignee_id = null
    where c.id = any(${conversationIds}::uuid[]) and c.standing = 'gone'`.execute(ctx.db)
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

export async function conversationRow(ctx: Context, id: string): Promise<Conversation | undefined> {
  const { rows } =
    await sql<Conversation>`${prepared} select ${conversationColumns} from conversation c where c.id = ${id}`.execute(
      ctx.db,
    )
  return rows[0]
}

export async function conversationRows(ctx: Context, ids: string[]): Promise<Conversation[]> {
  const { rows } =
    await sql<Conversation>`select ${conversationColumns} from conversation c where c.id = any(${ids}::uuid[])`.execute(
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

/** What else a person brought up, on any network, the newest first. */
export async function otherConversations(
  ctx: Context,
  accountId: string,
  exceptId: string,
): Promise<EarlierConversation[]> {
  const { rows } = await sql<EarlierConversation>`${prepared}
    select c.id, c.last_message_at as at, coalesce(c.title, m.text, '') as words, c.standing
    from conversation c
    left join lateral (select text from message where conversation_id = c.id order by posted_at, id limit 1) m on true
    where c.id <> ${exceptId} and c.opened_by in (
      select id from person_account where person_id in (
        select person_all(person_id) from person_account where id = ${accountId}))
    order by c.last_message_at desc limit 5`.execute(ctx.db)
  return rows
}
