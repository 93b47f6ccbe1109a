/** What somebody carries now, and how many there are in all. */
export interface Load {
  own: number
  all: number
}

/** Nobody carries more than this share of what is open. */
export const largestShare = 0.25

/**
 * How ready somebody is for one more: 1 with empty hands, less with each thing they carry, 0 where one more would give
 * them more than `most` of all. One is always allowed, or the first could go to nobody.
 */
export function readiness({ own, all }: Load, most = largestShare): number {
  const room = Math.max(1, most * (all + 1))
  return own + 1 > room ? 0 : (1 - own / room) ** steepness
}

/** Sooner than in equal steps, somebody else is asked. */
const steepness = 1.5
