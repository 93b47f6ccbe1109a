import type { Role } from '#platform/context'

export type Autonomy = 'learning' | 'trusted'
export type Affiliation = 'employee' | 'contractor' | 'agency'

/** Working hours by weekday, in the employee's own zone: `{ mon: ['09:00', '17:00'] }`. No entry: not at work that day. */
export type Hours = Partial<Record<Weekday, [string, string]>>
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export interface Employee {
  id: string
  userId: string | null
  name: string
  title: string
  roles: Role[]
  affiliation: Affiliation
  autonomy: Autonomy
  languages: string[]
  timezone: string
  hours: Hours
  joinedAt: Date
}

export interface Knowledge {
  employeeId: string
  topicId: string
  topic: string
  words: string[]
  note: string
}

/** How much a colleague takes on, and when they are away. */
export interface Availability {
  employeeId: string
  /** So many conversations at once. */
  mostOpen: number
  /** Both days included, as `2026-07-01`, by their own clock. */
  awayFrom: string | null
  awayUntil: string | null
}

export interface Document {
  id: string
  title: string
  url: string | null
  language: string
  summary: string
  authorIds: string[]
}

export interface Invitation {
  id: string
  name: string
  title: string
  roles: Role[]
  autonomy: Autonomy
  affiliation: Affiliation
  createdAt: Date
  expiresAt: Date
  /** The colleague whose way in it renews; null for somebody new. */
  renews: string | null
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one costs more than reading it a thousand times. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(timeZone, clock)
  return clock
}

/** Is this colleague away at that moment: on holiday, ill, at a fair? The days count by their own clock. */
export function isAway(
  employee: Pick<Employee, 'timezone'>,
  { awayFrom, awayUntil }: Pick<Availability, 'awayFrom' | 'awayUntil'>,
  at: Date,
): boolean {
  if (!awayFrom || !awayUntil) return false
  const parts = clockIn(employee.timezone).formatToParts(at)
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? ''
  const day = `${part('year')}-${part('month')}-${part('day')}`
  return awayFrom <= day && day <= awayUntil
}

/** Is this colleague at work at that moment, by their own clock? Without hours, always. */
export function isAtWork(employee: Pick<Employee, 'hours' | 'timezone'>, at: Date): boolean {
  if (Object.keys(employee.hours).length === 0) return true
  const parts = clockIn(employee.timezone).formatToParts(at)
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? ''
  const hours = employee.hours[part('weekday').toLowerCase() as Weekday]
  if (!hours) return false
  const now = `${part('hour')}:${part('minute')}`
  return now >= hours[0] && now < hours[1]
}
