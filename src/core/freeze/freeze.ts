import { newId } from '#lib/id'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type Comparable, samePost } from '#text/similar'
import type { Frozen } from './model.ts'
import { frozenRows, insertFrozen, liftRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'words.frozen': { frozenId: string; employeeId: string }
    'words.thawed': { frozenId: string; employeeId: string }
  }
}

/** Of the words of the shorter one, so much in the same order makes it nearly the same. */
const leastShare = 0.7

/** From now on nothing that nearly repeats these words leaves, whoever wrote it. Anybody may stop; see who may lift it. */
export async function freeze(ctx: Context, words: string, why: string): Promise<string> {
  const me = requireEmployee(ctx)
  const id = newId()
  await inTransaction(ctx, async ctx => {
    await insertFrozen(ctx, { id, words, why, by: me.employeeId })
    await emit(ctx, 'words.frozen', { frozenId: id, employeeId: me.employeeId }, { subjectId: id })
  })
  return id
}

/** Lifts it; false where it was lifted already. Whoever calls says who may. */
export async function thaw(ctx: Context, id: string): Promise<boolean> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    if (!(await liftRow(ctx, id, me.employeeId))) return false
    await emit(ctx, 'words.thawed', { frozenId: id, employeeId: me.employeeId }, { subjectId: id })
    return true
  })
}

/** What is frozen that these words nearly repeat, if anything is; `except`: what they are meant to put right. */
export async function frozenLike(
  ctx: Context,
  words: string,
  except: readonly string[] = [],
): Promise<Frozen | undefined> {
  return (await allFrozenLike(ctx, words)).find(({ id }) => !except.includes(id))
}

/** Everything frozen that these words nearly repeat. */
export async function allFrozenLike(ctx: Context, words: string): Promise<Frozen[]> {
  const given: Comparable = { text: words }
  return (await frozenRows(ctx)).filter(frozen => {
    const copy = samePost({ text: frozen.words }, given)
    return copy !== undefined && copy.share >= leastShare
  })
}
