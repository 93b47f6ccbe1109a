import { isValidHandle } from '@atproto/syntax'
import { z } from 'zod'

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

/** What a person chooses: for a place to listen, the stream; for an account, its server and handle. */
export const Settings = z.strictObject({
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
export type Settings = z.output<typeof Settings>

/**
 * An app password: it can be withdrawn without changing the account's own, which Sosh never asks for.
 * Listening needs no secret.
 */
export const Secret = z.strictObject({
  appPassword: z
    .string({ error: 'Please paste an app password.' })
    .trim()
    .min(1, 'Please paste an app password.')
    .optional(),
})
export type Secret = z.output<typeof Secret>
