import { z } from 'zod'

const address = z.url('Write an address, with https:// before it.').max(300)

export const Settings = z.object({
  what: z.enum(['subreddits', 'search', 'inbox'], 'Choose communities, a search or your inbox.').default('subreddits'),
  subreddits: z
    .array(
      z
        .string()
        .trim()
        .transform(typed => typed.replace(/^(https?:\/\/(www\.)?reddit\.com)?\/?r\//i, '').replace(/\/$/, ''))
        .pipe(z.string().regex(/^[A-Za-z0-9_]{2,24}$/, 'A community as it is called there, without r/.')),
    )
    .max(50, 'At most fifty communities.')
    .default([]),
  words: z.string().trim().max(400, 'At most 400 letters.').optional(),
  api: address.default('https://oauth.reddit.com'),
  site: address.default('https://www.reddit.com'),
})
export type Settings = z.infer<typeof Settings>

export const Secret = z.object({
  /** Of the application that the company registers at reddit.com/prefs/apps. */
  clientId: z.string().trim().max(100).optional(),
  clientSecret: z.string().trim().max(200).optional(),
  /** Given by Reddit when somebody signed in there for us. */
  refreshToken: z.string().min(10).max(4000).optional(),
  accessToken: z.string().min(10).max(8000).optional(),
  expiresAt: z.number().optional(),
})
export type Secret = z.infer<typeof Secret>
