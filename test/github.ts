import { createHmac, createVerify, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { schema as published } from '@octokit/graphql-schema'
import { buildClientSchema, GraphQLError, graphql, type IntrospectionQuery } from 'graphql'
import { github } from '#connectors/github'
import type { OpenAccount, OpenSource, PushRequest } from '#core/channels'
import { newId } from '#lib/id'
import { deadHost, type Network, plainTools } from './conformance/network.ts'
import { serve } from './serve.ts'

/** The schema that GitHub publishes: what it does not allow, this server does not, either. */
export const schema = buildClientSchema(published.json as unknown as IntrospectionQuery)

const goodToken = 'github_pat_of_halden'
const ourLogin = 'halden-team'

interface Said {
  __typename: 'Issue' | 'IssueComment' | 'Discussion' | 'DiscussionComment' | Pull
  id: string
  body: string
  createdAt: string
  updatedAt: string
  lastEditedAt: string | null
  login: string
  root?: string
  above?: string
  /** Of a review: whether it was handed in; of what it says of a line: which review, and where. */
  state?: 'PENDING' | 'COMMENTED'
  review?: string
  path?: string
}
type Pull = 'PullRequest' | 'PullRequestReview' | 'PullRequestReviewComment'

export interface FakeGitHub extends Network {
  source: (cursor: string | undefined, settings?: object) => OpenSource
  account: () => OpenAccount
  write: (text: string, replyTo?: string) => Promise<string>
  /** The next discussion rather than an issue. */
  discuss: (text: string, replyTo?: string) => Promise<string>
  signed: (event: string, payload: object, settings?: object) => { source: OpenSource; request: PushRequest }
  /** The next pull request, or what is said of one as a whole. */
  propose: (text: string, replyTo?: string) => Promise<string>
  /** A review with words of its own, if any, and one comment on a line, or an answer to one. */
  review: (pull: string, words: string, ofLine: string, above?: string, state?: 'PENDING') => Promise<string>
  /** An app of ours, installed there: what it signs in with, and which tokens it was given. */
  app: { secret: object; given: string[]; endEarly: () => void; pass: (ms: number) => void }
  hearts: () => string[]
  refuse: (status: number, headers: Record<string, string>, body: object) => void
}

/** GitHub’s GraphQL, run by its own schema over a handful of posts. */
export async function openGitHub(): Promise<FakeGitHub> {
  const said = new Map<string, Said>()
  const hearts = new Set<string>()
  let refusal: { status: number; headers: Record<string, string>; body: object } | undefined
  let last = 0

  function add(kind: Said['__typename'], body: string, login: string, root?: string, above?: string): Said {
    const now = new Date().toISOString()
    const id = `${kind === 'Issue' ? 'I' : 'X'}_kw${++last}`
    const one: Said = { __typename: kind, id, body, login, createdAt: now, updatedAt: now, lastEditedAt: null }
    Object.assign(one, root && { root }, above && { above })
    said.set(id, one)
    const thread = root && said.get(root)
    if (thread) thread.updatedAt = now
    return one
  }
  const gone = (id: string) =>
    new GraphQLError(`Could not resolve to a node with the global id of '${id}'.`, {
      extensions: { type: 'NOT_FOUND' },
    })
  const theOne = (id: string) => {
    const one = said.get(id)
    if (!one) throw gone(id)
    return one
  }
  const shown = (one: Said): object => ({
    ...one,
    url: `https://github.com/halden/manuals/issues/1#${one.id}`,
    title: 'About bikes',
    author: { __typename: 'User', databaseId: one.login.length, login: one.login, name: null, url: '', avatarUrl: '' },
    path: one.path ?? 'brake.ts',
    state: one.state,
    viewerDidAuthor: one.login === ourLogin,
    deletedAt: null,
    issue: () => {
      const root = one.root ? theOne(one.root) : undefined
      // What stands in a pull request stands in no issue, though the schema promises one.
      if (root?.__typename !== 'Issue') throw new GraphQLError('Could not resolve to an Issue.')
      return shown(root)
    },
    pullRequest: () => {
      const root = one.root && theOne(one.root)
      return root && root.__typename === 'PullRequest' ? shown(root) : null
    },
    discussion: () => one.root && shown(theOne(one.root)),
    replyTo: () => one.above && shown(theOne(one.above)),
    comments: (page: Page) =>
      listed(
        one.__typename === 'PullRequestReview'
          ? here(each => each.review === one.id)
          : here(each => each.root === one.id && !each.above && !each.__typename.startsWith('PullRequest')),
        page,
      ),
    reviews: (page: Page) =>
      listed(
        here(each => each.root === one.id && each.__typename === 'PullRequestReview'),
        page,
      ),
    reviewThreads: () => {
      const begins = here(each => each.root === one.id && each.__typename === 'PullRequestReviewComment' && !each.above)
      return { nodes: begins.map(threadFrom), pageInfo: { hasNextPage: false } }
    },
    replies: (page: Page) =>
      listed(
        here(each => each.above === one.id),
        page,
      ),
  })
  /** What is said of a line, from the comment that began it. */
  const threadFrom = ({ id }: Said) => ({
    __typename: 'PullRequestReviewThread',
    id: `PRRT_${id}`,
    comments: (page: Page) =>
      listed(
        here(each => each.id === id || (each.above === id && each.__typename === 'PullRequestReviewComment')),
        page,
      ),
  })
  const here = (which: (one: Said) => boolean) => [...said.values()].filter(which)
  const listed = (all: Said[], { first, last, after }: Page) => {
    const from = after ? Number(after) : 0
    const nodes = last ? all.slice(-last) : all.slice(from, from + (first ?? 100))
    const end = from + nodes.length
    return {
      totalCount: all.length,
      nodes: nodes.map(shown),
      pageInfo: { hasNextPage: !last && end < all.length, hasPreviousPage: false, endCursor: `${end}` },
    }
  }
  const threads = (kind: string, page: Page, which = (_: Said) => true) =>
    listed(
      here(one => one.__typename === kind && which(one)).sort(
        (a, b) => b.updatedAt.localeCompare(a.updatedAt) || Number(b.id.slice(4)) - Number(a.id.slice(4)),
      ),
      page,
    )
  const changed = (id: string, body: string) => {
    const now = new Date().toISOString()
    Object.assign(theOne(id), { body, lastEditedAt: now, updatedAt: now })
    return shown(theOne(id))
  }
  const taken = (id: string) => {
    theOne(id)
    said.delete(id)
    return {}
  }
  const operations = {
    rateLimit: { remaining: 4_900, resetAt: new Date().toISOString() },
    viewer: { databaseId: 7, login: ourLogin, name: 'Halden', url: 'https://github.com/halden-team', avatarUrl: '' },
    repository: {
      issues: (page: Page) => threads('Issue', page),
      discussions: (page: Page) => threads('Discussion', page),
      pullRequests: (page: Page) => threads('PullRequest', page),
    },
    search: (page: Page & { query: string; type: string }) =>
      threads(
        page.type !== 'ISSUE' ? 'Discussion' : page.query.includes('is:pr') ? 'PullRequest' : 'Issue',
        page,
        one => one.body.includes(page.query.split(' ')[0] ?? ''),
      ),
    node: ({ id }: { id: string }) => (id.startsWith('PRRT_') ? threadFrom(theOne(id.slice(5))) : shown(theOne(id))),
    nodes: ({ ids }: { ids: string[] }) =>
      ids.map(id => {
        const one = said.get(id)
        return one ? shown(one) : gone(id)
      }),
    addComment: ({ input }: Asked) => ({
      commentEdge: { node: shown(add('IssueComment', input.body, ourLogin, theOne(input.subjectId).id)) },
    }),
    addDiscussionComment: ({ input }: Asked) => ({
      comment: shown(add('DiscussionComment', input.body, ourLogin, theOne(input.discussionId).id, input.replyToId)),
    }),
    addPullRequestReviewThreadReply: ({ input }: Asked) => {
      const first = theOne(input.pullRequestReviewThreadId.slice(5))
      return { comment: shown(add('PullRequestReviewComment', input.body, ourLogin, first.root, first.id)) }
    },
    updatePullRequestReviewComment: ({ input }: Asked) => ({
      pullRequestReviewComment: changed(input.pullRequestReviewCommentId, input.body),
    }),
    deletePullRequestReviewComment: ({ input }: Asked) => taken(input.id),
    updateIssueComment: ({ input }: Asked) => ({ issueComment: changed(input.id, input.body) }),
    updateDiscussionComment: ({ input }: Asked) => ({ comment: changed(input.commentId, input.body) }),
    deleteIssueComment: ({ input }: Asked) => taken(input.id),
    deleteDiscussionComment: ({ input }: Asked) => taken(input.id),
    addReaction: ({ input }: Asked) => {
      hearts.add(theOne(input.subjectId).id)
      return { reaction: { id: `R_${input.subjectId}` } }
    },
    removeReaction: ({ input }: Asked) => {
      hearts.delete(theOne(input.subjectId).id)
      return {}
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object, headers: Record<string, string> = {}) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    if (request.url === '/app/installations/471/access_tokens') {
      const [head = '', claims = '', signature = ''] = (request.headers.authorization ?? '').slice(7).split('.')
      const word = JSON.parse(Buffer.from(claims, 'base64url').toString())
      const isOurs = createVerify('RSA-SHA256')
        .update(`${head}.${claims}`)
        .verify(keys.publicKey, signature, 'base64url')
      const nowS = (Date.now() + passedMs) / 1000
      if (!isOurs || word.iss !== '12' || word.iat > nowS || word.exp > nowS + 600)
        return say(401, { message: 'A JSON web token could not be decoded' })
      given.push(`ghs_${given.length}_of_halden`)
      return say(201, { token: given.at(-1), expires_at: new Date(Date.now() + passedMs + 3_600_000).toISOString() })
    }
    const isGood = [goodToken, ...given.slice(-1)].some(token => request.headers.authorization === `bearer ${token}`)
    if (!isGood) return say(401, { message: 'Bad credentials' })
    if (refusal) return say(refusal.status, refusal.body, refusal.headers)
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const { query, variables } = JSON.parse(Buffer.concat(pieces).toString())
    const { data, errors } = await graphql({ schema, source: query, rootValue: operations, variableValues: variables })
    // GitHub writes the kind of an error beside its words.
    const told = errors?.map(({ message, path, extensions }) => ({ type: extensions.type, message, path }))
    say(200, { data, ...(told && { errors: told }) })
  }

  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const given: string[] = []
  let passedMs = 0
  const server = createServer((request, response) => {
    if (request.url === '/silent') return
    if (request.url === '/broken') {
      response.writeHead(200, { 'content-length': 100 })
      return void response.write('{"data":', () => setTimeout(() => response.destroy(), 50))
    }
    void answer(request, response)
  })
  const { url: host, close } = await serve(server)
  const dead = `http://${await deadHost()}`
  const signingKey = newId()
  const settings = (api: string, more: object = {}) =>
    github.settings.parse({ repositories: ['halden/manuals'], api: `${api}/graphql`, ...more })
  const source = (api: string, cursor?: string, more?: object): OpenSource => ({
    sourceId: newId(),
    settings: { ...settings(host, more), api },
    secret: { token: goodToken, signingKey },
    cursor,
    tools: plainTools(),
  })
  const account = (token: string, at = host): OpenAccount => ({
    accountId: newId(),
    settings: settings(at),
    secret: { token },
    tools: plainTools(),
  })
  const signed = (event: string, payload: object, more?: object) => {
    const body = Buffer.from(JSON.stringify(payload))
    const request: PushRequest = {
      method: 'POST',
      url: 'https://sosh.example/hooks/github',
      headers: {
        'content-type': 'application/json',
        'x-github-event': event,
        'x-hub-signature-256': `sha256=${createHmac('sha256', signingKey).update(body).digest('hex')}`,
      },
      body,
    }
    return { source: source(`${host}/graphql`, undefined, more), request }
  }
  const pushed = ({ id, body, login, createdAt, updatedAt }: Said) => ({
    node_id: id,
    html_url: `https://github.com/halden/manuals/issues/1#${id}`,
    title: 'About bikes',
    body,
    user: { login, id: login.length, avatar_url: '', html_url: `https://github.com/${login}` },
    created_at: createdAt,
    updated_at: updatedAt,
  })
  const writes = (root: 'Issue' | 'Discussion' | 'PullRequest') => async (text: string, replyTo?: string) => {
    const above = replyTo ? theOne(replyTo) : undefined
    if (!above) return add(root, text, 'ana').id
    return add(
      root === 'Discussion' ? 'DiscussionComment' : 'IssueComment',
      text,
      'ana',
      above.root ?? above.id,
      above.root && above.id,
    ).id
  }
  return {
    source: (cursor, more) => source(`${host}/graphql`, cursor, more),
    deadSource: () => source(dead),
    silentSource: () => source(`${host}/silent`),
    brokenSource: () => source(`${host}/broken`),
    write: writes('Issue'),
    discuss: writes('Discussion'),
    propose: writes('PullRequest'),
    review: async (pull, words, ofLine, above, state) => {
      const review = add('PullRequestReview', words, 'ana', pull)
      review.state = state ?? 'COMMENTED'
      const comment = add('PullRequestReviewComment', ofLine, 'ana', pull, above)
      Object.assign(comment, { review: review.id, path: 'brake.ts' })
      return comment.id
    },
    app: {
      secret: {
        appId: '12',
        installationId: '471',
        privateKey: keys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
      },
      given,
      endEarly: () => void given.push('nobody has this one'),
      pass: ms => {
        passedMs += ms
      },
    },
    edit: async (id, text) => void changed(id, text),
    remove: async id => void said.delete(id),
    async push(text, change) {
      const one = change ? theOne(change.externalId) : add('Issue', text, 'ana')
      if (change?.kind === 'edit') changed(one.id, text)
      const action = { post: 'opened', edit: 'edited', delete: 'deleted' }[change?.kind ?? 'post']
      return signed('issues', { action, issue: pushed(one), repository: { full_name: 'halden/manuals' } })
    },
    signed,
    account: () => account(goodToken),
    signedOutAccount: () => account('a token that was taken back'),
    deadAccount: () => account(goodToken, dead),
    count: async text => here(one => one.body.startsWith(text)).length,
    settingsForThreads: () => settings(host),
    hearts: () => [...hearts],
    refuse: (status, headers, body) => {
      refusal = { status, headers, body }
    },
    close,
  }
}

interface Page {
  first?: number
  last?: number
  after?: string
}

interface Asked {
  input: Record<string, string> & {
    body: string
    id: string
    subjectId: string
    discussionId: string
    commentId: string
    pullRequestReviewThreadId: string
    pullRequestReviewCommentId: string
  }
}
