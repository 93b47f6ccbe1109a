import { queryOptions, useQuery } from '@tanstack/react-query'
import { spanWords } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { paths } from '../api-types.ts'

/** Who looks at which drafts, what else needs a second look, and how long drafts wait. */
export const reviewRulesQuery = queryOptions({
  queryKey: ['reviews', 'rules'],
  queryFn: async () => dataOf(await api.GET('/reviews/plans')),
})

/** Everybody’s name by id. */
export function useNames(): Map<string, string> {
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  return new Map(team.data?.employees.map(({ id, name }) => [id, name]))
}

/** "Half come back within 40 min, nine of ten within 5 h." Nothing before there were a few. */
export function paceWords({ decided, medianMinutes, ninetyMinutes }: ReviewRules['pace']): string | undefined {
  if (decided < fewest || medianMinutes === null || ninetyMinutes === null) return undefined
  return `Half come back within ${spanWords(medianMinutes * 60_000)}, nine of ten within ${spanWords(ninetyMinutes * 60_000)}.`
}

const fewest = 5
export type ReviewRules = paths['/reviews/plans']['get']['responses']['200']['content']['application/json']
