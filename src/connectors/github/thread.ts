import { at, listOf, numberOf, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError, type OpenSource, type Post, type ThreadFetch } from '#core/channels'
import { ask } from './ask.ts'
import { readPost } from './post.ts'
import { issueOfComment, standing, threadsOfPull, wholeDiscussion, wholeIssue, wholePull } from './queries.ts'
import { type Secret, Settings } from './settings.ts'
import type { Where } from './token.ts'

const mostPages = 10

/** An issue, a discussion or a pull request from its beginning on. */
export async function fetchThread(
  ref: { externalId: string },
  tools: ConnectorTools,
  settings: unknown,
  signedIn?: Pick<OpenSource<Settings, Secret>, 'secret' | 'keepSecret' | 'renewSecret'>,
): Promise<ThreadFetch> {
  const where = whereOf({ secret: undefined, ...signedIn, settings: Settings.parse(settings), tools })
  const { root, kind } = await standingOf(where, ref.externalId)
  return readThread(where, root, kind)
}

/** Where one asks, with a copy of the secret: it is renewed in place. */
export function whereOf({ settings, secret, tools, keepSecret, renewSecret, signal }: Where): Where {
  return { settings, secret: secret && { ...secret }, tools, keepSecret, renewSecret, signal }
}

type Kind = 'Issue' | 'Discussion' | 'PullRequest'

interface Standing {
  root: string
  kind: Kind
  /** In a discussion, or of some lines of a pull request: the comment below which an answer to this one stands. */
  below?: string
}

const kinds: Record<string, Kind> = {
  Issue: 'Issue',
  IssueComment: 'Issue',
  Discussion: 'Discussion',
  DiscussionComment: 'Discussion',
  PullRequest: 'PullRequest',
  PullRequestReview: 'PullRequest',
  PullRequestReviewComment: 'PullRequest',
}

/** Where a post stands: in an issue, a discussion or a pull request, and there at the top or below a comment. */
export async function standingOf(where: Where, id: string): Promise<Standing> {
  const { data } = await ask(where, standing, { id })
  const node = at(data, 'node')
  const name = textOf(at(node, '__typename')) ?? ''
  const pull = textOf(at(node, 'pullRequest', 'id')) ?? textOf(at(node, 'mayStandIn', 'id'))
  const kind = pull ? 'PullRequest' : kinds[name]
  const root =
    name === 'IssueComment' && !pull
      ? textOf(at((await ask(where, issueOfComment, { id })).data, 'node', 'issue', 'id'))
      : (pull ?? textOf(at(node, 'discussion', 'id')) ?? textOf(at(node, 'id')))
  if (!root || !kind) throw new NetworkError('refused', 'This is no issue, discussion or pull request of GitHub’s.')
  // GitHub knows two levels: an answer to an answer stands beside it.
  const hasBelow = name === 'DiscussionComment' || name === 'PullRequestReviewComment'
  return { root, kind, ...(hasBelow && { below: textOf(at(node, 'replyTo', 'id')) ?? id }) }
}

/** The thread of some lines that began with this comment. */
export async function linesOf(where: Where, pull: string, comment: string): Promise<string> {
  let after: string | undefined
  for (let turn = 0; turn < mostPages; turn++) {
    const { data } = await ask(where, threadsOfPull, { id: pull, after })
    const threads = at(data, 'node', 'reviewThreads')
    const thread = listOf(at(threads, 'nodes')).find(one => at(one, 'comments', 'nodes', 0, 'id') === comment)
    const id = textOf(at(thread, 'id'))
    if (id) return id
    if (at(threads, 'pageInfo', 'hasNextPage') !== true) break
    after = textOf(at(threads, 'pageInfo', 'endCursor'))
  }
  throw new NetworkError('refused', 'What you answer is not there any more.')
}

const whole: Record<Kind, string> = { Issue: wholeIssue, Discussion: wholeDiscussion, PullRequest: wholePull }

export async function readThread(where: Where, id: string, kind: string | undefined): Promise<ThreadFetch> {
  const posts = new Map<string, Post>()
  let left = 0
  let after: string | undefined
  for (let turn = 0; turn < mostPages; turn++) {
    const { data } = await ask(where, whole[kinds[kind ?? ''] ?? 'Issue'], { id, after })
    const thread = at(data, 'node')
    if (!textOf(at(thread, 'id')))
      throw new NetworkError('refused', 'GitHub has no such thread, or it is closed to us.')
    for (const post of postsIn(thread)) posts.set(post.externalId, post)
    for (const comment of listOf(at(thread, 'comments', 'nodes'))) left += missingIn(at(comment, 'replies'))
    if (turn === 0) {
      const reviews = at(thread, 'reviews')
      left += missingIn(reviews)
      for (const review of listOf(at(reviews, 'nodes'))) left += missingIn(at(review, 'comments'))
    }
    const page = at(thread, 'comments', 'pageInfo')
    after = at(page, 'hasNextPage') === true ? textOf(at(page, 'endCursor')) : undefined
    if (!after) break
  }
  const incomplete = after ? 'Only its first part is shown here.' : `${left} further replies are not shown here.`
  return { posts: [...posts.values()], ...((after || left > 0) && { incomplete }) }
}

/** How many of a list did not come with it. */
export function missingIn(list: unknown): number {
  return Math.max(0, (numberOf(at(list, 'totalCount')) ?? 0) - listOf(at(list, 'nodes')).length)
}

/** Its beginning, then each comment with what stands below it, then what reviewers say, as a whole and of lines. */
export function postsIn(thread: unknown): Post[] {
  const root = textOf(at(thread, 'id'))
  const comments = listOf(at(thread, 'comments', 'nodes'))
  const reviews = listOf(at(thread, 'reviews', 'nodes'))
  // What is still being written is for its author's eyes.
  const given = reviews.filter(review => at(review, 'state') !== 'PENDING')
  const told = [
    ...comments.flatMap(comment => [comment, ...listOf(at(comment, 'replies', 'nodes'))]),
    ...given.flatMap(review => [review, ...listOf(at(review, 'comments', 'nodes'))]),
  ]
  return [readPost(thread), ...told.map(one => readPost(one, root))].flatMap(post => post ?? [])
}
