import { z } from 'zod'
import { topics } from '#core/company'
import { theEmployee } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { insertEndorsement, takeBackEndorsement } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'endorsement.given': { endorsementId: string; employeeId: string; topicId: string }
    'endorsement.taken-back': { endorsementId: string; employeeId: string }
  }
}

export const Endorse = z.object({
  topicId: z.uuid(),
  note: z.string().trim().max(200).default(''),
})
export type Endorse = z.input<typeof Endorse>

/** "Ask Inés about batteries": a colleague says of another what they know. It fades, so it can be said again later. */
export async function endorse(ctx: Context, employeeId: string, input: Endorse): Promise<{ id: string }> {
  const me = requireEmployee(ctx)
  const { topicId, note } = check(Endorse, input)
  if (employeeId === me.employeeId)
    throw new Problem('invalid', 'What you know yourself you say under “What I know”; this is for colleagues.')
  const id = newId()
  await inTransaction(ctx, async ctx => {
    const colleague = await theEmployee(ctx, employeeId)
    if (!(await topics(ctx)).some(topic => topic.id === topicId))
      throw new Problem('not-found', 'There is no such topic.')
    if (!(await insertEndorsement(ctx, { id, employeeId, topicId, byId: me.employeeId, note })))
      throw new Problem('conflict', `You said this of ${colleague.name} already.`)
    await emit(ctx, 'endorsement.given', { endorsementId: id, employeeId, topicId }, { subjectId: employeeId })
  })
  return { id }
}

/** Takes one's own word back. */
export async function takeBack(ctx: Context, endorsementId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    if (!(await takeBackEndorsement(ctx, endorsementId, me.employeeId)))
      throw new Problem('not-found', 'This is not yours to take back.')
    await emit(
      ctx,
      'endorsement.taken-back',
      { endorsementId, employeeId: me.employeeId },
      { subjectId: endorsementId },
    )
  })
}
