import type { Item, Query } from '#text/query'

/** One way into a query: when `item` is in a post (and `guard`, if given), the query is looked at. */
export interface Key {
  item: Item
  guard?: Item
  /** Whether the item already satisfies the query. */
  enough: boolean
}

interface Cover {
  keys: Key[]
  cost: number
}

type Frequency = (item: Item) => number

/**
 * The cheapest set of items of which every matching post holds at least one; `undefined` when there is none
 * (only NOT, or followers). The method of Lucene's Monitor (formerly Luwak): its presearcher's "query decomposition".
 */
export function coverOf(query: Query, frequency: Frequency): Cover | undefined {
  switch (query.is) {
    case 'words':
    case 'field':
      return coverOfItems(query.items, frequency)
    case 'query':
      return coverOf(query.of, frequency)
    case 'followers':
    case 'not':
      return undefined
    case 'any':
      return union(query.of.map(part => coverOf(part, frequency)))
    case 'all':
    case 'near':
      return coverOfAll(query.of, frequency)
  }
}

function coverOfItems(items: Item[], frequency: Frequency): Cover | undefined {
  const [rarest, second] = items.toSorted((one, other) => frequency(one) - frequency(other))
  if (rarest === undefined) return undefined
  const enough = isPlain(items)
  const key: Key = second === undefined ? { item: rarest, enough } : { item: rarest, guard: second, enough }
  return { keys: [key], cost: frequency(rarest) }
}

function coverOfAll(parts: Query[], frequency: Frequency): Cover | undefined {
  const covers = parts.map(part => coverOf(part, frequency))
  let best = -1
  covers.forEach((cover, index) => {
    if (cover !== undefined && cover.cost < (covers[best]?.cost ?? Number.POSITIVE_INFINITY)) best = index
  })
  const cover = covers[best]
  if (cover === undefined) return undefined
  const others = parts.filter((_, index) => index !== best)
  const required = others.flatMap(requiredItems).toSorted((one, other) => frequency(one) - frequency(other))
  const keys = cover.keys.map(key => {
    const guard = key.guard ?? required.find(item => item.term !== key.item.term || item.prefix !== key.item.prefix)
    return guard === undefined ? { item: key.item, enough: false } : { item: key.item, guard, enough: false }
  })
  return { keys, cost: cover.cost }
}

/** Items without which the query cannot match. */
function requiredItems(query: Query): Item[] {
  switch (query.is) {
    case 'words':
    case 'field':
      return query.items
    case 'all':
    case 'near':
      return query.of.flatMap(requiredItems)
    case 'query':
      return requiredItems(query.of)
    default:
      return []
  }
}

function union(covers: (Cover | undefined)[]): Cover | undefined {
  const known = covers.filter(cover => cover !== undefined)
  if (known.length < covers.length) return undefined
  return {
    keys: known.flatMap(cover => cover.keys),
    cost: known.reduce((sum, cover) => sum + cover.cost, 0),
  }
}

/** Whether words hold as soon as their only item is in the post, wherever and however written. */
export function isPlain(items: Item[]): boolean {
  return items.length === 1 && items[0]?.exact === undefined && items[0]?.stretch === undefined
}
