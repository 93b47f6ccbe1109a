import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { type Allows, allowsUnlessSaid, type Look, type Moderator, type Picture, type Site } from './model.ts'

type SiteRow = Omit<Site, 'allows'> & { allows: Partial<Allows> }

const columns = sql`
  id, parent_id as "parentId", slug, host, name, about, language, look, rules, allows, made_at as "madeAt",
  changed_at as "changedAt", closed_at as "closedAt", is_sample as "isSample"`

const asSite = (row: SiteRow): Site => ({ ...row, allows: { ...allowsUnlessSaid, ...row.allows } })

/** All of them, the closed ones too: the master first, then by name. */
export async function siteRows(ctx: Context): Promise<Site[]> {
  const { rows } = await sql<SiteRow>`
    select ${columns} from site order by parent_id is not null, lower(name), id`.execute(ctx.db)
  return rows.map(asSite)
}

export async function siteRow(ctx: Context, id: string): Promise<Site | undefined> {
  const { rows } = await sql<SiteRow>`select ${columns} from site where id = ${id}`.execute(ctx.db)
  return rows[0] && asSite(rows[0])
}

export async function masterRow(ctx: Context): Promise<Site | undefined> {
  const { rows } = await sql<SiteRow>`select ${columns} from site where parent_id is null`.execute(ctx.db)
  return rows[0] && asSite(rows[0])
}

export interface NewSite {
  id: string
  parentId: string | null
  slug: string | null
  name: string
  about: string
  language: string
  look: Look
  rules: string
  madeBy: string
  isSample?: boolean
}

/** False where there is a master already, or another sub-community has this slug. */
export async function insertSite(ctx: Context, site: NewSite): Promise<boolean> {
  const { rows } = await sql`
    insert into site (id, parent_id, slug, name, about, language, look, rules, made_by, made_at, changed_at, is_sample)
    values (${site.id}, ${site.parentId}, ${site.slug}, ${site.name}, ${site.about}, ${site.language},
      ${JSON.stringify(site.look)}::jsonb, ${site.rules}, ${site.madeBy}, ${ctx.now()}, ${ctx.now()}, ${site.isSample ?? false})
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/**
 * The company founds its own: the sample that held the place of the master goes below it. The rows change places one after
 * the other, as there is never more than one master.
 */
export async function changePlaces(
  ctx: Context,
  { masterId, sampleId, slug }: { masterId: string; sampleId: string; slug: string },
): Promise<void> {
  await sql`update site set parent_id = ${masterId}, slug = ${slug}, allows = '{}' where id = ${sampleId}`.execute(
    ctx.db,
  )
  await sql`update site set parent_id = null, slug = null where id = ${masterId}`.execute(ctx.db)
}

/** Takes away the sample's community, and what hangs on it: moderators, spaces, tags, cases. */
export async function deleteSampleSites(ctx: Context): Promise<void> {
  await ctx.db.deleteFrom('site').where('is_sample', '=', true).execute()
}

export interface SiteChange {
  name: string
  about: string
  language: string
  look: Look
  rules: string
  host: string | null
}

/** False where another site has this host. */
export async function updateSite(ctx: Context, id: string, site: SiteChange): Promise<boolean> {
  const { rows } = await sql`
    update site s set name = ${site.name}, about = ${site.about}, language = ${site.language},
      look = ${JSON.stringify(site.look)}::jsonb, rules = ${site.rules}, host = ${site.host}, changed_at = ${ctx.now()}
    where id = ${id} and not exists (select 1 from site o where o.id <> s.id and o.host = ${site.host})
    returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function updateAllows(ctx: Context, allows: Allows): Promise<void> {
  await sql`
    update site set allows = ${JSON.stringify(allows)}::jsonb, changed_at = ${ctx.now()} where parent_id is null`.execute(
    ctx.db,
  )
}

/** Closes or opens a sub-community; false where it was so already, or is the master. */
export async function updateClosed(ctx: Context, id: string, closedBy: string | null): Promise<boolean> {
  const closedAt = closedBy && ctx.now()
  const { rows } = await sql`
    update site set closed_at = ${closedAt}, closed_by = ${closedBy}, changed_at = ${ctx.now()}
    where id = ${id} and parent_id is not null and (closed_at is null) = (${closedAt}::timestamptz is not null)
    returning id`.execute(ctx.db)
  return rows.length === 1
}

// ── who looks after it ──

export interface NamedModerator extends Moderator {
  name: string
}

/** With their names; whoever left is none any more. */
export async function moderatorRows(ctx: Context, siteIds: string[]): Promise<NamedModerator[]> {
  if (siteIds.length === 0) return []
  const { rows } = await sql<NamedModerator>`
    select m.id, m.site_id as "siteId", m.employee_id as "employeeId", m.member_id as "memberId", m.is_lead as "isLead",
      m.added_at as "addedAt", coalesce(e.name, o.name) as name
    from site_moderator m
      left join employee e on e.id = m.employee_id and e.left_at is null
      left join member o on o.id = m.member_id and o.left_at is null
    where m.site_id = any(${siteIds}::uuid[]) and coalesce(e.id, o.id) is not null
    order by m.is_lead desc, lower(coalesce(e.name, o.name))`.execute(ctx.db)
  return rows
}

/** Adds them, or changes whether they lead; false where there is no such person any more. */
export async function upsertModerator(
  ctx: Context,
  moderator: {
    id: string
    siteId: string
    who: { employeeId: string } | { memberId: string }
    isLead: boolean
    by: string
  },
): Promise<boolean> {
  const { id, siteId, who, isLead, by } = moderator
  const { rows } =
    'employeeId' in who
      ? await sql`
          insert into site_moderator (id, site_id, employee_id, is_lead, added_by, added_at)
          select ${id}, ${siteId}, e.id, ${isLead}, ${by}, ${ctx.now()}::timestamptz from employee e
          where e.id = ${who.employeeId} and e.left_at is null
          on conflict (site_id, employee_id) do update set is_lead = excluded.is_lead returning id`.execute(ctx.db)
      : await sql`
          insert into site_moderator (id, site_id, member_id, is_lead, added_by, added_at)
          select ${id}, ${siteId}, m.id, false, ${by}, ${ctx.now()}::timestamptz from member m
          where m.id = ${who.memberId} and m.left_at is null
          on conflict (site_id, member_id) do update set added_at = site_moderator.added_at returning id`.execute(
          ctx.db,
        )
  return rows.length === 1
}

/** Holds the site until the transaction ends, so that of two who are thanked at once somebody still leads it. */
export async function holdSite(ctx: Context, id: string): Promise<void> {
  await sql`select 1 from site where id = ${id} for update`.execute(ctx.db)
}

export async function deleteModerator(ctx: Context, siteId: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    delete from site_moderator where id = ${id} and site_id = ${siteId} returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Whether they look after this site, or after the master above it. */
export async function moderates(
  ctx: Context,
  siteId: string,
  who: { employeeId: string | null; memberId: string | null },
): Promise<'leads' | 'moderates' | undefined> {
  const { rows } = await sql<{ isLead: boolean }>`
    select m.is_lead as "isLead" from site_moderator m join site s on s.id = ${siteId} and m.site_id in (s.id, s.parent_id)
    where m.employee_id = ${who.employeeId} or m.member_id = ${who.memberId}
    order by m.is_lead desc limit 1`.execute(ctx.db)
  return rows[0] && (rows[0].isLead ? 'leads' : 'moderates')
}

// ── pictures ──

export async function insertPicture(
  ctx: Context,
  picture: Picture & { id: string; siteId: string; by: string },
): Promise<void> {
  const { id, siteId, mediaType, bytes, width, height, by } = picture
  await sql`
    insert into site_picture (id, site_id, media_type, bytes, width, height, added_by, added_at)
    values (${id}, ${siteId}, ${mediaType}, ${bytes}, ${width}, ${height}, ${by}, ${ctx.now()})`.execute(ctx.db)
}

export async function deletePicturesBut(ctx: Context, siteId: string, keepId: string | undefined): Promise<void> {
  await sql`delete from site_picture where site_id = ${siteId} and id is distinct from ${keepId ?? null}::uuid`.execute(
    ctx.db,
  )
}

export async function pictureRow(ctx: Context, id: string): Promise<Picture | undefined> {
  const { rows } = await sql<Picture>`
    select media_type as "mediaType", bytes, width, height from site_picture where id = ${id}`.execute(ctx.db)
  return rows[0]
}
