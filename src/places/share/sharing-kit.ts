import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { openArticle } from '#places/publish'
import { plainOf } from '#places/rich-text'
import { type Context, type EmployeeActor, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { deleteKit, kitNote, kitRows, upsertKit } from './kit-store.ts'
import { type KitItem, limits, type Share } from './model.ts'
import { postsOf, sharesOfArticle } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'kit.offered': { articleId: string; employeeId: string }
    'kit.taken-out': { articleId: string; employeeId: string }
  }
}

export const OfferToColleagues = z.object({
  /** What matters in it, to whoever takes it up. */
  note: z.string().trim().max(limits.note).default(''),
})

/** Its author would like colleagues to tell of an article, in words of their own. It is there for who looks; nobody is told. */
export async function offerToColleagues(
  ctx: Context,
  articleId: string,
  input: z.input<typeof OfferToColleagues>,
): Promise<void> {
  const me = requireEmployee(ctx)
  const { note } = check(OfferToColleagues, input)
  await inTransaction(ctx, async ctx => {
    const { publishedAt, withdrawnWhy } = await theirOwn(ctx, articleId, me)
    if (!publishedAt || withdrawnWhy !== null)
      throw new Problem('conflict', 'Colleagues can tell of what stands outside. Publish it first.')
    const isNew = (await kitNote(ctx, articleId)) === undefined
    await upsertKit(ctx, articleId, note, me.employeeId)
    if (isNew) await emit(ctx, 'kit.offered', { articleId, employeeId: me.employeeId }, { subjectId: articleId })
  })
}

/** They would rather not any more. What colleagues told of it stands. */
export async function takeFromKit(ctx: Context, articleId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    await theirOwn(ctx, articleId, me)
    if (await deleteKit(ctx, articleId))
      await emit(ctx, 'kit.taken-out', { articleId, employeeId: me.employeeId }, { subjectId: articleId })
  })
}

/** What colleagues would like told: as material, to be put in words of one’s own. */
export async function sharingKit(ctx: Context): Promise<KitItem[]> {
  const items = await kitRows(ctx, requireEmployee(ctx).employeeId)
  return items.map(({ html, ...item }) => ({ ...item, about: item.about || inShort(plainOf(html)) }))
}

const inShort = (words: string) => (words.length > 400 ? `${words.slice(0, 398).trimEnd()}…` : words)

/** Who told of an article where, and whether colleagues are asked to; one’s own that wait for it, too. */
export async function toldOf(
  ctx: Context,
  articleId: string,
): Promise<{ note: string | null; shares: { share: Share; networks: string[]; urls: string[] }[] }> {
  const me = requireEmployee(ctx)
  await openArticle(ctx, articleId)
  const shares = []
  for (const share of await sharesOfArticle(ctx, articleId)) {
    const posts = await postsOf(ctx, share.id)
    const out = posts.filter(({ step }) => step === 'sent')
    if (out.length === 0 && share.authorId !== me.employeeId) continue
    const networks = [...new Set((out.length > 0 ? out : posts).map(({ network }) => network))]
    shares.push({ share, networks, urls: out.flatMap(({ url }) => url ?? []) })
  }
  return { note: (await kitNote(ctx, articleId)) ?? null, shares }
}

async function theirOwn(ctx: Context, articleId: string, me: EmployeeActor) {
  const article = await openArticle(ctx, articleId)
  if (article.authorId !== me.employeeId)
    throw new Problem('forbidden', `${article.authorName} wrote this: only they offer it to colleagues.`)
  return article
}
