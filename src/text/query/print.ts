import type { Query } from './query.ts'

/** Writes a query in the language it was read from, in its plainest form: `parseQuery(printQuery(q))` gives `q` back. */
export function printQuery(query: Query): string {
  switch (query.is) {
    case 'words':
      return query.exact ? `"=${query.text}"` : isBare(query.text) ? query.text : `"${query.text}"`
    case 'field':
      return /^[^\s()（）]+$/.test(query.value) ? `${query.field}:${query.value}` : `${query.field}:"${query.value}"`
    case 'followers':
      return `followers:${query.test}${query.count}`
    case 'query':
      return /^[^\s()（）"“”„‟«»＂]+$/.test(query.name) ? `query:${query.name}` : `query:"${query.name}"`
    case 'not':
      return `NOT ${bracketed(query.of, query.of.is === 'all' || query.of.is === 'any')}`
    case 'all':
      return query.of.map(part => bracketed(part, part.is === 'any')).join(' ')
    case 'any':
      return query.of.map(printQuery).join(' OR ')
    case 'near':
      return query.of
        .map(
          (part, index) =>
            `${index === 0 ? '' : ` NEAR/${query.within[index - 1]} `}${bracketed(part, part.is === 'any')}`,
        )
        .join('')
  }
}

function bracketed(query: Query, needed: boolean): string {
  return needed ? `(${printQuery(query)})` : printQuery(query)
}

function isBare(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}]+\*?$/u.test(text) && !/^(AND|OR|NOT|NEAR)$/i.test(text)
}
