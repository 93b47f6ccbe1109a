import { setFoldedInto } from '#journey/listen'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type Comparable, type Copy, copyKeys, samePost } from '#text/similar'
import {
  candidatesFor,
  foldOneAtATime,
  insertFolds,
  rememberMarks,
  rootsAmong,
  type Told,
  undoFolds,
  unfoldedByPeople,
} from './store.ts'

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
const mostCandidates = 12
/** A mark that so many posts share says nothing: a slogan, the address of a shop. */
const mostPerMark = 50

/** The first post of a conversation, ready to be compared, and what it is found by. */
interface Telling {
  told: Told
  post: Comparable
  marks: number[]
}

/**
 * Folds one story told in several places into one: what was heard first stands for all, and names the others. A telling
 * under which somebody speaks comes out again by itself. In the caller's transaction; one transaction at a time folds,
 * so that of two tellings that arrive in the same instant one finds the other.
 */
export async function foldCopies(
  ctx: Context,
  messageIds: string[],
  wantsAnswer: (kind: string) => boolean,
): Promise<void> {
  await foldOneAtATime(ctx)
  const { roots, repliedTo } = await rootsAmong(ctx, messageIds)
  await comeOut(ctx, repliedTo, null)
  const tellings = roots
    .filter(told => !told.isLine && !told.foldedInto)
    .map(told => {
      const post = comparable(told)
      return { told, post, marks: [...copyKeys(post)] }
    })
    .filter(({ marks }) => marks.length > 0)
  if (tellings.length === 0) return
  const found = await findFolds(ctx, tellings, wantsAnswer)
  await rememberMarks(
    ctx,
    tellings.map(({ told, marks }) => ({ messageId: told.messageId, postedAt: told.postedAt, marks })),
  )
  if (found.length === 0) return
  const folded = await insertFolds(
    ctx,
    found.map(fold => ({ id: newId(), ...fold })),
  )
  const standing = found.filter(fold => folded.has(fold.conversationId))
  await setFoldedInto(ctx, standing)
  for (const { conversationId, intoId, how } of standing)
    await emit(ctx, 'conversation.folded', { conversationId, conversationIds: [conversationId, intoId], how })
}

/** Says that two tellings are not one: the conversation stands on its own again, and stays so. */
export async function unfold(ctx: Context, conversationId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    if ((await comeOut(ctx, [conversationId], me.employeeId)) === 0)
      throw new Problem('conflict', 'This stands on its own already.')
  })
}

/** Returns how many were folded. */
async function comeOut(ctx: Context, conversationIds: string[], employeeId: string | null): Promise<number> {
  const out = await undoFolds(ctx, conversationIds, employeeId)
  await setFoldedInto(
    ctx,
    out.map(conversationId => ({ conversationId, intoId: null })),
  )
  for (const conversationId of out)
    await emit(ctx, 'conversation.unfolded', { conversationId, ...(employeeId && { employeeId }) })
  return out.length
}

function comparable({ text, title, url, links, network, author }: Told): Comparable {
  return {
    text,
    ...(title && { title }),
    links: [...(url ? [url] : []), ...links],
    network,
    author: author.toLowerCase(),
  }
}

type Found = { conversationId: string; intoId: string; how: string; why: string }

/** What each of these tells again, be it of what was heard long before or of one before it among themselves. */
async function findFolds(ctx: Context, tellings: Telling[], wantsAnswer: (kind: string) => boolean): Promise<Found[]> {
  const stored = await candidatesFor(ctx, tellings, { mostPerMark, mostCandidates })
  const asPosts = new Map(tellings.map(({ told, post }) => [told.messageId, post]))
  const before = new Map<number, Told[]>()
  const found = new Map<string, Found>()
  for (const telling of tellings) {
    const { conversationId } = telling.told
    const best = likest(
      telling,
      [...(stored.get(conversationId) ?? []), ...amongThese(before, telling)],
      asPosts,
      wantsAnswer,
    )
    if (best) {
      const { other, copy } = best
      const intoId = found.get(other.conversationId)?.intoId ?? other.foldedInto ?? other.conversationId
      found.set(conversationId, { conversationId, intoId, how: copy.kind, why: copy.because })
    }
    for (const mark of telling.marks) {
      const holders = before.get(mark)
      if (!holders) before.set(mark, [telling.told])
      else if (holders.length < mostPerMark) holders.push(telling.told)
    }
  }
  if (found.size === 0) return []
  // A person said of these that they are no copies: it is not tried again.
  const apart = await unfoldedByPeople(ctx, [...found.keys()])
  return [...found.values()].filter(fold => !apart.has(fold.conversationId))
}

function amongThese(before: Map<number, Told[]>, { told, marks }: Telling): Told[] {
  const shared = new Map<Told, number>()
  for (const mark of marks)
    for (const other of before.get(mark) ?? [])
      if (other.conversationId !== told.conversationId) shared.set(other, (shared.get(other) ?? 0) + 1)
  return [...shared]
    .sort((one, other) => other[1] - one[1])
    .slice(0, mostCandidates)
    .map(([other]) => other)
}

function likest(
  { told, post }: Telling,
  candidates: Told[],
  asPosts: Map<string, Comparable>,
  wantsAnswer: (kind: string) => boolean,
): { other: Told; copy: Copy } | undefined {
  let best: { other: Told; copy: Copy } | undefined
  for (const other of candidates) {
    const their = asPosts.get(other.messageId) ?? comparable(other)
    asPosts.set(other.messageId, their)
    const copy = samePost(their, post)
    if (!copy || notFolded.has(copy.kind) || (copy.kind === 'edited' && copy.share < leastOfEdited)) continue
    if (wantsAnswer(told.kind) && areTwoPeople(told, other, post)) continue
    if (!best || copy.share > best.copy.share) best = { other, copy }
    if (copy.share === 1) break
  }
  return best
}

/** Two who ask the same in the same place want two answers; the same words with the same address are one story. */
function areTwoPeople(told: Told, other: Told, { author, links = [] }: Comparable): boolean {
  if (told.network !== other.network || other.author.toLowerCase() === author) return false
  return !links.some(link => other.links.includes(link) || other.url === link)
}
