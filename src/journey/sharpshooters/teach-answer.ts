import { z } from 'zod'
import { theDrill } from '#journey/drill'
import { addLesson } from '#journey/train'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { teachers } from './model.ts'
import { sharpshooterBehind } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'answer.taught': { lessonId: string; drillId: string; employeeId: string; of: string }
  }
}

export const TeachAnswer = z.object({
  drillId: z.uuid(),
  courseId: z.uuid(),
  title: z.string().trim().min(1, 'Give the lesson a title.').max(200),
})

/**
 * Makes a lesson of an answer of somebody who said that others may learn from them, with their name below it. It is made of a
 * drill that a person has read, so nobody outside can be recognised; it goes when the drill's conversation is erased.
 */
export async function teachAnswer(ctx: Context, input: z.input<typeof TeachAnswer>): Promise<string> {
  const me = requireRole(ctx, ...teachers)
  const { courseId, drillId, title } = check(TeachAnswer, input)
  const drill = await theDrill(ctx, drillId)
  if (!drill.checkedAt) throw new Problem('conflict', 'Read this drill first, and say that nobody can be recognised.')
  const author = await sharpshooterBehind(ctx, drillId)
  if (!author)
    throw new Problem('conflict', 'Whoever gave this answer has not said yes to teaching with it. Ask them first.')
  const asked = drill.messages.map(({ who, words }) => `${who}: “${words}”`)
  const body = [...asked, drill.answer, drill.outcome].filter(Boolean).join('\n\n').slice(0, 10_000)
  return inTransaction(ctx, async ctx => {
    const lessonId = await addLesson(ctx, {
      ...{ courseId, title, body, drillId },
      language: drill.language,
      creditTo: author,
    })
    const news = { lessonId, drillId, employeeId: me.employeeId, of: author }
    await emit(ctx, 'answer.taught', news, { subjectId: lessonId })
    return lessonId
  })
}
