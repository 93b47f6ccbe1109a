import type { MeView, Role } from '../view-types.ts'

const many: Partial<Record<Role, string>> = {
  administrator: 'administrators',
  coordinator: 'coordinators',
  communications: 'colleagues of communications',
  reviewer: 'reviewers',
}

/** Why this reader cannot do what only some roles do; nothing when they can. */
export function lockedFor(me: MeView, ...allowed: Role[]): string | undefined {
  if (me.roles.some(role => allowed.includes(role))) return undefined
  const who = new Intl.ListFormat('en-GB').format(allowed.map(role => many[role] ?? role))
  return `${who.charAt(0).toUpperCase()}${who.slice(1)} do this.`
}
