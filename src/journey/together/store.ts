import { sql } from 'kysely'
import { type Naming, naming, unnamed } from '#core/people'
import type { Context } from '#platform/context'
import { liveChannel } from '#platform/events'
import type { ColleagueQuestion, Present, SaidBefore, TheirDraft } from './model.ts'

const columns = sql`
  q.id, q.conversation_id as "conversationId", q.asked_by as "askedBy", b.name as "askedByName", q.asked_of as "askedOf", o.name as "askedOfName",
  q.words, q.asked_at as "askedAt", q.answer, q.source, q.answered_by as "answeredBy", a.name as "answeredByName",
  q.answered_at as "answeredAt", q.fact_card_id as "factCardId"`
const from = sql`
  colleague_question q join employee b on b.id = q.asked_by join employee o on o.id = q.asked_of left join employee a on a.id = q.answered_by`

export async function questionsIn(ctx: Context, conversationId: string): Promise<ColleagueQuestion[]> {
  const { rows } = await sql<ColleagueQuestion>`
    select ${columns} from ${from} where q.conversation_id = ${conversationId} and q.withdrawn_at is null order by q.asked_at`.execute(
    ctx.db,
  )
  return rows
}

export async function questionById(ctx: Context, id: string): Promise<ColleagueQuestion | undefined> {
  const { rows } = await sql<ColleagueQuestion>`
    select ${columns} from ${from} where q.id = ${id} and q.withdrawn_at is null`.execute(ctx.db)
  return rows[0]
}

/** What a colleague is asked and has not answered, the longest waiting first; with the beginning of what it is about. */
export async function openQuestionsFor(
  ctx: Context,
  employeeId: string,
): Promise<(ColleagueQuestion & { about: string })[]> {
  const { rows } = await sql<ColleagueQuestion & { about: string }>`
    select ${columns}, coalesce(c.title, left(m.text, 140), '') as about
    from ${from} join conversation c on c.id = q.conversation_id
      left join lateral (select text from message where conversation_id = c.id order by posted_at, id limit 1) m on true
    where q.asked_of = ${employeeId} and q.answered_at is null and q.withdrawn_at is null order by q.asked_at limit 50`.execute(
    ctx.db,
  )
  return rows
}

export async function insertQuestion(
  ctx: Context,
  question: { id: string; conversationId: string; askedBy: string; askedOf: string; words: string },
): Promise<void> {
  await sql`
    insert into colleague_question (id, conversation_id, asked_by, asked_of, words, asked_at)
    values (${question.id}, ${question.conversationId}, ${question.askedBy}, ${question.askedOf}, ${question.words}, ${ctx.now()})`.execute(
    ctx.db,
  )
}

export async function answerRow(
  ctx: Context,
  id: string,
  said: { answer: string; source: string; by: string; factCardId: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    update colleague_question set answer = ${said.answer}, source = ${said.source}, answered_by = ${said.by}, answered_at = ${ctx.now()},
      fact_card_id = ${said.factCardId}
    where id = ${id} and answered_at is null and withdrawn_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function withdrawQuestionRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update colleague_question set withdrawn_at = ${ctx.now()}
    where id = ${id} and answered_at is null and withdrawn_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

// ── who is there ──

const presentFor = '45 seconds'

/** Notes that somebody is there; open desks hear of it only when that is news. */
export async function noteSeen(
  ctx: Context,
  conversationId: string,
  employeeId: string,
  doing: Present['doing'] | 'gone',
): Promise<void> {
  const { rows } =
    doing === 'gone'
      ? await sql<{ isNews: boolean }>`
          delete from presence where conversation_id = ${conversationId} and employee_id = ${employeeId} returning true as "isNews"`.execute(
          ctx.db,
        )
      : await sql<{ isNews: boolean }>`
          with before as (
            select doing from presence where conversation_id = ${conversationId} and employee_id = ${employeeId}
              and seen_at > ${ctx.now()}::timestamptz - ${presentFor}::interval
          ), seen as (
            insert into presence (conversation_id, employee_id, doing, seen_at)
            values (${conversationId}, ${employeeId}, ${doing}, ${ctx.now()})
            on conflict (conversation_id, employee_id) do update set doing = excluded.doing, seen_at = excluded.seen_at
          )
          select not exists (select 1 from before where doing = ${doing}) as "isNews"`.execute(ctx.db)
  if (rows[0]?.isNews)
    await sql`select pg_notify(${liveChannel}, ${JSON.stringify({ name: 'presence.changed', conversationIds: [conversationId] })})`.execute(
      ctx.db,
    )
}

export async function presentIn(ctx: Context, conversationId: string, exceptId: string): Promise<Present[]> {
  const { rows } = await sql<Present>`
    select p.employee_id as "employeeId", e.name, e.title, p.doing from presence p join employee e on e.id = p.employee_id
    where p.conversation_id = ${conversationId} and p.employee_id <> ${exceptId}
      and p.seen_at > ${ctx.now()}::timestamptz - ${presentFor}::interval
    order by p.doing desc, e.name`.execute(ctx.db)
  return rows
}

export async function forgetPresence(ctx: Context): Promise<void> {
  await sql`delete from presence where seen_at < ${ctx.now()}::timestamptz - ${presentFor}::interval`.execute(ctx.db)
}

// ── what others write ──

/** Drafts that colleagues show, and their answers that have not left. */
export async function theirDrafts(ctx: Context, conversationId: string, exceptId: string): Promise<TheirDraft[]> {
  const { rows } = await sql<TheirDraft>`
    select d.employee_id as "employeeId", e.name, d.text, 'writing' as step, null as "answerId"
    from draft d join employee e on e.id = d.employee_id
    where d.conversation_id = ${conversationId} and d.employee_id <> ${exceptId} and d.shown_at is not null and d.text <> ''
    union all
    select a.author_id, e.name, a.text, a.step, a.id from answer a join employee e on e.id = a.author_id
    where a.conversation_id = ${conversationId} and a.author_id <> ${exceptId} and a.step in ('in-review', 'approved', 'returned')`.execute(
    ctx.db,
  )
  return rows
}

const mostOfAll = 300
const mostOfOwn = 100

/** What was sent lately, by everybody and by oneself, to others than these: to be compared word by word. */
export async function sentLately(
  ctx: Context,
  conversationId: string,
  employeeId: string,
): Promise<Omit<SaidBefore, 'share'>[]> {
  const { rows } = await sql<Omit<SaidBefore, 'share'>>`
    with sent as (
      (select id from answer where step = 'sent' order by sent_at desc limit ${mostOfAll})
      union
      (select id from answer where step = 'sent' and author_id = ${employeeId} order by sent_at desc limit ${mostOfOwn})
    )
    select a.id as "answerId", a.conversation_id as "conversationId", a.author_id as "authorId", e.name as "authorName",
      a.sent_at as "sentAt", a.text as words
    from sent join answer a on a.id = sent.id join employee e on e.id = a.author_id
    where a.conversation_id <> ${conversationId} order by a.sent_at desc`.execute(ctx.db)
  return rows
}

/** Of what colleagues asked each other in these conversations, takes away what names somebody. */
export async function forgetQuestions(ctx: Context, named: Naming): Promise<void> {
  await sql`
    update colleague_question set words = ${unnamed('words', named)}, answer = ${unnamed('answer', named)}, source = ${unnamed('source', named)}
    where conversation_id = any(${named.conversationIds}::uuid[]) and ${naming(['words', 'answer', 'source'], named)}`.execute(
    ctx.db,
  )
}
