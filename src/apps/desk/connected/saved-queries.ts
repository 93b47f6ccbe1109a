import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { nameKey, type SavedQueries } from '#text/query'
import { api, dataOf } from '../api.ts'

/** What we listen for. */
export function useQueries() {
  return useQuery({ queryKey: ['queries'], queryFn: async () => dataOf(await api.GET('/queries')) })
}

/** The saved queries that others may name; `own` is the one at hand, by its id and the name it has or will have. */
export function useSavedQueries(own?: { id?: string; name: string }): SavedQueries {
  const queries = useQueries().data?.queries
  const { id, name } = own ?? {}
  return useMemo(() => {
    const texts = new Map(
      (queries ?? []).filter(query => query.id !== id).map(query => [nameKey(query.name), query.text]),
    )
    return { resolve: asked => texts.get(nameKey(asked)), ...(name?.trim() && { own: name.trim() }) }
  }, [queries, id, name])
}
