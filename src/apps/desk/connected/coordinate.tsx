import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Coordinate } from '../screens/coordinate.tsx'
import { TodayWords } from '../screens/today-words.tsx'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'

const of = (id: string) => ({ params: { path: { id } } })

/** For coordinators: who could speak, whom to take care of, and who could teach. */
export function CoordinatePage() {
  const me = useMe()
  const { busy, run } = useDeeds('coordinate')
  const all = useQuery({
    queryKey: ['coordinate', 'all'],
    queryFn: async () => ({
      ...dataOf(await api.GET('/coordination')),
      ...dataOf(await api.GET('/sharpshooters')),
      hours: dataOf(await api.GET('/coverage/hours')),
      drills: dataOf(await api.GET('/drills/to-teach')).open,
      courses: dataOf(await api.GET('/courses')).courses.map(({ id, texts }) => ({ id, title: texts[0]?.title ?? '' })),
    }),
  })
  return (
    <Loaded of={all} what="Looking who could speak" rows={5}>
      {data => (
        <Coordinate
          {...data}
          myId={me.id}
          busy={busy}
          onWrite={async (kind, toId, words, conversationId) =>
            (await run(
              async () =>
                dataOf(
                  await api.POST('/colleague-words', {
                    body: { kind, toId, words, conversationId: conversationId ?? null },
                  }),
                ),
              { done: 'Written. They read it on Today.' },
            )) !== undefined
          }
          onAsk={async ({ employeeId, topicId }, words) =>
            (await run(async () => dataOf(await api.POST('/sharpshooters', { body: { employeeId, topicId, words } })), {
              done: 'Asked. They may say no, without a reason.',
            })) !== undefined
          }
          onPair={async (sharpshooterId, learnerId, words) =>
            (await run(
              async () => dataOf(await api.POST('/mentor-pairs', { body: { sharpshooterId, learnerId, words } })),
              { done: 'Both are asked.' },
            )) !== undefined
          }
          onTeach={async (drillId, courseId, title) =>
            (await run(async () => dataOf(await api.POST('/taught-answers', { body: { drillId, courseId, title } })), {
              done: 'It stands at the end of the course, with their name.',
            })) !== undefined
          }
        />
      )}
    </Loaded>
  )
}

/** On Today: what colleagues wrote to the reader. */
export function TodayColleagueWords() {
  const me = useMe()
  const { run } = useDeeds('colleague-words')
  const mine = useQuery({
    queryKey: ['colleague-words'],
    queryFn: async () => ({
      ...dataOf(await api.GET('/colleague-words/mine')),
      ...dataOf(await api.GET('/sharpshooters/mine')),
    }),
  })
  if (!mine.data) return null
  return (
    <TodayWords
      {...mine.data}
      myId={me.id}
      onReply={(id, said) => void run(() => api.PUT('/colleague-words/{id}', { ...of(id), body: { said } }))}
      onSay={(id, isYes) => void run(() => api.PUT('/sharpshooters/{id}', { ...of(id), body: { isYes } }))}
      onPair={(id, isYes) => void run(() => api.PUT('/mentor-pairs/{id}', { ...of(id), body: { isYes } }))}
    />
  )
}
