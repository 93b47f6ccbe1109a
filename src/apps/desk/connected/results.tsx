import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Results } from '../screens/results.tsx'
import { companyQuery } from '../session.ts'
import { useBehind } from './behind.ts'
import { whyNotToWords } from './choice-words.ts'
import { outcomeView } from './outcome.ts'
import {
  channelView,
  correctionSentences,
  decisionMonths,
  decisionSentence,
  headlineOf,
  invitationView,
  moveView,
  promptnessView,
  surenessSentence,
} from './results-words.ts'

const dayMs = 86_400_000
const sinceOptions = [
  { value: 'all', label: 'Since the beginning' },
  { value: '30', label: 'The last 30 days' },
  { value: '90', label: 'The last 90 days' },
  { value: '365', label: 'The last year' },
]

/** What came of it, from the ledger, a page at a time. */
export function ResultsPage() {
  const [since, setSince] = useState('all')
  const from = useMemo(() => sinceDate(since), [since])
  const company = useQuery(companyQuery)
  const looking = useBehind()
  const pages = useInfiniteQuery({
    queryKey: ['results', 'list', since],
    queryFn: ({ pageParam }) => page(from, pageParam),
    initialPageParam: '',
    getNextPageParam: (last: Awaited<ReturnType<typeof page>>) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded of={pages} what="Fetching what came of it" rows={5}>
      {({ pages: shown }) => {
        const [first] = shown
        if (!first) return null
        const total = first.totals.reduce((sum, { count }) => sum + count, 0)
        return (
          <Results
            results={{
              headline: headlineOf(first.totals),
              since,
              outcomes: shown.flatMap(({ outcomes }) => outcomes.map(outcomeView)),
              total,
              ...(total > 0 && { sureness: surenessSentence(first.sureness) }),
              answerTime:
                company.data &&
                promptnessView(first.promptness, first.before, first.weeks, company.data.answerWithinMinutes),
              channels: first.channels.map(channelView),
              choices: first.choices.newest.map(({ conversationId, personName, why, note, by, at }) => ({
                conversationId,
                who: personName,
                why: whyNotToWords(why),
                note,
                by,
                at,
              })),
              moves: first.moves.map(moveView),
              invitations: first.invitations.map(invitationView),
              corrections: correctionSentences(first.corrections),
              decisions: first.decisions.map(decisionSentence),
              decisionMonths: decisionMonths(first.decisionMonths),
              changes: [],
            }}
            since={since}
            sinceOptions={sinceOptions}
            onSince={setSince}
            from={from}
            loadingMore={pages.isFetchingNextPage}
            onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
            looking={looking}
          />
        )
      }}
    </Loaded>
  )
}

function sinceDate(since: string): string | undefined {
  const days = Number(since)
  return days > 0 ? new Date(Date.now() - days * dayMs).toISOString() : undefined
}

async function page(since: string | undefined, before: string) {
  return dataOf(
    await api.GET('/results', { params: { query: { ...(since && { since }), ...(before && { before }) } } }),
  )
}
