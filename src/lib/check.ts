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
