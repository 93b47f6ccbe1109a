import { at, listOf, numberOf, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError, type OpenSource, type Post, type ThreadFetch } from '#core/channels'
import { read } from './ask.ts'
import { readComment, rootOf } from './post.ts'
import { type Secret, Settings } from './settings.ts'
import type { Session } from './token.ts'

const mostPages = 10
const plain = { textFormat: 'plainText' }

/** A comment with all that was answered to it. */
export async function fetchThread(
  ref: { externalId: string },
  tools: ConnectorTools,
  settings: unknown,
  signedIn?: Pick<OpenSource<Settings, Secret>, 'secret' | 'keepSecret' | 'renewSecret'>,
): Promise<ThreadFetch> {
  const session: Session = {
    settings: Settings.parse(settings),
    secret: signedIn && { ...signedIn.secret },
    tools,
    keepSecret: signedIn?.keepSecret,
    renewSecret: signedIn?.renewSecret,
  }
  const id = rootOf(ref.externalId)
  const data = await read(session, 'commentThreads', { part: 'snippet', id, ...plain })
  const thread = at(data, 'items', 0)
  const root = readComment(at(thread, 'snippet', 'topLevelComment'), textOf(at(thread, 'snippet', 'videoId')))
  if (!root) throw new NetworkError('refused', 'This comment is not there any more.')
  const { replies, isWhole } = await repliesTo(session, id, textOf(at(thread, 'snippet', 'videoId')))
  return {
    posts: [root, ...replies],
    ...(!isWhole && { incomplete: 'Only a part of its many replies is shown here.' }),
  }
}

/** All that was answered to a comment, the oldest first. */
export async function repliesTo(
  session: Session,
  parentId: string,
  videoId: string | undefined,
): Promise<{ replies: Post[]; isWhole: boolean }> {
  const replies: Post[] = []
  let pageToken: string | undefined
  for (let turn = 0; turn < mostPages; turn++) {
    const data = await read(session, 'comments', { part: 'snippet', parentId, maxResults: 100, pageToken, ...plain })
    replies.push(...listOf(at(data, 'items')).flatMap(told => readComment(told, videoId) ?? []))
    pageToken = textOf(at(data, 'nextPageToken'))
    if (!pageToken) break
  }
  replies.sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime())
  return { replies, isWhole: !pageToken }
}

/** What a listed thread shows of itself: its beginning, and some of the replies or all. */
export function shownOf(thread: unknown): { posts: Post[]; replies: number; isWhole: boolean; videoId?: string } {
  const videoId = textOf(at(thread, 'snippet', 'videoId'))
  const root = readComment(at(thread, 'snippet', 'topLevelComment'), videoId)
  const replies = listOf(at(thread, 'replies', 'comments')).flatMap(told => readComment(told, videoId) ?? [])
  const total = numberOf(at(thread, 'snippet', 'totalReplyCount')) ?? replies.length
  return {
    posts: [...(root ? [root] : []), ...replies],
    replies: total,
    isWhole: replies.length >= total,
    ...(videoId && { videoId }),
  }
}
