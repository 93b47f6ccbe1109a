import { html } from 'hono/html'
import { Problem, type ProblemKind } from '#lib/problem'
import { isDatabaseAway } from '#platform/db'
import { refusedIn } from './refused.ts'
import type { Page, Visit } from './visit.ts'

const statusOf: Record<ProblemKind, number> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 422,
  unavailable: 503,
}

const titleOf = ({ words }: Visit, kind: ProblemKind) => words[kind === 'not-found' ? 'notFound' : kind]

/** What happened, in words, and what to do next. A bug is logged under a short code, and nothing of it is shown. */
export function problemPage(error: unknown, visit: Visit): Page {
  if (error instanceof Problem)
    return saying(visit, statusOf[error.kind], titleOf(visit, error.kind), refusedIn(visit, error))
  if (isDatabaseAway(error))
    return saying(visit, 503, titleOf(visit, 'unavailable'), new Problem('unavailable', visit.words.backInAMoment))
  const code = Math.random().toString(36).slice(2, 8).toUpperCase()
  const known = error instanceof Error ? error : new Error(String(error))
  const places = (known.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 6)
  visit.ctx.log.error('A bug', { code, kind: known.name, stack: places.map(line => line.trim()).join(' < ') })
  return saying(visit, 500, visit.words.broken, new Problem('unavailable', visit.words.brokenCode(code)))
}

/** Too many tries from one place. */
export function tooManyPage(visit: Visit, seconds: number): Page {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  const page = saying(visit, 429, visit.words.slowly, new Problem('unavailable', visit.words.manyTries(minutes)))
  return { ...page, headers: { 'retry-after': String(Math.max(1, Math.ceil(seconds))) } }
}

function saying({ paths, visitor, url, words }: Visit, status: number, title: string, problem: Problem): Page {
  const canSignIn = status === 403 && visitor.actor.kind === 'nobody'
  return {
    title,
    status,
    isPrivate: true,
    body: html`<section class="alone"><h1>${title}</h1><p>${problem.message}</p>${
      problem.reasons.length > 0
        ? html`<ul class="reasons">${problem.reasons.map(reason => html`<li>${reason.message}</li>`)}</ul>`
        : ''
    }<p class="row">${canSignIn ? html`<a class="button primary" href="${paths.signIn(url.pathname)}">${words.signIn}</a>` : ''}<a class="button" href="${paths.home()}">${words.toTheFirstPage}</a></p></section>`,
  }
}
