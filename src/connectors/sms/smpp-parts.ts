/** A message, or a part of one, as it came. */
export interface Part {
  from: string
  text: string
  /** Its number, lasting. */
  number: string
  /** Of what it is a part, where it is one. */
  of?: { reference: number; total: number; at: number }
}

/** A long message of which parts are missing. */
export interface Waiting {
  from: string
  reference: number
  total: number
  since: number
  parts: { at: number; text: string; number: string }[]
}

export interface Whole {
  from: string
  text: string
  number: string
}

/** Carriers try for a day; what has not come by then is told without its missing parts. */
const patienceMs = 12 * 3_600_000
const mostWaiting = 200

/** Puts the parts of long messages together, in whatever order they come, each counted once. */
export function join(before: Waiting[], parts: Part[], now: Date): { waiting: Waiting[]; whole: Whole[] } {
  const waiting = before.map(one => ({ ...one, parts: [...one.parts] }))
  const whole: Whole[] = []
  for (const { from, text, number, of } of parts) {
    if (!of || of.total < 2 || of.at < 1 || of.at > of.total) {
      whole.push({ from, text, number })
      continue
    }
    const { reference, total, at } = of
    const isIts = (one: Waiting) => one.from === from && one.reference === reference && one.total === total
    const known = waiting.find(one => isIts(one) && now.getTime() - one.since < patienceMs)
    const message = known ?? { from, reference, total, since: now.getTime(), parts: [] }
    if (!known) waiting.push(message)
    if (!message.parts.some(part => part.at === at)) message.parts.push({ at, text, number })
  }
  const isDone = (one: Waiting) => one.parts.length === one.total
  const isLate = (one: Waiting) => now.getTime() - one.since >= patienceMs
  const tooMany = waiting.length - mostWaiting
  const ended = waiting.filter((one, n) => isDone(one) || isLate(one) || n < tooMany)
  whole.push(...ended.map(joined))
  return { waiting: waiting.filter(one => !ended.includes(one)), whole }
}

function joined({ from, total, parts }: Waiting): Whole {
  const texts = Array.from({ length: total }, (_, n) => parts.find(part => part.at === n + 1)?.text ?? ' […] ')
  const [first] = parts.toSorted((a, b) => a.at - b.at)
  return { from, text: texts.join('').trim(), number: first?.number ?? '' }
}
