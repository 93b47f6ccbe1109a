import { z } from 'zod'
import { factCards } from '#core/facts'
import { theEmployee } from '#core/team'
import { findMessage, theConversation } from '#journey/listen'
import { suggestionsOf } from '#journey/route'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { endings, maySettle, type WrongInformation } from './model.ts'
import {
  type CorrectionCounts,
  closedWrong,
  closeRow,
  countCorrections,
  insertWrong,
  openWrong,
  setCorrector,
  wrongById,
  wrongIn,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'wrong-information.flagged': { wrongId: string; conversationId: string; employeeId: string; correctorId: string }
    'wrong-information.passed': { wrongId: string; conversationId: string; employeeId: string; correctorId: string }
    'wrong-information.closed': { wrongId: string; conversationId: string; employeeId: string; ended: string }
  }
}

export const FlagWrong = z.object({
  /** What is right, as a colleague would say it. */
  isRight: z.string().trim().min(1, 'Say what is right.').max(1000),
  source: z.string().trim().min(1, 'Where do we know it from? A person, a test, a page.').max(300),
  factCardId: z.uuid().optional(),
  /** Who puts it right; whoever keeps the fact, or knows best, when left out. */
  correctorId: z.uuid().optional(),
})
export type FlagWrong = z.input<typeof FlagWrong>

/** Somebody outside says of us what is not so: a colleague says what is right, and one of us is asked to put it right. */
export async function flagWrong(ctx: Context, messageId: string, input: FlagWrong): Promise<WrongInformation> {
  const me = requireEmployee(ctx)
  const given = check(FlagWrong, input)
  const id = newId()
  await inTransaction(ctx, async ctx => {
    const message = await findMessage(ctx, messageId)
    if (!message?.accountId) throw new Problem('not-found', 'Nobody outside said this.')
    if (message.removedAt) throw new Problem('conflict', 'Its author took it down already.')
    const { conversationId } = message
    await theConversation(ctx, conversationId)
    const correctorId = await correctorFor(ctx, conversationId, given)
    const wrong = { ...given, factCardId: given.factCardId ?? null, correctorId }
    if (!(await insertWrong(ctx, { ...wrong, id, messageId, conversationId, flaggedBy: me.employeeId })))
      throw new Problem('conflict', 'A colleague flagged this already. It stands beside the conversation.')
    await emit(ctx, 'wrong-information.flagged', {
      wrongId: id,
      conversationId,
      employeeId: me.employeeId,
      correctorId,
    })
  })
  return theWrong(ctx, id)
}

/** Whom they name; else whoever keeps the fact; else who knows best, by routing; else whoever flagged it. */
async function correctorFor(
  ctx: Context,
  conversationId: string,
  given: { correctorId?: string | undefined; factCardId?: string | undefined },
): Promise<string> {
  const me = requireEmployee(ctx)
  if (given.correctorId) return (await theEmployee(ctx, given.correctorId)).id
  if (given.factCardId) {
    const card = (await factCards(ctx)).find(each => each.id === given.factCardId)
    if (!card) throw new Problem('not-found', 'There is no such fact card.')
    return card.ownerId
  }
  const [best] = (await suggestionsOf(ctx, conversationId)).filter(({ passedAt }) => passedAt === null)
  return best?.employeeId ?? me.employeeId
}

export const NameCorrector = z.object({ correctorId: z.uuid() })

/** Another colleague puts it right. */
export async function nameCorrector(
  ctx: Context,
  id: string,
  input: z.input<typeof NameCorrector>,
): Promise<WrongInformation> {
  const me = requireEmployee(ctx)
  const { correctorId } = check(NameCorrector, input)
  await inTransaction(ctx, async ctx => {
    const { conversationId } = await settling(ctx, id)
    await theEmployee(ctx, correctorId)
    if (!(await setCorrector(ctx, id, correctorId)))
      throw new Problem('conflict', 'Somebody said how it ended already.')
    await emit(ctx, 'wrong-information.passed', { wrongId: id, conversationId, employeeId: me.employeeId, correctorId })
  })
  return theWrong(ctx, id)
}

export const CloseWrong = z
  .object({ ended: z.enum(endings), note: z.string().trim().max(500).default('') })
  .refine(({ ended, note }) => ended === 'put-right' || note !== '', {
    path: ['note'],
    message: 'Say it in a few words, for whoever meets it again.',
  })
export type CloseWrong = z.input<typeof CloseWrong>

/** A colleague says how it ended. Until then it stays open. */
export async function closeWrong(ctx: Context, id: string, input: CloseWrong): Promise<WrongInformation> {
  const me = requireEmployee(ctx)
  const { ended, note } = check(CloseWrong, input)
  await inTransaction(ctx, async ctx => {
    const { conversationId } = await settling(ctx, id)
    if (!(await closeRow(ctx, id, { ended, note, by: me.employeeId })))
      throw new Problem('conflict', 'Somebody said how it ended already.')
    await emit(ctx, 'wrong-information.closed', { wrongId: id, conversationId, employeeId: me.employeeId, ended })
  })
  return theWrong(ctx, id)
}

const mostShown = 100
const monthMs = 30 * 24 * 3_600_000

/** What is said wrongly of us: what is open, and how the rest of the last thirty days ended. */
export async function wrongInformation(
  ctx: Context,
): Promise<{ open: WrongInformation[]; closed: WrongInformation[]; counts: CorrectionCounts }> {
  requireEmployee(ctx)
  const since = new Date(ctx.now().getTime() - monthMs)
  const [open, closed, counts] = await Promise.all([
    openWrong(ctx, mostShown),
    closedWrong(ctx, since, mostShown),
    countCorrections(ctx, since),
  ])
  return { open, closed, counts }
}

/** What in one conversation was flagged. */
export async function wrongInConversation(ctx: Context, conversationId: string): Promise<WrongInformation[]> {
  requireEmployee(ctx)
  await theConversation(ctx, conversationId)
  return wrongIn(ctx, conversationId)
}

async function settling(ctx: Context, id: string): Promise<WrongInformation> {
  const wrong = await theWrong(ctx, id)
  const allowed = maySettle(wrong, requireEmployee(ctx))
  if (allowed !== true) throw new Problem('forbidden', allowed)
  return wrong
}

export async function theWrong(ctx: Context, id: string): Promise<WrongInformation> {
  const wrong = await wrongById(ctx, id)
  if (!wrong) throw new Problem('not-found', 'Nothing like this was flagged.')
  return wrong
}
