import { z } from 'zod'
import { CardInput, makeCard } from '#core/facts'
import { theEmployee } from '#core/team'
import { theConversation } from '#journey/listen'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import type { ColleagueQuestion } from './model.ts'
import { answerRow, insertQuestion, openQuestionsFor, questionById, withdrawQuestionRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'colleague.asked': { questionId: string; conversationId: string; employeeId: string; of: string }
    'colleague.answered': { questionId: string; conversationId: string; employeeId: string; factId?: string }
    'colleague.question-withdrawn': { questionId: string; conversationId: string; employeeId: string }
  }
}

export const AskColleague = z.object({
  of: z.uuid(),
  words: z.string().trim().min(1, 'Ask something first.').max(2000),
})
export type AskColleague = z.input<typeof AskColleague>

export const AnswerColleague = z.object({
  answer: z.string().trim().min(1, 'Say something first.').max(4000),
  /** Where it is from: the person themselves, a test, a page. */
  source: z.string().trim().min(1, 'Where do you know it from?').max(300),
  /** Kept as a fact card, in words for the next who needs it. */
  card: CardInput.omit({ source: true }).optional(),
})
export type AnswerColleague = z.input<typeof AnswerColleague>

/** Asks a colleague inside a conversation. Nobody outside sees it. */
export async function askColleague(
  ctx: Context,
  conversationId: string,
  input: AskColleague,
): Promise<ColleagueQuestion> {
  const me = requireEmployee(ctx)
  const { of, words } = check(AskColleague, input)
  if (of === me.employeeId) throw new Problem('invalid', 'Ask somebody else.')
  const id = newId()
  await inTransaction(ctx, async ctx => {
    await theConversation(ctx, conversationId)
    await theEmployee(ctx, of)
    await insertQuestion(ctx, { id, conversationId, askedBy: me.employeeId, askedOf: of, words })
    await emit(ctx, 'colleague.asked', { questionId: id, conversationId, employeeId: me.employeeId, of })
  })
  return theQuestion(ctx, id)
}

/** Whoever was asked says what they know and where from; or another colleague who knows it, too. */
export async function answerColleague(
  ctx: Context,
  questionId: string,
  input: AnswerColleague,
): Promise<ColleagueQuestion> {
  const me = requireEmployee(ctx)
  const { answer, source, card } = check(AnswerColleague, input)
  await inTransaction(ctx, async ctx => {
    const question = await theQuestion(ctx, questionId)
    if (question.askedBy === me.employeeId)
      throw new Problem('forbidden', `You asked this. ${question.askedOfName} answers.`)
    const kept = card && (await makeCard(ctx, { ...card, source }))
    const said = { answer, source, by: me.employeeId, factCardId: kept?.id ?? null }
    if (!(await answerRow(ctx, questionId, said)))
      throw new Problem('conflict', `${question.answeredByName ?? 'Somebody'} answered this already.`)
    await emit(ctx, 'colleague.answered', {
      questionId,
      conversationId: question.conversationId,
      employeeId: me.employeeId,
      ...(kept && { factId: kept.id }),
    })
  })
  return theQuestion(ctx, questionId)
}

/** Whoever asked needs no answer any more. */
export async function withdrawQuestion(ctx: Context, questionId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const question = await theQuestion(ctx, questionId)
    if (question.askedBy !== me.employeeId) throw new Problem('forbidden', `${question.askedByName} asked this.`)
    if (!(await withdrawQuestionRow(ctx, questionId))) throw new Problem('conflict', 'It is answered already.')
    await emit(ctx, 'colleague.question-withdrawn', {
      questionId,
      conversationId: question.conversationId,
      employeeId: me.employeeId,
    })
  })
}

/** What I am asked and have not answered. */
export async function questionsForMe(ctx: Context): Promise<(ColleagueQuestion & { about: string })[]> {
  return openQuestionsFor(ctx, requireEmployee(ctx).employeeId)
}

async function theQuestion(ctx: Context, id: string): Promise<ColleagueQuestion> {
  const question = await questionById(ctx, id)
  if (!question) throw new Problem('not-found', 'There is no such question.')
  return question
}
