import { z } from 'zod'
import { theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { codeIn, newCode, pathOf, type TrackedLink, wordsFor } from './model.ts'
import { insertLink, linkGiven, linkRow, linksByCode, linksOf, ownHosts, retireLinkRow, titleOfPage } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'link.made': { linkId: string; conversationId?: string; employeeId: string }
    'link.retired': { linkId: string; employeeId: string }
  }
}

const Tag = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,59}$/u, 'One word, as “spring-fair”.')

export const MakeLink = z.object({
  url: z.url({ protocol: /^https?$/, error: 'Write the whole address, as https://example.com/page.' }).max(2000),
  /** In which it is given; left out for a poster, a card, a talk. */
  conversationId: z.uuid().optional(),
  /** What it is for. */
  campaign: Tag.optional(),
  /** Where it is given, where that is no conversation. */
  source: Tag.optional(),
})
export type MakeLink = z.input<typeof MakeLink>

/** The addresses of ours in which links may lead: everything else stays as it is, so that nobody is led where they don’t see it. */
export async function hostsOfOurs(ctx: Context): Promise<string[]> {
  return [...new Set([new URL(ctx.config.publicUrl).host, ...(await ownHosts(ctx))])]
}

/**
 * Makes a short link of ours to one of our pages, for whoever gives it and the conversation in which they do. Given again,
 * it is the same.
 */
export async function makeLink(ctx: Context, input: MakeLink): Promise<TrackedLink> {
  const me = requireEmployee(ctx)
  const { url: given, conversationId, campaign, source } = check(MakeLink, input)
  const url = new URL(given)
  if (url.username || url.password) throw new Problem('invalid', 'Leave the name and password out of the address.')
  if (!(await hostsOfOurs(ctx)).includes(url.host.toLowerCase()))
    throw new Problem('invalid', `${url.host} is none of our pages.`, [
      { at: 'url', message: 'Only a link to a page of ours is made ours: one that is listed under “Our documents”.' },
    ])
  if (url.host === new URL(ctx.config.publicUrl).host && codeIn(url.pathname))
    throw new Problem('conflict', 'This is a link of ours already.')
  return inTransaction(ctx, async ctx => {
    const conversation = conversationId ? await theConversation(ctx, conversationId) : undefined
    const title = (await titleOfPage(ctx, given)) ?? ''
    const link = {
      id: newId(),
      code: newCode(),
      words: wordsFor(title || (url.pathname.split('/').findLast(Boolean) ?? '').replace(/\.\w+$/, '')),
      ...{ url: url.href, title, conversationId: conversationId ?? null, madeBy: me.employeeId },
      utm: {
        source: conversation?.network ?? source ?? 'link',
        medium: conversation ? 'conversation' : 'link',
        ...(campaign && { campaign }),
      },
    }
    if (await insertLink(ctx, link)) {
      const about = { linkId: link.id, ...(conversationId && { conversationId }), employeeId: me.employeeId }
      await emit(ctx, 'link.made', about, { subjectId: conversationId ?? link.id, isLive: false })
    }
    const made = conversationId
      ? await linkGiven(ctx, { conversationId, madeBy: me.employeeId, url: url.href })
      : await linkRow(ctx, link.id)
    if (!made) throw new Problem('conflict', 'This link was ended just now. Try once more.')
    return made
  })
}

/** It leads nowhere any more, and says so; what it led to stays counted. Whoever made it, or a coordinator. */
export async function retireLink(ctx: Context, id: string): Promise<void> {
  const me = requireEmployee(ctx)
  const link = await theLink(ctx, id)
  if (link.madeBy !== me.employeeId && !me.roles.includes('coordinator'))
    throw new Problem('forbidden', `${link.madeByName} gave this link. Ask them, or a coordinator.`)
  await inTransaction(ctx, async ctx => {
    if (!(await retireLinkRow(ctx, id, me.employeeId))) throw new Problem('conflict', 'It was ended before.')
    await emit(ctx, 'link.retired', { linkId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

export async function theLink(ctx: Context, id: string): Promise<TrackedLink> {
  const link = await linkRow(ctx, id)
  if (!link) throw new Problem('not-found', 'There is no such link.')
  return link
}

/** The whole address, as it is given to people. */
export function addressOf(ctx: Context, link: Pick<TrackedLink, 'words' | 'code'>): string {
  return new URL(pathOf(link), ctx.config.publicUrl).href
}

/** The links that were given in a conversation. */
export async function linksIn(ctx: Context, conversationId: string): Promise<TrackedLink[]> {
  requireEmployee(ctx)
  await theConversation(ctx, conversationId)
  return linksOf(ctx, [conversationId])
}

/** The link with this code, whether it still leads anywhere or not. */
export async function linkByCode(ctx: Context, code: string): Promise<TrackedLink | undefined> {
  return (await linksByCode(ctx, [code]))[0]
}
