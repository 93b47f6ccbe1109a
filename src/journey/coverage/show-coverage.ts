import { type Context, requireRole } from '#platform/context'
import {
  type Concentration,
  concentrationOf,
  type LoadOf,
  type TopicCoverage,
  type Unrouted,
  wordsAskedAbout,
} from './model.ts'
import { loads, routedTexts, topicCoverage, unrouted, voices } from './store.ts'

export interface Coverage {
  topics: TopicCoverage[]
  /** What waits though nobody was found for it: the newest, and what they speak of. */
  unrouted: { count: number; words: { word: string; count: number }[]; newest: Unrouted[] }
  loads: LoadOf[]
  voice: Concentration
}

const dayMs = 86_400_000
const askedDays = 30
const voiceDays = 90
const mostShown = 10

/** Who covers what: topics that nobody knows, what was asked of nobody, what each carries, and how few speak for how many. */
export async function showCoverage(ctx: Context): Promise<Coverage> {
  requireRole(ctx, 'coordinator', 'administrator')
  const before = (days: number) => new Date(ctx.now().getTime() - days * dayMs)
  const asked = await unrouted(ctx)
  return {
    topics: await topicCoverage(ctx, before(askedDays)),
    unrouted: {
      count: asked.length,
      words: wordsAskedAbout(
        asked.map(each => each.text),
        await routedTexts(ctx),
      ),
      newest: asked.slice(0, mostShown),
    },
    loads: await loads(ctx),
    voice: concentrationOf(await voices(ctx, before(voiceDays))),
  }
}
