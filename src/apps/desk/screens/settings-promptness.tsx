import { type FormEvent, useState } from 'react'
import { Button, LinkButton, Select, spanWords, TextField, Therefore, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { counted } from '../words.ts'

/** A promise as it is typed. */
export interface PromiseTyped {
  network: string
  kind: string
  teamId: string
  withinMinutes: number
  /** '': as usual; 'always': around the clock; else a calendar. */
  hours: string
}

export interface PromisePreview {
  conversations: number
  late: number
  lateNow: number
  workingMedian: number | null
  isPart: boolean
}

interface Choice {
  value: string
  label: string
}

interface PromptnessProps {
  /** The company’s own, for everything else. */
  own: PromiseTyped
  special: { id: string; words: string }[]
  networks: Choice[]
  kinds: Choice[]
  teams: Choice[]
  calendars: Choice[]
  preview?: PromisePreview
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  /** As it is typed, so that it can be looked at before it is kept. */
  onTyped: (typed: PromiseTyped | undefined) => void
  onKeepOwn: (typed: PromiseTyped) => void
  onKeep: (typed: PromiseTyped) => Promise<boolean>
  onRemove: (id: string) => void
}

const nothing: PromiseTyped = { network: '', kind: '', teamId: '', withinMinutes: 60, hours: '' }

/** By when people are answered: the company’s promise, and those that are for some. */
export function PromptnessPart(props: PromptnessProps) {
  const { own: kept, special, lockedBecause, busy, problem, preview, calendars, onTyped, onKeepOwn, onRemove } = props
  const [own, setOwn] = useState(kept)
  const [adding, setAdding] = useState<PromiseTyped>()
  const change = (next: PromiseTyped) => {
    setOwn(next)
    onTyped(next)
  }
  const same = own.withinMinutes === kept.withinMinutes && own.hours === kept.hours
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!lockedBecause && !same) onKeepOwn(own)
  }
  return (
    <div className="stack">
      <form className="form" onSubmit={keep}>
        <Minutes
          label="We promise an answer within, in minutes"
          value={own.withinMinutes}
          readOnly={Boolean(lockedBecause)}
          error={adding ? undefined : (reasonAt(problem, 'answerWithinMinutes') ?? reasonAt(problem, 'withinMinutes'))}
          onChange={withinMinutes => change({ ...own, withinMinutes })}
        />
        <Select
          label="Counted"
          value={own.hours}
          options={[{ value: '', label: 'Around the clock' }, ...calendars]}
          onChange={event => !lockedBecause && change({ ...own, hours: event.target.value })}
        />
        {!adding && preview && <Preview preview={preview} />}
        <div>
          <Button
            type="submit"
            kind="primary"
            busy={busy}
            disabledBecause={lockedBecause ?? (same ? 'Nothing has changed yet.' : undefined)}
          >
            Keep this
          </Button>
        </div>
      </form>
      {special.length > 0 && (
        <ul className="topic-rows" aria-label="Sooner or later for some">
          {special.map(({ id, words }) => (
            <li key={id}>
              <p>{words}</p>
              {!lockedBecause && (
                <LinkButton onClick={() => onRemove(id)} aria-label={`Take it back: ${words}`}>
                  Take it back
                </LinkButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <Special
          {...props}
          typed={adding}
          onTyped={next => {
            setAdding(next)
            onTyped(next)
          }}
          onClose={() => {
            setAdding(undefined)
            onTyped(undefined)
          }}
        />
      ) : (
        <div>
          <Button
            disabledBecause={lockedBecause}
            onClick={() => {
              setAdding(nothing)
              onTyped(undefined)
            }}
          >
            Promise some another time
          </Button>
        </div>
      )}
    </div>
  )
}

function Special({
  typed,
  networks,
  kinds,
  teams,
  calendars,
  preview,
  busy,
  problem,
  onTyped,
  onKeep,
  onClose,
}: Omit<PromptnessProps, 'onTyped'> & {
  typed: PromiseTyped
  onTyped: (typed: PromiseTyped) => void
  onClose: () => void
}) {
  const isFor = typed.network || typed.kind || typed.teamId
  const rest = reasonsElsewhere(problem, ['withinMinutes', 'network', 'calendarId'])
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (isFor && (await onKeep(typed))) onClose()
  }
  return (
    <form className="form" onSubmit={event => void keep(event)} aria-label="Promise some another time">
      <Select
        label="Where they write"
        value={typed.network}
        error={reasonAt(problem, 'network')}
        options={[{ value: '', label: 'Anywhere' }, ...networks]}
        onChange={event => onTyped({ ...typed, network: event.target.value })}
      />
      <Select
        label="What it is"
        value={typed.kind}
        options={[{ value: '', label: 'Anything' }, ...kinds]}
        onChange={event => onTyped({ ...typed, kind: event.target.value })}
      />
      {teams.length > 0 && (
        <Select
          label="Passed to"
          value={typed.teamId}
          options={[{ value: '', label: 'Anybody' }, ...teams]}
          onChange={event => onTyped({ ...typed, teamId: event.target.value })}
        />
      )}
      <Minutes
        label="Within, in minutes"
        value={typed.withinMinutes}
        error={reasonAt(problem, 'withinMinutes')}
        onChange={withinMinutes => onTyped({ ...typed, withinMinutes })}
      />
      <Select
        label="Counted"
        value={typed.hours}
        error={reasonAt(problem, 'calendarId')}
        options={[{ value: '', label: 'As usual' }, { value: 'always', label: 'Around the clock' }, ...calendars]}
        onChange={event => onTyped({ ...typed, hours: event.target.value })}
      />
      {preview && isFor && <Preview preview={preview} />}
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button
          type="submit"
          kind="primary"
          busy={busy}
          disabledBecause={isFor ? undefined : 'Choose first for whom it is.'}
        >
          Promise it
        </Button>
        <Button onClick={onClose}>Leave it</Button>
      </div>
    </form>
  )
}

function Minutes({
  label,
  value,
  readOnly,
  error,
  onChange,
}: {
  label: string
  value: number
  readOnly?: boolean
  error?: string
  onChange: (minutes: number) => void
}) {
  return (
    <TextField
      label={label}
      hint={value >= 60 ? `That is ${spanWords(value * 60_000)}.` : undefined}
      type="number"
      min={1}
      value={value || ''}
      readOnly={readOnly}
      error={error}
      onChange={event => onChange(event.target.valueAsNumber || 0)}
    />
  )
}

/** What it would have meant last month. */
function Preview({ preview: { conversations, late, lateNow, workingMedian, isPart } }: { preview: PromisePreview }) {
  if (conversations === 0)
    return <p className="second t13">Nobody was waiting in the last 30 days for whom this would have been.</p>
  const of = `Of last month’s ${counted(conversations, 'conversation')} that this is for${isPart ? ' (the newest)' : ''}`
  return (
    <div role="status">
      <Therefore>
        {of}, {howMany(late)} would have been late; by what is promised now,{' '}
        {lateNow === late ? 'as many' : howMany(lateNow)}.
        {workingMedian !== null &&
          ` Half of them had an answer within ${spanWords(workingMedian * 1000)} of these hours.`}
      </Therefore>
    </div>
  )
}

function howMany(count: number): string {
  return count === 0 ? 'none' : counted(count, '', '').trim()
}
