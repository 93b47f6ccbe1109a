import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import type { Account } from './model.ts'
import type { Capabilities, Connector } from './port.ts'
import { connectorNamed, connectors } from './registry.ts'
import { accountById, liveAccounts, sourceById } from './store.ts'

export async function theAccount(ctx: Context, accountId: string): Promise<Account> {
  const account = await accountById(ctx, accountId)
  if (!account) throw noSuchAccount()
  return account
}

export function noSuchAccount(): Problem {
  return new Problem('not-found', 'There is no such account, or it was disconnected.')
}

/**
 * The account of ours that can do something where a conversation is: the one through which it was heard, so that a
 * person is answered from the number or address that they wrote to; else one that is signed in; else any.
 */
export async function accountToActFrom(
  ctx: Context,
  where: { network: string; sourceId: string | null },
  can: (capabilities: Capabilities) => boolean,
): Promise<{ account: Account; connector: Connector } | undefined> {
  const able = (await liveAccounts(ctx)).filter(
    each => each.network === where.network && can(connectorNamed(each.connector).capabilities),
  )
  const source = able.length > 1 && where.sourceId ? await sourceById(ctx, where.sourceId) : undefined
  const account = able.find(each => each.id === source?.accountId) ?? able.find(each => !each.signedOutAt) ?? able.at(0)
  return account && { account, connector: connectorNamed(account.connector) }
}

/** The connector of a network that takes no answers from programs, and opens its page for the person instead. */
export function connectorWithPage(network: string): Connector | undefined {
  return connectors().find(each => each.network === network && each.capabilities.opensPage && each.replyPage)
}
