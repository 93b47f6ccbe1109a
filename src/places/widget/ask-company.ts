import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { languageOf } from '#places/community'
import { theSite } from '#places/sites'
import { as, type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { limits, type Thread } from './model.ts'
import { openWidget } from './open-widget.ts'
import { countSince, insertSaid, insertThread, saidById, threadByToken } from './store.ts'
import { widgetConnector } from './widget-connector.ts'

declare module '#platform/events' {
  interface Events {
    'widget.said': { threadId: string; messageId: string }
  }
}

/** What a link is known by: 32 bytes by chance, made where somebody writes. The house keeps its hash only. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'This is no link of ours.')

export const AskCompany = z.object({
  siteId: z.uuid(),
  token: Token,
  /** Made where it is written: the same a second time changes nothing. */
  id: z.uuid(),
  text: z
    .string()
    .trim()
    .min(1, 'Write something first.')
    .max(limits.textMost, `Up to ${limits.textMost} letters fit in one message.`),
  name: z.string().trim().max(limits.nameMost).default(''),
  /** Of the page they write from. */
  origin: z.string().max(300),
  pageUrl: z
    .url({ protocol: /^https?$/ })
    .max(1_000)
    .nullable()
    .catch(null)
    .default(null),
})
export type AskCompany = z.input<typeof AskCompany>

/**
 * Somebody writes to us from a page. It stands in their own thread, which only their link opens, and is heard at the desk
 * like what is said anywhere. Nobody is answered by a program.
 */
export async function askCompany(ctx: Context, input: AskCompany): Promise<Thread> {
  const { siteId, token, id, text, ...about } = check(AskCompany, input)
  const tokenHash = ctx.secrets.hashToken(token)
  const source = await openWidget(ctx, siteId)
  const listener = as(ctx, { kind: 'connector', name: widgetConnector.name, sourceId: source.id })
  return inTransaction(listener, async ctx => {
    const language = languageOf(text, (await theSite(ctx, siteId)).language)
    const { origin, name } = about
    // Where they stand, without what a page's address may carry about them.
    const pageUrl = about.pageUrl && withoutQuery(about.pageUrl)
    await insertThread(ctx, { id: newId(), siteId, origin, name, pageUrl, language }, tokenHash)
    const thread = await threadByToken(ctx, tokenHash, true)
    if (!thread || thread.siteId !== siteId || thread.revokedAt) throw noSuchThread()
    const there = await saidById(ctx, id)
    if (there?.threadId === thread.id) return thread
    await refuseFlood(ctx, thread)
    if (there || !(await insertSaid(ctx, { id, threadId: thread.id, text })))
      throw new Problem('conflict', 'This was sent before.')
    await emit(ctx, 'widget.said', { threadId: thread.id, messageId: id }, { subjectId: thread.id })
    return { ...thread, lastNumber: thread.lastNumber + 1 }
  })
}

async function refuseFlood(ctx: Context, { id, lastNumber }: Thread): Promise<void> {
  if (lastNumber >= limits.inAll)
    throw new Problem('refused', 'This has become long. Begin anew, and say what it was about.')
  const since = new Date(ctx.now().getTime() - 600_000)
  if ((await countSince(ctx, id, since)) >= limits.perTenMinutes)
    throw new Problem('refused', 'That is a lot at once. Wait a few minutes; everything so far has arrived.')
}

function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address)
  return `${origin}${pathname}`
}

export function noSuchThread(): Problem {
  return new Problem('not-found', 'This link opens nothing any more, or never did.')
}
