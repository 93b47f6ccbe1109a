import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import type { Answered } from './answers.ts'

const soonMs = 2_000
const nowAndThenMs = 30_000

/** Every place, looked at more often while one of them is being read for the first time. */
export function useSources() {
  return useQuery({
    queryKey: ['sources'],
    queryFn: async () => dataOf(await api.GET('/sources')),
    refetchInterval: ({ state }) => (state.data?.sources.some(isUnderWay) ? soonMs : nowAndThenMs),
  })
}

function isUnderWay(source: Answered['Source']): boolean {
  return source.hookUrl === null && (source.health.state === 'beginning' || underWay(source))
}

function underWay({ progress, health }: Answered['Source']): boolean {
  return progress !== null && health.state === 'hears'
}
