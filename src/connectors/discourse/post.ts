import { addressesIn, at, idOf, numberOf, readHtml, textOf } from '#connectors/web'
import type { Post } from '#core/channels'

export const network = 'discourse'

/** Where a post stands is its lasting name: forum, topic, number in the topic. The first of a topic is number 1. */
export function externalIdOf(forum: string, topicId: string, number: number): string {
  return `${forum.replace(/^https?:\/\//, '')}/t/${topicId}/${number}`
}

export function partsOf(externalId: string): { topicId: string; number: number } | undefined {
  const found = /\/t\/(\d+)\/(\d+)$/.exec(externalId)
  return found ? { topicId: found[1] ?? '', number: Number(found[2]) } : undefined
}

/** Posts of people; what the forum itself notes in a topic (moved, closed, small actions) is nobody's word. */
const ordinary = 1

/** A post as the forum tells it, in its lists, its topics and its webhooks alike. */
export function readPost(told: unknown, forum: string): Post | undefined {
  const topicId = idOf(at(told, 'topic_id'))
  const number = numberOf(at(told, 'post_number'))
  const username = textOf(at(told, 'username'))
  const postedAt = new Date(textOf(at(told, 'created_at')) ?? Number.NaN)
  if (!topicId || number === undefined || !username || Number.isNaN(postedAt.getTime())) return undefined
  if (numberOf(at(told, 'post_type') ?? ordinary) !== ordinary || isGone(told)) return undefined
  const { text, links } = readHtml(withoutQuotes(textOf(at(told, 'cooked')) ?? ''), `${forum}/`)
  const title = number === 1 ? (textOf(at(told, 'topic_title')) ?? textOf(at(told, 'title'))) : undefined
  const name = textOf(at(told, 'name'))
  const avatar = textOf(at(told, 'avatar_template'))?.replace('{size}', '96')
  const changedAt = new Date(textOf(at(told, 'updated_at')) ?? Number.NaN)
  const isEdited = (numberOf(at(told, 'version')) ?? 1) > 1 && !Number.isNaN(changedAt.getTime())
  return {
    network,
    externalId: externalIdOf(forum, topicId, number),
    url: `${forum}/t/${topicId}/${number}`,
    author: {
      externalId: `${forum.replace(/^https?:\/\//, '')}/u/${username.toLowerCase()}`,
      handle: username,
      ...(name && { name }),
      ...(avatar && URL.canParse(avatar, `${forum}/`) && { avatarUrl: new URL(avatar, `${forum}/`).href }),
      url: `${forum}/u/${encodeURIComponent(username)}`,
    },
    text: text || (title ?? ''),
    ...(title && { title }),
    postedAt,
    ...(isEdited && { editedAt: changedAt }),
    ...(number > 1 && {
      replyTo: externalIdOf(forum, topicId, numberOf(at(told, 'reply_to_post_number')) ?? 1),
      threadRoot: externalIdOf(forum, topicId, 1),
    }),
    links: [...new Set([...links.filter(link => !link.startsWith(`${forum}/u/`)), ...addressesIn(text)])],
    tags: [],
    mentions: [...text.matchAll(/(?:^|[\s(])@([\p{L}\p{N}_.-]{1,60})/gu)].map(found => found[1] ?? ''),
    media: [],
  }
}

/** Taken down, by its author or by a moderator, or hidden until somebody has looked at it. */
export function isGone(told: unknown): boolean {
  return (
    textOf(at(told, 'deleted_at')) !== undefined || at(told, 'user_deleted') === true || at(told, 'hidden') === true
  )
}

/** What somebody quotes is not what they say. */
function withoutQuotes(html: string): string {
  return html.replace(/<aside class="quote[^>]*>[\s\S]*?<\/aside>/g, '')
}
