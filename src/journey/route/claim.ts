import { authorInReview } from '#core/review'
import { setStanding, theConversation } from '#journey/listen'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type Claim, endClaim, expireClaims, extendClaim, insertClaim, liveClaim } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'conversation.claimed': { conversationId: string; employeeId: string }
    'conversation.released': { conversationId: string; employeeId: string; why: 'released' | 'expired' }
  }
}

/** Claims a conversation for the person who acts: they mean to answer it. A colleague who comes second is told who has it. */
export async function claimConversation(ctx: Context, conversationId: string): Promise<Claim> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const conversation = await theConversation(ctx, conversationId)
    if (conversation.standing === 'gone')
      throw new Problem('conflict', 'The person took this down. There is nothing left to answer.')
    const isNew = await insertClaim(ctx, {
      id: newId(),
      conversationId,
      employeeId: me.employeeId,
      expiresAt: claimEnd(ctx),
    })
    if (!isNew) {
      const extended = await extendClaim(ctx, conversationId, me.employeeId, claimEnd(ctx))
      if (!extended) throw await takenProblem(ctx, conversationId)
    }
    const claim = await liveClaim(ctx, conversationId)
    if (!claim) throw new Problem('conflict', 'This changed hands a moment ago. Look again.')
    if (isNew) {
      await setStanding(
        ctx,
        conversationId,
        conversation.standing === 'in-review' ? 'in-review' : 'claimed',
        me.employeeId,
      )
      await emit(ctx, 'conversation.claimed', { conversationId, employeeId: me.employeeId })
    }
    return claim
  })
}

/** Open again; or, where a colleague’s answer is with a reviewer, theirs as it was. */
async function standAsBefore(ctx: Context, conversationId: string): Promise<void> {
  const { standing } = await theConversation(ctx, conversationId)
  const authorId = standing === 'in-review' ? await authorInReview(ctx, conversationId) : undefined
  await setStanding(ctx, conversationId, authorId ? 'in-review' : 'open', authorId ?? null)
}

async function takenProblem(ctx: Context, conversationId: string): Promise<Problem> {
  const holder = await liveClaim(ctx, conversationId)
  const name = holder?.employeeName ?? 'A colleague'
  return new Problem('conflict', `${name} claimed this a moment before you.`, [
    {
      at: 'claim',
      message: `Your words are kept. ${name} has it until ${holder?.expiresAt.toISOString() ?? 'they let go'}.`,
    },
  ])
}

/** Lets go of a claim, so that a colleague can take it. Coordinators may free one that is stuck. */
export async function releaseClaim(ctx: Context, conversationId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const claim = await liveClaim(ctx, conversationId)
    if (!claim) return
    if (claim.employeeId !== me.employeeId && !me.roles.includes('coordinator'))
      throw new Problem('forbidden', `${claim.employeeName} has this. A coordinator can free it.`)
    await endClaim(ctx, conversationId, claim.employeeId, 'released')
    await standAsBefore(ctx, conversationId)
    await emit(ctx, 'conversation.released', { conversationId, employeeId: claim.employeeId, why: 'released' })
  })
}

/** Whoever writes keeps their claim. */
export async function keepClaim(ctx: Context, conversationId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await extendClaim(ctx, conversationId, me.employeeId, claimEnd(ctx))
}

/** Frees what was claimed and left: the conversation is everybody’s again. */
export async function sweepClaims(ctx: Context): Promise<number> {
  return inTransaction(ctx, async ctx => {
    const expired = await expireClaims(ctx)
    for (const { conversationId, employeeId } of expired) {
      const { standing } = await theConversation(ctx, conversationId)
      if (standing === 'claimed' || standing === 'in-review') await standAsBefore(ctx, conversationId)
      await emit(ctx, 'conversation.released', { conversationId, employeeId, why: 'expired' })
    }
    return expired.length
  })
}

function claimEnd(ctx: Context): Date {
  return new Date(ctx.now().getTime() + ctx.config.claimMinutes * 60_000)
}
