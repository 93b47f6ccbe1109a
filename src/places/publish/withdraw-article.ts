import { z } from 'zod'
import { guidelineInForce } from '#core/policy'
import { withdrawReview } from '#core/review'
import { deleteDocumentAt } from '#core/team'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { withdrawEdition } from './edition-store.ts'
import type { Article } from './model.ts'
import { addressOf } from './publish-article.ts'
import { lockArticle, moveArticle } from './store.ts'
import { theArticle } from './write-article.ts'

declare module '#platform/events' {
  interface Events {
    'article.withdrawn': {
      articleId: string
      employeeId: string
      by: string
      wasPublic: boolean
      guidelineVersion: number | null
    }
  }
}

export const WithdrawArticle = z.object({
  /** Readers see it where the article stood. */
  reason: z.string().trim().min(2, 'Say why: it stands where the article stood.').max(300),
})

/**
 * Takes it from the public, where its page stays as a gap with the reason; or gives up what nobody saw. Its author, and
 * where that can't wait for them communications or a coordinator.
 */
export async function withdrawArticle(
  ctx: Context,
  id: string,
  input: z.input<typeof WithdrawArticle>,
): Promise<Article> {
  const me = requireEmployee(ctx)
  const { reason } = check(WithdrawArticle, input)
  return inTransaction(ctx, async ctx => {
    await lockArticle(ctx, id)
    const { authorId, authorName, step, slug } = await theArticle(ctx, id)
    const mayFor = me.roles.some(role => role === 'communications' || role === 'coordinator') && slug !== null
    if (authorId !== me.employeeId && !mayFor)
      throw new Problem(
        'forbidden',
        `${authorName} wrote this. What stands outside, communications and coordinators withdraw too.`,
      )
    const isOut = await withdrawEdition(ctx, id, me.employeeId, reason)
    const moved = await moveArticle(ctx, id, ['draft', 'in-review', 'returned', 'approved', 'scheduled', 'published'], {
      step: 'withdrawn',
    })
    if (!moved && !isOut) throw new Problem('conflict', 'It is withdrawn already.')
    if (step === 'in-review') await withdrawReview(ctx, id)
    // Nobody is invited to a gap.
    const url = slug && (await addressOf(ctx, slug))
    const documentId = url ? await deleteDocumentAt(ctx, url) : undefined
    if (documentId) await emit(ctx, 'document.removed', { documentId })
    const facts = {
      articleId: id,
      employeeId: authorId,
      by: me.employeeId,
      wasPublic: isOut,
      guidelineVersion: await guidelineInForce(ctx),
    }
    await emit(ctx, 'article.withdrawn', facts, { subjectId: id })
    return theArticle(ctx, id)
  })
}
