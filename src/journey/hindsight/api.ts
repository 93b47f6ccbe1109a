import { RuleInput } from '#core/policy'
import { endpoint, rooms, z } from '#platform/http'
import { caughtByEach, tryOnThePast } from './caught.ts'

const tag = 'Policy'

export const api = rooms()

endpoint(
  api,
  'post',
  '/rules/try',
  {
    tag,
    summary: 'What a rule would have caught of last month’s answers; nothing is kept',
    body: RuleInput,
    output: z.object({
      since: z.date(),
      answers: z.number().int(),
      caught: z.number().int(),
      places: z.array(z.object({ conversationId: z.string(), words: z.string() })),
    }),
  },
  (ctx, { body }) => tryOnThePast(ctx, body),
)
endpoint(
  api,
  'get',
  '/rules/caught',
  {
    tag,
    summary: 'What each rule in force would have caught of last month’s answers',
    output: z.object({
      since: z.date(),
      answers: z.number().int(),
      caught: z.array(z.object({ ruleId: z.string(), count: z.number().int() })),
    }),
  },
  ctx => caughtByEach(ctx),
)
