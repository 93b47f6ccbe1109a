import { z } from 'zod'

const address = z.url('Write an address, with https:// before it.').max(300)

export const Settings = z.object({
  what: z.enum(['channel', 'videos'], 'Choose a channel or videos.').default('channel'),
  /** The channel's id, or its @name: all that is said under its videos. */
  channel: z
    .string()
    .trim()
    .transform(typed =>
      typed.replace(/^(https?:\/\/)?(www\.|m\.)?youtube\.com\/(channel\/)?/i, '').replace(/[/?#].*$/, ''),
    )
    .pipe(
      z
        .string()
        .regex(/^(UC[\w-]{22}|@[\p{L}\p{N}._-]{3,60})$/u, 'A channel as @name, or its id, which begins with UC.'),
    )
    .optional(),
  videos: z
    .array(
      z
        .string()
        .trim()
        .transform(typed => /(?:[?&]v=|youtu\.be\/|\/(?:shorts|live|embed)\/)([\w-]{11})/.exec(typed)?.[1] ?? typed)
        .pipe(z.string().regex(/^[\w-]{11}$/, 'The address of a video.')),
    )
    .max(50, 'At most fifty videos.')
    .default([]),
  /** What of the day's quota listening may use up. */
  dailyUnits: z.coerce.number().int().min(100, 'At least 100.').max(1_000_000).default(8_000),
  api: address.default('https://www.googleapis.com'),
  accounts: address.default('https://accounts.google.com'),
  tokens: address.default('https://oauth2.googleapis.com'),
})
export type Settings = z.infer<typeof Settings>

export const Secret = z.object({
  /** To read only. */
  apiKey: z.string().trim().min(10, 'A key is longer.').max(200).optional(),
  /** Of the application that the company registers with Google, to answer. */
  clientId: z.string().trim().max(200).optional(),
  clientSecret: z.string().trim().max(200).optional(),
  /** Given by Google when somebody signed in there for us. */
  refreshToken: z.string().min(10).max(4000).optional(),
  accessToken: z.string().min(10).max(8000).optional(),
  expiresAt: z.number().optional(),
})
export type Secret = z.infer<typeof Secret>
