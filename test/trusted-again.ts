import { growAutonomy, secondLooks } from '#core/training'
import type { Cast, World } from './world.ts'

/** After an incident a colleague reads first what its author says, until Ada says that it is enough. */
export async function trustedAgain(here: World, who: Cast): Promise<void> {
  const employeeId = here.id(who)
  for (const { topicId } of await secondLooks(here.ctx, employeeId))
    await growAutonomy(here.as('ada'), { employeeId, topicId, isLearning: false, because: ['It is put right.'] })
}
