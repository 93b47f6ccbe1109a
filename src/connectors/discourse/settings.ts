import { z } from 'zod'

export const Settings = z
  .object({
    /** Where the forum lives, such as https://meta.discourse.org. */
    url: z
      .string()
      .trim()
      .transform(typed => (/^https?:\/\//i.test(typed) ? typed : `https://${typed}`))
      .pipe(z.url('Write the address of the forum.').max(300))
      .transform(url => url.replace(/\/+$/, '')),
    /** All that is public there, or only what its search finds. */
    what: z.enum(['everything', 'search'], 'Choose everything or a search.').default('everything'),
    words: z.string().trim().max(200, 'At most 200 letters.').optional(),
  })
  .check(context => {
    if (context.value.what === 'search' && !context.value.words)
      context.issues.push({
        code: 'custom',
        input: context.value.words,
        path: ['words'],
        message: 'Write what to search for.',
      })
  })
export type Settings = z.infer<typeof Settings>

export const Secret = z.object({
  /** Made by the forum's administrator under API, for the one user that we answer as. */
  apiKey: z.string().trim().min(16, 'An API key is longer.').max(200).optional(),
  apiUser: z.string().trim().min(1).max(60).optional(),
  /** The webhook's secret: we make it, the forum's administrator pastes it. */
  signingKey: z.string().min(16).max(200).optional(),
})
export type Secret = z.infer<typeof Secret>
