import { read, rememberHandles } from '#connectors/bluesky'
import type { Post } from '#core/channels'
import { postOf as blueskyPost } from '../../src/connectors/bluesky/record.ts'
import { readPost as discoursePost } from '../../src/connectors/discourse/post.ts'
import { readPost as githubPost, readPushed as githubPushed } from '../../src/connectors/github/post.ts'
import { readHit, readItem } from '../../src/connectors/hacker-news/item.ts'
import { postOf as mastodonPost } from '../../src/connectors/mastodon/status.ts'
import { readThing } from '../../src/connectors/reddit/post.ts'
import { readPost as stackPost } from '../../src/connectors/stack-exchange/post.ts'
import { readMessage } from '../../src/connectors/telegram/post.ts'
import { readComment } from '../../src/connectors/youtube/post.ts'
import type { Step } from './damage-value.ts'

const now = new Date('2026-11-22T12:00:00Z')
const mostObjects = 400
const mastodonAt = { host: 'social.example', domain: 'social.example' }
const handles = rememberHandles(100)
const posts = (...found: (Post | string | undefined)[]): Post[] => found.filter(each => typeof each === 'object')
export const event: (object: unknown) => Post[] = object => {
  const { news } = read(object, { handles, languages: undefined, now })
  return news && 'post' in news ? [news.post] : []
}

export const readersOfItems: Record<string, (object: unknown) => Post[]> = {
  'api-mastodon-cassettes': object => posts(mastodonPost(object, mastodonAt, now)),
  'api-reddit-cassettes': object => posts(readThing(object)),
  'api-discourse': object => posts(discoursePost(object, 'https://forum.example')),
  'bluesky-jetstream': event,
  'bluesky-indigo': event,
}

/** What no network of ours says is read by all of them: a server may answer anything. */
const author = { externalId: 'did:plc:one', handle: 'one.example' }
export const anybody = (object: unknown): Post[] =>
  posts(
    mastodonPost(object, mastodonAt, now),
    readThing(object),
    discoursePost(object, 'https://forum.example'),
    stackPost(object, 'q', 'stackoverflow'),
    readItem(object),
    readHit(object),
    readMessage(object, '1'),
    githubPost(object),
    githubPushed(object, object, now, false),
    readComment(object),
    blueskyPost({ did: 'did:plc:one', rkey: '3jzfcijpj2z2a', record: object, heardAt: now, author }),
    ...event(object),
  )

export function objectsIn(value: unknown): { object: unknown; way: Step[] }[] {
  const found: { object: unknown; way: Step[] }[] = []
  const walk = (value: unknown, way: Step[]) => {
    if (found.length >= mostObjects || typeof value !== 'object' || value === null || way.length > 30) return
    if (!Array.isArray(value)) found.push({ object: value, way })
    for (const [key, inner] of Object.entries(value)) walk(inner, [...way, key])
  }
  walk(value, [])
  return found
}

/** PostgreSQL takes no zero bytes and no halves of letters; times must be times. */
export function isStorable(post: Post): boolean {
  const { author, media } = post
  const said = [
    ...[post.text, post.title, post.externalId, post.url, post.replyTo, post.threadRoot, post.language],
    ...[author.externalId, author.handle, author.name, author.url, author.avatarUrl],
    ...[...post.links, ...post.tags, ...post.mentions],
    ...media.flatMap(({ url, alt }) => [url, alt]),
  ]
  return (
    said.every(each => each === undefined || (each.isWellFormed() && !each.includes('\0'))) &&
    [post.postedAt, post.editedAt].every(each => each === undefined || !Number.isNaN(each.getTime()))
  )
}
