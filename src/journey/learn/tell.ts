import { z } from 'zod'
import { theEmployee } from '#core/team'
import { type Answer, giveAnswer } from '#journey/answer'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { theDecision } from './decide.ts'
import {
  insertTellings,
  setAnswered,
  setBegun,
  setLetBe,
  setNotBegun,
  setTeller,
  setTold,
  tellingRow,
  tellingsFor,
  tellingsOf,
} from './decision-store.ts'
import { deciders, type Telling, tellingStart, type Verdict, whyNotTheirWords, whyNotToTell } from './model.ts'

declare module '#platform/events' {
  interface Events {
    'telling.asked': { decisionId: string; employeeId: string; people: number }
    'telling.handed': { tellingId: string; decisionId: string; employeeId: string; tellerId: string }
    'telling.let-be': { tellingId: string; decisionId: string; employeeId: string }
    /** A colleague told somebody what became of what they raised. */
    'person.told': {
      tellingId: string
      decisionId: string
      conversationId: string
      answerId: string
      employeeId: string
    }
  }
}

const mostShown = 500

/** A telling with the words to begin with. */
export type ToTell = Telling & { start: string; title: string; verdict: Verdict }

/** Asks that each person who is cited is told, by the colleague who spoke with them. Asked again, only who is new is added. */
export async function askToTell(ctx: Context, decisionId: string): Promise<number> {
  const me = requireRole(ctx, ...deciders)
  return inTransaction(ctx, async ctx => {
    const decision = await theDecision(ctx, decisionId)
    const whyNot = decision.withdrawnAt ? 'This is not considered any more.' : whyNotToTell(decision)
    if (whyNot) throw new Problem('conflict', whyNot)
    const people = await insertTellings(ctx, decisionId, me.employeeId, decision.ownerId)
    if (people > 0)
      await emit(ctx, 'telling.asked', { decisionId, employeeId: me.employeeId, people }, { subjectId: decisionId })
    return people
  })
}

/** Everybody who is to be told of a decision, and who was. */
export async function tellings(ctx: Context, decisionId: string): Promise<Telling[]> {
  requireEmployee(ctx)
  await theDecision(ctx, decisionId)
  return tellingsOf(ctx, decisionId, mostShown)
}

/** What the person signed in is asked to tell. */
export async function myTellings(ctx: Context): Promise<ToTell[]> {
  const me = requireEmployee(ctx)
  const mine = await tellingsFor(ctx, me.employeeId, mostShown)
  return mine.map(each => ({ ...each, start: tellingStart(each.verdict, each.personName, each.language) }))
}

export const HandTelling = z.object({ tellerId: z.uuid() })

/** Another colleague tells them: whoever decides hands it over, and anybody takes it on. */
export async function handTelling(ctx: Context, id: string, input: z.input<typeof HandTelling>): Promise<void> {
  const me = requireEmployee(ctx)
  const { tellerId } = check(HandTelling, input)
  await inTransaction(ctx, async ctx => {
    const { decisionId, tellerId: before } = await theTelling(ctx, id)
    if (![tellerId, before].includes(me.employeeId)) requireRole(ctx, ...deciders)
    await theEmployee(ctx, tellerId)
    if (!(await setTeller(ctx, id, tellerId)))
      throw new Problem('conflict', 'They were told already, or it is on its way.')
    await emit(
      ctx,
      'telling.handed',
      { tellingId: id, decisionId, employeeId: me.employeeId, tellerId },
      { subjectId: id },
    )
  })
}

export const TellPerson = z.object({
  text: z.string().trim().min(1, 'Write something first.').max(10_000),
  askForReview: z.boolean().default(false),
})

/**
 * Tells one person what became of what they raised, where they said it. It leaves as any answer does, under its teller's name,
 * through the guidelines and review; the words to begin with can't be sent as they are, and no two are told the same.
 */
export async function tellPerson(ctx: Context, id: string, input: z.input<typeof TellPerson>): Promise<Answer> {
  const me = requireEmployee(ctx)
  const { text, askForReview } = check(TellPerson, input)
  const telling = await theTelling(ctx, id)
  const decision = await theDecision(ctx, telling.decisionId)
  const whyNot = decision.withdrawnAt ? 'This is not considered any more.' : whyNotToTell(decision)
  if (whyNot) throw new Problem('conflict', whyNot)
  if (telling.tellerId !== me.employeeId)
    throw new Problem('forbidden', `${telling.tellerName} tells them. Take it on first, or ask for it.`)
  const start = tellingStart(decision.verdict ?? 'do', telling.personName, telling.language)
  const earlier = (await tellingsOf(ctx, telling.decisionId, mostShown)).flatMap(each =>
    each.id !== id && each.said ? [{ name: each.personName, text: each.said }] : [],
  )
  const notTheirs = whyNotTheirWords(text, start, earlier)
  if (notTheirs) throw new Problem('invalid', notTheirs, [{ at: 'text', message: notTheirs }])
  if (!(await setBegun(ctx, id, me.employeeId))) throw new Problem('conflict', 'They were told already.')
  try {
    const { conversationId, messageId } = telling
    const answer = await giveAnswer(ctx, { conversationId, replyTo: messageId, text, askForReview })
    await setAnswered(ctx, id, answer.id)
    return answer
  } catch (error) {
    await setNotBegun(ctx, id)
    throw error
  }
}

export const LetBe = z.object({ why: z.string().trim().min(1, 'Say why: they hear nothing from us.').max(500) })

/** Somebody is not told, for a reason: they asked for nothing more, were told otherwise, or are gone. */
export async function letBe(ctx: Context, id: string, input: z.input<typeof LetBe>): Promise<void> {
  const me = requireEmployee(ctx)
  const { why } = check(LetBe, input)
  await inTransaction(ctx, async ctx => {
    const { decisionId, tellerId } = await theTelling(ctx, id)
    if (tellerId !== me.employeeId) requireRole(ctx, ...deciders)
    if (!(await setLetBe(ctx, id, me.employeeId, why))) throw new Problem('conflict', 'They were told already.')
    await emit(ctx, 'telling.let-be', { tellingId: id, decisionId, employeeId: me.employeeId }, { subjectId: id })
  })
}

/** An answer arrived: where it tells somebody what became of it, they are told. */
export async function noteTold(
  ctx: Context,
  sent: { answerId: string; conversationId: string; employeeId: string; at: Date },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const { answerId, conversationId, employeeId } = sent
    for (const { id, decisionId } of await setTold(ctx, sent))
      await emit(ctx, 'person.told', { tellingId: id, decisionId, conversationId, answerId, employeeId })
  })
}

async function theTelling(ctx: Context, id: string): Promise<Telling> {
  const telling = await tellingRow(ctx, id)
  if (!telling) throw new Problem('not-found', 'Nobody is to be told this.')
  return telling
}
