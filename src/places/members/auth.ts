import { passkey } from '@better-auth/passkey'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { revokeUnprovenAccountAccess } from 'better-auth/db'
import { magicLink } from 'better-auth/plugins/magic-link'
import { z } from 'zod'
import { clientAddressHeader } from '#core/team'
import { newId } from '#lib/id'
import { machineryPaths } from '#lib/paths'
import type { Context } from '#platform/context'
import { claimMember } from './claim-member.ts'
import { type Letter, mailLetter } from './letters.ts'
import { deletePasskeys } from './store.ts'

/** Where a member stands: one host, and what the pages of its sites begin with. */
export interface Door {
  /** As `https://forum.example.com`. */
  origin: string
  /** Empty, or `/community`. */
  root: string
}

/**
 * A second accounts library (better-auth), for members: tables, cookies and keys of its own, so that nothing of it opens the
 * desk. One for each host, as a passkey belongs to a host.
 */
export function memberAccounts(ctx: Context, door: Door): MemberAccounts {
  const known = opened.get(ctx.db) ?? new Map<string, MemberAccounts>()
  opened.set(ctx.db, known)
  const library = known.get(door.origin) ?? openAccounts(ctx, door)
  // Hosts are those of our sites, which are few.
  known.set(door.origin, library)
  return library
}

export type MemberAccounts = ReturnType<typeof openAccounts>

const opened = new WeakMap<object, Map<string, MemberAccounts>>()

/** So long a link from a mail can be used. */
export const linkLivesMs = 15 * 60_000

function openAccounts(ctx: Context, { origin, root }: Door) {
  const url = new URL(origin)
  return betterAuth({
    appName: 'Sosh community',
    baseURL: origin,
    basePath: machineryPaths(root).auth(),
    secret: ctx.secrets.sign('member sessions', 'better-auth'),
    trustedOrigins: [origin],
    database: { db: ctx.db as never, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: { modelName: 'member_auth_user' },
    session: { modelName: 'member_auth_session', expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 },
    account: {
      modelName: 'member_auth_account',
      additionalFields: { shownAs: { type: 'string', required: false, input: false } },
    },
    databaseHooks: {
      user: {
        update: {
          // A link that was pressed proves the address: keys that somebody else put there before go with their password.
          after: async (user, asked) => {
            if (asked?.path === '/magic-link/verify') await deletePasskeys(ctx, user.id)
            // And whoever took part already under another name is known again by it.
            if (user.emailVerified) await claimMember(ctx, user.id)
          },
        },
      },
    },
    verification: { modelName: 'member_auth_verification' },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200, autoSignIn: true },
    emailVerification: {
      expiresIn: 24 * 60 * 60,
      sendOnSignUp: false,
      sendVerificationEmail: ({ user, token }, request) =>
        mailLetter(ctx, { kind: 'confirm', to: user.email, token, ...letterIn(request) }),
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'member_auth_rate_limit',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 60, max: 8 },
        '/sign-up/email': { window: 600, max: 12 },
        '/sign-in/magic-link': { window: 600, max: 12 },
        '/send-verification-email': { window: 600, max: 6 },
        '/passkey/verify-authentication': { window: 60, max: 12 },
      },
    },
    advanced: {
      // Its look at the tables wants a connection of its own, which a transaction can’t give.
      database: { generateId: () => newId(), validateSchema: !ctx.db.isTransaction },
      cookiePrefix: memberCookie,
      useSecureCookies: url.protocol === 'https:',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: root || '/' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    plugins: [
      arrivals(ctx),
      magicLink({
        expiresIn: linkLivesMs / 1000,
        storeToken: 'hashed',
        rateLimit: { window: 600, max: 12 },
        sendMagicLink: ({ email, token }, asked) =>
          mailLetter(ctx, { kind: 'link', to: email, token, ...letterIn(asked?.request) }),
      }),
      passkey({
        rpID: url.hostname,
        rpName: 'Sosh community',
        origin,
        schema: { passkey: { modelName: 'member_auth_passkey' } },
      }),
    ],
  })
}

/** What the library lends to `arrive`: called by us alone, but for `knock`, by which tries from elsewhere are counted. */
function arrivals(ctx: Context) {
  const asked = z.object({ userId: z.string() })
  return {
    id: 'arrivals',
    endpoints: {
      knock: createAuthEndpoint('/knock', { method: 'POST' }, async ({ json }) => json({ status: true })),
      clearUnproven: createAuthEndpoint.serverOnly({ method: 'POST', body: asked }, async asking => {
        const { userId } = asking.body
        await deletePasskeys(ctx, userId)
        await revokeUnprovenAccountAccess(asking, userId)
        return asking.json({ status: true })
      }),
      enter: createAuthEndpoint.serverOnly({ method: 'POST', body: asked, requireHeaders: true }, async asking => {
        const { internalAdapter } = asking.context
        const user = await internalAdapter.findUserById(asking.body.userId)
        if (!user) throw new Error('Somebody arrived who is not there.')
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(asking, { session, user })
        return asking.json({ user: { id: user.id, name: user.name } })
      }),
    },
    rateLimit: [{ pathMatcher: (path: string) => path === '/knock', window: 600, max: 30 }],
  } satisfies BetterAuthPlugin
}

/** What the names of a member’s cookies begin with. */
export const memberCookie = 'sosh-member'

/** In which our own pages tell the library for which site a letter is written; whatever came from outside is dropped. */
export const letterHeader = 'x-sosh-letter'

function letterIn(request: Request | undefined): Pick<Letter, 'site' | 'language' | 'home' | 'next'> {
  const said = request?.headers.get(letterHeader)
  if (!said) throw new Error('A letter was asked for that no page of ours asked for.')
  return JSON.parse(decodeURIComponent(said))
}

/** Its doors that a browser’s own passkey dialog needs; everything else goes through our pages. */
export const memberDoors = [
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
] as const
