import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import type { Article, ArticleStep, Revision, Series } from './model.ts'

const columns = sql`
  a.id, a.kind, a.author_id as "authorId", e.name as "authorName", a.title, a.summary, a.text, a.transcript, a.language, a.tags,
  a.series_id as "seriesId", a.step, a.version, a.reviewed_version as "reviewedVersion", a.embargo_until as "embargoUntil",
  a.goes_out_at as "goesOutAt", a.released_at as "releasedAt", a.waits_because as "waitsBecause", a.findings,
  a.guideline_version as "guidelineVersion", a.made_at as "madeAt", a.changed_at as "changedAt", o.slug,
  o.published_at as "publishedAt", o.withdrawn_why as "withdrawnWhy", a.is_sample as "isSample"`
const from = sql`article a join employee e on e.id = a.author_id left join article_edition o on o.article_id = a.id`

export async function articleById(ctx: Context, id: string): Promise<Article | undefined> {
  const { rows } = await sql<Article>`select ${columns} from ${from} where a.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** Held until the transaction ends. */
export async function lockArticle(ctx: Context, id: string): Promise<void> {
  await sql`select 1 from article where id = ${id} for update`.execute(ctx.db)
}

/** A colleague's own, the last written first. */
export async function articlesOf(ctx: Context, authorId: string): Promise<Article[]> {
  const { rows } = await sql<Article>`
    select ${columns} from ${from} where a.author_id = ${authorId} order by a.changed_at desc limit 200`.execute(ctx.db)
  return rows
}

/** What goes out, or went out, between two moments. */
export async function articlesBetween(ctx: Context, since: Date, until: Date): Promise<Article[]> {
  const { rows } = await sql<Article>`
    select * from (
      select ${columns} from ${from} where a.step = 'scheduled' and a.goes_out_at >= ${since} and a.goes_out_at < ${until}
      union all
      (select ${columns} from article_edition o join article a on a.id = o.article_id join employee e on e.id = a.author_id
      where o.withdrawn_at is null and o.published_at >= ${since} and o.published_at < ${until} order by o.published_at desc limit 500)) x
    limit 1000`.execute(ctx.db)
  return rows
}

export interface Words {
  kind: Article['kind']
  title: string
  summary: string
  text: string
  transcript: string
  language: string
  tags: string[]
  seriesId: string | null
  embargoUntil: Date | null
}

export async function insertArticle(ctx: Context, id: string, authorId: string, words: Words): Promise<void> {
  await sql`
    insert into article (id, kind, author_id, title, summary, text, transcript, language, tags, series_id, embargo_until, step, made_at, changed_at)
    values (${id}, ${words.kind}, ${authorId}, ${words.title}, ${words.summary}, ${words.text}, ${words.transcript}, ${words.language},
      ${words.tags}, ${words.seriesId}, ${words.embargoUntil}, 'draft', ${ctx.now()}, ${ctx.now()})`.execute(ctx.db)
}

/** Writes it anew where it still is the version that its author saw; false where it is not. */
export async function updateWords(ctx: Context, id: string, version: number, words: Words): Promise<boolean> {
  const { rows } = await sql`
    update article set kind = ${words.kind}, title = ${words.title}, summary = ${words.summary}, text = ${words.text},
      transcript = ${words.transcript}, language = ${words.language}, tags = ${words.tags}, series_id = ${words.seriesId},
      embargo_until = ${words.embargoUntil}, version = version + 1, changed_at = ${ctx.now()}
    where id = ${id} and version = ${version} returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Something of it changed beside its words: whoever looked looks again. */
export async function touchArticle(ctx: Context, id: string): Promise<void> {
  await sql`update article set version = version + 1, changed_at = ${ctx.now()} where id = ${id}`.execute(ctx.db)
}

export interface Move {
  step: ArticleStep
  text?: string | undefined
  reviewed?: boolean
  goesOutAt?: Date | null
  release?: { by: string }
  waitsBecause?: string | null
  findings?: unknown
  guidelineVersion?: number | null
}

/** Moves it on, if it still stands where it was thought to stand. */
export async function moveArticle(ctx: Context, id: string, from: ArticleStep[], to: Move): Promise<boolean> {
  const findings = to.findings === undefined ? null : JSON.stringify(to.findings)
  const isReleased = to.step === 'scheduled' || to.step === 'published'
  const { rows } = await sql`
    update article set step = ${to.step}, text = coalesce(${to.text ?? null}, text),
      version = version + case when ${to.text ?? null}::text is null then 0 else 1 end, changed_at = ${ctx.now()},
      reviewed_version = case when ${to.reviewed ?? false} then version + case when ${to.text ?? null}::text is null then 0 else 1 end
        else reviewed_version end,
      goes_out_at = case when ${to.goesOutAt !== undefined} then ${to.goesOutAt ?? null}::timestamptz else goes_out_at end,
      released_by = case when ${isReleased} then coalesce(${to.release?.by ?? null}::uuid, released_by) end,
      released_at = case when ${isReleased} then case when ${to.release !== undefined} then ${ctx.now()}::timestamptz else released_at end end,
      waits_because = ${to.waitsBecause ?? null},
      findings = coalesce(${findings}::jsonb, findings),
      guideline_version = coalesce(${to.guidelineVersion ?? null}::integer, guideline_version)
    where id = ${id} and step = any(${from}) returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Whose time has come and who still stand there. */
export async function dueArticles(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from article where step = 'scheduled' and goes_out_at <= ${ctx.now()} order by goes_out_at limit 100`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

// ── revisions ──

/** Keeps how it reads now. What the same person wrote a moment before is one revision with it. */
export async function keepRevision(
  ctx: Context,
  articleId: string,
  { what, by, oneWithin = 0 }: { what: Revision['what']; by: string; oneWithin?: number },
): Promise<void> {
  const since = new Date(ctx.now().getTime() - oneWithin)
  const { rows } = await sql`
    update article_revision r set title = a.title, summary = a.summary, text = a.text, transcript = a.transcript, at = ${ctx.now()}
    from article a
    where a.id = ${articleId} and r.article_id = a.id and r.what = 'written' and ${what} = 'written' and r.by_employee = ${by}
      and r.at > ${since} and r.number = (select max(number) from article_revision where article_id = ${articleId})
    returning r.id`.execute(ctx.db)
  if (rows.length > 0) return
  await sql`
    insert into article_revision (id, article_id, number, what, title, summary, text, transcript, by_employee, at)
    select ${newId()}, a.id, coalesce((select max(number) from article_revision where article_id = a.id), 0) + 1, ${what},
      a.title, a.summary, a.text, a.transcript, ${by}, ${ctx.now()} from article a where a.id = ${articleId}`.execute(
    ctx.db,
  )
}

export async function revisionRows(ctx: Context, articleId: string): Promise<Revision[]> {
  const { rows } = await sql<Revision>`
    select r.number, r.what, r.title, r.summary, r.text, r.transcript, e.name as "byName", r.at
    from article_revision r join employee e on e.id = r.by_employee where r.article_id = ${articleId}
    order by r.number desc limit 100`.execute(ctx.db)
  return rows
}

// ── series ──

/** False where there is one of this title or address already. */
export async function insertSeries(ctx: Context, series: Series, by: string): Promise<boolean> {
  const { rows } = await sql`
    insert into article_series (id, slug, title, about, made_by, made_at)
    values (${series.id}, ${series.slug}, ${series.title}, ${series.about}, ${by}, ${ctx.now()})
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function seriesRows(ctx: Context): Promise<Series[]> {
  const { rows } =
    await sql<Series>`select id, slug, title, about from article_series order by lower(title) limit 500`.execute(ctx.db)
  return rows
}

// ── the sample company's ──

/** What the sample's colleagues wrote is of the sample: told to nobody, and read only where the sample's community stands first. */
export async function markSampleArticles(ctx: Context): Promise<void> {
  const theirs = sql`author_id in (select id from employee where is_sample)`
  await sql`update article set is_sample = true where ${theirs}`.execute(ctx.db)
  await sql`update article_edition set is_sample = true where ${theirs}`.execute(ctx.db)
}

/** Takes away what the sample's colleagues wrote, and their pages as authors; returns the ids. */
export async function deleteSampleArticles(ctx: Context): Promise<string[]> {
  await sql`delete from article_edition where is_sample`.execute(ctx.db)
  const { rows } = await sql<{ id: string }>`delete from article where is_sample returning id`.execute(ctx.db)
  await sql`delete from author_page where employee_id in (select id from employee where is_sample)`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
