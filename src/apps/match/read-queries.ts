import { Problem } from '#lib/problem'
import { nameKey, parseQuery, type Query, type QueryError, type SavedQueries } from '#text/query'

/** A query as it was given: where, under which name, in which words. */
export interface GivenQuery {
  name: string
  text: string
  /** Where it stands, for messages: `queries.txt, line 3`. */
  at: string
}

/** A query ready to be listened for. */
export interface NamedQuery {
  name: string
  query: Query
}

/**
 * The queries of a file: one a line, with a name before ` = ` where it has one; or JSON Lines of `{"name", "text"}`.
 * Empty lines are left out, and those that begin with a number sign and a space.
 */
export function readQueries(content: string, file: string): GivenQuery[] {
  return content.split(/\r?\n/).flatMap((line, index) => {
    const written = line.replace(/^\uFEFF/, '').trim()
    const at = `${file}, line ${index + 1}`
    if (written === '' || written === '#' || written.startsWith('# ')) return []
    return [written.startsWith('{') ? fromJson(written, at) : fromWords(written, at)]
  })
}

/** A query with its name: `brand = halden OR hldn`. Without one, its words are its name. */
export function fromWords(written: string, at: string): GivenQuery {
  // Within a query an equals sign stands in quotes or right after a colon, never between spaces.
  const [, name, text] = /^([^"“„«=:()]{1,120}?)\s+=\s+(\S.*)$/u.exec(written) ?? []
  return name !== undefined && text !== undefined ? { name, text, at } : { name: written, text: written, at }
}

function fromJson(written: string, at: string): GivenQuery {
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch {
    throw new Problem('invalid', `${at}: this begins like JSON and is none.`)
  }
  const { name, text, query } = value as { name?: unknown; text?: unknown; query?: unknown }
  const words = text ?? query
  if (typeof words !== 'string')
    throw new Problem('invalid', `${at}: a query has a text: {"name":"brand","text":"halden"}`)
  return { name: typeof name === 'string' && name.trim() !== '' ? name.trim() : words, text: words, at }
}

/** Reads them all; what can't be read is said at once, each with its place. */
export function parseAll(given: GivenQuery[]): NamedQuery[] {
  const known = new Map<string, GivenQuery>()
  const troubles: string[] = []
  for (const each of given) {
    const key = nameKey(each.name)
    const there = known.get(key)
    if (there === undefined) known.set(key, each)
    else if (there.text !== each.text) troubles.push(`${each.at}: “${each.name}” is the name of another (${there.at}).`)
  }
  const queries = [...known.values()].flatMap(each => {
    const saved: SavedQueries = { own: each.name, resolve: name => known.get(nameKey(name))?.text }
    const parsed = parseQuery(each.text, saved)
    if (parsed.ok) return [{ name: each.name, query: parsed.query }]
    troubles.push(...parsed.errors.map(error => pointAt(each, error)))
    return []
  })
  if (troubles.length > 0) throw new Problem('invalid', troubles.join('\n'))
  return queries
}

function pointAt({ at, name, text }: GivenQuery, { start, message }: QueryError): string {
  const where = name === text ? `character ${start + 1}` : `character ${start + 1} of “${name}”`
  return `${at}, ${where}: ${message}\n  ${text}\n  ${' '.repeat(start)}^`
}

/** Whether anything in a query asks for a language, which must then be worked out where a post declares none. */
export function asksForLanguage(query: Query): boolean {
  if (query.is === 'field') return query.field === 'lang'
  if (query.is === 'all' || query.is === 'any') return query.of.some(asksForLanguage)
  return (query.is === 'not' || query.is === 'query') && asksForLanguage(query.of)
}
