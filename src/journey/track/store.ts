import { sql } from 'kysely'
import { type Naming, naming, unnamed } from '#core/people'
import type { Context } from '#platform/context'
import type { IssueState, IssueStep, TrackedIssue } from './model.ts'

const columns = sql`
  i.id, i.conversation_id as "conversationId", i.tracker_id as "trackerId", t.label as "trackerLabel", t.kind as "trackerKind",
  i.passed_by as "passedBy", e.name as "passedByName", i.passed_at as "passedAt", i.title, i.body, i.step, i.attempts,
  i.sending_since as "sendingSince", i.next_try_at as "nextTryAt", i.failure, i.external_id as "externalId", i.number, i.url, i.state,
  i.state_at as "stateAt", i.told_at as "toldAt", (select name from employee where id = i.told_by) as "toldByName"`
const joined = sql`tracked_issue i join tracker t on t.id = i.tracker_id join employee e on e.id = i.passed_by`

export async function issueRow(ctx: Context, id: string): Promise<TrackedIssue | undefined> {
  const { rows } = await sql<TrackedIssue>`select ${columns} from ${joined} where i.id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function issuesOfConversation(ctx: Context, conversationId: string): Promise<TrackedIssue[]> {
  const { rows } = await sql<TrackedIssue>`
    select ${columns} from ${joined} where i.conversation_id = ${conversationId} and i.step <> 'withdrawn'
    order by i.passed_at`.execute(ctx.db)
  return rows
}

export async function issueAt(
  ctx: Context,
  trackerId: string,
  about: { draftId: string } | { externalId: string },
): Promise<TrackedIssue | undefined> {
  const { rows } = await sql<TrackedIssue>`
    select ${columns} from ${joined} where i.tracker_id = ${trackerId}
      and ${'draftId' in about ? sql`i.id = ${about.draftId}` : sql`i.external_id = ${about.externalId}`}`.execute(
    ctx.db,
  )
  return rows[0]
}

export interface IssueToTell extends TrackedIssue {
  personName: string
  network: string
}

/** What was resolved and nobody was told of yet; with an employee, theirs, and what of theirs did not get there. */
export async function issuesToTell(ctx: Context, employeeId: string | null, limit: number): Promise<IssueToTell[]> {
  const { rows } = await sql<IssueToTell>`
    select ${columns}, coalesce(a.name, a.handle) as "personName", c.network
    from (
      (select * from tracked_issue where state in ('resolved', 'declined') and told_at is null
         ${employeeId ? sql`and passed_by = ${employeeId}` : sql``} order by state_at limit ${limit})
      union all
      (select * from tracked_issue where step in ('refused', 'doubtful') and passed_by = ${employeeId} order by passed_at desc limit ${limit})
    ) i
    join tracker t on t.id = i.tracker_id join employee e on e.id = i.passed_by
    join conversation c on c.id = i.conversation_id and c.standing <> 'gone'
    join person_account a on a.id = c.opened_by
    order by i.state_at nulls last limit ${limit}`.execute(ctx.db)
  return rows
}

/** False where the conversation is with this tracker already. */
export async function insertIssue(
  ctx: Context,
  issue: Pick<TrackedIssue, 'id' | 'conversationId' | 'trackerId' | 'passedBy' | 'title' | 'body'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into tracked_issue (id, conversation_id, tracker_id, passed_by, passed_at, title, body, step, next_try_at)
    values (${issue.id}, ${issue.conversationId}, ${issue.trackerId}, ${issue.passedBy}, ${ctx.now()}, ${issue.title}, ${issue.body},
      'waiting', ${ctx.now()})
    on conflict (conversation_id, tracker_id) where step in ('waiting', 'sending', 'doubtful') or state = 'open' do nothing
    returning id`.execute(ctx.db)
  return rows.length === 1
}

/** Says that the tracker is called now; false where another process did so first. */
export async function takeUp(ctx: Context, issue: Pick<TrackedIssue, 'id' | 'step' | 'attempts'>): Promise<boolean> {
  const { rows } = await sql`
    update tracked_issue set step = 'sending', sending_since = ${ctx.now()}, attempts = attempts + 1, next_try_at = ${inAMinute(ctx)}
    where id = ${issue.id} and step = ${issue.step} and attempts = ${issue.attempts} returning id`.execute(ctx.db)
  return rows.length === 1
}

/** To be tried again; `isCertain`: nothing of it is there. */
export async function putBack(ctx: Context, id: string, at: Date, why: string, isCertain: boolean): Promise<void> {
  await sql`
    update tracked_issue set step = ${isCertain ? 'waiting' : 'sending'}, next_try_at = ${at}, failure = ${why}
    where id = ${id} and step = 'sending'`.execute(ctx.db)
}

/** Moves it to where its way ends; false where it is there already. */
export async function settleStep(
  ctx: Context,
  id: string,
  from: IssueStep[],
  to: Extract<IssueStep, 'refused' | 'doubtful' | 'withdrawn'>,
  failure: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    update tracked_issue set step = ${to}, failure = ${failure}, next_try_at = null
    where id = ${id} and step = any(${from}::text[]) returning id`.execute(ctx.db)
  return rows.length === 1
}

/** It is there. */
export async function setPassed(
  ctx: Context,
  id: string,
  there: { externalId: string; number: string; url: string | null; state: IssueState; nextLookAt: Date | null },
): Promise<boolean> {
  const { rows } = await sql`
    update tracked_issue set step = 'passed', external_id = ${there.externalId}, number = ${there.number}, url = ${there.url},
      state = ${there.state}, state_at = ${ctx.now()}, next_look_at = ${there.nextLookAt}, next_try_at = null, failure = null
    where id = ${id} and step in ('sending', 'doubtful') returning id`.execute(ctx.db)
  return rows.length === 1
}

/** How it stands there; true where that is news. Open again, whoever was told is told again when it is settled. */
export async function setState(
  ctx: Context,
  id: string,
  there: { state: IssueState; number: string | null; url: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    update tracked_issue set state = ${there.state}, state_at = ${ctx.now()}, number = coalesce(${there.number}, number),
      url = coalesce(${there.url}, url), told_at = null, told_by = null, told_answer_id = null
    where id = ${id} and step = 'passed' and state <> ${there.state} returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function setNextLook(ctx: Context, id: string, at: Date | null): Promise<void> {
  await sql`update tracked_issue set next_look_at = ${at} where id = ${id}`.execute(ctx.db)
}

export async function dueIssues(ctx: Context, limit: number): Promise<{ toCreate: string[]; toLookAt: string[] }> {
  const { rows } = await sql<{ id: string; what: 'create' | 'look' }>`
    (select id, 'create' as what from tracked_issue where step in ('waiting', 'sending') and next_try_at <= ${ctx.now()}
      order by next_try_at limit ${limit})
    union all
    (select id, 'look' as what from tracked_issue where next_look_at <= ${ctx.now()} order by next_look_at limit ${limit})`.execute(
    ctx.db,
  )
  const those = (what: 'create' | 'look') => rows.filter(row => row.what === what).map(row => row.id)
  return { toCreate: those('create'), toLookAt: those('look') }
}

/** Notes who told the person of what was settled before the answer was written. */
export async function setTold(
  ctx: Context,
  told: { conversationId: string; answerId: string; employeeId: string; writtenAt: Date },
): Promise<{ id: string; state: IssueState }[]> {
  const { rows } = await sql<{ id: string; state: IssueState }>`
    update tracked_issue set told_at = ${ctx.now()}, told_by = ${told.employeeId}, told_answer_id = ${told.answerId}
    where conversation_id = ${told.conversationId} and state in ('resolved', 'declined') and told_at is null
      and state_at <= ${told.writtenAt} returning id, state`.execute(ctx.db)
  return rows
}

function inAMinute(ctx: Context): Date {
  return new Date(ctx.now().getTime() + 61_000)
}

/** Of issues that were passed on from these conversations, takes away what names somebody; what has not left stays here. */
export async function forgetIssueWords(ctx: Context, named: Naming): Promise<void> {
  const theirs = sql`conversation_id = any(${named.conversationIds}::uuid[]) and ${naming(['title', 'body'], named)}`
  await sql`
    update tracked_issue set step = 'withdrawn', next_try_at = null where ${theirs} and step = 'waiting'`.execute(
    ctx.db,
  )
  await sql`
    update tracked_issue set title = ${unnamed('title', named)}, body = ${unnamed('body', named)} where ${theirs}`.execute(
    ctx.db,
  )
}
