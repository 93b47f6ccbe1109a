import { topics } from '#core/company'
import { hasReadGuidelines } from '#core/policy'
import { type Employee, employees, knowledge, theEmployee } from '#core/team'
import { type FreeTopic, freeTopics, lastIncidents, type SecondLook, secondLooks } from '#core/training'
import { goodDrills } from '#journey/drill'
import { coursesLeft } from '#journey/train'
import { type Context, requireEmployee, requireRole } from '#platform/context'
import {
  type Appeal,
  type AutonomyRule,
  type GoodDrill,
  partsOf,
  type ReadDraft,
  recordOn,
  ruleInWords,
  type Topical,
} from './model.ts'
import { appealsOf, openAppeals, readDrafts, ruleRow, unseenAppeals } from './store.ts'

/** Who confirms that somebody sends on their own, and decides appeals. */
export const teachers = ['trainer', 'coordinator'] as const

/** What somebody may send on their own and why, topic by topic. */
export interface Autonomy {
  employeeId: string
  name: string
  isTrusted: boolean
  rule: AutonomyRule
  inWords: { grows: string; shrinks: string }
  topics: Topical[]
  appeals: Appeal[]
}

/** What the reader may send on their own, and why. */
export async function myAutonomy(ctx: Context): Promise<Autonomy> {
  return autonomyFor(ctx, await theEmployee(ctx, requireEmployee(ctx).employeeId))
}

/** The same of a colleague, for whoever teaches. */
export async function autonomyOf(ctx: Context, employeeId: string): Promise<Autonomy> {
  requireRole(ctx, ...teachers)
  return autonomyFor(ctx, await theEmployee(ctx, employeeId))
}

/** What changed for the reader since they last looked: what they may send, and how their appeals were decided. */
export async function autonomyNews(
  ctx: Context,
): Promise<{ grown: FreeTopic[]; shrunk: SecondLook[]; appeals: Appeal[] }> {
  const { employeeId } = requireEmployee(ctx)
  return {
    grown: (await freeTopics(ctx, employeeId)).filter(({ seenAt }) => !seenAt),
    shrunk: (await secondLooks(ctx, employeeId)).filter(({ seenAt }) => !seenAt),
    appeals: await unseenAppeals(ctx, employeeId),
  }
}

/** A colleague who is learning, or at whose words somebody looks first again. */
export interface Learner {
  id: string
  name: string
  title: string
  isTrusted: boolean
  coursesLeft: number
  hasReadGuidelines: boolean
  /** Topics on which they send on their own. */
  alone: string[]
  /** On which a colleague may confirm it now; null is everything. */
  ready: { topicId: string | null; topic: string | null }[]
  secondLooks: { topic: string | null; why: SecondLook['why']; since: Date }[]
}

const mostLearners = 200

/** Who is learning, how far they have come, and who asks for another look. */
export async function learners(ctx: Context): Promise<{ learners: Learner[]; appeals: Appeal[] }> {
  requireRole(ctx, ...teachers)
  const looks = await secondLooks(ctx)
  const looked = new Set(looks.map(({ employeeId }) => employeeId))
  const them = (await employees(ctx))
    .filter(({ id, autonomy }) => autonomy === 'learning' || looked.has(id))
    .slice(0, mostLearners)
  const found: Learner[] = []
  const known = await knownOf(ctx, them)
  for (const employee of them) {
    const { topics, coursesLeft, hasReadGuidelines } = await topicsFor(ctx, employee, known)
    found.push({
      id: employee.id,
      name: employee.name,
      title: employee.title,
      isTrusted: employee.autonomy === 'trusted',
      coursesLeft,
      hasReadGuidelines,
      alone: topics.flatMap(({ standing, topic }) => (standing === 'alone' && topic ? [topic] : [])),
      ready: topics.filter(({ isReady }) => isReady).map(({ topicId, topic }) => ({ topicId, topic })),
      secondLooks: looks
        .filter(({ employeeId }) => employeeId === employee.id)
        .map(({ topic, why, since }) => ({ topic, why, since })),
    })
  }
  return { learners: found, appeals: await openAppeals(ctx) }
}

async function autonomyFor(ctx: Context, employee: Employee): Promise<Autonomy> {
  const known = await knownOf(ctx, [employee])
  const { topics } = await topicsFor(ctx, employee, known)
  return {
    employeeId: employee.id,
    name: employee.name,
    isTrusted: employee.autonomy === 'trusted',
    rule: known.rule,
    inWords: ruleInWords(known.rule),
    topics,
    appeals: await appealsOf(ctx, employee.id),
  }
}

/** What is asked once for everybody. */
interface Known {
  rule: AutonomyRule
  drafts: ReadDraft[]
  drills: GoodDrill[]
  left: Map<string, number>
  topics: { id: string; name: string }[]
  knows: { employeeId: string; topicId: string }[]
}

async function knownOf(ctx: Context, them: Employee[]): Promise<Known> {
  const ids = them.map(({ id }) => id)
  return {
    rule: await ruleRow(ctx),
    drafts: await readDrafts(ctx, ids),
    drills: await goodDrills(ctx, ids),
    left: await coursesLeft(ctx, them),
    topics: await topics(ctx),
    knows: await knowledge(ctx),
  }
}

const mostTopics = 12

/** Topic by topic: those of which there is anything to say first, so many that a page can be read. */
async function topicsFor(
  ctx: Context,
  employee: Employee,
  known: Known,
): Promise<{ topics: Topical[]; coursesLeft: number; hasReadGuidelines: boolean }> {
  const mine = <Row extends { employeeId: string }>(rows: Row[]) =>
    rows.filter(({ employeeId }) => employeeId === employee.id)
  const [drafts, drills, knows] = [mine(known.drafts), mine(known.drills), mine(known.knows)]
  const [free, looks, incidents] = [
    await freeTopics(ctx, employee.id),
    await secondLooks(ctx, employee.id),
    await lastIncidents(ctx, employee.id),
  ]
  const appeals = (await appealsOf(ctx, employee.id)).filter(({ decidedAt }) => !decidedAt)
  const person = {
    coursesLeft: known.left.get(employee.id) ?? 0,
    hasReadGuidelines: await hasReadGuidelines(ctx, employee.id),
  }
  const isTrusted = employee.autonomy === 'trusted'
  const told = new Set(
    [...drafts, ...drills]
      .flatMap(({ topicIds }) => topicIds)
      .concat(
        [...free, ...knows].map(({ topicId }) => topicId),
        looks.flatMap(({ topicId }) => topicId ?? []),
      ),
  )
  const shown = known.topics
    .filter(({ id }) => (isTrusted ? looks.some(({ topicId }) => topicId === id) : true))
    .toSorted((a, b) => Number(told.has(b.id)) - Number(told.has(a.id)))
    .filter(({ id }, at) => told.has(id) || at < mostTopics)
  const everything = looks.some(({ topicId }) => topicId === null) ? [null] : []
  const topical = [...everything, ...shown].map((topic): Topical => {
    const topicId = topic?.id ?? null
    const look = looks.find(each => each.topicId === topicId)
    const given = free.find(each => each.topicId === topicId)
    const incident = incidents.find(each => each.topicId === topicId)
    const record = recordOn(
      topic,
      { drafts, drills },
      { since: look?.since ?? null, lastIncidentAt: incident?.at ?? null },
    )
    const parts = partsOf(known.rule, record, person, ctx.now())
    const standing = look ? 'second-look' : isTrusted || given ? 'alone' : 'looked-at'
    return {
      topicId,
      topic: topic?.name ?? null,
      standing,
      because: look ? [lookWords(look)] : (given?.because ?? []),
      since: look?.since ?? given?.givenAt ?? null,
      incidentId: look?.incidentId ?? null,
      parts,
      isReady: standing !== 'alone' && parts.every(({ isMet }) => isMet),
      appeal: appeals.find(each => each.topicId === topicId) ?? null,
    }
  })
  return { topics: topical, ...person }
}

function lookWords({ why, said, askedByName }: SecondLook): string {
  if (why === 'incident') return 'Somebody raised an incident over your words.'
  if (why === 'came-back') return 'Several of the last drafts on it came back.'
  return `${askedByName ?? 'A colleague'} asked to look first${said ? `: ${said}` : '.'}`
}
