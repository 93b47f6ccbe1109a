/**
 * Words of the scripts that write none apart but have dictionaries of them: Thai, Lao, Khmer, Burmese.
 *
 * Posts and queries are read in pairs of letters, which loses nothing, whatever the name of a brand; what is found is then
 * held against the words that Unicode's segmentation (UAX #29, through `Intl.Segmenter`) sees there. So กา (crow) is not
 * found in กาแฟ (coffee), and a name that no dictionary knows is found although it is cut apart. Nothing stored depends
 * on the dictionary, which changes from one version of Unicode to the next.
 */
const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('th', { granularity: 'word' }) : undefined

/** The stretch that was cut last, its place, and 1 where a word begins in it. */
let source = ''
let first = 0
let last = 0
let begins = new Uint8Array(64)

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
  if (text !== source || start < first || end > last) cut(segmenter, text, start)
  if (end > last) return true
  for (let at = start + 1; at < end; at++) if (begins[at - first] === 1) return true
  return begins[start - first] === 1 && (open || begins[end - first] === 1)
}

function cut(by: Intl.Segmenter, text: string, start: number): void {
  source = text
  first = start
  last = start
  while (first > 0 && goesOn(text.charCodeAt(first - 1))) first--
  while (last < text.length && goesOn(text.charCodeAt(last))) last++
  if (last - first >= begins.length) begins = new Uint8Array((last - first) * 2)
  else begins.fill(0)
  for (const { index } of by.segment(text.slice(first, last))) begins[index] = 1
  begins[last - first] = 1
}

/** Joiners stand inside words; the space of no width stands between them. */
function goesOn(code: number): boolean {
  return isUncut(code) || code === 0x200c || code === 0x200d
}
