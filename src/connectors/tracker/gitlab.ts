import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import {
  type Answer,
  at,
  type Call,
  call,
  idOf,
  listOf,
  numberOf,
  parsedJson,
  textOf,
  verifyMessage,
} from '#connectors/web'
import { NetworkError, type PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'
import { findMarked, perPage } from './find-marked.ts'
import { type At, type Issue, type IssueNews, type IssueState, marked, type Tracker } from './port.ts'

const Settings = z.object({
  project: z
    .string()
    .trim()
    .regex(/^(?:\d{1,12}|[\w.-]+(?:\/[\w.-]+)+)$/, 'Write it as group/project, or its number.')
    .max(300),
  labels: z.array(z.string().trim().min(1).max(100)).max(10).default([]),
  confidential: z.boolean().default(false),
  url: z.url({ protocol: /^https?$/, error: 'An address that begins with https://.' }).default('https://gitlab.com'),
})
type Settings = z.infer<typeof Settings>

const Secret = z.object({ token: z.string().trim().min(1, 'Paste the token.').max(500), signingKey: z.string().min(1) })
type Secret = z.infer<typeof Secret>
type Here = At<Settings, Secret>

const mostBytes = 2 ** 22

/** GitLab issues, by its REST API version 4 (docs.gitlab.com/api/issues). */
export const gitlab: Tracker<Settings, Secret> = {
  kind: 'gitlab',
  label: 'GitLab issues',
  about: 'Issues of one project, on gitlab.com or a GitLab of your own.',
  settings: Settings,
  secret: Secret,
  asks: [
    {
      name: 'project',
      of: 'settings',
      label: 'Project',
      hint: 'As group/project.',
      placeholder: 'halden/firmware',
      kind: 'text',
    },
    {
      name: 'token',
      of: 'secret',
      label: 'Token',
      hint: 'A project access token with the role Reporter and the scope api.',
      kind: 'password',
    },
    {
      name: 'url',
      of: 'settings',
      label: 'Address of GitLab',
      kind: 'text',
      optional: true,
      initial: 'https://gitlab.com',
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
      name: 'confidential',
      of: 'settings',
      label: 'Confidential issues: only members of the project see them',
      kind: 'switch',
      optional: true,
      folded: true,
    },
  ],
  hookSetup:
    'In the project open Settings → Webhooks → Add new webhook. Paste the address, the key as “Signing token” (before GitLab 19: as “Secret token”), and choose Issues events (and Confidential issues events).',
  isSafeTwice: false,

  async prepare(here) {
    const project = await ask(here, '', {})
    if (at(project, 'issues_access_level') === 'disabled' || at(project, 'issues_enabled') === false)
      throw new Problem('invalid', 'Issues are switched off there.', [
        { at: 'project', message: 'Switch them on in its settings, or choose another.' },
      ])
    return { label: textOf(at(project, 'path_with_namespace')) ?? here.settings.project }
  },

  async create(here, draft) {
    const { labels, confidential } = here.settings
    const body = {
      title: draft.title,
      description: marked(draft),
      ...(labels.length > 0 && { labels: labels.join(',') }),
      ...(confidential && { confidential }),
    }
    return issueOf(await ask(here, '/issues', { method: 'POST', body, publishes: true }), true)
  },

  async find(here, draft) {
    const found = await findMarked(draft, 'description', async page => {
      const query = { scope: 'all', state: 'all', order_by: 'created_at', sort: 'desc', per_page: perPage, page }
      return listOf(await ask(here, '/issues', { query }))
    })
    return found === undefined ? undefined : issueOf(found)
  },

  async look(here, externalId) {
    const answer = await asked(here, `/issues/${externalId}`, {})
    if (answer.status === 404) return { externalId, number: `#${externalId}`, url: null, state: 'gone' }
    return { ...issueOf(refusedUnlessOk(here, answer)), externalId }
  },

  receive({ secret, tools }, request): IssueNews | undefined {
    if (request.body.byteLength > mostBytes) throw new Problem('invalid', 'A delivery is at most 4 MiB.')
    const messageId = proven(request, secret.signingKey, tools.now())
    const told = parsedJson(new TextDecoder().decode(request.body))
    const iid = at(told, 'object_kind') === 'issue' ? numberOf(at(told, 'object_attributes', 'iid')) : undefined
    if (!iid) return undefined
    // How it stands is asked for: so an old delivery that is sent again changes nothing.
    return { about: { externalId: `${iid}` }, ...(messageId && { messageId }) }
  },
}

/** Signed as Standard Webhooks ask for, by a GitLab that can; an older one only shows that it knows the key. */
function proven({ headers, body }: PushRequest, key: string, now: Date): string | undefined {
  if (headers['webhook-signature']) return verifyMessage(headers, body, key, now).id
  const [right, told] = [Buffer.from(key), Buffer.from(headers['x-gitlab-token'] ?? '')]
  if (told.length !== right.length || !timingSafeEqual(told, right))
    throw new Problem('forbidden', 'The key does not fit: check the signing token of the webhook in GitLab.')
  return undefined
}

async function ask(here: Here, path: string, wanted: Omit<Call, 'url'>): Promise<unknown> {
  return refusedUnlessOk(here, await asked(here, path, wanted))
}

async function asked({ settings, secret, tools }: Here, path: string, wanted: Omit<Call, 'url'>): Promise<Answer> {
  return call(tools, {
    ...wanted,
    url: `${settings.url.replace(/\/+$/, '')}/api/v4/projects/${encodeURIComponent(settings.project)}${path}`,
    headers: { 'private-token': secret.token },
  })
}

function refusedUnlessOk({ settings }: Here, { status, data }: Answer): unknown {
  if (status >= 200 && status < 300) return data
  const said = messageOf(data) ?? `it answered ${status}`
  if (status === 401) throw new NetworkError('signed-out', 'GitLab does not take our token any more.')
  if (status === 404) throw new NetworkError('refused', `GitLab shows our token no project ${settings.project}.`)
  throw new NetworkError('refused', `GitLab: ${said}.`)
}

/** A text, or what is wrong with each field. */
function messageOf(data: unknown): string | undefined {
  const message = at(data, 'message') ?? at(data, 'error')
  if (typeof message === 'string') return message
  return message === undefined ? undefined : JSON.stringify(message).slice(0, 300)
}

function issueOf(data: unknown, wasPublished = false): Issue {
  const iid = idOf(at(data, 'iid'))
  if (!iid)
    throw new NetworkError(wasPublished ? 'unknown' : 'later', 'GitLab answered with something that is no issue.')
  return { externalId: iid, number: `#${iid}`, url: textOf(at(data, 'web_url')) ?? null, state: stateOf(data) }
}

function stateOf(data: unknown): IssueState {
  if (at(data, 'state') !== 'closed') return 'open'
  // Moved to another project, it goes on where our token may see nothing.
  return numberOf(at(data, 'moved_to_id')) ? 'gone' : 'resolved'
}
