import { guidelineInForce } from '#core/policy'
import { retractAnswer } from '#journey/answer'
import { retractPlace } from '#journey/official'
import { Problem } from '#lib/problem'
import { withdrawOffer } from '#places/offers'
import { withdrawArticle } from '#places/publish'
import { retractSharePost } from '#places/share'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { Concerned, Incident } from './model.ts'
import { openIncident } from './open-incident.ts'
import { noteDeed } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'incident.retracted': {
      incidentId: string
      answerId?: string
      placeId?: string
      articleId?: string
      offerId?: string
      postId?: string
      employeeId: string
      isDrill: boolean
      guidelineVersion: number | null
    }
  }
}

/**
 * Takes one thing that it concerns back, or all that can be, as the person who presses. In a drill it is noted what would
 * have been done. Returns, in words, what was not possible.
 */
export async function retractInIncident(
  ctx: Context,
  incidentId: string,
  id: string | 'all',
): Promise<{ id: string; why: string }[]> {
  const me = requireEmployee(ctx)
  const { incident, concerned } = await openIncident(ctx, incidentId)
  if (incident.closedAt) throw new Problem('conflict', 'This is closed already.')
  const wanted = concerned.filter(each => id === 'all' || each.id === id)
  if (wanted.length === 0) throw new Problem('not-found', 'This is not part of it.')
  if (wanted.some(({ kind, authorId }) => kind === 'answer' && authorId !== me.employeeId))
    requireRole(ctx, 'coordinator')
  const anybodys: Concerned['kind'][] = ['article', 'offer', 'share']
  if (wanted.some(({ kind, authorId }) => anybodys.includes(kind) && authorId !== me.employeeId))
    requireRole(ctx, 'communications', 'coordinator')
  if (wanted.some(({ kind }) => kind === 'statement')) requireRole(ctx, 'communications', 'coordinator')
  const notPossible: { id: string; why: string }[] = []
  for (const each of wanted) {
    const why = each.canRetract ? await takeBack(ctx, incident, each) : (each.whyNot ?? '')
    if (why && id !== 'all') throw new Problem('conflict', why)
    if (why) notPossible.push({ id: each.id, why })
  }
  return notPossible
}

/** Returns why it could not be done; nothing where it is on its way. */
async function takeBack(ctx: Context, incident: Incident, { kind, id }: Concerned): Promise<string> {
  const me = requireEmployee(ctx)
  const which =
    kind === 'answer'
      ? { answerId: id }
      : kind === 'article'
        ? { articleId: id }
        : kind === 'offer'
          ? { offerId: id }
          : kind === 'share'
            ? { postId: id }
            : { placeId: id }
  const reason = incident.reason.slice(0, 300)
  try {
    await inTransaction(ctx, async ctx => {
      if (!incident.isDrill)
        await (kind === 'answer'
          ? retractAnswer(ctx, id, { reason })
          : kind === 'article'
            ? withdrawArticle(ctx, id, { reason })
            : kind === 'offer'
              ? withdrawOffer(ctx, id, { reason })
              : kind === 'share'
                ? retractSharePost(ctx, id)
                : retractPlace(ctx, id, reason))
      await noteDeed(ctx, {
        incidentId: incident.id,
        what: 'retracted',
        ...which,
        by: me.employeeId,
        outcome: incident.isDrill ? 'In earnest, it would be taken back now.' : '',
      })
      const facts = {
        incidentId: incident.id,
        ...which,
        employeeId: me.employeeId,
        isDrill: incident.isDrill,
        guidelineVersion: await guidelineInForce(ctx),
      }
      await emit(ctx, 'incident.retracted', facts, { subjectId: incident.id })
    })
    return ''
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
}
