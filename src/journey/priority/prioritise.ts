import type { Conversation } from '#journey/listen'
import type { KeptReading } from '#journey/understand'
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

/** Gives each its place in line, with the reasons; many at once, in two statements. */
export async function prioritise(ctx: Context, waiting: Waiting[]): Promise<void> {
  if (waiting.length === 0) return
  const behind = new Map(
    (
      await peopleBehind(
        ctx,
        waiting.map(each => each.conversation.id),
      )
    ).map(each => [each.conversationId, each]),
  )
  await upsertPriorities(
    ctx,
    waiting.map(({ conversation, reading, suggested }) => {
      const { followers, replies, people, copies } = behind.get(conversation.id) ?? nobody
      const { points, parts } = weigh({
        asks: conversation.answerBy !== null,
        kinds: reading
          ? [reading.kind, ...reading.kinds.filter(each => each.score >= leastSure).map(each => each.kind)]
          : [],
        urgency: reading?.urgency ?? 0,
        urgentWords: reading?.why.urgency ?? [],
        sentiment: reading?.sentiment ?? 0,
        followers,
        replies,
        people,
        copies,
      })
      const since = conversation.awaitedSince
      return { conversationId: conversation.id, since, points, parts, suggested, rankAt: rankAt(since, points) }
    }),
  )
}

const nobody = { followers: 0, replies: 0, people: 0, copies: 0 }
