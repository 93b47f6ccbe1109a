import { deleteSampleChannels } from '#core/channels'
import { removeSampleTopics } from '#core/company'
import { deleteDeliveriesOf } from '#core/delivery'
import { deleteSamplePeople } from '#core/people'
import { deleteSamplePolicy } from '#core/policy'
import { deleteReviewsOf } from '#core/review'
import { deleteSampleTeam, theEmployee } from '#core/team'
import { lookAtSample } from '#journey/advocacy'
import { sampleAnswerIds } from '#journey/answer'
import { noteSigns } from '#journey/buying'
import { deleteSampleListening, sampleConversationIsHere, waitForSample } from '#journey/listen'
import { deleteSampleOutcomes } from '#journey/measure'
import { markToWeigh, weighPeople } from '#journey/power'
import { deleteSampleQueries } from '#journey/query'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { bringAnswers } from './bring-answers.ts'
import { bringCompany } from './bring-company.ts'
import { bringConversations } from './bring-conversations.ts'
import { bringRoutes } from './bring-routes.ts'
import { sampleCompany } from './index.ts'
import { bringLearning, removeLearning } from './learning/index.ts'
import { bringPlaces, removePlaces } from './places/index.ts'

declare module '#platform/events' {
  interface Events {
    'sample.loaded': { conversations: number; colleagues: number }
    'sample.removed': { conversations: number }
  }
}

/**
 * Brings the sample company beside what is there, to look around in: its people, what was said to them, what they
 * answered and what came of it. The company that was set up keeps its name, and nothing can leave from the sample.
 *
 * It is told as one piece of news: three hundred would set the house to work on things that are done already.
 */
export async function loadSample(ctx: Context): Promise<void> {
  const me = requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    await waitForSample(ctx)
    if (await sampleConversationIsHere(ctx)) throw new Problem('conflict', 'The sample company is here already.')
    const { languages } = await theEmployee(ctx, me.employeeId)
    const company = await bringCompany(ctx, sampleCompany)
    const threads = await bringConversations(ctx, sampleCompany, company)
    await bringAnswers(ctx, threads, company)
    await bringRoutes(ctx, threads, company, { actor: me, languages })
    await bringLearning(ctx, threads, company)
    const said = threads
      .filter(({ said, standing }) => standing !== 'aside' && said.closer === undefined)
      .flatMap(({ messages }) => messages.filter(({ post }) => post).map(({ id }) => id))
    await lookAtSample(ctx, said, sampleCompany.company.name)
    await markToWeigh(ctx, said)
    await weighPeople(ctx)
    await noteSigns(ctx, said)
    await bringPlaces(ctx, company)
    await emit(ctx, 'sample.loaded', { conversations: threads.length, colleagues: company.colleagues.size })
  })
}

/**
 * Takes the sample company away with everything that was done in it, and nothing else. What the audit trail holds stays.
 *
 * The order follows who points at whom: what is about an answer, the conversations, then the people on both sides.
 */
export async function removeSample(ctx: Context): Promise<void> {
  requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    await waitForSample(ctx)
    if (!(await sampleConversationIsHere(ctx))) return
    await removePlaces(ctx)
    await removeLearning(ctx)
    const answerIds = await sampleAnswerIds(ctx)
    await deleteReviewsOf(ctx, answerIds)
    await deleteDeliveriesOf(ctx, answerIds)
    await deleteSampleOutcomes(ctx)
    const conversations = await deleteSampleListening(ctx)
    await deleteSampleQueries(ctx)
    await deleteSamplePeople(ctx)
    await deleteSamplePolicy(ctx)
    await deleteSampleChannels(ctx)
    await deleteSampleTeam(ctx)
    await removeSampleTopics(ctx)
    await emit(ctx, 'sample.removed', { conversations })
  })
}

/** Is the sample company here to look around in? */
export async function sampleIsHere(ctx: Context): Promise<boolean> {
  requireEmployee(ctx)
  return sampleConversationIsHere(ctx)
}
