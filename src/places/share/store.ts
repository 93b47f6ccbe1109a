import { sql } from 'kysely'
import type { TopicTyped } from '#places/own-place'
import type { Context } from '#platform/context'
import type { Picture, PostChoice, PostStep, Said, Share, SharePost, ShareStep, Stands } from './model.ts'

const columns = sql`
  s.id, s.author_id as "authorId", e.name as "authorName", s.article_id as "articleId", s.after_id as "afterId", s.text, s.language,
  s.posts, s.pictures, s.topic, s.stands, s.is_for_colleagues as "isForColleagues", s.step, s.version, s.reviewed_version as "reviewedVersion",
  s.released_at as "releasedAt", s.waits_because as "waitsBecause", s.findings, s.guideline_version as "guidelineVersion",
  s.made_at as "madeAt", s.changed_at as "changedAt"`

export async function shareById(ctx: Context, id: string): Promise<Share | undefined> {
  const { rows } = await sql<Share>`
    select ${columns} from share s join employee e on e.id = s.author_id where s.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** Held until the transaction ends. */
export async function lockShare(ctx: Context, id: string): Promise<void> {
  await sql`select 1 from share where id = ${id} for update`.execute(ctx.db)
}

/** A colleague's own, the last changed first. */
export async function sharesBy(ctx: Context, authorId: string): Promise<Share[]> {
  const { rows } = await sql<Share>`
    select ${columns} from (select * from share where author_id = ${authorId} order by changed_at desc limit 200) s
      join employee e on e.id = s.author_id order by s.changed_at desc`.execute(ctx.db)
  return rows
}

/** What was told of an article, by anybody, and what waits for it to go out. */
export async function sharesOfArticle(ctx: Context, articleId: string): Promise<Share[]> {
  const { rows } = await sql<Share>`
    select ${columns} from (select * from share where article_id = ${articleId} and step = 'released' limit 500) s
      join employee e on e.id = s.author_id order by s.released_at`.execute(ctx.db)
  return rows
}

const json = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value))

export interface Words {
  text: string
  language: string
  posts: PostChoice[]
  pictures: Picture[]
  topic: TopicTyped | null
  isForColleagues: boolean
}

export async function insertShare(
  ctx: Context,
  share: Words & { id: string; authorId: string; articleId: string | null; afterId: string | null },
): Promise<void> {
  await sql`
    insert into share (id, author_id, article_id, after_id, text, language, posts, pictures, topic, is_for_colleagues, step, made_at, changed_at)
    values (${share.id}, ${share.authorId}, ${share.articleId}, ${share.afterId}, ${share.text}, ${share.language},
      ${JSON.stringify(share.posts)}::jsonb, ${JSON.stringify(share.pictures)}::jsonb, ${json(share.topic)}::jsonb, ${share.isForColleagues}, 'draft', ${ctx.now()}, ${ctx.now()})`.execute(
    ctx.db,
  )
}

/** Writes it anew where it still is the version that its author saw; false where it is not. */
export async function updateWords(ctx: Context, id: string, version: number, words: Words): Promise<boolean> {
  const { rows } = await sql`
    update share set text = ${words.text}, language = ${words.language}, posts = ${JSON.stringify(words.posts)}::jsonb,
      pictures = ${JSON.stringify(words.pictures)}::jsonb, topic = ${json(words.topic)}::jsonb, is_for_colleagues = ${words.isForColleagues}, version = version + 1, waits_because = null, changed_at = ${ctx.now()}
    where id = ${id} and version = ${version} returning id`.execute(ctx.db)
  return rows.length === 1
}

export interface Move {
  step: ShareStep
  /** Other words for the idea, by a reviewer. */
  text?: string | undefined
  reviewed?: boolean
  /** As it was let go: what stands from now on. */
  release?: { by: string; stands: Stands }
  waitsBecause?: string
  findings?: unknown
  guidelineVersion?: number | null
}

/** Moves it on, if it still stands where it was thought to stand. */
export async function moveShare(ctx: Context, id: string, from: ShareStep[], to: Move): Promise<boolean> {
  const findings = to.findings === undefined ? null : JSON.stringify(to.findings)
  const isRewritten = sql`case when ${to.text ?? null}::text is null then 0 else 1 end`
  const { rows } = await sql`
    update share set step = ${to.step}, text = coalesce(${to.text ?? null}, text), version = version + ${isRewritten},
      reviewed_version = case when ${to.reviewed ?? false} then version + ${isRewritten} else reviewed_version end,
      released_by = coalesce(${to.release?.by ?? null}::uuid, released_by),
      released_at = case when ${to.release !== undefined} then ${ctx.now()}::timestamptz else released_at end,
      stands = coalesce(${json(to.release?.stands)}::jsonb, stands),
      waits_because = ${to.waitsBecause ?? null}, changed_at = ${ctx.now()},
      findings = coalesce(${findings}::jsonb, findings),
      guideline_version = coalesce(${to.guidelineVersion ?? null}::integer, guideline_version)
    where id = ${id} and step = any(${from}) returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Lets it stand as it was let go last, whatever was written since. */
export async function letStand(
  ctx: Context,
  id: string,
  { text, language, posts, pictures, topic }: Stands,
): Promise<boolean> {
  const { rows } = await sql`
    update share set step = 'released', text = ${text}, language = ${language}, posts = ${JSON.stringify(posts)}::jsonb,
      pictures = ${JSON.stringify(pictures ?? [])}::jsonb, topic = ${json(topic)}::jsonb, version = version + 1, waits_because = null, changed_at = ${ctx.now()}
    where id = ${id} and step in ('draft', 'in-review', 'returned', 'approved') returning id`.execute(ctx.db)
  return rows.length === 1
}

// ── what is said at each account ──

const postColumns = sql`
  p.id, p.share_id as "shareId", p.account_id as "accountId", a.connector, p.network, a.handle, p.step, p.words, p.said, p.pictures, p.topic, p.link,
  p.external_id as "externalId", p.url, p.failure, p.change_id as "changeId", p.sent_at as "sentAt"`

export async function postsOf(ctx: Context, shareId: string): Promise<SharePost[]> {
  const { rows } = await sql<SharePost>`
    select ${postColumns} from share_post p join account a on a.id = p.account_id where p.share_id = ${shareId}
    order by p.made_at, p.id`.execute(ctx.db)
  return rows
}

export async function postById(ctx: Context, id: string): Promise<SharePost | undefined> {
  const { rows } = await sql<SharePost>`
    select ${postColumns} from share_post p join account a on a.id = p.account_id where p.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** False where one stands at this account already, or is on its way. */
export async function insertPost(
  ctx: Context,
  post: Pick<
    SharePost,
    'id' | 'shareId' | 'accountId' | 'network' | 'words' | 'said' | 'pictures' | 'topic' | 'link'
  > & {
    authorId: string
    articleId: string | null
    step: 'held' | 'waiting'
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into share_post (id, share_id, author_id, article_id, account_id, network, step, words, said, pictures, topic, link, made_at)
    values (${post.id}, ${post.shareId}, ${post.authorId}, ${post.articleId}, ${post.accountId}, ${post.network}, ${post.step}, ${post.words}, ${post.said}, ${JSON.stringify(post.pictures)}::jsonb, ${json(post.topic)}::jsonb, ${post.link}, ${ctx.now()})
    on conflict (share_id, account_id) where step in ('held', 'waiting', 'sent', 'doubtful', 'changing', 'retracting') do nothing returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** Moves it on, if it still stands where it was thought to stand. */
export async function movePost(
  ctx: Context,
  id: string,
  from: PostStep[],
  to: { step: PostStep; externalId?: string; url?: string | undefined; failure?: string },
): Promise<boolean> {
  const { rows } = await sql`
    update share_post set step = ${to.step}, external_id = coalesce(${to.externalId ?? null}, external_id),
      url = coalesce(${to.url ?? null}, url), failure = ${to.failure ?? null},
      sent_at = case when ${to.step === 'sent'} then coalesce(sent_at, ${ctx.now()}::timestamptz) else sent_at end
    where id = ${id} and step = any(${from}) returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Other words for it are on their way; false where it does not stand there, or is changed already. */
export async function beginChange(ctx: Context, id: string, changeId: string, becomes: Said): Promise<boolean> {
  const { rows } = await sql`
    update share_post set step = 'changing', change_id = ${changeId}, becomes = ${JSON.stringify(becomes)}::jsonb, failure = null
    where id = ${id} and step = 'sent' returning id`.execute(ctx.db)
  return rows.length === 1
}

/** The change arrived, or did not: it stands there with its new words, or with those of before and why. */
export async function endChange(ctx: Context, changeId: string, failure?: string): Promise<SharePost | undefined> {
  const { rows } = await sql<{ id: string }>`
    update share_post set step = 'sent', change_id = null, becomes = null, failure = ${failure ?? null},
      words = case when ${failure === undefined} then becomes->>'words' else words end,
      said = case when ${failure === undefined} then becomes->>'said' else said end,
      pictures = case when ${failure === undefined} then becomes->'pictures' else pictures end,
      topic = case when ${failure === undefined} then nullif(becomes->'topic', 'null'::jsonb) else topic end
    where change_id = ${changeId} and step = 'changing' returning id`.execute(ctx.db)
  return rows[0] && postById(ctx, rows[0].id)
}

const mostLooked = 500

/** What colleagues told on networks lately, or are about to. */
export async function saidByOthers(
  ctx: Context,
  authorId: string,
): Promise<{ byName: string; at: Date; words: string }[]> {
  const { rows } = await sql<{ byName: string; at: Date; words: string }>`
    select e.name as "byName", p.made_at as at, p.words
    from (select * from share_post order by made_at desc limit ${mostLooked}) p
      join employee e on e.id = p.author_id
    where p.step in ('waiting', 'sent', 'changing', 'doubtful') and p.author_id <> ${authorId}`.execute(ctx.db)
  return rows
}
