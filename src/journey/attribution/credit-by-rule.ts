import type { Credits, Model, PathCount } from './model.ts'

/**
 * Shares purchases out by a rule that is fixed beforehand.
 *
 * - `first`: all to the first step; `last`: all to the last one.
 * - `linear`: the same to each.
 * - `position`: 40 % to the first, 40 % to the last, the rest evenly to those between (of two, half each), as web analytics
 *   has it by default (Google Analytics, “position based”).
 *
 * Paths without a purchase count for nothing here; that is what the rules are blind to.
 */
export function creditByRule(paths: readonly PathCount[], rule: Exclude<Model, 'markov'>): Credits {
  const credits: Credits = new Map()
  for (const { steps, bought } of paths) {
    if (bought === 0 || steps.length === 0) continue
    for (const [at, step] of steps.entries()) {
      const share = shareOf(rule, at, steps.length)
      if (share > 0) credits.set(step, (credits.get(step) ?? 0) + bought * share)
    }
  }
  return credits
}

function shareOf(rule: Exclude<Model, 'markov'>, at: number, many: number): number {
  if (rule === 'first') return at === 0 ? 1 : 0
  if (rule === 'last') return at === many - 1 ? 1 : 0
  if (rule === 'linear' || many <= 2) return 1 / many
  return at === 0 || at === many - 1 ? 0.4 : 0.2 / (many - 2)
}
