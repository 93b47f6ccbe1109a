import type { Field, Followers, Query, Words } from './query.ts'

/** Says in plain English what a query listens for: “Halden within eight words of bike, rad… or bici…; not fengsel”. */
export function describeQuery(query: Query): string {
  switch (query.is) {
    case 'words':
      return describeWords(query)
    case 'field':
      return describeField(query)
    case 'followers':
      return describeFollowers(query)
    case 'query':
      return `what “${query.name}” hears`
    case 'not':
      return `not ${grouped(query.of)}`
    case 'any':
      return listed(
        query.of.map(part => (part.is === 'any' || part.is === 'all' ? grouped(part) : describeQuery(part))),
        'or',
      )
    case 'all':
      return describeAll(query.of)
    case 'near':
      return query.of
        .map(
          (part, index) =>
            `${index === 0 ? '' : ` within ${counted(query.within[index - 1] ?? 0)} of `}${describeQuery(part)}`,
        )
        .join('')
  }
}

function describeAll(parts: Query[]): string {
  const wanted = parts.filter(part => part.is !== 'not')
  const unwanted = parts.flatMap(part => (part.is === 'not' ? [grouped(part.of)] : []))
  const said = listed(
    wanted.map(part =>
      part.is === 'any' || (part.is === 'near' && wanted.length > 1) ? grouped(part) : describeQuery(part),
    ),
    'and',
  )
  if (unwanted.length === 0) return said
  const not = `not ${listed(unwanted, 'nor')}`
  return said === '' ? not : `${said}; ${not}`
}

function describeWords(words: Words): string {
  const text = words.text.replaceAll('*', '…')
  const isOneWord = words.items.length === 1 && !/\s/.test(text)
  if (words.exact) return `“${text}” written exactly so`
  return isOneWord ? text : `“${text}”`
}

function describeField({ field, value }: Field): string {
  const text = value.replace(/\*$/, '…')
  switch (field) {
    case 'from':
      return `from ${text}`
    case 'lang':
      return `in ${languageName(value)}`
    case 'network':
      return `on ${text}`
    case 'has':
      return 'with a link'
    case 'url':
      return `linking to ${text}`
    case 'tag':
      return `tagged ${text.startsWith('#') ? '' : '#'}${text}`
  }
}

function describeFollowers({ test, count }: Followers): string {
  const words = { '>': 'more than ', '>=': 'at least ', '<': 'fewer than ', '<=': 'at most ', '=': 'exactly ' }[test]
  return `by someone with ${words}${count.toLocaleString('en')} followers`
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

function grouped(query: Query): string {
  const isGroup = query.is === 'any' || query.is === 'all' || query.is === 'near'
  return isGroup ? `(${describeQuery(query)})` : describeQuery(query)
}

function listed(parts: string[], word: 'and' | 'or' | 'nor'): string {
  if (parts.length < 2) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

function counted(words: number): string {
  return `${NUMBERS[words] ?? words} ${words === 1 ? 'word' : 'words'}`
}
