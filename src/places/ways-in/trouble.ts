import { Problem } from '#lib/problem'
import type { WayIn } from './model.ts'

/** What went wrong at the other side, in words; what is a refusal of ours stays one. */
export function troubleOf(error: unknown, label: string): unknown {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++)
    if (cause instanceof Problem) return cause
  return Object.assign(new Problem('unavailable', `${label} did not answer as it should. Try again, or another way.`), {
    cause: error,
  })
}

/** Whoever was asked there pressed no. */
export function saidNo({ label }: Pick<WayIn, 'label'>): Problem {
  return new Problem('refused', `${label} did not let you in here. Nothing has changed.`)
}
