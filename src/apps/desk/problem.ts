/** What the API says when it refuses (RFC 9457, with our `kind` and `reasons`). */
export interface ProblemDetails {
  title: string
  status: number
  kind: 'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'refused' | 'unavailable' | 'bug' | 'unreachable'
  reasons: { at?: string; message: string }[]
}

/** A refusal on its way to the screen. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: ProblemDetails

  constructor(problem: ProblemDetails) {
    super(problem.title)
    this.problem = problem
  }
}

const kinds = new Set<string>(['not-found', 'forbidden', 'conflict', 'invalid', 'refused', 'unavailable', 'bug'])

/** Reads a response that is not a success, whatever shape it came in. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined)
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const words = said.title ?? said.message
  return new ProblemError({
    title: typeof words === 'string' && words ? words : wordsFor(response.status),
    status: response.status,
    kind:
      typeof said.kind === 'string' && kinds.has(said.kind)
        ? (said.kind as ProblemDetails['kind'])
        : kindFor(response.status),
    reasons: Array.isArray(said.reasons) ? said.reasons.filter(isReason) : [],
  })
}

/** What the desk says when the server cannot be reached at all. */
export const unreachable: ProblemDetails = {
  title: 'The desk cannot reach its server. What you wrote is kept here; it tries again by itself.',
  status: 0,
  kind: 'unreachable',
  reasons: [],
}

/** Any thrown thing, as a problem that can be shown. */
export function problemOf(error: unknown): ProblemDetails {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof TypeError) return unreachable
  return {
    title: 'Something broke on our side, not yours. What you wrote is kept.',
    status: 500,
    kind: 'bug',
    reasons: [],
  }
}

/** The reason that belongs to one field of a form. */
export function reasonAt(problem: ProblemDetails | undefined, field: string): string | undefined {
  return problem?.reasons.find(reason => reason.at === field)?.message
}

/** What is left to say above a form once each field has said its own. */
export function reasonsElsewhere(problem: ProblemDetails | undefined, fields: readonly string[]): string | undefined {
  if (!problem) return undefined
  const rest = problem.reasons.filter(reason => !reason.at || !fields.includes(reason.at)).map(reason => reason.message)
  if (problem.reasons.length > 0 && rest.length === 0) return undefined
  return [...new Set([problem.title, ...rest])].join(' ')
}

function kindFor(status: number): ProblemDetails['kind'] {
  if (status === 401 || status === 403) return 'forbidden'
  if (status === 404) return 'not-found'
  if (status === 409) return 'conflict'
  if (status === 503 || status === 502 || status === 504 || status === 429) return 'unavailable'
  return status < 500 ? 'invalid' : 'bug'
}

function wordsFor(status: number): string {
  if (status === 429) return 'That was often in a short time. Wait a minute, then go on.'
  if (status === 401) return 'Sign in to go on.'
  if (status === 404) return 'There is nothing here, or nothing that you may see.'
  return status >= 500
    ? 'Something broke on our side, not yours. What you wrote is kept.'
    : 'This can’t be used as it is.'
}

function isReason(reason: unknown): reason is { at?: string; message: string } {
  return typeof reason === 'object' && reason !== null && 'message' in reason && typeof reason.message === 'string'
}
