import './training.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Checkbox, Chip, Radio, Select } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import type { LessonResultView, MyCourseView, TaughtLessonView } from '../training-types.ts'
import { counted, languageWords } from '../words.ts'

interface CourseProps {
  course: MyCourseView
  lessons: TaughtLessonView[]
  busy?: string
  onLanguage: (language: string) => void
  onDone: (lesson: TaughtLessonView, chosen: number[][]) => Promise<LessonResultView | undefined>
}

/** A course: its lessons one below the other, each done with a press. */
export function Course({ course, lessons, busy, onLanguage, onDone }: CourseProps) {
  useTitle(course.title)
  return (
    <Page
      title={course.title}
      about={`${course.about} ${course.done} of ${counted(course.lessons, 'lesson')} done.`}
      actions={
        course.languages.length > 1 && (
          <Select
            label="In which language"
            labelHidden
            value={course.language}
            onChange={event => onLanguage(event.target.value)}
            options={course.languages.map(language => ({ value: language, label: languageWords(language) }))}
          />
        )
      }
    >
      {lessons.map(lesson => (
        <article className="lesson" key={`${lesson.id} ${lesson.language}`} lang={lesson.language}>
          <h2>{lesson.title}</h2>
          <Shown lesson={lesson} />
          {lesson.creditTo && (
            <p className="t13 second" lang="en">
              After an answer by {lesson.creditTo}.
            </p>
          )}
          {lesson.kind === 'quiz' ? (
            <Quiz lesson={lesson} busy={busy} onDone={chosen => onDone(lesson, chosen)} />
          ) : lesson.isDone ? (
            <p>
              <Chip tone="line">done</Chip>
            </p>
          ) : (
            <div lang="en">
              <Button
                small
                busy={busy}
                onClick={() => void onDone(lesson, [])}
                aria-label={`I have read it: ${lesson.title}`}
              >
                I have read it
              </Button>
            </div>
          )}
        </article>
      ))}
      {course.finishedAt && (
        <p>
          You have finished this course. <Anchor href={paths.learn()}>What you can do now</Anchor>
        </p>
      )}
    </Page>
  )
}

function Shown({ lesson }: { lesson: TaughtLessonView }) {
  const { alt, body, id, kind, language, mediaId } = lesson
  return (
    <>
      {kind === 'picture' && mediaId && <img src={paths.lessonMedia(mediaId)} alt={alt} loading="lazy" />}
      {kind === 'video' && mediaId && (
        <video controls preload="metadata" src={paths.lessonMedia(mediaId)}>
          <track
            kind="captions"
            src={paths.lessonCaptions(id, language)}
            srcLang={language}
            label={languageWords(language)}
            default
          />
        </video>
      )}
      {kind === 'video' && body ? (
        <details className="folded">
          <summary lang="en">What is said in it</summary>
          <p>{body}</p>
        </details>
      ) : (
        body && <p>{body}</p>
      )}
    </>
  )
}

function Quiz({
  lesson,
  busy,
  onDone,
}: {
  lesson: TaughtLessonView
  busy?: string
  onDone: (chosen: number[][]) => Promise<LessonResultView | undefined>
}) {
  const [chosen, setChosen] = useState<number[][]>(lesson.questions.map(() => []))
  const [result, setResult] = useState<LessonResultView>()
  const choose = (at: number, options: number[]) => {
    setChosen(chosen.map((before, place) => (place === at ? options : before)))
    setResult(undefined)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setResult(await onDone(chosen))
  }
  const missing = chosen.some(options => options.length === 0) ? 'Answer each question first.' : undefined
  return (
    <form className="form" onSubmit={event => void submit(event)}>
      {lesson.questions.map(({ question, options, hasSeveral }, at) => (
        <div key={question} className="stack tight">
          {hasSeveral ? (
            <fieldset className="choices">
              <legend>{question}</legend>
              {options.map((words, place) => (
                <Checkbox
                  key={words}
                  label={words}
                  checked={chosen[at]?.includes(place) ?? false}
                  onChange={event =>
                    choose(
                      at,
                      event.target.checked
                        ? [...(chosen[at] ?? []), place]
                        : (chosen[at] ?? []).filter(each => each !== place),
                    )
                  }
                />
              ))}
            </fieldset>
          ) : (
            <Radio
              label={question}
              value={chosen[at]?.[0]?.toString()}
              onChange={place => choose(at, [Number(place)])}
              options={options.map((words, place) => ({ value: `${place}`, label: words }))}
            />
          )}
          {result && <Told result={result} at={at} chosen={chosen[at] ?? []} />}
        </div>
      ))}
      <div role="status" lang="en">
        {result?.isDone && <p className="t13">All right. This lesson is done.</p>}
        {result && !result.isDone && (
          <p className="t13">{counted(result.wrong.length, 'answer')} to think over. Try again as often as you like.</p>
        )}
      </div>
      <div lang="en">
        {lesson.isDone && !result ? (
          <Chip tone="line">done</Chip>
        ) : (
          <Button type="submit" small kind="primary" busy={busy} disabledBecause={missing} reasonHidden>
            Look whether it is right
          </Button>
        )}
      </div>
    </form>
  )
}

/** What is true about what was chosen. */
function Told({ result, at, chosen }: { result: LessonResultView; at: number; chosen: number[] }) {
  const options = result.quiz[at]?.options ?? []
  return (
    <>
      {chosen.map(place => {
        const option = options[place]
        return option?.because ? (
          <p key={option.words} className="t13">
            {option.isRight ? '✓ ' : '✗ '}
            {option.because}
          </p>
        ) : null
      })}
    </>
  )
}
