import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Edition, Place, Point } from './model.ts'
import { readPlace, readWords } from './words.ts'

const columns = sql`
  o.offer_id as "offerId", o.site_id as "siteId", o.slug, o.author_id as "authorId", e.name as "authorName", e.title as "authorTitle",
  o.disclosure, o.words, o.html, o.code, o.starts_at as "startsAt", o.ends_at as "endsAt", o.place, o.moved_at as "movedAt",
  o.stock, o.counted_at as "countedAt", o.sold_out_at as "soldOutAt", o.published_at as "publishedAt", o.changed_at as "changedAt",
  o.withdrawn_at as "withdrawnAt", o.withdrawn_why as "withdrawnWhy", l.latitude, l.longitude, l.seen_at as "seenAt", l.ends_at as "hereUntil"`
const joined = (ctx: Context) => sql`
  join employee e on e.id = o.author_id left join offer_location l on l.offer_id = o.offer_id and l.ends_at > ${ctx.now()}`

type Row = Omit<Edition, 'here'> & {
  latitude: number | null
  longitude: number | null
  seenAt: Date | null
  hereUntil: Date | null
}

function asEdition({ latitude, longitude, seenAt, hereUntil, ...row }: Row): Edition {
  const here =
    latitude !== null && longitude !== null && seenAt && hereUntil
      ? { latitude, longitude, seenAt, endsAt: hereUntil }
      : null
  return { ...row, words: readWords(row.words), place: readPlace(row.place), here }
}

async function editionWhere(ctx: Context, where: ReturnType<typeof sql>): Promise<Edition | undefined> {
  const { rows } = await sql<Row>`select ${columns} from offer_edition o ${joined(ctx)} where ${where}`.execute(ctx.db)
  return rows[0] && asEdition(rows[0])
}

export const editionById = (ctx: Context, offerId: string) => editionWhere(ctx, sql`o.offer_id = ${offerId}`)
export const editionBySlug = (ctx: Context, slug: string) => editionWhere(ctx, sql`o.slug = ${slug}`)
/** What an order names by this code, while it stands there. */
export const editionByCode = (ctx: Context, code: string) =>
  editionWhere(ctx, sql`o.code = ${code.toLowerCase()} and o.code <> '' and o.withdrawn_at is null`)

/** What stands there and is not over, the newest first: of a site, or of all of them. */
export async function editionRows(
  ctx: Context,
  { siteId, limit }: { siteId?: string; limit: number },
): Promise<Edition[]> {
  const { rows } = await sql<Row>`
    select ${columns} from (
      select * from offer_edition where withdrawn_at is null and ended_at is null ${siteId ? sql`and site_id = ${siteId}` : sql``}
        and (ends_at is null or ends_at > ${ctx.now()}) order by published_at desc limit ${limit}) o ${joined(ctx)}
    order by o.published_at desc`.execute(ctx.db)
  return rows.map(asEdition)
}

/** What can be had from some moment between these two on: of what has a beginning to come, among the newest three hundred. */
export async function editionsBetween(ctx: Context, since: Date, until: Date): Promise<Edition[]> {
  const { rows } = await sql<Row>`
    select ${columns} from (
      (select * from offer_edition where withdrawn_at is null and starts_at is null and published_at >= ${since}
        and published_at < ${until} order by published_at desc limit 300)
      union all
      select * from (select * from offer_edition where withdrawn_at is null order by published_at desc limit 300) n
      where n.starts_at >= ${since} and n.starts_at < ${until}) o ${joined(ctx)}`.execute(ctx.db)
  return rows.map(asEdition)
}

/** Held until the transaction ends. */
export async function lockEdition(ctx: Context, offerId: string): Promise<void> {
  await sql`select 1 from offer_edition where offer_id = ${offerId} for update`.execute(ctx.db)
}

export async function takenSlugs(ctx: Context, beginning: string, butOf: string): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`
    select slug from offer_edition where slug >= ${beginning} and slug < ${`${beginning}~`} and offer_id <> ${butOf} limit 1000`.execute(
    ctx.db,
  )
  return new Set(rows.map(({ slug }) => slug))
}

/** Whether this code belongs to another offer that stands there. */
export async function isCodeTaken(ctx: Context, code: string, butOf: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from offer_edition where code = ${code.toLowerCase()} and code <> '' and withdrawn_at is null and offer_id <> ${butOf}`.execute(
    ctx.db,
  )
  return rows.length > 0
}

/** Puts it before the public, or other words in its place: then its address, its day and how many are left stay. */
export async function upsertEdition(
  ctx: Context,
  edition: Pick<Edition, 'offerId' | 'siteId' | 'slug' | 'authorId' | 'disclosure' | 'words' | 'html'>,
  isRecounted: boolean,
): Promise<void> {
  const { words } = edition
  await sql`
    insert into offer_edition as o (offer_id, site_id, slug, author_id, disclosure, words, html, code, starts_at, ends_at, place, stock,
      counted_at, published_at, changed_at)
    values (${edition.offerId}, ${edition.siteId}, ${edition.slug}, ${edition.authorId}, ${edition.disclosure},
      ${JSON.stringify(words)}::jsonb, ${edition.html}, ${words.code.toLowerCase()}, ${words.startsAt}, ${words.endsAt},
      ${JSON.stringify(words.place)}::jsonb, ${words.stock}, ${words.stock === null ? null : ctx.now()}, ${ctx.now()}, ${ctx.now()})
    on conflict (offer_id) do update set disclosure = excluded.disclosure, words = excluded.words, html = excluded.html,
      code = excluded.code, starts_at = excluded.starts_at, ends_at = excluded.ends_at, place = excluded.place, moved_at = null,
      stock = case when ${isRecounted} then excluded.stock else o.stock end,
      counted_at = case when ${isRecounted} then excluded.counted_at else o.counted_at end,
      sold_out_at = case when ${isRecounted} then null else o.sold_out_at end, ended_at = null,
      changed_at = excluded.changed_at`.execute(ctx.db)
}

/** Sets what is left, or adds to it (less than none is none); returns what there was and is, nothing where nobody counts. */
export async function updateStock(
  ctx: Context,
  offerId: string,
  to: { set: number | null } | { add: number },
): Promise<{ before: number | null; after: number | null } | undefined> {
  const stock = 'set' in to ? sql`${to.set}::integer` : sql`least(1000000, greatest(0, b.stock + ${to.add}::integer))`
  const { rows } = await sql<{ before: number | null; after: number | null }>`
    with b as (select offer_id, stock from offer_edition where offer_id = ${offerId} for update)
    update offer_edition o set stock = ${stock}, counted_at = ${ctx.now()}, changed_at = ${ctx.now()}
    from b where o.offer_id = b.offer_id ${'add' in to ? sql`and b.stock is not null` : sql``}
    returning b.stock as before, o.stock as after`.execute(ctx.db)
  return rows[0]
}

/** Says that it is sold out, or is not after all; false where that was said. */
export async function setSoldOut(ctx: Context, offerId: string, isSoldOut: boolean): Promise<boolean> {
  const { rows } = await sql`
    update offer_edition set sold_out_at = ${isSoldOut ? ctx.now() : null}, changed_at = ${ctx.now()}
    where offer_id = ${offerId} and withdrawn_at is null and (sold_out_at is null) = ${isSoldOut} returning offer_id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function setPlace(ctx: Context, offerId: string, place: Place): Promise<boolean> {
  const { rows } = await sql`
    update offer_edition set place = ${JSON.stringify(place)}::jsonb, moved_at = ${ctx.now()}, changed_at = ${ctx.now()}
    where offer_id = ${offerId} and withdrawn_at is null returning offer_id`.execute(ctx.db)
  return rows.length === 1
}

export async function withdrawEdition(ctx: Context, offerId: string, by: string, why: string): Promise<boolean> {
  const { rows } = await sql`
    update offer_edition set withdrawn_at = ${ctx.now()}, withdrawn_by = ${by}, withdrawn_why = ${why}, changed_at = ${ctx.now()}
    where offer_id = ${offerId} and withdrawn_at is null returning offer_id`.execute(ctx.db)
  return rows.length === 1
}

/** Whose time is over and nobody acted upon it; each is handed out once. */
export async function takeEnded(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ offerId: string }>`
    update offer_edition set ended_at = ${ctx.now()}, changed_at = ${ctx.now()} where offer_id in (
      select offer_id from offer_edition where ended_at is null and withdrawn_at is null and ends_at <= ${ctx.now()}
      order by ends_at limit 100 for update skip locked) returning offer_id as "offerId"`.execute(ctx.db)
  return rows.map(({ offerId }) => offerId)
}

// ── where the truck is ──

export async function upsertLocation(
  ctx: Context,
  offerId: string,
  { latitude, longitude, by, endsAt }: Point & { by: string; endsAt: Date },
): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into offer_location (offer_id, latitude, longitude, by_employee, seen_at, ends_at)
    values (${offerId}, ${latitude}, ${longitude}, ${by}, ${ctx.now()}, ${endsAt})
    on conflict (offer_id) do update set latitude = excluded.latitude, longitude = excluded.longitude,
      by_employee = excluded.by_employee, seen_at = excluded.seen_at, ends_at = excluded.ends_at
    returning xmax = 0 as "isNew"`.execute(ctx.db)
  return rows[0]?.isNew ?? false
}

export async function deleteLocation(ctx: Context, offerId: string): Promise<boolean> {
  const { rows } = await sql`delete from offer_location where offer_id = ${offerId} returning offer_id`.execute(ctx.db)
  return rows.length === 1
}

/** Forgets every place whose time is over. */
export async function takeOverLocations(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ offerId: string }>`
    delete from offer_location where ends_at <= ${ctx.now()} returning offer_id as "offerId"`.execute(ctx.db)
  return rows.map(({ offerId }) => offerId)
}

// ── the sample company's ──

/** Takes away what the public sees of the sample's offers. */
export async function deleteSampleEditions(ctx: Context): Promise<void> {
  await sql`delete from offer_edition where author_id in (select id from employee where is_sample)`.execute(ctx.db)
}
