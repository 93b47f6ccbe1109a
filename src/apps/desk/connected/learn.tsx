import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { AutonomyNews, MyAutonomy } from '../screens/autonomy.tsx'
import { Course } from '../screens/course.tsx'
import { Drill, type GuardSaidView } from '../screens/drill.tsx'
import { Learn } from '../screens/learn.tsx'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'

/** What one learns, practises, and may send on one’s own. */
export function LearnPage() {
  const me = useMe()
  const { busy, problem, run } = useDeeds('training')
  const mine = useQuery({
    queryKey: ['training', 'mine'],
    queryFn: async () => ({
      autonomy: dataOf(await api.GET('/autonomy')),
      courses: dataOf(await api.GET('/courses/mine')).courses,
      classes: dataOf(await api.GET('/classes')).classes,
      ...dataOf(await api.GET('/drills')),
    }),
  })
  const guidelines = useQuery({ queryKey: ['guidelines'], queryFn: async () => dataOf(await api.GET('/guidelines')) })
  const seat = (id: string, comes: boolean) => {
    const at = { params: { path: { id } } }
    return run(() => (comes ? api.PUT('/classes/{id}/seat', at) : api.DELETE('/classes/{id}/seat', at)), {
      done: comes ? 'You have a seat.' : 'Your seat is free for somebody else.',
    })
  }
  return (
    <Loaded of={mine} what="Looking what there is to learn" rows={5}>
      {({ autonomy, classes, courses, drills, tries }) => (
        <Learn
          courses={courses}
          toRead={guidelines.data?.toRead.length ?? 0}
          drills={drills}
          tries={tries}
          classes={classes}
          meId={me.id}
          onSeat={(id, comes) => void seat(id, comes)}
          autonomy={
            <MyAutonomy
              autonomy={autonomy}
              busy={busy}
              problem={problem}
              onAppeal={async (topicId, words) =>
                (await run(async () => dataOf(await api.POST('/appeals', { body: { topicId, words } })), {
                  busy: 'Asking',
                  done: 'Asked. You read the answer on Today.',
                  inForm: true,
                })) !== undefined
              }
            />
          }
        />
      )}
    </Loaded>
  )
}

/** One course. */
export function CoursePage() {
  const { id = '' } = useParams({ strict: false })
  const [language, setLanguage] = useState<string>()
  const { busy, run } = useDeeds('training')
  const taught = useQuery({
    queryKey: ['training', 'course', id, language],
    queryFn: async () =>
      dataOf(await api.GET('/courses/{id}/lessons', { params: { path: { id }, query: language ? { language } : {} } })),
  })
  return (
    <Loaded of={taught} what="Opening the course" rows={4}>
      {({ course, lessons }) => (
        <Course
          course={course}
          lessons={lessons}
          busy={busy}
          onLanguage={setLanguage}
          onDone={(lesson, chosen) =>
            run(async () =>
              dataOf(
                await api.POST('/lessons/{id}/done', {
                  params: { path: { id: lesson.id } },
                  body: { language: lesson.language, chosen },
                }),
              ),
            )
          }
        />
      )}
    </Loaded>
  )
}

/** One drill. */
export function DrillPage() {
  const { id = '' } = useParams({ strict: false })
  const [guard, setGuard] = useState<GuardSaidView>()
  const { busy, problem, run } = useDeeds('training')
  const at = { params: { path: { id } } }
  const opened = useQuery({
    queryKey: ['training', 'drill', id],
    queryFn: async () => dataOf(await api.GET('/drills/{id}', at)),
  })
  const tryIt = async (text: string) => {
    const tried = await run(async () => dataOf(await api.POST('/drills/{id}/tries', { ...at, body: { text } })), {
      busy: 'Looking',
      inForm: true,
    })
    if (tried) setGuard(tried)
  }
  return (
    <Loaded of={opened} what="Opening the drill" rows={4}>
      {data => <Drill opened={data} guard={guard} busy={busy} problem={problem} onTry={text => void tryIt(text)} />}
    </Loaded>
  )
}

/** On Today: what changed of what the reader sends on their own. */
export function TodayAutonomy() {
  const { run } = useDeeds('training')
  const news = useQuery({
    queryKey: ['training', 'news'],
    queryFn: async () => dataOf(await api.GET('/autonomy/news')),
  })
  if (!news.data) return null
  return <AutonomyNews news={news.data} onSeen={() => void run(() => api.POST('/autonomy/news/seen'))} />
}
