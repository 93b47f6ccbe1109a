import type { PostPicture } from '#places/pictures'

/** What can be opened. */
export const kinds = ['question', 'discussion', 'idea', 'poll', 'event'] as const
export type Kind = (typeof kinds)[number]

/** A part of a site with a subject of its own. */
export interface Space {
  id: string
  siteId: string
  slug: string
  name: string
  about: string
  /** What can be opened in it; empty: everything. */
  kinds: Kind[]
}

/** Whoever wrote: somebody from outside with an account here, or a colleague. */
export interface Writer {
  memberId: string | null
  employeeId: string | null
}

/** Who said something, as it is shown. */
export interface Author extends Writer {
  name: string
  /** A member’s; colleagues have none. */
  handle: string | null
  /** A colleague’s. */
  title: string | null
  /** For whom a colleague works, in words. */
  disclosure: string | null
}

export interface Topic extends Writer {
  id: string
  siteId: string
  spaceId: string
  /** The space in which it began, where that is another: others know it as said there. */
  beganIn: string | null
  kind: Kind
  title: string
  language: string
  openedAt: Date
  lastPostAt: Date
  lastNumber: number
  replyCount: number
  acceptedPostId: string | null
  acceptedAt: Date | null
  closedAt: Date | null
  closedWhy: string | null
  removedAt: Date | null
}

export interface Post extends Writer {
  id: string
  topicId: string
  siteId: string
  /** 1 is what the topic was opened with. */
  number: number
  /** The number of the post it replies to. */
  replyTo: number | null
  disclosure: string | null
  /** Markdown. */
  text: string
  html: string
  /** Below the words, in their order. */
  pictures: PostPicture[]
  language: string
  writtenAt: Date
  editedAt: Date | null
  revision: number
  removedAt: Date | null
  removedWhy: string | null
}

/** An event as it is announced. */
export interface Gathering {
  startsAt: Date
  endsAt: Date
  timezone: string
  place: string
  address: string
  url: string | null
  roomFor: number | null
}

export interface PollChoice {
  id: string
  position: number
  words: string
}

export interface Poll {
  closesAt: Date | null
  takesMany: boolean
  choices: PollChoice[]
}

/** The most that one person says in a while: more is a flood, and nobody could answer it. */
export const limits = {
  topicsPerDay: 10,
  /** A place elsewhere may bring so many times what one person says: each of its people is held to the limits, too. */
  placeTimes: 10,
  postsPerMinute: 4,
  postsPerHour: 40,
  titleMost: 150,
  textMost: 20_000,
  tagsMost: 5,
  mentionsMost: 10,
}

/** Why somebody who wrote this much has to wait, in words; nothing where they need not. */
export function floodOf(
  written: { lastMinute: number; lastHour: number; topicsToday: number },
  opens: boolean,
  times = 1,
): string | undefined {
  if (written.lastMinute >= limits.postsPerMinute * times)
    return 'You write faster than people can read. Wait a minute.'
  if (written.lastHour >= limits.postsPerHour * times)
    return 'That is a lot for one hour. Let others have a word, and go on later.'
  if (opens && written.topicsToday >= limits.topicsPerDay * times)
    return 'You opened many topics today. Go on tomorrow, or in one of those you opened.'
  return undefined
}

/** A tag as it is kept: in small letters, words joined by hyphens. */
export function tagOf(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/^#/, '')
    .replace(/[\s_]+/g, '-')
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .slice(0, 30)
}

/** So many posts stand on one page of a topic. */
export const postsPerPage = 20

/** On which page a post stands. */
export function pageOf(number: number): number {
  return Math.floor((number - 1) / postsPerPage) + 1
}

/** PostgreSQL's dictionaries by language; what has none is found by its words as they are. */
const dictionaries: Record<string, string> = {
  ar: 'arabic',
  hy: 'armenian',
  eu: 'basque',
  ca: 'catalan',
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  et: 'estonian',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  el: 'greek',
  hi: 'hindi',
  hu: 'hungarian',
  id: 'indonesian',
  ga: 'irish',
  it: 'italian',
  lt: 'lithuanian',
  ne: 'nepali',
  nb: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  es: 'spanish',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
}

/** The dictionary of a language, by which its words are brought to their stems. */
export function dictionaryOf(language: string): string {
  return dictionaries[language.split('-')[0] ?? ''] ?? 'simple'
}

/** Words without case and accents: “batería” is found by “bateria”. */
export function searchWords(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
