import { theCompany } from '#core/company'
import { theEmployee } from '#core/team'
import { type Translated, translate, translationService, wayBetween } from '#core/translation'
import { findMessage, type Message } from '#journey/listen'
import { Problem } from '#lib/problem'
import { type Context, requireEmployee } from '#platform/context'

/** A message in the reader's language, beside the original, which is the one that counts. */
export async function translateMessage(
  ctx: Context,
  messageId: string,
): Promise<Translated & { title: string | null }> {
  requireEmployee(ctx)
  const message = await findMessage(ctx, messageId)
  if (!message || message.removedAt) throw new Problem('not-found', 'This message is not there any more.')
  const from = message.language ?? 'und'
  const to = await languageOfReader(ctx, from)
  const asked = { from, to, isPrivate: isPrivate(message) }
  const words = await translate(ctx, { ...asked, text: message.text })
  const title = message.title ? await translate(ctx, { ...asked, text: message.title }) : null
  return { ...words, title: title?.words ?? null }
}

/** The first of the reader's own languages into which the service can; the company's where none of theirs is. */
export async function languageOfReader(ctx: Context, from: string): Promise<string> {
  const me = requireEmployee(ctx)
  const { languages } = await theEmployee(ctx, me.employeeId)
  const wished = [...languages, (await theCompany(ctx)).language]
  const service = await translationService(ctx)
  return wished.find(to => wayBetween(service?.languages ?? [], from, to)) ?? wished[0] ?? 'en'
}

/** Said to us alone, or to few: mail, text messages, and what its author showed to their followers only. */
export function isPrivate({ network, visibility }: Pick<Message, 'network' | 'visibility'>): boolean {
  if (visibility === 'direct' || visibility === 'followers') return true
  return visibility === null && alone.includes(network)
}

const alone = ['sms', 'email']
