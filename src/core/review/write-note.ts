import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { theReview } from './decide.ts'
import { mayDecide, type Note } from './model.ts'
import { colleagues, insertNote, noteById, settleNoteRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'review.noted': { reviewId: string; noteId: string; conversationId?: string; employeeId: string; suggests: boolean }
    'review.note-settled': { reviewId: string; noteId: string; conversationId?: string; taken: boolean }
  }
}

export const NoteInput = z
  .object({
    start: z.number().int().min(0).max(100_000),
    end: z.number().int().min(1).max(100_000),
    /** The words it stands at, as its writer saw them; of the whole of an article, its first. */
    words: z
      .string()
      .min(1)
      .max(100_000)
      .transform(words => words.slice(0, 2000)),
    body: z.string().trim().max(2000).default(''),
    /** What should stand there instead. */
    suggestion: z.string().max(2000).nullable().default(null),
  })
  .refine(note => note.end > note.start, { error: 'Mark some words first.', path: ['end'] })
  .refine(note => note.body !== '' || note.suggestion !== null, {
    error: 'Say something, or suggest other words.',
    path: ['body'],
  })
export type NoteInput = z.input<typeof NoteInput>

/** A word at the words of a draft, by somebody who may decide it. */
export async function writeNote(ctx: Context, reviewId: string, input: NoteInput): Promise<Note> {
  const me = requireEmployee(ctx)
  const note = check(NoteInput, input)
  return inTransaction(ctx, async ctx => {
    const review = await theReview(ctx, reviewId)
    const allowed = mayDecide(review, me, await colleagues(ctx))
    if (allowed !== true) throw new Problem(review.decidedAt ? 'conflict' : 'forbidden', allowed)
    const id = newId()
    await insertNote(ctx, { ...note, id, reviewId, employeeId: me.employeeId })
    await emit(ctx, 'review.noted', {
      reviewId,
      noteId: id,
      ...(review.conversationId && { conversationId: review.conversationId }),
      employeeId: me.employeeId,
      suggests: note.suggestion !== null,
    })
    return theNote(ctx, id)
  })
}

/** The author of the draft takes what was suggested, or leaves it. Taking changes nothing by itself: they write and send. */
export async function settleNote(ctx: Context, noteId: string, taken: boolean): Promise<Note> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const note = await theNote(ctx, noteId)
    const review = await theReview(ctx, note.reviewId)
    if (review.authorId !== me.employeeId)
      throw new Problem('forbidden', `${review.authorName} says whether it is taken.`)
    if (!(await settleNoteRow(ctx, noteId, taken))) throw new Problem('conflict', 'This is settled already.')
    await emit(ctx, 'review.note-settled', {
      reviewId: review.id,
      noteId,
      ...(review.conversationId && { conversationId: review.conversationId }),
      taken,
    })
    return theNote(ctx, noteId)
  })
}

async function theNote(ctx: Context, id: string): Promise<Note> {
  const note = await noteById(ctx, id)
  if (!note) throw new Problem('not-found', 'There is no such note.')
  return note
}
