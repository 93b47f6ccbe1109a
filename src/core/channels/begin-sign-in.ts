import { z } from 'zod'
import { forgetSecret, keepSecret, openSecret } from '#core/secrets'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { deleteOldSignIns, insertSignIn, takeSignIn } from './account-store.ts'
import { connectIdentified, mayConnect, Whose } from './connect-account.ts'
import type { Account } from './model.ts'
import { NetworkError } from './port.ts'
import { connectorNamed, toolsFor } from './registry.ts'

declare module '#platform/events' {
  interface Events {
    'account.sign-in-begun': { connector: string }
    'account.sign-in-failed': { connector: string; why: 'refused-there' | 'network' }
  }
}

export const BeginSignIn = z.object({
  connector: z.string().min(1).max(40),
  settings: z.record(z.string(), z.unknown()).default({}),
  secret: z.record(z.string(), z.unknown()).default({}),
  whose: Whose,
})
export type BeginSignIn = z.input<typeof BeginSignIn>

const waitsMs = 10 * 60_000

/** Where every network sends people back to. */
export function signInCallback(ctx: Context): string {
  return new URL('/connect/back', ctx.config.publicUrl).href
}

/**
 * Begins to connect an account by signing in on the network's own page; returns the page's address.
 *
 * What the network gets to bring back (the state) is known here by its hash only, and good once, for ten minutes, for
 * whoever began: a link that somebody else was given leads nowhere.
 */
export async function beginSignIn(ctx: Context, input: BeginSignIn): Promise<{ url: string }> {
  requireEmployee(ctx)
  const wanted = check(BeginSignIn, input)
  const me = mayConnect(ctx, wanted.whose)
  const connector = connectorNamed(wanted.connector)
  if (!connector.signIn) throw new Problem('invalid', `${connector.label} has no page to sign in on. Use the form.`)
  const state = ctx.secrets.randomToken()
  const { settings, secret } = wanted
  const { url, kept } = await asked(() =>
    connector.signIn?.begin(
      { settings, secret, callbackUrl: signInCallback(ctx), state },
      toolsFor(ctx, connector.name),
    ),
  )
  if (!/^https?:$/.test(new URL(url).protocol)) throw new Problem('unavailable', `${connector.label} gave no page.`)
  await inTransaction(ctx, async ctx => {
    await deleteOldSignIns(ctx)
    await insertSignIn(ctx, {
      stateHash: ctx.secrets.hashToken(state),
      connector: connector.name,
      secretId: await keepSecret(ctx, 'sign-in', kept ?? null),
      begunBy: me.employeeId,
      isOwn: wanted.whose === 'mine',
      isOfficial: wanted.whose === 'official',
      expiresAt: new Date(ctx.now().getTime() + waitsMs),
    })
    await emit(ctx, 'account.sign-in-begun', { connector: connector.name })
  })
  return { url }
}

/** The network sent somebody back: what it brought is exchanged for the account, which is then connected. */
export async function finishSignIn(ctx: Context, query: Record<string, string>): Promise<Account> {
  const me = requireEmployee(ctx)
  const { state } = query
  // Taken in a transaction of its own: a state is good once, also when what follows goes wrong.
  const taken = await inTransaction(ctx, async ctx => {
    const row = state && (await takeSignIn(ctx, ctx.secrets.hashToken(state), me.employeeId))
    if (!row) return undefined
    const kept = await openSecret(ctx, row.secretId)
    await forgetSecret(ctx, row.secretId)
    return { ...row, kept }
  })
  if (!taken)
    throw new Problem('not-found', 'This way back was used, is older than ten minutes, or was begun by somebody else.')
  const connector = connectorNamed(taken.connector)
  const failed = (why: 'refused-there' | 'network') =>
    emit(ctx, 'account.sign-in-failed', { connector: connector.name, why })
  if (query.error) {
    await failed('refused-there')
    throw new Problem('refused', `${connector.label} was not allowed to let Sosh in.`)
  }
  try {
    const given = await asked(() =>
      connector.signIn?.finish(
        { query, kept: taken.kept, callbackUrl: signInCallback(ctx) },
        toolsFor(ctx, connector.name),
      ),
    )
    const whose = taken.isOwn ? 'mine' : taken.isOfficial ? 'official' : 'company'
    return await connectIdentified(ctx, connector, given, whose)
  } catch (error) {
    await failed('network')
    throw error
  }
}

/** Asks the network; what it says in refusing is said to the person. */
async function asked<Answer>(ask: () => Promise<Answer> | undefined): Promise<Answer> {
  try {
    const answer = await ask()
    if (answer === undefined) throw new Problem('unavailable', 'The network gave no answer.')
    return answer
  } catch (error) {
    if (error instanceof NetworkError)
      throw new Problem(error.outcome === 'later' ? 'unavailable' : 'invalid', error.message)
    throw error
  }
}
