import { z } from 'zod'
import { connectorNamed, theLiveAccount } from '#core/channels'
import { freeze, thaw } from '#core/freeze'
import { rules } from '#core/policy'
import { retractAnswer, theAnswer } from '#journey/answer'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { type Comparable, samePost } from '#text/similar'
import type { Concerned, Deed, Incident } from './model.ts'
import {
  answersToCompare,
  closeRow,
  concernedIn,
  deedsOf,
  incidentById,
  incidentRows,
  insertConcerned,
  insertIncident,
  noteDeed,
  openIncidentOf,
  setLesson,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'incident.raised': {
      incidentId: string
      conversationId: string
      employeeId: string
      /** Whose words they are. */
      authorId: string
      isDrill: boolean
      concerned: number
    }
    'incident.retracted': { incidentId: string; answerId: string; employeeId: string; isDrill: boolean }
    'incident.thawed': { incidentId: string; employeeId: string }
    'incident.learned': { incidentId: string; employeeId: string; ruleId?: string }
    'incident.closed': { incidentId: string; employeeId: string }
  }
}

export const RaiseIncident = z.object({
  answerId: z.uuid(),
  reason: z.string().trim().min(1, 'Say what is wrong, in a few words.').max(500),
  /** To practise: everything is walked through, and nothing is touched. */
  isDrill: z.boolean().default(false),
})
export type RaiseIncident = z.input<typeof RaiseIncident>

export const Lesson = z.object({
  lesson: z.string().trim().min(1, 'What do we take from it?').max(2000),
  /** A rule that was made of it. */
  ruleId: z.uuid().nullable().default(null),
})

/** An answer that is concerned, and what its network allows. */
export interface ConcernedView extends Concerned {
  network: string
  canRetract: boolean
  canChange: boolean
  /** In words, where it can't be taken back from here. */
  whyNot: string | null
}

export interface OpenedIncident {
  incident: Incident
  answers: ConcernedView[]
  deeds: Deed[]
}

/** Of the words of the shorter one, so much in the same order makes it nearly the same. */
const leastShare = 0.7

/**
 * The button beside everything that we said: something is wrong with it. Nothing like it leaves from this moment on, what
 * says nearly the same elsewhere is found, and whoever coordinates is told. Anybody may press it; only once.
 */
export async function raiseIncident(ctx: Context, input: RaiseIncident): Promise<Incident> {
  const me = requireEmployee(ctx)
  const { answerId, reason, isDrill } = check(RaiseIncident, input)
  return inTransaction(ctx, async ctx => {
    const answer = await theAnswer(ctx, answerId)
    const open = await openIncidentOf(ctx, answerId, isDrill)
    if (open) return theIncident(ctx, open)
    const given: Comparable = { text: answer.text }
    const alike = (await answersToCompare(ctx)).flatMap(({ id, text }) => {
      const share = id === answerId ? 1 : (samePost({ text }, given)?.share ?? 0)
      return share >= leastShare ? [{ id, share }] : []
    })
    const frozenId = isDrill ? null : await freeze(ctx, answer.text, sentence(reason))
    const id = newId()
    if (!(await insertIncident(ctx, { id, answerId, reason, isDrill, by: me.employeeId, frozenId })))
      throw new Problem('conflict', 'A colleague pressed it a moment before you. Look again.')
    await insertConcerned(ctx, id, [{ id: answerId, share: 1 }, ...alike])
    await noteDeed(ctx, { incidentId: id, what: 'raised', answerId, by: me.employeeId, outcome: reason })
    await noteDeed(ctx, {
      incidentId: id,
      what: 'froze',
      by: me.employeeId,
      outcome: isDrill ? 'In earnest, nothing like it would leave from now on.' : 'Nothing like it leaves from now on.',
    })
    await emit(
      ctx,
      'incident.raised',
      {
        incidentId: id,
        conversationId: answer.conversationId,
        employeeId: me.employeeId,
        authorId: answer.authorId,
        isDrill,
        concerned: new Set([answerId, ...alike.map(each => each.id)]).size,
      },
      { subjectId: id },
    )
    return theIncident(ctx, id)
  })
}

/** What happened and what stands where, as every colleague may see. */
export async function openIncident(ctx: Context, incidentId: string): Promise<OpenedIncident> {
  requireEmployee(ctx)
  const incident = await theIncident(ctx, incidentId)
  const answers: ConcernedView[] = []
  for (const answer of await concernedIn(ctx, incidentId))
    answers.push({ ...answer, ...(await whatItsNetworkAllows(ctx, answer)) })
  return { incident, answers, deeds: await deedsOf(ctx, incidentId) }
}

export async function incidents(ctx: Context): Promise<Incident[]> {
  requireEmployee(ctx)
  return incidentRows(ctx)
}

/**
 * Takes one of the answers back, or all that can be, as the person who presses. In a drill it is noted what would have
 * been done. Returns, in words, what was not possible.
 */
export async function retractInIncident(
  ctx: Context,
  incidentId: string,
  answerId: string | 'all',
): Promise<{ answerId: string; why: string }[]> {
  const me = requireEmployee(ctx)
  const { incident, answers } = await openIncident(ctx, incidentId)
  if (incident.closedAt) throw new Problem('conflict', 'This is closed already.')
  const wanted = answers.filter(answer => answerId === 'all' || answer.answerId === answerId)
  if (wanted.length === 0) throw new Problem('not-found', 'This is not part of it.')
  if (wanted.some(({ authorId }) => authorId !== me.employeeId)) requireRole(ctx, 'coordinator')
  const notPossible: { answerId: string; why: string }[] = []
  for (const answer of wanted) {
    const why = answer.canRetract ? await takeBack(ctx, incident, answer) : (answer.whyNot ?? '')
    if (why && answerId !== 'all') throw new Problem('conflict', why)
    if (why) notPossible.push({ answerId: answer.answerId, why })
  }
  return notPossible
}

/** Returns why it could not be done; nothing where it is on its way. */
async function takeBack(ctx: Context, incident: Incident, { answerId }: Concerned): Promise<string> {
  const me = requireEmployee(ctx)
  try {
    await inTransaction(ctx, async ctx => {
      if (!incident.isDrill) await retractAnswer(ctx, answerId, { reason: incident.reason.slice(0, 300) })
      await noteDeed(ctx, {
        incidentId: incident.id,
        what: 'retracted',
        answerId,
        by: me.employeeId,
        outcome: incident.isDrill ? 'In earnest, it would be taken back now.' : '',
      })
      await emit(
        ctx,
        'incident.retracted',
        { incidentId: incident.id, answerId, employeeId: me.employeeId, isDrill: incident.isDrill },
        { subjectId: incident.id },
      )
    })
    return ''
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
}

/** What is like it may leave again. */
export async function thawIncident(ctx: Context, incidentId: string): Promise<void> {
  const me = requireRole(ctx, 'coordinator')
  await inTransaction(ctx, async ctx => {
    const { frozenId } = await theIncident(ctx, incidentId)
    if (!frozenId || !(await thaw(ctx, frozenId))) throw new Problem('conflict', 'Nothing is frozen any more.')
    await noteDeed(ctx, { incidentId, what: 'thawed', by: me.employeeId })
    await emit(ctx, 'incident.thawed', { incidentId, employeeId: me.employeeId }, { subjectId: incidentId })
  })
}

/** What is taken from it, and the rule that was made of it, if one was. */
export async function learnFromIncident(
  ctx: Context,
  incidentId: string,
  input: z.input<typeof Lesson>,
): Promise<Incident> {
  const me = requireEmployee(ctx)
  const { lesson, ruleId } = check(Lesson, input)
  return inTransaction(ctx, async ctx => {
    await theIncident(ctx, incidentId)
    if (ruleId && !(await rules(ctx)).some(rule => rule.id === ruleId))
      throw new Problem('not-found', 'There is no such rule.')
    await setLesson(ctx, incidentId, lesson, ruleId)
    await noteDeed(ctx, { incidentId, what: 'learned', by: me.employeeId, outcome: lesson })
    await emit(
      ctx,
      'incident.learned',
      { incidentId, employeeId: me.employeeId, ...(ruleId && { ruleId }) },
      { subjectId: incidentId },
    )
    return theIncident(ctx, incidentId)
  })
}

/** Closes it, once it is said what is taken from it. */
export async function closeIncident(ctx: Context, incidentId: string): Promise<Incident> {
  const me = requireRole(ctx, 'coordinator')
  return inTransaction(ctx, async ctx => {
    const { lesson, frozenId } = await theIncident(ctx, incidentId)
    if (!lesson) throw new Problem('conflict', 'Say first what we take from it.')
    if (!(await closeRow(ctx, incidentId, me.employeeId))) throw new Problem('conflict', 'It is closed already.')
    if (frozenId) await thaw(ctx, frozenId)
    await noteDeed(ctx, { incidentId, what: 'closed', by: me.employeeId })
    await emit(ctx, 'incident.closed', { incidentId, employeeId: me.employeeId }, { subjectId: incidentId })
    return theIncident(ctx, incidentId)
  })
}

async function whatItsNetworkAllows(
  ctx: Context,
  { step, accountId }: Concerned,
): Promise<Pick<ConcernedView, 'canRetract' | 'canChange' | 'whyNot'>> {
  const cant = (whyNot: string) => ({ canRetract: false, canChange: false, whyNot })
  if (step === 'retracted') return cant('It was taken back.')
  if (step !== 'sent') return cant('It has not left. Nothing like it leaves while this is frozen.')
  if (!accountId) return cant('It was posted by hand: take it down there, where it stands.')
  const account = await theLiveAccount(ctx, accountId).catch(() => undefined)
  if (!account) return cant('The account that said it is not connected any more: take it down there.')
  const { capabilities, label } = connectorNamed(account.connector)
  if (!capabilities.retract)
    return { ...cant(`${label} takes nothing back from programs.`), canChange: capabilities.editOwn === true }
  return { canRetract: true, canChange: capabilities.editOwn === true, whyNot: null }
}

/** Other words follow it where it is read. */
const sentence = (words: string) => (/[.!?…]["”’)]?$/.test(words) ? words : `${words}.`)

async function theIncident(ctx: Context, id: string): Promise<Incident> {
  const incident = await incidentById(ctx, id)
  if (!incident) throw new Problem('not-found', 'There is no such incident.')
  return incident
}
