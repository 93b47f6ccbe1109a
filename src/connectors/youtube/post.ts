import { addressesIn, at, textOf } from '#connectors/web'
import type { Post } from '#core/channels'

export const network = 'youtube'

/** The id of an answer begins with the id of the comment that it stands under, and a point. */
export function rootOf(externalId: string): string {
  return externalId.split('.')[0] ?? externalId
}

/** A comment as the API tells it; its text was asked for as people read it. */
export function readComment(told: unknown, videoId?: string): Post | undefined {
  const externalId = textOf(at(told, 'id'))
  const snippet = at(told, 'snippet')
  const postedAt = new Date(textOf(at(snippet, 'publishedAt')) ?? Number.NaN)
  const channel = textOf(at(snippet, 'authorChannelId', 'value'))
  const named = (textOf(at(snippet, 'authorDisplayName')) ?? '').replace(/^@/, '')
  if (!externalId || Number.isNaN(postedAt.getTime()) || !(channel || named)) return undefined
  const text = (textOf(at(snippet, 'textDisplay')) ?? textOf(at(snippet, 'textOriginal')) ?? '').trim()
  const changedAt = new Date(textOf(at(snippet, 'updatedAt')) ?? Number.NaN)
  const video = textOf(at(snippet, 'videoId')) ?? videoId
  const [avatarUrl, url] = [textOf(at(snippet, 'authorProfileImageUrl')), textOf(at(snippet, 'authorChannelUrl'))]
  const root = rootOf(externalId)
  return {
    network,
    externalId,
    ...(video && { url: `https://www.youtube.com/watch?v=${video}&lc=${encodeURIComponent(externalId)}` }),
    author: {
      externalId: channel ?? named,
      handle: named || (channel ?? ''),
      ...(avatarUrl && { avatarUrl }),
      ...(url && URL.canParse(url) && { url }),
    },
    text: text || '(Nothing.)',
    postedAt,
    ...(changedAt.getTime() > postedAt.getTime() && { editedAt: changedAt }),
    ...(root !== externalId && { replyTo: root, threadRoot: root }),
    links: addressesIn(text),
    tags: [...text.matchAll(/(?:^|\s)#([\p{L}\p{N}_]{1,100})/gu)].map(found => found[1] ?? ''),
    mentions: [...text.matchAll(/(?:^|\s)@([\p{L}\p{N}._-]{3,60})/gu)].map(found => found[1] ?? ''),
    media: [],
  }
}
