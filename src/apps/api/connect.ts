import { Hono } from 'hono'
import { finishSignIn } from '#core/channels'
import { whoIs } from '#core/team'
import { Problem, type ProblemKind } from '#lib/problem'
import { as, type Context } from '#platform/context'
import type { Env } from '#platform/http'
import { limited } from './limit.ts'

/** Said in the address by a word, never by a text: so that nobody can put theirs on the page by a link. */
const outcomes: Partial<Record<ProblemKind, string>> = {
  forbidden: 'not-yours',
  'not-found': 'stale',
  refused: 'refused',
}

/**
 * Where a network sends an administrator back to, once they signed in on its page. It is a plain visit from another
 * site, so it is let in by its state alone: good once, for whoever began, and the browser must be theirs.
 */
export function connectBack(ctx: Context): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/back', limited(30), async http => {
    const acting = as(ctx, await whoIs(ctx, http.req.raw.headers))
    http.header('cache-control', 'no-store')
    try {
      const account = await finishSignIn(acting, http.req.query())
      return http.redirect(`/settings?connected=${encodeURIComponent(account.id)}`, 303)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      ctx.log.info('Signing in on a network’s page did not end well', { kind: error.kind })
      return http.redirect(`/settings?connected=${outcomes[error.kind] ?? 'failed'}`, 303)
    }
  })
  return app
}
