import { type Answers, Refusal, type Setting, Unreachable, type Words } from './house.ts'

type Speaks = Pick<Setting, 'company' | 'language' | 'words'>

/** Puts into the braces of a sentence what stands there: `{count} answers`. */
export function filled(sentence: string, within: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => String(within[name] ?? all))
}

/** When somebody answers, as far as it is known; what is not known is not said. */
export function whenAnswered({ name, from, isHere, usually }: Answers, speaks: Speaks, now: Date): string {
  const { company, words } = speaks
  const who = name ?? filled(words.somebodyAt, { company })
  if (isHere && usually) return filled(name === null ? words.weAreHere : words.oneIsHere, { who, usually })
  if (isHere) return filled(words.atWork, { who })
  if (from) {
    const moment = momentOf(new Date(from), now, speaks)
    return filled(usually ? words.answersFromUsually : words.answersFrom, { who, moment, usually: usually ?? '' })
  }
  return usually ? filled(words.answersUsually, { who, usually }) : filled(words.aPersonReads, { company })
}

/** On the reader’s own clock; with the day where it is not today. */
function momentOf(at: Date, now: Date, { language, words }: Speaks): string {
  const say = (how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(writtenAs(language), how).format(at)
  const clock = say({ hour: 'numeric', minute: '2-digit' })
  if (at.toDateString() === now.toDateString()) return filled(words.clock, { clock })
  const isSoon = at.getTime() - now.getTime() < 6 * 86_400_000
  const day = say({ weekday: 'long', ...(!isSoon && { day: 'numeric', month: 'long' }) })
  return filled(words.dayAndClock, { day, clock })
}

/** English as it is written where the clock has twenty-four hours. */
function writtenAs(language: string): string {
  return language === 'en' ? 'en-GB' : language
}

export function timeOf(at: string, language: string): string {
  return new Date(at).toLocaleString(writtenAs(language), { dateStyle: 'medium', timeStyle: 'short' })
}

export function foundWords(count: number, some: boolean, place: string, words: Words): string {
  if (count === 0) return filled(words.nothingFound, { place })
  const sentence = count === 1 ? (some ? words.oneOfSome : words.oneFound) : some ? words.manyOfSome : words.manyFound
  return filled(sentence, { count, place })
}

/** What went wrong, for whoever looks at the page. */
export function wrongWords(error: unknown, words: Words): string {
  if (error instanceof Unreachable) return words.unreachable
  if (error instanceof Refusal) return error.message || words.brokeThere
  return words.brokeHere
}
