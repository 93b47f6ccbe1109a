import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { NewMessage } from './message-store.ts'
import type { Conversation } from './model.ts'

/** A conversation of the sample company: where it stands is known from the beginning. */
export type SampleConversationRow = Pick<
  Conversation,
  | 'id'
  | 'network'
  | 'rootExternalId'
  | 'title'
  | 'sourceId'
  | 'openedBy'
  | 'standing'
  | 'assigneeId'
  | 'language'
  | 'kind'
  | 'heardAt'
  | 'lastMessageAt'
  | 'messageCount'
  | 'answerBy'
>

/** A message of the sample company, an outsider's or a colleague's, as it was heard at its time. */
export interface SampleMessageRow extends NewMessage {
  authorId: string | null
  heardAt: Date
  removedAt: Date | null
}

export async function sampleConversationIsHere(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{
    here: boolean
  }>`select exists (select 1 from conversation where is_sample) as here`.execute(ctx.db)
  return rows[0]?.here ?? false
}

/** Of two who load or remove the sample at once, the second waits for the first. */
export async function waitForSample(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('the sample company'))`.execute(ctx.db)
}

export async function insertSampleConversations(ctx: Context, conversations: SampleConversationRow[]): Promise<void> {
  const column = <Value>(pick: (conversation: SampleConversationRow) => Value) => conversations.map(pick)
  await sql`
    insert into conversation (id, network, root_external_id, title, source_id, opened_by, standing, assignee_id, language, kind,
      heard_at, last_message_at, message_count, answer_by, is_sample)
    select *, true from unnest(${column(c => c.id)}::uuid[], ${column(c => c.network)}::text[], ${column(c => c.rootExternalId)}::text[],
      ${column(c => c.title)}::text[], ${column(c => c.sourceId)}::uuid[], ${column(c => c.openedBy)}::uuid[], ${column(c => c.standing)}::text[],
      ${column(c => c.assigneeId)}::uuid[], ${column(c => c.language)}::text[], ${column(c => c.kind)}::text[], ${column(c => c.heardAt)}::timestamptz[],
      ${column(c => c.lastMessageAt)}::timestamptz[], ${column(c => c.messageCount)}::int[], ${column(c => c.answerBy)}::timestamptz[])`.execute(
    ctx.db,
  )
}

export async function insertSampleMessages(ctx: Context, messages: SampleMessageRow[]): Promise<void> {
  const column = <Value>(pick: (message: SampleMessageRow) => Value) => messages.map(pick)
  const lists = (pick: (message: SampleMessageRow) => string[]) =>
    messages.map(message => JSON.stringify(pick(message)))
  await sql`
    insert into message (id, conversation_id, network, external_id, parent_external_id, source_id, account_id, author_id, title, text, language,
      url, links, tags, posted_at, heard_at, removed_at, fingerprint, terms)
    select id, conversation_id, network, external_id, parent, source_id, account_id, author_id, title, text, language, url,
      array(select jsonb_array_elements_text(links::jsonb)), array(select jsonb_array_elements_text(tags::jsonb)), posted_at, heard_at, removed_at,
      fingerprint, array_to_tsvector(array(select jsonb_array_elements_text(terms::jsonb)))
    from unnest(${column(m => m.id)}::uuid[], ${column(m => m.conversationId)}::uuid[], ${column(m => m.network)}::text[], ${column(m => m.externalId)}::text[],
      ${column(m => m.parentExternalId)}::text[], ${column(m => m.sourceId)}::uuid[], ${column(m => m.accountId)}::uuid[], ${column(m => m.authorId)}::uuid[],
      ${column(m => m.title)}::text[], ${column(m => m.text)}::text[], ${column(m => m.language)}::text[], ${column(m => m.url)}::text[],
      ${lists(m => m.links)}::text[], ${lists(m => m.tags)}::text[], ${column(m => m.postedAt)}::timestamptz[], ${column(m => m.heardAt)}::timestamptz[],
      ${column(m => m.removedAt)}::timestamptz[], ${column(m => m.fingerprint.toString())}::bigint[], ${lists(m => m.terms)}::text[])
      as t (id, conversation_id, network, external_id, parent, source_id, account_id, author_id, title, text, language, url, links, tags,
        posted_at, heard_at, removed_at, fingerprint, terms)`.execute(ctx.db)
}

/** Conversations take their messages, claims, answers and closings with them. */
export async function deleteSampleListening(ctx: Context): Promise<number> {
  const gone = await ctx.db.deleteFrom('conversation').where('is_sample', '=', true).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
