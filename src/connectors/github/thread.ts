import { at, listOf, numberOf, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError, type OpenSource, type Post, type ThreadFetch } from '#core/channels'
import { ask, type Where } from './ask.ts'
import { readPost } from './post.ts'
import { standing, wholeDiscussion, wholeIssue } from './queries.ts'
import { type Secret, Settings } from './settings.ts'

const mostPages = 10

/** An issue or a discussion from its beginning on. */
export async function fetchThread(
  ref: { externalId: string },
  tools: ConnectorTools,
  settings: unknown,
  signedIn?: Pick<OpenSource<Settings, Secret>, 'secret' | 'keepSecret'>,
): Promise<ThreadFetch> {
  const where: Where = { settings: Settings.parse(settings), secret: signedIn?.secret, tools }
  const { root, isDiscussion } = await standingOf(where, ref.externalId)
  return readThread(where, root, isDiscussion ? 'Discussion' : 'Issue')
}

interface Standing {
  root: string
  isDiscussion: boolean
  /** In a discussion: the comment below which an answer to this one stands. */
  below?: string
}

/** Where a post stands: in an issue or in a discussion, and there at the top or below a comment. */
export async function standingOf(where: Where, id: string): Promise<Standing> {
  const { data } = await ask(where, standing, { id })
  const node = at(data, 'node')
  const kind = textOf(at(node, '__typename'))
  const root = textOf(at(node, 'issue', 'id')) ?? textOf(at(node, 'discussion', 'id')) ?? textOf(at(node, 'id'))
  if (!root || !kind || !/^(Issue|IssueComment|Discussion|DiscussionComment)$/.test(kind))
    throw new NetworkError('refused', 'This is no issue and no discussion of GitHub’s.')
  // GitHub knows two levels: an answer to an answer stands beside it.
  const below = kind === 'DiscussionComment' ? (textOf(at(node, 'replyTo', 'id')) ?? id) : undefined
  return { root, isDiscussion: kind.startsWith('Discussion'), ...(below && { below }) }
}

export async function readThread(where: Where, id: string, kind: string | undefined): Promise<ThreadFetch> {
  const posts = new Map<string, Post>()
  let left = 0
  let after: string | undefined
  for (let turn = 0; turn < mostPages; turn++) {
    const { data } = await ask(where, kind === 'Discussion' ? wholeDiscussion : wholeIssue, { id, after })
    const thread = at(data, 'node')
    if (!textOf(at(thread, 'id')))
      throw new NetworkError('refused', 'GitHub has no such thread, or it is closed to us.')
    for (const post of postsIn(thread)) posts.set(post.externalId, post)
    for (const comment of listOf(at(thread, 'comments', 'nodes')))
      left += (numberOf(at(comment, 'replies', 'totalCount')) ?? 0) - listOf(at(comment, 'replies', 'nodes')).length
    const page = at(thread, 'comments', 'pageInfo')
    after = at(page, 'hasNextPage') === true ? textOf(at(page, 'endCursor')) : undefined
    if (!after) break
  }
  const incomplete = after ? 'Only its first part is shown here.' : `${left} further replies are not shown here.`
  return { posts: [...posts.values()], ...((after || left > 0) && { incomplete }) }
}

/** Its beginning, then each comment with what stands below it. */
export function postsIn(thread: unknown): Post[] {
  const comments = listOf(at(thread, 'comments', 'nodes'))
  const told = [thread, ...comments.flatMap(comment => [comment, ...listOf(at(comment, 'replies', 'nodes'))])]
  return told.flatMap(one => readPost(one) ?? [])
}
