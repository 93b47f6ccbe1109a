import { z } from 'zod'
import { shops as kinds, type Order, type ShopNews, type ShopRequest } from '#connectors/orders'
import { openSecret } from '#core/secrets'
import { linkByCode } from '#journey/links'
import { findConversation } from '#journey/listen'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { countStock, editionByCode, editionById } from '#places/offers'
import { as, type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { theShop } from './connect-shop.ts'
import { isGivenBack, refIn, type Sale, type Shop, sharesOf } from './model.ts'
import { deleteOldReceipts, insertSale, insertShopReceipt, lockSales, updateSale } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'sale.made': { saleId: string; offerId?: string; conversationId?: string; how: string; quantity: number }
    'sale.undone': { saleId: string; offerId?: string; conversationId?: string }
  }
}

/**
 * Takes what a shop tells us, let in by its signature alone: an order that came of an offer is a sale, takes from what is
 * left, and counts as a result; one that is undone counts no more. Told again, it changes nothing. Returns how much of it
 * was about something of ours.
 */
export async function receiveShopNews(ctx: Context, shopId: string, request: ShopRequest): Promise<{ taken: number }> {
  const shop = await theShop(ctx, shopId)
  const { signingKey } = check(z.object({ signingKey: z.string() }), await openSecret(ctx, shop.secretId))
  const { news, messageId, isOurOwn } = kinds[shop.kind].receive(request, signingKey, ctx.now())
  if (news.length === 0) return { taken: 0 }
  return inTransaction(as(ctx, { kind: 'connector', name: `shop ${shop.kind}`, sourceId: shopId }), async ctx => {
    const isNew = await insertShopReceipt(ctx, shopId, messageId)
    if (!isNew && isOurOwn) throw new Problem('conflict', 'This message was received before.')
    if (!isNew) return { taken: 0 }
    let taken = 0
    for (const each of news) if (await take(ctx, shop, each)) taken++
    return { taken }
  })
}

const rememberedMs = 30 * 24 * 3600 * 1000

/** Shops try for two days at most; what is a month old is not sent again. */
export async function forgetOldShopMessages(ctx: Context): Promise<void> {
  await deleteOldReceipts(ctx, new Date(ctx.now().getTime() - rememberedMs))
}

async function take(ctx: Context, shop: Shop, news: ShopNews): Promise<boolean> {
  if (news.kind === 'stock') return takeStock(ctx, shop, news)
  if (news.kind === 'order') return takeOrder(ctx, shop, news.order)
  const { orderId, refund, at } = news
  const known = await lockSales(ctx, shop.id, orderId)
  for (const sale of known) {
    const toldAt = new Date(Math.max(at.getTime(), sale.toldAt.getTime()))
    await settle(ctx, sale, { refunds: { [refund.id]: refund.amount }, toldAt, isUndone: sale.undoneAt !== null })
  }
  return known.length > 0
}

async function takeStock(ctx: Context, shop: Shop, { code, left }: { code: string; left: number | null }) {
  const edition = await editionByCode(ctx, code)
  if (!edition) return false
  await countStock(ctx, edition.offerId, { set: left }, { source: shop.label })
  return true
}

async function takeOrder(ctx: Context, shop: Shop, order: Order): Promise<boolean> {
  const known = await lockSales(ctx, shop.id, order.externalId)
  const refunds = Object.fromEntries(order.refunds.map(({ id, amount }) => [id, amount]))
  for (const sale of known) {
    const isOlder = order.toldAt < sale.toldAt
    await settle(ctx, sale, {
      refunds,
      toldAt: isOlder ? sale.toldAt : order.toldAt,
      isUndone: isOlder ? sale.undoneAt !== null : order.state === 'undone',
    })
  }
  if (known.length > 0) return true
  if (order.state !== 'paid') return false
  const ref = await knownRef(ctx, order.cameBy)
  const byCode = new Map<string, string>()
  for (const code of new Set([...order.lines.map(({ article }) => article), ...order.codes])) {
    const edition = code ? await editionByCode(ctx, code) : undefined
    if (edition) byCode.set(code.toLowerCase(), edition.offerId)
  }
  const shares = sharesOf(order, byCode, ref?.offerId ?? undefined)
  for (const [offerId, share] of shares) {
    const isIts = ref?.offerId === offerId || ref?.linkId
    await keepSale(ctx, shop, order, { offerId, ...(isIts ? ref : nowhere), ...share, refunds })
    await takeFromStock(ctx, shop, offerId, -share.quantity)
  }
  if (shares.size > 0) return true
  if (!ref?.linkId) return false
  // No offer’s, and yet of ours: a colleague showed them the way.
  const quantity = order.lines.reduce((sum, line) => sum + line.quantity, 0) || 1
  await keepSale(ctx, shop, order, { ...ref, offerId: null, how: 'link', quantity, amount: order.total, refunds })
  return true
}

const nowhere = { conversationId: null, linkId: null }

async function keepSale(
  ctx: Context,
  shop: Shop,
  { externalId, currency, toldAt, orderedAt }: Order,
  of: Pick<Sale, 'offerId' | 'conversationId' | 'linkId' | 'how' | 'quantity' | 'amount' | 'refunds'>,
): Promise<void> {
  const sale = { id: newId(), shopId: shop.id, externalId, currency, toldAt, orderedAt, undoneAt: null }
  const { offerId, conversationId, linkId, how, quantity, amount, refunds } = of
  await insertSale(ctx, { ...sale, offerId, conversationId, linkId, how, quantity, amount, refunds })
  const about = { saleId: sale.id, ...(offerId && { offerId }), ...(conversationId && { conversationId }) }
  await emit(ctx, 'sale.made', { ...about, how, quantity }, { subjectId: sale.id })
}

/** How an order that is known stands now. Cancelled, its articles are there again; given back, somebody counts them first. */
async function settle(
  ctx: Context,
  sale: Sale,
  told: { refunds: Record<string, number>; toldAt: Date; isUndone: boolean },
): Promise<void> {
  const refunds = { ...sale.refunds, ...told.refunds }
  const isBack = isGivenBack({ ...sale, refunds })
  const isUndone = told.isUndone || isBack
  await updateSale(ctx, {
    ...{ id: sale.id, refunds, toldAt: told.toldAt },
    undoneAt: isUndone ? (sale.undoneAt ?? ctx.now()) : null,
  })
  const { id: saleId, offerId, conversationId, how, quantity } = sale
  const about = { saleId, ...(offerId && { offerId }), ...(conversationId && { conversationId }) }
  if (isUndone && !sale.undoneAt) {
    await emit(ctx, 'sale.undone', about, { subjectId: saleId })
    if (!isBack && offerId) await takeFromStock(ctx, { label: sale.shopLabel }, offerId, quantity)
  }
  if (!isUndone && sale.undoneAt) await emit(ctx, 'sale.made', { ...about, how, quantity }, { subjectId: saleId })
}

/** Counts only where somebody counts, and while the offer stands there. */
async function takeFromStock(
  ctx: Context,
  { label }: Pick<Shop, 'label'>,
  offerId: string,
  add: number,
): Promise<void> {
  const edition = await editionById(ctx, offerId)
  if (edition?.withdrawnAt === null && edition.stock !== null)
    await countStock(ctx, offerId, { add }, { source: label })
}

/** The offer, the conversation and the short link that an address names, where there are such. */
async function knownRef(
  ctx: Context,
  cameBy: string,
): Promise<Pick<Sale, 'offerId' | 'conversationId' | 'linkId'> | undefined> {
  const ref = refIn(cameBy)
  if (!ref) return undefined
  const offerId = ref.offerId && (await editionById(ctx, ref.offerId)) ? ref.offerId : null
  const link = ref.linkCode ? await linkByCode(ctx, ref.linkCode) : undefined
  if (!offerId && !link) return undefined
  const conversationId = link?.conversationId ?? ref.conversationId
  const conversation = conversationId ? await findConversation(ctx, conversationId) : undefined
  return { offerId, conversationId: conversation?.id ?? null, linkId: link?.id ?? null }
}
