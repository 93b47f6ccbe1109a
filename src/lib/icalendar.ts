/** Something that has its time, as a calendar keeps it. */
export interface CalendarEntry {
  /** The same for as long as it is the same thing; `@` and the host are added. */
  id: string
  title: string
  startsAt: Date
  endsAt: Date
  changedAt: Date
  url?: string
  place?: string
  about?: string
  /** Counted up with each change of its time, or its cancelling. */
  sequence?: number
  isCancelled?: boolean
}

/**
 * A calendar that people take into theirs (RFC 5545). Lines end with CRLF and are folded at 75 octets; times are UTC,
 * which every calendar shows in its own zone.
 */
export function icalendar(name: string, room: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//Sosh//${said(room)}//EN`, 'METHOD:PUBLISH'],
    `X-WR-CALNAME:${said(name)}`,
    ...entries.flatMap(entry => [
      ...['BEGIN:VEVENT', `UID:${entry.id}@sosh`, `DTSTAMP:${instant(entry.changedAt)}`],
      ...[`DTSTART:${instant(entry.startsAt)}`, `DTEND:${instant(entry.endsAt)}`, `SUMMARY:${said(entry.title)}`],
      ...(entry.sequence === undefined ? [] : [`SEQUENCE:${entry.sequence}`]),
      ...(entry.isCancelled ? ['STATUS:CANCELLED'] : []),
      ...(entry.about ? [`DESCRIPTION:${said(entry.about)}`] : []),
      ...(entry.url ? [`URL:${entry.url}`] : []),
      ...(entry.place ? [`LOCATION:${said(entry.place)}`] : []),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const instant = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '')

function said(words: string): string {
  return words.replace(/\\/g, '\\\\').replace(/\r?\n/g, '\\n').replace(/[,;]/g, '\\$&')
}

const encoder = new TextEncoder()

function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (encoder.encode(part + letter).length > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].join('\r\n ')
}
