import { factTerm, tagTerm, tokensOfUrl } from '#text/tokens'
import type { Field, Followers, Item } from './query.ts'

/** The fields that exist, with an example each for messages. */
export const FIELDS: Record<string, string> = {
  from: 'from:ines.example.com',
  lang: 'lang:de',
  network: 'network:bluesky',
  has: 'has:link',
  url: 'url:halden.example',
  tag: 'tag:WinterCharging',
  followers: 'followers:>1000',
  query: 'query:"our brand"',
}

const OTHER_NAMES: Record<string, string> = {
  author: 'from',
  by: 'from',
  user: 'from',
  language: 'lang',
  locale: 'lang',
  site: 'url',
  domain: 'url',
  link: 'url',
  links: 'url',
  host: 'url',
  hashtag: 'tag',
  tags: 'tag',
  source: 'network',
  on: 'network',
  platform: 'network',
  reach: 'followers',
  contains: 'has',
  is: 'has',
  saved: 'query',
  search: 'query',
}

/** Reads what stands after the colon; a string is what is wrong with it, for the person. */
export function readField(field: string, value: string): Field | Followers | string {
  if (value === '') return `After ${field}: comes a value, without a space: ${FIELDS[field]}`
  switch (field) {
    case 'from':
      return readFrom(value)
    case 'lang':
      return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(value)
        ? { is: 'field', field, value, items: [only(factTerm('lang', value), false)] }
        : 'Write a language by its short code: lang:en, lang:de or lang:pt-BR'
    case 'network':
      return single(field, value, factTerm('network', value))
    case 'has':
      return value.toLowerCase() === 'link'
        ? single(field, value, factTerm('has', value))
        : 'has: knows one thing so far: has:link'
    case 'url':
      return readUrl(value)
    case 'tag':
      return readTag(value)
    default:
      return readFollowers(value)
  }
}

function readFrom(value: string): Field | string {
  const isPrefix = value.endsWith('*')
  const term = factTerm('from', isPrefix ? value.slice(0, -1) : value)
  if (term.length < ':from:'.length + (isPrefix ? 2 : 1)) return 'Write whom to listen to: from:ines.example.com'
  return { is: 'field', field: 'from', value, items: [only(term, isPrefix)] }
}

function readTag(value: string): Field | string {
  const isPrefix = value.endsWith('*')
  const term = tagTerm(value)
  if (term.length < (isPrefix ? 3 : 2)) return 'Write the tag’s name: tag:WinterCharging'
  return { is: 'field', field: 'tag', value, items: [only(term, isPrefix)] }
}

function readUrl(value: string): Field | string {
  const isPrefix = value.endsWith('*')
  const address = (isPrefix ? value.slice(0, -1) : value).replace(/^https?:\/\//i, '')
  const hasHost = /^[^/?#]*[^/?#.]\.[^/?#.]/.test(address)
  const tokens = tokensOfUrl(hasHost || address.startsWith('/') ? address : `/${address}`)
  const hosts = tokens.filter(token => token.term.startsWith('.'))
  const host = hosts.reduce<(typeof hosts)[number] | undefined>(
    (longest, token) => (longest === undefined || token.term.length > longest.term.length ? token : longest),
    undefined,
  )
  const first = host ?? tokens[0]
  if (first === undefined) return 'Write a site or a word of an address: url:halden.example or url:halden.example/news'
  const words = host === undefined ? tokens : tokens.filter(token => token.position > host.position)
  const items = (host === undefined ? words : [host, ...words]).map(token => ({
    term: token.term,
    prefix: false,
    offset: token.position - first.position,
  }))
  const last = items.at(-1)
  if (last !== undefined && !last.term.startsWith('.')) last.prefix = isPrefix
  return { is: 'field', field: 'url', value, items }
}

function readFollowers(value: string): Followers | string {
  const [, test = '>=', digits = '', unit = ''] = /^(>=|<=|>|<|=)?(\d[\d_,.’']*)([km])?$/i.exec(value) ?? []
  const plain = digits.replace(/[^\d]/g, '')
  if (plain === '' || plain.length > 10) return 'Write a number of followers: followers:>1000'
  const count = Number(plain) * ({ k: 1000, m: 1_000_000 }[unit.toLowerCase()] ?? 1)
  return { is: 'followers', test: test as Followers['test'], count: Math.min(count, 2_000_000_000) }
}

function single(field: Field['field'], value: string, term: string): Field | string {
  if (term === '') return `After ${field}: comes a word: ${FIELDS[field]}`
  return { is: 'field', field, value, items: [only(term, false)] }
}

function only(term: string, prefix: boolean): Item {
  return { term, prefix, offset: 0 }
}

/** What to write instead of a field that does not exist. */
export function unknownField(name: string, value: string): string {
  const other = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined
  const nearest = other ?? Object.keys(FIELDS).find(field => distance(field, name) <= 2)
  const instead =
    nearest === undefined ? `Fields are ${Object.keys(FIELDS).join(', ')}.` : `Did you mean ${nearest}:${value}?`
  return `There is no field “${name}”. ${instead} To search for these words, put them in quotes.`
}

/** Levenshtein distance of two short words. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < other.length; j++)
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
