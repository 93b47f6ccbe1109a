import { readFileSync } from 'node:fs'

/**
 * eld's table of byte n-grams in typed arrays: some 4 MB for the medium one, where the object that eld ships takes 60.
 *
 * An n-gram is up to six of eld's letters (one for each byte of UTF-8), kept in two numbers of three letters each. Its
 * languages are `languages[starts[gram]..starts[gram + 1]]`, with `points` beside them.
 */
export interface Table {
  /** By number of the language: its code. */
  codes: string[]
  /** Open addressing; a slot is three places: first half, second half, number of the n-gram + 1 (0 is empty). */
  slots: Int32Array
  starts: Int32Array
  languages: Uint8Array
  points: Uint8Array
}

/** Reads the table of an installed eld, as a text: running it as a module would keep its object for good. */
export function readTable(size: 'small' | 'medium' | 'large'): Table {
  const file = new URL(`../ngrams/${size}.js`, import.meta.resolve(`eld/${size}`))
  return parseTable(readFileSync(file, 'utf8'))
}

const quote = 39
const quotes = 34
const backslash = 92
const colon = 58
const comma = 44
const closing = 125

/** `{…languages:{0:'am',…},…ngrams:{' Lé4L':{0:176},L_QL:{0:148,7:12},…}}` */
function parseTable(source: string): Table {
  const codes: string[] = []
  for (const [, number, code] of between(source, 'languages:{', '}').matchAll(/(\d+):'([a-z]+)'/g))
    codes[Number(number)] = code ?? ''
  const firsts: number[] = []
  const seconds: number[] = []
  const starts: number[] = [0]
  const languages: number[] = []
  const points: number[] = []
  let at = source.indexOf('ngrams:{') + 'ngrams:{'.length
  while (source.charCodeAt(at) !== closing) {
    const sign = source.charCodeAt(at)
    const isQuoted = sign === quote || sign === quotes
    if (isQuoted) at++
    let first = 0
    let second = 0
    for (let letters = 0; ; letters++) {
      let unit = source.charCodeAt(at++)
      if (unit === (isQuoted ? sign : colon)) break
      if (unit === backslash) unit = source.charCodeAt(at++)
      if (letters < 3) first |= unit << (8 * letters)
      else second |= unit << (8 * (letters - 3))
    }
    firsts.push(first)
    seconds.push(second)
    at += isQuoted ? 2 : 1
    for (;;) {
      let language = 0
      for (let unit = source.charCodeAt(at++); unit !== colon; unit = source.charCodeAt(at++))
        language = language * 10 + unit - 48
      let point = 0
      let unit = source.charCodeAt(at++)
      for (; unit !== comma && unit !== closing; unit = source.charCodeAt(at++)) point = point * 10 + unit - 48
      languages.push(language)
      points.push(point)
      if (unit === closing) break
    }
    starts.push(languages.length)
    if (source.charCodeAt(at) === comma) at++
  }
  return {
    codes,
    slots: slotsOf(firsts, seconds),
    starts: Int32Array.from(starts),
    languages: Uint8Array.from(languages),
    points: Uint8Array.from(points),
  }
}

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from) + from.length
  return text.slice(start, text.indexOf(to, start))
}

function slotsOf(firsts: readonly number[], seconds: readonly number[]): Int32Array {
  const count = 2 ** Math.ceil(Math.log2(firsts.length * 2))
  const slots = new Int32Array(3 * count)
  for (const [gram, first] of firsts.entries()) {
    const second = seconds[gram] ?? 0
    let slot = slotOf(first, second, count - 1)
    while (slots[3 * slot + 2] !== 0) slot = (slot + 1) & (count - 1)
    slots[3 * slot] = first
    slots[3 * slot + 1] = second
    slots[3 * slot + 2] = gram + 1
  }
  return slots
}

/** Where to look first for an n-gram; `mask` is the number of slots less one. */
export function slotOf(first: number, second: number, mask: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & mask
}
