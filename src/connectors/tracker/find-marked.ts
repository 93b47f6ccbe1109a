import { at, textOf } from '#connectors/web'
import { NetworkError } from '#core/channels'
import { type Draft, markOf } from './port.ts'

export const perPage = 100
const mostPages = 3
/** Clocks go wrong, theirs and ours; an issue this much older than our try is none of ours. */
const surelyOlderMs = 24 * 3_600_000

/**
 * The issue that bears the mark of a draft, of those that a tracker lists newest first; `undefined` when it is sure that
 * there is none. Throws `unknown` where so many are newer that it can’t be told.
 *
 * @param field in which their words are.
 */
export async function findMarked(
  draft: Draft,
  field: 'body' | 'description',
  listed: (page: number) => Promise<unknown[]>,
): Promise<unknown> {
  for (let page = 1; page <= mostPages; page++) {
    const issues = await listed(page)
    const found = issues.find(each => textOf(at(each, field))?.includes(markOf(draft.id)))
    if (found !== undefined) return found
    const oldest = Date.parse(textOf(at(issues.at(-1), 'created_at')) ?? '')
    if (issues.length < perPage || oldest < draft.createdAt.getTime() - surelyOlderMs) return undefined
  }
  throw new NetworkError('unknown', 'So much was written there meanwhile that it could not be told apart.')
}
