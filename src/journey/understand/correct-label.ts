import { z } from 'zod'
import { type Topic, theCompany, topics } from '#core/company'
import { findMessage } from '#journey/listen'
import { type Correction, type KeptReading, placesOf, subjectOf } from '#journey/reading'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { entityKinds } from '#text/entities'
import { kinds } from '#text/kind'
import { readAgain } from './read-again.ts'
import { correctionById, insertCorrection, livingCorrectionsOf, readingsOf, undoCorrectionRow } from './store.ts'

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
  /** How it feels toward a topic or product, or, without one, toward the company itself. */
  z.object({
    label: z.literal('aspect'),
    value: z.object({ topicId: z.uuid().nullable(), score: z.number().min(-1).max(1) }),
  }),
  z.object({ label: z.literal('urgency'), value: z.number().min(0).max(1) }),
  /** What some words of the post name; null: nothing of the kind. */
  z.object({
    label: z.literal('entity'),
    value: z.object({ words: z.string().trim().min(1).max(120), kind: z.enum(entityKinds).nullable() }),
  }),
])
export type CorrectLabel = z.input<typeof CorrectLabel>
type Corrected = z.output<typeof CorrectLabel>

/**
 * Says that a post is something else than it was read as. It is so at once, and posts like it are read that way from
 * now on, each saying from whom that was learned. A second word about the same label takes the place of the first.
 */
export async function correctLabel(ctx: Context, messageId: string, input: CorrectLabel): Promise<Correction> {
  const me = requireEmployee(ctx)
  const said = check(CorrectLabel, input)
  const { label, value } = said
  const message = await findMessage(ctx, messageId)
  if (!message?.accountId) throw new Problem('not-found', 'There is no such post.')
  const ours = await topics(ctx)
  if ((label === 'topic' || label === 'aspect') && value.topicId && !ours.some(topic => topic.id === value.topicId))
    throw new Problem('not-found', 'There is no such topic.')
  if (label === 'entity' && placesOf(value.words, message).length === 0)
    throw new Problem('invalid', 'These words don’t stand in the post. Copy them as they are there.')
  const [reading] = await readingsOf(ctx, [messageId])
  const was = wasRead(said, reading, (await theCompany(ctx)).name, ours)
  if (JSON.stringify(was) === JSON.stringify(value)) throw new Problem('conflict', 'It is read like that already.')
  const id = newId()
  await inTransaction(ctx, async ctx => {
    const subject = subjectOf({ label, becomes: value })
    for (const before of await livingCorrectionsOf(ctx, messageId, label))
      if (subjectOf(before) === subject) await undoCorrectionRow(ctx, before.id, me.employeeId)
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

/** The same label as it was read before, in the shape in which it is corrected. */
function wasRead(
  { label, value }: Corrected,
  reading: KeptReading | undefined,
  company: string,
  ours: Topic[],
): unknown {
  if (label === 'kind') return reading?.kind ?? 'unknown'
  if (label === 'language') return reading?.language ?? 'und'
  if (label === 'sentiment') return reading?.sentiment ?? 0
  if (label === 'urgency') return reading?.urgency ?? 0
  if (label === 'topic') {
    const { topicId } = value
    return { topicId, isAbout: reading?.topics.some(topic => topic.topicId === topicId) ?? false }
  }
  if (label === 'aspect') {
    const { topicId } = value
    const name = topicId === null ? company : ours.find(topic => topic.id === topicId)?.name
    return { topicId, score: reading?.aspects.find(aspect => aspect.name === name)?.score ?? 0 }
  }
  const { words } = value
  const named = reading?.entities.find(each => each.words.toLowerCase() === words.toLowerCase())
  return { words, kind: named?.kind ?? null }
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
