import { COLON, DIGIT, glance, PERCENT, QUOTE } from './glance.ts'
import { type Group, notions } from './lexicon.ts'
import { kinds } from './model.ts'
import type { Split } from './split.ts'

/** A stretch of the text, or of the title where `in` says so. */
export interface Place {
  start: number
  end: number
  in?: 'title'
}

/** What was found for one group: the sum of its weights, and where. */
export interface Evidence {
  sum: number
  because: Place[]
}

const shapes = [
  'mark',
  'markLast',
  'markOnly',
  'silent',
  'exclaims',
  'loud',
  'colon',
  'quotes',
  'digits',
  'money',
  'percent',
  'links',
  'hashtags',
  'mentions',
  'goodFace',
  'badFace',
  'noPerson',
  'small',
  'short',
  'long',
  'veryLong',
  'oneSentence',
  'manySentences',
  'title',
] as const

/** The names of all signs, in the order of their values. */
export const signNames: readonly string[] = [...kinds.map(kind => `says ${kind}`), ...notions, ...shapes]
const numberOf = new Map(signNames.map((name, at) => [name, at]))
const at = (name: string): number => numberOf.get(name) ?? 0
const shapeNumbers = Object.fromEntries(shapes.map(name => [name, at(name)])) as Record<(typeof shapes)[number], number>
/** By group, the number of its sign; the kinds' come first. */
const groupNumbers = new Map<Group, number>([
  ...kinds.map((kind): [Group, number] => [kind, at(`says ${kind}`)]),
  ...notions.map((notion): [Group, number] => [notion, at(notion)]),
])

/** All signs of a post: how strong each is, and where it stands. */
export interface Signs {
  values: Float64Array
  places: (Place[] | undefined)[]
}

/** Turns what was found into numbers between about -2 and 3, so that weights can be learned. */
export function signsOf(evidence: Map<Group, Evidence>, text: string, post: Split, hasTitle: boolean): Signs {
  const values = new Float64Array(signNames.length)
  const places: Signs['places'] = []
  for (const [group, found] of evidence) {
    const number = groupNumbers.get(group)
    if (number === undefined) continue
    // The second of a sort says half as much as the first.
    values[number] =
      number < kinds.length ? Math.max(-3, Math.min(6, found.sum)) / 2 : 2 - 2 ** (1 - found.because.length)
    places[number] = found.because
  }
  addShapes(values, places, evidence, text, post, hasTitle)
  return { values, places }
}

const money = /[€£$]\s?\d|\d\s?[€£$]|\b\d+ ?(?:euros?|eur|pounds|dollars|quid|grand|zł|kr|reais)\b/iu
const quotes = /[“”„«»"]/u

function addShapes(
  values: Float64Array,
  places: Signs['places'],
  evidence: Map<Group, Evidence>,
  text: string,
  post: Split,
  hasTitle: boolean,
): void {
  const say = (name: (typeof shapes)[number], value: number, place?: Place) => {
    if (value === 0) return
    const number = shapeNumbers[name]
    values[number] = value
    if (place !== undefined) places[number] = [place]
  }
  const matched = (name: (typeof shapes)[number], pattern: RegExp) => {
    const match = pattern.exec(text)
    if (match !== null) say(name, 1, { start: match.index, end: match.index + match[0].length })
  }
  const count = post.words.length
  const filled = post.sentences.filter((one, index) => one.first < (post.sentences[index + 1]?.first ?? count))
  const asking = filled.filter(one => one.asks)
  const last = filled.at(-1)
  const mark = asking.at(-1)
  if (mark !== undefined) {
    const place = { start: mark.mark, end: mark.mark + 1 }
    say('mark', 1, place)
    if (last?.asks) say('markLast', 1, place)
    if (asking.length === filled.length) say('markOnly', 1, place)
  } else if (count > 0) say('silent', 1)
  say('exclaims', Math.min(2, post.exclamations))
  say('loud', Math.min(2, post.shouted / 2))
  const seen = glance(text)
  if ((seen & DIGIT) !== 0) {
    say('digits', 1)
    matched('money', money)
    if ((seen & PERCENT) !== 0) matched('percent', /\d ?%/)
  }
  if ((seen & QUOTE) !== 0) matched('quotes', quotes)
  if ((seen & COLON) !== 0) say('colon', /\w: /.test(text) ? 1 : 0)
  const link = post.links[0]
  if (link !== undefined) say('links', 1, link)
  const hashtag = post.hashtags[0]
  if (hashtag !== undefined) say('hashtags', Math.min(2, post.hashtags.length / 2), hashtag)
  const mention = post.mentions[0]
  if (mention !== undefined) say('mentions', 1, mention)
  const first = text.charAt(post.starts[0] ?? 0)
  say('small', first !== first.toUpperCase() ? 1 : 0)
  say('noPerson', evidence.has('person') ? 0 : 1)
  say('short', count > 0 && count <= 9 ? 1 : 0)
  say('long', count >= 40 ? 1 : 0)
  say('veryLong', count >= 120 ? 1 : 0)
  say('oneSentence', filled.length === 1 ? 1 : 0)
  say('manySentences', filled.length >= 4 ? 1 : 0)
  say('title', hasTitle ? 1 : 0)
}

/** Emoji that feel like something, which only the shape has seen. */
export function addFaces(signs: Signs, good: Place[], bad: Place[]): void {
  if (good.length > 0) {
    signs.values[at('goodFace')] = 1
    signs.places[at('goodFace')] = good
  }
  if (bad.length > 0) {
    signs.values[at('badFace')] = 1
    signs.places[at('badFace')] = bad
  }
}
