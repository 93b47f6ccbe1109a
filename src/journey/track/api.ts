import { trackers as kinds } from '#connectors/tracker'
import { type Context, requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { beginIssue } from './begin-issue.ts'
import { ConnectTracker, connectTracker, removeTracker } from './connect-tracker.ts'
import { lookNow } from './follow-issues.ts'
import type { Tracker } from './model.ts'
import { issuesOf, toTell } from './note-told.ts'
import { trackerHookOf } from './open-tracker.ts'
import { PassToTracker, passToTracker } from './pass-to-tracker.ts'
import { SettleIssue, settleIssue, withdrawIssue } from './settle-issue.ts'
import { trackerRows } from './tracker-store.ts'

const TrackerView = z
  .object({
    id: z.string(),
    kind: z.enum(['github', 'gitlab', 'webhook']),
    label: z.string(),
    failure: z.string().nullable(),
    failingSince: z.date().nullable(),
    /** To which it sends what becomes of an issue, signed. */
    hookUrl: z.string(),
  })
  .openapi('Tracker')
const TrackerField = z.object({
  name: z.string(),
  of: z.enum(['settings', 'secret']),
  label: z.string(),
  hint: z.string().optional(),
  placeholder: z.string().optional(),
  kind: z.enum(['text', 'password', 'number', 'choice', 'lines', 'switch']),
  optional: z.boolean().optional(),
  folded: z.boolean().optional(),
  initial: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
})
const IssueView = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    trackerId: z.string(),
    trackerLabel: z.string(),
    trackerKind: z.enum(['github', 'gitlab', 'webhook']),
    passedBy: z.string(),
    passedByName: z.string(),
    passedAt: z.date(),
    title: z.string(),
    body: z.string(),
    step: z.enum(['waiting', 'sending', 'passed', 'refused', 'doubtful', 'withdrawn']),
    nextTryAt: z.date().nullable(),
    failure: z.string().nullable(),
    number: z.string().nullable(),
    url: z.string().nullable(),
    state: z.enum(['open', 'resolved', 'declined', 'gone']).nullable(),
    stateAt: z.date().nullable(),
    toldAt: z.date().nullable(),
    toldByName: z.string().nullable(),
  })
  .openapi('TrackedIssue')
const ById = z.object({ id: z.uuid() })
const Done = z.object({})
const tag = 'Trackers'

export const api = rooms()

endpoint(
  api,
  'get',
  '/trackers',
  {
    tag,
    summary: 'Trackers outside, and which kinds can be set up',
    output: z.object({
      trackers: z.array(TrackerView),
      kinds: z.array(
        z.object({
          kind: z.enum(['github', 'gitlab', 'webhook']),
          label: z.string(),
          about: z.string(),
          asks: z.array(TrackerField),
          hookSetup: z.string(),
        }),
      ),
    }),
  },
  async ctx => {
    requireReader(ctx)
    return {
      trackers: (await trackerRows(ctx)).map(tracker => view(ctx, tracker)),
      kinds: Object.values(kinds).map(({ kind, label, about, asks, hookSetup }) => ({
        kind,
        label,
        about,
        asks,
        hookSetup,
      })),
    }
  },
)
endpoint(
  api,
  'post',
  '/trackers',
  {
    tag,
    summary: 'Set up a tracker; its key is shown once',
    body: ConnectTracker,
    output: TrackerView.extend({ signingKey: z.string() }),
  },
  async (ctx, { body }) => {
    const { signingKey, ...tracker } = await connectTracker(ctx, body)
    return { ...view(ctx, tracker), signingKey }
  },
)
endpoint(
  api,
  'delete',
  '/trackers/{id}',
  { tag, summary: 'Remove a tracker', params: ById, output: Done },
  async (ctx, { params }) => {
    await removeTracker(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/conversations/{id}/issues',
  {
    tag,
    summary: 'What of a conversation is in a tracker, and how it stands',
    params: ById,
    output: z.object({ issues: z.array(IssueView.extend({ tellingStart: z.string().nullable() })) }),
  },
  async (ctx, { params }) => ({ issues: await issuesOf(ctx, params.id) }),
)
endpoint(
  api,
  'get',
  '/conversations/{id}/issue-start',
  {
    tag,
    summary: 'Words to begin with, without who said it unless that is asked for',
    params: ById,
    query: z.object({ withPerson: z.stringbool().optional() }),
    output: z.object({ title: z.string(), body: z.string(), leftOut: z.array(z.string()) }),
  },
  (ctx, { params, query }) => beginIssue(ctx, params.id, { withPerson: query.withPerson ?? false }),
)
endpoint(
  api,
  'post',
  '/conversations/{id}/issues',
  { tag, summary: 'Pass it on to a tracker', params: ById, body: PassToTracker, output: IssueView },
  (ctx, { params, body }) => passToTracker(ctx, params.id, body),
)
endpoint(
  api,
  'get',
  '/issues/to-tell',
  {
    tag,
    summary: 'What was settled and nobody was told of yet',
    output: z.object({ issues: z.array(IssueView.extend({ personName: z.string(), network: z.string() })) }),
  },
  async ctx => ({ issues: await toTell(ctx) }),
)
endpoint(
  api,
  'post',
  '/issues/{id}/look',
  { tag, summary: 'Look now how it stands', params: ById, output: Done },
  async (ctx, { params }) => {
    await lookNow(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/issues/{id}/settle',
  { tag, summary: 'It is there: somebody looked', params: ById, body: SettleIssue, output: Done },
  async (ctx, { params, body }) => {
    await settleIssue(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/issues/{id}',
  { tag, summary: 'Let go of what did not get there', params: ById, output: Done },
  async (ctx, { params }) => {
    await withdrawIssue(ctx, params.id)
    return {}
  },
)

function view(ctx: Context, { id, kind, label, failure, failingSince }: Tracker): z.input<typeof TrackerView> {
  return { id, kind, label, failure, failingSince, hookUrl: trackerHookOf(ctx, id) }
}
