import { Problem } from '#lib/problem'

const mostEntries = 1000

/** A record of a delivery, or why it is none; `at` counts from 1. */
export type Entry = { at: string; entry: unknown } | { at: string; why: string }

/**
 * The records of a body: one, a list, or one on each line (NDJSON).
 *
 * @param way where in the JSON the list lies, when it lies inside (`data.posts`).
 * @throws Problem('invalid') where the body as a whole can't be read.
 */
export function entriesIn(body: Uint8Array, way?: string): Entry[] {
  const text = textOf(body)
  const whole = parsed(text)
  if (whole !== undefined) return counted(listAt(whole, way))
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), at: `line ${index + 1}` }))
  const filled = lines.filter(({ line }) => line !== '')
  const read = filled.map(({ line, at }): Entry[] => {
    const value = parsed(line)
    if (value === undefined) return [{ at, why: 'This line is no JSON.' }]
    return listAt(value, way).map(entry => ({ at, entry }))
  })
  if (!read.flat().some(each => 'entry' in each))
    throw new Problem('invalid', 'The body is neither JSON nor JSON Lines.')
  return limited(read.flat())
}

function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new Problem('invalid', 'The body is not written in UTF-8.')
  }
}

function listAt(value: unknown, way: string | undefined): unknown[] {
  let found: unknown = value
  for (const step of way?.split('.') ?? []) {
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, step) ? Reflect.get(found, step) : undefined
  }
  if (found === undefined) throw new Problem('invalid', `There is nothing at “${way}” in the body.`)
  return Array.isArray(found) ? found : [found]
}

function counted(list: unknown[]): Entry[] {
  return limited(list.map((entry, index) => ({ at: `entry ${index + 1}`, entry })))
}

function limited(entries: Entry[]): Entry[] {
  if (entries.length <= mostEntries) return entries
  throw new Problem(
    'invalid',
    `A delivery may hold ${mostEntries} entries, and this one has ${entries.length}. Send it in parts.`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
