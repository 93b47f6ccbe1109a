import { NetworkError, type SignIn } from '#core/channels'
import { check } from '#lib/check'
import { Secret, Settings } from './settings.ts'
import { grant } from './token.ts'

const scopes = 'identity read submit edit history privatemessages'

/** Signing in on Reddit’s own page, for an application that the company registered there. */
export const signIn: SignIn = {
  async begin({ settings, secret, callbackUrl, state }) {
    const { site, ...rest } = check(Settings, settings)
    const { clientId, clientSecret } = check(Secret, secret)
    const url = new URL('/api/v1/authorize', site)
    const asked = {
      client_id: clientId ?? '',
      response_type: 'code',
      state,
      redirect_uri: callbackUrl,
      duration: 'permanent',
      scope: scopes,
    }
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
    return { url: url.href, kept: { settings: { site, ...rest }, secret: { clientId, clientSecret } } }
  },
  async finish({ query, kept, callbackUrl }, tools) {
    const { settings, secret } = kept as { settings: Settings; secret: Secret }
    if (query.error === 'access_denied')
      throw new NetworkError('refused', 'The sign-in was not allowed on Reddit’s page.')
    if (!query.code) throw new NetworkError('refused', 'Reddit sent nobody back.')
    const form = { grant_type: 'authorization_code', code: query.code, redirect_uri: callbackUrl }
    return { settings, secret: await grant({ settings, tools }, secret, form) }
  },
}
