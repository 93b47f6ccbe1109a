import { endpoint, rooms, z } from '#platform/http'
import { laters } from './model.ts'
import { compareAnswered, ListCases, ListPosts, listCases, listPosts, seeAdvocacy } from './see-advocacy.ts'

const ShareView = z
  .object({
    /** 0 to 1; between `from` and `to` in 95 of 100 such intervals (Wilson). */
    share: z.number(),
    from: z.number(),
    to: z.number(),
  })
  .openapi('ShareWithInterval')
const Side = z.object({ people: z.number().int(), did: z.number().int() })
const Because = z.object({
  well: z.object({ of: z.string(), words: z.string() }).optional(),
  recommends: z.object({ words: z.string() }).optional(),
  prefers: z.object({ whom: z.enum(['us', 'them']), words: z.string() }).optional(),
})
const tag = 'Results'

export const api = rooms()

endpoint(
  api,
  'get',
  '/advocacy',
  {
    tag,
    summary: 'What people say of us without us, whom they would rather have, and who recommends us',
    output: z
      .object({
        since: z.string(),
        withoutUs: z.array(
          z.object({
            month: z.string(),
            conversations: z.number().int(),
            networks: z.array(z.object({ network: z.string(), conversations: z.number().int() })),
          }),
        ),
        preference: z.array(
          z.object({ month: z.string(), us: z.number().int(), them: z.number().int(), share: ShareView.nullable() }),
        ),
        whole: z.object({ us: z.number().int(), them: z.number().int(), share: ShareView.nullable() }),
        /** Of fewer people no share is told. */
        fewest: z.number().int(),
        recommenders: z.array(
          z.object({
            personId: z.string(),
            name: z.string(),
            lastAt: z.date(),
            posts: z.array(
              z.object({ conversationId: z.string(), network: z.string(), at: z.date(), words: z.string() }),
            ),
          }),
        ),
      })
      .openapi('Advocacy'),
  },
  ctx => seeAdvocacy(ctx),
)
endpoint(
  api,
  'get',
  '/advocacy/answered',
  {
    tag,
    summary: 'What people who were answered did later, beside people like them who were not',
    output: z
      .object({
        since: z.string(),
        people: z.number().int(),
        waiting: z.number().int(),
        later: z.array(
          z.object({
            later: z.enum(laters),
            answered: Side,
            unanswered: Side,
            strata: z.number().int(),
            leftOut: z.number().int(),
            /** A difference of shares, -1 to 1, with its interval; null where there are too few to say. */
            difference: z
              .object({ points: z.number(), from: z.number(), to: z.number(), isShown: z.boolean() })
              .nullable(),
          }),
        ),
      })
      .openapi('AnsweredCompared'),
  },
  ctx => compareAnswered(ctx),
)
endpoint(
  api,
  'get',
  '/advocacy/posts',
  {
    tag,
    summary: 'The posts behind a figure, with the words that say so',
    query: ListPosts,
    output: z.object({
      posts: z.array(
        z
          .object({
            messageId: z.string(),
            conversationId: z.string(),
            accountId: z.string(),
            personName: z.string(),
            network: z.string(),
            at: z.date(),
            quote: z.string(),
            language: z.string().nullable(),
            because: Because,
            isUnasked: z.boolean(),
            wroteSince: z.boolean(),
          })
          .openapi('AdvocacyPost'),
      ),
      next: z.string().nullable(),
    }),
  },
  (ctx, { query }) => listPosts(ctx, query),
)
endpoint(
  api,
  'get',
  '/advocacy/cases',
  {
    tag,
    summary: 'The people behind a figure of the comparison, by the conversation in which they asked',
    query: ListCases,
    output: z.object({
      cases: z.array(
        z
          .object({
            conversationId: z.string(),
            accountId: z.string(),
            personName: z.string(),
            network: z.string(),
            kind: z.string(),
            at: z.date(),
            quote: z.string(),
            language: z.string().nullable(),
            spokeWell: z.boolean(),
            recommended: z.boolean(),
            cameBack: z.boolean(),
          })
          .openapi('AdvocacyCase'),
      ),
      next: z.string().nullable(),
    }),
  },
  (ctx, { query }) => listCases(ctx, query),
)
