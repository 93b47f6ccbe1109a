import { useState } from 'react'
import { Button, LinkButton, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Counted } from '../words.ts'
import { KeepOrLeave } from './keeping.tsx'

export interface CalendarTyped {
  id?: string
  name: string
  timezone: string
  /** By weekday; absent: nobody is there. */
  hours: Record<string, [string, string]>
  /** One a line: 2026-12-25 Christmas Day. */
  holidays: string
}

interface CalendarsProps {
  calendars: CalendarTyped[]
  timezones: string[]
  timezone: string
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onKeep: (calendar: CalendarTyped) => Promise<boolean>
  onRemove: (id: string) => void
}

const weekdays = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const

/** When we are there: hours of the week, in a time zone, without the holidays. */
export function CalendarsPart({
  calendars,
  timezones,
  timezone,
  lockedBecause,
  busy,
  problem,
  onKeep,
  onRemove,
}: CalendarsProps) {
  const [editing, setEditing] = useState<CalendarTyped>()
  const usual = Object.fromEntries(weekdays.slice(0, 5).map(([day]) => [day, ['09:00', '17:00'] as [string, string]]))
  if (editing)
    return (
      <CalendarForm
        first={editing}
        timezones={timezones}
        busy={busy}
        problem={problem}
        onKeep={async calendar => {
          if (await onKeep(calendar)) setEditing(undefined)
        }}
        onClose={() => setEditing(undefined)}
      />
    )
  return (
    <div className="stack">
      {calendars.length === 0 && (
        <p className="second">
          Until there is a calendar, every promise runs around the clock: who asks at night is promised an answer at
          night.
        </p>
      )}
      <ul className="topic-rows" aria-label="Calendars">
        {calendars.map(calendar => (
          <li key={calendar.id}>
            <div>
              <b>{calendar.name}</b>
              <p className="t13 second">{inWords(calendar)}</p>
            </div>
            {!lockedBecause && (
              <div className="row">
                <LinkButton onClick={() => setEditing(calendar)} aria-label={`Change ${calendar.name}`}>
                  Change
                </LinkButton>
                <LinkButton onClick={() => onRemove(calendar.id ?? '')} aria-label={`Remove ${calendar.name}`}>
                  Remove
                </LinkButton>
              </div>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button
          disabledBecause={lockedBecause}
          onClick={() => setEditing({ name: '', timezone, hours: usual, holidays: '' })}
        >
          Make a calendar
        </Button>
      </div>
    </div>
  )
}

function CalendarForm({
  first,
  timezones,
  busy,
  problem,
  onKeep,
  onClose,
}: {
  first: CalendarTyped
  timezones: string[]
  busy?: string
  problem?: ProblemDetails
  onKeep: (calendar: CalendarTyped) => Promise<void>
  onClose: () => void
}) {
  const [typed, setTyped] = useState(first)
  const set = (change: Partial<CalendarTyped>) => setTyped({ ...typed, ...change })
  const holidays = problem?.reasons.find(reason => reason.at?.startsWith('holidays'))?.message
  const rest = reasonsElsewhere(problem, [
    'name',
    'timezone',
    'hours',
    ...(problem?.reasons ?? []).flatMap(({ at }) => (at?.startsWith('holidays') ? [at] : [])),
  ])
  return (
    <form
      className="form"
      aria-label="A calendar"
      onSubmit={event => {
        event.preventDefault()
        void onKeep(typed)
      }}
    >
      <TextField
        label="Name"
        placeholder="Service, Berlin office"
        value={typed.name}
        error={reasonAt(problem, 'name')}
        onChange={event => set({ name: event.target.value })}
      />
      <Select
        label="Time zone"
        value={typed.timezone}
        error={reasonAt(problem, 'timezone')}
        options={timezones.map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={event => set({ timezone: event.target.value })}
      />
      <fieldset className="week">
        <legend>Hours</legend>
        {weekdays.map(([day, label]) => (
          <DayHours
            key={day}
            label={label}
            hours={typed.hours[day]}
            onChange={hours => {
              const { [day]: _, ...others } = typed.hours
              set({ hours: hours ? { ...others, [day]: hours } : others })
            }}
          />
        ))}
        {reasonAt(problem, 'hours') && <Trouble title={reasonAt(problem, 'hours') ?? ''} />}
      </fieldset>
      <TextArea
        label="Holidays"
        rows={4}
        hint="One a line, as 2026-12-25 Christmas Day."
        value={typed.holidays}
        error={holidays}
        onChange={event => set({ holidays: event.target.value })}
      />
      <KeepOrLeave rest={rest} busy={busy} onLeave={onClose} />
    </form>
  )
}

function DayHours({
  label,
  hours,
  onChange,
}: {
  label: string
  hours: [string, string] | undefined
  onChange: (hours: [string, string] | undefined) => void
}) {
  return (
    <div className="day">
      <label className="choice">
        <input
          type="checkbox"
          checked={hours !== undefined}
          onChange={event => onChange(event.target.checked ? ['09:00', '17:00'] : undefined)}
        />
        <span>{label}</span>
      </label>
      {hours && (
        <span className="row">
          <input
            className="box"
            type="time"
            aria-label={`${label}, from`}
            value={hours[0]}
            onChange={event => onChange([event.target.value, hours[1]])}
          />
          <span aria-hidden>–</span>
          <input
            className="box"
            type="time"
            aria-label={`${label}, until`}
            value={hours[1]}
            onChange={event => onChange([hours[0], event.target.value])}
          />
          {hours[1] <= hours[0] && <small className="second">the next day</small>}
        </span>
      )}
    </div>
  )
}

function inWords({ timezone, hours, holidays }: CalendarTyped): string {
  const days = weekdays
    .filter(([day]) => hours[day])
    .map(([day, label]) => `${label.slice(0, 3)} ${hours[day]?.join('–')}`)
  const count = holidays.split('\n').filter(Boolean).length
  return `${days.join(', ')} in ${timezone.replaceAll('_', ' ')}. ${Counted(count, 'holiday')}.`
}
