import './training.css'
import type { ReactNode } from 'react'
import { Anchor, Button, Chip, Empty, LinkButton, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import type { DrillLineView, DrillTryView, LiveClassView, MyCourseView } from '../training-types.ts'
import { Counted, counted, languageWords } from '../words.ts'

interface LearnProps {
  courses: MyCourseView[]
  /** Guidelines that are still to be read. */
  toRead: number
  drills: DrillLineView[]
  tries: DrillTryView[]
  classes: LiveClassView[]
  meId: string
  autonomy: ReactNode
  onSeat: (id: string, comes: boolean) => void
}

/** What one learns and practises, and what one may send on one’s own. */
export function Learn({ courses, toRead, drills, tries, classes, meId, autonomy, onSeat }: LearnProps) {
  useTitle('Learn')
  return (
    <Page title="Learn." about="A few minutes at a time: what matters, practised on what people really asked.">
      <div className="learning">
        {autonomy}
        <section aria-labelledby="courses-head">
          <h2 className="heading" id="courses-head">
            Your courses
          </h2>
          {courses.length === 0 && <Empty title="No course is for you yet.">Whoever teaches writes them.</Empty>}
          <ul>
            {courses.map(course => (
              <li key={course.id}>
                <h3>
                  <Anchor href={paths.course(course.id)} lang={course.language}>
                    {course.title}
                  </Anchor>
                  {course.finishedAt ? (
                    <Chip tone="line">finished</Chip>
                  ) : (
                    course.isAsked && <Chip tone="care">to finish</Chip>
                  )}
                </h3>
                <p className="t13 second" lang={course.language}>
                  {course.about}
                </p>
                <progress
                  max={course.lessons}
                  value={course.done}
                  aria-label={`${course.done || 'none'} of ${counted(course.lessons, 'lesson')} done`}
                />
                <p className="t13 third">
                  {course.done || 'None'} of {counted(course.lessons, 'lesson')} done
                </p>
              </li>
            ))}
          </ul>
          <p className="t13">
            {toRead > 0 ? (
              <>
                {Counted(toRead, 'guideline')} to read and confirm:{' '}
                <Anchor href={paths.guidelines()}>Read what holds for you</Anchor>
              </>
            ) : (
              <>
                You have confirmed the newest <Anchor href={paths.guidelines()}>guidelines</Anchor>. When they change,
                you are asked again.
              </>
            )}
          </p>
        </section>
        <section aria-labelledby="drills-head">
          <h2 className="heading" id="drills-head">
            Drills
          </h2>
          <p className="t13 second">
            Conversations we really had, without anybody’s name. What you write goes nowhere; you see what the guard
            says, what was really said, and what came of it.
          </p>
          {drills.length === 0 && (
            <Empty title="There is no drill yet.">
              Whoever teaches makes one of a conversation that went well, or didn’t.
            </Empty>
          )}
          <ul>
            {drills.map(drill => {
              const last = tries.find(each => each.drillId === drill.id)
              return (
                <li key={drill.id}>
                  <h3>
                    <Anchor href={paths.drill(drill.id)} lang={drill.language ?? undefined}>
                      {drill.title}
                    </Anchor>
                    {last && <TryChip tried={last} />}
                  </h3>
                  <p className="t13 third">
                    {[drill.topics.join(', '), drill.language && languageWords(drill.language)]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </li>
              )
            })}
          </ul>
        </section>
        <section aria-labelledby="classes-head">
          <h2 className="heading" id="classes-head">
            Classes
          </h2>
          {classes.length === 0 && <Empty title="No class is planned.">Once one is, you take a seat here.</Empty>}
          <ul>
            {classes.map(one => {
              const comes = one.coming.some(({ id }) => id === meId)
              return (
                <li key={one.id}>
                  <h3>
                    {one.title} {one.cancelledAt && <Chip tone="stop">cancelled</Chip>}
                  </h3>
                  <ClassWords one={one} />
                  {!one.cancelledAt && (
                    <p className="row tight">
                      {comes ? (
                        <LinkButton onClick={() => onSeat(one.id, false)}>I can’t come</LinkButton>
                      ) : (
                        <Button
                          small
                          disabledBecause={
                            one.seats !== null && one.coming.length >= one.seats ? 'All seats are taken.' : undefined
                          }
                          onClick={() => onSeat(one.id, true)}
                        >
                          I come
                        </Button>
                      )}
                      <a href={paths.classCalendar(one.id)} download>
                        Into my calendar
                      </a>
                    </p>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      </div>
    </Page>
  )
}

/** When, where, with whom, and who comes. */
export function ClassWords({ one }: { one: LiveClassView }) {
  return (
    <>
      <p className="t13">
        <Time at={one.startsAt} as="full" /> · {one.place} · with {one.teacherName} · {languageWords(one.language)}
      </p>
      {one.about && <p className="t13 second">{one.about}</p>}
      {one.cancelledAt && <p className="t13">{one.cancelledWhy}</p>}
      <p className="t13 third">
        {one.coming.length === 0 ? 'Nobody yet' : one.coming.map(({ name }) => name).join(', ')}
        {one.seats !== null && ` · ${counted(one.seats, 'seat')}`}
      </p>
    </>
  )
}

/** What a colleague said of a try. */
export function TryChip({ tried: { isGood, said } }: { tried: Pick<DrillTryView, 'isGood' | 'said'> }) {
  if (isGood) return <Chip tone="line">good</Chip>
  if (isGood === false) return <Chip tone="care">once more</Chip>
  return said === 'stop' ? <Chip tone="stop">would not leave</Chip> : <Chip tone="line">tried</Chip>
}
