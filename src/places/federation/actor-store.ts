import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import type { Actor, ActorKind } from './model.ts'

const columns = sql`id, kind, handle, space_id as "spaceId", employee_id as "employeeId", secret_id as "secretId"`

type By =
  | { id: string }
  | { handle: string }
  | { spaceId: string }
  | { employeeId: string }
  | { kind: 'blog' | 'official' }

export async function actorRow(ctx: Context, by: By): Promise<Actor | undefined> {
  const where =
    'id' in by
      ? sql`id = ${by.id}`
      : 'handle' in by
        ? sql`handle = ${by.handle}`
        : 'spaceId' in by
          ? sql`space_id = ${by.spaceId}`
          : 'employeeId' in by
            ? sql`employee_id = ${by.employeeId}`
            : sql`kind = ${by.kind}`
  const { rows } = await sql<Actor>`select ${columns} from federation_actor where ${where} limit 1`.execute(ctx.db)
  return rows[0]
}

/** False where it is there already, or somebody else has the handle. */
export async function insertActor(
  ctx: Context,
  actor: { kind: ActorKind; handle: string; spaceId: string | null; employeeId: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into federation_actor (id, kind, handle, space_id, employee_id, made_at)
    values (${newId()}, ${actor.kind}, ${actor.handle}, ${actor.spaceId}, ${actor.employeeId}, ${ctx.now()})
    on conflict do nothing returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Spaces of open sites and authors of the blog who can’t be followed yet. */
export async function actorsToMake(ctx: Context): Promise<{
  spaces: { id: string; slug: string; siteSlug: string | null }[]
  authors: { id: string; slug: string }[]
}> {
  const { rows: spaces } = await sql<{ id: string; slug: string; siteSlug: string | null }>`
    select s.id, s.slug, o.slug as "siteSlug" from community_space s join site o on o.id = s.site_id
    where s.closed_at is null and o.closed_at is null and not o.is_sample
      and not exists (select 1 from federation_actor a where a.space_id = s.id)
    order by s.made_at limit 1000`.execute(ctx.db)
  const { rows: authors } = await sql<{ id: string; slug: string }>`
    select p.employee_id as id, p.slug from author_page p
    where not exists (select 1 from federation_actor a where a.employee_id = p.employee_id)
      and exists (select 1 from article_edition e where e.author_id = p.employee_id and not e.is_sample)
    order by p.made_at limit 1000`.execute(ctx.db)
  return { spaces, authors }
}

/** Keeps the keys that were made first. */
export async function setSecret(ctx: Context, id: string, secretId: string): Promise<boolean> {
  const { rows } = await sql`
    update federation_actor set secret_id = ${secretId} where id = ${id} and secret_id is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** What a page about it says: by what it is called now. Nothing where its place was closed. */
export interface Profile {
  name: string
  about: string
  siteId: string | null
  spaceSlug: string | null
  authorSlug: string | null
}

export async function profileOf(ctx: Context, actor: Actor): Promise<Profile | undefined> {
  if (actor.spaceId) {
    const { rows } = await sql<Profile>`
      select case when s.slug = 'everything' then o.name else s.name || ' – ' || o.name end as name,
        case when s.about <> '' then s.about else o.about end as about, o.id as "siteId", s.slug as "spaceSlug", null as "authorSlug"
      from community_space s join site o on o.id = s.site_id
      where s.id = ${actor.spaceId} and s.closed_at is null and o.closed_at is null`.execute(ctx.db)
    return rows[0]
  }
  const { rows } = await sql<Profile>`
    select ${actor.kind === 'author' ? sql`e.name` : actor.kind === 'blog' ? sql`c.name || ' blog'` : sql`c.name`} as name,
      coalesce(p.about, c.about) as about, null as "siteId", null as "spaceSlug", p.slug as "authorSlug"
    from company c left join employee e on e.id = ${actor.employeeId}::uuid left join author_page p on p.employee_id = e.id
    limit 1`.execute(ctx.db)
  return rows[0]
}

/** Everybody of ours who can be followed, with how many do. */
export async function actorsWithFollowers(
  ctx: Context,
): Promise<{ id: string; kind: ActorKind; handle: string; name: string; followers: number }[]> {
  const { rows } = await sql<{ id: string; kind: ActorKind; handle: string; name: string; followers: number }>`
    select a.id, a.kind, a.handle,
      coalesce(case when s.slug = 'everything' then o.name else s.name end, e.name, c.name) as name,
      (select count(*)::int from federation_follower f where f.actor_id = a.id) as followers
    from federation_actor a cross join company c left join community_space s on s.id = a.space_id
      left join site o on o.id = s.site_id left join employee e on e.id = a.employee_id
    order by array_position(array['official', 'blog', 'space', 'author'], a.kind), name limit 500`.execute(ctx.db)
  return rows
}
