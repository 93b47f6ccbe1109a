import { sql } from 'kysely'
import type { Context } from '#platform/context'

export interface Hit {
  topicId: string
  postId: string
  number: number
  rank: number
  text: string
  writtenAt: Date
}

/** So many of each kind are weighed; of words that stand in more posts, the newest. */
const mostWeighed = 200

/**
 * The newest posts with these words, first posts and replies apart, weighed by where and how near to each other the
 * words stand. A rare word is looked up in the index of words, a common one found soon in the newest: the database chooses.
 */
export async function hits(
  ctx: Context,
  {
    siteId,
    dictionaries,
    words,
    plain,
    any,
  }: { siteId: string; dictionaries: string[]; words: string; plain: string; any: boolean },
): Promise<Hit[]> {
  const queries = [
    ...dictionaries.map(each => (any ? anyOf(each, words) : sql`websearch_to_tsquery(${each}::regconfig, ${words})`)),
    ...(any ? [] : [sql`websearch_to_tsquery('simple', ${plain})`]),
  ]
  const asked = sql.join(queries, sql` || `)
  const { rows } = await sql<Hit>`
    select p.topic_id as "topicId", p.id as "postId", p.number, p.text, p.written_at as "writtenAt",
      ts_rank('{0.1, 0.2, 0.6, 1.0}', p.search, ${asked}, 1) as rank
    from (
      (select * from community_post where site_id = ${siteId} and number = 1 and removed_at is null and search @@ (${asked})
        order by written_at desc limit ${mostWeighed})
      union all
      (select * from community_post where site_id = ${siteId} and number > 1 and removed_at is null and search @@ (${asked})
        order by written_at desc limit ${mostWeighed})
    ) p order by rank desc limit 120`.execute(ctx.db)
  return rows
}

/** Any of the words, by their stems; words that say nothing are left out by the dictionary. */
function anyOf(dictionary: string, words: string) {
  return sql`coalesce((select string_agg(quote_literal(lexeme), ' | ')::tsquery
    from (select lexeme from unnest(to_tsvector(${dictionary}::regconfig, ${words})) order by length(lexeme) desc limit 24) w), ''::tsquery)`
}

export interface Alike {
  topicId: string
  title: string
  text: string
  hasAnswer: boolean
  replyCount: number
  rank: number
}

/** First posts that share words with what is being written, the most alike first. */
export async function alikeTopics(
  ctx: Context,
  { siteId, dictionary, words, except }: { siteId: string; dictionary: string; words: string; except: string | null },
): Promise<Alike[]> {
  const asked = anyOf(dictionary, words)
  const { rows } = await sql<Alike>`
    select t.id as "topicId", t.title, p.text, t.accepted_post_id is not null as "hasAnswer", t.reply_count as "replyCount", p.rank
    from (
      select topic_id, text, ts_rank('{0.1, 0.2, 0.4, 1.0}', search, (select ${asked}), 1) as rank from (
        select topic_id, text, search from community_post
        where site_id = ${siteId} and number = 1 and removed_at is null and search @@ (${asked})
        order by written_at desc limit ${mostWeighed}
      ) c order by rank desc limit 40
    ) p join community_topic t on t.id = p.topic_id
    where t.removed_at is null and t.id is distinct from ${except}::uuid order by p.rank desc`.execute(ctx.db)
  return rows
}

/** Members who answered in these topics, what was accepted first; those who were asked much of late are left in peace. */
export async function answerersOf(
  ctx: Context,
  topicIds: string[],
): Promise<{ memberId: string; topicId: string; title: string; wasAccepted: boolean }[]> {
  if (topicIds.length === 0) return []
  const { rows } = await sql<{ memberId: string; topicId: string; title: string; wasAccepted: boolean }>`
    select p.member_id as "memberId", t.id as "topicId", t.title, t.accepted_post_id = p.id as "wasAccepted"
    from community_post p join community_topic t on t.id = p.topic_id
    where p.topic_id = any(${topicIds}::uuid[]) and p.number > 1 and p.removed_at is null and p.member_id is not null
      and p.member_id <> coalesce(t.member_id, p.topic_id)
    order by (t.accepted_post_id is not distinct from p.id) desc, p.written_at desc limit 60`.execute(ctx.db)
  return rows
}
