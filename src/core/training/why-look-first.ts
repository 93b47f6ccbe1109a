import { topics } from '#core/company'
import type { Reason } from '#lib/problem'
import type { Context } from '#platform/context'
import { createPercolator, type Percolator } from '#text/percolator'
import { parseQuery } from '#text/query'
import { whyNotAlone } from './model.ts'
import { freeTopicRows, secondLookRows } from './store.ts'

/**
 * Why a colleague looks first at what this person says, by who they are and what it is about: the topics of what they
 * answer, and those that their own words name. None where they send on their own.
 */
export async function whyLookFirst(
  ctx: Context,
  author: { id: string; autonomy: 'learning' | 'trusted' },
  { topicIds, text }: { topicIds: string[] | (() => Promise<string[]>); text: string },
): Promise<Reason[]> {
  const [free, looks] = [await freeTopicRows(ctx, author.id), await secondLookRows(ctx, author.id)]
  if (author.autonomy === 'trusted' && looks.length === 0) return []
  if (author.autonomy === 'learning' && free.length === 0 && looks.length === 0)
    return whyNotAlone('learning', [], free, looks)
  const named = new Set([
    ...(Array.isArray(topicIds) ? topicIds : await topicIds()),
    ...(await topicsNamedIn(ctx, text)),
  ])
  const about = (await topics(ctx)).filter(({ id }) => named.has(id))
  return whyNotAlone(author.autonomy, about, free, looks)
}

let current: { signature: string; named: Percolator } | undefined

/** The ids of our topics whose name or words a text says. */
export async function topicsNamedIn(ctx: Context, text: string): Promise<string[]> {
  const ours = await topics(ctx)
  const signature = JSON.stringify(ours.map(({ id, name, words }) => [id, name, words]))
  if (current?.signature !== signature)
    current = {
      signature,
      named: createPercolator(
        ours.flatMap(({ id, name, words }) => {
          const parsed = parseQuery([name, ...words].map(word => `"${word.replaceAll('"', ' ')}"`).join(' OR '))
          return parsed.ok ? [{ id, query: parsed.query }] : []
        }),
      ),
    }
  const said = { text, network: '', author: { handle: '' }, links: [], tags: [] }
  return current.named.match(said).map(({ id }) => id)
}
