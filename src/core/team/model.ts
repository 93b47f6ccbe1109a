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

/** Is this colleague at work at that moment, by their own clock? Without hours, always. */
export function isAtWork(employee: Pick<Employee, 'hours' | 'timezone'>, at: Date): boolean {
  if (Object.keys(employee.hours).length === 0) return true
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: employee.timezone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find(each => each.type === type)?.value ?? ''
  const hours = employee.hours[part('weekday').toLowerCase() as Weekday]
  if (!hours) return false
  const now = `${part('hour')}:${part('minute')}`
  return now >= hours[0] && now < hours[1]
}
