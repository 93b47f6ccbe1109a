import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { codesIn } from './model.ts'
import { insertShare, linksByCode, linksWeQuoted, messagesShowing } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'link.shared': { linkId: string; messageId: string; conversationId?: string; how: string }
  }
}

/** What was heard, as its event says. */
export interface Heard {
  messageIds: string[]
  quoting?: { messageId: string; network: string; externalId: string }[]
}

/**
 * Notes who handed a link of ours on: a post that shows it, a post that quotes the answer in which it stands, a page that
 * says it links to it (Webmention, Pingback, Trackback). What we said ourselves is none.
 */
export async function noteShare(ctx: Context, { messageIds, quoting = [] }: Heard): Promise<void> {
  const begins = new URL('/l/', ctx.config.publicUrl).href
  for (const { id, links, text, network, at } of await messagesShowing(ctx, messageIds, begins)) {
    const written = (text.match(/https?:\/\/[^\s<>"')\]]+/g) ?? []).map(link => link.replace(/[.,;:!?…]+$/, ''))
    const codes = codesIn([...links, ...written], ctx.config.publicUrl)
    const how = network === 'webmention' ? 'mention' : 'post'
    for (const link of await linksByCode(ctx, codes)) await keep(ctx, link, { messageId: id, how, at })
  }
  for (const { messageId, at, ...link } of await linksWeQuoted(ctx, quoting))
    await keep(ctx, link, { messageId, how: 'quote', at })
}

async function keep(
  ctx: Context,
  { id: linkId, conversationId }: { id: string; conversationId: string | null },
  share: { messageId: string; how: 'post' | 'quote' | 'mention'; at: Date },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (!(await insertShare(ctx, { linkId, ...share }))) return
    const about = { linkId, messageId: share.messageId, ...(conversationId && { conversationId }), how: share.how }
    await emit(ctx, 'link.shared', about, { subjectId: conversationId ?? linkId })
  })
}
