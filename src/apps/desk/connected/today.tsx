import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import type { ReturnedView } from '../review-types.ts'
import { Loaded } from '../screen.tsx'
import { Today } from '../screens/today.tsx'
import { firstName } from '../words.ts'
import type { Answered } from './answers.ts'
import { useConversationWork } from './conversation-work.ts'
import { TodayColleagueWords } from './coordinate.tsx'
import { OpenIncidents } from './incidents.tsx'
import { TodayAutonomy } from './learn.tsx'
import { useMe } from './me.ts'
import { TodayNotices } from './notices.tsx'
import { outcomeView } from './outcome.ts'
import { PassOn } from './pass-on.tsx'
import { rowView } from './rows.ts'
import { eachOnce, spikeView } from './spike-view.ts'
import { unwell } from './unwell.ts'
import { useSources } from './use-sources.ts'

const mostSpikes = 3

/** Today, with what is true right now. */
export function TodayPage() {
  const me = useMe()
  const router = useRouter()
  const work = useConversationWork()
  const [passing, setPassing] = useState<string>()
  const today = useQuery({ queryKey: ['today'], queryFn: async () => dataOf(await api.GET('/today')) })
  const sources = useSources()
  const looksAfter = me.roles.some(role => role === 'coordinator' || role === 'administrator')
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: async () => dataOf(await api.GET('/accounts')),
    enabled: looksAfter,
  })
  const coordinates = me.roles.includes('coordinator')
  const spikes = useQuery({
    queryKey: ['spikes'],
    queryFn: async () => dataOf(await api.GET('/spikes')),
    enabled: coordinates,
  })
  const waiting = useQuery({
    queryKey: ['today', 'answers'],
    queryFn: async () => dataOf(await api.GET('/answers/mine')),
  })
  const asked = useQuery({
    queryKey: ['questions'],
    queryFn: async () => dataOf(await api.GET('/questions/mine')),
  })
  const facts = useQuery({ queryKey: ['facts'], queryFn: async () => dataOf(await api.GET('/facts')) })
  const came = useQuery({ queryKey: ['results', 'mine'], queryFn: async () => dataOf(await api.GET('/results/mine')) })
  return (
    <Loaded of={today} what="Looking who needs you" rows={5}>
      {day => (
        <>
          <OpenIncidents />
          <Today
            me={me}
            today={{
              conversations: day.rows.map(row => rowView(row, me.id)),
              elsewhere: day.elsewhere,
              done: day.done,
              outcomes: (came.data?.outcomes ?? []).map(outcomeView),
              asked: (asked.data?.questions ?? []).map(
                ({ id, askedByName, words, about, conversationId, askedAt }) => ({
                  ...{ id, words, conversationId },
                  by: askedByName,
                  about: about.length > 70 ? `${about.slice(0, 68)}…` : about,
                  at: askedAt,
                }),
              ),
              ranOut: (facts.data?.facts ?? []).filter(fact => fact.isOutOfDate && fact.ownerId === me.id),
              returned: [
                ...(waiting.data?.answers ?? []).map(each => ({ ...each, what: 'your answer' })),
                ...(waiting.data?.changes ?? []).map(each => ({ ...each, what: 'your other words' })),
              ].flatMap(returnedView),
              unwell: looksAfter ? unwell(sources.data?.sources ?? [], accounts.data?.accounts ?? [], me.id) : [],
              spikes: (coordinates ? eachOnce(spikes.data?.spikes ?? []) : [])
                .slice(0, mostSpikes)
                .map(spike => spikeView(spike, me.timezone)),
              listening: day.rows.length > 0 || (sources.data?.sources.length ?? 0) > 0 || sources.isPending,
            }}
            onAnswer={id => {
              void work.claim(id).then(() => router.history.push(paths.conversation(id)))
            }}
            notices={
              <>
                <TodayColleagueWords />
                <TodayAutonomy />
                <TodayNotices />
              </>
            }
            onPass={setPassing}
            onNotForMe={id => void work.pass(id, {}, '', `Not for ${firstName(me.name)}: it is with the others again.`)}
          />
          <PassOn conversationId={passing} onClose={() => setPassing(undefined)} />
        </>
      )}
    </Loaded>
  )
}

/** Words of theirs that a reviewer has looked at. */
function returnedView({
  conversationId,
  what,
  text,
  review,
}: {
  conversationId: string
  what: string
  text: string | null
  review: Answered['Review'] | null
}): ReturnedView[] {
  if (!review?.decision || review.decision === 'withdrawn' || review.decision === 'superseded') return []
  const words = text ?? ''
  return [
    {
      reviewId: review.id,
      conversationId,
      about: `${what} “${words.length > 60 ? `${words.slice(0, 58)}…` : words}”`,
      reviewer: { id: '', name: review.deciderName ?? 'A reviewer', title: '' },
      decision: review.decision,
      comment: review.comment,
    },
  ]
}
