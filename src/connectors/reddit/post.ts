import { addressesIn, at, isObject, listOf, secondsOf, textOf, tidy } from '#connectors/web'
import type { Post } from '#core/channels'

export const network = 'reddit'
const site = 'https://www.reddit.com'

/** What a `thing` of the API is: a post (t3), a comment (t1), a private message (t4). */
export function readThing(thing: unknown): Post | 'gone' | undefined {
  const kind = textOf(at(thing, 'kind'))
  const data = at(thing, 'data')
  const name = textOf(at(data, 'name'))
  const createdS = secondsOf(at(data, 'created_utc'))
  if (!isObject(data) || !name || createdS === undefined || !['t1', 't3', 't4'].includes(kind ?? '')) return undefined
  const author = textOf(at(data, 'author'))
  const words = textOf(at(data, 'body')) ?? textOf(at(data, 'selftext')) ?? ''
  const title = kind === 't3' ? textOf(at(data, 'title')) : undefined
  if (isTakenDown(author, words, data)) return 'gone'
  if (!author) return undefined
  const text = tidy(words) || (title ?? '')
  if (!text) return undefined
  const editedS = secondsOf(at(data, 'edited'))
  const parent = textOf(at(data, 'parent_id'))
  const root = kind === 't4' ? textOf(at(data, 'first_message_name')) : textOf(at(data, 'link_id'))
  const permalink = textOf(at(data, 'permalink')) ?? textOf(at(data, 'context'))
  const shared = textOf(at(data, 'url'))
  const subreddit = textOf(at(data, 'subreddit'))
  return {
    network,
    externalId: name,
    ...(permalink && URL.canParse(permalink, site) && { url: new URL(permalink, site).href }),
    author: {
      externalId: textOf(at(data, 'author_fullname')) ?? `u/${author}`,
      handle: author,
      url: `${site}/user/${encodeURIComponent(author)}`,
    },
    text,
    ...(title && { title }),
    postedAt: new Date(createdS * 1000),
    ...(editedS !== undefined && { editedAt: new Date(editedS * 1000) }),
    ...(parent && { replyTo: parent }),
    ...(root && root !== name && { threadRoot: root }),
    links: [
      ...new Set([
        ...(kind === 't3' && shared && !at(data, 'is_self') && URL.canParse(shared) ? [shared] : []),
        ...addressesIn(text),
      ]),
    ],
    tags: subreddit ? [subreddit] : [],
    mentions: [...text.matchAll(/(?:^|[\s(])\/?u\/([A-Za-z0-9_-]{3,20})/g)].map(found => found[1] ?? ''),
    media: [],
  }
}

/** By its author or by a moderator: either way, nobody is to read it any more. */
function isTakenDown(author: string | undefined, words: string, data: Record<string, unknown>): boolean {
  if (at(data, 'removed_by_category') != null) return true
  return author === '[deleted]' || words === '[deleted]' || words === '[removed]'
}

export function childrenOf(listing: unknown): unknown[] {
  return listOf(at(listing, 'data', 'children'))
}
