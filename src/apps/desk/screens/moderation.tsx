import './moderation.css'
import { type ReactNode, useState } from 'react'
import { Button, Radio, TextArea, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { ModerationAppeal } from './moderation-appeal.tsx'
import type { CaseView, Chosen, DecisionView, Does } from './moderation-views.ts'
import { decidedWords } from './moderation-words.ts'

interface ModerationProps {
  cases: CaseView[]
  appeals: DecisionView[]
  log: DecisionView[]
  busy?: string
  problem?: ProblemDetails
  onDecide: (caseId: string, chosen: Chosen) => Promise<boolean>
  onAnswer: (decisionId: string, isGranted: boolean, answer: string) => Promise<boolean>
  /** What is known of whoever wrote it; asked for when somebody opens it. */
  storyOf: (caseId: string, name: string) => ReactNode
  /** Where somebody is asked to stay away outside of any case. */
  somebody?: ReactNode
  onLeave: () => void
}

/** What people said in our own places and somebody should read. Nothing from elsewhere is ever in it. */
export function Moderation({
  cases,
  appeals,
  log,
  busy,
  problem,
  onDecide,
  onAnswer,
  storyOf,
  somebody,
  onLeave,
}: ModerationProps) {
  const [open, setOpen] = useState<string>()
  const [known, setKnown] = useState<string>()
  useTitle('Moderation')
  return (
    <Page
      title="Looking after our places"
      about="Whoever wrote it is told what you decide, and why, and may ask for somebody else’s eyes."
      actions={<Button onClick={onLeave}>Own places</Button>}
    >
      <section className="stack spaced" aria-labelledby="to-be-read">
        <h2 className="heading" id="to-be-read">
          To be read
        </h2>
        {cases.length === 0 && <p className="second">Nothing waits to be read.</p>}
        <ul className="place-rows">
          {cases.map(each => (
            <li key={each.id} className="case">
              <CaseWords about={each} />
              {!each.isSpared &&
                (open === each.id ? (
                  <Decide
                    about={each}
                    busy={busy}
                    problem={problem}
                    onDecide={async chosen => {
                      if (await onDecide(each.id, chosen)) setOpen(undefined)
                    }}
                    onLeave={() => setOpen(undefined)}
                  />
                ) : (
                  <div className="row">
                    <Button onClick={() => setOpen(each.id)} aria-label={`Decide: ${each.memberName}`}>
                      Decide
                    </Button>
                    <Button
                      aria-expanded={known === each.id}
                      aria-label={`What we know of them: ${each.memberName}`}
                      onClick={() => setKnown(known === each.id ? undefined : each.id)}
                    >
                      What we know of them
                    </Button>
                  </div>
                ))}
              {!each.isSpared && known === each.id && storyOf(each.id, each.memberName || 'somebody who left')}
            </li>
          ))}
        </ul>
      </section>
      <section className="stack spaced" aria-labelledby="again">
        <h2 className="heading" id="again">
          Asked to be read again
        </h2>
        {appeals.length === 0 && <p className="second">Nobody asks for other eyes.</p>}
        <ul className="place-rows">
          {appeals.map(each => (
            <li key={each.id} className="case">
              <ModerationAppeal decision={each} busy={busy} onAnswer={onAnswer} />
            </li>
          ))}
        </ul>
      </section>
      {somebody}
      <section className="stack spaced" aria-labelledby="decided">
        <h2 className="heading" id="decided">
          Decided of late
        </h2>
        {log.length === 0 && <p className="second">Nothing was decided yet.</p>}
        <ul className="place-rows">
          {log.map(each => (
            <li key={each.id} className="case">
              <p>
                <b>{each.memberName || 'Somebody who left'}</b>: {decidedWords[each.kind]} by{' '}
                {each.byName ?? 'several reports'}
                {each.undoneAt && ', undone since'}
              </p>
              <p className="second">{each.why}</p>
              <p className="t13 third">
                <Time at={new Date(each.at)} />
              </p>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}

const heldWords: Record<NonNullable<CaseView['heldBecause']>, string> = {
  first: 'Held back: their first here',
  links: 'Held back: they are new, and it has links',
  repeated: 'Held back: they said the same elsewhere today',
  hurtful: 'Held back: it may hurt',
  pictures: 'Held back: they are new, and it has pictures',
}
const reasonWords: Record<CaseView['reports'][number]['reason'], string> = {
  spam: 'sells something',
  hurtful: 'hurts somebody',
  private: 'tells what is private',
  'off-topic': 'does not belong here',
  wrong: 'could do harm',
  other: 'something else',
}

function CaseWords({ about }: { about: CaseView }) {
  if (about.isSpared)
    return (
      <p className="second">
        One is for somebody else: it may hurt, and you read several such today. ({about.siteName})
      </p>
    )
  const said = (
    <blockquote className="case-words" dir="auto">
      {about.text}
    </blockquote>
  )
  return (
    <div className="stack">
      <p>
        <b>{about.memberName || 'Somebody who left'}</b>
        {about.title && !about.isHard && `, ${about.title}`} <span className="third">· {about.siteName}</span>
      </p>
      {about.isHard ? (
        <details className="case-cover">
          <summary>Covered, as it may hurt. Show it</summary>
          {said}
        </details>
      ) : (
        said
      )}
      <p className="second">
        {about.heldBecause
          ? heldWords[about.heldBecause]
          : `Reported: ${[...new Set(about.reports.map(each => reasonWords[each.reason]))].join(', ')}`}
        . <Time at={new Date(about.openedAt)} />
      </p>
      {about.reports
        .filter(each => each.words)
        .map(each => (
          <p key={each.words} className="t13 second">
            “{each.words}”
          </p>
        ))}
    </div>
  )
}

const doesWords: Record<CaseView['kind'], Partial<Record<Does, string>>> = {
  held: {
    fine: 'Let it through',
    refuse: 'Don’t let it through',
    warn: 'Don’t let it through, and ask them to mind the rules',
    suspend: 'Don’t let it through, and have them stay away for a while',
  },
  reported: {
    fine: 'Nothing is wrong with it',
    warn: 'Ask them to mind the rules',
    hide: 'Take it away',
    lock: 'End the topic: nobody replies any more',
    suspend: 'Take it away, and have them stay away for a while',
  },
}

interface DecideProps {
  about: CaseView
  busy?: string
  problem?: ProblemDetails
  onDecide: (chosen: Chosen) => Promise<void>
  onLeave: () => void
}

function Decide({ about, busy, problem, onDecide, onLeave }: DecideProps) {
  const [does, setDoes] = useState<Does>()
  const [why, setWhy] = useState('')
  const [days, setDays] = useState('7')
  const rest = reasonsElsewhere(problem, ['why', 'days', 'does'])
  const needsWhy = does !== undefined && does !== 'fine'
  return (
    <form
      className="form"
      aria-label={`Decide about ${about.memberName}’s words`}
      onSubmit={event => {
        event.preventDefault()
        if (does) void onDecide({ does, why, days: Number(days) || 0 })
      }}
    >
      <Radio
        label="What is to be done?"
        value={does}
        options={about.choices.map(value => ({ value, label: doesWords[about.kind][value] ?? value }))}
        onChange={setDoes}
      />
      {needsWhy && (
        <TextArea
          label="Why, in words they read"
          hint="Kind and plain: what, and what they can do."
          value={why}
          maxLength={500}
          error={reasonAt(problem, 'why')}
          onChange={event => setWhy(event.target.value)}
        />
      )}
      {does === 'suspend' && (
        <TextField
          label="Days to stay away"
          inputMode="numeric"
          value={days}
          maxLength={3}
          error={reasonAt(problem, 'days')}
          onChange={event => setDays(event.target.value)}
        />
      )}
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabledBecause={
            !does ? 'Choose first.' : needsWhy && why.trim().length < 3 ? 'Say why: they read it.' : undefined
          }
        >
          Decide
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </form>
  )
}
