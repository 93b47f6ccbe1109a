import { createPrivateKey } from 'node:crypto'
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
  /** `both`: issues and discussions. Pull requests are heard where somebody asks for them. */
  kinds: z
    .enum(
      ['both', 'issues', 'discussions', 'pulls', 'all'],
      'Choose issues, discussions, pull requests or all of them.',
    )
    .default('both'),
  /** GitHub's own, or that of a GitHub Enterprise Server: https://HOST/api/graphql. */
  api: z.url('Write an address, with https:// before it.').max(300).default('https://api.github.com/graphql'),
})
export type Settings = z.infer<typeof Settings>

/** Is this heard there? */
export function hears({ kinds }: Pick<Settings, 'kinds'>, kind: 'issues' | 'discussions' | 'pulls'): boolean {
  return kinds === 'all' || kinds === kind || (kinds === 'both' && kind !== 'pulls')
}

/** A key as it is in the file that GitHub hands out, whatever a form made of its lines. */
const PrivateKey = z
  .union([z.string().max(10_000), z.array(z.string().max(200)).max(100)])
  .transform(typed => inLines([typed].flat().join('\n')))
  .refine(isKey, 'This is no private key: paste the whole file that GitHub handed out (.pem).')

function inLines(typed: string): string {
  const [, kind = '', inside = ''] = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]*)-----END/.exec(typed) ?? []
  return [`-----BEGIN ${kind}-----`, ...inside.split(/\s+/).filter(Boolean), `-----END ${kind}-----`, ''].join('\n')
}

function isKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}

export const Secret = z
  .object({
    /** A fine-grained personal token; or the one that an app was given for its installation, which ends after an hour. */
    token: z.string().trim().min(10, 'A token is longer.').max(500).optional(),
    /** When the installation's token ends, in milliseconds since 1970. */
    expiresAt: z.number().optional(),
    /** An app of one's own, and where it is installed: by these its tokens are renewed. */
    appId: z
      .string()
      .trim()
      .regex(/^[\w.-]{1,40}$/, 'The app’s number or client id.')
      .optional(),
    installationId: z
      .string()
      .trim()
      .regex(/^\d{1,20}$/, 'The number at the end of the installation’s address.')
      .optional(),
    privateKey: PrivateKey.optional(),
    /** The webhook's secret: we make it, the owner of the repository pastes it. */
    signingKey: z.string().min(16).max(200).optional(),
  })
  .refine(({ appId, installationId, privateKey }) => !appId === !installationId && !appId === !privateKey, {
    path: ['appId'],
    error: 'An app needs all three: its id, the number of its installation and its private key.',
  })
export type Secret = z.infer<typeof Secret>
