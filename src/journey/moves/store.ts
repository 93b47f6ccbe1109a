import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Snippet } from './model.ts'

const columns = sql`s.id, s.title, s.words, s.language, s.owner_id as "ownerId", e.name as "ownerName", s.changed_at as "changedAt"`

export async function snippetRows(ctx: Context): Promise<Snippet[]> {
  const { rows } = await sql<Snippet>`
    select ${columns} from snippet s join employee e on e.id = s.owner_id
    where s.retired_at is null order by s.title, s.id limit 500`.execute(ctx.db)
  return rows
}

export async function snippetById(ctx: Context, id: string): Promise<Snippet | undefined> {
  const { rows } = await sql<Snippet>`
    select ${columns} from snippet s join employee e on e.id = s.owner_id
    where s.id = ${id} and s.retired_at is null`.execute(ctx.db)
  return rows[0]
}

type Words = Pick<Snippet, 'id' | 'title' | 'words' | 'language' | 'ownerId'>

export async function insertSnippet(ctx: Context, snippet: Words): Promise<void> {
  await sql`
    insert into snippet (id, title, words, language, owner_id, made_at, changed_at)
    values (${snippet.id}, ${snippet.title}, ${snippet.words}, ${snippet.language}, ${snippet.ownerId}, ${ctx.now()}, ${ctx.now()})`.execute(
    ctx.db,
  )
}

export async function updateSnippet(ctx: Context, snippet: Words): Promise<boolean> {
  const { rows } = await sql`
    update snippet set title = ${snippet.title}, words = ${snippet.words}, language = ${snippet.language},
      owner_id = ${snippet.ownerId}, changed_at = ${ctx.now()}
    where id = ${snippet.id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function retireSnippetRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update snippet set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

// ── invitations ──

export async function personOf(ctx: Context, accountId: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select person_id as id, coalesce(name, handle) as name from person_account where id = ${accountId}`.execute(ctx.db)
  return rows[0]
}

export async function documentPage(ctx: Context, id: string): Promise<{ title: string; url: string } | undefined> {
  const { rows } = await sql<{ title: string; url: string }>`
    select title, url from document where id = ${id} and url is not null`.execute(ctx.db)
  return rows[0]
}

/** To which of these pages somebody was invited; what never left is no invitation. */
export async function invitationsOf(
  ctx: Context,
  personIds: string[],
  documentIds: string[],
  exceptAnswer: { conversationId: string; authorId: string },
): Promise<{ documentId: string; by: string; at: Date }[]> {
  const { rows } = await sql<{ documentId: string; by: string; at: Date }>`
    select i.document_id as "documentId", e.name as by, i.made_at as at
    from invitation_made i join employee e on e.id = i.made_by join answer a on a.id = i.answer_id
    where i.person_id = any(${personIds}::uuid[]) and i.document_id = any(${documentIds}) and a.step not in ('withdrawn', 'refused')
      and not (a.conversation_id = ${exceptAnswer.conversationId} and a.author_id = ${exceptAnswer.authorId} and a.step <> 'sent')`.execute(
    ctx.db,
  )
  return rows
}

/** False when the person was invited there before, by any of the ids they are known by, and that left or is about to. */
export async function insertInvitation(
  ctx: Context,
  made: {
    id: string
    personId: string
    personIds: string[]
    accountId: string
    documentId: string
    answerId: string
    madeBy: string
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into invitation_made as i (id, person_id, account_id, document_id, answer_id, made_by, made_at)
    select ${made.id}, ${made.personId}, ${made.accountId}, ${made.documentId}, ${made.answerId}, ${made.madeBy}, ${ctx.now()}
    where not exists (select 1 from invitation_made o join answer a on a.id = o.answer_id
      where o.person_id = any(${made.personIds}::uuid[]) and o.person_id <> ${made.personId} and o.document_id = ${made.documentId}
        and a.step not in ('withdrawn', 'refused'))
    on conflict (person_id, document_id) do update set account_id = excluded.account_id, answer_id = excluded.answer_id,
      made_by = excluded.made_by, made_at = excluded.made_at
    where exists (select 1 from answer a where a.id = i.answer_id and a.step in ('withdrawn', 'refused'))
    returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Pages of ours on the same sites as these links, each as `canonicalLink` has it. */
export async function pagesAt(
  ctx: Context,
  links: string[],
): Promise<{ documentId: string; title: string; url: string }[]> {
  const sites = [...new Set(links.map(link => `%${(link.split('/')[0] ?? '').replace(/[%_\\]/g, '')}/%`))]
  const { rows } = await sql<{ documentId: string; title: string; url: string }>`
    select id as "documentId", title, url from document where url ilike any(${sites}::text[])`.execute(ctx.db)
  return rows
}

/** Was this person invited to the page in another conversation, by what left or is about to? */
export async function isInvitedElsewhere(
  ctx: Context,
  invited: { personIds: string[]; documentId: string; conversationId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from invitation_made i join answer a on a.id = i.answer_id
    where i.person_id = any(${invited.personIds}::uuid[]) and i.document_id = ${invited.documentId}
      and a.conversation_id <> ${invited.conversationId} and a.step not in ('withdrawn', 'refused')`.execute(ctx.db)
  return rows.length > 0
}

/** An answer that was written anew invites to nothing until it is said again. */
export async function forgetInvitation(ctx: Context, answerId: string): Promise<void> {
  await sql`delete from invitation_made where answer_id = ${answerId}`.execute(ctx.db)
}

// ── what came of it ──

export interface InvitationCount {
  documentId: string
  title: string
  url: string | null
  invited: number
  /** How many of them wrote again in that conversation, and how many thanked us there, as a colleague said in closing it. */
  wroteAgain: number
  thanked: number
}

/** To which pages people were invited since a moment, and what came of it in their conversations. */
export async function countInvitations(ctx: Context, since: Date, limit: number): Promise<InvitationCount[]> {
  const { rows } = await sql<InvitationCount>`
    select d.id as "documentId", d.title, d.url, count(*)::int as invited,
      count(*) filter (where exists (
        select 1 from message r where r.conversation_id = a.conversation_id and r.account_id = i.account_id and r.posted_at > a.sent_at))::int as "wroteAgain",
      count(*) filter (where exists (
        select 1 from closing k where k.conversation_id = a.conversation_id and k.undone_at is null and k.result = 'thanked' and k.at > a.sent_at))::int as thanked
    from invitation_made i join answer a on a.id = i.answer_id join document d on d.id = i.document_id
    where i.made_at >= ${since} and a.step = 'sent'
    group by d.id order by invited desc, d.title limit ${limit}`.execute(ctx.db)
  return rows
}
