import { hear } from '#journey/listen'
import { understanding } from '#journey/understand'
import { openWidget, threadOfWidget, widgetConnector, writtenAsHeard, writtenById, writtenIn } from '#places/widget'
import { as, type Context } from '#platform/context'
import { retryingDeadlocks } from '#platform/db'

/** Hears what somebody wrote to us from a page, with all they wrote before: in whatever order the news come, it is whole. */
export async function hearFromPages(ctx: Context, messageId: string): Promise<void> {
  const said = await writtenById(ctx, messageId)
  const thread = said && (await threadOfWidget(ctx, said.threadId))
  if (!thread || said.employeeId) return
  const source = await openWidget(ctx, thread.siteId)
  const all = await writtenIn(ctx, thread.id)
  const news = all
    .filter(each => !each.employeeId && !each.removedAt && each.number <= said.number)
    .map(each => ({ kind: 'post' as const, post: writtenAsHeard(each, thread, all) }))
  const listener = as(ctx, { kind: 'connector', name: widgetConnector.name, sourceId: source.id })
  await retryingDeadlocks(() => hear(listener, source, { news }, understanding))
}
