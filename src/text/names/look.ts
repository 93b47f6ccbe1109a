import { listsOf, streetEnding } from './lists.ts'
import { emptyMemory, type Memory, remembered } from './memory.ts'
import { hash, holds, type Sieve } from './sieve.ts'
import type { Piece } from './split.ts'

/** Names that are known beforehand, each kind as a filter of folded words. */
export interface Known {
  first: Sieve
  last: Sieve
  city: Sieve
  country: Sieve
  /** Words of every language that are seldom names: without them, a name written small could not be told. */
  common: Sieve
}

const marks = /[\u0300-\u036f]/g

/** Lower case without accents. */
export function plain(word: string): string {
  return word.normalize('NFKD').replace(marks, '').toLowerCase()
}

/** What a word looks like: `Xx`, `XX`, `x`, `dd`, or the sign itself. */
function shapeOf(text: string): string {
  if (text === '\n') return 'NL'
  if (/^\d/.test(text)) return `d${Math.min(text.length, 6)}`
  if (!/^\p{L}/u.test(text)) return text
  const isUpper = text === text.toUpperCase() && text !== text.toLowerCase()
  if (isUpper) return text.length === 1 ? 'X' : 'XX'
  if (/^\p{Lu}/u.test(text)) return /\p{Lu}/u.test(text.slice(1)) ? 'XxX' : 'Xx'
  return 'x'
}

/** What is known of a word alone. */
interface Word {
  shape: string
  folded: string
  /** Which filters and lists it is on. */
  kinds: string[]
}

const words = new WeakMap<Known, Memory<Word>>()

function wordOf({ text, low }: Piece, known: Known): Word {
  let memory = words.get(known)
  if (memory === undefined) {
    memory = emptyMemory(8_000)
    words.set(known, memory)
  }
  return remembered(memory, text, () => {
    // What is longer is no word of any language.
    const isWord = low.length <= 60 && /^\p{L}/u.test(low)
    const folded = isWord ? plain(low) : low
    return { shape: shapeOf(text), folded, kinds: isWord ? kindsOf(low, folded, known) : [] }
  })
}

function kindsOf(low: string, folded: string, known: Known): string[] {
  const kinds: string[] = [...listsOf(low)]
  if (low.length > 1) {
    if (holds(known.first, folded)) kinds.push('F')
    if (holds(known.last, folded)) kinds.push('L')
    if (holds(known.city, folded)) kinds.push('C')
    if (holds(known.country, folded)) kinds.push('N')
    if (holds(known.common, folded)) kinds.push('W')
  }
  if (streetEnding.test(low)) kinds.push('S')
  return kinds
}

/** Is a word a first or last name, as far as the lists can tell? */
export function isKnownName(word: string, known: Known): boolean {
  const folded = plain(word)
  return holds(known.first, folded) || holds(known.last, folded)
}

/** What one piece is looked at with: itself and two on each side, and what was said before. */
export interface View {
  /** The same words around give the same features. */
  key: string
  features(): Uint32Array
}

/** How far ahead of a piece its features look. */
export const ahead = 9

/** A text as the reader of names looks at it. */
export interface Look {
  /** What holds for the whole text and changes every piece. */
  whole: string
  view(at: number): View
}

/**
 * What speaks for or against a name at each piece of a text, as hashed features: the word, its beginning and end, its
 * shape, what is known of it, and the same of its neighbours. Worked out when asked for: while somebody types, all but
 * the last few pieces have been looked at before.
 */
export function look(pieces: readonly Piece[], known: Known): Look {
  const shapes = pieces.map(piece => wordOf(piece, known).shape)
  const isSmall = !shapes.some((shape, at) => at > 0 && (shape === 'Xx' || shape === 'XX'))
  const isBlock = shapes.includes('NL')
  let sinceCue = 99
  // An address goes on: what was said a few words before still counts.
  const cues = pieces.map(piece => {
    sinceCue = listsOf(piece.low).includes('address') ? 0 : sinceCue + 1
    return sinceCue < 4 ? 'near' : sinceCue < 16 ? 'far' : 'no'
  })
  return {
    whole: `${isSmall} ${isBlock}`,
    view(at) {
      const cue = cues[at] ?? 'no'
      const line = lineOf(shapes, at, isBlock)
      const around = [-2, -1, 0, 1, 2].map(by => pieces[at + by]?.text ?? (at + by < 0 ? '<' : '>'))
      return {
        key: `${around.join('\u0000')}\u0000${isSmall ? 's' : ''}${cue}${line}`,
        features: () => featuresOf(pieces, at, known, { isSmall, cue, line }),
      }
    },
  }
}

function featuresOf(
  pieces: readonly Piece[],
  at: number,
  known: Known,
  { isSmall, cue, line }: { isSmall: boolean; cue: string; line: string },
): Uint32Array {
  const word = (by: number) => pieces[at + by]?.low ?? (at + by < 0 ? '<s>' : '</s>')
  const looked = [-2, -1, 0, 1, 2].map(by => {
    const piece = pieces[at + by]
    return piece && wordOf(piece, known)
  })
  const shape = (by: number) => looked[by + 2]?.shape ?? (at + by < 0 ? '<' : '>')
  const kind = (by: number) => looked[by + 2]?.kinds.join('+') ?? ''
  const found: string[] = ['b']
  const add = (name: string, value: string) => found.push(`${name}=${value}`)
  const low = word(0)
  const mine = shape(0)
  add('w', low.slice(0, 60))
  add('s', mine)
  for (const one of looked[2]?.kinds ?? []) {
    add('k', one)
    add('ks', `${one}|${mine}`)
  }
  add('K', kind(0))
  if (low.length <= 60 && /^\p{L}/u.test(low)) {
    const folded = looked[2]?.folded ?? low
    add('e2', folded.slice(-2))
    add('e3', folded.slice(-3))
    add('e4', folded.slice(-4))
    add('p2', folded.slice(0, 2))
    add('p3', folded.slice(0, 3))
    add('n', String(Math.min(low.length, 8)))
  }
  const before = word(-1)
  const after = word(1)
  add('-w', before)
  add('+w', after)
  add('-2w', word(-2))
  add('+2w', word(2))
  add('-w2', `${word(-2)}|${before}`)
  add('-ws', `${before}|${mine}`)
  add('+ws', `${after}|${mine}`)
  add('-s', `${shape(-1)}|${mine}`)
  add('+s', `${mine}|${shape(1)}`)
  add('s3', `${shape(-1)}|${mine}|${shape(1)}`)
  add('-2s', `${shape(-2)}|${shape(-1)}|${mine}`)
  add('+2s', `${mine}|${shape(1)}|${shape(2)}`)
  add('-K', `${kind(-1)}|${mine}`)
  add('+K', `${kind(1)}|${mine}`)
  add('KK', `${kind(-1)}|${kind(0)}`)
  add('KK+', `${kind(0)}|${kind(1)}`)
  add('-2K', kind(-2))
  add('+2K', kind(2))
  if (isSmall) {
    add('lk', kind(0))
    add('lkw', `${kind(0)}|${before}`)
  }
  add('cue', `${cue}|${mine}`)
  add('line', `${line}|${mine}`)
  return Uint32Array.from(found, feature => hash(feature))
}

/** Where in its line a piece stands: the first, alone with few others, or somewhere in a sentence. */
function lineOf(shapes: readonly string[], at: number, isBlock: boolean): string {
  let from = at
  while (from > 0 && shapes[from - 1] !== 'NL' && at - from < ahead) from--
  let to = at
  while (to + 1 < shapes.length && shapes[to + 1] !== 'NL' && to - at < ahead) to++
  const size = to - from + 1
  return `${isBlock ? 'block' : 'one'}${size <= 2 ? 2 : size <= 6 ? 6 : 9}${at === from ? '^' : ''}`
}
