import { isValidHandle, parseAtUriString } from '@atproto/syntax'
import { z } from 'zod'
import type { OpenAccount } from '#core/channels'

/** The collection that holds posts; the others (likes, follows, …) are not conversation. */
export const postCollection = 'app.bsky.feed.post'

/** Where threads and profiles are read when nobody chose otherwise. */
export const publicService = 'https://public.api.bsky.app'
/** Where accounts live when nobody chose otherwise. */
export const publicServer = 'https://bsky.social'

const address = (of: string) =>
  z
    .url({ protocol: /^https?$/, error: `Please give the address of the ${of}; it begins with https://.` })
    .transform(url => url.replace(/\/+$/, ''))

/** A feed as its page has it, or as the network names it. */
const Feed = z
  .string()
  .trim()
  .transform(typed => typed.replace(/^https:\/\/bsky\.app\/profile\/([^/]+)\/feed\/([^/?#]+).*$/, feedAt))
  .refine(isFeed, 'This is no feed; the address of one is https://bsky.app/profile/…/feed/….')

function feedAt(_: string, maker: string, name: string): string {
  return `at://${maker}/app.bsky.feed.generator/${name}`
}

function isFeed(uri: string): boolean {
  const parsed = parseAtUriString(uri)
  return parsed.success && parsed.value.collection === 'app.bsky.feed.generator' && parsed.value.rkey !== undefined
}

/** What a person chooses: for a place to listen, what is heard; for an account, its server and handle. */
const Chosen = z.strictObject({
  /** `stream`: everything public. The others ask for what concerns our account, for a search, or for a custom feed. */
  hears: z
    .enum(['stream', 'notifications', 'search', 'feed'], { error: 'Choose what to listen to.' })
    .default('stream'),
  search: z.string().trim().min(1, 'Say what to search for.').max(500).optional(),
  feed: Feed.optional(),
  /** How often it is asked, where it does not stream. */
  everySeconds: z
    .number()
    .int()
    .min(1, 'Ask once a second at most.')
    .max(3_600, 'Ask once an hour at least.')
    .default(30),
  stream: z.enum(['jetstream', 'firehose'], { error: 'Choose “jetstream” or “firehose”.' }).default('jetstream'),
  url: z
    .url({ protocol: /^wss?$/, error: 'Please give the address of the stream; it begins with wss://.' })
    .default('wss://jetstream2.us-east.bsky.network/subscribe'),
  /** Listening: where threads and profiles are read (an AppView or a PDS). Answering: the account's own server. */
  service: address('service').optional(),
  plcUrl: address('directory').default('https://plc.directory'),
  /** Posts that declare other languages only are not heard; posts that declare none always are. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/i, 'A language is two or three letters, like “en”.'))
    .min(1, 'Name a language, or leave this out to hear all.')
    .optional(),
  handle: z
    .string({ error: 'Please give the account’s handle, like acme.bsky.social.' })
    .trim()
    .transform(handle => handle.replace(/^@/, '').toLowerCase())
    .refine(isValidHandle, 'This is no handle; one looks like acme.bsky.social.')
    .optional(),
})

export const Settings = Chosen.superRefine(({ hears, search, feed }, context) => {
  const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (hears === 'search' && search === undefined) missing('search', 'Say what to search for.')
  if (hears === 'feed' && feed === undefined) missing('feed', 'Give the address of the feed’s page on bsky.app.')
})
export type Settings = z.output<typeof Settings>

const Jwk = z.record(z.string(), z.unknown()).refine(key => typeof key.d === 'string', 'This key has no private part.')

/** What a sign-in on the network's own page left with us: tokens, and the keys that they are bound to. */
export const OAuthSecret = z.strictObject({
  tokenSet: z.looseObject({
    iss: z.url(),
    sub: z.string().startsWith('did:'),
    aud: z.url(),
    scope: z.string(),
    access_token: z.string().min(1),
    refresh_token: z.string().min(1),
    token_type: z.literal('DPoP'),
    expires_at: z.string().optional(),
  }),
  dpopKey: Jwk,
  clientKey: Jwk.optional(),
  redirectUri: z.url(),
})
export type OAuthSecret = z.output<typeof OAuthSecret>

/**
 * An app password: it can be withdrawn without changing the account's own, which Sosh never asks for.
 * Or what a sign-in on the network's own page left with us. Listening to what is public needs no secret.
 */
export const Secret = z.strictObject({
  appPassword: z
    .string({ error: 'Please paste an app password.' })
    .trim()
    .min(1, 'Please paste an app password.')
    .optional(),
  oauth: OAuthSecret.optional(),
})
export type Secret = z.output<typeof Secret>

export type BlueskyAccount = OpenAccount<Settings, Secret>
