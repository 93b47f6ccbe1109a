import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'

/** The header in which our own server hands the caller's address to the accounts library; whatever came from outside is dropped. */
export const clientAddressHeader = 'x-sosh-client-address'

/**
 * The accounts library (better-auth) on our tables: passwords, passkeys, sessions, and limits on guessing.
 * Bound to `ctx.db`, so that making an account joins the transaction it belongs to.
 */
export function accounts(ctx: Context): Accounts {
  const known = opened.get(ctx.db)
  if (known) return known
  const library = openAccounts(ctx)
  opened.set(ctx.db, library)
  return library
}

export type Accounts = ReturnType<typeof openAccounts>

const opened = new WeakMap<object, Accounts>()

function openAccounts(ctx: Context) {
  const origin = new URL(ctx.config.publicUrl)
  return betterAuth({
    appName: 'Sosh',
    baseURL: origin.origin,
    basePath: '/api/auth',
    secret: ctx.secrets.sign('sessions', 'better-auth'),
    trustedOrigins: trustedOrigins(origin),
    database: { db: ctx.db as never, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      autoSignIn: false,
      requireEmailVerification: false,
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'auth_rate_limit',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 60, max: 8 },
        '/passkey/verify-authentication': { window: 60, max: 12 },
      },
    },
    advanced: {
      // Its look at the tables wants a connection of its own, which a transaction can't give.
      database: { generateId: () => newId(), validateSchema: !ctx.db.isTransaction },
      cookiePrefix: 'sosh',
      useSecureCookies: origin.protocol === 'https:',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    plugins: [
      passkey({
        rpID: origin.hostname,
        rpName: 'Sosh',
        origin: origin.origin,
        schema: { passkey: { modelName: 'auth_passkey' } },
      }),
    ],
  })
}

function trustedOrigins(origin: URL): string[] {
  const same = [origin.origin]
  if (origin.hostname === 'localhost') same.push(origin.origin.replace('localhost', '127.0.0.1'))
  return same
}

/** The library's doors that are open to the world. Signing up is not among them: one is invited. */
export const openDoors = [
  '/sign-in/email',
  '/sign-out',
  '/get-session',
  '/change-password',
  '/list-sessions',
  '/revoke-session',
  '/revoke-other-sessions',
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
  '/passkey/list-user-passkeys',
  '/passkey/delete-passkey',
] as const
