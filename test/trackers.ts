import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { components, operations } from '@octokit/openapi-types/types.d.ts'
import { Webhook } from 'standardwebhooks'

/** A tracker on this machine, for a test to look into and to disturb. */
export interface FakeTracker {
  url: string
  /** What was made in it, in order. */
  issues: { number: number; title: string; body: string; labels: string[] }[]
  /** Somebody there closes it, or opens it again. */
  move: (number: number, state: 'open' | 'resolved' | 'declined') => void
  /** What it would send of an issue. */
  news: (number: number, key: string) => { headers: Record<string, string>; body: string }
  /** The next calls are answered so; `after`: only once the work is done, as when a connection breaks in between. */
  disturb: (how?: { status: number; body?: object; headers?: Record<string, string>; after?: boolean }) => void
  close: () => Promise<void>
}

interface Kept {
  number: number
  title: string
  body: string
  labels: string[]
  state: 'open' | 'resolved' | 'declined'
  createdAt: Date
}

interface Call {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  text: string
}

interface Said {
  status: number
  body: unknown
  headers?: Record<string, string>
}

type Disturbance = { status: number; body?: object; headers?: Record<string, string>; after?: boolean }

async function serve(
  answer: (call: Call) => Said,
): Promise<{ url: string; disturb: FakeTracker['disturb']; close: () => Promise<void> }> {
  let disturbed: Disturbance | undefined
  const say = (response: ServerResponse, { status, body, headers }: Said) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
    const call = { method: request.method ?? '', path: pathname, query: searchParams, headers: request.headers }
    if (disturbed && !disturbed.after) return say(response, { body: {}, ...disturbed })
    const said = answer({ ...call, text: Buffer.concat(pieces).toString() })
    if (disturbed && call.method === 'POST') {
      if (disturbed.status === 0) return void response.destroy()
      return say(response, { body: {}, ...disturbed })
    }
    return say(response, said)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    disturb: how => {
      disturbed = how
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function shelf() {
  const issues: Kept[] = []
  return {
    issues,
    add: (title: string, body: string, labels: string[]): Kept => {
      const one: Kept = { number: issues.length + 1, title, body, labels, state: 'open', createdAt: new Date() }
      issues.push(one)
      return one
    },
    move: (number: number, state: Kept['state']) => {
      const one = issues[number - 1]
      if (one) one.state = state
    },
  }
}

/** One page of a list, as both of them cut it. */
function paged<One>(all: One[], perPage: string | null | undefined, page: string | null | undefined): One[] {
  const size = Number(perPage ?? 20)
  return all.slice((Number(page ?? 1) - 1) * size, Number(page ?? 1) * size)
}

export const githubToken = 'github_pat_of_halden_for_issues'
const repository = 'halden/firmware'

/**
 * GitHub’s REST API for issues of one repository, as its published description (`@octokit/openapi-types`, made from
 * github/rest-api-description) has it: what this answers is held to those types by the compiler.
 */
export async function openGitHubIssues(): Promise<FakeTracker> {
  const { issues, add, move } = shelf()
  type Created = operations['issues/create']['responses'][201]['content']['application/json']
  type Error = components['schemas']['basic-error']
  const shown = ({ number, title, body, state, labels, createdAt }: Kept) =>
    ({
      id: number,
      node_id: `I_${number}`,
      url: `${server.url}/repos/${repository}/issues/${number}`,
      repository_url: `${server.url}/repos/${repository}`,
      labels_url: '',
      comments_url: '',
      events_url: '',
      html_url: `https://github.example/${repository}/issues/${number}`,
      number,
      state: state === 'open' ? 'open' : 'closed',
      state_reason: state === 'open' ? null : state === 'resolved' ? 'completed' : 'not_planned',
      title,
      body,
      user: null,
      labels,
      assignee: null,
      milestone: null,
      locked: false,
      comments: 0,
      closed_at: null,
      created_at: createdAt.toISOString(),
      updated_at: createdAt.toISOString(),
      author_association: 'COLLABORATOR',
    }) satisfies Partial<Created> as Created
  const wrong = (status: number, message: string): Said => ({ status, body: { message } satisfies Error })
  const server = await serve(({ method, path, query, headers, text }) => {
    if (headers.authorization !== `Bearer ${githubToken}`) return wrong(401, 'Bad credentials')
    if (headers['x-github-api-version'] !== '2022-11-28') return wrong(400, 'Unsupported version')
    const root = `/repos/${repository}`
    if (!path.startsWith(root)) return wrong(404, 'Not Found')
    const rest = path.slice(root.length)
    if (method === 'GET' && rest === '') return { status: 200, body: { full_name: repository, has_issues: true } }
    if (method === 'POST' && rest === '/issues') {
      type Asked = operations['issues/create']['requestBody']['content']['application/json']
      const { title, body, labels }: Asked = JSON.parse(text)
      if (typeof title !== 'string' || !title) return wrong(422, 'Validation Failed')
      return { status: 201, body: shown(add(title, body ?? '', (labels ?? []).map(String))) }
    }
    if (method === 'GET' && rest === '/issues') {
      type Query = NonNullable<operations['issues/list-for-repo']['parameters']['query']>
      const { state, per_page, page, direction }: Record<keyof Query, string> = Object.fromEntries(query) as never
      const listed = issues.filter(each => state === 'all' || each.state === 'open')
      return {
        status: 200,
        body: paged(direction === 'desc' ? listed.toReversed() : listed, per_page, page).map(shown),
      }
    }
    const one = issues[Number(rest.split('/')[2]) - 1]
    return one ? { status: 200, body: shown(one) } : wrong(404, 'Not Found')
  })
  return {
    ...server,
    issues,
    move,
    news(number, key) {
      const one = issues[number - 1]
      if (!one) throw new Error(`There is no issue ${number}`)
      const payload = {
        action: one.state === 'open' ? 'reopened' : 'closed',
        issue: shown(one),
        repository: { full_name: repository },
      }
      const body = JSON.stringify(payload)
      const mac = createHmac('sha256', key).update(body).digest('hex')
      return { body, headers: { 'x-github-event': 'issues', 'x-hub-signature-256': `sha256=${mac}` } }
    },
  }
}

export const gitlabToken = 'glpat-of-halden'

/** GitLab’s REST API for issues of one project, with the answers of docs.gitlab.com/api/issues. */
export async function openGitLabIssues(): Promise<FakeTracker> {
  const { issues, add, move } = shelf()
  const shown = ({ number, title, body, state, labels, createdAt }: Kept) => ({
    id: 80 + number,
    iid: number,
    project_id: 4,
    title,
    description: body,
    state: state === 'open' ? 'opened' : 'closed',
    labels,
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
    closed_at: state === 'open' ? null : createdAt.toISOString(),
    moved_to_id: state === 'declined' ? 99 : null,
    issue_type: 'issue',
    confidential: false,
    web_url: `https://gitlab.example/halden/firmware/-/issues/${number}`,
    references: { short: `#${number}`, relative: `#${number}`, full: `halden/firmware#${number}` },
  })
  const server = await serve(({ method, path, query, headers, text }) => {
    if (headers['private-token'] !== gitlabToken) return { status: 401, body: { message: '401 Unauthorized' } }
    const root = '/api/v4/projects/halden%2Ffirmware'
    if (!path.startsWith(root)) return { status: 404, body: { message: '404 Project Not Found' } }
    const rest = path.slice(root.length)
    if (method === 'GET' && rest === '')
      return { status: 200, body: { id: 4, path_with_namespace: 'halden/firmware', issues_access_level: 'enabled' } }
    if (method === 'POST' && rest === '/issues') {
      const { title, description = '', labels = '' } = JSON.parse(text)
      if (!title) return { status: 400, body: { message: { title: ["can't be blank"] } } }
      return { status: 201, body: shown(add(title, description, labels ? labels.split(',') : [])) }
    }
    if (method === 'GET' && rest === '/issues') {
      // Without scope=all it lists only what its caller made, which a second token did not.
      if (query.get('scope') !== 'all') return { status: 200, body: [] }
      return { status: 200, body: paged(issues.toReversed(), query.get('per_page'), query.get('page')).map(shown) }
    }
    const one = issues[Number(rest.split('/')[2]) - 1]
    return one ? { status: 200, body: shown(one) } : { status: 404, body: { message: '404 Not found' } }
  })
  return {
    ...server,
    issues,
    move,
    /** An issue event, with the part of its documented payload that is read, signed as Standard Webhooks ask for. */
    news(number, key) {
      const one = issues[number - 1]
      const body = JSON.stringify({
        object_kind: 'issue',
        event_type: 'issue',
        project: { id: 4, path_with_namespace: 'halden/firmware' },
        object_attributes: { iid: number, action: one?.state === 'open' ? 'reopen' : 'close', state: one?.state },
      })
      return { body, headers: { 'x-gitlab-event': 'Issue Hook', ...signedByLibrary(body, key) } }
    },
  }
}

/** A program of the company’s own between Sosh and its tracker; it checks and signs with the library of Standard Webhooks. */
export async function openBridge(keyOf: () => string): Promise<FakeTracker & { seen: string[] }> {
  const { issues, add, move } = shelf()
  const known = new Map<string, Kept>()
  const seen: string[] = []
  const server = await serve(({ headers, text }) => {
    const told = { ...headers } as Record<string, string>
    try {
      new Webhook(keyOf()).verify(text, told)
    } catch {
      return { status: 401, body: { error: 'The signature does not hold.' } }
    }
    const id = told['webhook-id'] ?? ''
    seen.push(id)
    const { data } = JSON.parse(text)
    const one = known.get(id) ?? add(data.title, data.body, [])
    known.set(id, one)
    return {
      status: 202,
      body: { number: `WORK-${one.number}`, url: `https://jira.example/browse/WORK-${one.number}` },
    }
  })
  return {
    ...server,
    issues,
    seen,
    move,
    news(number, key) {
      const one = issues[number - 1]
      const issue = [...known].find(([, kept]) => kept === one)?.[0]
      const timestamp = new Date().toISOString()
      const body = JSON.stringify({ type: 'issue.state', timestamp, data: { issue, state: one?.state } })
      return { body, headers: signedByLibrary(body, key) }
    },
  }
}

/** Signed by another’s hand than ours. */
export function signedByLibrary(body: string, key: string, at = new Date()): Record<string, string> {
  const id = `msg_${Math.random().toString(36).slice(2)}`
  return {
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
    'webhook-signature': new Webhook(key).sign(id, at, body),
  }
}
