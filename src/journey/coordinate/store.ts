import { sql } from 'kysely'
import { isAlone, type Naming, naming } from '#core/people'
import { idSince } from '#lib/id'
import type { Context } from '#platform/context'
import type { ColleagueWord, OwnVoice, WordKind } from './model.ts'

const mostAsked = 1_000
/** From this chance on, whoever has it in hand should be asked how they are. */
const hurtfulFrom = 0.8

export interface SeenRow {
  id: string
  name: string
  asked: number
  hasSpoken: boolean
  inHand: number
  sentAt: Date[]
  hurtful: string[]
  nudgedAt: Date | null
  nudgeSaid: 'yes' | 'not-now' | null
  thanks: { outcomeId: string; conversationId: string; quote: string }[]
}

/** What there is to see of each of us, by name. */
export async function seenRows(
  ctx: Context,
  { month, fortnight }: { month: Date; fortnight: Date },
): Promise<SeenRow[]> {
  const { rows } = await sql<SeenRow>`
    select e.id, e.name,
      (select count(*)::int from (select 1 from expertise x join topic t on t.id = x.topic_id and t.retired_at is null
        cross join lateral (select 1 from message_topic mt where mt.topic_id = x.topic_id and mt.message_id >= ${idSince(month)}::uuid
          limit ${mostAsked}) mt
        where x.employee_id = e.id limit ${mostAsked}) y) as asked,
      exists (select 1 from answer a where a.author_id = e.id and a.given_at >= ${month} and a.step = 'sent') as "hasSpoken",
      (select count(*)::int from claim k where k.employee_id = e.id and k.ended_at is null) as "inHand",
      array(select a.given_at from answer a where a.author_id = e.id and a.given_at >= ${fortnight} and a.step = 'sent'
        order by a.given_at desc limit 500) as "sentAt",
      array(select k.conversation_id from claim k where k.employee_id = e.id and k.ended_at is null and exists (
        select 1 from message m join reading r on r.message_id = m.id
        where m.conversation_id = k.conversation_id and m.account_id is not null and r.toxicity >= ${hurtfulFrom})) as hurtful,
      n.at as "nudgedAt", n.said as "nudgeSaid", coalesce(k.thanks, '[]') as thanks
    from employee e
    left join lateral (select at, said from colleague_word where to_id = e.id and kind in ('nudge', 'invitation')
      order by at desc limit 1) n on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('outcomeId', o.id, 'conversationId', o.conversation_id, 'quote', left(m.text, 300))) as thanks
      from (select outcome_id from outcome_credit where employee_id = e.id and at >= ${month} order by at desc limit 100) c
      join outcome o on o.id = c.outcome_id and o.withdrawn_at is null and o.kind in ('thanked', 'advocacy')
      cross join lateral (select text from message where conversation_id = o.conversation_id and account_id is not null and removed_at is null
        order by posted_at desc, id desc limit 1) m
      left join lateral (select 1 as passed from colleague_word
        where conversation_id = o.conversation_id and to_id = e.id and kind = 'thanks' limit 1) w on true
      where w.passed is null) k on true
    where e.left_at is null order by e.name, e.id`.execute(ctx.db)
  return rows
}

const columns = sql`
  w.id, w.kind, f.name as "fromName", w.to_id as "toId", t.name as "toName", w.conversation_id as "conversationId", w.words, w.at, w.said`

/** What colleagues said to somebody that they have not put away. */
export async function wordsFor(ctx: Context, employeeId: string): Promise<ColleagueWord[]> {
  const { rows } = await sql<ColleagueWord>`
    select ${columns} from colleague_word w join employee f on f.id = w.from_id join employee t on t.id = w.to_id
    where w.to_id = ${employeeId} and w.seen_at is null order by w.at desc limit 20`.execute(ctx.db)
  return rows
}

/** False where somebody wrote the same kind to them since `notSince`, or passed on this very thanks. */
export async function insertWord(
  ctx: Context,
  word: {
    id: string
    kind: WordKind
    fromId: string
    toId: string
    conversationId: string | null
    words: string
  },
  notSince: Date | null,
): Promise<boolean> {
  await sql`select 1 from employee where id = ${word.toId} for update`.execute(ctx.db)
  const { rows } = await sql`
    insert into colleague_word (id, kind, from_id, to_id, conversation_id, words, at)
    select ${word.id}::uuid, ${word.kind}, ${word.fromId}::uuid, ${word.toId}::uuid, ${word.conversationId}::uuid, ${word.words},
      ${ctx.now()}::timestamptz
    where not exists (select 1 from colleague_word w where w.to_id = ${word.toId}
      and ((w.kind in ('nudge', 'invitation') and ${word.kind} in ('nudge', 'invitation') and w.at > ${notSince}::timestamptz)
        or (w.kind = 'thanks' and ${word.kind} = 'thanks' and w.conversation_id = ${word.conversationId}::uuid)))
    returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function answerWordRow(
  ctx: Context,
  id: string,
  toId: string,
  said: 'yes' | 'not-now' | null,
): Promise<boolean> {
  const { rows } = await sql`
    update colleague_word set seen_at = ${ctx.now()}, said = ${said}
    where id = ${id} and to_id = ${toId} and seen_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Was this colleague thanked in this conversation? */
export async function wasThankedIn(ctx: Context, employeeId: string, conversationId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from outcome o join outcome_credit c on c.outcome_id = o.id and c.employee_id = ${employeeId}
    where o.conversation_id = ${conversationId} and o.withdrawn_at is null and o.kind in ('thanked', 'advocacy') limit 1`.execute(
    ctx.db,
  )
  return rows.length === 1
}

const voiceColumns = sql`
  v.id, v.employee_id as "employeeId", e.name as "employeeName", v.url, v.name, v.is_shown as "isShown"`

/** Of those who said that we may see it. */
export async function shownVoices(ctx: Context): Promise<OwnVoice[]> {
  const { rows } = await sql<OwnVoice>`
    select ${voiceColumns} from own_voice v join employee e on e.id = v.employee_id and e.left_at is null
    where v.is_shown order by e.name, v.name limit 1000`.execute(ctx.db)
  return rows
}

export async function voicesOf(ctx: Context, employeeId: string): Promise<OwnVoice[]> {
  const { rows } = await sql<OwnVoice>`
    select ${voiceColumns} from own_voice v join employee e on e.id = v.employee_id where v.employee_id = ${employeeId}
    order by v.name`.execute(ctx.db)
  return rows
}

/** Adds it, or changes whether it is shown. */
export async function keepVoice(
  ctx: Context,
  voice: { id: string; employeeId: string; url: string; name: string; isShown: boolean },
): Promise<void> {
  await sql`
    insert into own_voice (id, employee_id, url, name, is_shown, added_at)
    values (${voice.id}, ${voice.employeeId}, ${voice.url}, ${voice.name}, ${voice.isShown}, ${ctx.now()})
    on conflict (employee_id, url) do update set name = excluded.name, is_shown = excluded.is_shown`.execute(ctx.db)
}

export async function deleteVoice(ctx: Context, id: string, employeeId: string): Promise<boolean> {
  const { rows } =
    await sql`delete from own_voice where id = ${id} and employee_id = ${employeeId} returning id`.execute(ctx.db)
  return rows.length === 1
}

/** What stands under a colleague's name in the feeds and sites that we read, the newest first. */
export async function writtenBy(ctx: Context, employeeId: string): Promise<{ title: string; url: string }[]> {
  const { rows } = await sql<{ title: string; url: string }>`
    select d.title, d.url from (select document_id from document_author where employee_id = ${employeeId} limit 500) a
    join document d on d.id = a.document_id where d.url is not null order by d.added_at desc limit 20`.execute(ctx.db)
  return rows
}

/** What colleagues wrote to each other about these conversations goes where it names somebody, and all of it where they spoke alone. */
export async function forgetWords(ctx: Context, named: Naming): Promise<void> {
  await sql`
    delete from colleague_word where conversation_id = any(${named.conversationIds}::uuid[])
      and (${naming(['words'], named)} or ${isAlone(sql`conversation_id`, named)})`.execute(ctx.db)
}
