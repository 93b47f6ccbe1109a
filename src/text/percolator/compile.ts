import type { Item, NearOperand, Query } from '#text/query'
import { isPlain } from './cover.ts'

/**
 * The byte code of a query, one Int32 each. A node begins with its operation and, but for the first two, the address after it:
 *
 *     WORD hash term · BEGINNING term · ALL end child… · ANY end child… · NOT end child · FOLLOWERS end test count
 *     WORDS end length items-end (hash term offset exact)… (hash term offset hash term offset open)…
 *     NEAR end count within… operand…
 *
 * An operand of NEAR is an ANY of WORDS. The length of WORDS is the offset of their last item; after the items come the
 * stretches of scripts without spaces, by their first and last item, that must be words.
 */
export const WORD = 0
export const ALL = 1
export const ANY = 2
export const NOT = 3
export const WORDS = 4
export const NEAR = 5
export const FOLLOWERS = 6
export const BEGINNING = 7

/** Int32s of WORDS before its items, of an item, and of a stretch. */
export const HEADER = 4
export const ITEM = 4
export const STRETCH = 7

export const TESTS = ['=', '>', '>=', '<', '<=']

/** What compiling needs of the percolator. */
export interface Numbering {
  term(item: Item): number
  /** Hash of a whole word. */
  hash(term: number): number
  /** Number of an exactly written form; -1 for none. */
  exact(letters: string | undefined): number
  /** Says that positions of this term will be asked for. */
  locate(term: number): void
  frequency(item: Item): number
}

interface Placed extends Numbering {
  base: number
}

/** Compiles a query into byte code that will lie at `base`. */
export function compile(query: Query, numbering: Numbering, base: number): number[] {
  const code: number[] = []
  write(query, code, { ...numbering, base })
  return code
}

function write(query: Query, code: number[], numbering: Placed): void {
  switch (query.is) {
    case 'words':
    case 'field':
      writeItems(query.items, code, numbering)
      return
    case 'followers':
      code.push(FOLLOWERS, numbering.base + code.length + 4, TESTS.indexOf(query.test), query.count)
      return
    case 'query':
      write(query.of, code, numbering)
      return
    case 'not':
      writeNode(NOT, [query.of], code, numbering)
      return
    case 'all':
      // Fails fastest: the rarest first, words before what must be searched for, NOT last.
      writeNode(
        ALL,
        query.of.toSorted((one, other) => likelihood(one, numbering) - likelihood(other, numbering)),
        code,
        numbering,
      )
      return
    case 'any':
      writeNode(
        ANY,
        query.of.toSorted((one, other) => likelihood(other, numbering) - likelihood(one, numbering)),
        code,
        numbering,
      )
      return
    case 'near':
      writeNear(query.of, query.within, code, numbering)
      return
  }
}

function writeNode(operation: number, children: Query[], code: number[], numbering: Placed): void {
  const start = code.length
  code.push(operation, 0)
  for (const child of children) write(child, code, numbering)
  code[start + 1] = numbering.base + code.length
}

function writeItems(items: Item[], code: number[], numbering: Placed): void {
  const [only] = items
  if (only !== undefined && isPlain(items)) writeItem(only, code, numbering)
  else writeWords(items, code, numbering)
}

function writeItem(item: Item, code: number[], numbering: Placed): void {
  const term = numbering.term(item)
  if (item.prefix) code.push(BEGINNING, term)
  else code.push(WORD, numbering.hash(term), term)
}

function writeWords(items: Item[], code: number[], numbering: Placed): void {
  const start = code.length
  code.push(WORDS, 0, items.at(-1)?.offset ?? 0, numbering.base + start + HEADER + items.length * ITEM)
  // The rarest first: its occurrences are walked, the others are looked for beside it.
  for (const item of items.toSorted((one, other) => numbering.frequency(one) - numbering.frequency(other))) {
    const term = numbering.term(item)
    numbering.locate(term)
    code.push(numbering.hash(term), term, item.offset, numbering.exact(item.exact))
  }
  items.forEach((first, index) => {
    const last = first.stretch === undefined ? undefined : items[index + first.stretch - 1]
    if (last === undefined) return
    const [one, other] = [numbering.term(first), numbering.term(last)]
    code.push(numbering.hash(one), one, first.offset, numbering.hash(other), other, last.offset, first.open ? 1 : 0)
  })
  code[start + 1] = numbering.base + code.length
}

function writeNear(operands: NearOperand[], within: number[], code: number[], numbering: Placed): void {
  const start = code.length
  code.push(NEAR, 0, operands.length, ...within)
  for (const operand of operands) {
    const parts = operand.is === 'words' ? [operand] : operand.of
    const at = code.length
    code.push(ANY, 0)
    for (const part of parts) writeWords(part.items, code, numbering)
    code[at + 1] = numbering.base + code.length
  }
  code[start + 1] = numbering.base + code.length
}

/** Rough share of posts, in thousandths, in which a part holds; ties are broken by how dear it is to find out. */
function likelihood(query: Query, numbering: Placed): number {
  switch (query.is) {
    case 'words':
    case 'field':
      return Math.min(...query.items.map(item => numbering.frequency(item)))
    case 'near':
    case 'all':
      return Math.min(...query.of.map(part => likelihood(part, numbering)))
    case 'any':
      return query.of.reduce((sum, part) => sum + likelihood(part, numbering), 0)
    case 'query':
      return likelihood(query.of, numbering)
    case 'not':
      return 1000
    case 'followers':
      return 400
  }
}
