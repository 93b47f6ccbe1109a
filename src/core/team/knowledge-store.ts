import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Document, Knowledge } from './model.ts'

export async function knowledgeRows(ctx: Context): Promise<Knowledge[]> {
  const rows = await ctx.db
    .selectFrom('expertise')
    .innerJoin('topic', 'topic.id', 'expertise.topic_id')
    .innerJoin('employee', 'employee.id', 'expertise.employee_id')
    .select(['expertise.employee_id', 'expertise.topic_id', 'topic.name', 'topic.words', 'expertise.note'])
    .where('topic.retired_at', 'is', null)
    .where('employee.left_at', 'is', null)
    .orderBy('topic.name')
    .execute()
  return rows.map(row => ({
    employeeId: row.employee_id,
    topicId: row.topic_id,
    topic: row.name,
    words: row.words,
    note: row.note,
  }))
}

export async function replaceKnowledge(
  ctx: Context,
  employeeId: string,
  knows: { topicId: string; note: string }[],
): Promise<void> {
  await ctx.db.deleteFrom('expertise').where('employee_id', '=', employeeId).execute()
  if (knows.length === 0) return
  await ctx.db
    .insertInto('expertise')
    .values(
      knows.map(each => ({ employee_id: employeeId, topic_id: each.topicId, note: each.note, declared_at: ctx.now() })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function documentRows(ctx: Context): Promise<Document[]> {
  const { rows } = await sql<{
    id: string
    title: string
    url: string | null
    language: string
    summary: string
    authors: string[]
  }>`
    select d.id, d.title, d.url, d.language, d.summary,
           coalesce(array_agg(a.employee_id) filter (where a.employee_id is not null), '{}') as authors
    from document d left join document_author a on a.document_id = d.id
    group by d.id order by d.title`.execute(ctx.db)
  return rows.map(({ authors, ...row }) => ({ ...row, authorIds: authors }))
}

/** Adds a document, or finds the one at the same address, and makes these colleagues its authors. */
export async function upsertDocument(ctx: Context, document: Document, isSample: boolean): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into document (id, title, url, language, summary, added_at, is_sample)
    values (${document.id}, ${document.title}, ${document.url}, ${document.language}, ${document.summary}, ${ctx.now()}, ${isSample})
    on conflict (url) where url is not null do update set title = excluded.title returning id`.execute(ctx.db)
  const id = rows[0]?.id ?? document.id
  for (const authorId of document.authorIds)
    await sql`insert into document_author (document_id, employee_id) values (${id}, ${authorId}) on conflict do nothing`.execute(
      ctx.db,
    )
  return id
}

export async function deleteDocument(ctx: Context, documentId: string): Promise<boolean> {
  const row = await ctx.db.deleteFrom('document').where('id', '=', documentId).returning('id').executeTakeFirst()
  return row !== undefined
}

/** Takes the document at an address out of the list; its id, where there was one. */
export async function deleteDocumentAt(ctx: Context, url: string): Promise<string | undefined> {
  const row = await ctx.db.deleteFrom('document').where('url', '=', url).returning('id').executeTakeFirst()
  return row?.id
}

/** Whose a document is, as its bylines say; those who said so themselves stay. */
export async function setDocumentAuthors(
  ctx: Context,
  authors: { documentId: string; employeeIds: string[]; no: string[] }[],
): Promise<void> {
  const pairs = authors.flatMap(({ documentId, employeeIds }) => employeeIds.map(id => ({ documentId, id })))
  const gone = authors.flatMap(({ documentId, no }) => no.map(id => ({ documentId, id })))
  await sql`
    delete from document_author a using unnest(${gone.map(each => each.documentId)}::uuid[], ${gone.map(each => each.id)}::uuid[])
      as g (document_id, employee_id) where a.document_id = g.document_id and a.employee_id = g.employee_id`.execute(
    ctx.db,
  )
  await sql`
    insert into document_author (document_id, employee_id)
    select * from unnest(${pairs.map(each => each.documentId)}::uuid[], ${pairs.map(each => each.id)}::uuid[])
    on conflict do nothing`.execute(ctx.db)
}

/** Adds documents that were read in, in one statement; the ids in their order, of those known at their address as well. */
export async function upsertDocuments(
  ctx: Context,
  read: Pick<Document, 'id' | 'title' | 'url' | 'language' | 'summary'>[],
): Promise<string[]> {
  const column = (pick: (document: (typeof read)[number]) => string | null) => read.map(pick)
  const { rows } = await sql<{ id: string; url: string }>`
    insert into document (id, title, url, language, summary, added_at)
    select id, title, url, language, summary, ${ctx.now()}::timestamptz
    from unnest(${column(d => d.id)}::uuid[], ${column(d => d.title)}::text[], ${column(d => d.url)}::text[],
      ${column(d => d.language)}::text[], ${column(d => d.summary)}::text[]) as t (id, title, url, language, summary)
    on conflict (url) where url is not null do update set title = excluded.title, summary = excluded.summary
    returning id, url`.execute(ctx.db)
  const ids = new Map(rows.map(row => [row.url, row.id]))
  return read.map(({ id, url }) => ids.get(url ?? '') ?? id)
}
