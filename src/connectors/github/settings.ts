import { z } from 'zod'

export const Settings = z.object({
  what: z.enum(['repositories', 'search'], 'Choose repositories or a search.').default('repositories'),
  /** As people write them: `owner/name`. */
  repositories: z
    .array(
      z
        .string()
        .trim()
        .transform(typed => typed.replace(/^(https?:\/\/)?(www\.)?github\.com\//i, '').replace(/(\.git)?\/*$/, ''))
        .pipe(z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, 'A repository as owner/name.')),
    )
    .max(20, 'At most twenty repositories: open another place for more.')
    .default([]),
  words: z.string().trim().max(200, 'At most 200 letters.').optional(),
  kinds: z.enum(['both', 'issues', 'discussions'], 'Choose issues, discussions or both.').default('both'),
  /** GitHub's own, or that of a GitHub Enterprise Server: https://HOST/api/graphql. */
  api: z.url('Write an address, with https:// before it.').max(300).default('https://api.github.com/graphql'),
})
export type Settings = z.infer<typeof Settings>

export const Secret = z.object({
  /** A fine-grained personal token, or the installation token of an app. */
  token: z.string().trim().min(10, 'A token is longer.').max(500).optional(),
  /** The webhook's secret: we make it, the owner of the repository pastes it. */
  signingKey: z.string().min(16).max(200).optional(),
})
export type Secret = z.infer<typeof Secret>
