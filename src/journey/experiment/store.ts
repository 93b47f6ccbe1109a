import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Experiment, Success, Try, Unit } from './model.ts'

/** False when one is running on the same kind of thing. */
export async function insertExperiment(
  ctx: Context,
  begun: Omit<Experiment, 'begunByName' | 'begunAt' | 'endedAt'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into experiment (id, question, unit, success, within_days, baseline, difference, per_way, begun_by, begun_at)
    values (${begun.id}, ${begun.question}, ${begun.unit}, ${begun.success}, ${begun.withinDays}, ${begun.baseline}, ${begun.difference},
      ${begun.perWay}, ${begun.begunBy}, ${ctx.now()})
    on conflict (unit) where ended_at is null do nothing returning id`.execute(ctx.db)
  if (rows.length === 0) return false
  await sql`
    insert into experiment_way (experiment_id, number, name, words)
    select ${begun.id}, number, name, words from jsonb_to_recordset(${JSON.stringify(begun.ways)}::jsonb) as w (number smallint, name text, words text)`.execute(
    ctx.db,
  )
  return true
}

const columns = sql`x.id, x.question, x.unit, x.success, x.within_days as "withinDays", x.baseline, x.difference, x.per_way as "perWay",
  x.begun_by as "begunBy", e.name as "begunByName", x.begun_at as "begunAt", x.ended_at as "endedAt",
  (select jsonb_agg(jsonb_build_object('number', w.number, 'name', w.name, 'words', w.words) order by w.number)
    from experiment_way w where w.experiment_id = x.id) as ways`

export async function experimentRow(ctx: Context, id: string): Promise<Experiment | undefined> {
  const { rows } = await sql<Experiment>`
    select ${columns} from experiment x join employee e on e.id = x.begun_by where x.id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** The newest first, those that run before all. */
export async function experimentRows(ctx: Context, limit: number): Promise<Experiment[]> {
  const { rows } = await sql<Experiment>`
    select ${columns} from experiment x join employee e on e.id = x.begun_by
    order by x.ended_at is null desc, x.begun_at desc limit ${limit}`.execute(ctx.db)
  return rows
}

export async function runningOn(ctx: Context, unit: Unit): Promise<Experiment | undefined> {
  const { rows } = await sql<Experiment>`
    select ${columns} from experiment x join employee e on e.id = x.begun_by where x.unit = ${unit} and x.ended_at is null`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function endExperimentRow(ctx: Context, id: string, endedBy: string): Promise<boolean> {
  const { rows } = await sql`
    update experiment set ended_at = ${ctx.now()}, ended_by = ${endedBy} where id = ${id} and ended_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

/** False when a colleague tries it there already, or it is known by now. */
export async function upsertTry(
  ctx: Context,
  tried: { experimentId: string; subjectId: string; suggested: number; way: number; triedBy: string; dueAt: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into experiment_try as t (experiment_id, subject_id, suggested, way, tried_by, tried_at, due_at)
    values (${tried.experimentId}, ${tried.subjectId}, ${tried.suggested}, ${tried.way}, ${tried.triedBy}, ${ctx.now()}, ${tried.dueAt})
    on conflict (experiment_id, subject_id) do update set way = excluded.way
      where t.tried_by = excluded.tried_by and t.worked is null
    returning subject_id`.execute(ctx.db)
  return rows.length === 1
}

const tryColumns = sql`t.subject_id as "subjectId", t.suggested, t.way, t.tried_by as "triedBy", e.name as "triedByName",
  t.tried_at as "triedAt", t.due_at as "dueAt", t.worked`

/** In the order in which they were tried. */
export async function triesOf(ctx: Context, experimentId: string): Promise<Try[]> {
  const { rows } = await sql<Try>`
    select ${tryColumns} from experiment_try t join employee e on e.id = t.tried_by
    where t.experiment_id = ${experimentId} order by t.tried_at, t.subject_id`.execute(ctx.db)
  return rows
}

export async function tryRow(ctx: Context, experimentId: string, subjectId: string): Promise<Try | undefined> {
  const { rows } = await sql<Try>`
    select ${tryColumns} from experiment_try t join employee e on e.id = t.tried_by
    where t.experiment_id = ${experimentId} and t.subject_id = ${subjectId}`.execute(ctx.db)
  return rows[0]
}

/** False when nobody tries it there, or it is known by now. */
export async function tellTry(
  ctx: Context,
  told: { experimentId: string; subjectId: string; worked: boolean; toldBy: string },
): Promise<boolean> {
  const { rows } = await sql`
    update experiment_try set told = ${told.worked}, told_by = ${told.toldBy}
    where experiment_id = ${told.experimentId} and subject_id = ${told.subjectId} and worked is null returning subject_id`.execute(
    ctx.db,
  )
  return rows.length === 1
}

const seen: Record<Success, ReturnType<typeof sql>> = {
  'wrote-again': sql`exists (select 1 from message ours join message m on m.conversation_id = ours.conversation_id
    where ours.conversation_id = t.subject_id and ours.author_id is not null and ours.posted_at >= t.tried_at
      and m.account_id is not null and m.removed_at is null and m.posted_at > ours.posted_at and m.posted_at <= t.due_at)`,
  result: sql`exists (select 1 from outcome o where o.conversation_id = t.subject_id and o.withdrawn_at is null
    and o.at >= t.tried_at and o.at <= t.due_at)`,
  'link-followed': sql`exists (select 1 from tracked_link l where l.conversation_id = t.subject_id
    and l.followed_at >= t.tried_at and l.followed_at <= t.due_at)`,
  // Wherever they say it, over all their accounts.
  'spoke-well': sql`exists (select 1 from conversation c join person_account a on a.id = c.opened_by
    cross join lateral person_all(a.person_id) as one (id) join person_account b on b.person_id = one.id
    cross join lateral (select 1 from advocacy_post p where p.account_id = b.id and p.at > t.tried_at and p.at <= t.due_at
      and (p.speaks_well or p.recommends) limit 1) said where c.id = t.subject_id)`,
  told: sql`coalesce(t.told, false)`,
}

/**
 * Looks at all whose time is up: whether it worked. Every way is looked at equally late: one that works at once would
 * otherwise be known before one that doesn’t.
 *
 * @returns how many.
 */
export async function settleDue(ctx: Context, success: Success): Promise<number> {
  const { rows } = await sql`
    update experiment_try t set worked = ${seen[success]} from experiment x
    where t.worked is null and t.due_at <= ${ctx.now()} and x.id = t.experiment_id and x.success = ${success}
    returning t.subject_id`.execute(ctx.db)
  return rows.length
}

/** Is there such a thing, and may this colleague try something on it? A post is tried by whoever writes it. */
export async function isTheirs(ctx: Context, unit: Unit, subjectId: string, employeeId: string): Promise<boolean> {
  const { rows } = await (unit === 'conversation'
    ? sql`select 1 from conversation where id = ${subjectId}`
    : unit === 'post'
      ? sql`select 1 from share where id = ${subjectId} and author_id = ${employeeId}`
      : sql`select 1 from site where id = ${subjectId}`
  ).execute(ctx.db)
  return rows.length === 1
}

/** What something may be tried on and isn’t yet: one’s own newest posts, or the communities. */
export async function candidatesFor(
  ctx: Context,
  experiment: Pick<Experiment, 'id' | 'unit'>,
  employeeId: string,
): Promise<{ id: string; title: string }[]> {
  const untried = sql`not exists (select 1 from experiment_try t where t.experiment_id = ${experiment.id} and t.subject_id = s.id)`
  if (experiment.unit === 'conversation') return []
  const { rows } = await (experiment.unit === 'post'
    ? sql<{ id: string; title: string }>`
        select s.id, left(s.text, 80) as title from share s where s.author_id = ${employeeId} and s.step <> 'withdrawn' and ${untried}
        order by s.changed_at desc limit 20`
    : sql<{
        id: string
        title: string
      }>`select s.id, s.name as title from site s where ${untried} order by s.name limit 50`
  ).execute(ctx.db)
  return rows
}

/** What these are called, for a list. */
export async function titlesOf(ctx: Context, unit: Unit, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await (unit === 'conversation'
    ? sql<{ id: string; title: string }>`
        select c.id, coalesce(nullif(c.title, ''), a.name, a.handle) as title
        from conversation c join person_account a on a.id = c.opened_by where c.id = any(${ids}::uuid[])`
    : unit === 'post'
      ? sql<{ id: string; title: string }>`select id, left(text, 80) as title from share where id = any(${ids}::uuid[])`
      : sql<{ id: string; title: string }>`select id, name as title from site where id = any(${ids}::uuid[])`
  ).execute(ctx.db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}

// ── the sample company's ──

/** What the sample's people tried, and whether it worked: all of it is known. */
export async function insertSampleTries(
  ctx: Context,
  experimentId: string,
  tries: { subjectId: string; way: number; triedBy: string; triedAt: Date; dueAt: Date; worked: boolean }[],
): Promise<void> {
  await sql`
    insert into experiment_try (experiment_id, subject_id, suggested, way, tried_by, tried_at, due_at, told, told_by, worked)
    select ${experimentId}, "subjectId", way, way, "triedBy", "triedAt", "dueAt", worked, "triedBy", worked
    from jsonb_to_recordset(${JSON.stringify(tries)}::jsonb) as t ("subjectId" uuid, way smallint, "triedBy" uuid,
      "triedAt" timestamptz, "dueAt" timestamptz, worked boolean)`.execute(ctx.db)
}

/** Takes away what the sample's people wanted to know, with what they tried. */
export async function deleteSampleExperiments(ctx: Context): Promise<void> {
  await sql`delete from experiment where begun_by in (select id from employee where is_sample)`.execute(ctx.db)
}
