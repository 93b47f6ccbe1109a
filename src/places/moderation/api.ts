import { theSite } from '#places/sites'
import type { Context } from '#platform/context'
import { requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { DecideAppeal, decideAppeal, whyNotDecide } from './appeal.ts'
import { Decide, decide } from './decide.ts'
import { choicesFor, decisions, heldBecause, reasons } from './model.ts'
import { AddNote, addNote, caseStory, moderationQueue, type Waiting } from './queue.ts'
import type { Decision } from './store.ts'

const DecisionView = z
  .object({
    id: z.string(),
    memberName: z.string(),
    kind: z.enum(['warn', 'hide', 'lock', 'suspend', 'refuse']),
    why: z.string(),
    endsAt: z.date().nullable(),
    at: z.date(),
    /** Nobody: several reports put it aside. */
    byName: z.string().nullable(),
    undoneAt: z.date().nullable(),
    text: z.string().nullable(),
    /** What its author says against it. */
    appeal: z.string().nullable(),
    /** Whoever decided is not the one who reads it again. */
    whyNot: z.string().optional(),
  })
  .openapi('ModerationDecision')
const CaseView = z
  .object({
    id: z.string(),
    siteName: z.string(),
    kind: z.enum(['held', 'reported']),
    memberName: z.string(),
    title: z.string().nullable(),
    /** What is to be read; nothing where it is for somebody else. */
    text: z.string().nullable(),
    heldBecause: z.enum(heldBecause).nullable(),
    /** May hurt whoever reads it: shown covered. */
    isHard: z.boolean(),
    /** You read enough hard ones today: this one is for somebody else. */
    isSpared: z.boolean(),
    weight: z.number(),
    openedAt: z.date(),
    reports: z.array(z.object({ reason: z.enum(reasons), words: z.string() })),
    choices: z.array(z.enum(decisions)),
  })
  .openapi('ModerationCase')
const NoteView = z.object({ id: z.string(), text: z.string(), at: z.date(), byName: z.string().nullable() })
const ById = z.object({ id: z.uuid() })
const tag = 'Moderation'
const Done = z.object({ done: z.literal(true) })

export const api = rooms()

endpoint(
  api,
  'get',
  '/moderation',
  {
    tag,
    summary: 'What waits for those who look after our own places',
    output: z.object({ cases: z.array(CaseView), appeals: z.array(DecisionView), log: z.array(DecisionView) }),
  },
  async ctx => {
    requireEmployee(ctx)
    const { appeals, cases, log } = await moderationQueue(ctx)
    const views = await Promise.all(cases.map(each => caseView(ctx, each)))
    return {
      cases: views,
      appeals: appeals.map(each => decisionView(ctx, each)),
      log: log.map(each => decisionView(ctx, each)),
    }
  },
)
endpoint(
  api,
  'get',
  '/moderation/cases/{id}',
  {
    tag,
    summary: 'A case, with what was decided about its author before and what moderators noted',
    params: ById,
    output: z.object({ about: CaseView, before: z.array(DecisionView), notes: z.array(NoteView) }),
  },
  async (ctx, { params }) => {
    requireEmployee(ctx)
    const { about, before, notes } = await caseStory(ctx, params.id)
    return { about: await caseView(ctx, about), before: before.map(each => decisionView(ctx, each)), notes }
  },
)
endpoint(
  api,
  'post',
  '/moderation/cases/{id}',
  { tag, summary: 'Decide about a case', params: ById, body: Decide.omit({ caseId: true }), output: Done },
  async (ctx, { body, params }) => {
    requireEmployee(ctx)
    await decide(ctx, { ...body, caseId: params.id })
    return { done: true as const }
  },
)
endpoint(
  api,
  'post',
  '/moderation/cases/{id}/notes',
  {
    tag,
    summary: 'Tell the other moderators something about the author of a case',
    params: ById,
    body: AddNote.omit({ caseId: true }),
    output: Done,
  },
  async (ctx, { body, params }) => {
    requireEmployee(ctx)
    await addNote(ctx, { ...body, caseId: params.id })
    return { done: true as const }
  },
)
endpoint(
  api,
  'post',
  '/moderation/appeals/{id}',
  {
    tag,
    summary: 'Decide again about an appeal',
    params: ById,
    body: DecideAppeal.omit({ decisionId: true }),
    output: Done,
  },
  async (ctx, { body, params }) => {
    requireEmployee(ctx)
    await decideAppeal(ctx, { ...body, decisionId: params.id })
    return { done: true as const }
  },
)

async function caseView(ctx: Context, about: Waiting): Promise<z.input<typeof CaseView>> {
  const { held, isSpared, kind, siteId, text, topicTitle } = about
  const said = held ? String(held.text ?? '') : text
  return {
    ...about,
    siteName: (await theSite(ctx, siteId)).name,
    title: typeof held?.title === 'string' ? held.title : topicTitle,
    text: isSpared ? null : [said ?? '', ...about.pictures.map(({ alt }) => `Picture: ${alt}`)].join('\n\n'),
    choices: choicesFor(kind),
  }
}

function decisionView(ctx: Context, decision: Decision): z.input<typeof DecisionView> {
  const me = requireEmployee(ctx)
  const whyNot = whyNotDecide(decision, { memberId: null, employeeId: me.employeeId })
  return { ...decision, appeal: decision.appeal?.words ?? null, ...(whyNot && { whyNot }) }
}
