import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { theAccount } from './account.ts'
import { openSecret, renewSecret } from './keep-secret.ts'
import type { Source } from './model.ts'
import type { Connector, OpenAccount, OpenSource } from './port.ts'
import { connectorNamed, toolsFor } from './registry.ts'

/** An account with its secret in the clear, for one call to its network. */
export async function openAccount(
  ctx: Context,
  accountId: string,
): Promise<{ connector: Connector; account: OpenAccount }> {
  const account = await theAccount(ctx, accountId)
  const connector = connectorNamed(account.connector)
  return {
    connector,
    account: {
      accountId,
      settings: account.settings,
      secret: await openSecret(ctx, account.secretId),
      tools: toolsFor(ctx, connector.name),
      ...renewable(ctx, connector, account.secretId),
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
  return {
    sourceId: source.id,
    settings: source.settings,
    secret: await openSecret(ctx, secretId),
    cursor: source.cursor ?? undefined,
    tools: toolsFor(ctx, connector.name),
    ...(connector.receive && { hookUrl: hookUrlOf(ctx, source.id) }),
    ...(account && {
      account: { externalId: account.externalId, handle: account.handle, settings: account.settings },
    }),
    ...renewable(ctx, connector, secretId),
  }
}

/** Where networks push to this source. */
export function hookUrlOf(ctx: Context, sourceId: string): string {
  return new URL(`/hooks/${sourceId}`, ctx.config.publicUrl).href
}

function renewable(
  ctx: Context,
  { secret: schema }: Connector,
  secretId: string | null,
): Pick<OpenAccount, 'keepSecret'> {
  if (!schema || !secretId) return {}
  return { keepSecret: async secret => renewSecret(ctx, secretId, check(schema, secret)) }
}
