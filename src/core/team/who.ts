import { Problem } from '#lib/problem'
import type { Actor, Context } from '#platform/context'
import { touchApiToken } from './access-store.ts'
import { accounts } from './auth.ts'
import { employeeRow } from './store.ts'

const rememberedForMs = 5_000
const mostRemembered = 5_000
const remembered = new Map<string, { actor: Actor; until: number }>()

/**
 * Who sends this request: an employee by their session's cookie, a program by its token, or nobody.
 * A session is remembered for five seconds, so a sign-out elsewhere takes that long to reach here.
 */
export async function whoIs(ctx: Context, headers: Headers): Promise<Actor> {
  const bearer = headers.get('authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1]
  if (bearer) return tokenActor(ctx, bearer)
  const cookie = headers.get('cookie')
  if (!cookie?.includes('session_token')) return { kind: 'nobody' }
  const known = remembered.get(cookie)
  if (known && known.until > Date.now()) return known.actor
  const actor = await sessionActor(ctx, headers)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(cookie, { actor, until: Date.now() + rememberedForMs })
  return actor
}

/** Forgets at once what was remembered: after signing out, leaving, or a change of rights. */
export function forgetWho(): void {
  remembered.clear()
}

async function sessionActor(ctx: Context, headers: Headers): Promise<Actor> {
  const session = await accounts(ctx).api.getSession({ headers })
  const employee = session && (await employeeRow(ctx, { userId: session.user.id }))
  if (!session || !employee?.userId) return { kind: 'nobody' }
  return {
    kind: 'employee',
    employeeId: employee.id,
    userId: employee.userId,
    name: employee.name,
    roles: employee.roles,
    sessionId: session.session.id,
  }
}

async function tokenActor(ctx: Context, bearer: string): Promise<Actor> {
  const token = await touchApiToken(ctx, ctx.secrets.hashToken(bearer))
  if (!token) throw new Problem('forbidden', 'This token is not known here, or was withdrawn.')
  return { kind: 'token', tokenId: token.id, name: token.name }
}
