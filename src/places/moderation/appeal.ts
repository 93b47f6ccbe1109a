import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { whoActs } from '#places/community'
import { type Context, inTransaction, requireMember } from '#platform/context'
import { emit } from '#platform/events'
import { requireLooksAfter, undo } from './decide.ts'
import { appealWithinDays } from './model.ts'
import { requireSites } from './queue.ts'
import { type Decision, decisionById, insertAppeal, settleAppeal } from './store.ts'
import { mailTo } from './tell.ts'

declare module '#platform/events' {
  interface Events {
    'moderation.appealed': { decisionId: string; siteId: string; memberId: string }
    'moderation.appeal-decided': { decisionId: string; siteId: string; memberId: string; isGranted: boolean }
  }
}

export const Appeal = z.object({
  decisionId: z.uuid(),
  words: z.string().trim().min(3, 'Say what was not seen.').max(2_000, 'Say it in 2000 letters.'),
})
export type Appeal = z.input<typeof Appeal>

/** Somebody asks that another reads it again: once, within a month. Whoever is suspended may as well. */
export async function appeal(ctx: Context, input: Appeal): Promise<void> {
  const { memberId } = requireMember(ctx)
  const { decisionId, words } = check(Appeal, input)
  await inTransaction(ctx, async ctx => {
    const decision = await decisionById(ctx, decisionId)
    if (decision?.memberId !== memberId) throw new Problem('not-found', 'Nothing of this kind was decided about you.')
    if (decision.undoneAt) throw new Problem('conflict', 'This was undone already.')
    if (ctx.now().getTime() - decision.at.getTime() > appealWithinDays * 86_400_000)
      throw new Problem('refused', `This is more than ${appealWithinDays} days ago: it stays as it is.`)
    const { siteId } = decision
    if (!(await insertAppeal(ctx, { decisionId, siteId, words })))
      throw new Problem('conflict', 'You asked for it already. Somebody else reads it.')
    await emit(ctx, 'moderation.appealed', { decisionId, siteId, memberId }, { subjectId: decisionId })
  })
}

export const DecideAppeal = z.object({
  decisionId: z.uuid(),
  isGranted: z.boolean(),
  answer: z.string().trim().min(3, 'Answer in a sentence: they read it.').max(1_000),
})
export type DecideAppeal = z.input<typeof DecideAppeal>

/** Another moderator than the one who decided reads it again, and leaves or undoes it. */
export async function decideAppeal(ctx: Context, input: DecideAppeal): Promise<void> {
  const by = whoActs(ctx)
  await requireSites(ctx)
  const { decisionId, isGranted, answer } = check(DecideAppeal, input)
  await inTransaction(ctx, async ctx => {
    const decision = await decisionById(ctx, decisionId)
    if (!decision) throw new Problem('not-found', 'There is no such decision.')
    const { siteId, memberId } = decision
    await requireLooksAfter(ctx, { siteId, memberId })
    const why = whyNotDecide(decision, by)
    if (why) throw new Problem('forbidden', why)
    if (!(await settleAppeal(ctx, decisionId, { answer, isGranted, by })))
      throw new Problem('conflict', 'Somebody was faster: this is decided, or was never asked for.')
    if (isGranted) await undo(ctx, decision)
    await emit(ctx, 'moderation.appeal-decided', { decisionId, siteId, memberId, isGranted }, { subjectId: decisionId })
    await mailTo(ctx, {
      ...{ memberId, siteId },
      says: words => {
        const subject = isGranted ? words.wasUndone : words.staysAsDecided
        return { subject, text: `${words.askedForOtherEyes}\n\n${subject}. ${answer}` }
      },
    })
  })
}

/** Whoever decided is not the one who decides again. */
export function whyNotDecide(
  { byEmployee, byMember }: Pick<Decision, 'byEmployee' | 'byMember'>,
  by: { memberId: string | null; employeeId: string | null },
): string | undefined {
  const isSame =
    (byMember !== null && byMember === by.memberId) || (byEmployee !== null && byEmployee === by.employeeId)
  return isSame ? 'You decided it. Another moderator reads it again.' : undefined
}
