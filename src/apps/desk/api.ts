import createClient from 'openapi-fetch'
import type { paths } from './api-types.ts'
import { ProblemError, readProblem, unreachable } from './problem.ts'

/** The API of our own server. What it refuses is thrown as a `ProblemError`, so that a result is always a result. */
export const api = createClient<paths>({ baseUrl: '/api', credentials: 'same-origin' })

api.use({
  onResponse: async ({ response }) => {
    if (!response.ok) throw await readProblem(response)
  },
  onError: ({ error }) => (error instanceof ProblemError ? error : new ProblemError(unreachable)),
})

/** The data of an answer; the client throws before it could be missing. */
export function dataOf<Data>(answer: { data?: Data }): Data {
  if (answer.data === undefined) throw new ProblemError(unreachable)
  return answer.data
}
