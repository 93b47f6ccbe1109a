import type { Role } from '#platform/context'

/** What somebody can be written to about, each by itself; nothing until they ask for it. */
export const kinds = ['promises', 'questions', 'incidents'] as const
export type Kind = (typeof kinds)[number]

export type Mails = Record<Kind, boolean> & {
  /** The letter about each month, on the first of the next. */
  letter: boolean
}

export const none: Mails = { promises: false, questions: false, incidents: false, letter: false }

/** Who may have the letter sent: whoever leads. */
export const letterRoles: readonly Role[] = ['coordinator', 'communications', 'administrator']

/** What a mail is about: one sentence, and where on the desk it is seen. No word of anybody from outside is in it. */
export interface Notice {
  subject: string
  sentence: string
  path: string
}

const because: Record<Kind, string> = {
  promises: 'You asked to be written to when a promise runs out.',
  questions: 'You asked to be written to when a colleague asks you something.',
  incidents: 'You asked to be written to when something is wrong with what we said.',
}

/** As it is written: plain words, without pictures and without anything that tells whether it was read. */
export function written(kind: Kind, to: string, { subject, sentence, path }: Notice, home: string) {
  const text = [`Hello ${to},`, sentence, `${home}${path}`, `${because[kind]}\nOther mails, or none: ${home}/settings`]
  return { subject, text: `${text.join('\n\n')}\n` }
}

/** `14:30`, and the day before it where that is another; by the clock of whoever reads. */
export function clockTime(at: Date, now: Date, timeZone: string): string {
  const day = (date: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(date)
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at)
  if (day(at) === day(now)) return time
  return `${new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(at)}, ${time}`
}
