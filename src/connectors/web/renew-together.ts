import type { OpenAccount } from '#core/channels'

/** Whoever holds a secret, and may put a new one in its place. */
export interface Holder<Secret> {
  secret: Secret
  keepSecret?: OpenAccount<unknown, Secret>['keepSecret'] | undefined
  renewSecret?: OpenAccount<unknown, Secret>['renewSecret'] | undefined
}

/**
 * Renews a secret for all who hold it, in whatever process: `work` makes the new one of that which is kept now, and is
 * not asked where another has renewed it meanwhile. Lent to nobody but a single holder, it is made and kept.
 */
export async function renewTogether<Secret extends object>(
  { secret, keepSecret, renewSecret }: Holder<Secret>,
  work: (current: Secret) => Promise<Secret>,
): Promise<Secret> {
  if (renewSecret) return renewSecret(current => work(current as Secret)) as Promise<Secret>
  const fresh = await work(secret)
  await keepSecret?.(fresh)
  return fresh
}
