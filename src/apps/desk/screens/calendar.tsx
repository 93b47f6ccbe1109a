import './writing.css'
import { Anchor, Button, Chip, Empty, Time } from '#apps/ui'
import { Page, useTitle } from '../screen.tsx'

/** Something that goes out, or went out. */
export interface CalendarEntryView {
  id: string
  /** "Article", "Official". */
  kind: string
  title: string
  href: string
  at: string
  isOut: boolean
  by: string
  isMine: boolean
}

export interface CalendarDayView {
  /** `2026-11-22`. */
  day: string
  number: number
  isToday: boolean
  /** Of the month before or after. */
  isOther: boolean
  entries: CalendarEntryView[]
}

interface CalendarProps {
  /** "November 2026". */
  title: string
  span: 'month' | 'week'
  weekdays: string[]
  weeks: CalendarDayView[][]
  onSpan: (span: 'month' | 'week') => void
  onMove: (by: -1 | 1) => void
  onToday: () => void
}

/** Everything that goes out and went out: by days where there is room, else as a list. */
export function Calendar({ title, span, weekdays, weeks, onSpan, onMove, onToday }: CalendarProps) {
  useTitle('Calendar')
  const days = weeks.flat()
  const listed = days.filter(({ entries, isOther }) => entries.length > 0 && !(span === 'month' && isOther))
  return (
    <Page
      title="What goes out when."
      about="Articles of all colleagues and, for communications, what the company says. Each goes out because its author let it go."
    >
      <div className="calendar as-month">
        <div className="row">
          <Button small onClick={() => onMove(-1)}>
            {span === 'month' ? 'Month before' : 'Week before'}
          </Button>
          <Button small onClick={onToday}>
            Today
          </Button>
          <Button small onClick={() => onMove(1)}>
            {span === 'month' ? 'Month after' : 'Week after'}
          </Button>
          <Button small aria-pressed={span === 'month'} onClick={() => onSpan('month')}>
            By month
          </Button>
          <Button small aria-pressed={span === 'week'} onClick={() => onSpan('week')}>
            By week
          </Button>
        </div>
        <h2 className="heading" aria-live="polite">
          {title}
        </h2>
        <table aria-label={title}>
          <thead>
            <tr>
              {weekdays.map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map(week => (
              <tr key={week[0]?.day}>
                {week.map(day => (
                  <td
                    key={day.day}
                    className={[day.isOther && 'other', day.isToday && 'today'].filter(Boolean).join(' ')}
                  >
                    <time className="day" dateTime={day.day} aria-current={day.isToday ? 'date' : undefined}>
                      {day.number}
                    </time>
                    {day.entries.length > 0 && (
                      <ul>
                        {day.entries.map(entry => (
                          <li key={entry.id}>
                            <Time as="clock" at={entry.at} /> <Anchor href={entry.href}>{entry.title}</Anchor>
                            <span className="third">
                              {entry.kind}, {entry.by}
                              {entry.isOut ? '' : ', to come'}
                            </span>
                          </li>
                        ))}
                      </ul>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {listed.length === 0 && (
          <Empty title="Nothing goes out then.">Let an article go for a time, and it stands here.</Empty>
        )}
        <ul className="list" aria-label={`${title}, as a list`}>
          {listed.flatMap(day =>
            day.entries.map(entry => (
              <li key={entry.id}>
                <p className="row tight t13 second">
                  <Time as="full" at={entry.at} /> {entry.kind}
                  <Chip tone={entry.isOut ? 'line' : 'yours'}>{entry.isOut ? 'out' : 'to come'}</Chip>
                </p>
                <p>
                  <Anchor href={entry.href}>{entry.title}</Anchor>
                </p>
                <p className="t13 third">{entry.isMine ? 'You' : entry.by}</p>
              </li>
            )),
          )}
        </ul>
      </div>
    </Page>
  )
}
