import type { Context } from '#platform/context'
import { highlightSource, nameKey, parseQuery, type Query, type SavedQueries } from '#text/query'
import { namingQueries, queriesNamed } from './store.ts'

/** The saved queries that a text names, and those that these name in turn; `own` is the name of the one at hand. */
export async function savedQueries(ctx: Context, text: string, own?: string): Promise<SavedQueries> {
  const known = new Map<string, string | undefined>()
  const saved: SavedQueries = { resolve: name => known.get(nameKey(name)), ...(own !== undefined && { own }) }
  for (;;) {
    const missing = new Map<string, string>()
    parseQuery(text, {
      ...saved,
      resolve(name) {
        if (!known.has(nameKey(name))) missing.set(nameKey(name), name)
        return known.get(nameKey(name))
      },
    })
    if (missing.size === 0) return saved
    for (const row of await queriesNamed(ctx, [...missing.values()])) known.set(nameKey(row.name), row.text)
    for (const key of missing.keys()) if (!known.has(key)) known.set(key, undefined)
  }
}

/** A query that names another, not by way of a third. */
export interface Naming {
  id: string
  name: string
  text: string
}

/** The saved queries that name this one. */
export async function whoNames(ctx: Context, name: string): Promise<Naming[]> {
  const key = nameKey(name)
  return (await namingQueries(ctx)).filter(row => namedIn(row.text).some(each => nameKey(each.name) === key))
}

/** Of those that name others: who stands on this name, by way of others too. */
export function standingOn(name: string, naming: Naming[]): Naming[] {
  const names = naming.map(row => ({ row, names: namedIn(row.text).map(each => nameKey(each.name)) }))
  const standing = new Map<string, Naming>()
  const open = [nameKey(name)]
  for (let key = open.pop(); key !== undefined; key = open.pop())
    for (const each of names) {
      if (!each.names.includes(key) || standing.has(each.row.id)) continue
      standing.set(each.row.id, each.row)
      open.push(nameKey(each.row.name))
    }
  return [...standing.values()]
}

/** The names in a query's source, and where each stands with its quotes. */
export function namedIn(source: string): { name: string; start: number; end: number }[] {
  const stretches = highlightSource(source, { resolve: () => 'any' })
  return stretches.flatMap(({ kind, start, end }, index) => {
    const value = stretches[index + 1]
    if (kind !== 'field' || source.slice(start, end).toLowerCase() !== 'query:' || value?.start !== end) return []
    const name = source
      .slice(value.start, value.end)
      .replace(/^["“”„‟«»＂]|["“”„‟«»＂]$/gu, '')
      .trim()
    return [{ name, start: value.start, end: value.end }]
  })
}

/** The same query, with another name in place of one that it names. */
export function renamedIn(source: string, from: string, to: string): string {
  const key = nameKey(from)
  return namedIn(source)
    .filter(each => nameKey(each.name) === key)
    .reduceRight((text, { start, end }) => `${text.slice(0, start)}"${to}"${text.slice(end)}`, source)
}

/** All names that a query stands on, its own parts' included. */
export function namesUnder(query: Query, names = new Set<string>()): Set<string> {
  if (query.is === 'all' || query.is === 'any') for (const part of query.of) namesUnder(part, names)
  if (query.is === 'not') namesUnder(query.of, names)
  if (query.is === 'query') namesUnder(query.of, names.add(nameKey(query.name)))
  return names
}
