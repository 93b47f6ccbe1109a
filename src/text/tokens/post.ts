import { handleOf, readFact, readHandle, readLanguage } from './facts.ts'
import * as fold from './fold.ts'
import * as hashing from './hash.ts'
import { NO_SIGNS, writeFolded, writeLetters } from './letters.ts'
import * as mark from './marks.ts'
import { BESIDE, END, FIELD_GAP, IN_TEXT, IN_TITLE, MARKS, POSITION, START, SUB, TAG } from './marks.ts'
import { scan } from './scan.ts'
import { createTokens, emit, fieldOf, keep, kindOf, reserve, resetTokens, type Tokens, termOf } from './stream.ts'
import { scanUrl } from './url.ts'

const { charCodeAt } = String.prototype
const { FIRST_LETTER, FOLD } = fold
const { HASH_PRIME, HASH_SEED } = hashing
const { MAX_TERM } = mark

const TAG_HASH = Math.imul(HASH_SEED ^ 0x23, HASH_PRIME)

/** What can be listened to: the parts of a post that queries ask about. */
export interface Matchable {
  text: string
  title?: string
  /** BCP 47. */
  language?: string
  network: string
  author: { handle: string; name?: string; followers?: number }
  /** Absolute addresses; those in the text need not be repeated. */
  links: string[]
  /** Hashtags without their sign; those in the text need not be repeated. */
  tags: string[]
}

/** What to read besides the words; a bit each, so that a reader pays only for what its queries ask. */
export const READ_LINKS = 1
export const READ_TAGS = 2
export const READ_AUTHOR = 4
export const READ_NETWORK = 8
export const READ_LANGUAGE = 16
export const READ_HAS = 32
const READ_ALL = 63

/** Reads a post into the stream: title, text, then (as `wants` says) declared tags, addresses and facts. */
export function readPost(tokens: Tokens, post: Matchable, wants: number): void {
  resetTokens(tokens)
  const { author, language, tags, text } = post
  const title = post.title ?? ''
  // All is asked for before anything is read, so that memory brings one while it brings the other.
  reserve(
    tokens,
    text.length + title.length + author.handle.length + (language?.length ?? 0) + tags.length + ROOM_FOR_FACTS,
  )
  tokens.sources[IN_TITLE] = title
  tokens.sources[IN_TEXT] = text
  if (title !== '') {
    readField(tokens, title, IN_TITLE)
    if (tokens.urlCount > 0) readUrls(tokens, title, wants, 0)
  }
  const inTitle = tokens.urlCount
  readField(tokens, text, IN_TEXT)
  if (tokens.urlCount > inTitle) readUrls(tokens, text, wants, inTitle)
  tokens.field = BESIDE
  if ((wants & READ_TAGS) !== 0) for (let at = 0; at < tags.length; at++) readTag(tokens, tags[at] as string)
  if ((wants & READ_LINKS) !== 0) readLinks(tokens, post.links)
  if (wants >= READ_AUTHOR) readFacts(tokens, post, wants)
}

const ROOM_FOR_FACTS = 100

function readField(tokens: Tokens, source: string, field: number): void {
  tokens.field = field
  reserve(tokens, source.length)
  tokens.base = tokens.used
  tokens.used += source.length
  scan(tokens, source, 0, source.length, 0)
  tokens.position += FIELD_GAP
}

/** The addresses met in a field, after its words: they have positions of their own and the field's spans. */
function readUrls(tokens: Tokens, source: string, wants: number, from: number): void {
  if ((wants & READ_LINKS) === 0) return
  for (let url = from; url < tokens.urlCount; url++) {
    const start = tokens.urls[url * 2] as number
    const end = tokens.urls[url * 2 + 1] as number
    reserve(tokens, end - start)
    scanUrl(tokens, source.slice(start, end), start, end)
    tokens.position += FIELD_GAP
  }
}

function readTag(tokens: Tokens, tag: string): void {
  reserve(tokens, tag.length)
  if (tag.length < MAX_TERM && readPlainTag(tokens, tag)) return
  const foldStart = tokens.used
  writeLetters(tokens, '#')
  writeFolded(tokens, tag, 0, tag.length, NO_SIGNS)
  if (tokens.used > foldStart + 1) emit(tokens, TAG, 0, 0, foldStart, tokens.position)
  tokens.position += FIELD_GAP
}

/** A tag of plain letters, folded and hashed in one pass; whether it was one. */
function readPlainTag(tokens: Tokens, tag: string): boolean {
  const { folded, used } = tokens
  const { length } = tag
  let hash = TAG_HASH
  folded[used] = 0x23
  for (let at = 0; at < length; at++) {
    const letter = FOLD[charCodeAt.call(tag, at)] as number
    if (letter < FIRST_LETTER) return false
    folded[used + 1 + at] = letter
    hash = Math.imul(hash ^ letter, HASH_PRIME)
  }
  if (length === 0) return false
  tokens.used = used + 1 + length
  keep(tokens, TAG, 0, 0, used, tokens.used, tokens.position, hash)
  tokens.position += FIELD_GAP
  return true
}

function readLinks(tokens: Tokens, links: string[]): void {
  for (let at = 0; at < links.length; at++) {
    const link = links[at] as string
    reserve(tokens, link.length)
    scanUrl(tokens, link, 0, 0)
    tokens.position += FIELD_GAP
  }
}

function readFacts(tokens: Tokens, post: Matchable, wants: number): void {
  if ((wants & READ_AUTHOR) !== 0) {
    readHandle(tokens, post.author.handle)
    if (post.author.name !== undefined) readFact(tokens, ':from:', post.author.name.trim())
  }
  if ((wants & READ_NETWORK) !== 0) readFact(tokens, ':network:', post.network)
  if ((wants & READ_HAS) !== 0 && (post.links.length > 0 || tokens.urlCount > 0)) readFact(tokens, ':has:', 'link')
  if ((wants & READ_LANGUAGE) !== 0 && post.language !== undefined) readLanguage(tokens, post.language)
}

const shared = createTokens()

/** The term that a fact about a post is asked under: `factTerm('from', '@Inés')` is `:from:ines`, as no word begins. */
export function factTerm(field: 'from' | 'lang' | 'network' | 'has', value: string): string {
  resetTokens(shared)
  readFact(shared, `:${field}:`, field === 'from' ? handleOf(value.trim()) : value.trim())
  return shared.count === 0 ? '' : termOf(shared, 0)
}

/** The term of a tag, however it is written: `Heat Pumps` and `#HeatPumps` are `#heatpumps`. Empty when there is no letter. */
export function tagTerm(tag: string): string {
  resetTokens(shared)
  readTag(shared, tag)
  return shared.count === 0 ? '' : termOf(shared, 0)
}

/** The longest sum of terms, in code units, that is surely under PostgreSQL's limit of 1 MB for a tsvector. */
const MAX_STORED = 250_000

/**
 * The distinct folded terms of a post, for `array_to_tsvector($1)`: exactly what `toTsQuery` asks for.
 * Facts (author, language, network) are left out: they are columns. A post whose terms exceed PostgreSQL's limit keeps
 * its first 250,000 code units of them.
 */
export function searchTerms(post: Matchable): string[] {
  readPost(shared, post, READ_LINKS | READ_TAGS)
  const terms = new Set<string>()
  let length = 0
  for (let token = 0; token < shared.count && length < MAX_STORED; token++) {
    const term = termOf(shared, token)
    if (terms.has(term)) continue
    terms.add(term)
    length += term.length + 2
  }
  return [...terms]
}

/** One token as an object, for tests, editors and the plain evaluator. */
export interface Token {
  term: string
  kind: number
  /** `IN_TITLE`, `IN_TEXT` or `BESIDE`. */
  field: number
  start: number
  end: number
  position: number
}

/** Tokens of a post as objects. Allocates: not for the hot path. */
export function tokensOfPost(post: Matchable): Token[] {
  readPost(shared, post, READ_ALL)
  return collect()
}

/** Tokens of a plain text, as objects. Those with `SUB` in their kind are readings of parts. */
export function tokensOfText(text: string): Token[] {
  resetTokens(shared)
  readField(shared, text, IN_TEXT)
  return collect()
}

/** Terms of an address as `url:` asks for them, host first. Host and path are read the same way as in a post. */
export function tokensOfUrl(address: string): Token[] {
  resetTokens(shared)
  shared.field = BESIDE
  reserve(shared, address.length)
  scanUrl(shared, address, 0, 0)
  return collect()
}

/** Whether a token is a reading of a part of another. */
export function isSub(token: Token): boolean {
  return (token.kind & SUB) !== 0
}

function collect(): Token[] {
  const { count, marks } = shared
  return Array.from({ length: count }, (_, index) => {
    const at = index * MARKS
    return {
      term: termOf(shared, index),
      kind: kindOf(shared, index),
      field: fieldOf(shared, index),
      start: marks[at + START] as number,
      end: marks[at + END] as number,
      position: marks[at + POSITION] as number,
    }
  })
}
