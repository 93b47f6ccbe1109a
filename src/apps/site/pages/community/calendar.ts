import { icalendar } from '#lib/icalendar'
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

export function calendarOf(name: string, entries: Entry[]): string {
  return icalendar(
    name,
    'Community',
    entries.map(({ event: { address, endsAt, place, startsAt }, ...entry }) => ({
      ...{ ...entry, startsAt, endsAt },
      ...((place || address) && { place: [place, address].filter(Boolean).join(', ') }),
    })),
  )
}
