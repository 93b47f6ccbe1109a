import { z } from 'zod'
import { setOfficial, theLiveAccount } from '#core/channels'
import { hasSpokenFrom } from '#core/delivery'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'

declare module '#platform/events' {
  interface Events {
    'account.marked': { accountId: string; isOfficial: boolean; employeeId: string }
  }
}

export const MarkAccount = z.object({ isOfficial: z.boolean() })

/**
 * Says that an account is the company's own voice, or gives it to the people who answer. It is one or the other, and never
 * both: where anything has left from it already, it stays what it is.
 */
export async function markAccount(ctx: Context, accountId: string, input: z.input<typeof MarkAccount>): Promise<void> {
  const me = requireRole(ctx, 'administrator')
  const { isOfficial } = check(MarkAccount, input)
  await inTransaction(ctx, async ctx => {
    const account = await theLiveAccount(ctx, accountId)
    if (!account) throw new Problem('not-found', 'There is no such account, or it was disconnected.')
    if (account.ownerId) throw new Problem('conflict', `This is ${account.ownerName}’s own account.`)
    if (account.isOfficial === isOfficial) return
    if (await hasSpokenFrom(ctx, accountId, isOfficial ? 'people' : 'company'))
      throw new Problem(
        'conflict',
        isOfficial
          ? `People have answered from @${account.handle}: readers know it as theirs. Connect another one for the company’s voice.`
          : `The company has spoken from @${account.handle}: nobody answers from it. Connect another one for that.`,
      )
    await setOfficial(ctx, accountId, isOfficial)
    await emit(ctx, 'account.marked', { accountId, isOfficial, employeeId: me.employeeId }, { subjectId: accountId })
  })
}
