import { z } from 'zod'
import { type FactCard, factCards } from '#core/facts'
import { messagesOf, theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { type Context, requireEmployee } from '#platform/context'
import { fittingCards } from '#text/facts'
import { type Comparable, samePost } from '#text/similar'
import type { ColleagueQuestion, Present, SaidBefore, TheirDraft } from './model.ts'
import { noteSeen, presentIn, questionsIn, sentLately, theirDrafts } from './store.ts'

/** What colleagues do and know about one conversation, beside its words. */
export interface Together {
  questions: ColleagueQuestion[]
  present: Present[]
  drafts: TheirDraft[]
  /** Cards that fit what is asked, with the words that both have. */
  facts: (FactCard & { shared: string[] })[]
}

export async function seeTogether(ctx: Context, conversationId: string): Promise<Together> {
  const me = requireEmployee(ctx)
  await theConversation(ctx, conversationId)
  const [questions, present, drafts, cards, messages] = await Promise.all([
    questionsIn(ctx, conversationId),
    presentIn(ctx, conversationId, me.employeeId),
    theirDrafts(ctx, conversationId, me.employeeId),
    factCards(ctx),
    messagesOf(ctx, conversationId),
  ])
  const asked = messages
    .filter(message => message.accountId && !message.removedAt)
    .map(({ title, text }) => (title ? `${title}\n${text}` : text))
  const byId = new Map(cards.map(card => [card.id, card]))
  return {
    questions,
    present,
    drafts,
    facts: fittingCards(asked.join('\n'), cards).flatMap(({ id, shared }) => {
      const card = byId.get(id)
      return card ? [{ ...card, shared }] : []
    }),
  }
}

export const Seen = z.object({ doing: z.enum(['reading', 'writing', 'gone']) })

/** Says that I look at this conversation now, or that I left it. */
export async function beSeen(ctx: Context, conversationId: string, input: z.input<typeof Seen>): Promise<void> {
  const me = requireEmployee(ctx)
  const { doing } = check(Seen, input)
  await theConversation(ctx, conversationId)
  await noteSeen(ctx, conversationId, me.employeeId, doing)
}

const leastShare = 0.8
const shortestDraft = 60

export const DraftWords = z.object({ text: z.string().max(10_000) })

/** An earlier answer, one's own or a colleague's, that a draft nearly repeats: people notice when they get the same words. */
export async function saidBefore(
  ctx: Context,
  conversationId: string,
  input: z.input<typeof DraftWords>,
): Promise<SaidBefore | null> {
  const me = requireEmployee(ctx)
  const { text } = check(DraftWords, input)
  if (text.trim().length < shortestDraft) return null
  const draft: Comparable = { text }
  let best: SaidBefore | null = null
  for (const sent of await sentLately(ctx, conversationId, me.employeeId)) {
    const copy = samePost({ text: sent.words }, draft)
    if (copy && copy.share >= leastShare && copy.share > (best?.share ?? 0)) best = { ...sent, share: copy.share }
  }
  return best
}
