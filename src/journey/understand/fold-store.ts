import { sql } from 'kysely'
import type { Context } from '#platform/context'

/** The first post of a conversation, as far as it is compared. */
export interface Told {
  messageId: string
  conversationId: string
  text: string
  title: string | null
  url: string | null
  links: string[]
  network: string
  author: string
  foldedInto: string | null
  /** A line between two phones or in a chat: never the telling of a story. */
  isLine: boolean
}

const toldColumns = sql`
  m.id as "messageId", m.conversation_id as "conversationId", m.text, m.title, m.url, m.links, m.network,
  coalesce(a.name, a.handle, '') as author, c.folded_into as "foldedInto", c.root_external_id <> m.external_id and m.parent_external_id is null as "isLine"`

/** Those of the messages that begin their conversation. */
export async function rootsAmong(ctx: Context, messageIds: string[]): Promise<Map<string, Told>> {
  const { rows } = await sql<Told>`
    select ${toldColumns} from message m join conversation c on c.id = m.conversation_id left join person_account a on a.id = m.account_id
    where m.id = any(${messageIds}::uuid[])
      and not exists (select 1 from message e where e.conversation_id = m.conversation_id and e.id <> m.id
        and (e.posted_at, e.id) < (m.posted_at, m.id))`.execute(ctx.db)
  return new Map(rows.map(row => [row.messageId, row]))
}

const mostCandidates = 12
const foldedWithin = '30 days'
/** A mark that so many posts share says nothing: a slogan, the address of a shop. */
const mostPerMark = 50

export async function rememberMarks(ctx: Context, messageId: string, postedAt: Date, marks: number[]): Promise<void> {
  if (marks.length === 0) return
  await sql`
    insert into message_mark (mark, message_id, posted_at)
    select mark, ${messageId}, ${postedAt} from unnest(${marks}::bigint[]) mark
    on conflict do nothing`.execute(ctx.db)
}

/** Conversations whose first post shares the most marks, heard within a month, told before or at the same time. */
export async function candidatesFor(ctx: Context, conversationId: string, marks: number[]): Promise<Told[]> {
  const { rows } = await sql<Told>`
    with shared as (
      select k.message_id, count(*) as marks
      from unnest(${marks}::bigint[]) wanted(mark) cross join lateral (
        select message_id from message_mark where mark = wanted.mark and posted_at > ${ctx.now()}::timestamptz - ${foldedWithin}::interval
        limit ${mostPerMark}) k
      group by 1 order by 2 desc limit ${mostCandidates}
    )
    select ${toldColumns} from shared s join message m on m.id = s.message_id
      join conversation c on c.id = m.conversation_id left join person_account a on a.id = m.account_id
    where m.conversation_id <> ${conversationId} and m.removed_at is null order by s.marks desc`.execute(ctx.db)
  return rows
}

export async function insertFold(
  ctx: Context,
  fold: { id: string; conversationId: string; intoId: string; how: string; why: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into fold (id, conversation_id, into_id, how, why, at)
    values (${fold.id}, ${fold.conversationId}, ${fold.intoId}, ${fold.how}, ${fold.why}, ${ctx.now()})
    on conflict (conversation_id) where undone_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function undoFold(ctx: Context, conversationId: string, employeeId: string | null): Promise<boolean> {
  const { rows } = await sql`
    update fold set undone_at = ${ctx.now()}, undone_by = ${employeeId}
    where conversation_id = ${conversationId} and undone_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** A person said that this is no copy: it is not tried again. */
export async function wasUnfolded(ctx: Context, conversationId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from fold where conversation_id = ${conversationId} and undone_by is not null limit 1`.execute(ctx.db)
  return rows.length > 0
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
  const { rows } = await sql<Fold & { network: string; url: string | null; who: string }>`
    select f.conversation_id as "conversationId", f.into_id as "intoId", f.how, f.why, f.at, c.network, first.url, coalesce(a.name, a.handle, '') as who
    from fold f join conversation c on c.id = f.conversation_id join person_account a on a.id = c.opened_by
      left join lateral (select url from message where conversation_id = c.id order by posted_at, id limit 1) first on true
    where f.into_id = ${conversationId} and f.undone_at is null order by f.at`.execute(ctx.db)
  return rows
}
