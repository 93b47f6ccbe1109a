import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { insertAttestation, newestVersion } from './store.ts'

/** A colleague says: I have read this version and keep to it. */
export async function attest(ctx: Context, version: number): Promise<void> {
  const me = requireEmployee(ctx)
  if (version !== (await newestVersion(ctx)))
    throw new Problem('conflict', 'A newer version was published. Read that one.')
  await inTransaction(ctx, async ctx => {
    if (await insertAttestation(ctx, me.employeeId, version))
      await emit(ctx, 'guideline.attested', { employeeId: me.employeeId, version })
  })
}
