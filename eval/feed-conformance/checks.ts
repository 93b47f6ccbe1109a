/** A plain value that was read or that is expected. */
export type Value = string | number | boolean | null | undefined | Value[] | { [name: string]: Value }

/** One expectation: what must be found at a path. */
export interface Check {
  path: (string | number)[]
  equals?: Value
  truthy?: boolean
  falsy?: boolean
  length?: number
}

/** Other names under which the feedparser suite asks for the same field. */
const otherNames: Record<string, string[]> = {
  guid: ['id'],
  date: ['updated'],
  date_parsed: ['updated_parsed'],
  description: ['summary', 'subtitle'],
  description_detail: ['summary_detail', 'subtitle_detail'],
  url: ['href'],
  modified: ['updated'],
  modified_parsed: ['updated_parsed'],
  issued: ['published'],
  issued_parsed: ['published_parsed'],
  copyright: ['rights'],
  copyright_detail: ['rights_detail'],
  tagline: ['subtitle'],
  tagline_detail: ['subtitle_detail'],
}

export function valueAt(document: Value, path: (string | number)[]): Value {
  let value: Value = document
  for (const step of path) {
    if (value === null || typeof value !== 'object') return
    if (Array.isArray(value)) value = typeof step === 'number' ? value.at(step) : undefined
    else value = named(value, String(step))
  }
  return value
}

function named(value: { [name: string]: Value }, name: string): Value {
  for (const candidate of [name, ...(otherNames[name] ?? [])]) {
    if (value[candidate] !== undefined) return value[candidate]
  }
}

export function holds(document: Value, check: Check): boolean {
  const value = valueAt(document, check.path)
  if ('equals' in check) return same(value ?? null, check.equals ?? null)
  if ('length' in check) return Array.isArray(value) && value.length === check.length
  const filled = Array.isArray(value) ? value.length > 0 : Boolean(value)
  return 'truthy' in check ? filled : !filled
}

export function same(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one, index) => same(one ?? null, b[index] ?? null))
  }
  if (a && b && typeof a === 'object' && typeof b === 'object' && !Array.isArray(a) && !Array.isArray(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...names].every(name => same(named(a, name) ?? null, named(b, name) ?? null))
  }
  return a === b
}

/** Each leaf of an expected document is one check. */
export function leaves(expected: Value, path: (string | number)[] = []): Check[] {
  if (Array.isArray(expected)) {
    if (expected.length === 0) return [{ path, falsy: true }]
    return [{ path, length: expected.length }, ...expected.flatMap((one, index) => leaves(one, [...path, index]))]
  }
  if (expected && typeof expected === 'object') {
    return Object.entries(expected).flatMap(([name, value]) => leaves(value, [...path, name]))
  }
  return [{ path, equals: expected }]
}

/** A date as the feedparser suite writes it: a tuple in UTC, weekday from Monday, day of the year. */
export function tuple(date: Date | undefined): Value {
  if (!date) return
  const year = date.getUTCFullYear()
  const dayOfYear = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000) + 1
  return [
    year,
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    (date.getUTCDay() + 6) % 7,
    dayOfYear,
    0,
  ]
}
