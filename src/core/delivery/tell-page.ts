import { NetworkError, teller, toolsFor } from '#core/channels'
import { type Context, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'

declare module '#platform/events' {
  interface Events {
    'page.told': { subjectId: string; conversationId?: string; way: string }
    'page.not-told': { subjectId: string; conversationId?: string; why: string }
  }
}

export const tellPageJob = 'tell page'

export interface PageToTell {
  /** What of ours this is about: an answer, or an article. */
  subjectId: string
  /** Of an answer. */
  conversationId?: string
  /** Our page, which links to theirs. */
  source: string
  target: string
}

/** Has a page be told that ours links to it, by the press of whoever published ours. One's own site is not told. */
export async function askToTellPage(ctx: Context, page: PageToTell): Promise<void> {
  requireEmployee(ctx)
  if (!teller() || hostOf(page.source) === hostOf(page.target)) return
  await enqueue(ctx, tellPageJob, { ...page }, { key: `tell ${page.target} of ${page.source}`, attempts: 8 })
}

const mostPages = 50

/**
 * Has the pages be told to which one of ours links that its author let go out, changed or withdrew; they look at ours again
 * themselves. `time` tells one change from the next.
 */
export async function tellLinkedPages(
  ctx: Context,
  page: { subjectId: string; source: string; targets: string[]; time: number },
): Promise<void> {
  if (!teller()) return
  const { source, subjectId, targets, time } = page
  const others = [...new Set(targets)].filter(target => hostOf(target) !== hostOf(source)).slice(0, mostPages)
  for (const target of others)
    await enqueue(
      ctx,
      tellPageJob,
      { subjectId, source, target },
      { key: `tell ${target} of ${source} ${time}`, attempts: 8 },
    )
}

/** Tells it. What fails for now is tried again, ever more seldom; what is refused stands in the trail. */
export async function tellPage(ctx: Context, { subjectId, conversationId, source, target }: PageToTell): Promise<void> {
  const connector = teller()
  if (!connector?.tell) return
  const about = conversationId ? { conversationId } : {}
  try {
    const { way } = await connector.tell(toolsFor(ctx, connector.name), { source, target })
    await emit(ctx, 'page.told', { subjectId, ...about, way }, { subjectId: conversationId ?? subjectId })
  } catch (error) {
    if (!(error instanceof NetworkError) || error.outcome !== 'refused') throw error
    await emit(
      ctx,
      'page.not-told',
      { subjectId, ...about, why: error.message },
      { subjectId: conversationId ?? subjectId },
    )
  }
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url
}
