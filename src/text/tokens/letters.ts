import * as fold from './fold.ts'
import { astralClass, astralFold, compose, expansionOf, runFold } from './fold.ts'
import type { Tokens } from './stream.ts'

const { EXPAND, FIRST_LETTER, FOLD, HIGH, RUN, STRIP } = fold
const { charCodeAt } = String.prototype

/** Signs that are written down beside the letters: of none, of handles and hosts, of whole addresses, of facts. */
export const NO_SIGNS = 0
export const NAME_SIGNS = 1
export const ADDRESS_SIGNS = 2
export const FACT_SIGNS = 4

const KEPT = new Uint8Array(128)
for (const sign of '._-') KEPT[sign.charCodeAt(0)] = NAME_SIGNS | ADDRESS_SIGNS | FACT_SIGNS
for (const sign of ' /:+') KEPT[sign.charCodeAt(0)] = FACT_SIGNS
KEPT[0x40] = ADDRESS_SIGNS | FACT_SIGNS

/** Whether the character at `at` can stand in a name: a letter, digit or mark of any script. */
export function isLetterAt(source: string, at: number, to: number): boolean {
  if (at < 0 || at >= to) return false
  const kind = FOLD[charCodeAt.call(source, at)] as number
  if (kind !== HIGH) return kind >= FIRST_LETTER || kind === EXPAND || kind === RUN
  const kindOfPair = astralClass(source.codePointAt(at) ?? 0)
  return kindOfPair === RUN || kindOfPair === FIRST_LETTER
}

/** Whether a name goes on here: letters, marks, and the second halves of pairs. */
export function continuesName(source: string, at: number, to: number): boolean {
  if (at >= to) return false
  const code = charCodeAt.call(source, at)
  if ((code & 0xfc00) === 0xdc00) return isLetterAt(source, at - 1, to)
  return FOLD[code] === STRIP || isLetterAt(source, at, to)
}

/** Appends the folded letters of `source[from..to]`; of other characters, only those that `keep` names. */
export function writeFolded(tokens: Tokens, source: string, from: number, to: number, keep: number): void {
  const { folded } = tokens
  const first = tokens.used
  let used = first
  for (let at = from; at < to; at++) {
    const code = charCodeAt.call(source, at)
    const kind = FOLD[code] as number
    if (kind >= FIRST_LETTER) folded[used++] = kind
    else if (code < 128) {
      if (((KEPT[code] as number) & keep) !== 0) folded[used++] = code
    } else {
      tokens.used = used
      at = writeRare(tokens, source, first, at, to, kind)
      used = tokens.used
    }
  }
  tokens.used = used
}

/** Appends what a character folds to that is no plain letter, and returns where it ends. */
function writeRare(tokens: Tokens, source: string, first: number, at: number, to: number, kind: number): number {
  const { folded } = tokens
  if (kind === RUN || kind === STRIP) {
    const code = charCodeAt.call(source, at)
    const composed = tokens.used > first ? compose(folded[tokens.used - 1] as number, code) : 0
    if (composed > 0) folded[tokens.used - 1] = composed
    else if (kind === RUN) folded[tokens.used++] = runFold(code)
  } else if (kind === EXPAND) writeLetters(tokens, expansionOf(charCodeAt.call(source, at)))
  else if (kind === HIGH && isLetterAt(source, at, to)) {
    const codePoint = source.codePointAt(at) ?? 0
    writeLetters(tokens, astralClass(codePoint) === RUN ? String.fromCodePoint(codePoint) : astralFold(codePoint))
    return at + 1
  }
  return at
}

/** Appends letters as they are. */
export function writeLetters(tokens: Tokens, letters: string): void {
  for (let at = 0; at < letters.length; at++) tokens.folded[tokens.used++] = charCodeAt.call(letters, at)
}

/** ASCII → what it folds to in a fact; 0 where that takes more than a look. The sign at the beginning of handles is none. */
export function factFold(): Uint8Array {
  const table = new Uint8Array(128)
  for (let code = 0; code < 128; code++) {
    const kind = FOLD[code] as number
    if (kind >= FIRST_LETTER) table[code] = kind
    else if (((KEPT[code] as number) & FACT_SIGNS) !== 0 && code !== 0x40) table[code] = code
  }
  return table
}
