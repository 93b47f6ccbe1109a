/** Somebody who takes part in our own places: from outside with an account there, or a colleague as themselves. */
export interface Member {
  id: string
  /** Their sign-in; null for a colleague, who signs in at the desk, and for whoever left. */
  userId: string | null
  employeeId: string | null
  personId: string | null
  handle: string
  name: string
  about: string
  language: string
  madeAt: Date
  /** Until then they take no part, for the reason they were told. */
  suspendedUntil: Date | null
  suspendedWhy: string | null
  leftAt: Date | null
}

/** What a handle is made of: two to thirty small letters, digits, `-` and `_`. */
export const handleForm = /^[a-z0-9][a-z0-9_-]{1,29}$/

/** Handles that would pass for somebody who speaks for the place. */
const notHandles = new Set(
  'admin administrator moderator moderators mod staff support help official press team company root system sosh'.split(
    ' ',
  ),
)

export function isHandle(handle: string): boolean {
  return handleForm.test(handle) && !notHandles.has(handle)
}

/** `Inés Navarro` → `ines-navarro`; a name without letters that fit gives `member`. */
export function handleFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24)
    .replace(/-+$/, '')
  return isHandle(plain) ? plain : 'member'
}

/** Whether they may write now. */
export function isSuspended({ suspendedUntil }: Pick<Member, 'suspendedUntil'>, at: Date): boolean {
  return suspendedUntil !== null && suspendedUntil > at
}
