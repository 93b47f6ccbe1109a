import type { InvitationView, TeamMemberView } from '../company-types.ts'
import type { Answered } from './answers.ts'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** A colleague as the API client hands them over: its types know of no pairs. */
export type Employee = Omit<Answered['Employee'], 'hours'> & { hours: Record<string, string[]> }

/** A colleague as the team shows them. */
export function memberView(employee: Employee, holiday?: string): TeamMemberView {
  return {
    id: employee.id,
    name: employee.name,
    title: employee.title,
    roles: employee.roles,
    autonomy: employee.autonomy,
    affiliation: employee.affiliation,
    knows: employee.knows,
    documents: employee.documents.map(({ id, title, url }) => ({ id, title, url: url ?? undefined })),
    languages: employee.languages,
    hoursInWords: hoursWords(employee.hours),
    timezone: employee.timezone,
    atWorkNow: employee.atWork && !holiday,
    ...(holiday && { holiday }),
    canSignIn: employee.canSignIn,
  }
}

/** An invitation that waits. */
export function invitationView({ id, name, title, roles, expiresAt }: Answered['Invitation']): InvitationView {
  return { id, name, title, roles, expiresAt }
}

/** Hours as people say them: "Monday to Friday, 09:00 to 17:00". Days that follow each other and are alike are said once. */
export function hoursWords(hours: Record<string, readonly string[]>): string {
  const runs: { from: number; to: number; span: readonly string[] }[] = []
  for (const [index, day] of days.entries()) {
    const span = hours[day]
    const last = runs.at(-1)
    if (!span) continue
    if (last?.to === index - 1 && last.span[0] === span[0] && last.span[1] === span[1]) last.to = index
    else runs.push({ from: index, to: index, span })
  }
  return runs.map(({ from, to, span }) => `${daysWords(from, to)}, ${span[0]} to ${span[1]}`).join('; ')
}

function daysWords(from: number, to: number): string {
  const [first, last] = [dayNames[from] ?? '', dayNames[to] ?? '']
  if (from === to) return first
  return to === from + 1 ? `${first} and ${last}` : `${first} to ${last}`
}

/** Hours as the form for them takes them. */
export function hoursByDay(
  hours: Record<string, readonly string[]>,
): Partial<Record<(typeof days)[number], [string, string]>> {
  return Object.fromEntries(
    days.flatMap(day => {
      const [from, until] = hours[day] ?? []
      return from && until ? [[day, [from, until]]] : []
    }),
  )
}
