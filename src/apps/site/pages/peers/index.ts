import { html } from 'hono/html'
import { standingOfMember } from '#places/standing'
import { verifiedAmong } from '#places/verified'
import { usesMark } from '../../pieces.ts'
import type { Html, SiteRoom, Visit } from '../../visit.ts'
import { helpWords, powerWords } from './help-words.ts'
import { thankFor } from './thank.ts'
import { usesWords } from './uses-words.ts'
import { prove, verifyPage } from './verify.ts'

/** Customers who help those who ask: how they are known, and who thanks them. */
export const peers: SiteRoom = {
  routes: [
    { method: 'get', path: '/verify', answer: visit => verifyPage(visit) },
    { method: 'post', path: '/verify', answer: prove },
    { method: 'post', path: '/posts/:id/thank', answer: thankFor },
  ],
  onMember,
  dataOf: async ({ ctx }, memberId) => ({
    standing: await standingOfMember(ctx, memberId),
    verified: (await verifiedAmong(ctx, [memberId])).get(memberId) ?? null,
  }),
}

/** What somebody uses, and how they helped, in words; what that lets them do is said to themselves. */
async function onMember(visit: Visit, memberId: string): Promise<{ body: Html; shows: string[] }> {
  const { ctx, paths, visitor, words } = visit
  const { own } = words
  const [standing, verified] = await Promise.all([standingOfMember(ctx, memberId), verifiedAmong(ctx, [memberId])])
  const uses = verified.get(memberId)
  const isMe = visitor.actor.kind === 'member' && visitor.actor.memberId === memberId
  const isOutsider = visitor.actor.kind === 'member' && visitor.actor.employeeId === null
  const helps = helpWords(own, standing)
  return {
    shows: [memberId],
    body: html`${uses ? html`<p class="apart">${usesMark(usesWords(words, uses, ctx.now()))}</p>` : isMe && isOutsider ? html`<p class="apart"><a href="${paths.verify()}">${own.showThatYouAreOne}</a>: ${own.thenYourAnswersSay}</p>` : ''}${
      helps.length > 0
        ? html`<section class="apart"><h2 class="list-title">${own.howTheyHelped}</h2><ul class="helps">${helps.map(each => html`<li>${each}</li>`)}</ul><p class="third small">${own.longAgoCountsLess}</p>${isMe ? html`<p class="second small">${powerWords(own, standing)}</p>` : ''}</section>`
        : ''
    }`,
  }
}
