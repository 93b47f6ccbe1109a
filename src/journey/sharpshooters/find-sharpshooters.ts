import { z } from 'zod'
import { theEmployee } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { becauseOf, isSharpshooter, type MentorPair, type Sharpshooter, type TopicResults, teachers } from './model.ts'
import { endPairsOf, insertAsking, livingRows, pairRows, pairsOf, rowsOf, sayRow, topicResults } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'sharpshooter.asked': { sharpshooterId: string; employeeId: string; of: string; topicId: string }
    'sharpshooter.agreed': { sharpshooterId: string; employeeId: string }
    'sharpshooter.ended': { sharpshooterId: string; employeeId: string }
  }
}

const yearMs = 365 * 24 * 3_600_000

export interface FoundSharpshooter extends TopicResults {
  because: string[]
}

/** Whose answers others could learn from, by what came of them, with the evidence; and who agreed already. By topic, then by name. */
export async function findSharpshooters(
  ctx: Context,
): Promise<{ found: FoundSharpshooter[]; asked: Sharpshooter[]; pairs: MentorPair[] }> {
  requireRole(ctx, ...teachers)
  const since = new Date(ctx.now().getTime() - yearMs)
  return {
    found: (await topicResults(ctx, since)).filter(isSharpshooter).map(each => ({ ...each, because: becauseOf(each) })),
    asked: await livingRows(ctx),
    pairs: await pairRows(ctx),
  }
}

/** What the reader agreed to, and is asked. */
export async function myAskings(ctx: Context): Promise<{ asked: Sharpshooter[]; pairs: MentorPair[] }> {
  const { employeeId } = requireEmployee(ctx)
  return { asked: await rowsOf(ctx, employeeId), pairs: await pairsOf(ctx, employeeId) }
}

export const AskSharpshooter = z.object({
  employeeId: z.uuid(),
  topicId: z.uuid(),
  words: z.string().trim().min(10, 'Ask them in words of your own.').max(1000),
})

/** Asks a colleague whether others may learn from them: only whom the results show, in words of whoever asks. */
export async function askSharpshooter(ctx: Context, input: z.input<typeof AskSharpshooter>): Promise<string> {
  const me = requireRole(ctx, ...teachers)
  const { employeeId, topicId, words } = check(AskSharpshooter, input)
  await theEmployee(ctx, employeeId)
  const { found } = await findSharpshooters(ctx)
  const on = found.find(each => each.employeeId === employeeId && each.topicId === topicId)
  if (!on) throw new Problem('conflict', 'Their results do not show it, or they were asked already.')
  const { answered, because, confirmed, helped, outcomeIds, people, returned } = on
  const evidence = { because, outcomeIds, answered, helped, people, confirmed, returned }
  return inTransaction(ctx, async ctx => {
    const id = newId()
    if (!(await insertAsking(ctx, { id, employeeId, topicId, askedBy: me.employeeId, words, evidence })))
      throw new Problem('conflict', 'They were asked already.')
    const subject = { subjectId: id }
    await emit(
      ctx,
      'sharpshooter.asked',
      { sharpshooterId: id, employeeId: me.employeeId, of: employeeId, topicId },
      subject,
    )
    return id
  })
}

export const SayWhether = z.object({ isYes: z.boolean() })

/** Says yes or no to it, without a reason; a yes can be taken back whenever one likes. */
export async function sayWhether(ctx: Context, id: string, input: z.input<typeof SayWhether>): Promise<void> {
  const { employeeId } = requireEmployee(ctx)
  const { isYes } = check(SayWhether, input)
  await inTransaction(ctx, async ctx => {
    if (!(await sayRow(ctx, id, employeeId, isYes ? 'yes' : 'no')))
      throw new Problem('not-found', 'There is nothing of yours to answer here any more.')
    if (!isYes) await endPairsOf(ctx, id)
    const news = { sharpshooterId: id, employeeId }
    await emit(ctx, isYes ? 'sharpshooter.agreed' : 'sharpshooter.ended', news, { subjectId: id })
  })
}
