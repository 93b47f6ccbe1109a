import { slotOf, type Table } from './table.ts'

/** eld's letters for the bytes of UTF-8 from 0x80 on; those below stand for themselves. */
const letterOfByte = Uint8Array.from(
  'M2RJOP{ä>âüé_QáôëåõèïZû}à3ùÉYîí]|)ÿ~1VDT48FIK7WS/EB5;NCê*X=^:[Hò  ¢!(,ß øó    Uö6@ÀÁ <ýG-Añú    $Læ?0"#%&+ì9.ç µ                ',
  letter => letter.charCodeAt(0),
)
/** What lies between words; some letters are younger than eld's list of them. An apostrophe before a letter is of the word. */
const separator = /[^\p{L}]|[\u088f\u0c5c\u0cdc\u1c89\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7dc\ua7f1]/u
const separators = new RegExp(`(?:${separator.source})+(?<![\x27\x60’])`, 'gu')
/** The two letters that a neighbour or a mark makes small in another way. */
const unruly = /[Σİ]/

/** By code unit: how it is read, or from 3 on its small letter. */
const kinds = new Uint16Array(0x10000)
const parting = 1
const apostrophe = 2

/** What eld takes from all points to make its file smaller, and what it brings sums below 1 by. */
const leastPoints = 53
const scale = 25
/** A word is read so far; its end always is. */
const mostBytes = 70

let bytes = new Uint8Array(1_024)
/** The n-grams of the present text, each once: two halves, and the text's stamp. */
let met = new Int32Array(3 * 512)
let stamp = 0
let grams = 0
const sums = new Int32Array(256)

/**
 * How like each language a text is, as eld 2 counts it: n-grams of four bytes, one each three bytes of a word, its
 * beginning and its end known as such, each n-gram once; what they say of a language is summed and brought below 1.
 *
 * `likeness` is by number of the language, 0 where nothing is known. Returns whether anything is. For texts of some
 * hundred letters, without letters beyond the basic plane.
 */
export function weighGrams(table: Table, text: string, likeness: Float64Array): boolean {
  const length = bytesOf(text)
  const room = 2 ** Math.ceil(Math.log2(2 * length + 16))
  if (met.length < 3 * room) met = new Int32Array(3 * room)
  stamp++
  grams = 0
  sums.fill(0)
  let from = 0
  for (let at = 0; at <= length; at++) {
    if (at < length && bytes[at] !== 0) continue
    if (at > from) readWord(table, from, at)
    from = at + 1
  }
  let isKnown = false
  for (let language = 0; language < table.codes.length; language++) {
    const points = sums[language] as number
    likeness[language] = points === 0 ? 0 : points / grams / (points / grams + scale)
    if (points > 0) isKnown = true
  }
  return isKnown
}

/** Writes the small letters of the text as eld's letters, a 0 for what lies between words; returns how many. */
function bytesOf(text: string): number {
  if (bytes.length < 3 * text.length + 16) bytes = new Uint8Array(6 * text.length + 16)
  if (unruly.test(text)) return bytesOfSmall(text.replace(separators, ' ').toLowerCase())
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const kind = (kinds[unit] as number) || kindOf(unit)
    if (kind === parting || (kind === apostrophe && !isBeforeLetter(text, at))) bytes[count++] = 0
    else count = addBytes(kind === apostrophe ? unit : kind, count)
  }
  return count
}

function bytesOfSmall(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 32) bytes[count++] = 0
    else count = addBytes(unit, count)
  }
  return count
}

function addBytes(unit: number, count: number): number {
  if (unit < 0x80) {
    bytes[count] = unit
    return count + 1
  }
  let at = count
  if (unit < 0x800) bytes[at++] = letterOfByte[(0xc0 | (unit >> 6)) - 0x80] as number
  else {
    bytes[at++] = letterOfByte[(0xe0 | (unit >> 12)) - 0x80] as number
    bytes[at++] = letterOfByte[(unit >> 6) & 0x3f] as number
  }
  bytes[at++] = letterOfByte[unit & 0x3f] as number
  return at
}

function kindOf(unit: number): number {
  const character = String.fromCharCode(unit)
  let kind = parting
  if (unit === 39 || unit === 96 || unit === 0x2019) kind = apostrophe
  else if (!separator.test(character)) kind = character.toLowerCase().charCodeAt(0)
  kinds[unit] = kind
  return kind
}

/** Apostrophes before a letter, or at the very end, belong to the word. */
function isBeforeLetter(text: string, start: number): boolean {
  let at = start
  let kind = apostrophe
  while (at < text.length && kind === apostrophe) {
    const unit = text.charCodeAt(at++)
    kind = (kinds[unit] as number) || kindOf(unit)
  }
  return kind !== parting
}

function readWord(table: Table, from: number, to: number): void {
  const length = Math.min(to - from, mostBytes)
  if (length < 5) {
    readShort(table, from, length)
    return
  }
  meet(table, 32 | (byteAt(from) << 8) | (byteAt(from + 1) << 16), byteAt(from + 2) | (byteAt(from + 3) << 8))
  for (let at = 3; at + 4 < length; at += 3) meet(table, three(from + at), byteAt(from + at + 3))
  // A word that is cut keeps its whole rest for an end, which no table knows.
  if (to - from > mostBytes) meet(table, -1, hashOf(from + mostBytes - 4, to))
  else meet(table, three(to - 4), byteAt(to - 1) | (32 << 8))
}

/** Up to four bytes and both edges. */
function readShort(table: Table, from: number, length: number): void {
  let first = 32
  let second = 0
  for (let at = 1; at < length + 2; at++) {
    const letter = at > length ? 32 : byteAt(from + at - 1)
    if (at < 3) first |= letter << (8 * at)
    else second |= letter << (8 * (at - 3))
  }
  meet(table, first, second)
}

const byteAt = (at: number): number => bytes[at] as number
const three = (at: number): number => byteAt(at) | (byteAt(at + 1) << 8) | (byteAt(at + 2) << 16)

function hashOf(from: number, to: number): number {
  let hash = 0
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ byteAt(at), 0x01000193)
  return hash
}

/** Counts an n-gram if it is new, and adds what it says. */
function meet(table: Table, first: number, second: number): void {
  const last = met.length / 3 - 1
  let place = slotOf(first, second, last)
  while (met[3 * place + 2] === stamp) {
    if (met[3 * place] === first && met[3 * place + 1] === second) return
    place = (place + 1) & last
  }
  met[3 * place] = first
  met[3 * place + 1] = second
  met[3 * place + 2] = stamp
  grams++
  const { slots, starts, languages, points } = table
  const mask = slots.length / 3 - 1
  let slot = slotOf(first, second, mask)
  for (;;) {
    const gram = (slots[3 * slot + 2] as number) - 1
    if (gram < 0) return
    if (slots[3 * slot] === first && slots[3 * slot + 1] === second) {
      const end = starts[gram + 1] as number
      for (let at = starts[gram] as number; at < end; at++) {
        const language = languages[at] as number
        sums[language] = (sums[language] as number) + (points[at] as number) + leastPoints
      }
      return
    }
    slot = (slot + 1) & mask
  }
}
