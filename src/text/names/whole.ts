import type { Name } from './read.ts'

/** What may stand inside an address, between its street and its town. */
const between = /^[\s.,?>|;]*$/
/** What may stand between two places that are one: `Otley, England`. */
const beside = /^[\s,?>|;]*$/

/**
 * Joins what is one thing to a reader: a name in pieces, and an address with the town and country beside it, whichever
 * way round.
 */
export function addressWithTown(text: string, names: readonly Name[]): Name[] {
  const whole: Name[] = []
  for (const name of names) {
    const last = whole.at(-1)
    const isOne = last !== undefined && isOneThing(last, name, text.slice(last.end, name.start))
    if (!last || !isOne) {
      whole.push({ ...name })
      continue
    }
    last.end = name.end
    if (last.kind !== name.kind) last.kind = 'address'
  }
  return whole
}

function isOneThing(last: Name, name: Name, gap: string): boolean {
  if (last.kind === 'person') return name.kind === 'person' && /^ *$/.test(gap)
  const kinds = [last.kind, name.kind]
  if (!kinds.every(kind => kind === 'address' || kind === 'place')) return false
  return (kinds.includes('address') ? between : beside).test(gap)
}
