import { wholePerson } from '#core/people'
import { theConversation } from '#journey/listen'
import { type Context, requireEmployee } from '#platform/context'
import { type PathStep, pathSteps, whoOpened } from './store.ts'

const lookBackMs = 2 * 365 * 24 * 3_600_000
const mostSteps = 60

/** The way that whoever began a conversation went with us, over all networks: from their first question to what came of it. */
export async function seePath(ctx: Context, conversationId: string): Promise<{ steps: PathStep[]; isPart: boolean }> {
  requireEmployee(ctx)
  await theConversation(ctx, conversationId)
  const personId = await whoOpened(ctx, conversationId)
  if (!personId) return { steps: [], isPart: false }
  const { ids: personIds } = await wholePerson(ctx, personId)
  const since = new Date(ctx.now().getTime() - lookBackMs)
  const steps = await pathSteps(ctx, { personIds, since, limit: mostSteps + 1 })
  return { steps: steps.slice(-mostSteps), isPart: steps.length > mostSteps }
}
