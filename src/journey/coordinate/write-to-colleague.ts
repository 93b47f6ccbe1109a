import { z } from 'zod'
import { theEmployee } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { type ColleagueWord, restsUntil, type WordKind, wordKinds } from './model.ts'
import { coordinators, seeColleagues } from './see-colleagues.ts'
import { answerWordRow, insertWord, wasThankedIn, wordsFor } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'colleague.written-to': { wordId: string; employeeId: string; of: string; kind: WordKind }
    'colleague.replied': { wordId: string; employeeId: string }
  }
}

const fortnightMs = 14 * 24 * 3_600_000

export const WriteToColleague = z.object({
  kind: z.enum(wordKinds),
  toId: z.uuid(),
  words: z.string().trim().min(10, 'Write to them in words of your own.').max(1000),
  /** The conversation that it is about: with thanks, the one in which they were thanked. */
  conversationId: z.uuid().nullable().default(null),
})

/**
 * Writes to a colleague, who reads it on Today: to encourage, to invite, to pass thanks on, or to ask how they are. Nobody is
 * asked to speak twice in a fortnight, nor within sixty days of a "not now".
 */
export async function writeToColleague(ctx: Context, input: z.input<typeof WriteToColleague>): Promise<string> {
  const me = requireRole(ctx, ...coordinators)
  const { kind, toId, words, conversationId } = check(WriteToColleague, input)
  await theEmployee(ctx, toId)
  if (toId === me.employeeId) throw new Problem('invalid', 'Write to somebody else.')
  if (kind === 'thanks' && !(conversationId && (await wasThankedIn(ctx, toId, conversationId))))
    throw new Problem('conflict', 'Nobody thanked them there.')
  if (kind === 'nudge' || kind === 'invitation') {
    const seen = (await seeColleagues(ctx)).colleagues.find(({ id }) => id === toId)
    const until = seen && restsUntil(seen)
    if (until && until > ctx.now())
      throw new Problem('conflict', 'They were asked not long ago: give them time, and ask again later.')
  }
  return inTransaction(ctx, async ctx => {
    const id = newId()
    const notSince = new Date(ctx.now().getTime() - fortnightMs)
    if (!(await insertWord(ctx, { id, kind, fromId: me.employeeId, toId, conversationId, words }, notSince)))
      throw new Problem('conflict', 'A colleague wrote to them already.')
    const news = { wordId: id, employeeId: me.employeeId, of: toId, kind }
    await emit(ctx, 'colleague.written-to', news, { subjectId: id })
    return id
  })
}

/** What colleagues wrote to the reader. */
export async function wordsForMe(ctx: Context): Promise<ColleagueWord[]> {
  return wordsFor(ctx, requireEmployee(ctx).employeeId)
}

export const ReplyToWord = z.object({ said: z.enum(['yes', 'not-now']).nullable().default(null) })

/** Puts it away; to an encouragement one may say yes or not now, without a reason. */
export async function replyToWord(ctx: Context, id: string, input: z.input<typeof ReplyToWord>): Promise<void> {
  const { employeeId } = requireEmployee(ctx)
  const { said } = check(ReplyToWord, input)
  await inTransaction(ctx, async ctx => {
    if (!(await answerWordRow(ctx, id, employeeId, said)))
      throw new Problem('not-found', 'You have put it away already.')
    await emit(ctx, 'colleague.replied', { wordId: id, employeeId }, { subjectId: id })
  })
}
