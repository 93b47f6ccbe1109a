import { sql } from 'kysely'
import { type Naming, naming, unnamed } from '#core/people'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import type { Concerned, Deed, Incident } from './model.ts'

const columns = sql`
  i.id, i.answer_id as "answerId", i.statement_id as "statementId", i.article_id as "articleId", i.offer_id as "offerId", i.share_id as "shareId", i.reason, i.is_drill as "isDrill", i.raised_by as "raisedBy", r.name as "raisedByName",
  i.raised_at as "raisedAt", coalesce(f.lifted_at is null and f.id is not null, false) as "isFrozen", i.frozen_id as "frozenId", i.lesson,
  i.rule_id as "ruleId", i.closed_at as "closedAt", c.name as "closedByName"`
const joined = sql`join employee r on r.id = i.raised_by left join employee c on c.id = i.closed_by left join frozen_words f on f.id = i.frozen_id`

const mostListed = 100

/** What is open, and the newest of what was. */
export async function incidentRows(ctx: Context): Promise<Incident[]> {
  const { rows } = await sql<Incident>`
    select ${columns}
    from (select * from incident where closed_at is null
      union select * from (select * from incident order by raised_at desc limit ${mostListed}) newest) i ${joined}
    order by i.closed_at is not null, i.raised_at desc limit ${mostListed}`.execute(ctx.db)
  return rows
}

export async function incidentById(ctx: Context, id: string): Promise<Incident | undefined> {
  const { rows } = await sql<Incident>`select ${columns} from incident i ${joined} where i.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** What an incident is about: an answer, a statement, an article, an offer, or what a colleague told. */
export interface About {
  answerId?: string
  statementId?: string
  articleId?: string
  offerId?: string
  shareId?: string
}

/** The one that is open about this already, held until the transaction ends. */
export async function openIncidentOf(
  ctx: Context,
  { answerId, statementId, articleId, offerId, shareId }: About,
  isDrill: boolean,
): Promise<string | undefined> {
  const about = answerId
    ? sql`answer_id = ${answerId}`
    : articleId
      ? sql`article_id = ${articleId}`
      : offerId
        ? sql`offer_id = ${offerId}`
        : shareId
          ? sql`share_id = ${shareId}`
          : sql`statement_id = ${statementId}`
  const { rows } = await sql<{ id: string }>`
    select id from incident where ${about} and is_drill = ${isDrill} and closed_at is null for update`.execute(ctx.db)
  return rows[0]?.id
}

export async function insertIncident(
  ctx: Context,
  incident: { id: string; about: About; reason: string; isDrill: boolean; by: string; frozenId: string | null },
): Promise<boolean> {
  const { answerId = null, statementId = null, articleId = null, offerId = null, shareId = null } = incident.about
  const { rows } = await sql`
    insert into incident (id, answer_id, statement_id, article_id, offer_id, share_id, reason, is_drill, raised_by, raised_at, frozen_id)
    values (${incident.id}, ${answerId}, ${statementId}, ${articleId}, ${offerId}, ${shareId}, ${incident.reason}, ${incident.isDrill}, ${incident.by},
      ${ctx.now()}, ${incident.frozenId})
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Answers, places where the company speaks, articles and offers; what was found before stays as it was found. */
export async function insertConcerned(
  ctx: Context,
  incidentId: string,
  found: { kind: Concerned['kind']; id: string; share: number }[],
): Promise<void> {
  const of = (kind: Concerned['kind']) => {
    const those = found.filter(each => each.kind === kind)
    return sql`unnest(${those.map(each => each.id)}::uuid[], ${those.map(each => each.share)}::real[]) as t (id, share)`
  }
  await sql`
    insert into incident_answer (incident_id, answer_id, share)
    select ${incidentId}, id, share from ${of('answer')} on conflict do nothing`.execute(ctx.db)
  await sql`
    insert into incident_place (incident_id, place_id, share)
    select ${incidentId}, id, share from ${of('statement')} on conflict do nothing`.execute(ctx.db)
  await sql`
    insert into incident_article (incident_id, article_id, share)
    select ${incidentId}, id, share from ${of('article')} on conflict do nothing`.execute(ctx.db)
  await sql`
    insert into incident_offer (incident_id, offer_id, share)
    select ${incidentId}, id, share from ${of('offer')} on conflict do nothing`.execute(ctx.db)
  await sql`
    insert into incident_share (incident_id, post_id, share)
    select ${incidentId}, id, share from ${of('share')} on conflict do nothing`.execute(ctx.db)
}

export async function concernedIn(ctx: Context, incidentId: string): Promise<Concerned[]> {
  const { rows } = await sql<Concerned>`
    select * from (
      select 'answer' as kind, a.id, a.conversation_id as "conversationId", null::uuid as "statementId", null::uuid as "offerId", c.network,
        a.author_id as "authorId", e.name as "authorName", a.text, a.step, m.url, a.account_id as "accountId",
        m.external_id as "externalId", x.share, a.given_at as at
      from incident_answer x join answer a on a.id = x.answer_id join conversation c on c.id = a.conversation_id
        join employee e on e.id = a.author_id left join message m on m.id = a.message_id
      where x.incident_id = ${incidentId}
      union all
      select 'statement', p.id, null, s.id, null, k.network, s.author_id, e.name, coalesce(p.said, s.text), p.step, p.url, p.account_id,
        p.external_id, x.share, s.made_at
      from incident_place x join statement_place p on p.id = x.place_id join statement s on s.id = p.statement_id
        join account k on k.id = p.account_id join employee e on e.id = s.author_id
      where x.incident_id = ${incidentId}
      union all
      select 'article', o.article_id, null, null, null, 'blog', o.author_id, e.name, o.title || E'\\n\\n' || o.text,
        case when o.withdrawn_at is null then 'sent' else 'retracted' end, o.slug, null, null, x.share, o.published_at
      from incident_article x join article_edition o on o.article_id = x.article_id join employee e on e.id = o.author_id
      where x.incident_id = ${incidentId}
      union all
      select 'offer', o.offer_id, null, null, o.offer_id, 'offers', o.author_id, e.name,
        concat_ws(E'\\n\\n', o.words ->> 'title', nullif(o.words ->> 'about', ''), nullif(o.words ->> 'conditions', '')),
        case when o.withdrawn_at is null then 'sent' else 'retracted' end, o.slug, null, null, x.share, o.published_at
      from incident_offer x join offer_edition o on o.offer_id = x.offer_id join employee e on e.id = o.author_id
      where x.incident_id = ${incidentId}
      union all
      select 'offer-post', p.id, null, null, p.offer_id, p.network, o.author_id, e.name, p.said,
        case p.step when 'taken-down' then 'retracted'
          when 'sent' then case when p.becomes = 'over' and o.withdrawn_at is not null then 'retracting' when o.withdrawn_at is not null and p.says = 'over' then 'over' else 'sent' end
          else p.step end,
        p.url, p.account_id, p.external_id, x.share, p.made_at
      from incident_offer x join offer_edition o on o.offer_id = x.offer_id join offer_post p on p.offer_id = x.offer_id
        join employee e on e.id = o.author_id
      where x.incident_id = ${incidentId}
      union all
      select 'share', p.id, null, null, null, p.network, p.author_id, e.name,
        concat_ws(E'\\n\\n', p.topic ->> 'title', p.said), p.step, p.url, p.account_id, p.external_id, x.share, p.made_at
      from incident_share x join share_post p on p.id = x.post_id join employee e on e.id = p.author_id
      where x.incident_id = ${incidentId}) concerned
    order by share desc, at, kind`.execute(ctx.db)
  return rows
}

/** Open incidents in earnest that concern this answer, or what stands at this place. */
export async function openIncidentsOver(
  ctx: Context,
  {
    answerId,
    placeId,
    articleId,
    offerId,
  }: { answerId?: string; placeId?: string; articleId?: string; offerId?: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from incident i
    where i.closed_at is null and not i.is_drill and (
      exists (select 1 from incident_answer x where x.incident_id = i.id and x.answer_id = ${answerId ?? null})
      or exists (select 1 from incident_place x where x.incident_id = i.id and x.place_id = ${placeId ?? null})
      or exists (select 1 from incident_article x where x.incident_id = i.id and x.article_id = ${articleId ?? null})
      or exists (select 1 from incident_offer x where x.incident_id = i.id and x.offer_id = ${offerId ?? null}))`.execute(
    ctx.db,
  )
  return rows.map(row => row.id)
}

/** By what was frozen: the incident that did it, while it is open. */
export async function incidentOfFrozen(ctx: Context, frozenId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from incident where frozen_id = ${frozenId} and closed_at is null`.execute(ctx.db)
  return rows[0]?.id
}

const mostLooked = 2_000
const mostStatements = 200
const mostArticles = 200
const mostOffers = 200
const mostPosts = 1_000

/** What could say the same. */
interface ToCompare {
  kind: Concerned['kind']
  id: string
  statementId: string | null
  shareId: string | null
  /** The article that it tells of. */
  leadsTo: string | null
  text: string
}

/**
 * What was said since, or waits to be said: to be held against it word by word. Of what the company says, only what is
 * published: what waits for the end of an embargo is shown to nobody here.
 */
export async function wordsToCompare(ctx: Context): Promise<ToCompare[]> {
  const { rows } = await sql<ToCompare>`
    (select 'answer' as kind, id, null::uuid as "statementId", null::uuid as "shareId", null::uuid as "leadsTo", text from answer
      where step = 'sent' order by sent_at desc limit ${mostLooked})
    union all
    (select 'answer', id, null, null, null, text from answer
      where step in ('in-review', 'returned', 'approved', 'sending', 'doubtful', 'by-hand') limit ${mostLooked})
    union all
    (select 'statement', p.id, p.statement_id, null, null, p.said
      from (select id from statement where step = 'released' order by made_at desc limit ${mostStatements}) s
        join statement_place p on p.statement_id = s.id
      where p.step in ('sent', 'doubtful') and p.said is not null)
    union all
    (select 'article', article_id, null, null, null, title || E'\\n\\n' || text from article_edition
      where withdrawn_at is null order by published_at desc limit ${mostArticles})
    union all
    (select 'share', id, null, share_id, article_id, concat_ws(E'\\n\\n', topic ->> 'title', words) from (select * from share_post order by made_at desc limit ${mostPosts}) p
      where step in ('waiting', 'sent', 'changing', 'doubtful'))
    union all
    (select 'offer', o.offer_id, null, null, null, said.text
      from (select * from offer_edition where withdrawn_at is null order by published_at desc limit ${mostOffers}) o
        cross join lateral (
          select concat_ws(E'\\n\\n', o.words ->> 'title', nullif(o.words ->> 'about', ''), nullif(o.words ->> 'conditions', '')) as text
          union all
          select p.said from offer_post p where p.offer_id = o.offer_id and p.step in ('waiting', 'sent', 'doubtful')) said)`.execute(
    ctx.db,
  )
  return rows
}

/** Notes who did what. What is noted of some news is noted once, at its time; false where it was. */
export async function noteDeed(
  ctx: Context,
  deed: {
    incidentId: string
    what: Deed['what']
    answerId?: string | undefined
    placeId?: string | undefined
    articleId?: string | undefined
    offerId?: string | undefined
    postId?: string | undefined
    by: string
    outcome?: string
    news?: { id: string; at: Date }
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into incident_deed (id, incident_id, what, answer_id, place_id, article_id, offer_id, post_id, employee_id, outcome, at, event_id)
    values (${newId()}, ${deed.incidentId}, ${deed.what}, ${deed.answerId ?? null}, ${deed.placeId ?? null}, ${deed.articleId ?? null},
      ${deed.offerId ?? null}, ${deed.postId ?? null}, ${deed.by}, ${deed.outcome ?? ''}, ${deed.news?.at ?? ctx.now()}, ${deed.news?.id ?? null})
    on conflict (incident_id, event_id) where event_id is not null do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function deedsOf(ctx: Context, incidentId: string): Promise<Deed[]> {
  const { rows } = await sql<Deed>`
    select d.id, d.what, d.answer_id as "answerId", d.place_id as "placeId", d.article_id as "articleId", d.offer_id as "offerId", d.post_id as "postId", e.name, d.outcome, d.at from incident_deed d join employee e on e.id = d.employee_id
    where d.incident_id = ${incidentId} order by d.at, d.id`.execute(ctx.db)
  return rows
}

export async function setLesson(ctx: Context, id: string, lesson: string, ruleId: string | null): Promise<void> {
  await sql`update incident set lesson = ${lesson}, rule_id = ${ruleId} where id = ${id}`.execute(ctx.db)
}

export async function closeRow(ctx: Context, id: string, by: string): Promise<boolean> {
  const { rows } = await sql`
    update incident set closed_at = ${ctx.now()}, closed_by = ${by} where id = ${id} and closed_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** Of what was said about incidents with answers in these conversations, takes away what names somebody. */
export async function forgetIncidentNotes(ctx: Context, named: Naming): Promise<void> {
  await sql`
    update incident set reason = ${unnamed('reason', named)}, lesson = ${unnamed('lesson', named)}
    where answer_id = any(array(select id from answer where conversation_id = any(${named.conversationIds}::uuid[])))
      and ${naming(['reason', 'lesson'], named)}`.execute(ctx.db)
}
