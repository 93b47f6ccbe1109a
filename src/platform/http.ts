import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Problem, type ProblemKind } from '#lib/problem'
import type { Context } from './context.ts'
import { isDatabaseAway } from './db.ts'

export { z }

export interface Variables {
  ctx: Context
}
export type Env = { Variables: Variables }
export type Http = HonoContext<Env>

const statusOf: Record<ProblemKind, 400 | 403 | 404 | 409 | 422 | 503> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
  unavailable: 503,
}

/** RFC 9457. `kind` and `reasons` are ours. */
export const ProblemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    kind: z.enum(['not-found', 'forbidden', 'conflict', 'invalid', 'refused', 'unavailable', 'bug']),
    reasons: z.array(z.object({ at: z.string().optional(), message: z.string() })),
  })
  .openapi('Problem')

/** A router for one room's `api.ts`. */
export function rooms(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: result => {
      if (result.success) return
      throw new Problem(
        'invalid',
        'Some of this can’t be used as it is.',
        result.error.issues.map(issue => ({ at: issue.path.join('.'), message: issue.message })),
      )
    },
  })
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

interface Endpoint<
  Params extends z.ZodObject | undefined,
  Query extends z.ZodObject | undefined,
  Body extends z.ZodType | undefined,
  Output extends z.ZodType,
> {
  summary: string
  tag: string
  params?: Params
  query?: Query
  body?: Body
  output: Output
}

type Or<Schema, Else> = Schema extends z.ZodType ? z.output<Schema> : Else

/**
 * Mounts one verb: what comes in, what goes out, and the function. Validation of a body belongs to the verb;
 * here it is only described, so that there is one truth (the verb's own schema) and no second check.
 */
export function endpoint<
  Output extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  router: OpenAPIHono<Env>,
  method: Method,
  path: string,
  about: Endpoint<Params, Query, Body, Output>,
  handle: (
    ctx: Context,
    input: {
      params: Or<Params, Record<string, never>>
      query: Or<Query, Record<string, never>>
      body: Or<Body, undefined>
    },
    http: Http,
  ) => Promise<z.input<Output>>,
): void {
  const route = createRoute({
    method,
    path,
    summary: about.summary,
    tags: [about.tag],
    request: {
      ...(about.params && { params: about.params }),
      ...(about.query && { query: about.query }),
      ...(about.body && { body: { required: true, content: { 'application/json': { schema: about.body } } } }),
    },
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: about.output } } },
      default: { description: 'A problem', content: { 'application/problem+json': { schema: ProblemDetails } } },
    },
  })
  router.openAPIRegistry.registerPath(route)
  const pathForHono = path.replaceAll(/\{(\w+)\}/g, ':$1')
  router.on(method.toUpperCase(), pathForHono, async http => {
    const input = {
      params: about.params ? parsed(about.params, http.req.param()) : {},
      query: about.query ? parsed(about.query, http.req.query()) : {},
      body: about.body ? await jsonOf(http) : undefined,
    }
    const output = await handle(http.get('ctx'), input as never, http as Http)
    return http.json(output as object, 200)
  })
}

async function jsonOf(http: {
  req: { json(): Promise<unknown>; header(name: string): string | undefined }
}): Promise<unknown> {
  if (!http.req.header('content-type')?.includes('json'))
    throw new Problem('invalid', 'This takes JSON: send it with content-type application/json.')
  return http.req.json().catch(() => {
    throw new Problem('invalid', 'The body is not JSON that can be read.')
  })
}

function parsed(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new Problem(
    'invalid',
    'Some of this can’t be used as it is.',
    result.error.issues.map(issue => ({ at: issue.path.join('.'), message: issue.message })),
  )
}

/** Turns whatever was thrown into problem+json. A bug is logged under a short code that the person can tell us. */
export function answerProblem(error: unknown, http: HonoContext, ctx: Pick<Context, 'log'>): Response {
  if (error instanceof Problem) return problemResponse(error.kind, statusOf[error.kind], error.message, error.reasons)
  if (error instanceof HTTPException && error.status < 500)
    return problemResponse('invalid', error.status, error.message || 'This request can’t be used.', [])
  if (isDatabaseAway(error))
    return problemResponse(
      'unavailable',
      503,
      'The database is away for a moment. Look again before you repeat this.',
      [],
    )
  const code = Math.random().toString(36).slice(2, 8).toUpperCase()
  const known = error instanceof Error ? error : new Error(String(error))
  // The stack names code, not data; the message may quote data, so only its first line of code places goes out.
  ctx.log.error('A bug', { code, kind: known.name, path: http.req.routePath, stack: placesOf(known) })
  return problemResponse('bug', 500, `Something broke on our side, not yours. Tell your administrator: ${code}.`, [])
}

function placesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 6)
    .map(line => line.trim())
    .join(' < ')
}

function problemResponse(
  kind: ProblemKind | 'bug',
  status: number,
  title: string,
  reasons: Problem['reasons'],
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, kind, reasons }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
}
