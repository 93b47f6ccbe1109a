import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { AuthorPage, Edition, Series } from './model.ts'

const columns = sql`
  o.article_id as "articleId", o.slug, o.kind, o.author_id as "authorId", e.name as "authorName", e.title as "authorTitle",
  p.slug as "authorSlug", o.disclosure, o.title, o.summary, o.language, o.tags, o.series_id as "seriesId",
  o.media, s.slug as "seriesSlug", s.title as "seriesTitle", o.version, o.published_at as "publishedAt", o.changed_at as "changedAt",
  o.correction, o.corrected_at as "correctedAt", o.withdrawn_at as "withdrawnAt", o.withdrawn_why as "withdrawnWhy"`
const words = sql`, o.text, o.html, o.transcript_html as "transcriptHtml"`
const joined = sql`
  join employee e on e.id = o.author_id join author_page p on p.employee_id = o.author_id
  left join article_series s on s.id = o.series_id`

/** The sample's stand where its community does, and nowhere in a blog of the company's own. */
const isShown = sql`(not is_sample or exists (select from site where parent_id is null and site.is_sample))`

export async function editionBySlug(ctx: Context, slug: string): Promise<Edition | undefined> {
  const { rows } = await sql<Edition>`
    select ${columns}${words} from (select * from article_edition where slug = ${slug} and ${isShown}) o ${joined}`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function editionById(ctx: Context, articleId: string): Promise<Edition | undefined> {
  const { rows } = await sql<Edition>`
    select ${columns}${words} from article_edition o ${joined} where o.article_id = ${articleId}`.execute(ctx.db)
  return rows[0]
}

/** Which of them: of an author, of a series, under a tag, before a moment. */
export interface Which {
  authorId?: string
  seriesId?: string
  tag?: string
  before?: Date
  limit: number
}

/** What stands there, the newest first. */
export async function editionRows(ctx: Context, { authorId, seriesId, tag, before, limit }: Which): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select ${columns}${words} from (
      select * from article_edition where withdrawn_at is null and ${isShown}
        ${authorId ? sql`and author_id = ${authorId}` : sql``} ${seriesId ? sql`and series_id = ${seriesId}` : sql``}
        ${tag ? sql`and tags @> array[${tag}]::text[]` : sql``} ${before ? sql`and published_at < ${before}` : sql``}
      order by published_at desc limit ${limit}) o ${joined}
    order by o.published_at desc`.execute(ctx.db)
  return rows
}

/** The parts of a series in the order in which they are read, without their words. */
export async function partsOf(
  ctx: Context,
  seriesId: string,
): Promise<Pick<Edition, 'slug' | 'title' | 'publishedAt'>[]> {
  const { rows } = await sql<Pick<Edition, 'slug' | 'title' | 'publishedAt'>>`
    select slug, title, published_at as "publishedAt" from article_edition
    where series_id = ${seriesId} and withdrawn_at is null order by published_at limit 200`.execute(ctx.db)
  return rows
}

/** Which of these addresses are taken, by another article. */
export async function takenSlugs(ctx: Context, beginning: string, butOf: string): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`
    select slug from article_edition
    where slug >= ${beginning} and slug < ${`${beginning}~`} and article_id <> ${butOf} limit 1000`.execute(ctx.db)
  return new Set(rows.map(({ slug }) => slug))
}

type NewEdition = Pick<
  Edition,
  | 'articleId'
  | 'slug'
  | 'kind'
  | 'authorId'
  | 'disclosure'
  | 'title'
  | 'summary'
  | 'text'
  | 'html'
  | 'transcriptHtml'
  | 'media'
  | 'language'
  | 'tags'
  | 'seriesId'
  | 'version'
> & { correction: string | null }

/** Puts it before the public, or other words in its place: then its address and the day on which it came out stay. */
export async function upsertEdition(ctx: Context, edition: NewEdition): Promise<void> {
  const { correction } = edition
  const correctedAt = correction ? ctx.now() : null
  await sql`
    insert into article_edition as o (article_id, slug, kind, author_id, disclosure, title, summary, text, html, transcript_html, media, language,
      tags, series_id, version, published_at, changed_at)
    values (${edition.articleId}, ${edition.slug}, ${edition.kind}, ${edition.authorId}, ${edition.disclosure}, ${edition.title},
      ${edition.summary}, ${edition.text}, ${edition.html}, ${edition.transcriptHtml}, ${JSON.stringify(edition.media)}::jsonb, ${edition.language}, ${edition.tags},
      ${edition.seriesId}, ${edition.version}, ${ctx.now()}, ${ctx.now()})
    on conflict (article_id) do update set kind = excluded.kind, disclosure = excluded.disclosure, title = excluded.title,
      summary = excluded.summary, text = excluded.text, html = excluded.html, transcript_html = excluded.transcript_html, media = excluded.media,
      language = excluded.language, tags = excluded.tags, series_id = excluded.series_id, version = excluded.version,
      changed_at = excluded.changed_at, correction = coalesce(${correction}, o.correction),
      corrected_at = coalesce(${correctedAt}::timestamptz, o.corrected_at),
      corrected_by = case when ${correction}::text is null then o.corrected_by else o.author_id end`.execute(ctx.db)
}

export async function withdrawEdition(ctx: Context, articleId: string, by: string, why: string): Promise<boolean> {
  const { rows } = await sql`
    update article_edition set withdrawn_at = ${ctx.now()}, withdrawn_by = ${by}, withdrawn_why = ${why}, changed_at = ${ctx.now()}
    where article_id = ${articleId} and withdrawn_at is null returning article_id`.execute(ctx.db)
  return rows.length === 1
}

// ── authors and series, as readers see them ──

const authorColumns = sql`p.employee_id as "employeeId", p.slug, e.name, e.title, p.about`

export async function authorBySlug(ctx: Context, slug: string): Promise<AuthorPage | undefined> {
  const { rows } = await sql<AuthorPage>`
    select ${authorColumns} from author_page p join employee e on e.id = p.employee_id where p.slug = ${slug}
      and (not e.is_sample or exists (select from site where parent_id is null and site.is_sample))`.execute(ctx.db)
  return rows[0]
}

export async function authorOf(ctx: Context, employeeId: string): Promise<AuthorPage | undefined> {
  const { rows } = await sql<AuthorPage>`
    select ${authorColumns} from author_page p join employee e on e.id = p.employee_id where p.employee_id = ${employeeId}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** False where another colleague has this address. */
export async function insertAuthor(ctx: Context, employeeId: string, slug: string): Promise<boolean> {
  const { rows } = await sql`
    insert into author_page (employee_id, slug, made_at) values (${employeeId}, ${slug}, ${ctx.now()})
    on conflict do nothing returning employee_id`.execute(ctx.db)
  return rows.length === 1
}

/** False where they have no page yet. */
export async function updateAuthorAbout(ctx: Context, employeeId: string, about: string): Promise<boolean> {
  const { rows } = await sql`
    update author_page set about = ${about} where employee_id = ${employeeId} returning slug`.execute(ctx.db)
  return rows.length === 1
}

export async function seriesBySlug(ctx: Context, slug: string): Promise<Series | undefined> {
  const { rows } = await sql<Series>`select id, slug, title, about from article_series where slug = ${slug}`.execute(
    ctx.db,
  )
  return rows[0]
}
