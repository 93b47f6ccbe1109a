import { addressesIn, at, idOf, readHtml, secondsOf, textOf } from '#connectors/web'
import type { Post } from '#core/channels'

export const network = 'hacker-news'
const site = 'https://news.ycombinator.com'

export function addressOf(id: string): string {
  return `${site}/item?id=${id}`
}

/** The item that stands at an address, if it is one of the site's. */
export function idAt(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.hostname !== 'news.ycombinator.com') return undefined
  // A page of a thread may name the comment itself behind its #.
  return /^#(\d+)$/.exec(url.hash)?.[1] ?? /^\d+$/.exec(url.searchParams.get('id') ?? '')?.[0]
}

/** What an item of the API is to us; polls' single answers and jobs are nobody's words to answer. */
export function readItem(item: unknown): Post | 'gone' | undefined {
  const id = idOf(at(item, 'id'))
  const type = textOf(at(item, 'type'))
  if (!id || type === 'job' || type === 'pollopt') return undefined
  if (at(item, 'deleted') === true || at(item, 'dead') === true) return 'gone'
  return postOf({
    id,
    by: textOf(at(item, 'by')),
    timeS: secondsOf(at(item, 'time')),
    title: textOf(at(item, 'title')),
    html: textOf(at(item, 'text')),
    url: textOf(at(item, 'url')),
    parent: idOf(at(item, 'parent')),
    story: undefined,
  })
}

/** The same of a hit of its search, which also knows the story that a comment stands under. */
export function readHit(hit: unknown): Post | undefined {
  const id = idOf(at(hit, 'objectID'))
  if (!id) return undefined
  const story = idOf(at(hit, 'story_id'))
  return postOf({
    id,
    by: textOf(at(hit, 'author')),
    timeS: secondsOf(at(hit, 'created_at_i')),
    title: textOf(at(hit, 'title')),
    html: textOf(at(hit, 'comment_text')) ?? textOf(at(hit, 'story_text')),
    url: textOf(at(hit, 'url')),
    parent: idOf(at(hit, 'parent_id')),
    story: story === id ? undefined : story,
  })
}

interface Said {
  id: string
  by: string | undefined
  timeS: number | undefined
  title: string | undefined
  html: string | undefined
  url: string | undefined
  parent: string | undefined
  story: string | undefined
}

function postOf({ id, by, timeS, title, html, url, parent, story }: Said): Post | undefined {
  if (!by || timeS === undefined) return undefined
  const { text, links } = readHtml(html ?? '', site)
  const said = text || (title ? '' : undefined)
  if (said === undefined) return undefined
  return {
    network,
    externalId: id,
    url: addressOf(id),
    author: { externalId: by, handle: by, url: `${site}/user?id=${encodeURIComponent(by)}` },
    text: said || (title ?? ''),
    ...(title && { title }),
    postedAt: new Date(timeS * 1000),
    ...(parent && { replyTo: parent }),
    ...(story && { threadRoot: story }),
    links: [...new Set([...(url && URL.canParse(url) ? [url] : []), ...links, ...addressesIn(text)])],
    tags: [],
    mentions: [],
    media: [],
  }
}
