import { z } from 'zod'
import { at, failureToConnect, idOf, parsedJson, retryAt, signMessage, textOf, verifyMessage } from '#connectors/web'
import { NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'
import type { At, Draft, Issue, IssueNews, Tracker } from './port.ts'

const Settings = z.object({
  label: z.string().trim().min(1, 'Give it a name.').max(120),
  url: z.url({ protocol: /^https?$/, error: 'An address that begins with https://.' }).max(2000),
})
type Settings = z.infer<typeof Settings>

const Secret = z.object({ signingKey: z.string().min(1) })
type Secret = z.infer<typeof Secret>

const mostBytes = 2 ** 20
const timeoutMs = 20_000

/** Any tracker, by a program in between: signed messages both ways, in the form that docs/trackers.md describes. */
export const webhook: Tracker<Settings, Secret> = {
  kind: 'webhook',
  label: 'Another tracker',
  about: 'Any tracker, by signed messages both ways: a few lines of a program of yours stand in between.',
  settings: Settings,
  secret: Secret,
  asks: [
    { name: 'label', of: 'settings', label: 'Name', placeholder: 'Jira of the workshop', kind: 'text' },
    {
      name: 'url',
      of: 'settings',
      label: 'Address',
      hint: 'To which Sosh sends what is passed on.',
      placeholder: 'https://bridge.halden.example/sosh',
      kind: 'text',
    },
  ],
  hookSetup: 'Your program sends what becomes of an issue to this address, signed with the same key.',
  isSafeTwice: true,

  async prepare({ settings, tools }) {
    await tools.checkAddress(settings.url)
    return { label: settings.label }
  },

  create: (here, draft) => tell(here, draft),

  receive({ secret, tools }, { headers, body }): IssueNews | undefined {
    if (body.byteLength > mostBytes) throw new Problem('invalid', 'A message is at most 1 MiB.')
    const { id: messageId } = verifyMessage(headers, body, secret.signingKey, tools.now())
    const told = parsedJson(new TextDecoder().decode(body))
    if (at(told, 'type') !== 'issue.state') return undefined
    const said = State.safeParse(at(told, 'data'))
    if (!said.success)
      throw new Problem(
        'invalid',
        'This message can’t be read.',
        said.error.issues.map(issue => ({ at: ['data', ...issue.path].join('.'), message: issue.message })),
      )
    const { issue, state, number, url } = said.data
    return { about: { draftId: issue }, state, messageId, ...(number && { number }), ...(url && { url }) }
  },
}

const State = z.object({
  issue: z.uuid('The id under which Sosh passed it on.'),
  state: z.enum(['open', 'resolved', 'declined'], 'It is open, resolved or declined.'),
  number: z.string().trim().max(60).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
})

/** The same message at each try, under the same id: whoever takes it twice takes it once. */
async function tell({ settings, secret, tools }: At<Settings, Secret>, draft: Draft): Promise<Issue> {
  const payload = {
    type: 'issue.created',
    timestamp: draft.createdAt.toISOString(),
    data: { issue: draft.id, title: draft.title, body: draft.body },
  }
  const body = JSON.stringify(payload)
  const signed = signMessage(body, secret.signingKey, { id: draft.id, at: tools.now() })
  const { status, headers, text } = await post({ settings, secret, tools }, body, signed)
  const said = parsedJson(text)
  if (status === 429 || status >= 500)
    throw new NetworkError('later', `${settings.label} is in trouble (${status}).`, {
      ...(headers.has('retry-after') && { retryAt: retryAt(headers, tools.now()) }),
    })
  if (status < 200 || status >= 300)
    throw new NetworkError('refused', `${settings.label} did not take it: it answered ${status}.`)
  const number = idOf(at(said, 'number')) ?? idOf(at(said, 'id')) ?? ''
  return { externalId: draft.id, number: number.slice(0, 60), url: webAddress(textOf(at(said, 'url'))), state: 'open' }
}

/** What may have arrived is safely sent again, so every failure of the way is one to try again after. */
async function post(
  { settings, tools }: At<Settings, Secret>,
  body: string,
  signed: Record<string, string>,
): Promise<{ status: number; headers: Headers; text: string }> {
  const url = new URL(settings.url)
  try {
    const response = await tools.fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', accept: 'application/json', ...signed },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  } catch (error) {
    throw failureToConnect(url, error)
  }
}

function webAddress(url: string | undefined): string | null {
  return url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url.slice(0, 2000) : null
}
