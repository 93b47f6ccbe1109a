import './path.css'
import './goals.css'
import { type FormEvent, useId, useState } from 'react'
import { Anchor, Button, Checkbox, Chip, Empty, LinkButton, Select, TextArea, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'

/** What teams want to reach together, in words. */
export interface GoalView {
  id: string
  words: string
  /** "Seven of ten questions solved, until 31 March 2027." */
  reached: string
  /** Only where a number is wanted. */
  progress?: { done: number; wanted: number }
  together?: string
  teams: { id: string; name: string; words: string }[]
  newest: { id: string; statement: string; by: string; at: string }[]
  madeBy: string
  madeAt: string
  /** Its day is past, and nobody has ended it. */
  isOver: boolean
  ended?: string
  isMine: boolean
}

export interface NewGoal {
  words: string
  figure: string
  teamIds: string[]
  wanted: number | null
  dueOn: string | null
}

interface GoalsProps {
  goals: GoalView[]
  teams: { id: string; name: string }[]
  figures: { value: string; label: string }[]
  /** Why one may not set any. */
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onSet: (goal: NewGoal) => Promise<boolean>
  onEnd: (id: string, words: string) => Promise<boolean>
}

/** What teams want to reach together, and who had a part in it. */
export function Goals(props: GoalsProps) {
  const { goals } = props
  useTitle('Shared goals')
  const open = goals.filter(({ ended }) => !ended)
  const over = goals.filter(({ ended }) => ended)
  return (
    <Page title="What we want to reach together." about={<Anchor href={paths.results()}>Results</Anchor>}>
      <div className="led goals">
        <p className="second">
          A goal belongs to two teams or more. Each result counts once, and is shared among everybody who had a part in
          it: nobody wins by taking it from a colleague.
        </p>
        <section aria-labelledby="goals-now">
          <h2 className="heading" id="goals-now">
            Now
          </h2>
          {open.length === 0 && (
            <Empty title="No goal is shared yet.">
              Something that none of your teams can do alone is a good one to begin with: “Nobody waits over a weekend”.
            </Empty>
          )}
          <ul>
            {open.map(goal => (
              <OneGoal key={goal.id} goal={goal} busy={props.busy} onEnd={words => props.onEnd(goal.id, words)} />
            ))}
          </ul>
        </section>
        <section aria-labelledby="goals-set">
          <h2 className="heading" id="goals-set">
            Set one
          </h2>
          <Setting {...props} />
        </section>
        {over.length > 0 && (
          <section aria-labelledby="goals-before">
            <h2 className="heading" id="goals-before">
              Before
            </h2>
            <ul>
              {over.map(goal => (
                <OneGoal key={goal.id} goal={goal} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  )
}

function OneGoal({
  goal,
  busy,
  onEnd,
}: {
  goal: GoalView
  busy?: string
  onEnd?: (words: string) => Promise<boolean>
}) {
  const id = useId()
  return (
    <li>
      <h3 id={id} dir="auto">
        {goal.words}
      </h3>
      <p>
        {goal.reached} {goal.isOver && <Chip tone="care">its day is past</Chip>}
      </p>
      {goal.progress && <progress aria-labelledby={id} value={goal.progress.done} max={goal.progress.wanted} />}
      {goal.ended && <p dir="auto">{goal.ended}</p>}
      <ul aria-label="Who had a part">
        {goal.teams.map(team => (
          <li key={team.id} className="t13">
            <b>{team.name}</b>: {team.words}
          </li>
        ))}
        {goal.together && <li className="t13 second">{goal.together}</li>}
      </ul>
      {goal.newest.length > 0 && (
        <details className="folded">
          <summary>The last of what counts</summary>
          <ul>
            {goal.newest.map(({ at, by, id, statement }) => (
              <li key={id}>
                <Anchor href={paths.outcome(id)}>{statement}</Anchor>{' '}
                <span className="t13 second">
                  {by}, <Time at={at} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="t13 second">
        {goal.madeBy}, <Time at={goal.madeAt} />
      </p>
      {onEnd &&
        (goal.isMine ? (
          <Ending goal={goal} busy={busy} onEnd={onEnd} />
        ) : (
          <p className="t13 second">A coordinator ends it, or whoever leads one of the teams.</p>
        ))}
    </li>
  )
}

function Ending({ goal, busy, onEnd }: { goal: GoalView; busy?: string; onEnd: (words: string) => Promise<boolean> }) {
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  if (!isOpen)
    return (
      <LinkButton onClick={() => setOpen(true)} aria-label={`End it: ${goal.words}`}>
        End it…
      </LinkButton>
    )
  const end = async (event: FormEvent) => {
    event.preventDefault()
    if (words.trim().length >= 3) await onEnd(words.trim())
  }
  return (
    <form className="form" onSubmit={event => void end(event)}>
      <TextArea
        label="What came of it, and what you learned"
        hint="It stays with the goal, to be read by everybody. Nothing counts for it afterwards."
        rows={2}
        maxLength={1000}
        value={words}
        autoFocus
        onChange={event => setWords(event.target.value)}
      />
      <div className="row">
        <Button
          type="submit"
          small
          kind="primary"
          busy={busy}
          disabledBecause={words.trim().length < 3 ? 'Say what came of it first.' : undefined}
          reasonHidden
        >
          End it
        </Button>
        <Button small kind="plain" onClick={() => setOpen(false)}>
          Not yet
        </Button>
      </div>
    </form>
  )
}

function Setting({ teams, figures, lockedBecause, busy, problem, onSet }: GoalsProps) {
  const [words, setWords] = useState('')
  const [figure, setFigure] = useState(figures[0]?.value ?? '')
  const [chosen, setChosen] = useState<string[]>([])
  const [wanted, setWanted] = useState('')
  const [dueOn, setDueOn] = useState('')
  if (lockedBecause) return <p className="second">{lockedBecause}</p>
  if (teams.length < 2)
    return (
      <p className="second">
        There must be two teams to share a goal. <Anchor href={paths.team()}>Make them under Team</Anchor>.
      </p>
    )
  const set = async (event: FormEvent) => {
    event.preventDefault()
    const goal = { words, figure, teamIds: chosen, wanted: wanted ? Number(wanted) : null, dueOn: dueOn || null }
    if (!(await onSet(goal))) return
    setWords('')
    setChosen([])
    setWanted('')
    setDueOn('')
  }
  const rest = reasonsElsewhere(problem, ['words', 'wanted', 'dueOn'])
  return (
    <form className="form" onSubmit={event => void set(event)}>
      <TextField
        label="What do you want to reach together?"
        hint="As you would say it to a colleague: “Nobody waits over a weekend”."
        value={words}
        maxLength={300}
        error={reasonAt(problem, 'words')}
        onChange={event => setWords(event.target.value)}
      />
      <Select
        label="By which results one sees it"
        value={figure}
        options={figures}
        onChange={event => setFigure(event.target.value)}
      />
      <fieldset>
        <legend>Which teams share it?</legend>
        <div className="choices columns">
          {teams.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={event =>
                setChosen(event.target.checked ? [...chosen, id] : chosen.filter(other => other !== id))
              }
            />
          ))}
        </div>
      </fieldset>
      <TextField
        label="How many, if you want to say"
        type="number"
        min={1}
        max={1_000_000}
        value={wanted}
        error={reasonAt(problem, 'wanted')}
        onChange={event => setWanted(event.target.value)}
      />
      <TextField
        label="Until when, if you want to say"
        type="date"
        value={dueOn}
        error={reasonAt(problem, 'dueOn')}
        onChange={event => setDueOn(event.target.value)}
      />
      {problem && (rest || problem.reasons.length === 0) && <Trouble title={rest ?? problem.title} />}
      <div>
        <Button
          type="submit"
          kind="primary"
          busy={busy}
          disabledBecause={
            chosen.length < 2 ? 'Choose two teams at least: what one reaches alone needs no sharing.' : undefined
          }
        >
          Set it
        </Button>
      </div>
    </form>
  )
}
