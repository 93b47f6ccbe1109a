import { z } from 'zod'
import { keepSecret } from '#core/secrets'
import { check, checkAll } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { setAccountSignedOut, setDisconnected, upsertAccount } from './account-store.ts'
import type { Account } from './model.ts'
import { noSuchAccount, theAccount } from './opened.ts'
import { type Connector, type Identity, NetworkError, type OpenAccount } from './port.ts'
import { connectorNamed, toolsFor } from './registry.ts'
import { wakeSourcesOf } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'account.connected': { accountId: string; connector: string }
    'account.disconnected': { accountId: string }
    'account.signed-out': { accountId: string }
  }
}

export const ConnectAccount = z.object({
  connector: z.string().min(1).max(40),
  settings: z.record(z.string(), z.unknown()).default({}),
  secret: z.record(z.string(), z.unknown()).default({}),
})
export type ConnectAccount = z.input<typeof ConnectAccount>

/** Connects an account of ours, from which answers will leave. The network itself is asked who it is. */
export async function connectAccount(ctx: Context, input: ConnectAccount): Promise<Account> {
  const wanted = check(ConnectAccount, input)
  return connectIdentified(ctx, connectorNamed(wanted.connector), wanted)
}

/** Connects it with what was typed, or with what the network's own page gave. */
export async function connectIdentified(
  ctx: Context,
  connector: Connector,
  given: { settings: unknown; secret: unknown },
): Promise<Account> {
  const me = requireRole(ctx, 'administrator')
  if (!connector.identify) throw new Problem('invalid', `${connector.label} has no accounts to answer from.`)
  const [settings, secret] = checkAll(
    () => check(connector.settings, given.settings),
    () => (connector.secret ? check(connector.secret, given.secret) : undefined),
  )
  const identity = await identityOf(connector, {
    accountId: 'new',
    settings,
    secret,
    tools: toolsFor(ctx, connector.name),
  })
  return inTransaction(ctx, async ctx => {
    const id = await upsertAccount(
      ctx,
      {
        id: newId(),
        connector: connector.name,
        network: connector.network,
        externalId: identity.externalId,
        handle: identity.handle,
        name: identity.name ?? null,
        avatarUrl: identity.avatarUrl ?? null,
        url: identity.url ?? null,
        settings,
        secretId: secret === undefined ? null : await keepSecret(ctx, 'account', secret),
        connectedAt: ctx.now(),
        signedOutAt: null,
        failure: null,
      },
      me.employeeId,
    )
    // What is heard through it waited for this, and need not wait for its next try.
    await wakeSourcesOf(ctx, id)
    await emit(ctx, 'account.connected', { accountId: id, connector: connector.name })
    return theAccount(ctx, id)
  })
}

async function identityOf(connector: Connector, account: OpenAccount): Promise<Identity> {
  try {
    if (!connector.identify) throw new Problem('invalid', `${connector.label} has no accounts to answer from.`)
    return await connector.identify(account)
  } catch (error) {
    if (error instanceof NetworkError)
      throw new Problem(error.outcome === 'signed-out' ? 'invalid' : 'unavailable', error.message, [
        ...(error.outcome === 'signed-out' ? [{ at: 'secret', message: error.message }] : []),
      ])
    throw error
  }
}

/** Disconnects an account; its secret is forgotten, what it said stays. */
export async function disconnectAccount(ctx: Context, accountId: string): Promise<void> {
  requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await setDisconnected(ctx, accountId))) throw noSuchAccount()
    await emit(ctx, 'account.disconnected', { accountId })
  })
}

/** A network refused the stored secret: said once, not with every try, whether in listening or in answering. */
export async function noticeSignedOut(ctx: Context, accountId: string, failure: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (await setAccountSignedOut(ctx, accountId, failure)) await emit(ctx, 'account.signed-out', { accountId })
  })
}
