import { whoIs } from '#core/team'
import { as, type Context } from '#platform/context'
import type { Visit } from '../../visit.ts'

/** Whoever acts here as who looks after the place: a colleague with what they may at the desk, a member as themselves. */
export async function asWhoLooksAfter({ ctx, request, visitor }: Visit): Promise<Context> {
  if (visitor.actor.kind === 'nobody' || visitor.actor.employeeId === null) return ctx
  const actor = await whoIs(ctx, new Headers({ cookie: request.headers.get('cookie') ?? '' }))
  return actor.kind === 'employee' ? as(ctx, actor) : ctx
}
