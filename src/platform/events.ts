import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Actor, Context } from './context.ts'
import { enqueue, errorName } from './jobs.ts'

/**
 * Everything that can happen, by name in the past tense; each room adds its own by module augmentation.
 * Payloads hold ids and reasons, never texts: they stay in the audit trail for good.
 */
// biome-ignore lint/suspicious/noEmptyInterface: rooms add to it.
export interface Events {}

export type EventName = keyof Events & string

/** One thing that happened, as a subscriber hears of it. */
export interface Event<Name extends EventName = EventName> {
  id: string
  name: Name
  at: Date
  subjectId: string | null
  payload: Events[Name]
}

type Handler<Name extends EventName> = (ctx: Context, event: Event<Name>) => Promise<void>

/** What a room acts upon. Handlers are idempotent: a crash may call one twice. */
export interface Subscriptions {
  room: string
  handlers: Partial<Record<string, Handler<never>>>
}

/** Declares, in a room's `on.ts`, which news it acts upon. */
export function subscriptions(room: string, handlers: { [Name in EventName]?: Handler<Name> }): Subscriptions {
  return { room, handlers: handlers as Subscriptions['handlers'] }
}

const subscribers = new Map<string, { room: string; handler: Handler<never> }[]>()

/** Tells `emit` whom to call. The apps floor does this once, at start, with every room's `on.ts`. */
export function listenFor(rooms: Subscriptions[]): void {
  subscribers.clear()
  for (const { room, handlers } of rooms)
    for (const [name, handler] of Object.entries(handlers)) {
      if (!handler) continue
      const list = subscribers.get(name) ?? []
      list.push({ room, handler })
      subscribers.set(name, list)
    }
}

const liveChannel = 'sosh_live'

/**
 * Records that something happened and enqueues a job that tells the subscribers, in the caller's transaction:
 * the change, the news of it and the work that follows commit together or not at all. Open desks are told at once, unless
 * `isLive` is false: each note goes to everybody who looks, so what is followed by another needs none of its own.
 */
export async function emit<Name extends EventName>(
  ctx: Context,
  name: Name,
  payload: Events[Name] & object,
  options: { subjectId?: string; isLive?: boolean } = {},
): Promise<void> {
  const id = newId()
  const at = ctx.now()
  const subjectId = options.subjectId ?? subjectOf(payload)
  await sql`
    with happened as (
      insert into event (id, name, at, actor_kind, actor_id, subject_id, payload)
      values (${id}, ${name}, ${at}, ${actorKind(ctx.actor)}, ${actorId(ctx.actor)}, ${subjectId}, ${JSON.stringify(payload)}::jsonb)
      returning id
    ), unsealed as (
      insert into event_unsealed (event_id) select id from happened
    )
    ${options.isLive === false ? sql`select 1` : sql`select pg_notify(${liveChannel}, ${liveNote(name, subjectId, payload)})`}`.execute(
    ctx.db,
  )
  if (subscribers.has(name)) await enqueue(ctx, newsOf(name), { eventId: id })
}

interface EventTask {
  name: string
  run: (ctx: Context, payload: { eventId: string }) => Promise<void>
}

/**
 * For the worker: a task for each kind of event, which tells every room of it, one after the other; and one for each
 * room, by which a room that failed is told again without the others.
 */
export function eventTasks(): EventTask[] {
  return [...subscribers].flatMap(([name, list]) => [
    {
      name: newsOf(name),
      run: async (ctx: Context, { eventId }: { eventId: string }) => {
        const event = await eventById(ctx, eventId)
        if (!event) return
        for (const { room, handler } of list)
          try {
            await handler(inRoom(ctx, room, name), event as never)
          } catch (error) {
            ctx.log.warn('A room failed at news and is told again', { room, event: name, error: errorName(error) })
            await enqueue(ctx, taskName(room, name), { eventId })
          }
      },
    },
    ...list.map(({ room, handler }) => ({
      name: taskName(room, name),
      run: async (ctx: Context, { eventId }: { eventId: string }) => {
        const event = await eventById(ctx, eventId)
        if (event) await handler(inRoom(ctx, room, name), event as never)
      },
    })),
  ])
}

async function eventById(ctx: Context, eventId: string): Promise<Event | undefined> {
  const row = await ctx.db.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirst()
  return row && ({ id: row.id, name: row.name, at: row.at, subjectId: row.subject_id, payload: row.payload } as Event)
}

function inRoom(ctx: Context, room: string, name: string): Context {
  return { ...ctx, actor: { kind: 'job', name: taskName(room, name) } }
}

/** What a desk is told at once: which kind of thing happened to which conversations. Never a text. */
export interface LiveNote {
  name: string
  subjectId?: string
  conversationIds?: string[]
  employeeIds?: string[]
  /** On which of our own sites it happened. */
  siteId?: string
}

export { liveChannel }

const mostIdsPerNote = 100

function liveNote(name: string, subjectId: string | null, payload: object): string {
  const fields = payload as {
    conversationId?: string
    conversationIds?: string[]
    employeeId?: string
    employeeIds?: string[]
    siteId?: string
  }
  const conversationIds = fields.conversationIds ?? (fields.conversationId ? [fields.conversationId] : [])
  const employeeIds = fields.employeeIds ?? (fields.employeeId ? [fields.employeeId] : [])
  const note: LiveNote = { name, ...(subjectId && { subjectId }), ...(fields.siteId && { siteId: fields.siteId }) }
  if (conversationIds.length > 0) note.conversationIds = conversationIds.slice(0, mostIdsPerNote)
  if (employeeIds.length > 0) note.employeeIds = employeeIds.slice(0, mostIdsPerNote)
  return JSON.stringify(note)
}

function subjectOf(payload: object): string | null {
  const fields = payload as Record<string, unknown>
  for (const key of ['conversationId', 'sourceId', 'employeeId', 'queryId', 'ruleId', 'accountId', 'invitationId']) {
    const value = fields[key]
    if (typeof value === 'string') return value
  }
  return null
}

function actorKind(actor: Actor): string {
  return actor.kind === 'nobody' ? 'setup' : actor.kind
}

function actorId(actor: Actor): string | null {
  if (actor.kind === 'employee') return actor.employeeId
  if (actor.kind === 'member') return actor.memberId
  if (actor.kind === 'token') return actor.tokenId
  if (actor.kind === 'connector') return actor.sourceId
  return null
}

export function newsOf(event: string): string {
  return `news of ${event}`
}

function taskName(room: string, event: string): string {
  return `${room} hears ${event}`
}
