const needsEscape = /["\\]/
const toEscape = /["\\]/g

/**
 * A list as PostgreSQL reads it (`{"one",2,NULL}`), several times faster than `pg` writes it: every batch of posts goes
 * in by such lists. Undefined for a list with anything but words, numbers, truths, dates and nothing in it: that is
 * left to `pg`.
 */
export function arrayLiteral(values: readonly unknown[]): string | undefined {
  const written: string[] = new Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const one = element(values[at])
    if (one === undefined) return undefined
    written[at] = one
  }
  return `{${written.join(',')}}`
}

function element(value: unknown): string | undefined {
  if (typeof value === 'string') return needsEscape.test(value) ? `"${value.replace(toEscape, '\\$&')}"` : `"${value}"`
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  return value instanceof Date && isWithinOurEra(value) ? `"${value.toISOString()}"` : undefined
}

// Others are written in a way of PostgreSQL's own.
const isWithinOurEra = (date: Date) => date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999
