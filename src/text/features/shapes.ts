import { addFeature, type Features, IN_TEXT, IN_TITLE, SIGNS } from './buffers.ts'
import { hashName, mix } from './hash.ts'
import { EMOJI } from './scan.ts'

const SHAPE = hashName('shape')
const LENGTH = hashName('length')
const WORD_COUNT = hashName('number of words')
const SHOUTED = hashName('word in capitals')
const SHOUTING = hashName('share of capitals')
const STARTS_SMALL = hashName('starts with a small letter')
const HAS_TITLE = hashName('title')

/** Reads the shapes of words (`£000`, `00ppm`, CAPITALS) and of the whole: how long, how loud. */
export function readShapes(features: Features, title: string, text: string, firstOfText: number): void {
  let letters = 0
  let capitals = 0
  for (let word = 0; word < features.wordCount; word++) {
    if (features.wordKinds[word] === EMOJI) continue
    const field = features.wordFields[word] as number
    const source = field === IN_TITLE ? title : text
    const start = features.wordStarts[word] as number
    const end = features.wordEnds[word] as number
    let big = 0
    let digits = 0
    let shape = SHAPE
    for (let unit = start; unit < end; unit++) {
      const code = source.charCodeAt(unit)
      if (code >= 48 && code <= 57) {
        digits++
        shape = mix(shape, 48)
      } else {
        if (code >= 65 && code <= 90) big++
        shape = mix(shape, code | 32)
      }
    }
    letters += end - start - digits
    capitals += big
    if (digits > 0) {
      const before = start > 0 ? source.charCodeAt(start - 1) : 0
      if (isCurrency(before)) shape = mix(shape, before)
      addFeature(features, shape, SIGNS, start, end, field)
    }
    if (big >= 2 && big === end - start) addFeature(features, SHOUTED, SIGNS, start, end, field)
    if (word === firstOfText && big === 0 && digits === 0) addFeature(features, STARTS_SMALL, SIGNS, start, end, field)
  }
  if (title !== '') addFeature(features, HAS_TITLE, SIGNS, 0, title.length, IN_TITLE)
  const whole = (hash: number, size: number) => addFeature(features, mix(hash, size), SIGNS, 0, text.length, IN_TEXT)
  whole(LENGTH, Math.round(2 * Math.log2(1 + title.length + text.length)))
  whole(WORD_COUNT, Math.round(2 * Math.log2(1 + features.wordCount)))
  whole(SHOUTING, letters === 0 ? 0 : Math.ceil((6 * capitals) / letters))
}

function isCurrency(code: number): boolean {
  return code === 0xa3 || code === 0x24 || code === 0x20ac || code === 0xa5
}
