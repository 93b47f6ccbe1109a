import type { Arrival } from '#places/members'
import type { Context } from '#platform/context'

export const kinds = ['oidc', 'atproto', 'fediverse'] as const
export type Kind = (typeof kinds)[number]

/** A way in that an administrator opened. */
export interface WayIn {
  id: string
  kind: Kind
  label: string
  issuer: string | null
  clientId: string | null
  secretId: string | null
  /** An address that this provider calls confirmed is taken for confirmed here. */
  vouches: boolean
  settings: { resolver?: string; directory?: string }
  openedAt: Date
}

/** Where somebody is sent, and what must be known when they come back. */
export interface Begun {
  url: string
  state: string
  kept: unknown
}

/** How one kind of account is asked for, by its network’s own protocol. */
export interface Method {
  begin(ctx: Context, way: WayIn, asked: { who: string; back: string; state: string }): Promise<Begun>
  finish(
    ctx: Context,
    way: WayIn,
    came: { query: Record<string, string>; kept: unknown; back: string },
  ): Promise<Arrival>
}

/** By what an account of this way is known among all others here; a provider that was closed and opened again is the same. */
export function providerOf({ issuer, kind }: Pick<WayIn, 'issuer' | 'kind'>): string {
  return issuer === null ? kind : `${kind} ${issuer}`
}
