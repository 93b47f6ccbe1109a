import {
  astralClass,
  astralFold,
  compose,
  EXPAND,
  expansionOf,
  FIRST_LETTER,
  FOLD,
  HIGH,
  RUN,
  runFold,
  STRIP,
} from './fold.ts'
import type { Tokens } from './stream.ts'

/** Whether the character at `at` can stand in a name: a letter, digit or mark of any script. */
export function isLetterAt(source: string, at: number, to: number): boolean {
  if (at < 0 || at >= to) return false
  const kind = FOLD[source.charCodeAt(at)] as number
  if (kind !== HIGH) return kind >= FIRST_LETTER || kind === EXPAND || kind === RUN
  const kindOfPair = astralClass(source.codePointAt(at) ?? 0)
  return kindOfPair === RUN || kindOfPair === FIRST_LETTER
}

/** Whether a name goes on here: letters, marks, and the second halves of pairs. */
export function continuesName(source: string, at: number, to: number): boolean {
  if (at >= to) return false
  const code = source.charCodeAt(at)
  if ((code & 0xfc00) === 0xdc00) return isLetterAt(source, at - 1, to)
  return FOLD[code] === STRIP || isLetterAt(source, at, to)
}

/** Appends the folded letters of `source[from..to]`; of other characters, only those that `keep` names. */
export function writeFolded(tokens: Tokens, source: string, from: number, to: number, keep: string): void {
  const first = tokens.used
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at)
    const kind = FOLD[code] as number
    if (kind >= FIRST_LETTER) tokens.folded[tokens.used++] = kind
    else if (kind === RUN || kind === STRIP) {
      const composed = tokens.used > first ? compose(tokens.folded[tokens.used - 1] as number, code) : 0
      if (composed > 0) tokens.folded[tokens.used - 1] = composed
      else if (kind === RUN) tokens.folded[tokens.used++] = runFold(code)
    } else if (kind === EXPAND) writeLetters(tokens, expansionOf(code))
    else if (kind === HIGH && isLetterAt(source, at, to)) {
      const codePoint = source.codePointAt(at++) ?? 0
      writeLetters(tokens, astralClass(codePoint) === RUN ? String.fromCodePoint(codePoint) : astralFold(codePoint))
    } else if (keep.includes(source[at] ?? '')) tokens.folded[tokens.used++] = code
  }
}

/** Appends letters as they are. */
export function writeLetters(tokens: Tokens, letters: string): void {
  for (let at = 0; at < letters.length; at++) tokens.folded[tokens.used++] = letters.charCodeAt(at)
}
