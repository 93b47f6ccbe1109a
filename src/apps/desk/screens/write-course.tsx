import './training.css'
import { type FormEvent, useState } from 'react'
import { Button, Checkbox, LinkButton, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import type { LessonDraft, LessonKind, QuestionView } from '../training-types.ts'
import { languageWords } from '../words.ts'

/** A course in one language, while it is written. */
export interface CourseDraft {
  language: string
  title: string
  about: string
  roles: string[]
  isAsked: boolean
  lessons: LessonDraft[]
}

export const kindWords: Record<LessonKind, string> = { text: 'Text', picture: 'Picture', video: 'Video', quiz: 'Quiz' }
const roleLabels: { value: string; label: string }[] = [
  { value: 'reviewer', label: 'Reviewers' },
  { value: 'coordinator', label: 'Coordinators' },
  { value: 'communications', label: 'Communications' },
  { value: 'product-manager', label: 'Product managers' },
  { value: 'trainer', label: 'Trainers' },
  { value: 'administrator', label: 'Administrators' },
]

interface WriteProps {
  draft: CourseDraft
  /** Languages that it is there in. */
  languages: string[]
  isNew: boolean
  busy?: string
  problem?: ProblemDetails
  onLanguage: (language: string) => void
  onSave: (draft: CourseDraft) => void
  onRetire: () => void
  onMedia: (file: File) => Promise<string | undefined>
}

/** Writes a course, in one language at a time. */
export function WriteCourse({
  draft: before,
  languages,
  isNew,
  busy,
  problem,
  onLanguage,
  onSave,
  onRetire,
  onMedia,
}: WriteProps) {
  useTitle(isNew ? 'A new course' : before.title)
  const [draft, setDraft] = useState(before)
  const { about, isAsked, language, lessons, roles, title } = draft
  const change = (next: Partial<CourseDraft>) => setDraft({ ...draft, ...next })
  const changeLesson = (at: number, next: Partial<LessonDraft>) =>
    change({ lessons: lessons.map((lesson, place) => (place === at ? { ...lesson, ...next } : lesson)) })
  const move = (at: number, by: number) => {
    const next = [...lessons]
    const [lesson] = next.splice(at, 1)
    if (lesson) next.splice(at + by, 0, lesson)
    change({ lessons: next })
  }
  const add = (kind: LessonKind) =>
    change({
      lessons: [
        ...lessons,
        {
          kind,
          title: '',
          body: '',
          mediaId: null,
          alt: '',
          captions: '',
          quiz: kind === 'quiz' ? [emptyQuestion()] : [],
        },
      ],
    })
  const rest = reasonsElsewhere(problem, [
    'title',
    'language',
    ...lessons.flatMap((_, at) =>
      ['title', 'body', 'mediaId', 'alt', 'captions'].map(field => `lessons.${at}.${field}`),
    ),
  ])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave(draft)
  }
  return (
    <Page
      title={isNew ? 'A new course.' : 'Write at a course.'}
      about="Short lessons, one thought each. Who has done a lesson has done it in every language."
    >
      <form className="form write-course" onSubmit={submit}>
        {!isNew && (
          <Select
            label="Written in"
            value={languages.includes(language) ? language : ''}
            onChange={event => onLanguage(event.target.value)}
            options={[
              ...languages.map(each => ({ value: each, label: languageWords(each) })),
              ...(languages.includes(language) ? [] : [{ value: '', label: 'a new language' }]),
            ]}
          />
        )}
        <TextField
          label="Its language"
          hint={
            isNew
              ? 'As a short tag: en, de, es.'
              : 'Change it to write the course in one more language; the other ones stay.'
          }
          maxLength={12}
          value={language}
          error={reasonAt(problem, 'language')}
          onChange={event => change({ language: event.target.value })}
        />
        <TextField
          label="What it is called"
          maxLength={200}
          value={title}
          error={reasonAt(problem, 'title')}
          onChange={event => change({ title: event.target.value })}
        />
        <TextArea
          label="What one has of it"
          rows={2}
          maxLength={1000}
          value={about}
          onChange={event => change({ about: event.target.value })}
        />
        <fieldset className="choices columns">
          <legend>Whom it is for; none of them: everybody</legend>
          {roleLabels.map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label}
              checked={roles.includes(value)}
              onChange={event =>
                change({ roles: event.target.checked ? [...roles, value] : roles.filter(each => each !== value) })
              }
            />
          ))}
        </fieldset>
        <Checkbox
          label="They are asked to finish it"
          checked={isAsked}
          onChange={event => change({ isAsked: event.target.checked })}
        />
        {lessons.map((lesson, at) => (
          <LessonForm
            key={lesson.id ?? `new ${at}`}
            lesson={lesson}
            at={at}
            isLast={at === lessons.length - 1}
            problem={problem}
            onChange={next => changeLesson(at, next)}
            onMove={by => move(at, by)}
            onLeaveOut={() => change({ lessons: lessons.filter((_, place) => place !== at) })}
            onMedia={onMedia}
          />
        ))}
        <div className="row">
          {(['text', 'picture', 'video', 'quiz'] as const).map(kind => (
            <Button key={kind} small onClick={() => add(kind)}>
              Add a {kindWords[kind].toLowerCase()}
            </Button>
          ))}
        </div>
        {problem && !rest && <Trouble title={problem.title} />}
        {rest && <Trouble title={rest} />}
        <div className="row">
          <Button
            type="submit"
            kind="primary"
            busy={busy}
            disabledBecause={
              lessons.length === 0 ? 'One lesson at least.' : title.trim() ? undefined : 'A title first.'
            }
          >
            Keep the course
          </Button>
          {!isNew && <Button onClick={onRetire}>Take it away</Button>}
        </div>
      </form>
    </Page>
  )
}

const emptyQuestion = (): QuestionView => ({
  question: '',
  options: [
    { words: '', isRight: true, because: '' },
    { words: '', isRight: false, because: '' },
  ],
})

interface LessonProps {
  lesson: LessonDraft
  at: number
  isLast: boolean
  problem?: ProblemDetails
  onChange: (next: Partial<LessonDraft>) => void
  onMove: (by: number) => void
  onLeaveOut: () => void
  onMedia: (file: File) => Promise<string | undefined>
}

function LessonForm({ lesson, at, isLast, problem, onChange, onMove, onLeaveOut, onMedia }: LessonProps) {
  const { alt, body, captions, kind, mediaId, quiz, title } = lesson
  const wrong = (field: string) => reasonAt(problem, `lessons.${at}.${field}`)
  const [isSending, setSending] = useState(false)
  const send = async (file: File | undefined) => {
    if (!file) return
    setSending(true)
    const id = await onMedia(file)
    setSending(false)
    if (id) onChange({ mediaId: id })
  }
  return (
    <fieldset className="lesson-form">
      <legend>
        Lesson {at + 1}: {kindWords[kind].toLowerCase()}
      </legend>
      <TextField
        label="Its title"
        maxLength={200}
        value={title}
        error={wrong('title')}
        onChange={event => onChange({ title: event.target.value })}
      />
      {(kind === 'picture' || kind === 'video') && (
        <>
          <TextField
            label={kind === 'picture' ? 'The picture' : 'The video'}
            type="file"
            hint={
              isSending ? 'It is on its way.' : mediaId ? 'It is here. Choose another file to replace it.' : undefined
            }
            accept={kind === 'picture' ? 'image/png,image/jpeg,image/webp' : 'video/mp4,video/webm'}
            error={wrong('mediaId')}
            onChange={event => void send(event.target.files?.[0])}
          />
          {kind === 'picture' && (
            <TextField
              label="What it shows, for those who don’t see it"
              maxLength={500}
              value={alt}
              error={wrong('alt')}
              onChange={event => onChange({ alt: event.target.value })}
            />
          )}
        </>
      )}
      {kind !== 'quiz' && (
        <TextArea
          label={kind === 'video' ? 'What is said in it' : 'What it says'}
          rows={5}
          maxLength={10_000}
          value={body}
          error={wrong('body')}
          onChange={event => onChange({ body: event.target.value })}
        />
      )}
      {kind === 'video' && (
        <TextArea
          label="Captions"
          hint="WebVTT: it begins with the line WEBVTT."
          rows={4}
          value={captions}
          error={wrong('captions')}
          onChange={event => onChange({ captions: event.target.value })}
        />
      )}
      {kind === 'quiz' && <Questions quiz={quiz} onChange={next => onChange({ quiz: next })} />}
      <div className="row tight">
        {at > 0 && (
          <LinkButton onClick={() => onMove(-1)} aria-label={`One up: lesson ${at + 1}`}>
            One up
          </LinkButton>
        )}
        {!isLast && (
          <LinkButton onClick={() => onMove(1)} aria-label={`One down: lesson ${at + 1}`}>
            One down
          </LinkButton>
        )}
        <LinkButton onClick={onLeaveOut} aria-label={`Leave it out: lesson ${at + 1}`}>
          Leave it out
        </LinkButton>
      </div>
    </fieldset>
  )
}

function Questions({ quiz, onChange }: { quiz: QuestionView[]; onChange: (quiz: QuestionView[]) => void }) {
  const change = (at: number, next: Partial<QuestionView>) =>
    onChange(quiz.map((question, place) => (place === at ? { ...question, ...next } : question)))
  return (
    <>
      {quiz.map(({ question, options }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place.
        <div className="stack" key={at}>
          <TextField
            label={`Question ${at + 1}`}
            maxLength={500}
            value={question}
            onChange={event => change(at, { question: event.target.value })}
          />
          {options.map((option, place) => {
            const set = (next: Partial<typeof option>) =>
              change(at, { options: options.map((each, here) => (here === place ? { ...each, ...next } : each)) })
            const name = `${at + 1}.${place + 1}`
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place.
              <div className="option" key={place}>
                <TextField
                  label={`Option ${name}`}
                  maxLength={300}
                  value={option.words}
                  onChange={event => set({ words: event.target.value })}
                />
                <TextField
                  label={`What is true about option ${name}`}
                  maxLength={500}
                  value={option.because}
                  onChange={event => set({ because: event.target.value })}
                />
                <Checkbox
                  label={`Option ${name} is right`}
                  checked={option.isRight}
                  onChange={event => set({ isRight: event.target.checked })}
                />
              </div>
            )
          })}
          <div className="row tight">
            {options.length < 8 && (
              <LinkButton
                onClick={() => change(at, { options: [...options, { words: '', isRight: false, because: '' }] })}
                aria-label={`One more option for question ${at + 1}`}
              >
                One more option
              </LinkButton>
            )}
            {options.length > 2 && (
              <LinkButton
                onClick={() => change(at, { options: options.slice(0, -1) })}
                aria-label={`Leave the last one out: question ${at + 1}`}
              >
                Leave the last one out
              </LinkButton>
            )}
            {quiz.length > 1 && (
              <LinkButton
                onClick={() => onChange(quiz.filter((_, place) => place !== at))}
                aria-label={`Leave the question out: question ${at + 1}`}
              >
                Leave the question out
              </LinkButton>
            )}
          </div>
        </div>
      ))}
      {quiz.length < 10 && (
        <div>
          <LinkButton onClick={() => onChange([...quiz, emptyQuestion()])}>One more question</LinkButton>
        </div>
      )}
    </>
  )
}
