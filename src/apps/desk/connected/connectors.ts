import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import type { ConnectorView } from '../listening-types.ts'
import { nameNetworks } from './say.ts'

/** The networks that Sosh can reach; each is called as its connector calls it from then on. */
export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: async (): Promise<ConnectorView[]> => {
    const { connectors } = dataOf(await api.GET('/connectors'))
    nameNetworks(connectors)
    return connectors
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** The networks that Sosh can reach. */
export function useConnectors() {
  return useQuery(connectorsQuery)
}
