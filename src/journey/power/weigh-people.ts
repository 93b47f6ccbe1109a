import { type Context, inTransaction } from '#platform/context'
import { leastToSay, type Standing, weighAmongOthers } from './model.ts'
import { placeInGraph } from './place-in-graph.ts'
import { countTies, followersOf, freshTies, keepStandings, takeWaiting } from './store.ts'

export const weighPeopleJob = 'weigh people'

const atOnce = 200
const mostTurns = 100
/** Weighed in the process that serves the desk: so many take about a tenth of a second. */
const mostTies = 50_000

/**
 * Weighs who is heard by others, and who talks with them. Ties are counted anew only of those who spoke or were answered
 * since; everybody fades with time, so all that are fresh are weighed again.
 */
export async function weighPeople(ctx: Context): Promise<void> {
  for (let turn = 0; turn < mostTurns; turn++) {
    const looked = await inTransaction(ctx, async ctx => {
      const accountIds = await takeWaiting(ctx, atOnce)
      if (accountIds.length > 0) await countTies(ctx, accountIds)
      return accountIds.length
    })
    if (looked < atOnce) break
  }
  const ties = await freshTies(ctx, mostTies)
  const followers = await followersOf(ctx, [...new Set(ties.map(({ to }) => to))])
  const standings = weighAmongOthers(ties, placeInGraph(ties), id => followers.get(id) ?? 0)
  await keepStandings(ctx, standings.filter(standsOut))
}

const standsOut = ({ conversation, influence }: Standing) => Math.max(conversation, influence) >= leastToSay
