import type { Context } from '#platform/context'
import { type ConversationCount, conversationCounts, daysWithPromises } from './conversation-store.ts'
import { partsToCount } from './day-store.ts'
import { partsOf, type Span } from './model.ts'
import { moveCounts, type SentMoves } from './move-store.ts'

export type { SentMoves } from './move-store.ts'

/** Conversations with news in each of these times, by network, as things stand now. */
export async function conversationsIn(ctx: Context, spans: readonly Span[]): Promise<ConversationCount[][]> {
  const parts = await partsToCount(ctx, 'conversation', spans)
  const promising = await daysWithPromises(ctx, parts)
  const counts = await conversationCounts(
    ctx,
    spans.map((span, n) => partsOf(span, [...new Set([...(parts[n]?.days.but ?? []), ...promising])])),
  )
  return spans.map((_, at) => counts.filter(({ n }) => n === at))
}

/** What the answers that left in a time were meant to do, and after how many the person wrote again; the most frequent first. */
export async function movesIn(ctx: Context, span: Span): Promise<SentMoves[]> {
  const [parts] = await partsToCount(ctx, 'move', [span])
  return parts ? moveCounts(ctx, parts) : []
}
