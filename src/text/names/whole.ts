import type { Name } from './read.ts'

const between = /^[\s.,?>|;]*$/

/**
 * Joins what is one thing to a reader: a name in pieces, and an address with the town and country beside it, whichever
 * way round.
 */
export function addressWithTown(text: string, names: readonly Name[]): Name[] {
  const whole: Name[] = []
  for (const name of names) {
    const last = whole.at(-1)
    const isOne =
      last !== undefined &&
      between.test(text.slice(last.end, name.start)) &&
      (last.kind === name.kind
        ? last.kind !== 'organisation' && last.kind !== 'job'
        : ['address', 'place'].includes(last.kind) && ['address', 'place'].includes(name.kind))
    if (!last || !isOne) {
      whole.push({ ...name })
      continue
    }
    last.end = name.end
    if (last.kind !== name.kind) last.kind = 'address'
  }
  return whole
}
