import { Problem } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import { eventsToCome, type Gathering, topicShown } from '#places/community'
import type { Visit } from '../../visit.ts'

interface Entry {
  id: string
  title: string
  event: Pick<Gathering, 'startsAt' | 'endsAt' | 'place' | 'address'>
  url: string
  changedAt: Date
}

/** The events of a site, for calendars that look again and again (iCalendar, RFC 5545). */
export async function calendar(visit: Visit): Promise<Response> {
  const { ctx, home, site } = visit
  const at = topicPaths(home)
  const lines = await eventsToCome(ctx, site.id, 200)
  return sendCalendar(
    site.name,
    lines.map(line => ({
      id: line.id,
      title: line.title,
      event: line.event,
      url: at.topic(line.id, line.title),
      changedAt: line.lastPostAt,
    })),
  )
}

/** One of them. */
export async function eventFile({ ctx, home, params, site }: Visit): Promise<Response> {
  const id = params.id ?? ''
  const topic = /^[0-9a-f-]{36}$/.test(id) ? await topicShown(ctx, id) : undefined
  if (topic?.siteId !== site.id || !topic.event) throw new Problem('not-found', 'There is no such event.')
  const url = topicPaths(home).topic(topic.id, topic.title)
  return sendCalendar(site.name, [
    { id: topic.id, title: topic.title, event: topic.event, url, changedAt: topic.lastPostAt },
  ])
}

function sendCalendar(name: string, entries: Entry[]): Response {
  return new Response(calendarOf(name, entries), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'public, max-age=600' },
  })
}

/** Lines end with CRLF and are folded at 75 octets; times are UTC, which every calendar shows in its own zone. */
export function calendarOf(name: string, entries: Entry[]): string {
  const lines = [
    ...[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Sosh//Community//EN',
      'METHOD:PUBLISH',
      `X-WR-CALNAME:${said(name)}`,
    ],
    ...entries.flatMap(({ changedAt, event, id, title, url }) => [
      ...['BEGIN:VEVENT', `UID:${id}@sosh`, `DTSTAMP:${instant(changedAt)}`],
      ...[
        `DTSTART:${instant(event.startsAt)}`,
        `DTEND:${instant(event.endsAt)}`,
        `SUMMARY:${said(title)}`,
        `URL:${url}`,
      ],
      ...(event.place || event.address
        ? [`LOCATION:${said([event.place, event.address].filter(Boolean).join(', '))}`]
        : []),
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

function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].join('\r\n ')
}
