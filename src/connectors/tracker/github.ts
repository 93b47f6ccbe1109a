import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type Answer, at, type Call, call, listOf, numberOf, parsedJson, retryAt, textOf } from '#connectors/web'
import { NetworkError, type PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'
import { findMarked, perPage } from './find-marked.ts'
import { type At, type Issue, type IssueNews, type IssueState, marked, type Tracker } from './port.ts'

const Settings = z.object({
  repository: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, 'Write it as owner/name.'),
  labels: z.array(z.string().trim().min(1).max(50)).max(10).default([]),
  api: z
    .url({ protocol: /^https?$/, error: 'An address that begins with https://.' })
    .default('https://api.github.com'),
})
type Settings = z.infer<typeof Settings>

const Secret = z.object({ token: z.string().trim().min(1, 'Paste the token.').max(500), signingKey: z.string().min(1) })
type Secret = z.infer<typeof Secret>
type Here = At<Settings, Secret>

const mostBytes = 2 ** 22

/** GitHub issues, by its REST API (docs.github.com/en/rest/issues), version 2022-11-28. */
export const github: Tracker<Settings, Secret> = {
  kind: 'github',
  label: 'GitHub issues',
  about: 'Issues of one repository.',
  settings: Settings,
  secret: Secret,
  asks: [
    {
      name: 'repository',
      of: 'settings',
      label: 'Repository',
      hint: 'As owner/name.',
      placeholder: 'halden/firmware',
      kind: 'text',
    },
    {
      name: 'token',
      of: 'secret',
      label: 'Token',
      hint: 'A fine-grained personal token that may read and write issues there, and nothing else.',
      kind: 'password',
    },
    {
      name: 'labels',
      of: 'settings',
      label: 'Labels',
      hint: 'One a line.',
      kind: 'lines',
      optional: true,
      folded: true,
    },
    {
      name: 'api',
      of: 'settings',
      label: 'Address of the API',
      hint: 'Of a GitHub Enterprise Server: https://its.address/api/v3.',
      kind: 'text',
      optional: true,
      folded: true,
      initial: 'https://api.github.com',
    },
  ],
  hookSetup:
    'In the repository open Settings → Webhooks → Add webhook. Paste the address and the key (“Secret”), choose application/json, and of the events: Issues.',
  isSafeTwice: false,

  async prepare(here) {
    const repository = await read(here, '')
    if (at(repository, 'has_issues') === false)
      throw new Problem('invalid', 'Issues are switched off there.', [
        { at: 'repository', message: 'Switch them on in its settings, or choose another.' },
      ])
    return { label: textOf(at(repository, 'full_name')) ?? here.settings.repository }
  },

  async create(here, draft) {
    const { labels } = here.settings
    const body = { title: draft.title, body: marked(draft), ...(labels.length > 0 && { labels }) }
    return issueOf(await ask(here, '/issues', { method: 'POST', body, publishes: true }), true)
  },

  async find(here, draft) {
    const found = await findMarked(draft, 'body', async page => {
      const query = { state: 'all', sort: 'created', direction: 'desc', per_page: perPage, page }
      return listOf(await ask(here, '/issues', { query }))
    })
    return found === undefined ? undefined : issueOf(found)
  },

  async look(here, externalId) {
    const { status, data } = await asked(here, `/issues/${externalId}`, {})
    if (status === 404 || status === 410) return { externalId, number: `#${externalId}`, url: null, state: 'gone' }
    return { ...issueOf(refusedUnlessOk(here, { status, data })), externalId }
  },

  receive({ secret, settings }, request): IssueNews | undefined {
    if (request.body.byteLength > mostBytes) throw new Problem('invalid', 'A delivery is at most 4 MiB.')
    if (!isSigned(request, secret.signingKey))
      throw new Problem('forbidden', 'The signature does not hold: check the secret of the webhook on GitHub.')
    if (request.headers['x-github-event'] !== 'issues') return undefined
    const told = parsedJson(new TextDecoder().decode(request.body))
    const number = numberOf(at(told, 'issue', 'number'))
    const repository = textOf(at(told, 'repository', 'full_name'))
    if (!number || repository?.toLowerCase() !== settings.repository.toLowerCase()) return undefined
    // How it stands is asked for: so an old delivery that is sent again changes nothing.
    return { about: { externalId: `${number}` } }
  },
}

async function read(here: Here, path: string): Promise<unknown> {
  return ask(here, path, {})
}

async function ask(here: Here, path: string, wanted: Omit<Call, 'url'>): Promise<unknown> {
  return refusedUnlessOk(here, await asked(here, path, wanted))
}

async function asked(here: Here, path: string, wanted: Omit<Call, 'url'>): Promise<Answer> {
  const { settings, secret, tools } = here
  return call(tools, {
    ...wanted,
    url: `${settings.api.replace(/\/+$/, '')}/repos/${settings.repository}${path}`,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${secret.token}`,
      'x-github-api-version': '2022-11-28',
    },
  })
}

function refusedUnlessOk(
  { tools, settings }: Here,
  { status, data, headers }: Pick<Answer, 'status' | 'data'> & { headers?: Headers },
): unknown {
  if (status >= 200 && status < 300) return data
  const said = textOf(at(data, 'message')) ?? `it answered ${status}`
  if (status === 401) throw new NetworkError('signed-out', 'GitHub does not take our token any more.')
  const isLimited = headers?.has('retry-after') || headers?.get('x-ratelimit-remaining') === '0'
  if (status === 403 && (isLimited || /rate limit/i.test(said)))
    throw new NetworkError('later', 'GitHub asks us to slow down.', {
      ...(headers && { retryAt: retryAt(headers, tools.now()) }),
    })
  if (status === 404) throw new NetworkError('refused', `GitHub shows our token no repository ${settings.repository}.`)
  if (status === 410) throw new NetworkError('refused', `Issues are switched off in ${settings.repository}.`)
  throw new NetworkError('refused', `GitHub: ${said}.`)
}

function issueOf(data: unknown, wasPublished = false): Issue {
  const number = numberOf(at(data, 'number'))
  if (!number)
    throw new NetworkError(wasPublished ? 'unknown' : 'later', 'GitHub answered with something that is no issue.')
  return {
    externalId: `${number}`,
    number: `#${number}`,
    url: textOf(at(data, 'html_url')) ?? null,
    state: stateOf(data),
  }
}

function stateOf(data: unknown): IssueState {
  if (at(data, 'state') !== 'closed') return 'open'
  const why = at(data, 'state_reason')
  return why === 'not_planned' || why === 'duplicate' ? 'declined' : 'resolved'
}

function isSigned({ headers, body }: PushRequest, key: string): boolean {
  const right = Buffer.from(`sha256=${createHmac('sha256', key).update(body).digest('hex')}`)
  const told = Buffer.from(headers['x-hub-signature-256'] ?? '')
  return told.length === right.length && timingSafeEqual(told, right)
}
