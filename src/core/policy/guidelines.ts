import { z } from 'zod'
import { divisionIdOf, divisions } from '#core/company'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { type Guideline, toRead } from './model.ts'
import { guidelineRows, insertAttestation, insertGuideline, versionsReadBy } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'guideline.published': { version: number; divisionId?: string }
    'guideline.attested': { employeeId: string; version: number }
  }
}

export const GuidelineInput = z.object({
  body: z.string().trim().min(1).max(50_000),
  note: z.string().trim().max(500).default(''),
  /** For whom it is added; without, it is the text for everybody. */
  divisionId: z.uuid().nullable().default(null),
})
export type GuidelineInput = z.input<typeof GuidelineInput>

/** Publishes a new version, for all or for a division; those it is for are asked to read and confirm it again. */
export async function publishGuideline(ctx: Context, input: GuidelineInput): Promise<number> {
  const me = requireRole(ctx, 'reviewer', 'administrator')
  const { body, note, divisionId } = check(GuidelineInput, input)
  if (divisionId !== null && !(await divisions(ctx)).some(each => each.id === divisionId))
    throw new Problem('not-found', 'There is no such division any more.')
  return inTransaction(ctx, async ctx => {
    const version = await insertGuideline(ctx, {
      body,
      note,
      divisionId,
      publishedBy: me.employeeId,
      publishedAt: ctx.now(),
    })
    await emit(ctx, 'guideline.published', { version, ...(divisionId && { divisionId }) })
    return version
  })
}

/** What a colleague is still to read. */
export async function guidelinesToRead(ctx: Context, employeeId: string): Promise<Guideline[]> {
  const divisionId = await divisionIdOf(ctx, employeeId)
  return toRead(await guidelineRows(ctx), divisionId, new Set(await versionsReadBy(ctx, employeeId)))
}

/** A colleague says: I have read this version and keep to it. */
export async function attest(ctx: Context, version: number): Promise<void> {
  const me = requireEmployee(ctx)
  const divisionId = await divisionIdOf(ctx, me.employeeId)
  const current = toRead(await guidelineRows(ctx), divisionId, new Set())
  if (!current.some(each => each.version === version)) {
    const isThere = (await guidelineRows(ctx)).find(each => each.version === version)
    if (!isThere) throw new Problem('not-found', 'There is no such version.')
    throw new Problem(
      'conflict',
      isThere.divisionId !== null && isThere.divisionId !== divisionId
        ? 'This was written for another division.'
        : 'A newer version was published. Read that one.',
    )
  }
  await inTransaction(ctx, async ctx => {
    if (await insertAttestation(ctx, me.employeeId, version))
      await emit(ctx, 'guideline.attested', { employeeId: me.employeeId, version })
  })
}

/** Has this colleague read what holds for them, as it is now? Without any there is nothing to read. */
export async function hasReadGuidelines(ctx: Context, employeeId: string): Promise<boolean> {
  return (await guidelinesToRead(ctx, employeeId)).length === 0
}
