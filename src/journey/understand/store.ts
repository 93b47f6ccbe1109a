import { sql } from 'kysely'
import {
  type CorrectedLabel,
  type Correction,
  type KeptReading,
  type Reading,
  subjectOf,
  type TopicReading,
} from '#journey/reading'
import { columnOf } from '#platform/columns'
import type { Context } from '#platform/context'
import { prepared } from '#platform/db'

/** Keeps readings, instead of those that were kept of the same posts. */
export async function keepReadings(ctx: Context, readings: { messageId: string; reading: Reading }[]): Promise<void> {
  if (readings.length === 0) return
  const texts = (pick: (reading: Reading) => string | null) => columnOf.text(readings.map(each => pick(each.reading)))
  const reals = (pick: (reading: Reading) => number | null) => columnOf.real(readings.map(each => pick(each.reading)))
  const jsons = (pick: (reading: Reading) => unknown) => columnOf.jsonb(readings.map(each => pick(each.reading)))
  const { rows } = await sql<{ messageId: string; isAgain: boolean }>`
    insert into reading (message_id, language, language_certainty, kind, kinds, sentiment, urgency, why, aspects, entities, toxicity, learned, read_at)
    select message_id, language, certainty, kind, kinds, sentiment, urgency, why, aspects, entities, toxicity, learned, ${ctx.now()}::timestamptz
    from unnest(${columnOf.uuid(readings.map(each => each.messageId))}, ${texts(r => r.language)}, ${reals(r => r.languageCertainty)},
      ${texts(r => r.kind)}, ${jsons(r => r.kinds)}, ${reals(r => r.sentiment)}, ${reals(r => r.urgency)},
      ${jsons(r => r.why)}, ${jsons(r => r.aspects)}, ${jsons(r => r.entities)}, ${reals(r => r.toxicity)}, ${jsons(r => r.learned)})
      as t (message_id, language, certainty, kind, kinds, sentiment, urgency, why, aspects, entities, toxicity, learned)
    on conflict (message_id) do update set language = excluded.language, language_certainty = excluded.language_certainty,
      kind = excluded.kind, kinds = excluded.kinds, sentiment = excluded.sentiment, urgency = excluded.urgency, why = excluded.why,
      aspects = excluded.aspects, entities = excluded.entities, toxicity = excluded.toxicity, learned = excluded.learned,
      read_at = excluded.read_at
    returning message_id as "messageId", (xmax <> 0) as "isAgain"`.execute(ctx.db)
  await keepTopics(
    ctx,
    readings.flatMap(({ messageId, reading }) => reading.topics.map(topic => ({ messageId, ...topic }))),
    rows.filter(row => row.isAgain).map(row => row.messageId),
  )
}

async function keepTopics(
  ctx: Context,
  topics: (TopicReading & { messageId: string })[],
  insteadOf: string[],
): Promise<void> {
  if (insteadOf.length > 0)
    await sql`delete from message_topic where message_id = any(${insteadOf}::uuid[])`.execute(ctx.db)
  if (topics.length === 0) return
  await sql`
    insert into message_topic (message_id, topic_id, score, because)
    select message_id, topic_id, score, because
    from unnest(${columnOf.uuid(topics.map(t => t.messageId))}, ${columnOf.uuid(topics.map(t => t.topicId))}, ${columnOf.real(topics.map(t => t.score))},
      ${columnOf.jsonb(topics.map(t => t.because))}) as t (message_id, topic_id, score, because)
    on conflict (message_id, topic_id) do nothing`.execute(ctx.db)
}

/** Whether what was heard then is settled; until the transaction ends, nobody else can settle it. */
export async function isSettled(ctx: Context, heardEventId: string): Promise<boolean> {
  await sql`select 1 from event where id = ${heardEventId} for update`.execute(ctx.db)
  const { rows } = await sql<{ isSettled: boolean }>`
    select exists (select 1 from event where subject_id = ${heardEventId} and name = 'posts.understood') as "isSettled"`.execute(
    ctx.db,
  )
  return rows[0]?.isSettled ?? false
}

export async function readingsOf(ctx: Context, messageIds: string[]): Promise<KeptReading[]> {
  const { rows } = await sql<Omit<Reading, 'wantsAnswer'> & { messageId: string }>`${prepared}
    select r.message_id as "messageId", r.language, r.language_certainty as "languageCertainty", r.kind, r.kinds, r.sentiment, r.urgency,
      '{"toxicity": []}'::jsonb || r.why as why, r.aspects, r.entities, r.toxicity, r.learned,
      coalesce((select jsonb_agg(jsonb_build_object('topicId', t.id, 'name', t.name, 'score', mt.score, 'because', mt.because) order by mt.score desc)
        from message_topic mt join topic t on t.id = mt.topic_id where mt.message_id = r.message_id), '[]') as topics
    from reading r where r.message_id = any(${messageIds}::uuid[])`.execute(ctx.db)
  const ids = [...new Set(rows.flatMap(row => row.learned.map(each => each.correctionId)))]
  const corrections = new Map((await correctionsById(ctx, ids)).map(each => [each.id, each]))
  return rows.map(row => ({
    ...row,
    wantsAnswer: false,
    learned: row.learned.flatMap(each => {
      const correction = corrections.get(each.correctionId)
      if (!correction) return []
      const { messageId, employeeId, employeeName, at } = correction
      const about = subjectOf(correction)
      return [{ ...each, about, ofThis: messageId === row.messageId, employeeId, employeeName, at }]
    }),
  }))
}

// ── corrections ──

const correctionColumns = sql`
  c.id, c.message_id as "messageId", m.conversation_id as "conversationId", c.employee_id as "employeeId", e.name as "employeeName",
  c.label, c.was, c.becomes, c.at, c.undone_at as "undoneAt"`
const correctionTables = sql`correction c join message m on m.id = c.message_id join employee e on e.id = c.employee_id`

/** Changes whenever the company's topics, documents, or what was put right change. */
export async function correctionsSignature(ctx: Context): Promise<string> {
  const { rows } = await sql<{ signature: string }>`
    select concat_ws(' ',
      (select concat(count(*), max(at)) from correction where undone_at is null),
      (select md5(string_agg(concat(id, name, words), ',' order by id)) from topic where retired_at is null),
      (select concat(count(*), max(added_at), sum(length(title) + length(summary))) from document),
      (select name from company)) as signature`.execute(ctx.db)
  return rows[0]?.signature ?? ''
}

const mostFollowed = 5_000

/** Everything that was put right and stands, newest first, with the words that it was said of. */
export async function correctedTexts(
  ctx: Context,
): Promise<{ correction: Correction; text: string; title: string | null }[]> {
  const { rows } = await sql<Correction & { text: string; title: string | null }>`
    select ${correctionColumns}, m.text, m.title
    from (select * from correction where undone_at is null order by at desc limit ${mostFollowed}) c
      join message m on m.id = c.message_id join employee e on e.id = c.employee_id
    where m.removed_at is null order by c.at desc`.execute(ctx.db)
  return rows.map(({ text, title, ...correction }) => ({ correction, text, title }))
}

export async function correctionById(ctx: Context, id: string): Promise<Correction | undefined> {
  const { rows } = await sql<Correction>`
    select ${correctionColumns} from ${correctionTables} where c.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** Those that these posts follow, for showing from whom something was learned. */
export async function correctionsById(ctx: Context, ids: string[]): Promise<Correction[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Correction>`
    select ${correctionColumns} from ${correctionTables} where c.id = any(${ids}::uuid[])`.execute(ctx.db)
  return rows
}

/** What stands, the newest first, with the beginning of each post. */
export async function recentCorrections(
  ctx: Context,
  limit: number,
): Promise<(Correction & { words: string; network: string })[]> {
  const { rows } = await sql<Correction & { words: string; network: string }>`
    select ${correctionColumns}, left(concat_ws('. ', m.title, m.text), 300) as words, m.network from ${correctionTables}
    where c.undone_at is null order by c.at desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** The standing words about one label of a post: several only where it is said of several things. */
export async function livingCorrectionsOf(
  ctx: Context,
  messageId: string,
  label: CorrectedLabel,
): Promise<{ id: string; label: CorrectedLabel; becomes: unknown }[]> {
  const { rows } = await sql<{ id: string; label: CorrectedLabel; becomes: unknown }>`
    select id, label, becomes from correction
    where message_id = ${messageId} and label = ${label} and undone_at is null`.execute(ctx.db)
  return rows
}

export async function insertCorrection(
  ctx: Context,
  made: { id: string; messageId: string; employeeId: string; label: CorrectedLabel; was: unknown; becomes: unknown },
): Promise<void> {
  await sql`
    insert into correction (id, message_id, employee_id, label, was, becomes, at)
    values (${made.id}, ${made.messageId}, ${made.employeeId}, ${made.label}, ${JSON.stringify(made.was)}::jsonb,
      ${JSON.stringify(made.becomes)}::jsonb, ${ctx.now()})`.execute(ctx.db)
}

export async function undoCorrectionRow(ctx: Context, id: string, undoneBy: string): Promise<boolean> {
  const { rows } = await sql`
    update correction set undone_at = ${ctx.now()}, undone_by = ${undoneBy}
    where id = ${id} and undone_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** What was understood of posts that are gone is gone, too. */
export async function forgetReadings(ctx: Context, conversationIds: string[]): Promise<void> {
  const gone = sql`select id from message where conversation_id = any(${conversationIds}::uuid[]) and removed_at is not null`
  await sql`delete from reading where message_id in (${gone})`.execute(ctx.db)
  await sql`delete from message_topic where message_id in (${gone})`.execute(ctx.db)
}

/** The topics that a message was read to be about. */
export async function topicIdsOf(ctx: Context, messageId: string | undefined): Promise<string[]> {
  if (!messageId) return []
  const { rows } = await sql<{ topicId: string }>`
    select topic_id as "topicId" from message_topic where message_id = ${messageId}`.execute(ctx.db)
  return rows.map(row => row.topicId)
}
