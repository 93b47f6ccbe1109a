import { z } from 'zod'

const address = z.url('Write an address, with https:// before it.').max(300)

export const Settings = z
  .object({
    /** All that is written there, held against your queries; or only what its own search finds. */
    what: z.enum(['everything', 'search'], 'Choose everything or a search.').default('everything'),
    words: z.string().trim().max(200, 'At most 200 letters.').optional(),
    /** The official API, documented at https://github.com/HackerNews/API. */
    api: address.default('https://hacker-news.firebaseio.com/v0'),
    /** Its search, documented at https://hn.algolia.com/api. */
    search: address.default('https://hn.algolia.com/api/v1'),
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
