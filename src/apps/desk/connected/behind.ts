import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { spanWords } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { AskedResult } from '../results-types.ts'
import type { BehindLine, Looking } from '../screens/behind.tsx'
import type { Answered } from './answers.ts'
import { networkName } from './say.ts'

/** The conversations behind a figure, a page at a time. */
export function useBehind(): Looking<AskedResult> {
  const [asked, onAsk] = useState<AskedResult>()
  const found = useInfiniteQuery({
    queryKey: ['results', 'behind', asked],
    enabled: asked !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: before }) => {
      const { title: _, ...query } = asked as AskedResult
      return dataOf(await api.GET('/results/behind', { params: { query: { ...query, before } } }))
    },
    getNextPageParam: page => page.next ?? undefined,
  })
  return {
    ...{ asked, onAsk },
    behind: found.data && { lines: found.data.pages.flatMap(page => page.lines.map(behindLine)) },
    loading: found.isFetching,
    onMore: found.hasNextPage ? () => void found.fetchNextPage() : undefined,
  }
}

/** Who said what, where and when, in such a list. */
export const placed = (line: Answered['BehindFigure' | 'AdvocacyPost' | 'AdvocacyCase']) => ({
  conversationId: line.conversationId,
  accountId: line.accountId,
  who: line.personName,
  place: networkName(line.network),
  at: line.at,
  quote: line.quote,
  language: line.language ?? undefined,
})

const behindLine = (line: Answered['BehindFigure']): BehindLine => ({
  ...placed(line),
  key: line.id,
  because: [
    line.employeeName && `${line.employeeName} answered`,
    line.seconds !== null && `after ${spanWords(line.seconds * 1000)}`,
  ]
    .filter(each => typeof each === 'string')
    .join(' '),
})
