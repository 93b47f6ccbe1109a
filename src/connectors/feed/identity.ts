import type { Post } from '#core/channels'
import { digest } from './post.ts'

/**
 * What tells a feed from every other: its address as it was first set up, without what may change about it.
 *
 * The feed's own id is not used: anybody can write somebody else's into a feed, and would change their posts.
 */
export function feedIdentity(url: string): string {
  return url
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '')
}

/** Where the entries of a feed are, by the addresses that stand for their ids. */
export interface Whereabouts {
  origins: string[]
  /** From where to where they moved, as far as we saw it. */
  moves: [from: string, to: string][]
}

/** A feed with entries of more sites than this tells of others, and does not move with them. */
const mostOrigins = 4
const mostMoves = 12

/**
 * Names entries as they were named before their site moved: many feeds use the address of an entry as its id, and all
 * of them change when a site gets another name, or a certificate. `isKnown` says what was heard under an id.
 */
export function knownNames(
  before: Whereabouts | undefined,
  isKnown: (externalId: string) => boolean,
): { nameOf: (externalId: string) => string; whereabouts: () => Whereabouts } {
  const { origins: formerly = [], moves: known = [] } = before ?? {}
  const moves = new Map(known.map(move => [move.join(' '), move]))
  const origins = new Set(formerly)
  const nameOf = (externalId: string): string => {
    const [, prefix = '', origin = '', rest = ''] =
      /^([^#]*#(?:comments#)?)(https?:\/\/[^/]+)(\/.+)$/i.exec(externalId) ?? []
    if (!origin) return externalId
    origins.add(origin)
    if (isKnown(externalId)) return externalId
    const from = formerly.includes(origin) ? known.flatMap(([a, to]) => (to === origin ? [a] : [])) : formerly
    const former = from.find(one => isKnown(prefix + one + rest))
    if (former === undefined) return externalId
    moves.set(`${former} ${origin}`, [former, origin])
    return prefix + former + rest
  }
  return {
    nameOf,
    whereabouts: () => ({
      origins: origins.size > mostOrigins ? [] : [...origins],
      moves: [...moves.values()].slice(-mostMoves),
    }),
  }
}

const mostWords = 40
/** Fewer letters could be anybody's. */
const leastLetters = 20

/** What entries say under which id, whatever their addresses are: by this a feed is known that moved with all of them. */
export function wordsOf(posts: Pick<Post, 'externalId' | 'title' | 'text'>[]): string[] {
  return posts
    .filter(({ title = '', text }) => title.length + text.length >= leastLetters)
    .slice(0, mostWords)
    .map(({ externalId, title, text }) => digest([externalId, title, text]))
}

/**
 * Is what stands at a new address the feed that was heard at the old one? One id in common says so, if it is one that
 * no other site would give: a bare number counts on the same host, or where the same words stand under it.
 */
export function isSameFeed(
  posts: Pick<Post, 'externalId' | 'title' | 'text'>[],
  { seen, words = [] }: { seen: string[]; words?: string[] | undefined },
  { from, to }: { from: string; to: string },
): boolean {
  if (seen.length === 0 || posts.length === 0) return true
  if (wordsOf(posts).some(each => words.includes(each))) return true
  const known = new Set(seen.map(pair => pair.slice(0, 16)))
  const onSameHost = URL.parse(from)?.host === URL.parse(to)?.host
  return posts.some(({ externalId }) => {
    const own = externalId.slice(externalId.indexOf('#') + 1)
    return known.has(digest([externalId])) && (onSameHost || own.length >= leastTelling || own.includes('/'))
  })
}

const leastTelling = 12
