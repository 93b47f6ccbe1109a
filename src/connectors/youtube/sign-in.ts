import { createHash, randomBytes } from 'node:crypto'
import { NetworkError, type SignIn } from '#core/channels'
import { check } from '#lib/check'
import { Secret, Settings } from './settings.ts'
import { grant } from './token.ts'

/** To read and write comments; Google has no smaller one for it. */
const scope = 'https://www.googleapis.com/auth/youtube.force-ssl'

/** Signing in on Google’s own page, for an application that the company registered there; bound to us by PKCE. */
export const signIn: SignIn = {
  async begin({ settings, secret, callbackUrl, state }) {
    const known = check(Settings, settings)
    const { clientId, clientSecret } = check(Secret, secret)
    if (!clientId || !clientSecret)
      throw new NetworkError('refused', 'Google asks for an application of your own: write its id and its secret.')
    const verifier = randomBytes(32).toString('base64url')
    const url = new URL('/o/oauth2/v2/auth', known.accounts)
    const asked = {
      client_id: clientId,
      response_type: 'code',
      redirect_uri: callbackUrl,
      scope,
      state,
      // Without these two Google gives no lasting token.
      access_type: 'offline',
      prompt: 'consent',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
    return { url: url.href, kept: { settings: known, secret: { clientId, clientSecret }, verifier } }
  },
  async finish({ query, kept, callbackUrl }, tools) {
    const { settings, secret, verifier } = kept as { settings: Settings; secret: Secret; verifier: string }
    if (query.error === 'access_denied')
      throw new NetworkError('refused', 'The sign-in was not allowed on Google’s page.')
    if (!query.code) throw new NetworkError('refused', 'Google sent nobody back.')
    const form = {
      grant_type: 'authorization_code',
      code: query.code,
      redirect_uri: callbackUrl,
      code_verifier: verifier,
    }
    const given = await grant({ settings, tools }, secret, form)
    if (!given.refreshToken) throw new NetworkError('refused', 'Google gave no lasting token: sign in once more.')
    return { settings, secret: given }
  },
}
