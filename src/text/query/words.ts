import { isSub, isUncut, LONE, PAIR, type Token, tokensOfText } from '#text/tokens'
import type { Item, Words } from './query.ts'

/** Reads words as a post's are read; `undefined` when there is no word in them. */
export function readWords(source: string, exact: boolean): Words | undefined {
  const tokens = tokensOfText(source).filter(token => !isSub(token))
  const first = tokens[0]
  if (first === undefined) return undefined
  const end = tokens.reduce((last, token) => Math.max(last, isStarred(source, token) ? token.end + 1 : token.end), 0)
  const items = tokens.map(token => itemOf(source, token, first.position, exact))
  markStretches(source, tokens, items)
  return { is: 'words', text: source.slice(first.start, end), exact, items }
}

/** Finds the runs of pairs that are Thai, Lao, Khmer or Burmese throughout; mixed ones are found wherever they stand. */
function markStretches(source: string, tokens: Token[], items: Item[]): void {
  for (let from = 0; from < tokens.length; ) {
    let to = from + 1
    while (to < tokens.length && (tokens[to]?.start ?? 0) < (tokens[to - 1]?.end ?? 0)) to++
    const first = tokens[from]
    const last = tokens[to - 1]
    const item = items[from]
    if (first !== undefined && last !== undefined && item !== undefined && isUncutRun(source, first, last)) {
      item.stretch = to - from
      if (isStarred(source, last)) item.open = true
    }
    from = to
  }
}

function isUncutRun(source: string, first: Token, last: Token): boolean {
  if (first.kind !== PAIR && first.kind !== LONE) return false
  for (let at = first.start; at < last.end; at++) if (!isUncut(source.charCodeAt(at))) return false
  return true
}

function itemOf(source: string, token: Token, firstPosition: number, exact: boolean): Item {
  const item: Item = {
    term: token.term,
    // A pair already finds whatever goes on after it; one letter of such a script is the beginning of a pair.
    prefix: token.kind === LONE || (isStarred(source, token) && token.kind !== PAIR),
    offset: token.position - firstPosition,
  }
  if (exact) item.exact = source.slice(token.start, token.end).normalize('NFC')
  return item
}

function isStarred(source: string, token: Token): boolean {
  return source[token.end] === '*'
}

/** What is wrong with the stars in these words, relative to their start. */
export function wrongStar(source: string): { at: number; message: string } | undefined {
  if (!source.includes('*')) return undefined
  const tokens = tokensOfText(source)
  for (let at = source.indexOf('*'); at >= 0; at = source.indexOf('*', at + 1)) {
    const token = tokens.find(token => token.end === at)
    const goesOn = tokens.some(token => token.start === at + 1)
    if (token === undefined || goesOn)
      return { at, message: 'A star can only end a word, as in charg*. For words in between write NEAR/3.' }
    if ([...token.term.replace(/^[#@$]/, '')].length < 2 && token.kind !== LONE)
      return { at, message: 'Before a star there must be two letters at least, or nearly every post would match.' }
  }
  return undefined
}
