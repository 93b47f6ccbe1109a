import { openSecret, renewSecret, replaceSecret } from '#core/secrets'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, requireEmployee } from '#platform/context'
import { accountById, liveAccounts } from './account-store.ts'
import { type Account, maySpeakFrom, type Source } from './model.ts'
import { type Capabilities, type Connector, NetworkError, type OpenAccount, type OpenSource } from './port.ts'
import { connectorNamed, connectors, toolsFor } from './registry.ts'
import { sourceById } from './store.ts'

/** An account with its secret in the clear, for one call to its network. */
export async function openAccount(
  ctx: Context,
  accountId: string,
): Promise<{ connector: Connector; account: OpenAccount }> {
  const account = await theAccount(ctx, accountId)
  const connector = connectorNamed(account.connector)
  const secret = await openSecret(ctx, account.secretId)
  return {
    connector,
    account: {
      accountId,
      settings: completed(connector, account.settings),
      secret,
      tools: toolsFor(ctx, connector.name),
      ...renewable(ctx, connector, account.secretId, secret),
    },
  }
}

/** A source with the secret it listens by, its own or its account's, in the clear for as long as the call lasts. */
export async function openedSource(ctx: Context, source: Source): Promise<OpenSource> {
  const connector = connectorNamed(source.connector)
  if (connector.listensThrough === 'account' && !source.accountId)
    throw new Problem('unavailable', 'The account that this source listens through was disconnected.')
  const account = source.accountId ? await theAccount(ctx, source.accountId) : undefined
  const secretId = account ? account.secretId : source.secretId
  const secret = await openSecret(ctx, secretId)
  return {
    sourceId: source.id,
    settings: completed(connector, source.settings),
    secret,
    cursor: source.cursor ?? undefined,
    openedAt: source.openedAt,
    tools: toolsFor(ctx, connector.name),
    ...(connector.receive && { hookUrl: hookUrlOf(ctx, source.id) }),
    ...(account && {
      account: { externalId: account.externalId, handle: account.handle, settings: account.settings },
    }),
    ...renewable(ctx, connector, secretId, secret),
  }
}

/** Settings that were kept before a connector learned to ask for more have its usual answer to that. */
function completed({ settings: schema }: Connector, kept: unknown): unknown {
  const read = schema.safeParse(kept)
  return read.success ? read.data : kept
}

/** Where networks push to this source. */
export function hookUrlOf(ctx: Context, sourceId: string): string {
  return new URL(`/hooks/${sourceId}`, ctx.config.publicUrl).href
}

/** What a connector is lent to keep a new secret with, and to renew it as the only one who does. */
function renewable(
  ctx: Context,
  { secret: schema }: Connector,
  secretId: string | null,
  opened: unknown,
): Pick<OpenAccount, 'keepSecret' | 'renewSecret'> {
  if (!schema || !secretId) return {}
  let held = opened
  return {
    async keepSecret(secret) {
      const kept = check(schema, secret)
      await replaceSecret(ctx, secretId, kept)
      held = kept
    },
    async renewSecret(work) {
      const ours = (current: object) => work(current).then(fresh => check(schema, fresh) as object)
      const secret = await renewSecret(ctx, secretId, held, ours).catch(asTrouble)
      held = secret
      return secret
    },
  }
}

/** A connector that could not renew what it signs in with tries again. */
function asTrouble(error: unknown): never {
  throw error instanceof Problem && error.kind === 'unavailable'
    ? new NetworkError('later', error.message, { cause: error })
    : error
}

export async function theAccount(ctx: Context, accountId: string): Promise<Account> {
  const account = await accountById(ctx, accountId)
  if (!account) throw noSuchAccount()
  return account
}

export function noSuchAccount(): Problem {
  return new Problem('not-found', 'There is no such account, or it was disconnected.')
}

/** An account from which somebody can act, and what its network can do. */
export interface Speaker {
  account: Account
  connector: Connector
  /** The conversation was heard through it: people wrote to its number or address. */
  heardIt: boolean
}

/** The accounts from which a person can do something where a conversation is: the company's and their own, none official. */
export async function accountsToActFrom(
  ctx: Context,
  where: { network: string; sourceId: string | null; accounts?: Account[] | undefined },
  can: (capabilities: Capabilities) => boolean,
): Promise<Speaker[]> {
  const me = requireEmployee(ctx)
  const able = (where.accounts ?? (await liveAccounts(ctx)))
    .filter(each => each.network === where.network && !each.isOfficial && maySpeakFrom(each, me))
    .map(account => ({ account, connector: connectorNamed(account.connector) }))
    .filter(({ connector }) => can(connector.capabilities))
  const source = able.length > 1 && where.sourceId ? await sourceById(ctx, where.sourceId) : undefined
  return able.map(each => ({ ...each, heardIt: each.account.id === source?.accountId }))
}

/** The connector of a network that takes no answers from programs, and opens its page for the person instead. */
export function connectorWithPage(network: string): Connector | undefined {
  return connectors().find(each => each.network === network && each.capabilities.opensPage && each.replyPage)
}
