import { endpoint, rooms, z } from '#platform/http'
import { claimConversation, releaseClaim } from './claim.ts'
import { countInbox, ListInbox, listInbox, today } from './inbox.ts'
import type { InboxRow } from './inbox-store.ts'
import { PassOn, passOn } from './pass-on.ts'
import { proposeLookAlike } from './propose-look-alike.ts'
import { RouteReasonView } from './reason-view.ts'
import { bringBack, SetAside, setAside } from './set-aside.ts'

const Row = z
  .object({
    id: z.string(),
    network: z.string(),
    title: z.string().nullable(),
    standing: z.enum(['open', 'claimed', 'in-review', 'answered', 'closed', 'aside', 'gone']),
    kind: z.string(),
    language: z.string().nullable(),
    heardAt: z.date(),
    lastMessageAt: z.date(),
    messageCount: z.number().int(),
    answerBy: z.date().nullable(),
    assigneeId: z.string().nullable(),
    assigneeName: z.string().nullable(),
    openedBy: z.object({ name: z.string().nullable(), handle: z.string(), avatarUrl: z.string().nullable() }),
    text: z.string(),
    textLanguage: z.string().nullable(),
    removed: z.boolean(),
    /** Chance that the words hurt whoever reads them. */
    toxicity: z.number(),
    reasons: z.array(RouteReasonView),
    asideReason: z.string().nullable(),
    /** In review no more: its author has the answer back, to write anew or to send. */
    cameBackTo: z.object({ name: z.string(), decision: z.enum(['returned', 'approved']) }).nullable(),
  })
  .openapi('InboxRow')
const Counts = z.object({ 'for-you': z.number().int(), 'nobody-yet': z.number().int(), 'in-review': z.number().int() })
const ClaimView = z
  .object({ employeeId: z.string(), employeeName: z.string(), claimedAt: z.date(), expiresAt: z.date() })
  .openapi('Claim')
const LookAlikeProposalView = z
  .object({
    text: z.string(),
    words: z.array(z.object({ text: z.string(), there: z.number().int(), elsewhere: z.number().int() })),
    there: z.number().int(),
    elsewhere: z.number().int(),
  })
  .openapi('LookAlikeProposal')
const ById = z.object({ id: z.uuid() })
const Done = z.object({})
const tag = 'Routing'

export const api = rooms()

endpoint(
  api,
  'get',
  '/inbox',
  {
    tag,
    summary: 'One page of a view, or of a search',
    query: ListInbox,
    output: z.object({ rows: z.array(Row), next: z.string().nullable() }),
  },
  async (ctx, { query }) => {
    const list = await listInbox(ctx, query)
    return { rows: list.rows.map(view), next: list.next }
  },
)
endpoint(api, 'get', '/inbox/counts', { tag, summary: 'How many wait, counted up to a hundred', output: Counts }, ctx =>
  countInbox(ctx),
)
endpoint(
  api,
  'get',
  '/today',
  {
    tag,
    summary: 'At most five conversations that need me',
    output: z.object({
      rows: z.array(Row),
      elsewhere: z.object({ conversations: z.number().int(), colleagues: z.number().int() }),
      done: z.number().int(),
    }),
  },
  async ctx => {
    const day = await today(ctx)
    return { ...day, rows: day.rows.map(view) }
  },
)
endpoint(
  api,
  'post',
  '/conversations/{id}/claim',
  { tag, summary: 'Claim a conversation', params: ById, output: ClaimView },
  (ctx, { params }) => claimConversation(ctx, params.id),
)
endpoint(
  api,
  'delete',
  '/conversations/{id}/claim',
  { tag, summary: 'Let go of a claim', params: ById, output: Done },
  async (ctx, { params }) => {
    await releaseClaim(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/conversations/{id}/pass',
  { tag, summary: 'Pass it on, or pass', params: ById, body: PassOn, output: Done },
  async (ctx, { params, body }) => {
    await passOn(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/conversations/{id}/aside',
  { tag, summary: 'Not for us', params: ById, body: SetAside, output: Done },
  async (ctx, { params, body }) => {
    await setAside(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/conversations/{id}/aside',
  { tag, summary: 'It is about us', params: ById, output: Done },
  async (ctx, { params }) => {
    await bringBack(ctx, params.id)
    return {}
  },
)

endpoint(
  api,
  'get',
  '/conversations/{id}/look-alike',
  {
    tag,
    summary: 'Which words would tell this apart from us?',
    params: ById,
    query: z.object({ lookAlikeId: z.uuid().optional() }),
    output: LookAlikeProposalView,
  },
  (ctx, { params, query }) => proposeLookAlike(ctx, params.id, query.lookAlikeId),
)

function view(row: InboxRow): z.input<typeof Row> {
  const { openedByName, openedByHandle, openedByAvatar, reasons, standing, ...shown } = row
  return {
    ...shown,
    standing: standing as z.input<typeof Row>['standing'],
    openedBy: { name: openedByName, handle: openedByHandle, avatarUrl: openedByAvatar },
    reasons: reasons ?? [],
  }
}
