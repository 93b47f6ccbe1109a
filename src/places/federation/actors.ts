import { forgetSecret, keepSecret, openSecret } from '#core/secrets'
import { federationPaths } from '#lib/federation-paths'
import { type Context, inTransaction } from '#platform/context'
import { type Actor, type ActorKind, handleOf } from './model.ts'
import { actorRow, actorsToMake, insertActor, setSecret } from './who-store.ts'

/** Addresses of what is ours, as others know it. */
export function addressesOf({ config }: Pick<Context, 'config'>) {
  return federationPaths(config.publicUrl)
}

/** Makes what can’t be followed yet: the blog, spaces of the community, colleagues who published. Done twice it changes nothing. */
export async function makeActors(ctx: Context): Promise<void> {
  const { spaces, authors } = await actorsToMake(ctx)
  if (!(await actorRow(ctx, { kind: 'blog' })) && spaces.length + authors.length > 0)
    await make(ctx, { kind: 'blog', spaceId: null, employeeId: null }, ['blog', 'our-blog'])
  for (const { id, slug, siteSlug } of spaces) {
    const own = siteSlug
      ? slug === 'everything'
        ? siteSlug
        : `${siteSlug}-${slug}`
      : slug === 'everything'
        ? 'community'
        : slug
    await make(ctx, { kind: 'space', spaceId: id, employeeId: null }, [own, `${own}-space`])
  }
  for (const { id, slug } of authors)
    await make(ctx, { kind: 'author', spaceId: null, employeeId: id }, [slug, `${slug}-author`])
}

/** The company’s own voice, from the moment that somebody opens it. */
export async function makeOfficialActor(ctx: Context, companyName: string): Promise<Actor> {
  await make(ctx, { kind: 'official', spaceId: null, employeeId: null }, [
    handleOf(companyName) || 'official',
    'official',
  ])
  const actor = await actorRow(ctx, { kind: 'official' })
  if (!actor) throw new Error('the official actor was not made')
  return actor
}

async function make(
  ctx: Context,
  actor: { kind: ActorKind; spaceId: string | null; employeeId: string | null },
  wished: [string, string],
): Promise<void> {
  const [first, second] = wished.map(handle => handleOf(handle) || actor.kind)
  const handles = [first, second, ...Array.from({ length: 50 }, (_, n) => `${second}-${n + 2}`)]
  for (const handle of handles) {
    if (handle && (await insertActor(ctx, { ...actor, handle }))) return
    const { kind, spaceId, employeeId } = actor
    const by = spaceId ? { spaceId } : employeeId ? { employeeId } : { kind: kind as 'blog' | 'official' }
    if (await actorRow(ctx, by)) return
  }
}

const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** The keys by which others know that something comes from it: RSA, as all servers verify it. */
export async function keysOf(ctx: Context, actor: Actor): Promise<CryptoKeyPair> {
  const kept = (await openSecret(ctx, actor.secretId ?? (await makeKeys(ctx, actor)))) as Record<string, JsonWebKey>
  const { privateKey = {}, publicKey = {} } = kept
  return {
    privateKey: await crypto.subtle.importKey('jwk', privateKey, rsa, true, ['sign']),
    publicKey: await crypto.subtle.importKey('jwk', publicKey, rsa, true, ['verify']),
  }
}

async function makeKeys(ctx: Context, actor: Actor): Promise<string> {
  const form = { ...rsa, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
  const pair = await crypto.subtle.generateKey(form, true, ['sign', 'verify'])
  const [privateKey, publicKey] = [pair.privateKey, pair.publicKey].map(key => crypto.subtle.exportKey('jwk', key))
  const value = { privateKey: await privateKey, publicKey: await publicKey }
  return inTransaction(ctx, async ctx => {
    const made = await keepSecret(ctx, 'federation actor', value)
    if (await setSecret(ctx, actor.id, made)) return made
    // Another process was faster: its keys are the ones that others have seen.
    await forgetSecret(ctx, made)
    return (await actorRow(ctx, { id: actor.id }))?.secretId ?? made
  })
}
