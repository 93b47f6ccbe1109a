import { accountsOf } from '#core/people'
import { type Message, setFoldedInto } from '#journey/listen'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type Comparable, type Copy, copyKeys, samePost } from '#text/similar'
import {
  candidatesFor,
  foldRow,
  insertFold,
  rememberMarks,
  rootsAmong,
  type Told,
  undoFold,
  wasUnfolded,
} from './fold-store.ts'
import { wantsAnswer } from './model.ts'

declare module '#platform/events' {
  interface Events {
    'conversation.folded': { conversationId: string; conversationIds: string[]; how: string }
    'conversation.unfolded': { conversationId: string; employeeId?: string }
  }
}

/** Who quotes another says something of their own, and is answered on their own. */
const notFolded = new Set<Copy['kind']>(['quote'])
/** Of a text with some words changed, so much must be the same. */
const leastOfEdited = 0.8

/**
 * Folds one story told in several places into one: what was heard first stands for all, and names the others. A telling
 * under which somebody speaks comes out again by itself.
 */
export async function foldCopies(ctx: Context, messages: Message[], kinds: Map<string, string>): Promise<void> {
  const roots = await rootsAmong(
    ctx,
    messages.map(message => message.id),
  )
  for (const message of messages) {
    const told = roots.get(message.id)
    if (!told) {
      await unfoldIfFolded(ctx, message.conversationId)
      continue
    }
    if (told.isLine || told.foldedInto) continue
    const [author] = message.accountId ? await accountsOf(ctx, [message.accountId]) : []
    const post = comparable({ ...told, author: author?.name ?? author?.handle ?? '' })
    const keys = [...copyKeys(post)]
    const found = keys.length > 0 ? await likest(ctx, told, post, keys, kinds.get(message.id) ?? 'unknown') : undefined
    await rememberMarks(ctx, message.id, message.postedAt, keys)
    if (!found || (await wasUnfolded(ctx, told.conversationId))) continue
    await inTransaction(ctx, async ctx => {
      if (
        !(await insertFold(ctx, {
          id: newId(),
          conversationId: told.conversationId,
          intoId: found.into,
          how: found.copy.kind,
          why: found.copy.because,
        }))
      )
        return
      await setFoldedInto(ctx, told.conversationId, found.into)
      await emit(ctx, 'conversation.folded', {
        conversationId: told.conversationId,
        conversationIds: [told.conversationId, found.into],
        how: found.copy.kind,
      })
    })
  }
}

/** Says that two tellings are not one: the conversation stands on its own again, and stays so. */
export async function unfold(ctx: Context, conversationId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    if (!(await undoFold(ctx, conversationId, me.employeeId)))
      throw new Problem('conflict', 'This stands on its own already.')
    await setFoldedInto(ctx, conversationId, null)
    await emit(ctx, 'conversation.unfolded', { conversationId, employeeId: me.employeeId })
  })
}

async function unfoldIfFolded(ctx: Context, conversationId: string): Promise<void> {
  if (!(await foldRow(ctx, conversationId))) return
  await inTransaction(ctx, async ctx => {
    await undoFold(ctx, conversationId, null)
    await setFoldedInto(ctx, conversationId, null)
    await emit(ctx, 'conversation.unfolded', { conversationId })
  })
}

function comparable({
  text,
  title,
  url,
  links,
  network,
  author,
}: Pick<Told, 'text' | 'title' | 'url' | 'links' | 'network' | 'author'>): Comparable {
  return {
    text,
    ...(title && { title }),
    links: [...(url ? [url] : []), ...links],
    network,
    author: author.toLowerCase(),
  }
}

async function likest(
  ctx: Context,
  told: Told,
  post: Comparable,
  keys: number[],
  kind: string,
): Promise<{ into: string; copy: Copy } | undefined> {
  let best: { into: string; copy: Copy } | undefined
  for (const other of await candidatesFor(ctx, told.conversationId, keys)) {
    const copy = samePost(comparable(other), post)
    if (!copy || notFolded.has(copy.kind) || (copy.kind === 'edited' && copy.share < leastOfEdited)) continue
    if (areTwoPeople(told, other, post, kind)) continue
    if (!best || copy.share > best.copy.share) best = { into: other.foldedInto ?? other.conversationId, copy }
  }
  return best
}

/** Two who ask the same in the same place want two answers; the same words with the same address are one story. */
function areTwoPeople(told: Told, other: Told, { author, links = [] }: Comparable, kind: string): boolean {
  if (told.network !== other.network || other.author.toLowerCase() === author || !wantsAnswer(kind)) return false
  return !links.some(link => other.links.includes(link) || other.url === link)
}
