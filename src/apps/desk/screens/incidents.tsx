import './incidents.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Checkbox, Chip, Empty, LinkButton, NetworkMark, TextArea, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import type { PlaceView } from '../view-types.ts'
import { firstName } from '../words.ts'
import { OfficialBadge } from './official-said.tsx'

interface RaiseProps {
  words: string
  busy?: string
  problem?: ProblemDetails
  onRaise: (reason: string, isDrill: boolean) => void
  onLeave: () => void
}

/** Something is wrong with what we said: one press, and nothing like it leaves any more. */
export function RaiseIncident({ words, busy, problem, onRaise, onLeave }: RaiseProps) {
  const [reason, setReason] = useState('')
  const [isDrill, setDrill] = useState(false)
  const rest = reasonsElsewhere(problem, ['reason'])
  const raise = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) onRaise(reason.trim(), isDrill)
  }
  return (
    <form className="stack" onSubmit={raise}>
      <p className="said small clamp" dir="auto">
        “{words}”
      </p>
      <p className="t14 second">
        Nothing that says nearly the same leaves from now on, what says it elsewhere is found, and whoever coordinates
        is told. Nothing is taken down by this press.
      </p>
      <TextArea
        label="What is wrong"
        rows={2}
        maxLength={500}
        value={reason}
        error={reasonAt(problem, 'reason')}
        onChange={event => setReason(event.target.value)}
      />
      <Checkbox
        label="Only to practise"
        about="Everything is walked through, and nothing is touched."
        checked={isDrill}
        onChange={event => setDrill(event.target.checked)}
      />
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button
          type="submit"
          kind="primary"
          busy={busy}
          disabledBecause={reason.trim() ? undefined : 'A few words first.'}
          reasonHidden
        >
          {isDrill ? 'Begin the drill' : 'Stop it'}
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </form>
  )
}

export interface IncidentRowView {
  id: string
  reason: string
  isDrill: boolean
  /** About what the company said, and not about an answer. */
  isOfficial: boolean
  /** About an article. */
  isArticle: boolean
  /** About an offer, its page and its posts. */
  isOffer: boolean
  isPost: boolean
  raisedBy: string
  raisedAt: string
  closedAt?: string
}

/** What went wrong, and what was practised; what is open comes first. */
export function Incidents({ incidents }: { incidents: IncidentRowView[] }) {
  useTitle('Incidents')
  return (
    <Page
      title="When something goes wrong."
      about="Beside everything that we said there is “Something is wrong with it”. One press stops what is like it; here it is seen through, and what we take from it is kept."
    >
      {incidents.length === 0 ? (
        <Empty title="Nothing went wrong yet.">
          Practise it before it does: press “Something is wrong with it” beside an answer, an article, an offer or an
          official statement, and choose “Only to practise”.
        </Empty>
      ) : (
        <ul className="incidents" aria-label="Incidents">
          {incidents.map(incident => (
            <li key={incident.id}>
              <p>
                <Anchor href={paths.incident(incident.id)}>{incident.reason}</Anchor>{' '}
                {incident.isDrill && <Chip tone="line">a drill</Chip>}{' '}
                {!incident.closedAt && <Chip tone={incident.isDrill ? 'line' : 'stop'}>open</Chip>}
              </p>
              <p className="t13 third">
                {incident.raisedBy}, <Time at={incident.raisedAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export interface IncidentView extends IncidentRowView {
  isFrozen: boolean
  lesson?: string
  concerned: {
    id: string
    /** Where it is opened in here. */
    href?: string
    isOfficial: boolean
    place: PlaceView
    author: string
    text: string
    url?: string
    share: number
    /** Its network lets one. */
    canRetract: boolean
    /** Why the reader may not. */
    lockedBecause?: string
    /** How it stands, in words. */
    stands: string
  }[]
  deeds: { id: string; words: string; at: string }[]
  /** Why the reader may not take back, lift and close. */
  lockedBecause?: string
}

interface IncidentProps {
  incident: IncidentView
  busy?: string
  problem?: ProblemDetails
  onRetract: (id: string | 'all') => void
  onThaw: () => void
  onLearn: (lesson: string) => void
  onClose: () => void
}

/** One incident, seen through: what stands where, who did what, what we take from it. */
export function Incident({ incident, busy, problem, onRetract, onThaw, onLearn, onClose }: IncidentProps) {
  const { concerned, deeds, lockedBecause, isDrill, closedAt } = incident
  const [lesson, setLesson] = useState(incident.lesson ?? '')
  useTitle('An incident')
  const rest = reasonsElsewhere(problem, ['lesson'])
  const possible = concerned.filter(each => each.canRetract)
  const learn = (event: FormEvent) => {
    event.preventDefault()
    if (lesson.trim()) onLearn(lesson.trim())
  }
  return (
    <Page
      title={isDrill ? 'A drill.' : closedAt ? 'What went wrong.' : 'Something is wrong.'}
      about={
        <>
          {incident.raisedBy}, <Time at={incident.raisedAt} />: “{incident.reason}”
        </>
      }
    >
      <div className="incident">
        {isDrill && <p className="t14 second">Nothing here touches anything outside.</p>}
        <section aria-labelledby="concerned-head" className="stack">
          <h2 id="concerned-head" className="heading">
            What it concerns
          </h2>
          <ul className="concerned">
            {concerned.map(each => (
              <li key={each.id}>
                <p className="t13 second row">
                  <NetworkMark network={each.place.network} label={each.place.label} />
                  {each.isOfficial && <OfficialBadge />}
                  {each.href ? <Anchor href={each.href}>{each.author}</Anchor> : each.author}
                  {each.share < 1 && <span className="third">{Math.round(each.share * 100)} % the same</span>}
                  {each.url && (
                    <a href={each.url} target="_blank" rel="noreferrer noopener">
                      See it there
                    </a>
                  )}
                </p>
                <p className="said small" dir="auto">
                  {each.text}
                </p>
                <p className="row tight">
                  <span className="t13 third">{each.stands}</span>
                  {each.canRetract && !closedAt && !each.lockedBecause && (
                    <LinkButton onClick={() => onRetract(each.id)}>Take it back</LinkButton>
                  )}
                </p>
              </li>
            ))}
          </ul>
          {!closedAt && (
            <div className="row">
              <Button
                kind="primary"
                busy={busy}
                disabledBecause={
                  possible.find(each => each.lockedBecause)?.lockedBecause ??
                  (possible.length === 0 ? 'Nothing is left that can be taken back from here.' : undefined)
                }
                onClick={() => onRetract('all')}
              >
                {possible.length > 1 ? `Take all ${possible.length} back` : 'Take it back'}
              </Button>
              {incident.isFrozen && (
                <Button disabledBecause={lockedBecause} reasonHidden onClick={onThaw}>
                  Let words like these leave again
                </Button>
              )}
            </div>
          )}
        </section>
        <section aria-labelledby="deeds-head" className="stack">
          <h2 id="deeds-head" className="heading">
            Who did what
          </h2>
          <ol className="deeds">
            {deeds.map(deed => (
              <li key={deed.id} className="t14">
                {deed.words}{' '}
                <span className="third">
                  <Time at={deed.at} />
                </span>
              </li>
            ))}
          </ol>
        </section>
        {closedAt ? (
          incident.lesson && (
            <section className="stack" aria-labelledby="lesson-head">
              <h2 id="lesson-head" className="heading">
                What we take from it
              </h2>
              <p className="said">{incident.lesson}</p>
            </section>
          )
        ) : (
          <form className="form" onSubmit={learn}>
            <TextArea
              label="What we take from it"
              hint={
                <>
                  A rule may come of it: <Anchor href={paths.guidelines()}>make one</Anchor>, and see what it would have
                  caught.
                </>
              }
              rows={3}
              maxLength={2000}
              value={lesson}
              error={reasonAt(problem, 'lesson')}
              onChange={event => setLesson(event.target.value)}
            />
            {rest && <Trouble title={rest} />}
            <div className="row">
              <Button
                type="submit"
                busy={busy}
                disabledBecause={lesson.trim() ? undefined : 'A sentence first.'}
                reasonHidden
              >
                Keep it
              </Button>
              <Button
                busy={busy}
                disabledBecause={lockedBecause ?? (incident.lesson ? undefined : 'Say first what we take from it.')}
                onClick={onClose}
              >
                Close it
              </Button>
            </div>
          </form>
        )}
      </div>
    </Page>
  )
}

/** Told to everybody whom it concerns, while it is open. */
export function IncidentBanner({ incidents }: { incidents: IncidentRowView[] }) {
  const [first] = incidents
  if (!first) return null
  return (
    <Trouble
      title={`${firstName(first.raisedBy)} stopped ${first.isArticle ? 'an article' : first.isOffer ? 'an offer' : first.isPost ? 'a post' : first.isOfficial ? 'what the company said' : 'an answer'}: “${first.reason}”`}
    >
      <Anchor href={paths.incident(first.id)}>See it through</Anchor>
      {incidents.length > 1 && `, and ${incidents.length - 1} more`}
    </Trouble>
  )
}

/** What somebody writes nearly repeats what was stopped: told while they write, with what to do. */
export function StoppedNotice({ by, name, href }: { by: string; name: string; href?: string }) {
  return (
    <Trouble mild title={`${firstName(by)} stopped words like these: “${name.replace(/\.$/, '')}”`}>
      They can’t leave while that is open, and are kept. Say it without what is wrong, or{' '}
      {href ? <Anchor href={href}>see how it stands</Anchor> : `ask ${firstName(by)}`}.
    </Trouble>
  )
}
