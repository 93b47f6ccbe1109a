import { Problem } from '#lib/problem'
import type { Config } from './config.ts'
import type { Database } from './db.ts'
import type { GuardedFetch } from './fetch.ts'
import type { Log } from './log.ts'
import type { Secrets } from './secrets.ts'

export const roles = [
  'employee',
  'reviewer',
  'coordinator',
  'communications',
  'product-manager',
  'trainer',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** A person of the company, signed in, with the session they act through. */
export interface EmployeeActor {
  kind: 'employee'
  employeeId: string
  userId: string
  name: string
  roles: Role[]
  sessionId: string
}

/**
 * Somebody who takes part in our own places: a customer with an account there, or a colleague as themselves. What they do
 * there is theirs; the desk is closed to them by this actor, whoever they are.
 */
export interface MemberActor {
  kind: 'member'
  memberId: string
  handle: string
  name: string
  /** A colleague who takes part as themselves, and is shown as one. */
  employeeId: string | null
  sessionId: string
  /**
   * A place elsewhere whose many people come in its name: how much the one of them who writes now wrote of late, and which of
   * their texts were held back.
   */
  oneOfMany?: { lastMinute: number; lastHour: number; topicsToday: number; held: string[] }
}

/**
 * Who is acting. Only an employee with a living session can make anything leave the house;
 * tokens, jobs, connectors and the setup link prepare, and never send.
 */
export type Actor =
  | EmployeeActor
  | MemberActor
  | { kind: 'token'; tokenId: string; name: string }
  | { kind: 'job'; name: string }
  | { kind: 'connector'; name: string; sourceId: string }
  | { kind: 'setup' }
  | { kind: 'nobody' }

/** What every verb is handed: who acts, and what they may use. There is no other way to reach a resource. */
export interface Context {
  actor: Actor
  db: Database
  now: () => Date
  log: Log
  config: Config
  secrets: Secrets
  fetch: GuardedFetch
}

/** The same world, seen by another actor. */
export function as(ctx: Context, actor: Actor): Context {
  return { ...ctx, actor }
}

/** The acting employee; a token, a job or a stranger is refused. This is how "never an automatic reply" is kept. */
export function requireEmployee(ctx: Context): EmployeeActor {
  if (ctx.actor.kind === 'employee') return ctx.actor
  if (ctx.actor.kind === 'nobody') throw new Problem('forbidden', 'Sign in to go on.')
  if (ctx.actor.kind === 'member') throw new Problem('forbidden', 'This is for colleagues, signed in at the desk.')
  throw new Problem('forbidden', 'Only a person can do this, signed in as themselves.')
}

/** Whoever takes part in our own places, signed in there as themselves. No program or job speaks for a member. */
export function requireMember(ctx: Context): MemberActor {
  if (ctx.actor.kind === 'member') return ctx.actor
  throw new Problem('forbidden', 'Sign in to take part. Reading needs no account.')
}

/** An employee, or a program with a token: these may read. */
export function requireReader(ctx: Context): void {
  if (ctx.actor.kind !== 'token') requireEmployee(ctx)
}

/** The acting employee, if they hold one of these roles. Administrators hold none but their own. */
export function requireRole(ctx: Context, ...allowed: Role[]): EmployeeActor {
  const employee = requireEmployee(ctx)
  if (employee.roles.some(role => allowed.includes(role))) return employee
  throw new Problem('forbidden', `This is for ${listOf(allowed)}.`)
}

function listOf(allowed: Role[]): string {
  const words = allowed.map(role => (role === 'communications' ? role : `${role.replace('-', ' ')}s`))
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Runs `work` in one transaction: opens one, or joins the one that is open. */
export async function inTransaction<Result>(ctx: Context, work: (ctx: Context) => Promise<Result>): Promise<Result> {
  if (ctx.db.isTransaction) return work(ctx)
  return ctx.db.transaction().execute(db => work({ ...ctx, db }))
}
