/**
 * Words of the scripts that write none apart but have dictionaries of them: Thai, Lao, Khmer, Burmese.
 *
 * Posts and queries are read in pairs of letters, which loses nothing, whatever the name of a brand; what is found is then
 * held against the words that Unicode's segmentation (UAX #29, through `Intl.Segmenter`) sees there. So กา (crow) is not
 * found in กาแฟ (coffee), and a name that no dictionary knows is found although it is cut apart. Nothing stored depends
 * on the dictionary, which changes from one version of Unicode to the next.
 */
const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('th', { granularity: 'word' }) : undefined

/** The text that was cut last: of each place whether it is not cut yet, inside a word, or where one begins or ends. */
let source = ''
let places = new Uint8Array(256)
const UNKNOWN = 0
const INSIDE = 1
const EDGE = 2

/** Whether a code unit belongs to one of these scripts. */
export function isUncut(code: number): boolean {
  return (
    (code >= 0x0e00 && code <= 0x0eff) ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff) ||
    (code >= 0xa9e0 && code <= 0xa9ff) ||
    (code >= 0xaa60 && code <= 0xaa7f)
  )
}

/**
 * Whether letters found at `start..end` of a text in such a script are words or cross words there, and don't only lie
 * inside one longer word. With `open`, the word may go on after them.
 */
export function standsAlone(text: string, start: number, end: number, open: boolean): boolean {
  if (segmenter === undefined) return true
  if (text !== source) begin(text)
  if (places[start] === UNKNOWN) cut(segmenter, text, start)
  for (let at = start + 1; at < end; at++) if (places[at] === EDGE) return true
  return places[start] === EDGE && (open || places[end] === EDGE)
}

function begin(text: string): void {
  source = text
  if (text.length >= places.length) places = new Uint8Array(text.length * 2)
  else places.fill(UNKNOWN, 0, text.length + 1)
}

function cut(by: Intl.Segmenter, text: string, start: number): void {
  let first = start
  let last = start
  while (first > 0 && goesOn(text.charCodeAt(first - 1))) first--
  while (last < text.length && goesOn(text.charCodeAt(last))) last++
  places.fill(INSIDE, first, last)
  for (const { index } of by.segment(text.slice(first, last))) places[first + index] = EDGE
  places[last] = EDGE
}

/** Joiners stand inside words; the space of no width stands between them. */
function goesOn(code: number): boolean {
  return isUncut(code) || code === 0x200c || code === 0x200d
}
