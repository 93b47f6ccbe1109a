import { monthsOfUse, type Verification } from '#places/verified'
import type { Words } from '../../words/index.ts'

/** `Uses the Cargo L for two years`: what stands beside their name, in the language of the page. */
export function usesWords({ own }: Words, use: Pick<Verification, 'product' | 'since'>, now: Date): string {
  const what = use.product ? own.uses(use.product) : own.isACustomer
  const months = monthsOfUse(use.since, now)
  if (months === undefined) return what
  if (months < 1) return own.newly(what)
  return months < 12 ? own.forMonths(what, months) : own.forYears(what, Math.floor(months / 12))
}
