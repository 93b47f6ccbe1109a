const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const figures = new Intl.NumberFormat('en-GB')

/** A count as a sentence says it: "five conversations", "38 conversations", "one conversation". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${small[count] ?? figures.format(count)} ${count === 1 ? one : many}`
}

/** The same at the beginning of a sentence. */
export function Counted(count: number, one: string, many?: string): string {
  const words = counted(count, one, many)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A greeting for the hour where the reader is. */
export function greeting(now: Date, timeZone?: string): string {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now))
  if (hour < 5) return 'Still up'
  if (hour < 12) return 'Good morning'
  return hour < 18 ? 'Good afternoon' : 'Good evening'
}

/** "Thursday 14 January, 09:12". */
export function dayAndHour(now: Date, timeZone?: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(now)
  return `${day}, ${new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(now)}`
}

/** The first of somebody's names, for "Send as Inés". */
export function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' })

/** A language's name in words: "German". */
export function languageWords(tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** The day of something that stays true: "3 May", with its year where that is another. */
export function dayWords(at: string, now: Date): string {
  const day = new Date(at)
  const year = day.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year }).format(day)
}

/** A day that is given as 2026-12-31, as people write it: 31 December 2026. */
export const writtenDay = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )
