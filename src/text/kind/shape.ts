import { COLON, DIGIT, GREATER, glance, LESS, PERCENT, PICTURE, SEMICOLON } from './glance.ts'
import type { Cue, Group } from './lexicon.ts'
import type { ReadInput } from './model.ts'
import type { Split } from './split.ts'

interface Sign {
  group: Group
  weight: number
  start: number
  end: number
}

/** What a post looks like, whatever its language. */
export interface Shape {
  signs: Sign[]
  /** Emoji and the like: above zero good, below bad. */
  feelings: { weight: number; start: number; end: number }[]
  isLoud: boolean
  loudness: string[]
}

const goodFaces = /[😀😃😄😁😊😍🥰😘🤩👍👏🙌💪🎉🙏😻☺]|❤|♥|<3|:-?\)|;-?\)|:-?D\b/gu
const badFaces = /[😡😠🤬👎😤😞😢😭💩🤮😒🙄😩😫😣🤦]|:-?\(|:-?\/(?!\/)/gu
const salesFaces = /[🎁💰🚀🔥💯🤑💸🎰]/gu
const anyEmoji = /\p{Extended_Pictographic}/u
const priceCut = /-?\d{1,2} ?% (?:off|rabatt|de descuento|de réduction|korting|di sconto|de desconto)|-\d{1,2} ?%/i
const machineHandle = /(?:^|[_.-])(?:bot|jobs?|deals?|coupons?|promo|offers?|giveaways?)(?:$|[_.-])|bot$|jobs$|deals$/i
const newsHandle =
  /news|press|times|daily|herald|gazette|zeitung|journal|tribune|nachrichten|diario|giornale|jornal|krant/i

/** Signs that need no dictionary: question marks, links, hashtags, capitals, headlines, repetition. */
export function shapeOf(text: string, post: Split, cues: Cue[], input: ReadInput): Shape {
  const signs: Sign[] = []
  const feelings: Shape['feelings'] = []
  const seen = glance(text)
  const hasEmoji = (seen & PICTURE) !== 0 && anyEmoji.test(text)

  for (const sentence of post.sentences) {
    if (sentence.asks) {
      signs.push({ group: 'question', weight: 2.6, start: sentence.mark, end: sentence.mark + 1 })
      break
    }
  }
  addChoice(post, cues, signs)
  addStatic(text, post, seen, hasEmoji, input, signs)
  addHeadline(text, post, cues, hasEmoji, input, signs)

  if (hasEmoji || (seen & (COLON | SEMICOLON | LESS)) !== 0) {
    for (const match of text.matchAll(goodFaces)) feelings.push(faceOf(match, 1.2))
    for (const match of text.matchAll(badFaces)) feelings.push(faceOf(match, -1.4))
  }
  const isLoud = post.exclamations >= 2 || (post.shouted >= 3 && post.shouted * 2 > post.words.length)
  return {
    signs,
    feelings: feelings.slice(0, 3),
    isLoud,
    loudness: post.exclamations >= 2 ? ['!!'] : ['capitals'],
  }
}

function faceOf(match: RegExpMatchArray, weight: number): { weight: number; start: number; end: number } {
  const start = match.index ?? 0
  return { weight, start, end: start + match[0].length }
}

/** "Mokka 2 or Mokka 3?": a short sentence that asks, with two things beside an "or" and no verb in front. */
function addChoice(post: Split, cues: Cue[], signs: Sign[]): void {
  for (const cue of cues) {
    if (cue.group !== 'or') continue
    const number = post.sentence[cue.first] ?? 0
    const sentence = post.sentences[number]
    const first = sentence?.first ?? 0
    const next = post.sentences[number + 1]?.first ?? post.words.length
    const before = cue.first - first
    const after = next - cue.last - 1
    if (!sentence?.asks || before < 1 || after < 1 || before > 3 || after > 3) continue
    if (cues.some(other => other.group === 'question' && other.first === first)) continue
    const place = { start: post.starts[first] ?? 0, end: post.ends[next - 1] ?? 0 }
    signs.push({ group: 'choice', weight: 1, ...place }, { group: 'purchase-interest', weight: 2, ...place })
  }
}

function addStatic(text: string, post: Split, seen: number, hasEmoji: boolean, input: ReadInput, signs: Sign[]): void {
  const { words, hashtags, mentions, links } = post
  const say = (weight: number, place: { start: number; end: number } | undefined) => {
    if (place !== undefined) signs.push({ group: 'static', weight, start: place.start, end: place.end })
  }
  const span = (places: { start: number; end: number }[]) => ({
    start: places[0]?.start ?? 0,
    end: places.at(-1)?.end ?? 0,
  })
  if (hashtags.length >= 5) say(1.6, span(hashtags))
  else if (hashtags.length >= 3) say(0.8, span(hashtags))
  if (hashtags.length >= 3 && hashtags.length * 1.4 >= words.length) say(2.4, span(hashtags))
  if (words.length <= 1 && links.length > 0) say(3.4, links[0])
  if (words.length === 0 && mentions.length >= 2) say(3.4, span(mentions))
  else if (mentions.length >= 5) say(1.6, span(mentions))
  if (hasEmoji) {
    const first = text.search(salesFaces)
    if (first >= 0) say(1, { start: first, end: first + 2 })
  }
  const arrows = (seen & GREATER) === 0 ? -1 : text.indexOf('>>>')
  if (arrows >= 0) say(1.4, { start: arrows, end: arrows + 3 })
  const percent = (seen & PERCENT) !== 0 && (seen & DIGIT) !== 0 ? priceCut.exec(text) : null
  if (percent !== null) say(1, { start: percent.index, end: percent.index + percent[0].length })
  if (post.shouted >= 2 && links.length > 0) say(0.6, links[0])
  if (words.length >= 6 && new Set(words).size * 2 <= words.length) {
    say(2.8, { start: post.starts[0] ?? 0, end: post.ends.at(-1) ?? 0 })
  }
  if (input.author !== undefined && machineHandle.test(input.author.handle) && words.length > 0) {
    say(1.2, { start: post.starts[0] ?? 0, end: post.ends.at(-1) ?? 0 })
  }
}

/**
 * A headline speaks of others: no I and no you, no question, no emoji, begins with a capital, has the length of a
 * line, and mostly comes with a link and without a full stop.
 */
function addHeadline(text: string, post: Split, cues: Cue[], hasEmoji: boolean, input: ReadInput, signs: Sign[]): void {
  const { words, links } = post
  const count = words.length
  const first = post.starts[0] ?? 0
  const end = post.ends.at(-1) ?? 0
  const from = text.charCodeAt(first)
  const isCapital = (from >= 65 && from <= 90) || (from >= 0xc0 && from <= 0xde) || (from >= 48 && from <= 57)
  if (cues.some(cue => cue.group === 'person') || post.sentences.some(sentence => sentence.asks)) {
    signs.push({ group: 'news', weight: -2, start: first, end })
    return
  }
  const hasLink = links.length > 0 || input.links.length > 0
  const lastUnit = text.charCodeAt(Math.min(end, text.length - 1))
  const endsOpen = lastUnit !== 46 && lastUnit !== 33
  if (hasEmoji || post.exclamations > 0) {
    signs.push({ group: 'news', weight: -1.2, start: first, end })
    return
  }
  if (count < 4 || count > 28 || !isCapital) return
  const weight = (hasLink ? 1.1 : 0) + (endsOpen ? 0.5 : 0)
  if (weight > 0) signs.push({ group: 'news', weight, start: first, end })
  if (input.author !== undefined && newsHandle.test(input.author.handle))
    signs.push({ group: 'news', weight: 1, start: first, end })
}
