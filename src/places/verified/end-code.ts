import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import type { MadeCode } from './model.ts'
import { codeRows, endCodeRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'verification.code-ended': { codeId: string }
  }
}

const mayEndAny = ['communications', 'coordinator', 'administrator']
const mostCodes = 50

/** The codes that can still be used, the last made first: what they are for, never the code itself, which nobody knows any more. */
export async function codesMade(ctx: Context): Promise<(MadeCode & { isMine: boolean })[]> {
  const me = requireEmployee(ctx)
  const mayAny = me.roles.some(role => mayEndAny.includes(role))
  const codes = await codeRows(ctx, mostCodes)
  return codes.map(code => ({ ...code, isMine: mayAny || code.madeBy === me.employeeId }))
}

/** A code is worth nothing any more, as when it was printed where everybody reads it. Whoever used it stays known. */
export async function endCode(ctx: Context, id: string): Promise<void> {
  const me = requireEmployee(ctx)
  const madeBy = me.roles.some(role => mayEndAny.includes(role)) ? undefined : me.employeeId
  await inTransaction(ctx, async ctx => {
    if (!(await endCodeRow(ctx, id, madeBy)))
      throw new Problem('not-found', 'There is no such code of yours that could still be used.')
    await emit(ctx, 'verification.code-ended', { codeId: id }, { subjectId: id })
  })
}
