import type { Item, Query } from './query.ts'

/**
 * A PostgreSQL tsquery over `searchTerms` that keeps every post the query matches, and more: word order, NOT, exact case
 * and facts (author, language, network, followers) are left to `evaluate`. Pass it as a parameter: `$1::tsquery`.
 * `null`: no term can be required, every post is a candidate.
 */
export function toTsQuery(query: Query): string | null {
  switch (query.is) {
    case 'words':
      return both(query.items.map(lexeme))
    case 'field':
      return query.field === 'url' || query.field === 'tag' ? both(query.items.map(lexeme)) : null
    case 'all':
    case 'near':
      return both(query.of.map(toTsQuery).filter(part => part !== null))
    case 'any': {
      const parts = query.of.map(toTsQuery)
      return parts.includes(null) ? null : `(${parts.join(' | ')})`
    }
    case 'query':
      return toTsQuery(query.of)
    case 'followers':
    case 'not':
      return null
  }
}

function both(parts: string[]): string | null {
  const distinct = [...new Set(parts)]
  if (distinct.length < 2) return distinct[0] ?? null
  return `(${distinct.join(' & ')})`
}

function lexeme(item: Item): string {
  const quoted = `'${item.term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
  return item.prefix ? `${quoted}:*` : quoted
}
