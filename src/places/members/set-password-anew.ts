import type { Context } from '#platform/context'
import { type Door, memberAccounts } from './auth.ts'

const freshForMs = 15 * 60_000

/**
 * A first password, or a new one for whoever forgot theirs: without the old one, and only within a quarter of an hour after
 * signing in with an address that was shown to be theirs. Ends all other sessions. False: it must be asked for the old one.
 */
export async function setPasswordAnew(ctx: Context, door: Door, headers: Headers, password: string): Promise<boolean> {
  const library = memberAccounts(ctx, door)
  const found = await library.api.getSession({ headers })
  if (!found) return false
  const { internalAdapter, password: hasher } = await library.$context
  const userId = found.user.id
  const credential = await internalAdapter.findCredentialAccount(userId)
  const isFresh = ctx.now().getTime() - new Date(found.session.createdAt).getTime() < freshForMs
  if (credential?.password && !(isFresh && found.user.emailVerified)) return false
  const hash = await hasher.hash(password)
  if (credential) await internalAdapter.updatePassword(userId, hash)
  else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash })
  await library.api.revokeOtherSessions({ headers })
  return true
}
