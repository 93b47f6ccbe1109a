import { sql } from 'kysely'
import { type Naming, naming, unnamed } from '#core/people'
import type { Context } from '#platform/context'
import type { AuthorDid, Ending, WrongInformation } from './model.ts'

const columns = sql`
  w.id, w.message_id as "messageId", w.conversation_id as "conversationId", coalesce(p.name, p.handle, '') as "personName",
  m.network, left(m.text, 280) as words, w.flagged_by as "flaggedBy", f.name as "flaggedByName", w.flagged_at as "flaggedAt",
  w.is_right as "isRight", w.source, w.fact_card_id as "factCardId", w.corrector_id as "correctorId", c.name as "correctorName",
  w.answer_id as "answerId", w.corrected_at as "correctedAt", w.author_did as "authorDid", w.author_did_at as "authorDidAt",
  w.ended, w.note, w.closed_by as "closedBy", k.name as "closedByName", w.closed_at as "closedAt"`
const joined = sql`
  join message m on m.id = w.message_id left join person_account p on p.id = m.account_id
  join employee f on f.id = w.flagged_by join employee c on c.id = w.corrector_id left join employee k on k.id = w.closed_by`

/** False when it is flagged already. */
export async function insertWrong(
  ctx: Context,
  wrong: Pick<
    WrongInformation,
    'id' | 'messageId' | 'conversationId' | 'flaggedBy' | 'isRight' | 'source' | 'factCardId' | 'correctorId'
  >,
): Promise<boolean> {
  const { rows } = await sql`
    insert into wrong_information (id, message_id, conversation_id, flagged_by, flagged_at, is_right, source, fact_card_id, corrector_id)
    values (${wrong.id}, ${wrong.messageId}, ${wrong.conversationId}, ${wrong.flaggedBy}, ${ctx.now()}, ${wrong.isRight},
      ${wrong.source}, ${wrong.factCardId}, ${wrong.correctorId})
    on conflict (message_id) where closed_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function wrongById(ctx: Context, id: string): Promise<WrongInformation | undefined> {
  const { rows } = await sql<WrongInformation>`
    select ${columns} from wrong_information w ${joined} where w.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function wrongIn(ctx: Context, conversationId: string): Promise<WrongInformation[]> {
  const { rows } = await sql<WrongInformation>`
    select ${columns} from wrong_information w ${joined}
    where w.conversation_id = ${conversationId} order by w.flagged_at desc limit 50`.execute(ctx.db)
  return rows
}

/** What is open, the oldest first. */
export async function openWrong(ctx: Context, limit: number): Promise<WrongInformation[]> {
  const { rows } = await sql<WrongInformation>`
    select ${columns} from (
      select * from wrong_information where closed_at is null order by flagged_at limit ${limit}) w ${joined}
    order by w.flagged_at`.execute(ctx.db)
  return rows
}

/** What ended since a moment, the newest first. */
export async function closedWrong(ctx: Context, since: Date, limit: number): Promise<WrongInformation[]> {
  const { rows } = await sql<WrongInformation>`
    select ${columns} from (
      select * from wrong_information where closed_at >= ${since} order by closed_at desc limit ${limit}) w ${joined}
    order by w.closed_at desc`.execute(ctx.db)
  return rows
}

export interface CorrectionCounts {
  open: number
  /** Of those that are open, to how many a correction was sent. */
  corrected: number
  ended: { how: Ending; count: number }[]
}

export async function countCorrections(ctx: Context, since: Date): Promise<CorrectionCounts> {
  const { rows: open } = await sql<{ open: number; corrected: number }>`
    select count(*)::int as open, count(corrected_at)::int as corrected from wrong_information where closed_at is null`.execute(
    ctx.db,
  )
  const { rows: ended } = await sql<{ how: Ending; count: number }>`
    select ended as how, count(*)::int as count from wrong_information
    where closed_at >= ${since} group by 1 order by 2 desc, 1`.execute(ctx.db)
  return { open: open[0]?.open ?? 0, corrected: open[0]?.corrected ?? 0, ended }
}

export async function setCorrector(ctx: Context, id: string, correctorId: string): Promise<boolean> {
  const { rows } = await sql`
    update wrong_information set corrector_id = ${correctorId} where id = ${id} and closed_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function closeRow(
  ctx: Context,
  id: string,
  closing: { ended: Ending; note: string; by: string },
): Promise<boolean> {
  const { rows } = await sql`
    update wrong_information set ended = ${closing.ended}, note = ${closing.note}, closed_by = ${closing.by}, closed_at = ${ctx.now()}
    where id = ${id} and closed_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

interface Moved {
  id: string
  conversationId: string
}

/** A correction was sent: what is open in its conversation is corrected, the message that it answers or, with none of it, all. */
export async function setCorrected(
  ctx: Context,
  sent: { answerId: string; conversationId: string; repliesTo: string; at: Date },
): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    update wrong_information w set answer_id = ${sent.answerId}, corrected_at = ${sent.at}
    where w.conversation_id = ${sent.conversationId} and w.closed_at is null and w.corrected_at is null
      and (w.message_id = ${sent.repliesTo} or not exists (
        select 1 from wrong_information o where o.message_id = ${sent.repliesTo} and o.closed_at is null))
    returning w.id, w.conversation_id as "conversationId"`.execute(ctx.db)
  return rows
}

/** Its author changed what they said. */
export async function setEdited(ctx: Context, messageIds: string[], at: Date): Promise<Moved[]> {
  return authorDid(ctx, 'edited', at, sql`w.message_id = any(${messageIds})`)
}

/** Its author took it down, in one of these conversations. */
export async function setRemoved(ctx: Context, conversationIds: string[], at: Date): Promise<Moved[]> {
  return authorDid(
    ctx,
    'removed',
    at,
    sql`w.conversation_id = any(${conversationIds})
      and exists (select 1 from message m where m.id = w.message_id and m.removed_at is not null)`,
  )
}

/** Its author wrote again after the correction. */
export async function setReplied(ctx: Context, messageIds: string[], at: Date): Promise<Moved[]> {
  return authorDid(
    ctx,
    'replied',
    at,
    sql`w.corrected_at is not null and w.author_did is null and exists (
      select 1 from message r join message m on m.id = w.message_id
      where r.id = any(${messageIds}) and r.conversation_id = w.conversation_id and r.account_id = m.account_id
        and r.id <> m.id and r.posted_at > w.corrected_at)`,
  )
}

async function authorDid(ctx: Context, did: AuthorDid, at: Date, which: ReturnType<typeof sql>): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    update wrong_information w set author_did = ${did}, author_did_at = ${at}
    where w.closed_at is null and w.author_did is distinct from ${did} and ${which}
    returning w.id, w.conversation_id as "conversationId"`.execute(ctx.db)
  return rows
}

/** Of what colleagues noted about wrong information in these conversations, takes away what names somebody. */
export async function forgetCorrectionNotes(ctx: Context, named: Naming): Promise<void> {
  await sql`
    update wrong_information set is_right = ${unnamed('is_right', named)}, source = ${unnamed('source', named)}, note = ${unnamed('note', named)}
    where conversation_id = any(${named.conversationIds}::uuid[]) and ${naming(['is_right', 'source', 'note'], named)}`.execute(
    ctx.db,
  )
}
