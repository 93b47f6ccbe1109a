import './official.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import {
  Anchor,
  Button,
  Checkbox,
  Chip,
  Confirm,
  Empty,
  LinkButton,
  NetworkMark,
  TextArea,
  Time,
  Trouble,
} from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { SaidView } from '../review-types.ts'
import { Page, useTitle } from '../screen.tsx'
import type { PlaceView } from '../view-types.ts'
import { OfficialBadge, Said } from './official-said.tsx'

export interface StatementRowView {
  id: string
  kind: string
  title: string
  author: string
  changedAt: string
  /** How it stands, in a few words. */
  standing: string
  tone?: 'care' | 'stop' | 'yours'
  /** Nothing of it leaves before, where that is still to come. */
  embargoUntil?: string
}

/** What the company says in its own name, and is about to say. */
export function Official({
  statements,
  speaks,
  writeButton,
}: {
  statements: StatementRowView[]
  /** Whoever reads speaks for the company, and sees what it is about to say, too. */
  speaks: boolean
  writeButton?: ReactNode
}) {
  useTitle('Official')
  return (
    <Page
      title="What the company says."
      about="Press releases, events and statements, from accounts of the company’s own. Nobody answers from these, and a colleague reads everything first."
      actions={writeButton}
    >
      {statements.length === 0 ? (
        <Empty title="Nothing was said yet.">
          {speaks
            ? 'Write something: it leaves once a colleague has read it and you publish it.'
            : 'What communications publishes in the company’s name stands here, for you to read and to point at.'}
        </Empty>
      ) : (
        <ul className="statements" aria-label="Statements">
          {statements.map(statement => (
            <li key={statement.id}>
              <p className="row tight t13 second">
                <OfficialBadge /> {statement.kind} <Chip tone={statement.tone ?? 'line'}>{statement.standing}</Chip>
              </p>
              <h2>
                <Anchor href={paths.statement(statement.id)}>{statement.title}</Anchor>
              </h2>
              <p className="t13 third">
                {statement.author}, <Time at={statement.changedAt} />
                {statement.embargoUntil && (
                  <>
                    {' '}
                    · not before <Time at={statement.embargoUntil} />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

export interface StandingPlaceView {
  id: string
  place: PlaceView
  handle: string
  words: string
  tone?: 'care' | 'stop' | 'yours'
  url?: string
  /** Words of its own there. */
  ownWords?: string
  stands: boolean
  /** It stands there, and can’t be changed from here: why. */
  cantChange?: string
  /** Its author looks whether it arrived. */
  isDoubtful: boolean
  /** It was refused: its author tries again. */
  isRefused: boolean
}

export interface StatementView extends StatementRowView {
  text: string
  language: string
  company: string
  said: SaidView
  /** What whoever read it said. */
  comment?: { by: string; words: string; href?: string }
  places: StandingPlaceView[]
  can: {
    write: boolean
    publish: boolean
    holdBack: boolean
    withdraw: boolean
    retract: boolean
    correct: boolean
    beWrong: boolean
  }
  /** Other words for it that have not left. */
  correction?: {
    /** How they stand. */
    words: string
    reason: string
    title: string
    text: string
    comment?: { by: string; words: string }
    canSend: boolean
    canGiveUp: boolean
  }
}

interface StatementProps {
  statement: StatementView
  busy?: string
  problem?: ProblemDetails
  onWrite: () => void
  onPublish: () => void
  onHoldBack: () => void
  onWithdraw: () => void
  onRetract: (reason: string, freeze: boolean) => void
  onCorrect: () => void
  onSendCorrection: () => void
  onGiveUpCorrection: () => void
  /** Something is wrong with it. */
  onWrong: () => void
  onAgain: (placeId: string) => void
  onSettle: (placeId: string, arrived: boolean) => void
}

/** One statement: its words, how it was read, where it stands, and what can be done about it. */
export function Statement(props: StatementProps) {
  const { statement, busy, problem, onWrite, onPublish, onHoldBack, onWithdraw, onRetract, onCorrect, onWrong } = props
  const { can, said, comment } = statement
  const [asking, setAsking] = useState<'withdraw' | 'retract'>()
  const rest = reasonsElsewhere(problem, ['reason'])
  useTitle(`${statement.title} · Official`)
  return (
    <Page title={statement.kind} about={`${statement.author} wrote it; it is signed by ${statement.company}.`}>
      <div className="statement">
        <p className="row tight">
          <OfficialBadge /> <Chip tone={statement.tone ?? 'line'}>{statement.standing}</Chip>
        </p>
        <article className="official-paper" aria-label={statement.title}>
          <Said head="h2" said={said} language={statement.language} />
          <p className="said" lang={statement.language} dir="auto">
            {statement.text}
          </p>
          <p className="signature">— {statement.company}</p>
        </article>
        {comment && (
          <p className="t14">
            <b>{comment.by}:</b> {comment.words}
          </p>
        )}
        {statement.correction && <Correction {...props} correction={statement.correction} />}
        {statement.places.length > 0 && <Places {...props} />}
        {rest && <Trouble title={rest} />}
        <div className="row">
          {can.publish && (
            <Button kind="primary" busy={busy} onClick={onPublish}>
              {statement.embargoUntil ? 'Publish at the end of the embargo' : 'Publish now'}
            </Button>
          )}
          {can.holdBack && (
            <Button kind="primary" busy={busy} onClick={onHoldBack}>
              Hold it back
            </Button>
          )}
          {can.write && <Button onClick={onWrite}>Write it anew</Button>}
          {can.withdraw && <Button onClick={() => setAsking('withdraw')}>Give it up</Button>}
          {can.correct && !statement.correction && <Button onClick={onCorrect}>Put it right…</Button>}
          {can.beWrong && <Button onClick={onWrong}>Something is wrong with it…</Button>}
          {can.retract && <Button onClick={() => setAsking('retract')}>Take it back everywhere</Button>}
        </div>
        {asking === 'withdraw' && (
          <Confirm
            title="Give it up?"
            yes="Give it up"
            busy={busy}
            onYes={onWithdraw}
            onNo={() => setAsking(undefined)}
          >
            It never leaves, and what would have given it away may be said again.
          </Confirm>
        )}
        {asking === 'retract' && can.retract && (
          <Retract busy={busy} problem={problem} onRetract={onRetract} onLeave={() => setAsking(undefined)} />
        )}
      </div>
    </Page>
  )
}

/** Other words that have not left. Until they arrive, the old ones stand. */
function Correction({
  statement,
  correction,
  busy,
  onCorrect,
  onSendCorrection,
  onGiveUpCorrection,
}: StatementProps & { correction: NonNullable<StatementView['correction']> }) {
  return (
    <section aria-labelledby="correction-head" className="stack">
      <h2 id="correction-head" className="heading">
        Put right
      </h2>
      <p className="row tight t14">
        <Chip tone={correction.canSend ? 'yours' : 'care'}>{correction.words}</Chip> {correction.reason}
      </p>
      <article className="official-paper" aria-label={`Other words: ${correction.title}`}>
        <h3 lang={statement.language} dir="auto">
          {correction.title}
        </h3>
        <p className="said" lang={statement.language} dir="auto">
          {correction.text}
        </p>
      </article>
      {correction.comment && (
        <p className="t14">
          <b>{correction.comment.by}:</b> {correction.comment.words}
        </p>
      )}
      {correction.canGiveUp && (
        <div className="row">
          {correction.canSend && (
            <Button kind="primary" busy={busy} onClick={onSendCorrection}>
              Send these words
            </Button>
          )}
          <Button onClick={onCorrect}>Write them anew</Button>
          <Button kind="plain" onClick={onGiveUpCorrection}>
            Give these up
          </Button>
        </div>
      )}
    </section>
  )
}

function Places({ statement, busy, onAgain, onSettle }: StatementProps) {
  return (
    <section aria-labelledby="places-head" className="stack">
      <h2 id="places-head" className="heading">
        Where it stands
      </h2>
      <ul className="statement-places">
        {statement.places.map(place => (
          <li key={place.id}>
            <p className="row tight t14">
              <NetworkMark network={place.place.network} label={place.place.label} /> @{place.handle}
              <Chip tone={place.tone ?? 'line'}>{place.words}</Chip>
              {place.url && (
                <a href={place.url} target="_blank" rel="noreferrer noopener">
                  See it there
                </a>
              )}
            </p>
            {place.cantChange && <p className="t13 second">{place.cantChange}</p>}
            {place.isRefused && (
              <p>
                <Button small busy={busy} onClick={() => onAgain(place.id)} aria-label={`Try again: @${place.handle}`}>
                  Try again
                </Button>
              </p>
            )}
            {place.isDoubtful && (
              <p className="row tight t14">
                Look there: <LinkButton onClick={() => onSettle(place.id, true)}>it is there</LinkButton>{' '}
                <LinkButton onClick={() => onSettle(place.id, false)}>it is not</LinkButton>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface RetractProps {
  busy?: string
  problem?: ProblemDetails
  onRetract: (reason: string, freeze: boolean) => void
  onLeave: () => void
}

function Retract({ busy, problem, onRetract, onLeave }: RetractProps) {
  const [reason, setReason] = useState('')
  const [freeze, setFreeze] = useState(true)
  const retract = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) onRetract(reason.trim(), freeze)
  }
  return (
    <form className="form" onSubmit={retract}>
      <TextArea
        label="Why it is taken back"
        rows={2}
        maxLength={300}
        value={reason}
        error={reasonAt(problem, 'reason')}
        onChange={event => setReason(event.target.value)}
      />
      <Checkbox
        label="Stop what nearly says the same"
        about="Nothing like it leaves from now on, whoever writes it."
        checked={freeze}
        onChange={event => setFreeze(event.target.checked)}
      />
      <div className="row">
        <Button
          type="submit"
          kind="primary"
          busy={busy}
          disabledBecause={reason.trim() ? undefined : 'A few words first.'}
          reasonHidden
        >
          Take it back
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </form>
  )
}
