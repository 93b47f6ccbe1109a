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

export async function hangingOn(ctx: Context, personIds: string[]): Promise<Hanging> {
  const { rows } = await sql<Hanging>`
    with accounts as (
      select * from person_account where person_id = any(${personIds}::uuid[])
    ), theirs as (
      select m.id, m.conversation_id, m.text, m.title from message m where m.account_id in (select id from accounts)
    ), alone as (
      select id from conversation where (id in (select conversation_id from theirs) or opened_by in (select id from accounts))
        and not exists (select 1 from message o where o.conversation_id = conversation.id and o.account_id is not null
          and o.account_id not in (select id from accounts))
    ), words as (
      select distinct word, is_name from accounts
        cross join lateral (values (handle, true), (name, true), (split_part(ltrim(handle, '@'), '@', 1), true), (external_id, true)) as w (word, is_name)
      where length(word) > 3
      union select left(trim(text), ${mostRepeated}), false from theirs where length(trim(text)) >= ${leastRepeated}
    ), patterns as (
      select concat('%', replace(replace(replace(word, '\\', '\\\\'), '%', '\\%'), '_', '\\_'), '%') as pattern, is_name from words
    ), named as (
      select pattern from patterns where is_name
    ), answers as (
      select a.id, a.text from answer a where a.conversation_id in (select id from alone) or a.reply_to in (select id from theirs)
        or a.conversation_id in (select conversation_id from theirs) and a.text ilike any (select pattern from named)
    ), changes as (
      select id from amendment where answer_id in (select id from answers)
    ), gestures as (
      select id from gesture where message_id in (select id from theirs) or conversation_id in (select id from alone)
    )
    select coalesce((select array_agg(id) from accounts), '{}') as "accountIds",
      coalesce((select array_agg(id) from answers), '{}') as "answerIds",
      coalesce((select array_agg(distinct conversation_id) from theirs), '{}') as "conversationIds",
      coalesce((select array_agg(pattern) from named), '{}') as patterns,
      coalesce((select array_agg(pattern) from patterns), '{}') as "notePatterns",
      coalesce((select array_agg(id) from (select id from answers union select id from changes union select id from gestures) s), '{}') as "subjectIds",
      coalesce((select array_agg(distinct t) from (select text as t from theirs union select title from theirs union select text from answers) s
        where t is not null and t <> ''), '{}') as texts,
      coalesce((select array_agg(external_id) from accounts where network = 'widget'), '{}') as "threadIds",
      coalesce((select array_agg(lower(ltrim(external_id, '@'))) from accounts where external_id like '%_@_%'), '{}') as addresses,
      (select count(*)::int from tracked_issue where conversation_id in (select id from alone)
        or conversation_id in (select conversation_id from theirs) and concat(title, E'\\n', body) ilike any (select pattern from patterns)) as "passedOn"`.execute(
    ctx.db,
  )
  const [hanging] = rows
  if (!hanging) throw new Error('A select without a from gave no row.')
  return hanging
}
