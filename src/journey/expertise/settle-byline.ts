import { z } from 'zod'
import { setDocumentAuthors, theEmployee } from '#core/team'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { bylineRow, settleBylineRow } from './library-store.ts'
import { evidenceUnder, setEvidenceAuthors } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'byline.settled': { employeeId: string; of?: string; documents: number }
  }
}

export const SettleByline = z.object({
  /** The name in the form under which spellings meet. */
  key: z.string().min(1).max(200),
  /** Whose it is; null: nobody's of ours. */
  employeeId: z.uuid().nullable(),
})
export type SettleByline = z.input<typeof SettleByline>

/** Says whose a name is: coordinators for everybody, each colleague for themselves. The documents under it are theirs. */
export async function settleByline(ctx: Context, input: SettleByline): Promise<void> {
  const me = requireEmployee(ctx)
  const { key, employeeId } = check(SettleByline, input)
  if (employeeId !== me.employeeId) requireRole(ctx, 'coordinator', 'administrator')
  await inTransaction(ctx, async ctx => {
    if (employeeId) await theEmployee(ctx, employeeId)
    const before = await bylineRow(ctx, key)
    if (!before) throw new Problem('not-found', 'Nothing was written under this name.')
    await settleBylineRow(ctx, key, employeeId, me.employeeId)
    const no = before.employeeId && before.employeeId !== employeeId ? [before.employeeId] : []
    const authors = (await evidenceUnder(ctx, [key])).map(each => ({
      ...each,
      // Under another of its names it may be theirs all the same.
      no: no.filter(id => !each.employeeIds.includes(id)),
    }))
    await setEvidenceAuthors(ctx, authors)
    await setDocumentAuthors(ctx, authors)
    await emit(ctx, 'byline.settled', {
      employeeId: me.employeeId,
      ...(employeeId && { of: employeeId }),
      documents: authors.length,
    })
  })
}
