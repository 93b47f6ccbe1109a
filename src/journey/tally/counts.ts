import type { Context } from '#platform/context'
import { type ConversationCount, conversationCounts, daysWithPromises } from './conversation-store.ts'
import { partsToCount } from './day-store.ts'
import { partsOf, type Span } from './model.ts'
import { moveCounts, type SentMoves } from './move-store.ts'

export type { SentMoves } from './move-store.ts'

/** Conversations with news in a time, by network, as things stand now. */
export async function conversationsIn(ctx: Context, span: Span): Promise<ConversationCount[]> {
  const parts = await partsToCount(ctx, 'conversation', span)
  const promising = await daysWithPromises(ctx, parts)
  return conversationCounts(ctx, partsOf(span, [...parts.days.but, ...promising]))
}

/** What the answers that left in a time were meant to do, and after how many the person wrote again; the most frequent first. */
export async function movesIn(ctx: Context, span: Span): Promise<SentMoves[]> {
  return moveCounts(ctx, await partsToCount(ctx, 'move', span))
}
