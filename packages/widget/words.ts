import type { Answers } from './house.ts'

/** When somebody answers, as far as it is known; what is not known is not said. */
export function whenAnswered({ name, from, isHere, usually }: Answers, company: string, now: Date): string {
  const one = name !== null
  const who = name ?? `Somebody at ${company}`
  const soon = usually ? `, usually ${usually}` : ''
  if (isHere && usually)
    return one ? `${who} is here and usually answers ${usually}.` : `We are here and usually answer ${usually}.`
  if (isHere) return `${who} is at work now. A person answers, never a program.`
  if (from) return `${who} answers from ${momentOf(new Date(from), now)}${soon}.`
  if (usually) return `${who} answers, usually ${usually}.`
  return `A person at ${company} reads this and answers, never a program.`
}

/** On the reader’s own clock; with the day where it is not today. */
function momentOf(at: Date, now: Date): string {
  const clock = `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`
  if (at.toDateString() === now.toDateString()) return clock
  const isSoon = at.getTime() - now.getTime() < 6 * 86_400_000
  const day = isSoon ? { weekday: 'long' as const } : { day: 'numeric' as const, month: 'long' as const }
  return `${new Intl.DateTimeFormat('en-GB', day).format(at)} at ${clock}`
}

export function timeOf(at: string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
}

export function foundWords(count: number, some: boolean, place: string): string {
  if (count === 0) return `Nothing about that in ${place} yet.`
  const words = count === 1 ? 'One answer' : `${count} answers`
  return some ? `${words} in ${place} with some of your words.` : `${words} in ${place}.`
}
