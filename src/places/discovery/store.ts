import { type RawBuilder, sql } from 'kysely'
import { type Context, inTransaction } from '#platform/context'

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
/** So many are taken from the index of words: what stands in more posts tells little, and reading all would not end. */
const mostTaken = 600
/** With so many first posts found, what was replied elsewhere is not looked through as well. */
const enoughFirst = 100
/** So many topics of each kind are told, each by its best post. */
const mostTopics = 30

/**
 * The best of the newest posts with these words, one for each topic, first posts and replies apart, weighed by where the
 * words stand. Posts are always found by the index of words, never by looking through them in the order of time, which
 * is quick for common words and without end for rare ones; the index gives a bounded sample of what is everywhere.
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
  const [first = 'simple'] = dictionaries
  const queries = [
    ...dictionaries.map(each => (any ? anyOf(each, words) : sql`websearch_to_tsquery(${each}::regconfig, ${words})`)),
    ...(any ? [] : [plainly(first, plain)]),
  ]
  return bounded(ctx, sql.join(queries, sql` || `), async (ctx, query) => {
    const weighed = async (isFirst: boolean) => {
      const { rows } = await sql<Hit & { inAll: number }>`
        select best.topic_id as "topicId", p.id as "postId", p.number, p.text, p.written_at as "writtenAt", best.rank, best."inAll"
        from (
          select *, count(*) over ()::int as "inAll" from (
            select distinct on (p.topic_id) p.topic_id, p.written_at, p.ctid as spot,
              ts_rank('{0.1, 0.2, 0.6, 1.0}', p.search, ${query}, 1) as rank
            from ${newest(siteId, isFirst, query)} order by p.topic_id, rank desc, p.written_at desc
          ) each order by rank desc, written_at desc limit ${mostTopics}
        ) best join community_post p on p.ctid = best.spot order by best.rank desc, best.written_at desc`.execute(
        ctx.db,
      )
      return rows
    }
    const first = await weighed(true)
    return (first[0]?.inAll ?? 0) >= enoughFirst
      ? first
      : [...first, ...(await weighed(false))].sort((a, b) => b.rank - a.rank)
  })
}

/**
 * As `p`. Only where they lie is sorted, and what is shown is fetched at the end: the words and their index are most of a
 * row, and would be carried through it all.
 */
function newest(siteId: string, isFirst: boolean, query: RawBuilder<unknown>) {
  const which = isFirst ? sql`number = 1` : sql`number > 1`
  return sql`(select * from (
      select ctid as spot, written_at from community_post
      where site_id = ${siteId} and ${which} and removed_at is null and search @@ ${query} limit ${mostTaken}
    ) taken order by written_at desc limit ${mostWeighed}) taken join community_post p on p.ctid = taken.spot`
}

/** Asks the index of words and no other, for so much and no more. `query` as it is put together there (tsquery). */
function bounded<Result>(
  ctx: Context,
  query: RawBuilder<unknown>,
  work: (ctx: Context, query: RawBuilder<unknown>) => Promise<Result>,
): Promise<Result> {
  return inTransaction(ctx, async ctx => {
    const { rows } = await sql<{ query: string }>`
      select (${query})::text as query, set_config('gin_fuzzy_search_limit', ${String(mostTaken)}, true),
        set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`.execute(ctx.db)
    return work(ctx, sql`${rows[0]?.query ?? ''}::tsquery`)
  })
}

/** The words as they are, without those that say nothing in the language that is spoken here. */
function plainly(dictionary: string, plain: string) {
  return sql`coalesce((select string_agg(plainto_tsquery('simple', word)::text, ' & ')::tsquery
    from unnest(string_to_array(${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()}, ' ')) word where numnode(plainto_tsquery(${dictionary}::regconfig, word)) > 0), ''::tsquery)`
}

/** Any of the words, by their stems; words that say nothing are left out by the dictionary. */
function anyOf(dictionary: string, words: string) {
  return sql`coalesce((select string_agg(quote_literal(lexeme), ' | ')::tsquery
    from (select lexeme from unnest(to_tsvector(${dictionary}::regconfig, ${words})) order by length(lexeme) desc limit 24) w), ''::tsquery)`
}

export interface Alike {
  topicId: string
  text: string
  rank: number
}

/** First posts that share words with what is being written, the most alike first. */
export async function alikeTopics(
  ctx: Context,
  { siteId, dictionary, words }: { siteId: string; dictionary: string; words: string },
): Promise<Alike[]> {
  return bounded(ctx, anyOf(dictionary, words), async (ctx, query) => {
    const { rows: near } = await sql<{ topicId: string; text: string; rank: number }>`
      select p.topic_id as "topicId", p.text, ts_rank('{0.1, 0.2, 0.4, 1.0}', p.search, ${query}, 1) as rank
      from ${newest(siteId, true, query)} order by rank desc limit 40`.execute(ctx.db)
    return near
  })
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
