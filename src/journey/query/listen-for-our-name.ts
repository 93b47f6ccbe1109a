import { theCompany, topics } from '#core/company'
import { newId } from '#lib/id'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { parseQuery } from '#text/query'
import { insertQuery, queryRows } from './store.ts'

/** The first query of a new company: what it is called and makes. Whoever coordinates makes it better from there. */
export async function listenForOurName(ctx: Context): Promise<void> {
  const { name } = await theCompany(ctx)
  const products = (await topics(ctx)).filter(topic => topic.kind === 'product').map(topic => topic.name)
  const text = firstQuery(name, products)
  if (!parseQuery(text).ok) return
  await inTransaction(ctx, async ctx => {
    if ((await queryRows(ctx)).length > 0) return
    const queryId = newId()
    await insertQuery(ctx, {
      id: queryId,
      name: `${name}, by name`.slice(0, 120),
      text,
      madeBy: null,
      madeAt: ctx.now(),
      changedAt: ctx.now(),
    })
    await emit(ctx, 'query.saved', { queryId, isNew: true })
  })
}

/**
 * The company's name, or any product whose name is two words or more: “Cargo L” is said of little else, while a product
 * called “Tour” would bring in half the world, and is heard where the company is named with it.
 */
export function firstQuery(company: string, products: string[]): string {
  const names = [company, ...products.filter(product => /\S\s+\S/u.test(product.trim()))]
  return [...new Set(names.map(asWords))].join(' OR ')
}

function asWords(name: string): string {
  const bare = name.replace(/["“”„‟«»＂]/gu, ' ').trim()
  return /^[\p{L}\p{N}]+$/u.test(bare) && bare !== bare.toUpperCase() ? bare.toLowerCase() : `"${bare}"`
}
