import { type RawBuilder, sql } from 'kysely'
import { type Naming, naming, says } from '#core/people'
import type { Context } from '#platform/context'
import { firstNamesIn } from './model.ts'

/** What hangs on a person's accounts without a foreign key, looked up before they go. */
export interface Hanging {
  accountIds: string[]
  /** Answers to them; in threads with others, those that name them, too. */
  answerIds: string[]
  /** Threads in which they spoke. */
  conversationIds: string[]
  /** Of these, those in which nobody else from outside spoke. */
  aloneIds: string[]
  /** By these they are named, as patterns of `ilike`. */
  patterns: string[]
  /** By these, what colleagues noted names them or repeats what they said. */
  notePatterns: string[]
  /** By these first names, in threads in which they spoke: see `Naming`. */
  firstNames: string | null
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
  const { accountIds, firstNames } = about
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
    union select id, text from answer where conversation_id = any(${conversationIds}::uuid[]) and text ilike any(${patterns}::text[])
    union select n.id, n.text from answer n where n.conversation_id = any(${conversationIds}::uuid[]) and n.text ~ ${firstNames}::text
      and not ${toNamesake(about)}`.execute(ctx.db)
  const answerIds = answers.map(({ id }) => id)
  const { rows: others } = await sql<{ id: string }>`
    select id from amendment where answer_id = any(${answerIds}::uuid[])
    union select id from gesture where message_id = any(${messageIds}::uuid[])
    union select id from gesture where conversation_id = any(${aloneIds}::uuid[])`.execute(ctx.db)
  const texts = [...theirs.flatMap(({ text, title }) => [text, title ?? '']), ...answers.map(({ text }) => text)]
  return {
    ...about,
    ...{ answerIds, aloneIds, conversationIds, notePatterns },
    subjectIds: [...answerIds, ...others.map(({ id }) => id)],
    texts: [...new Set(texts.filter(text => text !== ''))],
    passedOn: await passedOn(ctx, { aloneIds, conversationIds, patterns: notePatterns, firstNames: about.firstNames }),
  }
}

/** Whether an answer `n` is to another who has the same first name: it is them whom it calls by it. */
const toNamesake = ({ accountIds, firstNames }: Pick<Hanging, 'accountIds' | 'firstNames'>) => sql<boolean>`exists (
  select 1 from message m join person_account a on a.id = m.account_id
  where m.id = n.reply_to and a.name ~ ${firstNames}::text and m.account_id <> all(${accountIds}::uuid[]))`

type Known = Pick<Hanging, 'accountIds' | 'patterns' | 'firstNames' | 'threadIds' | 'addresses'>

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
    firstNames: firstNamesIn(rows.flatMap(({ name }) => name ?? [])),
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

async function passedOn(ctx: Context, named: Naming): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select id from tracked_issue where conversation_id = any(${named.aloneIds}::uuid[])
      union select id from tracked_issue where conversation_id = any(${named.conversationIds}::uuid[])
        and ${naming(['title', 'body'], named)}) i`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** Words of a colleague, which name somebody or stand in a thread that is theirs alone. */
export interface NotedOf {
  where: string
  words: string
  by: string | null
  at: Date | null
}

/**
 * What colleagues noted of somebody in conversations and on pages of others, the oldest first: the same words that an erasure looks
 * through, and of a thread in which nobody else spoke all.
 */
export async function notedInPassing(ctx: Context, hanging: Hanging): Promise<NotedOf[]> {
  const named: Naming = { ...hanging, patterns: hanging.notePatterns }
  const here = sql`any(${hanging.conversationIds}::uuid[])`
  const of = (words: RawBuilder<unknown>, conversation = sql`conversation_id`) =>
    sql`(${conversation} = any(${hanging.aloneIds}::uuid[]) or ${says(words, named)})`
  const there = sql`c.conversation_id = ${here}`
  const inAnswers = sql`join answer c on c.id = n.answer_id where ${there}`
  const inReviews = sql`join review c on c.id = n.review_id where ${there}`
  const inThread = sql`c.conversation_id`
  const { rows } = await sql<NotedOf>`
    select "where", words, e.name as by, noted.at from (
      select 'asked among colleagues' as "where", words, asked_by as by_id, asked_at as at from colleague_question
        where conversation_id = ${here} and ${of(sql`words`)}
      union all select 'answered among colleagues', concat_ws(E'\n', answer, nullif(source, '')), answered_by, answered_at from colleague_question
        where conversation_id = ${here} and answer is not null and ${of(sql`concat_ws(E'\n', answer, source)`)}
      union all select 'passed on', pass_reason, employee_id, passed_at from suggestion
        where conversation_id = ${here} and ${of(sql`pass_reason`)}
      union all select 'set aside', reason, employee_id, at from setting_aside
        where conversation_id = ${here} and ${of(sql`reason`)}
      union all select 'closed', note, employee_id, at from closing where conversation_id = ${here} and ${of(sql`note`)}
      union all select 'said to be wrong', concat_ws(E'\n', is_right, source), flagged_by, flagged_at from wrong_information
        where conversation_id = ${here} and ${of(sql`concat_ws(E'\n', is_right, source)`)}
      union all select 'said to be wrong, ended', note, closed_by, closed_at from wrong_information
        where conversation_id = ${here} and ${of(sql`note`)}
      union all select 'passed to a tracker', concat_ws(E'\n', title, body), passed_by, passed_at from tracked_issue
        where conversation_id = ${here} and ${of(sql`concat_ws(E'\n', title, body)`)}
      union all select 'let be', let_be_why, let_be_by, let_be_at from telling
        where conversation_id = ${here} and ${of(sql`let_be_why`)}
      union all select 'written to a colleague', words, from_id, at from colleague_word
        where conversation_id = ${here} and ${of(sql`words`)}
      union all select 'reviewed', comment, decided_by, decided_at from review
        where conversation_id = ${here} and ${of(sql`comment`)}
      union all select 'reviewed', n.comment, n.employee_id, n.at from review_look n ${inReviews} and ${of(sql`n.comment`, inThread)}
      union all select 'reviewed', concat_ws(E'\n', n.body, n.suggestion), n.employee_id, n.at from review_note n
        ${inReviews} and ${of(sql`concat_ws(E'\n', n.words, n.body, n.suggestion)`, inThread)}
      union all select 'an answer was changed', n.reason, n.employee_id, n.made_at from amendment n ${inAnswers} and ${of(sql`n.reason`, inThread)}
      union all select 'answered to somebody else', n.signed_text, n.author_id, n.sent_at from answer n
        where n.id = any(${hanging.answerIds}::uuid[]) and n.step = 'sent' and exists (
          select 1 from message m where m.id = n.reply_to and m.account_id <> all(${hanging.accountIds}::uuid[]))
      union all select 'an incident', concat_ws(E'\n', n.reason, n.lesson), n.raised_by, n.raised_at from incident n
        ${inAnswers} and ${of(sql`concat_ws(E'\n', n.reason, n.lesson)`, inThread)}
      union all select 'what came of it', statement, employee_id, at from outcome
        where conversation_id = ${here} and ${of(sql`statement`)}
      union all select 'a doubt about what came of it', concat_ws(E'\n', n.reason, nullif(n.words, '')), n.raised_by, n.at from outcome_dispute n
        join outcome c on c.id = n.outcome_id where ${there} and ${of(sql`concat_ws(E'\n', n.reason, n.words)`, inThread)}
      union all select 'noted of somebody else', words, written_by, written_at from person_note
        where ${says(sql`words`, { ...named, firstNames: null })} and person_id in (
          select a.person_id from message m join person_account a on a.id = m.account_id
          where m.conversation_id = ${here} and m.account_id <> all(${hanging.accountIds}::uuid[]))
    ) noted left join employee e on e.id = noted.by_id where trim(words) <> '' order by noted.at, "where", words`.execute(
    ctx.db,
  )
  return rows
}

/** How others call themselves who spoke in these threads. */
export async function othersIn(ctx: Context, { accountIds, conversationIds }: Hanging): Promise<string[]> {
  const { rows } = await sql<{ handle: string; name: string | null }>`
    select distinct a.handle, a.name from message m join person_account a on a.id = m.account_id
    where m.conversation_id = any(${conversationIds}::uuid[]) and m.account_id <> all(${accountIds}::uuid[])`.execute(
    ctx.db,
  )
  return rows.flatMap(({ handle, name }) => [handle, name ?? ''])
}
