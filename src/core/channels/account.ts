import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import type { Account } from './model.ts'
import { accountById } from './store.ts'

export async function theAccount(ctx: Context, accountId: string): Promise<Account> {
  const account = await accountById(ctx, accountId)
  if (!account) throw noSuchAccount()
  return account
}

export function noSuchAccount(): Problem {
  return new Problem('not-found', 'There is no such account, or it was disconnected.')
}
