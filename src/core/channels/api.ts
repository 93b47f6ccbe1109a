import { type Context, requireEmployee, requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { liveAccounts } from './account-store.ts'
import { BeginSignIn, beginSignIn } from './begin-sign-in.ts'
import { changeSource, SourceChange } from './change-source.ts'
import { ConnectAccount, connectAccount, disconnectAccount } from './connect-account.ts'
import { healthOf, type Source } from './model.ts'
import {
  closeSource,
  OpenSourceInput,
  openSource,
  pauseSource,
  prepareSource,
  resumeSource,
  theSource,
} from './open-source.ts'
import { hookUrlOf } from './opened.ts'
import type { Connector } from './port.ts'
import { connectorNamed, connectors, groupOf, keepsOf, pushSetupOf } from './registry.ts'
import { openSources, unreadableRows } from './store.ts'
import { AccountView, ConnectorView, SourceView } from './views.ts'

const Done = z.object({})
const ById = z.object({ id: z.uuid() })
const tag = 'Channels'

export const api = rooms()

endpoint(
  api,
  'get',
  '/connectors',
  { tag, summary: 'The networks that Sosh can reach', output: z.object({ connectors: z.array(ConnectorView) }) },
  async ctx => {
    requireEmployee(ctx)
    return {
      connectors: connectors().map(each => ({
        name: each.name,
        label: each.label,
        about: each.about,
        group: groupOf(each),
        network: each.network,
        listens: each.capabilities.listen,
        answers: each.capabilities.reply,
        keeps: each.keeps,
        rules: each.limits.rules,
        asks: { source: each.asks?.source ?? [], account: each.asks?.account ?? [] },
        listensThrough: each.listensThrough ?? null,
        signsInElsewhere: each.signIn !== undefined,
        hasAccounts: each.identify !== undefined && !each.isOwnPlace,
        prepares: each.prepare !== undefined,
        push: pushView(each),
        can: {
          reply: each.capabilities.reply,
          quote: each.capabilities.quote ?? false,
          like: each.capabilities.like ?? false,
          boost: each.capabilities.boost ?? false,
          editOwn: each.capabilities.editOwn ?? false,
          retract: each.capabilities.retract,
          opensPage: each.capabilities.opensPage ?? false,
        },
        maxLength: each.limits.maxLength ?? null,
      })),
    }
  },
)
endpoint(
  api,
  'get',
  '/sources',
  { tag, summary: 'Where we listen, and how each place is doing', output: z.object({ sources: z.array(SourceView) }) },
  async ctx => {
    requireReader(ctx)
    return { sources: (await openSources(ctx)).map(source => view(ctx, source)) }
  },
)
endpoint(
  api,
  'post',
  '/sources/prepare',
  {
    tag,
    summary: 'Look at a place before opening it',
    body: z.object({ connector: z.string(), settings: z.record(z.string(), z.unknown()) }),
    output: z.object({
      label: z.string(),
      settings: z.record(z.string(), z.unknown()),
      /** What is kept of it unless the person chooses. */
      keeps: z.enum(['all', 'matching']),
      alternatives: z.array(z.object({ label: z.string(), settings: z.record(z.string(), z.unknown()) })),
    }),
  },
  async (ctx, { body }) => {
    const prepared = await prepareSource(ctx, body)
    type Settings = Record<string, unknown>
    return {
      label: prepared.label,
      settings: prepared.settings as Settings,
      keeps: keepsOf(connectorNamed(body.connector), prepared.settings),
      alternatives: (prepared.alternatives ?? []).map(each => ({
        label: each.label,
        settings: each.settings as Settings,
      })),
    }
  },
)
endpoint(
  api,
  'post',
  '/sources',
  {
    tag,
    summary: 'Open a place to listen to',
    body: OpenSourceInput,
    output: SourceView.extend({ signingKey: z.string().optional() }),
  },
  async (ctx, { body }) => {
    const { signingKey, ...source } = await openSource(ctx, body)
    return { ...view(ctx, source), ...(signingKey && { signingKey }) }
  },
)
endpoint(
  api,
  'get',
  '/sources/{id}',
  { tag, summary: 'One source', params: ById, output: SourceView },
  async (ctx, { params }) => {
    requireReader(ctx)
    return view(ctx, await theSource(ctx, params.id))
  },
)
endpoint(
  api,
  'patch',
  '/sources/{id}',
  {
    tag,
    summary: 'Rename a source, or change what it was opened with',
    params: ById,
    body: SourceChange,
    output: SourceView.extend({ signingKey: z.string().optional() }),
  },
  async (ctx, { params, body }) => {
    const { signingKey, ...source } = await changeSource(ctx, params.id, body)
    return { ...view(ctx, source), ...(signingKey && { signingKey }) }
  },
)
endpoint(
  api,
  'get',
  '/sources/{id}/unreadable',
  {
    tag,
    summary: 'What could not be read, and why',
    params: ById,
    output: z.object({ entries: z.array(z.object({ at: z.string(), why: z.string(), when: z.date() })) }),
  },
  async (ctx, { params }) => {
    requireEmployee(ctx)
    return { entries: await unreadableRows(ctx, params.id) }
  },
)
endpoint(
  api,
  'post',
  '/sources/{id}/pause',
  { tag, summary: 'Let a source rest', params: ById, output: SourceView },
  async (ctx, { params }) => view(ctx, await pauseSource(ctx, params.id)),
)
endpoint(
  api,
  'post',
  '/sources/{id}/resume',
  { tag, summary: 'Go on, or try at once', params: ById, output: SourceView },
  async (ctx, { params }) => view(ctx, await resumeSource(ctx, params.id)),
)
endpoint(
  api,
  'delete',
  '/sources/{id}',
  { tag, summary: 'Stop listening', params: ById, output: Done },
  async (ctx, { params }) => {
    await closeSource(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/accounts',
  { tag, summary: 'Accounts that answers leave from', output: z.object({ accounts: z.array(AccountView) }) },
  async ctx => {
    requireReader(ctx)
    return {
      accounts: (await liveAccounts(ctx)).map(({ settings: _, secretId: __, externalId: ___, ...account }) => account),
    }
  },
)
endpoint(
  api,
  'post',
  '/accounts',
  { tag, summary: 'Connect an account', body: ConnectAccount, output: AccountView },
  async (ctx, { body }) => {
    const { settings: _, secretId: __, externalId: ___, ...account } = await connectAccount(ctx, body)
    return account
  },
)
endpoint(
  api,
  'post',
  '/accounts/sign-in',
  {
    tag,
    summary: 'Connect an account by signing in on its network’s page',
    body: BeginSignIn,
    output: z.object({ url: z.string() }),
  },
  (ctx, { body }) => beginSignIn(ctx, body),
)
endpoint(
  api,
  'delete',
  '/accounts/{id}',
  { tag, summary: 'Disconnect an account', params: ById, output: Done },
  async (ctx, { params }) => {
    await disconnectAccount(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/connectors/{name}/length',
  {
    tag,
    summary: 'Length of a text as a network counts it',
    params: z.object({ name: z.string() }),
    body: z.object({ text: z.string() }),
    output: z.object({
      length: z.number().int(),
      /** What that means there, where a number does not say it. */
      words: z.string().nullable(),
    }),
  },
  async (ctx, { params, body }) => {
    requireEmployee(ctx)
    const connector = connectorNamed(params.name)
    return {
      length: connector.lengthOf?.(body.text) ?? body.text.length,
      words: connector.describeLength?.(body.text) ?? null,
    }
  },
)

function view(ctx: Context, source: Source): z.input<typeof SourceView> {
  const {
    secretId: _,
    cursor: __,
    usualGapS: ___,
    failure: ____,
    signedOut: _____,
    pausedAt: ______,
    finishedAt: _______,
    storeLagMs: ________,
    ...shown
  } = source
  return {
    ...shown,
    settings: source.settings as Record<string, unknown>,
    health: healthOf(source, ctx.now()),
    hookUrl: pastesHook(connectorNamed(source.connector)) ? hookUrlOf(ctx, source.id) : null,
  }
}

/** Is there an address of ours that a person has to paste somewhere? */
function pastesHook({ receive, pushKey }: Connector): boolean {
  return receive !== undefined && pushKey !== 'itself'
}

function pushView(connector: Connector): { key: 'ours' | 'theirs'; setup: string } | null {
  if (!pastesHook(connector)) return null
  return { key: connector.pushKey === 'theirs' ? 'theirs' : 'ours', setup: pushSetupOf(connector) }
}
