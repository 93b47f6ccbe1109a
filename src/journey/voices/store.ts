import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Ending, Voice } from './model.ts'

const columns = sql`
  v.id, v.message_id as "messageId", v.conversation_id as "conversationId", m.network,
  coalesce(nullif(a.name, ''), a.handle, '') as name, a.url as "profileUrl", m.text as words, m.language, m.url,
  m.posted_at as "saidAt", e.name as "notedByName", v.noted_at as "notedAt", v.proof_text as "proofText",
  v.proof_at as "proofAt", v.permitted_at as "permittedAt", v.withdrawn_at as "withdrawnAt",
  v.withdrawn_because as "withdrawnBecause"`
const tables = sql`
  voice v join message m on m.id = v.message_id join employee e on e.id = v.noted_by left join person_account a on a.id = m.account_id`

export async function voicesIn(ctx: Context, conversationId: string): Promise<Voice[]> {
  const { rows } = await sql<Voice>`
    select ${columns} from ${tables} where v.conversation_id = ${conversationId} order by v.noted_at, v.id`.execute(
    ctx.db,
  )
  return rows
}

/** All there are, the last noted first, from before this one on. */
export async function listedVoices(
  ctx: Context,
  { before, most }: { before?: string; most: number },
): Promise<Voice[]> {
  const { rows } = await sql<Voice>`
    select ${columns} from (select * from voice ${before ? sql`where id < ${before}::uuid` : sql``} order by id desc limit ${most}) v
    join message m on m.id = v.message_id join employee e on e.id = v.noted_by left join person_account a on a.id = m.account_id
    order by v.id desc`.execute(ctx.db)
  return rows
}

export async function voiceById(ctx: Context, id: string): Promise<Voice | undefined> {
  const { rows } = await sql<Voice>`select ${columns} from ${tables} where v.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** Those that may be shown and stand where they were said as they stood, the last allowed first. */
export async function shownRows(ctx: Context, most: number): Promise<Voice[]> {
  const { rows } = await sql<Voice>`
    select ${columns} from ${tables}
    where v.permitted_at is not null and v.withdrawn_at is null and m.removed_at is null and m.text = v.permitted_words
    order by v.permitted_at desc limit ${most}`.execute(ctx.db)
  return rows
}

interface NewVoice {
  id: string
  messageId: string
  conversationId: string
  employeeId: string
}

/** False where it is noted already. */
export async function insertVoice(ctx: Context, voice: NewVoice): Promise<boolean> {
  const { rows } = await sql`
    insert into voice (id, message_id, conversation_id, noted_by, noted_at)
    values (${voice.id}, ${voice.messageId}, ${voice.conversationId}, ${voice.employeeId}, ${ctx.now()})
    on conflict (message_id) where withdrawn_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

interface Proof {
  messageId: string
  text: string
  at: Date
  words: string
  employeeId: string
}

/** False where it was allowed before, or is withdrawn. */
export async function setPermitted(ctx: Context, id: string, proof: Proof): Promise<boolean> {
  const { rows } = await sql`
    update voice set proof_message_id = ${proof.messageId}, proof_text = ${proof.text}, proof_at = ${proof.at},
      permitted_words = ${proof.words}, permitted_by = ${proof.employeeId}, permitted_at = ${ctx.now()}
    where id = ${id} and permitted_at is null and withdrawn_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function setWithdrawn(
  ctx: Context,
  id: string,
  because: Ending,
  employeeId: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    update voice set withdrawn_at = ${ctx.now()}, withdrawn_because = ${because}, withdrawn_by = ${employeeId}
    where id = ${id} and withdrawn_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Of these conversations: what is allowed or noted, with how its words and its proof stand now. */
export async function standing(
  ctx: Context,
  conversationIds: string[],
): Promise<{ id: string; words: string; permittedWords: string | null; isGone: boolean; proofIsGone: boolean }[]> {
  const { rows } = await sql<{
    id: string
    words: string
    permittedWords: string | null
    isGone: boolean
    proofIsGone: boolean
  }>`
    select v.id, m.text as words, v.permitted_words as "permittedWords", m.removed_at is not null as "isGone",
      coalesce(p.removed_at is not null, false) as "proofIsGone"
    from voice v join message m on m.id = v.message_id left join message p on p.id = v.proof_message_id
    where v.conversation_id = any(${conversationIds}::uuid[]) and v.withdrawn_at is null`.execute(ctx.db)
  return rows
}
