import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { Moderation } from '../screens/moderation.tsx'
import { StoryOfCase } from './case-story.tsx'
import { useDeeds } from './deeds.ts'
import { SuspendSomebody } from './suspend-member.tsx'

/** What waits for those who look after our own places. */
export function ModerationPage() {
  const go = useNavigate()
  const { busy, problem, run } = useDeeds('moderation')
  const queue = useQuery({ queryKey: ['moderation'], queryFn: async () => dataOf(await api.GET('/moderation')) })
  return (
    <Loaded of={queue} what="Fetching what waits" rows={4}>
      {data => (
        <Moderation
          {...data}
          busy={busy}
          problem={problem}
          storyOf={(caseId, name) => <StoryOfCase caseId={caseId} name={name} />}
          somebody={<SuspendSomebody />}
          onLeave={() => void go({ to: paths.ownPlaces() })}
          onDecide={async (id, chosen) => {
            const done = await run(
              async () => dataOf(await api.POST('/moderation/cases/{id}', { params: { path: { id } }, body: chosen })),
              { busy: 'Deciding', done: 'Decided, and they are told.', inForm: true },
            )
            return done !== undefined
          }}
          onAnswer={async (id, isGranted, answer) => {
            const done = await run(
              async () =>
                dataOf(
                  await api.POST('/moderation/appeals/{id}', { params: { path: { id } }, body: { isGranted, answer } }),
                ),
              { busy: 'Answering', done: 'Answered.' },
            )
            return done !== undefined
          }}
        />
      )}
    </Loaded>
  )
}
