import './library.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Empty, Face, LinkButton, Select, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { firstName } from '../words.ts'

/** A colleague, with what shows that they know. */
export interface ColleaguePageView {
  id: string
  name: string
  title: string
  knows: { topicId: string; topic: string; note: string }[]
  mostOpen: number
  awayFrom?: string
  awayUntil?: string
  documents: { id: string; title: string; url?: string; at: string }[]
  answers: { conversationId: string; title: string; at: string }[]
  endorsements: { id: string; topic: string; byId: string; byName: string; note: string; at: string }[]
}

export interface Availability {
  mostOpen: number
  awayFrom: string | null
  awayUntil: string | null
}

interface ColleagueProps {
  colleague: ColleaguePageView
  meId: string
  topics: { id: string; name: string }[]
  /** Why this reader cannot change when they are there. */
  availabilityLockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  /** Says whether it was said; if not, what was typed stays. */
  onEndorse: (said: { topicId: string; note: string }) => Promise<boolean>
  onTakeBack: (id: string) => void
  onAvailability: (availability: Availability) => void
}

/** Why a colleague is asked: what they say, what they wrote, what helped, what others say of them. */
export function Colleague(props: ColleagueProps) {
  const { colleague, meId } = props
  const isMe = colleague.id === meId
  const { name, knows, documents, answers } = colleague
  useTitle(name)
  return (
    <Page
      title={isMe ? 'Why you are asked.' : `Why ${firstName(name)} is asked.`}
      about="By these, a conversation finds whoever truly knows. What is older counts less."
    >
      <p className="row colleague-name">
        <Face name={name} size={40} /> <b>{name}</b> <span className="second">{colleague.title}</span>
      </p>
      <div className="colleague">
        <Endorsements {...props} isMe={isMe} />
        <section aria-labelledby="wrote">
          <h2 className="heading" id="wrote">
            {isMe ? 'You wrote' : 'Wrote'}
          </h2>
          {documents.length === 0 ? (
            <p className="second">No document is known yet.</p>
          ) : (
            <ul>
              {documents.map(document => (
                <li key={document.id}>
                  {document.url ? (
                    <a href={document.url} target="_blank" rel="noreferrer noopener">
                      {document.title}
                    </a>
                  ) : (
                    document.title
                  )}{' '}
                  <span className="t13 second">
                    <Time at={document.at} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="helped">
          <h2 className="heading" id="helped">
            Answers that helped
          </h2>
          {answers.length === 0 ? (
            <p className="second">None is known yet: once a conversation is closed as solved, it stands here.</p>
          ) : (
            <ul>
              {answers.map(answer => (
                <li key={answer.conversationId}>
                  <Anchor href={paths.conversation(answer.conversationId)}>{answer.title || 'A conversation'}</Anchor>{' '}
                  <span className="t13 second">
                    <Time at={answer.at} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <AvailabilityForm key={colleague.id} {...props} isMe={isMe} />
        {knows.length === 0 && documents.length === 0 && answers.length === 0 && (
          <Empty title="Nothing is known yet.">A topic, a document, a word of a colleague: each of them helps.</Empty>
        )}
      </div>
    </Page>
  )
}

function Endorsements({
  colleague,
  meId,
  isMe,
  topics,
  busy,
  problem,
  onEndorse,
  onTakeBack,
}: ColleagueProps & { isMe: boolean }) {
  const [topicId, setTopicId] = useState(topics[0]?.id ?? '')
  const [note, setNote] = useState('')
  const say = async (event: FormEvent) => {
    event.preventDefault()
    if (topicId && (await onEndorse({ topicId, note: note.trim() }))) setNote('')
  }
  return (
    <section aria-labelledby="says">
      <h2 className="heading" id="says">
        Knows
      </h2>
      <p>
        {colleague.knows.length > 0
          ? `${new Intl.ListFormat('en-GB').format(colleague.knows.map(({ topic }) => topic))}, by ${isMe ? 'your' : 'their'} own word.`
          : isMe
            ? 'You have not said what you know.'
            : 'Has not said what they know.'}
      </p>
      {colleague.endorsements.length > 0 && (
        <ul aria-label="What colleagues say">
          {colleague.endorsements.map(said => (
            <li key={said.id}>
              <b>{said.topic}</b>, {said.byId === meId ? 'you say' : `says ${said.byName}`}
              {said.note && <>: “{said.note}”</>}{' '}
              <span className="t13 second">
                <Time at={said.at} />
              </span>{' '}
              {said.byId === meId && (
                <LinkButton onClick={() => onTakeBack(said.id)} aria-label={`Take it back: ${said.topic}`}>
                  Take it back
                </LinkButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isMe && topics.length > 0 && (
        <form className="stack" onSubmit={say}>
          <Select
            label={`What does ${firstName(colleague.name)} know?`}
            value={topicId}
            onChange={event => setTopicId(event.target.value)}
            options={topics.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            label="How do you know? (if you like)"
            value={note}
            maxLength={200}
            onChange={event => setNote(event.target.value)}
          />
          {problem && <Trouble title={problem.title}>{problem.reasons[0]?.message}</Trouble>}
          <div>
            <Button type="submit" busy={busy}>
              Say so
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function AvailabilityForm({
  colleague,
  isMe,
  availabilityLockedBecause,
  busy,
  problem,
  onAvailability,
}: ColleagueProps & { isMe: boolean }) {
  const [mostOpen, setMostOpen] = useState(String(colleague.mostOpen))
  const [awayFrom, setAwayFrom] = useState(colleague.awayFrom ?? '')
  const [awayUntil, setAwayUntil] = useState(colleague.awayUntil ?? '')
  const keep = (event: FormEvent) => {
    event.preventDefault()
    onAvailability({ mostOpen: Number(mostOpen) || 0, awayFrom: awayFrom || null, awayUntil: awayUntil || null })
  }
  const rest = reasonsElsewhere(problem, ['mostOpen', 'awayFrom', 'awayUntil', 'topicId', 'note'])
  return (
    <section aria-labelledby="there">
      <h2 className="heading" id="there">
        {isMe ? 'When you are there' : `When ${firstName(colleague.name)} is there`}
      </h2>
      <p className="t13 second">
        Nobody is asked first with their hands full, or while they are away: the next best is, and is told so.
      </p>
      <form className="stack" onSubmit={keep}>
        <TextField
          label="At most so many conversations at once"
          type="number"
          min={0}
          max={50}
          value={mostOpen}
          error={reasonAt(problem, 'mostOpen')}
          onChange={event => setMostOpen(event.target.value)}
        />
        <div className="day-fields">
          <TextField
            label="Away from"
            type="date"
            value={awayFrom}
            error={reasonAt(problem, 'awayFrom')}
            onChange={event => setAwayFrom(event.target.value)}
          />
          <TextField
            label="Until (that day too)"
            type="date"
            value={awayUntil}
            error={reasonAt(problem, 'awayUntil')}
            onChange={event => setAwayUntil(event.target.value)}
          />
        </div>
        {rest && problem?.reasons.length !== 0 && <Trouble title={rest} />}
        <div>
          <Button type="submit" busy={busy} disabledBecause={availabilityLockedBecause}>
            Keep it
          </Button>
        </div>
      </form>
    </section>
  )
}
