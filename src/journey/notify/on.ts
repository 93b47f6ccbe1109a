import { paths } from '#lib/paths'
import type { Context } from '#platform/context'
import { subscriptions } from '#platform/events'
import { clockTime } from './model.ts'
import { whoAnswersForAll } from './store.ts'
import { tellByMail } from './tell-by-mail.ts'

export const on = subscriptions('notify', {
  'promptness.warned': (ctx, { id, payload }) => tellOfPromise(ctx, id, payload, 'soon'),
  'promptness.missed': (ctx, { id, payload }) => tellOfPromise(ctx, id, payload, 'over'),
  'colleague.asked': (ctx, { id, payload: { conversationId, of } }) =>
    tellByMail(ctx, id, 'questions', [of], () => ({
      subject: 'A colleague asks you something',
      sentence: 'A colleague asks you something inside a conversation. What you say there stays in the house.',
      path: paths.conversation(conversationId),
    })),
  'incident.raised': async (ctx, { id, payload: { incidentId, employeeId, authorId, isDrill } }) => {
    if (isDrill) return
    const concerned = new Set([authorId, ...(await whoAnswersForAll(ctx))])
    concerned.delete(employeeId)
    await tellByMail(ctx, id, 'incidents', [...concerned], reader => ({
      subject: 'Something is wrong with what we said',
      sentence:
        reader.employeeId === authorId
          ? 'A colleague pressed “Something is wrong with it” beside something you wrote. Nothing like it leaves meanwhile.'
          : 'A colleague pressed “Something is wrong with it”. Nothing like it leaves meanwhile, and it waits to be seen through.',
      path: paths.incident(incidentId),
    }))
  },
})

function tellOfPromise(
  ctx: Context,
  eventId: string,
  { conversationId, employeeIds, answerBy }: { conversationId: string; employeeIds: string[]; answerBy: string },
  when: 'soon' | 'over',
): Promise<void> {
  return tellByMail(ctx, eventId, 'promises', employeeIds, ({ timezone }) => {
    const at = clockTime(new Date(answerBy), ctx.now(), timezone)
    return {
      subject: when === 'soon' ? `Somebody is promised an answer by ${at}` : 'A promise was not kept',
      sentence:
        when === 'soon'
          ? `Somebody waits for an answer, and we promised one by ${at}. It concerns you.`
          : `Somebody waits for an answer that we promised by ${at}. It concerns you.`,
      path: paths.conversation(conversationId),
    }
  })
}
