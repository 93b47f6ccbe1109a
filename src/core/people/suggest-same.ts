import { type Context, requireEmployee } from '#platform/context'
import { searchTerms } from '#text/tokens'
import { type Likeness, orderNumbersIn, type Shared, weigh } from './likeness.ts'
import {
  type Alike,
  accountsAlike,
  accountsKnown,
  type Candidate,
  candidateRows,
  othersWhoWrote,
  wordsWithOrders,
} from './likeness-store.ts'
import type { Whole } from './model.ts'
import { wholePerson } from './whole-person.ts'

export type Suggested = Candidate & Likeness

const mostShown = 8
const mostOrders = 5
/** Less sure than one in fifty is a guess, and is not shown. */
const leastSure = 0.02

/** Who this could also be: the likeliest first, each with what is shared and how much it weighs. Nobody is merged by it. */
export async function suggestSame(ctx: Context, personId: string): Promise<Suggested[]> {
  requireEmployee(ctx)
  const whole = await wholePerson(ctx, personId)
  const alike = [...(await accountsAlike(ctx, whole.ids)), ...(await bySameOrder(ctx, whole))]
  if (alike.length === 0) return []
  const candidates = await candidateRows(ctx, [...new Set(alike.map(each => each.personId))], whole.ids)
  const accounts = await accountsKnown(ctx)
  return candidates
    .map(({ ids, ...candidate }) => ({ ...candidate, ...weigh(sharedWith(alike, ids), accounts) }))
    .filter(({ probability }) => probability >= leastSure)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, mostShown)
}

/** Each shared thing once, by the rarest value of it. */
function sharedWith(alike: Alike[], ids: string[]): Shared[] {
  const bySign = Map.groupBy(
    alike.filter(each => ids.includes(each.personId)),
    each => each.sign,
  )
  return [...bySign.values()].flatMap(shared => {
    const [rarest] = shared.sort((a, b) => a.count - b.count)
    return rarest ? [{ sign: rarest.sign, value: rarest.value, count: rarest.count }] : []
  })
}

async function bySameOrder(ctx: Context, whole: Whole): Promise<Alike[]> {
  const texts = await wordsWithOrders(ctx, whole.ids)
  const orders = [...new Set(texts.flatMap(orderNumbersIn))].slice(0, mostOrders)
  const found: Alike[] = []
  for (const value of orders) {
    const terms = termsOf(value)
    if (terms.length === 0) continue
    const others = (await othersWhoWrote(ctx, terms.map(term => `'${term}'`).join(' & '), whole.ids)).filter(
      ({ text }) => orderNumbersIn(text).includes(value),
    )
    const people = [...new Set(others.map(({ personId }) => personId))]
    found.push(...people.map(personId => ({ sign: 'order' as const, value, personId, count: people.length + 1 })))
  }
  return found
}

const termsOf = (text: string) =>
  searchTerms({ text, network: '', author: { handle: '' }, links: [], tags: [] }).filter(term =>
    /^[\p{L}\p{N}]+$/u.test(term),
  )
