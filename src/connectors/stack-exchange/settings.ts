import { z } from 'zod'

export const Settings = z
  .object({
    /** As the network calls it: stackoverflow, superuser, softwarerecs, … */
    site: z
      .string()
      .trim()
      .regex(/^[a-z0-9.-]{2,60}$/, 'A site of the network, such as stackoverflow or superuser.'),
    /** Questions with any of these tags. */
    tags: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[\p{L}\p{N}.+#-]{1,35}$/u, 'A tag has letters, numbers and .+#- only.'),
      )
      .max(10, 'At most ten tags: each costs a call.')
      .default([]),
    /** Or what its search finds. */
    words: z.string().trim().max(200, 'At most 200 letters.').optional(),
    api: z.url('Write an address, with https:// before it.').max(300).default('https://api.stackexchange.com/2.3'),
  })
  .check(context => {
    if (context.value.tags.length === 0 && !context.value.words)
      context.issues.push({
        code: 'custom',
        input: context.value.tags,
        path: ['tags'],
        message: 'Name a tag, or words to search for.',
      })
  })
export type Settings = z.infer<typeof Settings>

/** A key lets us ask 10,000 times a day instead of 300; it is no password and signs nobody in. */
export const Secret = z.object({ key: z.string().trim().max(100).optional() })
export type Secret = z.infer<typeof Secret>
