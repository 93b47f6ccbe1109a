import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { type Method, providerOf } from './model.ts'
import { saidNo, troubleOf } from './trouble.ts'

/** To know who it is, and nothing else; older servers know the wider word only. */
const scopes = ['profile', 'read:accounts'] as const

const App = z.object({ client_id: z.string().min(1).max(500), client_secret: z.string().min(1).max(500) })
const About = z.object({
  scopes_supported: z.array(z.string()).default([]),
  code_challenge_methods_supported: z.array(z.string()).default([]),
})
const Token = z.object({ access_token: z.string().min(1).max(4_000) })
const Who = z.object({
  id: z.union([z.string().min(1).max(200), z.number().transform(String)]),
  acct: z.string().min(1).max(200),
  display_name: z.string().catch(''),
})
const Kept = z.object({
  server: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  verifier: z.string().optional(),
  scope: z.string(),
})

/**
 * An account on any server that speaks Mastodon’s API (https://docs.joinmastodon.org/spec/oauth/). Who somebody is, is what
 * that server calls them, by its own number: it can speak for its own people and for nobody else’s, whatever it says.
 */
export const byFediverse: Method = {
  async begin(ctx, way, { who, back, state }) {
    const server = serverOf(who, ctx.config.allowPrivateAddresses)
    const { host } = new URL(server)
    try {
      const about = About.safeParse(await ask(ctx, server, '/.well-known/oauth-authorization-server').catch(() => ({})))
      const scope = scopes.find(each => about.data?.scopes_supported.includes(each)) ?? scopes[1]
      const knowsPkce = about.data?.code_challenge_methods_supported.includes('S256') === true
      const verifier = knowsPkce ? randomBytes(48).toString('base64url') : undefined
      const app = App.parse(
        await ask(ctx, server, '/api/v1/apps', {
          client_name: 'Sosh',
          redirect_uris: back,
          scopes: scope,
          website: new URL(back).origin,
        }),
      )
      const url = new URL('/oauth/authorize', server)
      const asked = { response_type: 'code', client_id: app.client_id, redirect_uri: back, scope, state }
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
      if (verifier) {
        url.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'))
        url.searchParams.set('code_challenge_method', 'S256')
      }
      const kept = { server, clientId: app.client_id, clientSecret: app.client_secret, verifier, scope }
      return { url: url.href, state, kept }
    } catch (error) {
      if (error instanceof Problem) throw error
      throw new Problem('invalid', `${host} does not let people sign in elsewhere as Mastodon does.`, [
        { at: way.id, message: 'Is this the server on which you have your account?' },
      ])
    }
  },

  async finish(ctx, way, { query, kept, back }) {
    const { server, clientId, clientSecret, verifier, scope } = Kept.parse(kept)
    const { host } = new URL(server)
    if (query.error || !query.code) throw saidNo({ label: host })
    try {
      const keys = { client_id: clientId, client_secret: clientSecret }
      const { access_token: token } = Token.parse(
        await ask(ctx, server, '/oauth/token', {
          grant_type: 'authorization_code',
          code: query.code,
          redirect_uri: back,
          scope,
          ...keys,
          ...(verifier && { code_verifier: verifier }),
        }),
      )
      const { id, acct, display_name } = Who.parse(
        await ask(ctx, server, '/api/v1/accounts/verify_credentials', undefined, token),
      )
      // Nothing more is asked of it; that it was taken back changes nothing for who they are.
      await ask(ctx, server, '/oauth/revoke', { ...keys, token }).catch(() => {})
      const name = acct.split('@')[0] ?? acct
      return {
        provider: providerOf(way),
        accountId: `${host} ${id}`,
        name: display_name || name,
        shownAs: `@${name}@${host}`,
      }
    } catch (error) {
      throw troubleOf(error, host)
    }
  },
}

/** `@rosa@social.example`, `social.example` or an address there → `https://social.example`. */
function serverOf(who: string, allowPlain: boolean): string {
  const typed = who.trim().replace(/^@/, '')
  const isPlain = allowPlain && typed.startsWith('http://')
  const host =
    typed
      .replace(/^https?:\/\//i, '')
      .replace(/\/.*$/, '')
      .split('@')
      .at(-1) ?? ''
  const url = URL.parse(`${isPlain ? 'http' : 'https'}://${host}`)
  if (host && url && (url.hostname.includes('.') || allowPlain)) return url.origin
  throw new Problem('invalid', 'Name your server, such as mastodon.social, or your whole address there.')
}

async function ask(ctx: Context, server: string, path: string, body?: object, token?: string): Promise<unknown> {
  const response = await ctx.fetch(new URL(path, server), {
    method: body ? 'POST' : 'GET',
    // A server that sends us elsewhere would have another speak for it.
    redirect: 'error',
    headers: {
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`It answered ${response.status}.`)
  return response.json()
}
