import { sql } from 'kysely'
import type { Context } from '#platform/context'

/** What hangs on a person's accounts without a foreign key, looked up before they go. */
export interface Hanging {
  accountIds: string[]
  /** Answers to them; in threads with others, those that name them, too. */
  answerIds: string[]
  /** Threads in which they spoke. */
  conversationIds: string[]
  /** By these they are named, as patterns of `ilike`. */
  patterns: string[]
  /** By these, what colleagues noted names them or repeats what they said. */
  notePatterns: string[]
  /** Answers to them, changes of these, and gestures on what they said: what deliveries and reviews are about. */
  subjectIds: string[]
  /** What they said, and what we answered: by these words translations are found. */
  texts: string[]
  /** Threads of the widget. */
  threadIds: string[]
  /** `lea@social.example` */
  addresses: string[]
  /** Issues that were passed on to a tracker, which has words of its own about it. */
  passedOn: number
}

/** A post of theirs is known again in a note by its first letters, as many as this; shorter ones many say. */
const mostRepeated = 200
const leastRepeated = 20

/**
 * Asked step by step, each by the ids that the one before found: in one question PostgreSQL can't know how few they are, and reads all
 * that was ever said.
 */
export async function hangingOn(ctx: Context, personIds: string[]): Promise<Hanging> {
  const about = await accountsAndNames(ctx, personIds)
  const { accountIds } = about
  const { rows: theirs } = await sql<{ id: string; conversationId: string; text: string; title: string | null }>`
    select id, conversation_id as "conversationId", text, title from message where account_id = any(${accountIds}::uuid[])`.execute(
    ctx.db,
  )
  const messageIds = theirs.map(({ id }) => id)
  const conversationIds = [...new Set(theirs.map(each => each.conversationId))]
  const repeated = theirs.map(({ text }) => text.trim()).filter(text => text.length >= leastRepeated)
  const { patterns } = about
  const notePatterns = [...new Set([...patterns, ...repeated.map(text => patternOf(text.slice(0, mostRepeated)))])]
  const aloneIds = await alone(ctx, conversationIds, accountIds)
  const { rows: answers } = await sql<{ id: string; text: string }>`
    select id, text from answer where conversation_id = any(${aloneIds}::uuid[])
    union select id, text from answer where reply_to = any(${messageIds}::uuid[])
    union select id, text from answer where conversation_id = any(${conversationIds}::uuid[]) and text ilike any(${patterns}::text[])`.execute(
    ctx.db,
  )
  const answerIds = answers.map(({ id }) => id)
  const { rows: others } = await sql<{ id: string }>`
    select id from amendment where answer_id = any(${answerIds}::uuid[])
    union select id from gesture where message_id = any(${messageIds}::uuid[])
    union select id from gesture where conversation_id = any(${aloneIds}::uuid[])`.execute(ctx.db)
  const texts = [...theirs.flatMap(({ text, title }) => [text, title ?? '']), ...answers.map(({ text }) => text)]
  return {
    ...about,
    ...{ answerIds, conversationIds, notePatterns },
    subjectIds: [...answerIds, ...others.map(({ id }) => id)],
    texts: [...new Set(texts.filter(text => text !== ''))],
    passedOn: await passedOn(ctx, { aloneIds, conversationIds, patterns: notePatterns }),
  }
}

type Known = Pick<Hanging, 'accountIds' | 'patterns' | 'threadIds' | 'addresses'>

async function accountsAndNames(ctx: Context, personIds: string[]): Promise<Known> {
  const { rows } = await sql<{ id: string; network: string; externalId: string; handle: string; name: string | null }>`
    select id, network, external_id as "externalId", handle, name from person_account where person_id = any(${personIds}::uuid[])`.execute(
    ctx.db,
  )
  const names = rows.flatMap(({ externalId, handle, name }) => [
    ...[handle, name ?? '', externalId],
    handle.replace(/^@+/, '').split('@')[0] ?? '',
  ])
  return {
    accountIds: rows.map(({ id }) => id),
    patterns: [...new Set(names.filter(name => name.length > 3).map(patternOf))],
    threadIds: rows.filter(({ network }) => network === 'widget').map(({ externalId }) => externalId),
    addresses: rows
      .filter(({ externalId }) => /..*@./s.test(externalId))
      .map(({ externalId }) => externalId.replace(/^@+/, '').toLowerCase()),
  }
}

const patternOf = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`

/** Of the threads in which they spoke or that they began, those in which nobody else from outside spoke. */
async function alone(ctx: Context, conversationIds: string[], accountIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from (
      select unnest(${conversationIds}::uuid[]) as id union select id from conversation where opened_by = any(${accountIds}::uuid[])
    ) c cross join lateral (
      select count(*) as others from message o where o.conversation_id = c.id and o.account_id is not null
        and o.account_id <> all(${accountIds}::uuid[])) spoke
    where spoke.others = 0`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

async function passedOn(
  ctx: Context,
  { aloneIds, conversationIds, patterns }: { aloneIds: string[]; conversationIds: string[]; patterns: string[] },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select id from tracked_issue where conversation_id = any(${aloneIds}::uuid[])
      union select id from tracked_issue where conversation_id = any(${conversationIds}::uuid[])
        and concat(title, E'\\n', body) ilike any(${patterns}::text[])) i`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
