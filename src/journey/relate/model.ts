import type { Role } from '#platform/context'
import { shippedReader } from '#text/name-reader'
import { firstNameIn, readNames } from '#text/names'

/** Who hands out what we hold of a person, erases it, and says how long words are kept. */
export const keepers: Role[] = ['communications', 'administrator']

/** An account of a person, as their page shows it. */
export interface Account {
  id: string
  personId: string
  network: string
  handle: string
  name: string | null
  avatarUrl: string | null
  url: string | null
  followers: number | null
  seenAt: Date
  goneAt: Date | null
}

/** One conversation of the story with us. */
export interface StoryLine {
  conversationId: string
  network: string
  words: string
  language: string | null
  /** As whom they said it. */
  by: string | null
  at: Date
  standing: string
  said: number
  answeredBy: string[]
}

/** What they speak of, with the posts that say so. */
export interface Concern {
  topic: string
  count: number
  /** How many of these posts complain, report a fault or are unhappy, and how many are glad. */
  troubled: number
  glad: number
  posts: { messageId: string; conversationId: string; words: string; language: string | null; at: Date }[]
}

/** Something we owe them. */
export interface Promised {
  what: string
  conversationId: string | null
  byName: string | null
  until: Date | null
}

/** Where a page came up for them. */
export interface Invited {
  title: string
  url: string | null
  byName: string
  at: Date
  wroteAgain: boolean
}

/** What came of a conversation with them. */
export interface Came {
  kind: string
  statement: string
  conversationId: string | null
  at: Date
}

/** How long words are kept: of a network, of a kind, of both, or of all. */
export interface RetentionRule {
  id: string
  network: string | null
  kind: string | null
  days: number
  madeByName: string | null
  madeAt: Date
}

const letter = 'A-Za-zÀ-ӿ'

/**
 * First names as a regular expression of PostgreSQL: whole words, with or without accents and an s behind them, large or small
 * unless it is a word as well ("Mark my words"); a double name with its hyphen, apart, or as one word.
 */
export function firstNamesIn(called: string[]): string | null {
  const { known } = shippedReader()
  const names = called.flatMap(each => {
    const first = firstNameIn(each, known)
    if (!first) return []
    const isSmall = first.name === first.name.toLowerCase()
    const forms = new Set([first.name, first.name.normalize('NFKD').replace(/\p{M}/gu, '')])
    return [...forms].map(form => anyHyphen(first.isWord && !isSmall ? form : eitherCase(form)))
  })
  return names.length > 0 ? `(?<![${letter}])(?:${[...new Set(names)].join('|')})s?(?![${letter}])` : null
}

const eitherCase = (word: string) =>
  [...word.toLowerCase()].map(each => (/\p{L}/u.test(each) ? `[${each}${each.toUpperCase()}]` : each)).join('')

const anyHyphen = (name: string) => name.replaceAll('-', '[-‐‑ ]?')

/**
 * Words for somebody's export without the names of others: those who spoke beside them (`others`, as they call themselves), and
 * whoever else is read to be a person. Their own names (`own`) stand.
 */
export function withoutOthers(words: string, { own, others }: { own: string[]; others: string[] }): string {
  const reader = shippedReader()
  const isOwn = (name: string) => own.some(each => each.toLowerCase().includes(name.toLowerCase()))
  const firsts = others.flatMap(each => firstNameIn(each, reader.known)?.name ?? [])
  const called = [...new Set([...others, ...firsts])].filter(name => name.length > 1 && !isOwn(name))
  const known = called
    .toSorted((one, other) => other.length - one.length)
    .map(name => name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
  const spared =
    known.length > 0 ? new RegExp(`(?<![${letter}])@?(?:${known.join('|')})(?![${letter}])`, 'giu') : undefined
  const left = spared ? words.replace(spared, '…') : words
  return readNames(left, reader)
    .filter(({ kind, start, end }) => kind === 'person' && !isOwn(left.slice(start, end)))
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)}…${text.slice(end)}`, left)
}
