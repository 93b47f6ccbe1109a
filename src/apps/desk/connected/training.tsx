import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { CheckDrill } from '../screens/drill.tsx'
import { Training } from '../screens/training.tsx'
import { type CourseDraft, WriteCourse } from '../screens/write-course.tsx'
import type { Role } from '../view-types.ts'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { upload } from './upload.ts'

/** For whoever teaches. */
export function TrainingPage() {
  const me = useMe()
  const has = (...roles: Role[]) => me.roles.some(role => roles.includes(role))
  const { busy, problem, run } = useDeeds('training')
  const [open, setOpen] = useState<string>()
  const all = useQuery({
    queryKey: ['training', 'all', me.roles],
    queryFn: async () => {
      const confirms = has('trainer', 'coordinator')
      const writes = has('trainer', 'coordinator', 'communications')
      const own = confirms ? dataOf(await api.GET('/autonomy')) : undefined
      return {
        people: own ? { ...dataOf(await api.GET('/learners')), inWords: own.inWords, rule: own.rule } : null,
        drills: has('trainer', 'coordinator', 'reviewer') ? dataOf(await api.GET('/drills/to-teach')) : null,
        courses: writes ? dataOf(await api.GET('/courses')) : null,
        classes: dataOf(await api.GET('/classes')).classes,
      }
    },
  })
  const opened = useQuery({
    queryKey: ['training', 'learner', open],
    queryFn: async () => dataOf(await api.GET('/learners/{id}', { params: { path: { id: open ?? '' } } })),
    enabled: open !== undefined,
  })
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const of = (id: string) => ({ params: { path: { id } } })
  return (
    <Loaded of={all} what="Looking who is learning" rows={5}>
      {data => (
        <Training
          {...data}
          opened={opened.data}
          colleagues={(team.data?.employees ?? []).map(({ id, name }) => ({ id, name }))}
          myId={me.id}
          ruleLockedBecause={lockedFor(me, 'coordinator')}
          busy={busy}
          problem={problem}
          onOpen={setOpen}
          onConfirm={(id, topicId) =>
            void run(() => api.POST('/learners/{id}/alone', { ...of(id), body: { topicId } }), {
              busy: 'Confirming it',
              done: 'Confirmed. They read it on Today.',
            })
          }
          onLookFirst={async (id, topicIds, said) =>
            (await run(() => api.POST('/learners/{id}/second-look', { ...of(id), body: { topicIds, said } }), {
              done: 'A colleague looks first from now on. They read why.',
            })) !== undefined
          }
          onAppeal={(id, isGranted, reason) =>
            void run(() => api.PUT('/appeals/{id}', { ...of(id), body: { isGranted, reason } }), {
              done: 'Decided. They read it on Today.',
            })
          }
          onRule={async rule =>
            (await run(async () => dataOf(await api.PUT('/autonomy/rule', { body: rule })), {
              busy: 'Keeping it',
              done: 'Kept. What was given already stays.',
              inForm: true,
            })) !== undefined
          }
          onLook={(id, isGood, comment) =>
            void run(() => api.POST('/drill-tries/{id}/look', { ...of(id), body: { isGood, comment } }), {
              done: isGood ? 'Good, and they read it.' : 'They read what would make it better.',
            })
          }
          onStarter={() => void run(() => api.POST('/courses/starter'), { done: 'It is here.' })}
          onSchedule={async draft =>
            (await run(async () => dataOf(await api.POST('/classes', { body: draft as never })), {
              busy: 'Planning it',
              done: 'Planned. Everybody finds it under Learn.',
              inForm: true,
            })) !== undefined
          }
          onCancel={(id, why) =>
            void run(() => api.POST('/classes/{id}/cancel', { ...of(id), body: { why } }), { done: 'Cancelled.' })
          }
        />
      )}
    </Loaded>
  )
}

/** A drill, to be read before anybody practises on it. */
export function CheckDrillPage() {
  const { id = '' } = useParams({ strict: false })
  const router = useRouter()
  const { busy, problem, run } = useDeeds('training')
  const at = { params: { path: { id } } }
  const drills = useQuery({
    queryKey: ['training', 'drills'],
    queryFn: async () => {
      const { open, proposed } = dataOf(await api.GET('/drills/to-teach'))
      return [...proposed, ...open].filter(drill => drill.id === id)
    },
  })
  return (
    <Loaded of={drills} what="Opening the drill" rows={4}>
      {([drill]) =>
        drill && (
          <CheckDrill
            key={drill.id}
            drill={drill}
            busy={busy}
            problem={problem}
            onCheck={checked =>
              void run(async () => dataOf(await api.PUT('/drills/{id}', { ...at, body: checked })), {
                busy: 'Looking once more',
                done: 'Colleagues practise on it now.',
                inForm: true,
              }).then(done => done && router.history.push(paths.training()))
            }
            onRetire={() =>
              void run(async () => dataOf(await api.DELETE('/drills/{id}', at)), { done: 'Taken away.' }).then(
                done => done && router.history.push(paths.training()),
              )
            }
          />
        )
      }
    </Loaded>
  )
}

const empty: CourseDraft = { language: 'en', title: '', about: '', roles: [], isAsked: true, lessons: [] }

/** A new course. */
export function NewCoursePage() {
  const router = useRouter()
  const { busy, problem, run } = useDeeds('training')
  const onMedia = useMedia()
  return (
    <WriteCourse
      draft={empty}
      languages={[]}
      isNew
      busy={busy}
      problem={problem}
      onLanguage={() => {}}
      onRetire={() => {}}
      onMedia={onMedia}
      onSave={draft =>
        void run(async () => dataOf(await api.POST('/courses', { body: bodyOf(draft) })), {
          busy: 'Keeping it',
          done: 'Kept. Whom it is for finds it under Learn.',
          inForm: true,
        }).then(done => done && router.history.push(paths.training()))
      }
    />
  )
}

/** A course, to write at it. */
export function WriteCoursePage() {
  const { id = '' } = useParams({ strict: false })
  const router = useRouter()
  const { busy, problem, run } = useDeeds('training')
  const onMedia = useMedia()
  const [wanted, setWanted] = useState<string>()
  const at = { params: { path: { id } } }
  const found = useQuery({
    queryKey: ['training', 'write', id],
    queryFn: async () => dataOf(await api.GET('/courses/{id}', at)),
  })
  return (
    <Loaded of={found} what="Opening the course" rows={4}>
      {({ course, lessons }) => {
        const languages = course.texts.map(({ language }) => language)
        const language = wanted ?? languages[0] ?? 'en'
        return (
          <WriteCourse
            key={language}
            draft={draftOf(course, lessons, language)}
            languages={languages}
            isNew={false}
            busy={busy}
            problem={problem}
            onLanguage={setWanted}
            onMedia={onMedia}
            onSave={draft =>
              void run(async () => dataOf(await api.PUT('/courses/{id}', { ...at, body: bodyOf(draft) })), {
                busy: 'Keeping it',
                done: 'Kept.',
                inForm: true,
              }).then(done => done && router.history.push(paths.training()))
            }
            onRetire={() =>
              void run(async () => dataOf(await api.DELETE('/courses/{id}', at)), { done: 'Taken away.' }).then(
                done => done && router.history.push(paths.training()),
              )
            }
          />
        )
      }}
    </Loaded>
  )
}

function useMedia() {
  const { run } = useDeeds()
  return async (file: File) =>
    (await run(() => upload<{ id: string }>(paths.newLessonMedia(), file, () => {}), { done: 'It is here.' }))?.id
}

const bodyOf = (draft: CourseDraft) => ({ ...draft, roles: draft.roles as Role[] })

/** Each lesson in the language that is written, or, where it is not there yet, with what another language says to be translated. */
function draftOf(
  { isAsked, lessonIds, roles, texts }: Answered['Course'],
  lessons: Answered['Lesson'][],
  language: string,
): CourseDraft {
  const text = texts.find(each => each.language === language) ?? texts[0]
  return {
    ...{ language, isAsked, roles },
    title: text?.title ?? '',
    about: text?.about ?? '',
    lessons: lessonIds.flatMap(id => {
      const there = lessons.filter(each => each.id === id)
      const lesson = there.find(each => each.language === language) ?? there[0]
      if (!lesson) return []
      const { alt, body, captions, kind, mediaId, quiz, title } = lesson
      return [{ id, alt, body, captions, kind, mediaId, quiz, title }]
    }),
  }
}
