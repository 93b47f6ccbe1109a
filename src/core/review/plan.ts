import type { Reason } from '#lib/problem'
import type { Step } from './model.ts'

export const mostSteps = 4

/** Who looks, and when. */
export interface Plan {
  id: string
  name: string
  /** Which reasons bring a draft here; none: every one. */
  reasons: string[]
  steps: Step[]
}

/** What else makes that somebody reads first. */
export interface Needs {
  /** Whoever has so many followers is answered after a second look; null: it does not matter. */
  reachFrom: number | null
  /** Kinds of posts that are answered after a second look. */
  kinds: string[]
  /** So many of an author’s last ten came back changed or returned; null: their record does not matter. */
  cameBack: number | null
  /** Whoever has not read the newest guidelines. */
  unreadGuidelines: boolean
}

/** One who reviews is enough, where no plan says otherwise. */
const usual: Step = { name: '', needs: 'any', people: null }

/** The steps of every plan that fits these reasons, the same ones once, at most four. */
export function stepsFor(plans: Plan[], reasons: Reason[]): Step[] {
  const given = new Set(reasons.map(reason => reason.at))
  const steps = new Map<string, Step>()
  for (const plan of plans)
    if (plan.reasons.length === 0 || plan.reasons.some(reason => given.has(reason)))
      for (const step of plan.steps) {
        const key = JSON.stringify([step.needs, step.people?.toSorted() ?? null])
        if (!steps.has(key)) steps.set(key, step)
      }
  return steps.size === 0 ? [usual] : [...steps.values()].slice(0, mostSteps)
}

/** Whom an answer addresses, and who gives it. */
export interface Addressed {
  followers: number | null
  kind: string
}

/** Why somebody reads first, by what the company asked for. Pure. */
export function reasonsFor(
  needs: Needs,
  addressed: Addressed,
  author: { record: { decided: number; cameBack: number }; hasReadGuidelines: boolean },
): Reason[] {
  const reasons: Reason[] = []
  if (needs.reachFrom !== null && (addressed.followers ?? 0) >= needs.reachFrom)
    reasons.push({
      at: 'reach',
      message: `${(addressed.followers ?? 0).toLocaleString('en')} people follow whoever is answered.`,
    })
  if (needs.kinds.includes(addressed.kind))
    reasons.push({ at: 'kind', message: `What is answered is read as ${addressed.kind.replaceAll('-', ' ')}.` })
  if (needs.cameBack !== null && author.record.cameBack >= needs.cameBack)
    reasons.push({
      at: 'record',
      message: `${author.record.cameBack} of the last ${author.record.decided} drafts came back from review.`,
    })
  if (needs.unreadGuidelines && !author.hasReadGuidelines)
    reasons.push({ at: 'unread', message: 'Its author has not read the newest guidelines yet.' })
  return reasons
}
