import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'

/** The first post of a conversation, as far as it is compared. */
export interface Told {
  messageId: string
  conversationId: string
  postedAt: Date
  text: string
  title: string | null
  url: string | null
  links: string[]
  network: string
  author: string
  kind: string
  foldedInto: string | null
  /** A line between two phones or in a chat: never the telling of a story. */
  isLine: boolean
}

const toldColumns = sql`
  m.id as "messageId", m.conversation_id as "conversationId", m.posted_at as "postedAt", m.text, m.title, m.url, m.links, m.network,
  coalesce(a.name, a.handle, '') as author, c.kind, c.folded_into as "foldedInto",
  c.root_external_id <> m.external_id and m.parent_external_id is null as "isLine"`

/** Folding waits here until the transaction that folds ends. */
export async function foldOneAtATime(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('folding copies'))`.execute(ctx.db)
}

/** Those of the messages that begin their conversation, as they were heard; and where the others were said. */
export async function rootsAmong(ctx: Context, messageIds: string[]): Promise<{ roots: Told[]; repliedTo: string[] }> {
  const { rows } = await sql<Told & { isRoot: boolean }>`
    select ${toldColumns}, c.message_count = 1 or not exists (
      select 1 from message e where e.conversation_id = m.conversation_id and e.id <> m.id
        and (e.posted_at, e.id) < (m.posted_at, m.id)) as "isRoot"
    from message m join conversation c on c.id = m.conversation_id left join person_account a on a.id = m.account_id
    where m.id = any(${messageIds}::uuid[]) order by m.id`.execute(ctx.db)
  return {
    roots: rows.filter(row => row.isRoot),
    repliedTo: [...new Set(rows.filter(row => !row.isRoot).map(row => row.conversationId))],
  }
}

const foldedWithin = '30 days'

/** Of posts that are too old to be found again, nothing is kept. */
export async function rememberMarks(
  ctx: Context,
  posts: { messageId: string; postedAt: Date; marks: number[] }[],
): Promise<void> {
  const rows = posts.flatMap(({ marks, ...post }) => marks.map(mark => ({ mark, ...post })))
  if (rows.length === 0) return
  await sql`
    insert into message_mark (mark, message_id, posted_at)
    select mark, message_id, posted_at
    from unnest(${rows.map(row => row.mark)}::bigint[], ${rows.map(row => row.messageId)}::uuid[], ${rows.map(row => row.postedAt)}::timestamptz[])
      as t (mark, message_id, posted_at)
    where posted_at > ${ctx.now()}::timestamptz - ${foldedWithin}::interval
    on conflict do nothing`.execute(ctx.db)
}

const forgottenAtOnce = 10_000

/** Takes away the marks by which nothing is found any more, some at a time. */
export async function forgetOldMarks(ctx: Context): Promise<void> {
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      delete from message_mark where ctid = any(array(
        select ctid from message_mark where posted_at < ${ctx.now()}::timestamptz - ${foldedWithin}::interval
        order by posted_at limit ${forgottenAtOnce}))`.execute(ctx.db)
    if (numAffectedRows < forgottenAtOnce) return
  }
}

/** For each conversation those whose first post shares the most marks with its own, posted within a month. */
export async function candidatesFor(
  ctx: Context,
  tellings: { told: Told; marks: number[] }[],
  { mostPerMark, mostCandidates }: { mostPerMark: number; mostCandidates: number },
): Promise<Map<string, Told[]>> {
  const wanted = tellings.flatMap(({ told, marks }) => marks.map(mark => ({ mark, id: told.conversationId })))
  const { rows } = await sql<Told & { wantedBy: string }>`
    with shared as (
      select wanted.id, k.message_id, count(*) as marks
      from unnest(${wanted.map(each => each.id)}::uuid[], ${wanted.map(each => each.mark)}::bigint[]) wanted (id, mark)
        cross join lateral (
          select message_id from message_mark
          where mark = wanted.mark and posted_at > ${ctx.now()}::timestamptz - ${foldedWithin}::interval
          order by posted_at desc limit ${mostPerMark}) k
      group by 1, 2
    ), likest as (
      select *, row_number() over (partition by id order by marks desc) as place from shared
    )
    select s.id as "wantedBy", ${toldColumns} from likest s join message m on m.id = s.message_id
      join conversation c on c.id = m.conversation_id left join person_account a on a.id = m.account_id
    where s.place <= ${mostCandidates} and m.conversation_id <> s.id and m.removed_at is null
    order by s.id, s.place`.execute(ctx.db)
  return Map.groupBy(rows, row => row.wantedBy)
}

/** Returns the conversations that were not folded before. */
export async function insertFolds(
  ctx: Context,
  folds: { id: string; conversationId: string; intoId: string; how: string; why: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    insert into fold (id, conversation_id, into_id, how, why, at)
    select *, ${ctx.now()}::timestamptz from unnest(${folds.map(f => f.id)}::uuid[], ${folds.map(f => f.conversationId)}::uuid[],
      ${folds.map(f => f.intoId)}::uuid[], ${folds.map(f => f.how)}::text[], ${folds.map(f => f.why)}::text[])
    on conflict (conversation_id) where undone_at is null do nothing returning conversation_id as id`.execute(ctx.db)
  return new Set(rows.map(row => row.id))
}

/** Returns those that were folded. */
export async function undoFolds(ctx: Context, conversationIds: string[], employeeId: string | null): Promise<string[]> {
  if (conversationIds.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    update fold set undone_at = ${ctx.now()}, undone_by = ${employeeId}
    where conversation_id = any(${conversationIds}::uuid[]) and undone_at is null returning conversation_id as id`.execute(
    ctx.db,
  )
  return rows.map(row => row.id)
}

export async function unfoldedByPeople(ctx: Context, conversationIds: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct conversation_id as id from fold
    where conversation_id = any(${conversationIds}::uuid[]) and undone_by is not null`.execute(ctx.db)
  return new Set(rows.map(row => row.id))
}

export interface Fold {
  conversationId: string
  intoId: string
  how: string
  why: string
  at: Date
}

export async function foldRow(ctx: Context, conversationId: string): Promise<Fold | undefined> {
  const { rows } = await sql<Fold>`
    select conversation_id as "conversationId", into_id as "intoId", how, why, at from fold
    where conversation_id = ${conversationId} and undone_at is null`.execute(ctx.db)
  return rows[0]
}

/** The other tellings that stand under this one. */
export async function foldsOf(
  ctx: Context,
  conversationId: string,
): Promise<(Fold & { network: string; url: string | null; who: string })[]> {
  const { rows } = await sql<Fold & { network: string; url: string | null; who: string }>`${prepared}
    select f.conversation_id as "conversationId", f.into_id as "intoId", f.how, f.why, f.at, c.network, first.url, coalesce(a.name, a.handle, '') as who
    from fold f join conversation c on c.id = f.conversation_id join person_account a on a.id = c.opened_by
      left join lateral (select url from message where conversation_id = c.id order by posted_at, id limit 1) first on true
    where f.into_id = ${conversationId} and f.undone_at is null order by f.at`.execute(ctx.db)
  return rows
}
