import type { Query, QueryError } from './query.ts'

/** The saved queries that others may name, as `query:brand`. */
export interface SavedQueries {
  /** The source of the query of this name; undefined when there is none. Names are the same when their `nameKey` is. */
  resolve(name: string): string | undefined
  /** The name of the query at hand, when it has one: it must not name itself, not even by way of others. */
  own?: string
}

/** What makes two names the same: neither capitals nor the number of spaces count. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
}

/** A saved query as read: itself, or what is wrong with naming it. */
export type Looked = { query: Query; items: number } | { wrong: string }

/** Looking up saved queries while one is read: what was read before, and the names on the way here. */
export interface Lookup {
  saved: SavedQueries
  known: Map<string, Looked>
  path: string[]
}

const MAX_NAMED_DEPTH = 20

/** Begins a lookup. */
export function lookupIn(saved: SavedQueries): Lookup {
  return { saved, known: new Map(), path: saved.own === undefined ? [] : [saved.own] }
}

type Reader = (
  source: string,
  lookup: Lookup,
) => { ok: true; query: Query; items: number } | { ok: false; errors: QueryError[] }

/** Reads a saved query and those that it names. Each is read once: one that is wrong on this way here is so on any. */
export function lookUp(lookup: Lookup, name: string, read: Reader): Looked {
  const key = nameKey(name)
  const known = lookup.known.get(key)
  if (known !== undefined) return known
  const round = lookup.path.findIndex(each => nameKey(each) === key)
  if (round >= 0) return { wrong: sayRound([...lookup.path.slice(round), name]) }
  const source = lookup.saved.resolve(name)
  const looked =
    source === undefined
      ? { wrong: `There is no saved query called “${name}”.` }
      : readSaved(lookup, name, source, read)
  lookup.known.set(key, looked)
  return looked
}

function readSaved(lookup: Lookup, name: string, source: string, read: Reader): Looked {
  if (lookup.path.length >= MAX_NAMED_DEPTH) return { wrong: 'Saved queries can name each other 20 deep.' }
  const parsed = read(source, { ...lookup, path: [...lookup.path, name] })
  if (parsed.ok) return { query: parsed.query, items: parsed.items }
  return { wrong: sayBroken(name, parsed.errors[0]?.message ?? '') }
}

function sayRound(names: string[]): string {
  const [first = '', ...others] = names
  if (others.length < 2) return `“${first}” can’t name itself.`
  return `This goes round in a circle: “${first}” names ${others.map(name => `“${name}”`).join(', which names ')} again.`
}

function sayBroken(name: string, message: string): string {
  const isSaidWhole =
    /^(This goes round|The saved query|There is no saved|“.*” can’t name itself|Saved queries can)/.test(message)
  return isSaidWhole ? message : `The saved query “${name}” can’t be read: ${message}`
}
