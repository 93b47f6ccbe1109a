import { deleteSampleExperiments } from '#journey/experiment'
import { deleteSampleLearning } from '#journey/learn'
import { deleteSampleCourses } from '#journey/train'
import type { Context } from '#platform/context'
import type { BroughtCompany } from '../bring-company.ts'
import type { Thread } from '../bring-conversations.ts'
import { bringExperiment } from './bring-experiment.ts'
import { bringInsight } from './bring-insight.ts'
import { bringTogether, removeTogether } from './bring-together.ts'
import { bringTraining } from './bring-training.ts'

/** Brings what the sample company made of its conversations: decisions, what its people learn and tried. */
export async function bringLearning(ctx: Context, threads: Thread[], company: BroughtCompany): Promise<void> {
  await bringInsight(ctx, threads, company)
  await bringTraining(ctx, threads, company)
  await bringExperiment(ctx, threads, company)
  await bringTogether(ctx, threads, company)
}

/** Takes it away, before the conversations that it is made of: drills go with theirs. */
export async function removeLearning(ctx: Context): Promise<void> {
  await removeTogether(ctx)
  await deleteSampleLearning(ctx)
  await deleteSampleCourses(ctx)
  await deleteSampleExperiments(ctx)
}
