import type { Span } from '#apps/ui'
import type { Parsed } from '#text/query'
import type { QueryErrorView, QueryHitView } from '../listening-types.ts'
import type { ProblemDetails } from '../problem.ts'
import type { MeView } from '../view-types.ts'
import type { Answered } from './answers.ts'
import { excerptOf } from './excerpt.ts'
import { placeOf } from './say.ts'

/** Why this reader may look at what we listen for, and not change it. */
export function lockedFor(me: MeView): string | undefined {
  return me.roles.some(role => role === 'coordinator' || role === 'administrator' || role === 'product-manager')
    ? undefined
    : 'Coordinators and product managers change what we listen for.'
}

/** A post as the trial of a query shows it. */
export function hitView(post: Answered['QueryPreview']['caught'][number], because?: string): QueryHitView {
  // A title is read as the first sentence, so its marks come first and the others move along.
  // Where the words begin with it, as those of feeds do, it is there already.
  const isSaid = !post.title || post.text.startsWith(post.title)
  const title = isSaid ? '' : `${post.title}${/[.!?…]$/u.test(post.title ?? '') ? '' : '.'} `
  const spans = post.spans.flatMap(({ field, start, end }): Span[] =>
    field === 'title' ? (isSaid ? [] : [{ start, end }]) : [{ start: start + title.length, end: end + title.length }],
  )
  return {
    messageId: post.messageId,
    conversationId: post.conversationId,
    name: post.author,
    place: placeOf(post.network),
    at: post.postedAt,
    language: post.language ?? undefined,
    because,
    ...excerptOf(title + post.text, spans),
  }
}

/** The first thing that can’t be read; nobody is told off before they wrote anything. */
export function errorOf(text: string, parsed: Parsed): QueryErrorView | undefined {
  if (parsed.ok || !text.trim()) return undefined
  const [first, ...others] = parsed.errors
  return first && { at: first.start, end: first.end, message: first.message, others: others.length }
}

/** The server reads with the same reader; should it ever see more, it says at which characters. */
export function errorFrom(problem: ProblemDetails | undefined, text: string): QueryErrorView | undefined {
  for (const { at, message } of problem?.reasons ?? []) {
    const [, start, end] = /^text:(\d+)-(\d+)$/.exec(at ?? '') ?? []
    if (start && end && Number(start) <= text.length) return { at: Number(start), end: Number(end), message, others: 0 }
  }
  return undefined
}

/** The places of the text that a problem speaks of. */
export function textReasons(problem: ProblemDetails | undefined): string[] {
  return problem?.reasons.flatMap(({ at }) => (at?.startsWith('text:') ? [at] : [])) ?? []
}
