import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { isObject, listOf } from '#connectors/web'
import { NetworkError, type SignIn } from '#core/channels'
import { call } from './api.ts'
import { Settings, Tokens } from './settings.ts'

/** What Sosh asks to be allowed, and no more: to read, to write posts, to favourite them. */
const scopes = 'read write:statuses write:media write:favourites'

const Kept = z.object({
  server: z.string(),
  clientId: z.string(),
  clientSecret: z.string().optional(),
  verifier: z.string().optional(),
})

/**
 * Signing in on the server's own page (https://docs.joinmastodon.org/spec/oauth/): Sosh introduces itself to the server,
 * sends the person there, and comes back with a token of its own. The code is bound to us by PKCE where the server knows it.
 */
export const signIn: SignIn = {
  async begin({ settings, callbackUrl, state }, tools) {
    const { server } = Settings.parse(settings)
    if (server === undefined) throw new NetworkError('refused', 'Please give the server, like mastodon.social.')
    const registered = await call(tools, {
      server,
      path: '/api/v1/apps',
      method: 'POST',
      body: { client_name: 'Sosh', redirect_uris: callbackUrl, scopes, website: new URL(callbackUrl).origin },
    })
    if (!registered.ok || !isObject(registered.data))
      throw new NetworkError('refused', `${new URL(server).host} does not let apps sign in as Mastodon does.`)
    const { client_id: clientId, client_secret: clientSecret } = registered.data
    const kept = Kept.safeParse({
      server,
      clientId,
      clientSecret,
      ...((await knowsPkce(server, tools)) && newVerifier()),
    })
    if (!kept.success) throw new NetworkError('later', `${new URL(server).host} did not tell us our name as an app.`)
    const url = new URL('/oauth/authorize', server)
    const parameters = {
      response_type: 'code',
      client_id: kept.data.clientId,
      redirect_uri: callbackUrl,
      scope: scopes,
      state,
    }
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
    if (kept.data.verifier !== undefined) {
      url.searchParams.set('code_challenge', createHash('sha256').update(kept.data.verifier).digest('base64url'))
      url.searchParams.set('code_challenge_method', 'S256')
    }
    return { url: url.href, kept: kept.data }
  },
  async finish({ query, kept, callbackUrl }, tools) {
    const { server, clientId, clientSecret, verifier } = Kept.parse(kept)
    const { host } = new URL(server)
    if (query.error === 'access_denied') throw new NetworkError('refused', `You did not let Sosh in at ${host}.`)
    if (!query.code) throw new NetworkError('refused', query.error_description || `${host} did not let Sosh in.`)
    const answer = await call(tools, {
      server,
      path: '/oauth/token',
      method: 'POST',
      body: {
        grant_type: 'authorization_code',
        code: query.code,
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uri: callbackUrl,
        scope: scopes,
        ...(verifier !== undefined && { code_verifier: verifier }),
      },
    })
    if (!answer.ok) throw new NetworkError('refused', `${host} did not let Sosh in: ${answer.message}`)
    const data = isObject(answer.data) ? answer.data : {}
    const secret = Tokens.safeParse({
      accessToken: data.access_token,
      ...(typeof data.refresh_token === 'string' && { refreshToken: data.refresh_token }),
      clientId,
      clientSecret,
    })
    if (!secret.success) throw new NetworkError('later', `${host} sent no token.`)
    return { settings: Settings.parse({ server }), secret: secret.data }
  },
}

type Tools = Parameters<SignIn['begin']>[1]

async function knowsPkce(server: string, tools: Tools): Promise<boolean> {
  const answer = await call(tools, { server, path: '/.well-known/oauth-authorization-server' }).catch(() => undefined)
  return Boolean(
    answer?.ok && isObject(answer.data) && listOf(answer.data.code_challenge_methods_supported).includes('S256'),
  )
}

function newVerifier(): { verifier: string } {
  return { verifier: randomBytes(48).toString('base64url') }
}
