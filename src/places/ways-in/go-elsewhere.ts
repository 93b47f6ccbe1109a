import { forgetSecret, keepSecret, openSecret } from '#core/secrets'
import { sitePaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import type { Arrival, Door } from '#places/members'
import { type Context, inTransaction } from '#platform/context'
import { byAtproto } from './by-atproto.ts'
import { byFediverse } from './by-fediverse.ts'
import { byOidc } from './by-oidc.ts'
import type { Kind, Method, WayIn } from './model.ts'
import { deleteUnderway, insertUnderway, takeUnderway, wayRow } from './store.ts'

const methods: Record<Kind, Method> = { oidc: byOidc, atproto: byAtproto, fediverse: byFediverse }
const waitsMs = 10 * 60_000

/** Where everybody comes back to at this host. */
export function wayBack({ origin, root }: Door): string {
  return `${origin}${sitePaths(root).signInBack()}`
}

/**
 * Sends somebody to the page on which they sign in elsewhere. `browser` is for a cookie of theirs: nobody can be sent back
 * here in the name of another.
 */
export async function goElsewhere(
  ctx: Context,
  door: Door,
  asked: { wayId: string; who: string; next: string; userId: string | null },
): Promise<{ url: string; browser: string; label: string }> {
  const way = await theWay(ctx, asked.wayId)
  const { hashToken, randomToken } = ctx.secrets
  const who = asked.who.slice(0, 300)
  const { url, state, kept } = await methods[way.kind].begin(ctx, way, {
    who,
    back: wayBack(door),
    state: randomToken(),
  })
  if (!/^https?:$/.test(new URL(url).protocol)) throw new Problem('unavailable', `${way.label} gave no page.`)
  const browser = randomToken()
  await inTransaction(ctx, async ctx => {
    for (const secretId of await deleteUnderway(ctx, 'over')) await forgetSecret(ctx, secretId)
    await insertUnderway(ctx, {
      stateHash: hashToken(state),
      browserHash: hashToken(browser),
      wayId: way.id,
      secretId: await keepSecret(ctx, 'arrival', kept),
      userId: asked.userId,
      next: asked.next.slice(0, 500),
      expiresAt: new Date(ctx.now().getTime() + waitsMs),
    })
  })
  return { url, browser, label: way.label }
}

/** Who came back, where they were going, and for whom it was begun: `userId` adds the way to that account. */
export async function comeBack(
  ctx: Context,
  door: Door,
  query: Record<string, string>,
  browser: string,
): Promise<{ arrival: Arrival; next: string; userId: string | null }> {
  const { hashToken } = ctx.secrets
  // Taken in a transaction of its own: it is good once, also when what follows goes wrong.
  const taken = await inTransaction(ctx, async ctx => {
    const underway = await takeUnderway(ctx, hashToken(query.state ?? ''), hashToken(browser))
    if (!underway) return undefined
    const kept = await openSecret(ctx, underway.secretId)
    await forgetSecret(ctx, underway.secretId)
    return { ...underway, kept }
  })
  if (!taken)
    throw new Problem(
      'forbidden',
      'This way back was used, is older than ten minutes, or was begun in another browser.',
    )
  const way = await theWay(ctx, taken.wayId)
  const arrival = await methods[way.kind].finish(ctx, way, { query, kept: taken.kept, back: wayBack(door) })
  return { arrival, next: taken.next, userId: taken.userId }
}

async function theWay(ctx: Context, wayId: string): Promise<WayIn> {
  const way = /^[0-9a-f-]{36}$/.test(wayId) ? await wayRow(ctx, wayId) : undefined
  if (!way) throw new Problem('not-found', 'This way in is closed. Use another one.')
  return way
}
