import { html } from 'hono/html'
import { toldOf, waitingForMe } from '#places/moderation'
import type { SiteRoom, Visit } from '../../visit.ts'
import {
  appealedPage,
  casePage,
  decideAgain,
  decideCase,
  keepFirstPosts,
  keepNote,
  moderationPage,
} from './looking-after.ts'
import { picturesPage, takeAway } from './pictures.ts'
import { report, reportPage } from './report.ts'
import { askAgain, toldPage } from './told.ts'
import { asWhoLooksAfter } from './who.ts'

/** How the place is looked after: reports, what waits to be read, and what somebody is told of it. */
export const moderation: SiteRoom = {
  routes: [
    { method: 'get', path: '/moderation', answer: visit => moderationPage(visit) },
    { method: 'post', path: '/moderation', answer: keepFirstPosts },
    { method: 'get', path: '/moderation/cases/:id', answer: visit => casePage(visit) },
    { method: 'post', path: '/moderation/cases/:id', answer: decideCase },
    { method: 'post', path: '/moderation/cases/:id/notes', answer: keepNote },
    { method: 'get', path: '/moderation/appeals/:id', answer: visit => appealedPage(visit) },
    { method: 'post', path: '/moderation/appeals/:id', answer: decideAgain },
    { method: 'get', path: '/notices', answer: visit => toldPage(visit) },
    { method: 'post', path: '/notices/:id', answer: askAgain },
    { method: 'get', path: '/posts/:id/pictures', answer: visit => picturesPage(visit) },
    { method: 'post', path: '/posts/pictures/:id/take-away', answer: takeAway },
    { method: 'get', path: '/posts/:id/report', answer: visit => reportPage(visit) },
    { method: 'post', path: '/posts/:id/report', answer: report },
  ],
  onHome,
  dataOf: async ({ ctx }, memberId) => ({ moderation: await toldOf(ctx, memberId) }),
  style: new URL('./moderation.css', import.meta.url),
}

/** To those whom it concerns: what waits for them, and what they were told. */
async function onHome(visit: Visit) {
  if (visit.visitor.actor.kind === 'nobody') return { body: html``, shows: [] }
  const { appeals, cases, unseen } = await waitingForMe(await asWhoLooksAfter(visit))
  const waits = cases + appeals
  const { told } = visit.words
  return {
    shows: [],
    body: html`${unseen > 0 ? html`<p class="notice" role="status">${told.somebodyWroteToYou} <a href="${visit.paths.told()}">${told.readIt}</a></p>` : ''}${waits > 0 ? html`<p class="notice" role="status">${told.waitToBeRead(waits)} <a href="${visit.paths.moderation()}">${told.look}</a></p>` : ''}`,
  }
}
