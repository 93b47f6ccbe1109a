import * as openid from 'openid-client'
import { z } from 'zod'
import { openSecret } from '#core/secrets'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { type Method, providerOf, type WayIn } from './model.ts'
import { saidNo, troubleOf } from './trouble.ts'

const Kept = z.object({ verifier: z.string(), nonce: z.string(), state: z.string() })
const Secret = z.object({ clientSecret: z.string() })

/** OpenID Connect (https://openid.net/specs/openid-connect-core-1_0.html): the code flow with PKCE, state and nonce. */
export const byOidc: Method = {
  async begin(ctx, way, { back, state }) {
    const config = await configOf(ctx, way)
    const kept = { verifier: openid.randomPKCECodeVerifier(), nonce: openid.randomNonce(), state }
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: back,
      scope: 'openid email profile',
      code_challenge: await openid.calculatePKCECodeChallenge(kept.verifier),
      code_challenge_method: 'S256',
      state,
      nonce: kept.nonce,
    })
    return { url: url.href, state, kept }
  },

  async finish(ctx, way, { query, kept, back }) {
    if (query.error) throw saidNo(way)
    const { verifier, nonce, state } = Kept.parse(kept)
    const came = new URL(back)
    came.search = new URLSearchParams(query).toString()
    try {
      const config = await configOf(ctx, way)
      const checks = { pkceCodeVerifier: verifier, expectedNonce: nonce, expectedState: state, idTokenExpected: true }
      const tokens = await openid.authorizationCodeGrant(config, came, checks)
      const claims = tokens.claims()
      if (!claims) throw new Problem('unavailable', `${way.label} did not say who you are.`)
      // What is not in the token is told at a door of its own; it must be the same person.
      const more = config.serverMetadata().userinfo_endpoint
        ? await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
        : {}
      const said: Record<string, unknown> = { ...more, ...claims }
      const text = (value: unknown) => (typeof value === 'string' ? value : '')
      const email = z.email().max(254).safeParse(said.email)
      return {
        provider: providerOf(way),
        accountId: claims.sub,
        name: text(said.name) || text(said.preferred_username) || text(said.nickname),
        shownAs: text(said.email) || text(said.preferred_username) || text(said.name) || way.label,
        // Only the word itself counts; some providers send "true" of what nobody looked at.
        ...(way.vouches && email.success && said.email_verified === true && { provenEmail: email.data }),
      }
    } catch (error) {
      throw troubleOf(error, way.label)
    }
  },
}

async function configOf(ctx: Context, way: WayIn): Promise<openid.Configuration> {
  const { clientSecret } = Secret.parse(await openSecret(ctx, way.secretId))
  return discover(ctx, { issuer: way.issuer ?? '', clientId: way.clientId ?? '', clientSecret, label: way.label })
}

/** Reads what a provider says of itself, through the guarded fetch; it must call itself by the very name it was given. */
export async function discover(
  ctx: Context,
  { issuer, clientId, clientSecret, label }: { issuer: string; clientId: string; clientSecret: string; label: string },
): Promise<openid.Configuration> {
  const fetch: openid.CustomFetch = (url, options) => ctx.fetch(url, options as RequestInit)
  try {
    const found = await openid.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      [openid.customFetch]: fetch,
      ...(ctx.config.allowPrivateAddresses && { execute: [openid.allowInsecureRequests] }),
    })
    const takes = found.serverMetadata().token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    if (takes.includes('client_secret_post')) return found
    const config = new openid.Configuration(
      found.serverMetadata(),
      clientId,
      clientSecret,
      openid.ClientSecretBasic(clientSecret),
    )
    config[openid.customFetch] = fetch
    if (ctx.config.allowPrivateAddresses) openid.allowInsecureRequests(config)
    return config
  } catch (error) {
    throw troubleOf(error, label)
  }
}
