import type { z } from 'zod'
import { theCompany } from '#core/company'
import { cancelWaiting, queueDelivery } from '#core/delivery'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { AsSeen, judgeStatement, refuseUnseen } from './hand-in-statement.ts'
import { messagesAt, type ToSay } from './messages-at.ts'
import type { Statement } from './model.ts'
import { movePlace, moveStatement } from './store.ts'
import { theOwnStatement, theStatement } from './write-statement.ts'

declare module '#platform/events' {
  interface Events {
    'statement.published': {
      statementId: string
      employeeId: string
      places: number
      /** When it leaves, where it waits for the end of its embargo. */
      leavesAt?: string
      guidelineVersion: number | null
    }
    'statement.held-back': { statementId: string; employeeId: string }
  }
}

/**
 * Its author publishes what a colleague read: it leaves from every official account that was chosen, at once or at the end
 * of its embargo. The press is a person's; until then nothing leaves.
 */
export async function publishStatement(
  ctx: Context,
  statementId: string,
  input: z.input<typeof AsSeen>,
): Promise<Statement> {
  const me = requireRole(ctx, 'communications')
  const { version } = check(AsSeen, input)
  // Rules may have changed since it was approved.
  const { guidelineVersion } = await judgeStatement(ctx, statementId)
  return inTransaction(ctx, async ctx => {
    const statement = await theOwnStatement(ctx, statementId, me)
    refuseUnseen(statement, version)
    if (!(await moveStatement(ctx, statementId, ['approved'], { step: 'released', releasedAt: ctx.now() })))
      throw new Problem('conflict', 'This does not wait to be published: a colleague reads it first.')
    const { embargoUntil } = statement
    const notBefore = embargoUntil && embargoUntil > ctx.now() ? embargoUntil : undefined
    for (const message of await messagesAt(ctx, statement)) await letGo(ctx, statement, message, notBefore)
    await emit(
      ctx,
      'statement.published',
      {
        statementId,
        employeeId: me.employeeId,
        places: statement.places.length,
        ...(notBefore && { leavesAt: notBefore.toISOString() }),
        guidelineVersion,
      },
      { subjectId: statementId },
    )
    return theStatement(ctx, statementId)
  })
}

async function letGo(
  ctx: Context,
  { authorId, language }: Statement,
  { place, said }: ToSay,
  notBefore: Date | undefined,
): Promise<void> {
  const { name } = await theCompany(ctx)
  await movePlace(ctx, place.id, ['chosen', 'refused'], { step: 'waiting', said })
  await queueDelivery(ctx, {
    kind: 'statement',
    subjectId: place.id,
    accountId: place.accountId,
    authorId,
    notBefore,
    message: { text: said, language, writer: { name } },
  })
}

/** Its author holds it back while it waits for its time: all of it, or, once any of it leaves, nothing. */
export async function holdBackStatement(ctx: Context, statementId: string): Promise<Statement> {
  const me = requireRole(ctx, 'communications')
  return inTransaction(ctx, async ctx => {
    const { places } = await theOwnStatement(ctx, statementId, me)
    if (!(await moveStatement(ctx, statementId, ['released'], { step: 'approved' })))
      throw new Problem('conflict', 'It does not wait to leave.')
    for (const { id } of places) {
      if (!(await cancelWaiting(ctx, 'statement', id)))
        throw new Problem('conflict', 'It is leaving, or has left. Take it back where it stands.')
      await movePlace(ctx, id, ['waiting'], { step: 'chosen' })
    }
    await emit(ctx, 'statement.held-back', { statementId, employeeId: me.employeeId }, { subjectId: statementId })
    return theStatement(ctx, statementId)
  })
}

/** Where a network refused it, its author tries again there. */
export async function publishAgain(ctx: Context, statementId: string, placeId: string): Promise<Statement> {
  const me = requireRole(ctx, 'communications')
  await judgeStatement(ctx, statementId)
  return inTransaction(ctx, async ctx => {
    const statement = await theOwnStatement(ctx, statementId, me)
    const message = (await messagesAt(ctx, statement)).find(({ place }) => place.id === placeId)
    if (statement.step !== 'released' || message?.place.step !== 'refused')
      throw new Problem('conflict', 'It was not refused there.')
    await letGo(ctx, statement, message, undefined)
    return theStatement(ctx, statementId)
  })
}
