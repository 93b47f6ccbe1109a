import { promises } from '#core/promise'
import { awaitedConversations, type Conversation, conversationsById, setPromised } from '#journey/listen'
import { type Context, inTransaction } from '#platform/context'

const perRound = 500
const lookBackMs = 90 * 24 * 3_600_000

/** After a change of targets, hours or teams: who waits already is promised by what holds now. Returns how many wait. */
export async function renewPromises(ctx: Context): Promise<number> {
  const since = new Date(ctx.now().getTime() - lookBackMs)
  let waiting = 0
  for (const standing of ['open', 'claimed', 'in-review'] as const) {
    let before: Conversation | undefined
    for (;;) {
      const page = await awaitedConversations(ctx, standing, { before, since, limit: perRound })
      await promiseAnew(ctx, page)
      waiting += page.length
      before = page.at(-1)
      if (page.length < perRound) break
    }
  }
  return waiting
}

/** The same for a few: one that was passed to a team, or turned out to be of another kind. */
export async function renewPromisesOf(ctx: Context, conversationIds: string[]): Promise<void> {
  const { targets } = await promises(ctx)
  // Where nothing is promised by kind or team, neither changes a promise.
  if (!targets.some(target => target.kind !== null || target.teamId !== null)) return
  await promiseAnew(ctx, await conversationsById(ctx, conversationIds))
}

async function promiseAnew(ctx: Context, conversations: Conversation[]): Promise<void> {
  const house = await promises(ctx)
  await inTransaction(ctx, ctx =>
    setPromised(
      ctx,
      conversations
        .filter(({ isSample }) => !isSample)
        .map(conversation => {
          const held = house.for(conversation)
          return {
            conversationId: conversation.id,
            answerBy: held.answerBy(conversation.awaitedSince),
            noticeAt: held.nextNotice(conversation.awaitedSince, ctx.now())?.at ?? null,
          }
        }),
    ),
  )
}
