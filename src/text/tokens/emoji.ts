import { astralClass, FOLD, PICTURE } from './fold.ts'
import { EMOJI } from './marks.ts'
import { emit, type Tokens } from './stream.ts'

const JOINER = 0x200d

/**
 * Reads one emoji as people see it (UTS #51): flags, families, tags of regions are one token.
 * Skin tone and presentation are folded away: 👍🏽 is found by 👍.
 */
export function scanEmoji(tokens: Tokens, source: string, start: number, to: number, sub: number): number {
  const foldStart = tokens.used
  const first = source.codePointAt(start) ?? 0
  let at = write(tokens, first, start)
  if (isFlagLetter(first)) {
    const second = at < to ? (source.codePointAt(at) ?? 0) : 0
    if (isFlagLetter(second)) at = write(tokens, second, at)
  } else at = scanJoined(tokens, source, at, to)
  emit(tokens, EMOJI | sub, start, at, foldStart, tokens.position++)
  return at
}

function scanJoined(tokens: Tokens, source: string, start: number, to: number): number {
  let at = start
  while (at < to) {
    const next = source.codePointAt(at) ?? 0
    if (next === 0xfe0f || next === 0xfe0e || next === 0x20e3) at++
    else if (next >= 0x1f3fb && next <= 0x1f3ff) at += 2
    else if (next >= 0xe0020 && next <= 0xe007f) at = write(tokens, next, at)
    else if (next === JOINER && at + 1 < to && isPicture(source.codePointAt(at + 1) ?? 0)) {
      at = write(tokens, JOINER, at)
      at = write(tokens, source.codePointAt(at) ?? 0, at)
    } else break
  }
  return Math.min(at, to)
}

function write(tokens: Tokens, codePoint: number, at: number): number {
  if (codePoint <= 0xffff) {
    tokens.folded[tokens.used++] = codePoint
    return at + 1
  }
  tokens.folded[tokens.used++] = 0xd800 + ((codePoint - 0x10000) >> 10)
  tokens.folded[tokens.used++] = 0xdc00 + ((codePoint - 0x10000) & 0x3ff)
  return at + 2
}

function isPicture(codePoint: number): boolean {
  return codePoint > 0xffff ? astralClass(codePoint) === PICTURE : FOLD[codePoint] === PICTURE
}

function isFlagLetter(codePoint: number): boolean {
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff
}
