import './coordinate.css'
import { useState } from 'react'
import { Anchor, Button, Chip, Select } from '#apps/ui'
import { paths } from '../paths.ts'
import { firstName } from '../words.ts'
import type { ColleagueSeenView, CoordinateProps, FoundView, TeachingView } from './coordinate-views.ts'
import { Write } from './write-to.tsx'

function Evidence({ because, outcomeIds }: Pick<FoundView, 'because' | 'outcomeIds'>) {
  return (
    <>
      <ul className="plain">
        {because.map(words => (
          <li key={words} className="t13">
            {words}
          </li>
        ))}
      </ul>
      <p className="t13 second row tight">
        {outcomeIds.map((id, at) => (
          <Anchor key={id} href={paths.outcome(id)}>
            result {at + 1}
          </Anchor>
        ))}
      </p>
    </>
  )
}

export function Teach({
  asked,
  busy,
  colleagues,
  courses,
  drills,
  found,
  onAsk,
  onPair,
  onTeach,
  pairs,
}: CoordinateProps) {
  return (
    <section aria-labelledby="teach">
      <h2 className="heading" id="teach">
        Others could learn from
      </h2>
      {found.length + asked.length === 0 && (
        <p className="second">
          Whoever helped three people or more on a topic, with nearly all they answered, stands here with what shows it.
        </p>
      )}
      <ul>
        {found.map(each => (
          <li key={`${each.employeeId} ${each.topicId}`}>
            <h3>
              {each.name} on {each.topic}
            </h3>
            <Evidence {...each} />
            <Write
              open={`Ask ${firstName(each.name)} whether others may learn from them…`}
              label={`What you write to ${firstName(each.name)}`}
              send="Ask"
              busy={busy}
              onSend={words => onAsk(each, words)}
            />
          </li>
        ))}
        {asked.map(each => (
          <li key={each.id}>
            <h3>
              {each.name} on {each.topic} <Chip tone="line">{each.said === 'yes' ? 'said yes' : 'was asked'}</Chip>
            </h3>
            <Evidence {...each} />
            {pairs
              .filter(({ mentorId, topic }) => mentorId === each.employeeId && topic === each.topic)
              .map(({ hasLearnerAgreed, hasMentorAgreed, id, learnerName }) => (
                <p key={id} className="t13">
                  With {learnerName}
                  {hasLearnerAgreed && hasMentorAgreed ? '.' : ': not both have said yes yet.'}
                </p>
              ))}
            {each.said === 'yes' && (
              <Pair
                each={each}
                busy={busy}
                colleagues={colleagues.filter(({ id }) => id !== each.employeeId)}
                onPair={onPair}
              />
            )}
          </li>
        ))}
      </ul>
      {asked.some(({ said }) => said === 'yes') && drills.length > 0 && courses.length > 0 && (
        <Lesson drills={drills} courses={courses} busy={busy} onTeach={onTeach} />
      )}
    </section>
  )
}

function Pair({
  each,
  busy,
  colleagues,
  onPair,
}: {
  each: TeachingView
  busy?: string
  colleagues: ColleagueSeenView[]
  onPair: CoordinateProps['onPair']
}) {
  const [learner, setLearner] = useState(colleagues[0]?.id ?? '')
  if (colleagues.length === 0) return null
  return (
    <details className="folded">
      <summary>Somebody learns with {firstName(each.name)}…</summary>
      <Select
        label={`Who learns with ${firstName(each.name)}`}
        value={learner}
        onChange={event => setLearner(event.target.value)}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Write
        open="Write to both…"
        label="What you write to both"
        send="Ask both"
        busy={busy}
        onSend={words => onPair(each.id, learner, words)}
      />
    </details>
  )
}

function Lesson({ drills, courses, busy, onTeach }: Pick<CoordinateProps, 'drills' | 'courses' | 'busy' | 'onTeach'>) {
  const [drill, setDrill] = useState(drills[0]?.id ?? '')
  const [course, setCourse] = useState(courses[0]?.id ?? '')
  const title = drills.find(({ id }) => id === drill)?.title ?? ''
  return (
    <details className="folded">
      <summary>Make a lesson of an answer…</summary>
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          void onTeach(drill, course, title)
        }}
      >
        <p className="second">Of a drill whose answer is theirs. Their name stands below it.</p>
        <Select
          label="Which drill"
          value={drill}
          onChange={event => setDrill(event.target.value)}
          options={drills.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <Select
          label="In which course"
          value={course}
          onChange={event => setCourse(event.target.value)}
          options={courses.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <div>
          <Button type="submit" small kind="primary" busy={busy}>
            Make a lesson
          </Button>
        </div>
      </form>
    </details>
  )
}
