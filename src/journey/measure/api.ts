import { TargetInput } from '#core/promise'
import { whysNotTo } from '#journey/answer'
import { moves } from '#lib/moves'
import { placeInList } from '#lib/place-in-list'
import { endpoint, rooms, z } from '#platform/http'
import {
  DisputeOutcome,
  disputeOutcome,
  restoreOutcome,
  SettleDispute,
  ShareCredit,
  seeOutcome,
  settleDispute,
  shareCredit,
  undoOutcome,
} from './dispute-outcome.ts'
import { confidences } from './model.ts'
import { previewTarget } from './preview-target.ts'
import { RecordInfluence, recordInfluence } from './record-influence.ts'
import { myResults, results } from './results.ts'

const PromptnessView = z.object({
  median: z.number().nullable(),
  lowerQuartile: z.number().nullable(),
  upperQuartile: z.number().nullable(),
  /** By the hours in which somebody was there. */
  workingMedian: z.number().nullable(),
  promised: z.number().int(),
  kept: z.number().int(),
  answered: z.number().int(),
  due: z.number().int(),
})
const DecisionsView = z
  .object({
    area: z.string(),
    decided: z.number().int(),
    citing: z.number().int(),
    conversations: z.number().int(),
    people: z.number().int(),
    told: z.number().int(),
  })
  .openapi('ResultsDecision')
const OutcomeView = z
  .object({
    id: z.string(),
    conversationId: z.string().nullable(),
    kind: z.string(),
    confidence: z.enum(confidences),
    isDisputed: z.boolean(),
    statement: z.string(),
    evidence: z.object({
      askedMessageId: z.string().nullable(),
      answeredMessageId: z.string().nullable(),
      lastMessageId: z.string().nullable(),
      closingId: z.string().nullable(),
      saleId: z.string().nullish(),
      linkId: z.string().nullish(),
      topicId: z.string().nullish(),
    }),
    employeeId: z.string().nullable(),
    employeeName: z.string().nullable(),
    secondsToAnswer: z.number().nullable(),
    at: z.date(),
    quote: z.string().nullable(),
    quoteLanguage: z.string().nullable(),
    personName: z.string().nullable(),
    network: z.string().nullable(),
  })
  .openapi('Outcome')

export const api = rooms()

endpoint(
  api,
  'get',
  '/results/mine',
  {
    tag: 'Results',
    summary: 'What came last of your own answers',
    output: z.object({ outcomes: z.array(OutcomeView) }),
  },
  async ctx => ({ outcomes: await myResults(ctx) }),
)
endpoint(
  api,
  'get',
  '/results',
  {
    tag: 'Results',
    summary: 'What came of it, and how we know',
    query: z.object({ before: z.string().max(100).optional(), since: z.coerce.date().optional() }),
    output: z.object({
      outcomes: z.array(OutcomeView),
      next: z.string().nullable(),
      /** How many of each kind there are in the whole period, not only on this page. */
      totals: z.array(z.object({ kind: z.string(), count: z.number().int() })),
      /** The same by how sure we are, over whole days. */
      sureness: z.array(z.object({ kind: z.string(), confidence: z.enum(confidences), count: z.number().int() })),
      promptness: PromptnessView,
      before: PromptnessView,
      /** By where people wrote, in the last thirty days: how long half of them waited, and how many wait too long. */
      channels: z.array(
        z.object({
          network: z.string(),
          median: z.number().nullable(),
          workingMedian: z.number().nullable(),
          answered: z.number().int(),
          promised: z.number().int(),
          kept: z.number().int(),
          waiting: z.number().int(),
        }),
      ),
      /** What we chose not to answer in the last thirty days, and why. */
      choices: z.object({
        counts: z.array(z.object({ why: z.enum(whysNotTo), count: z.number().int() })),
        newest: z.array(
          z.object({
            conversationId: z.string(),
            why: z.enum(whysNotTo),
            note: z.string(),
            employeeId: z.string(),
            by: z.string(),
            at: z.date(),
            personName: z.string(),
            network: z.string(),
          }),
        ),
      }),
      /** What our answers of the last thirty days were meant to do, and after how many the person wrote again. */
      moves: z.array(
        z.object({ move: z.enum(moves), sent: z.number().int(), wroteAgain: z.number().int() }).openapi('ResultsMove'),
      ),
      /** Pages that people were invited to in that time, and how many wrote again or thanked us there. */
      invitations: z.array(
        z
          .object({
            documentId: z.string(),
            title: z.string(),
            url: z.string().nullable(),
            invited: z.number().int(),
            wroteAgain: z.number().int(),
            thanked: z.number().int(),
          })
          .openapi('ResultsInvitation'),
      ),
      /** What is said wrongly of us: open, of it corrected, and how the rest of that time ended. */
      corrections: z.object({
        open: z.number().int(),
        corrected: z.number().int(),
        ended: z.array(z.object({ how: z.string(), count: z.number().int() })),
      }),
      /** What was decided in that time: how much of it cites conversations, how many ended in it, who was told. */
      decisions: z.array(DecisionsView),
      /** Month by month, of a year, the newest first. */
      decisionMonths: z.array(
        z
          .object({ month: z.string(), area: z.string(), decided: z.number().int(), citing: z.number().int() })
          .openapi('ResultsDecisionMonth'),
      ),
      weeks: z.array(
        z.object({
          week: z.date(),
          median: z.number(),
          lowerQuartile: z.number(),
          upperQuartile: z.number(),
          answered: z.number().int(),
        }),
      ),
    }),
  },
  (ctx, { query }) => results(ctx, { before: placeInList(query.before), since: query.since }),
)

endpoint(
  api,
  'post',
  '/targets/preview',
  {
    tag: 'Promptness',
    summary: 'What a promise would have meant last month',
    body: TargetInput,
    output: z.object({
      conversations: z.number().int(),
      late: z.number().int(),
      lateNow: z.number().int(),
      workingMedian: z.number().nullable(),
      isPart: z.boolean(),
    }),
  },
  (ctx, { body }) => previewTarget(ctx, body),
)

const SeenView = z
  .object({
    outcome: OutcomeView.extend({
      withdrawnAt: z.date().nullable(),
      withdrawnByName: z.string().nullable(),
      withdrawnWhy: z.string(),
    }),
    credits: z.array(
      z.object({
        employeeId: z.string(),
        name: z.string(),
        part: z.string(),
        addedByName: z.string().nullable(),
        /** 0 to 1: all have the same. */
        share: z.number(),
      }),
    ),
    disputes: z.array(
      z.object({
        id: z.string(),
        outcomeId: z.string(),
        raisedBy: z.string(),
        raisedByName: z.string(),
        reason: z.string(),
        at: z.date(),
        verdict: z.enum(['stands', 'less-sure', 'withdrawn']).nullable(),
        words: z.string(),
        settledByName: z.string().nullable(),
        settledAt: z.date().nullable(),
      }),
    ),
  })
  .openapi('SeenOutcome')
const ById = z.object({ id: z.uuid() })
const tag = 'Results'

endpoint(
  api,
  'get',
  '/outcomes/{id}',
  { tag, summary: 'One result: how we know, who had a part in it, who doubts it', params: ById, output: SeenView },
  (ctx, { params }) => seeOutcome(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/outcomes',
  {
    tag,
    summary: 'Keep that a conversation changed what somebody decided',
    body: RecordInfluence,
    output: z.object({ id: z.string() }),
  },
  (ctx, { body }) => recordInfluence(ctx, body),
)
endpoint(
  api,
  'post',
  '/outcomes/{id}/disputes',
  { tag, summary: 'Doubt a result', params: ById, body: DisputeOutcome, output: SeenView },
  (ctx, { params, body }) => disputeOutcome(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/outcome-disputes/{id}/settle',
  { tag, summary: 'Say what a look at it showed', params: ById, body: SettleDispute, output: SeenView },
  (ctx, { params, body }) => settleDispute(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/outcomes/{id}/undo',
  { tag, summary: 'It was none; it can be brought back', params: ById, body: DisputeOutcome, output: SeenView },
  (ctx, { params, body }) => undoOutcome(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/outcomes/{id}/restore',
  { tag, summary: 'It counts again', params: ById, output: SeenView },
  (ctx, { params }) => restoreOutcome(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/outcomes/{id}/credits',
  { tag, summary: 'Name a colleague who had a part in it, too', params: ById, body: ShareCredit, output: SeenView },
  (ctx, { params, body }) => shareCredit(ctx, params.id, body),
)
