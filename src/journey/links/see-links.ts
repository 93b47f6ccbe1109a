import { type Context, requireReader } from '#platform/context'
import { theLink } from './make-link.ts'
import { type CountedLink, clicksOf, countedLinks, sharesOf } from './store.ts'

const perPage = 50

/** The links that were given, the newest first, each with how often it was followed and handed on. */
export async function seeLinks(
  ctx: Context,
  page: { before?: { at: Date; id: string } | undefined; madeBy?: string | undefined } = {},
): Promise<{ links: CountedLink[]; next: string | null }> {
  requireReader(ctx)
  const links = await countedLinks(ctx, { ...page, limit: perPage })
  const last = links.at(-1)
  return { links, next: links.length === perPage && last ? `${last.madeAt.toISOString()}_${last.id}` : null }
}

/** One of them: by day, by where they came from, and who handed it on. */
export async function seeLink(ctx: Context, id: string) {
  requireReader(ctx)
  return { link: await theLink(ctx, id), clicks: await clicksOf(ctx, id), shares: await sharesOf(ctx, [id]) }
}
