import { Problem } from '#lib/problem'
import { askHub } from '#places/hub'
import type { SiteRoom, Visit } from '../visit.ts'

/** Where feed readers ask to be told at once when a feed of ours changes (W3C WebSub); programs ask here, and no person. */
export const hub: SiteRoom = {
  routes: [{ method: 'post', path: '/websub', isForAnySender: true, answer: ask }],
}

/** 202 where it will be asked whether it was meant; else why not, in words for whoever keeps the program. */
async function ask(visit: Visit): Promise<Response> {
  try {
    await askHub(visit.ctx, await visit.form())
    return said(202, 'The callback is asked next whether this was meant.')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.kind === 'unavailable') return said(429, error.message, { 'retry-after': '3600' })
    const why = [error.message, ...error.reasons.map(({ at, message }) => `${at ? `${at}: ` : ''}${message}`)]
    return said(error.kind === 'not-found' ? 404 : 400, why.join('\n'))
  }
}

function said(status: number, words: string, headers: Record<string, string> = {}): Response {
  return new Response(`${words}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } })
}
