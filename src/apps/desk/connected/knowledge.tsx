import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded, Page, useTitle } from '../screen.tsx'
import { type Knowing, Knowledge } from '../screens/knowledge.tsx'
import { meQuery } from '../session.ts'
import { firstName } from '../words.ts'
import type { Answered } from './answers.ts'
import { languagesWith, timezonesWith } from './choices.ts'
import { useDeeds } from './deeds.ts'
import { MyVoices } from './own-voices.tsx'
import { type Employee, hoursByDay } from './team-views.ts'

/** What the person signed in says of themselves. */
export function KnowledgePage() {
  const me = useQuery(meQuery)
  const topics = useQuery({ queryKey: ['topics'], queryFn: async () => dataOf(await api.GET('/topics')) })
  useTitle('What I know')
  return (
    <Page
      title={`What do you know, ${firstName(me.data?.name ?? '')}?`}
      about="It decides what is brought to you. Change it whenever it is no longer true."
    >
      <Loaded of={me} what="Fetching what you said">
        {employee => (
          <Loaded of={topics} what="Fetching the topics">
            {({ topics }) => (
              <div className="form spaced">
                <Mine employee={employee} topics={topics} />
                <MyVoices />
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

function Mine({ employee, topics }: { employee: Employee; topics: Answered['Topic'][] }) {
  const router = useRouter()
  const { busy, problem, run } = useDeeds('team', 'me', 'topics')
  const keep = async (knowing: Knowing) => {
    const kept = await run(() => keepKnowing(employee, knowing), {
      busy: 'Keeping it',
      done: 'Kept. What fits you comes to you from now on.',
      inForm: true,
    })
    if (kept) router.history.push(paths.team())
  }
  return (
    <Knowledge
      topics={topics}
      languages={languagesWith(...employee.languages)}
      timezones={timezonesWith(employee.timezone)}
      knowing={{
        name: employee.name,
        title: employee.title,
        topics: employee.knows.map(({ topicId, note }) => ({ topicId, note })),
        newTopics: [],
        documents: employee.documents.map(({ id, title, url }) => ({ id, title, url: url ?? '' })),
        languages: employee.languages,
        hours: hoursByDay(employee.hours),
        timezone: employee.timezone,
      }}
      busy={busy}
      problem={problem}
      onKeep={knowing => void keep(knowing)}
    />
  )
}

/** Tells the server only what changed, so that the trail says what it was. */
async function keepKnowing(before: Employee, knowing: Knowing): Promise<true> {
  const { name, title, languages, hours, timezone } = knowing
  const profile = changedIn(before, { name, title, languages, hours, timezone })
  if (Object.keys(profile).length > 0) await api.PATCH('/me', { body: profile })
  const topics = knowing.topics.map(({ topicId, note }) => ({ id: topicId, note }))
  const added = knowing.newTopics.map(topic => ({ name: topic, kind: 'topic' as const }))
  const documents = knowing.documents
    .filter(document => !document.id)
    .map(document => ({ title: document.title, ...(document.url && { url: document.url }) }))
  const known = new Set(before.knows.map(({ topicId, note }) => `${topicId} ${note}`))
  const same = topics.length === known.size && topics.every(({ id, note }) => known.has(`${id} ${note}`))
  if (!same || added.length > 0 || documents.length > 0)
    await api.PUT('/me/knows', { body: { topics: [...topics, ...added], documents } })
  const gone = before.documents.filter(({ id }) => !knowing.documents.some(document => document.id === id))
  for (const { id } of gone) await api.DELETE('/documents/{id}', { params: { path: { id } } })
  return true
}

function changedIn<Fields extends object>(before: Fields | Employee, now: Fields): Partial<Fields> {
  const was = before as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(now).filter(([field, value]) => JSON.stringify(was[field]) !== JSON.stringify(value)),
  ) as Partial<Fields>
}
