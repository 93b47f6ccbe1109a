import { z } from 'zod'
import { judge } from '#core/policy'
import { translate } from '#core/translation'
import { messagesOf, theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, requireEmployee } from '#platform/context'
import { detectLanguage } from '#text/language'
import { isPrivate, languageOfReader } from './translate-message.ts'

export const DraftToTranslate = z.object({ text: z.string().trim().min(1, 'Write something first.').max(10_000) })
export type DraftToTranslate = z.input<typeof DraftToTranslate>

export interface DraftTranslated {
  words: string
  /** What those words say in the writer's language again: so they see what would be read. */
  back: string
  from: string
  to: string
}

/**
 * Shows a draft in the language of whoever is answered, and that back in the writer's own. Nothing is changed and
 * nothing leaves to them: the writer takes it or leaves it. What must stay inside is not sent to a service, either.
 */
export async function translateDraft(
  ctx: Context,
  conversationId: string,
  input: DraftToTranslate,
): Promise<DraftTranslated> {
  requireEmployee(ctx)
  const { text } = check(DraftToTranslate, input)
  const conversation = await theConversation(ctx, conversationId)
  const verdict = await judge(ctx, text)
  if (verdict.say === 'stop')
    throw new Problem('refused', 'This must stay inside the company, so it is not sent to be translated.')
  const outsiders = (await messagesOf(ctx, conversation.id)).filter(message => message.accountId && !message.removedAt)
  const to = outsiders.at(-1)?.language ?? conversation.language ?? 'und'
  const found = detectLanguage(text)
  const from = found.language === 'und' ? await languageOfReader(ctx, to) : found.language
  if (from === to) throw new Problem('conflict', 'Your words are in their language already.')
  // Whoever wrote to us alone is answered alone; one such message is enough to be careful with the rest.
  const asked = { isPrivate: outsiders.some(isPrivate) }
  const there = await translate(ctx, { ...asked, text, from, to })
  const back = await translate(ctx, { ...asked, text: there.words, from: to, to: from })
  return { words: there.words, back: back.words, from, to }
}
