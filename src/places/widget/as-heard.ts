import type { Post, PostAuthor } from '#core/channels'
import type { Said, Thread } from './model.ts'

/** What our pages are called among the networks. */
export const network = 'widget'

/** What somebody wrote to us, in the one shape that every network is brought into; `all` is their whole thread. */
export function asHeard(said: Said, thread: Thread, all: Said[]): Post {
  const before = all.findLast(each => each.number < said.number && !each.removedAt)
  const first = all[0]?.id ?? said.id
  return {
    network,
    externalId: said.id,
    author: authorOf(said, thread),
    text: said.text,
    language: thread.language,
    postedAt: said.writtenAt,
    ...(said.id !== first && { threadRoot: first }),
    ...(before && { replyTo: before.id }),
    links: thread.pageUrl ? [thread.pageUrl] : [],
    tags: [],
    mentions: [],
    media: [],
    visibility: 'direct',
  }
}

function authorOf({ employeeId, name }: Said, thread: Thread): PostAuthor {
  if (employeeId) return { externalId: employeeId, handle: name ?? employeeId, ...(name && { name }) }
  return {
    externalId: thread.id,
    handle: `visitor-${thread.id.slice(-6)}`,
    name: thread.name || `Somebody on ${new URL(thread.origin).host}`,
  }
}
