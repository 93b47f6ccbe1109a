import { placeOpeners } from '#journey/buying'
import type { Conversation } from '#journey/listen'
import type { KeptReading } from '#journey/reading'
import type { Context } from '#platform/context'
import { rankAt, weigh } from './model.ts'
import { peopleBehind, upsertPriorities } from './store.ts'

/** A conversation that waits, with how its newest post was read and how many colleagues could answer it. */
export interface Waiting {
  conversation: Conversation
  reading: Pick<KeptReading, 'kind' | 'kinds' | 'urgency' | 'sentiment' | 'why'> | undefined
  suggested: number
}

const leastSure = 0.5

/** Gives each its place in line, with the reasons; many at once, in so many statements for any number of them. */
export async function prioritise(ctx: Context, waiting: Waiting[]): Promise<void> {
  if (waiting.length === 0) return
  const ids = waiting.map(each => each.conversation.id)
  const behind = new Map((await peopleBehind(ctx, ids)).map(each => [each.conversationId, each]))
  const placed = await placeOpeners(ctx, ids)
  await upsertPriorities(
    ctx,
    waiting.map(({ conversation, reading, suggested }) => {
      const { points, parts } = weigh({
        asks: conversation.answerBy !== null,
        kinds: reading
          ? [reading.kind, ...reading.kinds.filter(each => each.score >= leastSure).map(each => each.kind)]
          : [],
        urgency: reading?.urgency ?? 0,
        urgentWords: reading?.why.urgency ?? [],
        sentiment: reading?.sentiment ?? 0,
        comparing: placed.get(conversation.id)?.odds.comparing ?? 0,
        deciding: placed.get(conversation.id)?.odds.deciding ?? 0,
        ...(behind.get(conversation.id) ?? nobody),
      })
      const since = conversation.awaitedSince
      return { conversationId: conversation.id, since, points, parts, suggested, rankAt: rankAt(since, points) }
    }),
  )
}

const nobody = { influence: 0, heardBy: 0, followers: 0, conversation: 0, talksWith: 0, people: 0, copies: 0 }
