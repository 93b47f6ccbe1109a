import { z } from 'zod'
import type { OpenAccount, OpenSource } from '#core/channels'

/** Somebody may type `mastodon.social`, `https://mastodon.social/` or `@acme@mastodon.social`: all name the server. */
function serverIn(typed: string): string {
  const host = typed
    .trim()
    .replace(/^@?[^@/\s]+@/, '')
    .replace(/\/+$/, '')
  return /^https?:\/\//i.test(host) ? host : `https://${host}`
}

const Server = z
  .string({ error: 'Please give the server, like mastodon.social.' })
  .trim()
  .min(1, 'Please give the server, like mastodon.social.')
  .transform(serverIn)
  .refine(isServer, 'This is no server’s address; one looks like mastodon.social.')
  .transform(url => new URL(url).origin)

function isServer(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && /^https?:$/.test(parsed.protocol) && /\.|localhost|^\[/.test(parsed.hostname)
}

/** What a hashtag may be on this network, without its sign. */
const Tag = z
  .string()
  .trim()
  .transform(tag => tag.replace(/^[#＃]/, ''))
  .refine(
    tag => /^[\p{L}\p{M}\p{N}_·・]+$/u.test(tag) && /[^\p{N}_]/u.test(tag),
    'A hashtag is one word with a letter.',
  )

const mostTags = 10

/** What a person chooses: for a place to listen, what is heard; for an account, its server. */
export const Settings = z
  .strictObject({
    server: Server.optional(),
    hears: z
      .enum(['notifications', 'tags', 'home', 'local', 'public'], { error: 'Choose what to listen to.' })
      .default('notifications'),
    tags: z.array(Tag).max(mostTags, `Name ${mostTags} hashtags at most.`).optional(),
    /** Posts that declare other languages only are not heard; posts that declare none always are. */
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/i, 'A language is two or three letters, like “en”.'))
      .min(1, 'Name a language, or leave this out to hear all.')
      .optional(),
    /** Where the server does not stream, it is asked this often. */
    everySeconds: z
      .number()
      .int()
      .min(1, 'Ask once a second at most.')
      .max(3_600, 'Ask once an hour at least.')
      .default(30),
  })
  .superRefine(({ hears, tags }, context) => {
    if (hears === 'tags' && !tags?.length)
      context.addIssue({ code: 'custom', path: ['tags'], message: 'Name a hashtag to listen to, like #winterbike.' })
  })
export type Settings = z.output<typeof Settings>

const Token = z
  .string({ error: 'Please paste an access token.' })
  .trim()
  .min(1, 'Please paste an access token.')
  .regex(/^[\x21-\x7e]+$/, 'This is no access token: it holds spaces or signs that none has.')

/** An access token, and what renews it where the server's tokens run out. */
export const Tokens = z.strictObject({
  accessToken: Token,
  refreshToken: Token.optional(),
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
})
export type Tokens = z.output<typeof Tokens>

/** A place that everybody can read is heard without any. */
export const Secret = z.union([Tokens, z.strictObject({})], { error: 'Please paste an access token.' })
export type Secret = z.output<typeof Secret>

export type MastodonAccount = OpenAccount<Settings, Secret>
/** Without a secret only what everybody can read is heard. */
export type MastodonSource = OpenSource<Settings, Secret | undefined>
