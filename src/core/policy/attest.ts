import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { attestedVersions, insertAttestation, newestVersion } from './store.ts'

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

/** Has this colleague read the guidelines as they are now? Without any there is nothing to read. */
export async function hasReadGuidelines(ctx: Context, employeeId: string): Promise<boolean> {
  const newest = await newestVersion(ctx)
  if (newest === null) return true
  return (await attestedVersions(ctx)).some(each => each.employeeId === employeeId && each.version >= newest)
}
