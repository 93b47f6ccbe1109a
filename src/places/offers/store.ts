import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import type { Condition, Deed, Offer, OfferPost, OfferStep, OfferWords, PostChoice } from './model.ts'
import { readWords } from './words.ts'

const columns = sql`
  o.id, o.site_id as "siteId", o.author_id as "authorId", e.name as "authorName", o.words, o.posts, o.step, o.version,
  o.reviewed_version as "reviewedVersion", o.findings, o.guideline_version as "guidelineVersion", o.made_at as "madeAt",
  o.changed_at as "changedAt", o.released_at as "releasedAt"`

const asOffer = (row: Offer): Offer => ({ ...row, words: readWords(row.words) })

export async function offerById(ctx: Context, id: string): Promise<Offer | undefined> {
  const { rows } = await sql<Offer>`
    select ${columns} from offer o join employee e on e.id = o.author_id where o.id = ${id}`.execute(ctx.db)
  return rows[0] && asOffer(rows[0])
}

/** Held until the transaction ends. Whoever notes a deed of it meanwhile does not wait: they may hold what is needed next. */
export async function lockOffer(ctx: Context, id: string): Promise<void> {
  await sql`select 1 from offer where id = ${id} for no key update`.execute(ctx.db)
}

/** One's own in every step, and everybody's that went out; the last changed first. */
export async function offersFor(ctx: Context, employeeId: string): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    select ${columns} from (select * from offer where author_id = ${employeeId} or released_at is not null
      order by changed_at desc limit 200) o join employee e on e.id = o.author_id order by o.changed_at desc`.execute(
    ctx.db,
  )
  return rows.map(asOffer)
}

export async function insertOffer(
  ctx: Context,
  offer: { id: string; siteId: string; authorId: string; words: OfferWords; posts: PostChoice[] },
): Promise<void> {
  await sql`
    insert into offer (id, site_id, author_id, words, posts, step, made_at, changed_at)
    values (${offer.id}, ${offer.siteId}, ${offer.authorId}, ${JSON.stringify(offer.words)}::jsonb,
      ${JSON.stringify(offer.posts)}::jsonb, 'draft', ${ctx.now()}, ${ctx.now()})`.execute(ctx.db)
}

/** Writes it anew where it still is the version that its author saw; false where it is not. */
export async function updateWords(
  ctx: Context,
  id: string,
  version: number,
  words: OfferWords,
  posts: PostChoice[],
): Promise<boolean> {
  const { rows } = await sql`
    update offer set words = ${JSON.stringify(words)}::jsonb, posts = ${JSON.stringify(posts)}::jsonb, version = version + 1,
      changed_at = ${ctx.now()} where id = ${id} and version = ${version} returning id`.execute(ctx.db)
  return rows.length === 1
}

export interface Move {
  step: OfferStep
  /** Other words about it, by a reviewer. */
  about?: string | undefined
  reviewed?: boolean
  release?: { by: string }
  findings?: unknown
  guidelineVersion?: number | null
}

/** Moves it on, if it still stands where it was thought to stand. */
export async function moveOffer(ctx: Context, id: string, from: OfferStep[], to: Move): Promise<boolean> {
  const findings = to.findings === undefined ? null : JSON.stringify(to.findings)
  const about = to.about === undefined ? null : JSON.stringify(to.about)
  const isRewritten = sql`case when ${about}::jsonb is null then 0 else 1 end`
  const { rows } = await sql`
    update offer set step = ${to.step}, words = case when ${about}::jsonb is null then words else jsonb_set(words, '{about}', ${about}::jsonb) end,
      version = version + ${isRewritten}, changed_at = ${ctx.now()},
      reviewed_version = case when ${to.reviewed ?? false} then version + ${isRewritten} else reviewed_version end,
      released_by = coalesce(${to.release?.by ?? null}::uuid, released_by),
      released_at = case when ${to.release !== undefined} then ${ctx.now()}::timestamptz else released_at end,
      findings = coalesce(${findings}::jsonb, findings),
      guideline_version = coalesce(${to.guidelineVersion ?? null}::integer, guideline_version)
    where id = ${id} and step = any(${from}) returning id`.execute(ctx.db)
  return rows.length === 1
}

// ── who changed what ──

export async function keepDeed(
  ctx: Context,
  offerId: string,
  deed: {
    what: Deed['what']
    by?: string | null
    source?: string | null
    before?: number | null
    after?: number | null
  },
): Promise<void> {
  await sql`
    insert into offer_deed (id, offer_id, what, stock_before, stock_after, by_employee, by_source, at)
    values (${newId()}, ${offerId}, ${deed.what}, ${deed.before ?? null}, ${deed.after ?? null}, ${deed.by ?? null},
      ${deed.source ?? null}, ${ctx.now()})`.execute(ctx.db)
}

export async function deedsOf(ctx: Context, offerId: string): Promise<Deed[]> {
  const { rows } = await sql<Deed>`
    select d.what, d.stock_before as "stockBefore", d.stock_after as "stockAfter", e.name as "byName", d.by_source as "bySource", d.at
    from (select * from offer_deed where offer_id = ${offerId} order by at desc, id desc limit 100) d
    left join employee e on e.id = d.by_employee order by d.at desc, d.id desc`.execute(ctx.db)
  return rows
}

// ── posts on networks ──

const postColumns = sql`
  p.id, p.offer_id as "offerId", p.account_id as "accountId", a.connector, p.network, a.handle, p.step, p.said, p.says, p.becomes,
  p.change_id as "changeId", p.external_id as "externalId", p.url, p.failure`

export async function postsOf(ctx: Context, offerId: string): Promise<OfferPost[]> {
  const { rows } = await sql<OfferPost>`
    select ${postColumns} from offer_post p join account a on a.id = p.account_id where p.offer_id = ${offerId}
    order by p.made_at, p.id`.execute(ctx.db)
  return rows
}

/** By itself, or by the change of it that is on its way. */
export async function offerPostById(ctx: Context, id: string): Promise<OfferPost | undefined> {
  const { rows } = await sql<OfferPost>`
    select ${postColumns} from offer_post p join account a on a.id = p.account_id
    where p.id = ${id} or p.change_id = ${id} limit 1`.execute(ctx.db)
  return rows[0]
}

export async function insertOfferPost(
  ctx: Context,
  post: Pick<OfferPost, 'id' | 'offerId' | 'accountId' | 'network' | 'said'>,
): Promise<void> {
  await sql`
    insert into offer_post (id, offer_id, account_id, network, step, said, made_at)
    values (${post.id}, ${post.offerId}, ${post.accountId}, ${post.network}, 'waiting', ${post.said}, ${ctx.now()})`.execute(
    ctx.db,
  )
}

/** It arrived, or did not. */
export async function settlePost(
  ctx: Context,
  id: string,
  to: { step: OfferPost['step']; externalId?: string; url?: string | undefined; failure?: string },
): Promise<boolean> {
  const { rows } = await sql`
    update offer_post set step = ${to.step}, external_id = coalesce(${to.externalId ?? null}, external_id),
      url = coalesce(${to.url ?? null}, url), failure = ${to.failure ?? null},
      sent_at = case when ${to.step === 'sent'} then ${ctx.now()}::timestamptz else sent_at end
    where id = ${id} and step in ('waiting', 'doubtful') returning id`.execute(ctx.db)
  return rows.length === 1
}

/** What it is about to say, by which delivery. */
export async function postBecomes(ctx: Context, id: string, becomes: Condition, changeId: string): Promise<void> {
  await sql`update offer_post set becomes = ${becomes}, change_id = ${changeId}, failure = null where id = ${id}`.execute(
    ctx.db,
  )
}

/** What it was to say is said, or could not be; nothing where another change took its place. */
export async function settleChange(
  ctx: Context,
  changeId: string,
  to: { step?: OfferPost['step']; arrived: boolean; failure?: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update offer_post set says = case when ${to.arrived} then becomes else says end, becomes = null,
      step = coalesce(${to.step ?? null}, step), failure = ${to.failure ?? null}
    where change_id = ${changeId} and becomes is not null returning id`.execute(ctx.db)
  return rows[0]?.id
}

/** It was released anew in other words. */
export async function rewordPost(ctx: Context, id: string, said: string): Promise<void> {
  await sql`update offer_post set said = ${said} where id = ${id}`.execute(ctx.db)
}

export async function notePostFailure(ctx: Context, id: string, failure: string): Promise<void> {
  await sql`update offer_post set failure = ${failure} where id = ${id}`.execute(ctx.db)
}

/** Takes away the sample's offers, with what happened to them. What the public sees of them goes before. */
export async function deleteSampleOffers(ctx: Context): Promise<void> {
  await sql`delete from offer where author_id in (select id from employee where is_sample)`.execute(ctx.db)
}
