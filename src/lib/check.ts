import type { z } from 'zod'
import { Problem } from './problem.ts'

/** Validates input once, in the verb; a mismatch is an `invalid` problem that names each field. */
export function check<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw new Problem(
    'invalid',
    'Some of this can’t be used as it is.',
    result.error.issues.map(issue => ({ at: issue.path.join('.'), message: issue.message })),
  )
}

/** Several checks of one form: what any of them finds wrong is said together, so that nobody mends one field after another. */
export function checkAll<const Checks extends readonly (() => unknown)[]>(
  ...checks: Checks
): { [Index in keyof Checks]: ReturnType<Checks[Index]> } {
  const results: unknown[] = []
  const problems: Problem[] = []
  for (const one of checks)
    try {
      results.push(one())
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'invalid') throw error
      problems.push(error)
    }
  const [first] = problems
  if (!first) return results as { [Index in keyof Checks]: ReturnType<Checks[Index]> }
  throw new Problem(
    'invalid',
    first.message,
    problems.flatMap(problem => problem.reasons),
  )
}
