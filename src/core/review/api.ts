import { type Context, requireRole } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { NeedsInput, PlanInput, retirePlan, reviewPlans, savePlan, setNeeds } from './save-plan.ts'
import { colleagues, paceRow, recordsOf } from './store.ts'
import { NoteView } from './views.ts'
import { NoteInput, settleNote, writeNote } from './write-note.ts'

const tag = 'Review'
const ById = z.object({ id: z.uuid() })
const StepView = z.object({ name: z.string(), needs: z.enum(['any', 'all']), people: z.array(z.string()).nullable() })
const PlanView = z
  .object({ id: z.string(), name: z.string(), reasons: z.array(z.string()), steps: z.array(StepView) })
  .openapi('ReviewPlan')
const NeedsView = z
  .object({
    reachFrom: z.number().nullable(),
    kinds: z.array(z.string()),
    cameBack: z.number().nullable(),
    unreadGuidelines: z.boolean(),
  })
  .openapi('ReviewNeeds')
const Done = z.object({})

export const api = rooms()

endpoint(
  api,
  'get',
  '/reviews/plans',
  {
    tag,
    summary: 'Who looks at which drafts, and how long they wait',
    output: z.object({
      plans: z.array(PlanView),
      needs: NeedsView,
      pace: z.object({
        waiting: z.number(),
        oldestAskedAt: z.date().nullable(),
        medianMinutes: z.number().nullable(),
        ninetyMinutes: z.number().nullable(),
        decided: z.number(),
      }),
    }),
  },
  async ctx => ({ ...(await reviewPlans(ctx)), pace: await paceRow(ctx) }),
)
endpoint(
  api,
  'post',
  '/reviews/plans',
  { tag, summary: 'Make a plan', body: PlanInput, output: PlanView },
  (ctx, { body }) => savePlan(ctx, undefined, body),
)
endpoint(
  api,
  'put',
  '/reviews/plans/{id}',
  { tag, summary: 'Change a plan', params: ById, body: PlanInput, output: PlanView },
  (ctx, { params, body }) => savePlan(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/reviews/plans/{id}',
  { tag, summary: 'Take a plan away', params: ById, output: Done },
  async (ctx, { params }) => {
    await retirePlan(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'put',
  '/reviews/needs',
  { tag, summary: 'Say what else needs a second look', body: NeedsInput, output: NeedsView },
  (ctx, { body }) => setNeeds(ctx, body),
)
endpoint(
  api,
  'get',
  '/reviews/records',
  {
    tag,
    summary: 'How the drafts of each colleague came back',
    output: z.object({
      records: z.array(
        z.object({ employeeId: z.string(), decided: z.number(), approved: z.number(), cameBack: z.number() }),
      ),
    }),
  },
  records,
)
endpoint(
  api,
  'post',
  '/reviews/{id}/notes',
  { tag, summary: 'A word at the words of a draft', params: ById, body: NoteInput, output: NoteView },
  (ctx, { params, body }) => writeNote(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/review-notes/{id}/settle',
  {
    tag,
    summary: 'Take what was suggested, or leave it',
    params: ById,
    body: z.object({ taken: z.boolean() }),
    output: NoteView,
  },
  (ctx, { params, body }) => settleNote(ctx, params.id, body.taken === true),
)

async function records(ctx: Context) {
  requireRole(ctx, 'coordinator', 'administrator', 'trainer')
  return {
    records: await recordsOf(
      ctx,
      (await colleagues(ctx)).map(({ id }) => id),
    ),
  }
}
