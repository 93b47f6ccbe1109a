import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Endorsement, EvidenceOfColleague, KnownEvidence } from './model.ts'

/** A piece of evidence with its text, as it is learned. */
export interface EvidenceRow extends KnownEvidence {
  summary: string
  text: string
  worth: number
  gone: boolean
  revision: number
}

/** What changed after a revision, in its order, and which evidence is gone for good. */
export async function evidenceSince(
  ctx: Context,
  revision: number,
  limit: number,
): Promise<{ rows: EvidenceRow[]; gone: { id: string; revision: number }[] }> {
  const { rows } = await sql<EvidenceRow>`
    select e.id, e.kind, coalesce(said.title, e.title) as title, e.summary, coalesce(said.text, e.text) as text, e.url,
      e.document_id as "documentId", e.conversation_id as "conversationId", e.employee_ids as "employeeIds", e.at, e.worth,
      e.gone_at is not null as gone, e.revision
    from evidence e left join lateral (
      -- People's words are not kept twice: what is taken down is gone from here, too.
      select left(string_agg(m.text, E'\n' order by m.posted_at), 8000) as text,
        coalesce(nullif(min(c.title), ''), left((array_agg(m.text order by m.posted_at) filter (where m.author_id is null))[1], 120), '') as title
      from conversation c join (
        select text, posted_at, author_id, conversation_id from message
        where conversation_id = e.conversation_id and removed_at is null order by posted_at limit 40) m on m.conversation_id = c.id
      where c.id = e.conversation_id) said on e.conversation_id is not null
    where e.revision > ${revision} order by e.revision limit ${limit}`.execute(ctx.db)
  const { rows: gone } = await sql<{ id: string; revision: number }>`
    select evidence_id as id, revision from evidence_gone where revision > ${revision} order by revision limit ${limit}`.execute(
    ctx.db,
  )
  return { rows, gone }
}

/** What a colleague says they wrote becomes evidence as well, or what all of them say; nothing new where nothing is. */
export async function learnDeclared(ctx: Context, employeeId?: string): Promise<void> {
  const theirs = employeeId
    ? sql`(select document_id from document_author where employee_id = ${employeeId})`
    : sql`(select document_id from document_author)`
  await sql`
    insert into evidence (id, kind, document_id, title, summary, text, url, employee_ids, at)
    select d.id, 'document', d.id, d.title, d.summary, '', d.url,
      coalesce((select array_agg(a.employee_id) from document_author a where a.document_id = d.id), '{}'), d.added_at
    from document d where d.id = any(array${theirs})
    on conflict do nothing`.execute(ctx.db)
  await sql`
    update evidence e set employee_ids =
      (select array_agg(a.employee_id order by a.employee_id) from document_author a where a.document_id = e.document_id)
    where e.document_id = any(array${theirs})
      and not (e.employee_ids @> (select array_agg(a.employee_id) from document_author a where a.document_id = e.document_id))`.execute(
    ctx.db,
  )
}

export interface DocumentEvidence {
  documentId: string
  libraryId: string
  title: string
  summary: string
  text: string
  url: string
  bylines: string[]
  at: Date
}

/** Keeps the texts of documents that were read in; one that did not change keeps its revision. */
export async function upsertEvidence(ctx: Context, read: DocumentEvidence[]): Promise<void> {
  const column = <Value>(pick: (one: DocumentEvidence) => Value) => read.map(pick)
  await sql`
    insert into evidence as e (id, kind, document_id, library_id, title, summary, text, url, bylines, at, employee_ids)
    select t.document_id, 'document', t.document_id, t.library_id, t.title, t.summary, t.text, t.url,
      string_to_array(t.bylines, E'\n'), t.at,
      coalesce((select array_agg(distinct b.employee_id) from byline b
        where b.key = any(string_to_array(t.bylines, E'\n')) and b.employee_id is not null), '{}')
    from unnest(${column(d => d.documentId)}::uuid[], ${column(d => d.libraryId)}::uuid[], ${column(d => d.title)}::text[],
      ${column(d => d.summary)}::text[], ${column(d => d.text)}::text[], ${column(d => d.url)}::text[],
      ${column(d => d.bylines.join('\n'))}::text[], ${column(d => d.at)}::timestamptz[])
      as t (document_id, library_id, title, summary, text, url, bylines, at)
    on conflict (document_id) where document_id is not null do update set library_id = excluded.library_id,
      title = excluded.title, summary = excluded.summary, text = excluded.text, bylines = excluded.bylines, at = excluded.at,
      employee_ids = (select coalesce(array_agg(distinct x), '{}') from unnest(excluded.employee_ids || e.employee_ids) x),
      gone_at = null
    where (e.title, e.summary, e.text, e.bylines, e.library_id) is distinct from
      (excluded.title, excluded.summary, excluded.text, excluded.bylines, excluded.library_id) or e.gone_at is not null`.execute(
    ctx.db,
  )
}

/** Documents of a library that a whole reading did not find any more. */
export async function markGoneExcept(ctx: Context, libraryId: string, urls: string[]): Promise<void> {
  await sql`
    update evidence set gone_at = ${ctx.now()}
    where library_id = ${libraryId} and gone_at is null and not (url = any(${urls}::text[]))`.execute(ctx.db)
}

/** Everything of a library that is closed speaks for nobody any more, and stays readable where it is. */
export async function forgetLibrary(ctx: Context, libraryId: string): Promise<void> {
  await sql`update evidence set gone_at = ${ctx.now()} where library_id = ${libraryId} and gone_at is null`.execute(
    ctx.db,
  )
}

export async function knownUrls(ctx: Context, libraryId: string): Promise<{ url: string; at: Date }[]> {
  const { rows } = await sql<{ url: string; at: Date }>`
    select url, at from evidence where library_id = ${libraryId} and gone_at is null and url is not null`.execute(
    ctx.db,
  )
  return rows
}

/** The documents that stand under one of these names. */
export async function evidenceUnder(
  ctx: Context,
  keys: string[],
): Promise<{ documentId: string; employeeIds: string[] }[]> {
  const { rows } = await sql<{ documentId: string; employeeIds: string[] }>`
    select e.document_id as "documentId", coalesce(array_agg(distinct b.employee_id) filter (where b.employee_id is not null), '{}') as "employeeIds"
    from evidence e left join byline b on b.key = any(e.bylines)
    where e.bylines && ${keys}::text[] and e.document_id is not null group by e.id`.execute(ctx.db)
  return rows
}

/** Whose these documents are, by the names under which they stand; colleagues who are no more named lose them. */
export async function setEvidenceAuthors(
  ctx: Context,
  authors: { documentId: string; employeeIds: string[]; no: string[] }[],
): Promise<void> {
  for (const { documentId, employeeIds, no } of authors)
    await sql`
      update evidence e set employee_ids =
        (select coalesce(array_agg(distinct x), '{}') from unnest(e.employee_ids || ${employeeIds}::uuid[]) x where not (x = any(${no}::uuid[])))
      where document_id = ${documentId}`.execute(ctx.db)
}

/** An answer that helped, and who of us gave it. False where nobody of us did. */
export async function keepHelped(ctx: Context, conversationId: string, worth: number): Promise<boolean> {
  const { rows } = await sql`
    insert into evidence as e (id, kind, conversation_id, title, text, employee_ids, at, worth)
    select ${conversationId}::uuid, 'answer', ${conversationId}::uuid, '', '', array_agg(distinct m.author_id), max(m.posted_at), ${worth}
    from message m
    where m.conversation_id = ${conversationId} and m.author_id is not null and m.removed_at is null and m.undelivered_why is null
    having count(*) > 0
    on conflict (conversation_id) where conversation_id is not null do update set
      employee_ids = excluded.employee_ids, at = excluded.at, worth = excluded.worth, gone_at = null
    returning id`.execute(ctx.db)
  return rows.length > 0
}

export async function dropHelped(ctx: Context, conversationId: string): Promise<void> {
  await sql`delete from evidence where conversation_id = ${conversationId}`.execute(ctx.db)
}

// ── endorsements ──

export async function insertEndorsement(
  ctx: Context,
  one: { id: string; employeeId: string; topicId: string; byId: string; note: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into endorsement (id, employee_id, topic_id, by_id, note, at)
    values (${one.id}, ${one.employeeId}, ${one.topicId}, ${one.byId}, ${one.note}, ${ctx.now()})
    on conflict (employee_id, topic_id, by_id) where taken_back_at is null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function takeBackEndorsement(ctx: Context, id: string, byId: string): Promise<boolean> {
  const { rows } = await sql`
    update endorsement set taken_back_at = ${ctx.now()}
    where id = ${id} and by_id = ${byId} and taken_back_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Living endorsements by colleagues who are here. */
export async function endorsementRows(ctx: Context, employeeId?: string): Promise<Endorsement[]> {
  const { rows } = await sql<Endorsement>`
    select n.id, n.employee_id as "employeeId", n.topic_id as "topicId", t.name as topic, n.by_id as "byId", e.name as "byName", n.note, n.at
    from endorsement n join topic t on t.id = n.topic_id join employee e on e.id = n.by_id
    where n.taken_back_at is null and t.retired_at is null and e.left_at is null
      and (${employeeId ?? null}::uuid is null or n.employee_id = ${employeeId ?? null})
    order by n.at desc`.execute(ctx.db)
  return rows
}

const mostShown = 50

/** What shows that this colleague knows, the newest first. */
export async function evidenceOf(ctx: Context, employeeId: string): Promise<EvidenceOfColleague> {
  const { rows: documents } = await sql<EvidenceOfColleague['documents'][number]>`
    select d.id, d.title, d.url, e.at from document_author a join document d on d.id = a.document_id
    join evidence e on e.document_id = d.id and e.gone_at is null
    where a.employee_id = ${employeeId} order by e.at desc limit ${mostShown}`.execute(ctx.db)
  const { rows: answers } = await sql<EvidenceOfColleague['answers'][number]>`
    select e.conversation_id as "conversationId", e.at,
      coalesce(nullif(c.title, ''), (select left(m.text, 120) from message m where m.conversation_id = c.id and m.author_id is null and m.removed_at is null
        order by m.posted_at limit 1), '') as title
    from evidence e join conversation c on c.id = e.conversation_id
    where e.kind = 'answer' and e.employee_ids @> array[${employeeId}]::uuid[] order by e.at desc limit ${mostShown}`.execute(
    ctx.db,
  )
  return { documents, answers, endorsements: await endorsementRows(ctx, employeeId) }
}
