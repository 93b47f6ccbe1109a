import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Following } from './model.ts'

const columns = sql`
  id, actor_id as "actorId", whom, stranger_id as "strangerId", accepted_at as "acceptedAt", why_not as "whyNot"`

export async function followingRow(ctx: Context, id: string): Promise<Following | undefined> {
  const { rows } = await sql<Following>`select ${columns} from following where id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** Undefined where it is followed from there already. What came to nothing may be tried anew. */
export async function insertFollowing(
  ctx: Context,
  { id, actorId, whom, askedBy }: { id: string; actorId: string; whom: string; askedBy: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into following as f (id, actor_id, whom, asked_by, asked_at)
    values (${id}, ${actorId}, ${whom}, ${askedBy}, ${ctx.now()})
    on conflict (actor_id, whom) do update set id = excluded.id, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
      why_not = null, stranger_id = null, accepted_at = null
    where f.why_not is not null
    returning id`.execute(ctx.db)
  return rows[0]?.id
}

/** False where somebody ended it, or another answer came first. */
export async function setFound(ctx: Context, id: string, strangerId: string): Promise<boolean> {
  const { rows } = await sql`
    update following set stranger_id = ${strangerId} where id = ${id} and why_not is null returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function setWhyNot(ctx: Context, id: string, whyNot: string): Promise<void> {
  await sql`update following set why_not = ${whyNot.slice(0, 300)}, accepted_at = null where id = ${id}`.execute(ctx.db)
}

/** They said yes, who were asked; false for everybody else’s yes, and for a second one. */
export async function acceptedBy(ctx: Context, id: string, strangerId: string): Promise<boolean> {
  const { rows } = await sql`
    update following set accepted_at = ${ctx.now()}, why_not = null
    where id = ${id} and stranger_id = ${strangerId} and accepted_at is null returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Which of our actors follow somebody elsewhere, by the address of who that is; the first to do so first. */
export async function followersOf(ctx: Context, strangerUri: string): Promise<string[]> {
  const { rows } = await sql<{ actorId: string }>`
    select f.actor_id as "actorId" from federation_stranger s join following f on f.stranger_id = s.id
    where s.uri = ${strangerUri} and f.accepted_at is not null order by f.asked_at`.execute(ctx.db)
  return rows.map(({ actorId }) => actorId)
}

export async function deleteFollowing(ctx: Context, id: string): Promise<Following | undefined> {
  const { rows } = await sql<Following>`delete from following where id = ${id} returning ${columns}`.execute(ctx.db)
  return rows[0]
}

/** Ends what was followed at a server, or of somebody on it. */
export async function forgetFollowing(ctx: Context, of: { host: string } | { address: string }): Promise<void> {
  await sql`
    delete from following where stranger_id in (
      select id from federation_stranger where ${'host' in of ? sql`host = ${of.host}` : sql`address = ${of.address}`})`.execute(
    ctx.db,
  )
}

export interface FollowingShown {
  id: string
  /** The name of the space that follows. */
  space: string
  whom: string
  name: string | null
  acceptedAt: Date | null
  whyNot: string | null
}

export async function followingRows(ctx: Context): Promise<FollowingShown[]> {
  const { rows } = await sql<FollowingShown>`
    select f.id, case when s.slug = 'everything' then o.name else s.name end as space, f.whom, w.name,
      f.accepted_at as "acceptedAt", f.why_not as "whyNot"
    from (select * from following order by asked_at desc limit 200) f
      join federation_actor a on a.id = f.actor_id join community_space s on s.id = a.space_id
      join site o on o.id = s.site_id left join federation_stranger w on w.id = f.stranger_id
    order by f.asked_at desc`.execute(ctx.db)
  return rows
}

/** Whether an actor is a space of an open community. */
export async function isOpenSpace(ctx: Context, actorId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from federation_actor a join community_space s on s.id = a.space_id join site o on o.id = s.site_id
    where a.id = ${actorId} and s.closed_at is null and o.closed_at is null and not o.is_sample`.execute(ctx.db)
  return rows.length === 1
}
