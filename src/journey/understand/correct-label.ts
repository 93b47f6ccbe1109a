import { z } from 'zod'
import { topics } from '#core/company'
import { findMessage } from '#journey/listen'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { kinds } from '#text/kind'
import type { Correction } from './model.ts'
import { readAgain } from './read-again.ts'
import { correctionById, insertCorrection, livingCorrectionOf, readingsOf, undoCorrectionRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'reading.corrected': {
      correctionId: string
      conversationId: string
      messageId: string
      employeeId: string
      label: string
    }
    'reading.uncorrected': {
      correctionId: string
      conversationId: string
      messageId: string
      employeeId: string
      label: string
    }
  }
}

export const CorrectLabel = z.discriminatedUnion('label', [
  z.object({ label: z.literal('kind'), value: z.enum([...kinds, 'unknown']) }),
  z.object({
    label: z.literal('language'),
    value: z
      .string()
      .trim()
      .regex(/^[a-z]{2,3}$/, 'A language as in en, de or ja.'),
  }),
  z.object({ label: z.literal('sentiment'), value: z.number().min(-1).max(1) }),
  z.object({ label: z.literal('topic'), value: z.object({ topicId: z.uuid(), isAbout: z.boolean() }) }),
])
export type CorrectLabel = z.input<typeof CorrectLabel>

/**
 * Says that a post is something else than it was read as. It is so at once, and posts like it are read that way from
 * now on, each saying from whom that was learned. A second word about the same label takes the place of the first.
 */
export async function correctLabel(ctx: Context, messageId: string, input: CorrectLabel): Promise<Correction> {
  const me = requireEmployee(ctx)
  const { label, value } = check(CorrectLabel, input)
  const message = await findMessage(ctx, messageId)
  if (!message?.accountId) throw new Problem('not-found', 'There is no such post.')
  if (label === 'topic' && !(await topics(ctx)).some(topic => topic.id === value.topicId))
    throw new Problem('not-found', 'There is no such topic.')
  const [reading] = await readingsOf(ctx, [messageId])
  const was = {
    kind: reading?.kind ?? 'unknown',
    language: reading?.language ?? 'und',
    sentiment: reading?.sentiment ?? 0,
    topic: label === 'topic' && {
      topicId: value.topicId,
      isAbout: reading?.topics.some(topic => topic.topicId === value.topicId) ?? false,
    },
  }[label]
  if (JSON.stringify(was) === JSON.stringify(value)) throw new Problem('conflict', 'It is read like that already.')
  const id = newId()
  await inTransaction(ctx, async ctx => {
    const before = await livingCorrectionOf(ctx, messageId, label, label === 'topic' ? value.topicId : undefined)
    if (before) await undoCorrectionRow(ctx, before, me.employeeId)
    await insertCorrection(ctx, { id, messageId, employeeId: me.employeeId, label, was, becomes: value })
    await emit(ctx, 'reading.corrected', {
      correctionId: id,
      conversationId: message.conversationId,
      messageId,
      employeeId: me.employeeId,
      label,
    })
    await readAgain(ctx, [messageId])
  })
  return theCorrection(ctx, id)
}

/** Takes a correction back: by whoever made it, or by a coordinator. Posts read from now on don't follow it any more. */
export async function undoCorrection(ctx: Context, correctionId: string): Promise<void> {
  const me = requireEmployee(ctx)
  const correction = await theCorrection(ctx, correctionId)
  if (correction.employeeId !== me.employeeId) requireRole(ctx, 'coordinator', 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await undoCorrectionRow(ctx, correctionId, me.employeeId)))
      throw new Problem('conflict', 'This was taken back already.')
    const { conversationId, messageId, label } = correction
    await emit(ctx, 'reading.uncorrected', {
      correctionId,
      conversationId,
      messageId,
      employeeId: me.employeeId,
      label,
    })
    await readAgain(ctx, [messageId])
  })
}

async function theCorrection(ctx: Context, id: string): Promise<Correction> {
  const correction = await correctionById(ctx, id)
  if (!correction) throw new Problem('not-found', 'There is no such correction.')
  return correction
}
