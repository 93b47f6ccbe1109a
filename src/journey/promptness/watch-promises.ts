import { holidaysNow, type NoticeStep, type Promises, promises } from '#core/promise'
import { type Employee, employees, isAtWork } from '#core/team'
import { type Team, teams } from '#core/teams'
import { type Conversation, moveNotice, noticesDue } from '#journey/listen'
import { liveClaim, suggestionsOf } from '#journey/route'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { type Circle, toldAt } from './model.ts'
import { insertNotices, toldOf } from './store.ts'

declare module '#platform/events' {
  interface Events {
    /** Somebody was told, before it was missed. */
    'promptness.warned': { conversationId: string; step: NoticeStep; employeeIds: string[]; answerBy: string }
    'promptness.missed': { conversationId: string; employeeIds: string[]; answerBy: string }
  }
}

const mostAtOnce = 200

/** What every notice of one round needs to know. */
interface House {
  promises: Promises
  colleagues: Employee[]
  onHoliday: Set<string>
  teams: Team[]
}

/**
 * Tells whoever it concerns that a promise runs out, one circle after the other, each once. After a pause (a restart, a
 * night without the machine) only the last step that was due is told. Returns how many were looked at.
 */
export async function watchPromises(ctx: Context): Promise<number> {
  const due = await noticesDue(ctx, mostAtOnce)
  if (due.length === 0) return 0
  const house: House = {
    promises: await promises(ctx),
    colleagues: await employees(ctx),
    onHoliday: new Set((await holidaysNow(ctx)).map(each => each.employeeId)),
    teams: await teams(ctx),
  }
  for (const conversation of due) await inTransaction(ctx, ctx => tellOf(ctx, conversation, house))
  return due.length
}

async function tellOf(ctx: Context, conversation: Conversation, house: House): Promise<void> {
  const { id: conversationId, answerBy, noticeAt, awaitedSince } = conversation
  if (!noticeAt) return
  const held = house.promises.for(conversation)
  const waits = answerBy !== null && isAwaited(conversation)
  const next = waits ? (held.nextNotice(awaitedSince, ctx.now())?.at ?? null) : null
  // Two processes may look at once: one of them moves it on, and tells.
  if (!(await moveNotice(ctx, conversationId, noticeAt, next)) || !waits) return
  const step = held.dueNotice(awaitedSince, ctx.now())
  if (!step) return
  const people = toldAt(step, await circleOf(ctx, conversation, house), await toldOf(ctx, conversationId, answerBy))
  const employeeIds = people.length > 0 ? await insertNotices(ctx, { conversationId, step, answerBy }, people) : []
  if (step === 'missed')
    await emit(ctx, 'promptness.missed', { conversationId, employeeIds, answerBy: answerBy.toISOString() })
  else if (employeeIds.length > 0)
    await emit(ctx, 'promptness.warned', { conversationId, step, employeeIds, answerBy: answerBy.toISOString() })
}

/** Nobody of us has answered, and somebody still could. */
function isAwaited({ standing, isSample, foldedInto }: Conversation): boolean {
  return !isSample && foldedInto === null && (standing === 'open' || standing === 'claimed' || standing === 'in-review')
}

async function circleOf(ctx: Context, conversation: Conversation, house: House): Promise<Circle> {
  const here = new Map(house.colleagues.map(colleague => [colleague.id, colleague]))
  const atWork = (id: string) => {
    const colleague = here.get(id)
    return colleague !== undefined && isAtWork(colleague, ctx.now()) && !house.onHoliday.has(id)
  }
  const holder = (await liveClaim(ctx, conversation.id))?.employeeId ?? conversation.assigneeId
  const suggested = (await suggestionsOf(ctx, conversation.id)).filter(each => !each.passedAt)
  const team = house.teams.find(each => each.id === conversation.teamId)
  const withRole = (role: Employee['roles'][number]) =>
    house.colleagues.filter(colleague => colleague.roles.includes(role)).map(colleague => colleague.id)
  const reviewers = conversation.standing === 'in-review' ? withRole('reviewer') : []
  const coordinators = withRole('coordinator')
  return {
    holders: holder && atWork(holder) ? [holder] : [],
    colleagues: [...reviewers, ...suggested.map(each => each.employeeId), ...(team?.memberIds ?? [])].filter(
      id => id !== holder && atWork(id),
    ),
    leads: team?.leadId ? [team.leadId] : [],
    coordinators: coordinators.length > 0 ? coordinators : withRole('administrator'),
  }
}
