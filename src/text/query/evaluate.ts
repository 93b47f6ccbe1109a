import { BESIDE, IN_TITLE, type Matchable, standsAlone, type Token, tokensOfPost } from '#text/tokens'
import type { Field, Item, Near, NearOperand, Query, Words } from './query.ts'

/** A stretch of the post that made it match (UTF-16, end exclusive). */
export interface Span {
  field: 'title' | 'text'
  start: number
  end: number
}

export interface Evaluation {
  matched: boolean
  /** In order, title first, without overlaps. */
  spans: Span[]
  /** Why it matched, one plain reason each. */
  because: string[]
}

/** A post made ready for many queries. */
export interface Heard {
  post: Matchable
  tokens: Token[]
  byTerm: Map<string, Token[]>
  byPosition: Map<number, Token[]>
}

interface Outcome {
  matched: boolean
  spans: Span[]
  because: string[]
}

/** Where words were found: first and last position, and the tokens. */
interface Occurrence {
  first: number
  last: number
  tokens: Token[]
}

const NO: Outcome = { matched: false, spans: [], because: [] }

/** Whether, where and why a query matches a post. This is the definition of correct; the percolator is held against it. */
export function evaluate(query: Query, post: Matchable): Evaluation {
  return evaluateHeard(query, hear(post))
}

/** Reads a post once for many queries. */
export function hear(post: Matchable): Heard {
  const tokens = tokensOfPost(post)
  return {
    post,
    tokens,
    byTerm: Map.groupBy(tokens, token => token.term),
    byPosition: Map.groupBy(tokens, token => token.position),
  }
}

/** As `evaluate`, for a post that was read before. */
export function evaluateHeard(query: Query, heard: Heard): Evaluation {
  const outcome = judge(query, heard)
  return { matched: outcome.matched, spans: merged(outcome.spans), because: [...new Set(outcome.because)] }
}

function judge(query: Query, heard: Heard): Outcome {
  switch (query.is) {
    case 'words':
      return judgeWords(query, heard)
    case 'field':
      return judgeField(query, heard)
    case 'followers': {
      const { followers } = heard.post.author
      if (followers === undefined || !compare(followers, query.test, query.count)) return NO
      return { matched: true, spans: [], because: [`its author has ${followers.toLocaleString('en')} followers`] }
    }
    case 'query':
      return judge(query.of, heard)
    case 'not':
      return judge(query.of, heard).matched ? NO : { matched: true, spans: [], because: [] }
    case 'all': {
      const outcomes = query.of.map(part => judge(part, heard))
      return outcomes.every(outcome => outcome.matched) ? together(outcomes) : NO
    }
    case 'any':
      return together(query.of.map(part => judge(part, heard)).filter(outcome => outcome.matched))
    case 'near':
      return judgeNear(query, heard)
  }
}

function together(outcomes: Outcome[]): Outcome {
  return {
    matched: outcomes.length > 0,
    spans: outcomes.flatMap(outcome => outcome.spans),
    because: outcomes.flatMap(outcome => outcome.because),
  }
}

function compare(value: number, test: string, count: number): boolean {
  if (test === '=') return value === count
  if (test === '>') return value > count
  if (test === '>=') return value >= count
  return test === '<' ? value < count : value <= count
}

function judgeWords(words: Words, heard: Heard): Outcome {
  const occurrences = occurrencesOf(words.items, heard)
  return {
    matched: occurrences.length > 0,
    spans: occurrences.flatMap(spanOf),
    because: occurrences.length > 0 ? [reasonOf(occurrences[0], words, heard)] : [],
  }
}

function judgeField(field: Field, heard: Heard): Outcome {
  const occurrences = occurrencesOf(field.items, heard)
  if (occurrences.length === 0) return NO
  const reasons = { from: 'is from', lang: 'is in', network: 'is on', has: 'has a', url: 'links to', tag: 'is tagged' }
  return {
    matched: true,
    spans: occurrences.flatMap(spanOf),
    because: [`it ${reasons[field.field]} ${field.value}`],
  }
}

function occurrencesOf(items: Item[], heard: Heard): Occurrence[] {
  const first = items[0]
  if (first === undefined) return []
  const candidates = first.prefix
    ? heard.tokens.filter(token => token.term.startsWith(first.term))
    : (heard.byTerm.get(first.term) ?? [])
  const occurrences: Occurrence[] = []
  for (const candidate of candidates) {
    if (!isItem(candidate, first, heard)) continue
    const tokens = [candidate]
    for (const item of items.slice(1)) {
      const found = heard.byPosition.get(candidate.position + item.offset)?.find(token => isItem(token, item, heard))
      if (found === undefined) break
      tokens.push(found)
    }
    if (tokens.length < items.length || !areWords(tokens, items, heard)) continue
    occurrences.push({ first: candidate.position, last: tokens.at(-1)?.position ?? candidate.position, tokens })
  }
  return occurrences
}

/** Whether each stretch of a script without spaces was found as words, not inside of one. */
function areWords(tokens: Token[], items: Item[], heard: Heard): boolean {
  return items.every(({ stretch, open }, index) => {
    const first = tokens[index]
    const last = stretch === undefined ? undefined : tokens[index + stretch - 1]
    if (first === undefined || last === undefined || first.field === BESIDE) return true
    return standsAlone(sourceOf(first, heard), first.start, last.end, open === true)
  })
}

function isItem(token: Token, item: Item, heard: Heard): boolean {
  if (item.prefix ? !token.term.startsWith(item.term) : token.term !== item.term) return false
  if (item.exact === undefined) return true
  return isWrittenSo(written(token, heard), item.exact, item.prefix)
}

/** Whether a token's own letters are the asked ones, case and accents included. */
export function isWrittenSo(letters: string, exact: string, prefix: boolean): boolean {
  const normal = letters.normalize('NFC')
  return prefix ? normal.startsWith(exact) : normal === exact
}

function written(token: Token, heard: Heard): string {
  if (token.field === BESIDE) return ''
  return sourceOf(token, heard).slice(token.start, token.end)
}

function sourceOf(token: Token, heard: Heard): string {
  return token.field === IN_TITLE ? (heard.post.title ?? '') : heard.post.text
}

/**
 * Near: an occurrence of each operand, each within its distance of the one before it, on either side and not overlapping it.
 * Only occurrences that take part in such a chain are reported.
 */
function judgeNear(near: Near, heard: Heard): Outcome {
  const layers: Occurrence[][] = []
  for (const operand of near.of) {
    const found = nearOccurrences(operand, heard)
    const previous = layers.at(-1)
    const within = near.within[layers.length - 1] ?? 0
    layers.push(previous === undefined ? found : beside(found, previous, within))
  }
  if (layers.some(layer => layer.length === 0)) return NO
  for (let index = layers.length - 2; index >= 0; index--)
    layers[index] = beside(layers[index] ?? [], layers[index + 1] ?? [], near.within[index] ?? 0)
  const found = layers.map(layer => layer[0]).filter(occurrence => occurrence !== undefined)
  const said = found.map(occurrence => `“${textOf(occurrence, heard)}”`).join(' near ')
  return { matched: true, spans: layers.flat().flatMap(spanOf), because: [`it says ${said}`] }
}

function nearOccurrences(operand: NearOperand, heard: Heard): Occurrence[] {
  return operand.is === 'words'
    ? occurrencesOf(operand.items, heard)
    : operand.of.flatMap(part => occurrencesOf(part.items, heard))
}

/** Those of `found` that have one of `others` at most `within` words away. */
function beside(found: Occurrence[], others: Occurrence[], within: number): Occurrence[] {
  const starts = new Set(others.map(other => other.first))
  const ends = new Set(others.map(other => other.last))
  return found.filter(({ first, last }) => {
    for (let away = 1; away <= within; away++) if (ends.has(first - away) || starts.has(last + away)) return true
    return false
  })
}

function spanOf(occurrence: Occurrence): Span[] {
  const inWords = occurrence.tokens.filter(token => token.field !== BESIDE)
  const first = inWords[0]
  if (first === undefined) return []
  const end = Math.max(...inWords.map(token => token.end))
  return [{ field: first.field === IN_TITLE ? 'title' : 'text', start: first.start, end }]
}

function reasonOf(occurrence: Occurrence | undefined, words: Words, heard: Heard): string {
  const first = occurrence?.tokens[0]
  if (occurrence === undefined || first === undefined || first.field === BESIDE) return `it is tagged ${words.text}`
  return `it says “${textOf(occurrence, heard)}”${first.field === IN_TITLE ? ' in its title' : ''}`
}

function textOf(occurrence: Occurrence, heard: Heard): string {
  const [span] = spanOf(occurrence)
  const first = occurrence.tokens[0]
  if (first === undefined) return ''
  return span === undefined ? first.term : sourceOf(first, heard).slice(span.start, span.end)
}

function merged(spans: Span[]): Span[] {
  const ordered = spans.toSorted(
    (one, other) => other.field.localeCompare(one.field) || one.start - other.start || one.end - other.end,
  )
  const result: Span[] = []
  for (const span of ordered) {
    const last = result.at(-1)
    if (last !== undefined && last.field === span.field && span.start < last.end)
      last.end = Math.max(last.end, span.end)
    else result.push({ ...span })
  }
  return result
}
