import { createHash } from 'node:crypto'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireMember } from '#platform/context'
import { emit } from '#platform/events'
import { type Door, memberAccounts } from './auth.ts'
import { deleteLink, type Link, linkRows, memberRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'member.way-added': { memberId: string; by: string }
    'member.way-removed': { memberId: string; by: string }
  }
}

/** Somebody who showed elsewhere who they are. */
export interface Arrival {
  /** Who says so: `atproto`, `fediverse`, `oidc <issuer>`. */
  provider: string
  /** Who they are there, never given to anybody else. */
  accountId: string
  /** What they are called there; empty where they are not. */
  name: string
  /** By what its owner knows this account again: `rosa.example`, `@rosa@social.example`. */
  shownAs: string
  /** Their address, only where it was shown to be theirs and we take the provider’s word for it. */
  provenEmail?: string
}

export interface Arrived {
  user: { id: string; name: string }
  cookies: string[]
}

/**
 * Signs in whoever showed elsewhere who they are; who was never here gets an account. A proven address makes them the one who
 * has it here already. Was it never proven here, whatever was put on that account before (password, passkeys, sessions) is
 * taken off first: it may be somebody else’s. An address that is not proven says nothing, and is not even kept.
 */
export async function arrive(ctx: Context, door: Door, headers: Headers, arrival: Arrival): Promise<Arrived> {
  const library = memberAccounts(ctx, door)
  const userId = await userOf(ctx, library, arrival)
  const { headers: said, response } = await library.api.enter({
    body: { userId },
    headers,
    returnHeaders: true,
  })
  return { user: response.user, cookies: said.getSetCookie() }
}

async function userOf(ctx: Context, library: ReturnType<typeof memberAccounts>, arrival: Arrival): Promise<string> {
  const { internalAdapter } = await library.$context
  const { provider: providerId, accountId, provenEmail, shownAs } = arrival
  const email = provenEmail?.toLowerCase() ?? placeholderFor(ctx, arrival)
  // Again only where the same person arrives twice in one moment: one of them made the account.
  for (let tries = 0; tries < 3; tries++) {
    const account = await internalAdapter.findAccountByKey({ providerId, accountId })
    if (account) return account.userId
    const there = (await internalAdapter.findUserByEmail(email))?.user
    try {
      const user =
        there ??
        (await internalAdapter.createUser(
          { email, emailVerified: provenEmail !== undefined, name: plainName(arrival.name) },
          { method: 'oauth' },
        ))
      if (there && provenEmail && !there.emailVerified) await library.api.clearUnproven({ body: { userId: there.id } })
      const link = { userId: user.id, providerId, accountId, shownAs }
      await internalAdapter.linkAccount(link)
      return user.id
    } catch (error) {
      if ((error as { code?: string }).code !== '23505') throw error
    }
  }
  throw new Problem('conflict', 'Somebody signed in with this account in this very moment. Try again.')
}

/** Adds a way to the account of whoever acts. It can open one account only. */
export async function addWay(ctx: Context, door: Door, arrival: Arrival): Promise<void> {
  const { memberId, userId } = await meWithSignIn(ctx)
  const { internalAdapter } = await memberAccounts(ctx, door).$context
  const { provider: providerId, accountId, shownAs } = arrival
  const owner = await internalAdapter.findAccountByKey({ providerId, accountId })
  if (owner?.userId === userId) return
  if (owner) throw taken()
  try {
    const link = { userId, providerId, accountId, shownAs }
    await internalAdapter.linkAccount(link)
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw taken()
    throw error
  }
  await emit(ctx, 'member.way-added', { memberId, by: kindOf(providerId) }, { subjectId: memberId })
}

const taken = () =>
  new Problem('conflict', 'This account opens another one here. Sign in with it and remove it there first.')

/** Takes a way off again, unless nothing else would open the account. */
export async function removeWay(ctx: Context, linkId: string, options: { linksByMail: boolean }): Promise<void> {
  const { memberId, userId } = await meWithSignIn(ctx)
  await inTransaction(ctx, async ctx => {
    const { outcome, provider } = await deleteLink(ctx, { userId, linkId, ...options })
    if (outcome === 'gone') throw new Problem('not-found', 'This way in is gone already.')
    if (outcome === 'last')
      throw new Problem(
        'refused',
        'Nothing else would open your account. Add a password, a passkey or another way first.',
      )
    await emit(ctx, 'member.way-removed', { memberId, by: kindOf(provider) }, { subjectId: memberId })
  })
}

/** The ways by which this sign-in is opened from elsewhere. */
export function waysOf(ctx: Context, userId: string): Promise<Link[]> {
  return linkRows(ctx, userId)
}

async function meWithSignIn(ctx: Context): Promise<{ memberId: string; userId: string }> {
  const { memberId } = requireMember(ctx)
  const member = await memberRow(ctx, { id: memberId })
  if (!member?.userId) throw new Problem('refused', 'You sign in at your desk.')
  return { memberId, userId: member.userId }
}

const kindOf = (provider: string) => provider.split(' ')[0] ?? provider

const nowhere = '@elsewhere.invalid'

/** Of the form of an address, because the library wants one. Nobody can guess it, so nobody can be there first. */
function placeholderFor(ctx: Context, { provider, accountId }: Arrival): string {
  const mark = ctx.secrets.sign('member without an address', JSON.stringify([provider, accountId]))
  return `${createHash('sha256').update(mark).digest('hex').slice(0, 40)}${nowhere}`
}

/** Whether this is no address at all: whoever it is told us none. */
export function hasNoAddress(email: string): boolean {
  return email.endsWith(nowhere)
}

function plainName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Co}<>]+/gu, ' ')
    .trim()
    .slice(0, 60)
    .trim()
  return plain.length < 2 ? '' : plain
}
