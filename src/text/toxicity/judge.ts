import type { PlainWord } from './plain.ts'
import {
  adjectives,
  counter,
  dehumanising,
  derogatory,
  doubtfulSlurs,
  groups,
  harming,
  hating,
  insults,
  negations,
  negativeNorms,
  owning,
  people,
  profanity,
  slurs,
  welcoming,
} from './words.ts'

/** What the rules saw. */
export interface Judged {
  /** 0..1: how plainly the post is against a group of people. */
  hate: number
  /** 0..1: how rude it is toward a person. */
  insult: number
  coarse: number
  isCounter: boolean
  groups: PlainWord[]
  slurs: PlainWord[]
  /** The words that speak for the judgement. */
  because: PlainWord[]
  /** The words that speak against it: negation, condemnation, praise. */
  against: PlainWord[]
}

const refers = new Set([
  'they',
  'them',
  "they're",
  'theyre',
  'these',
  'those',
  'their',
  'such',
  'your',
  'you',
  "they'll",
  "they've",
])
const many = new Set([
  'are',
  'is',
  'were',
  'should',
  'must',
  'deserve',
  'deserves',
  'belong',
  'have',
  'need',
  'will',
  'can',
  'make',
  'all',
  'always',
  "aren't",
])
const second = new Set([
  'you',
  'your',
  "you're",
  'youre',
  'ur',
  'u',
  'ya',
  'yourself',
  'yall',
  "y'all",
  'him',
  'her',
  'he',
  'she',
  "he's",
  "she's",
  'them',
])

/**
 * Judges by rules who is spoken of and how: a group or slur, what is said of it, and whether that is denied, condemned or
 * quoted. The functions that such a judge must get right are those of HateCheck (Röttger et al. 2021); nothing was
 * learned from its cases.
 */
export function judge(words: readonly PlainWord[]): Judged {
  const found: Judged = {
    hate: 0,
    insult: 0,
    coarse: 0,
    isCounter: false,
    groups: [],
    slurs: [],
    because: [],
    against: [],
  }
  const isGroup = words.map((_, at) => groupAt(words, at))
  const plain = words.map(({ word }) => word).join(' ')
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as PlainWord
    if (isGroup[at]) found.groups.push(word)
    if (slurs.has(word.word)) found.slurs.push(word)
    if (profanity.has(word.word)) found.coarse++
  }
  const hasGroup = found.groups.length > 0
  found.isCounter = counter.test(plain) && (hasGroup || found.slurs.length > 0)
  judgeSlurs(words, found)
  if (hasGroup) judgeGroups(words, isGroup, plain, found)
  judgeInsults(words, isGroup, found)
  if (found.isCounter || isAllQuoted(words, found)) found.hate *= 0.25
  return found
}

/** A group named by a noun, or by an adjective with people after it or many spoken of. */
function groupAt(words: readonly PlainWord[], at: number): boolean {
  const { word } = words[at] as PlainWord
  if (!groups.has(word)) return false
  if (!adjectives.has(word)) return true
  const next = words[at + 1]?.word ?? ''
  const before = words[at - 1]?.word ?? ''
  return (
    people.has(next) ||
    groups.has(next) ||
    slurs.has(next) ||
    insults.has(next) ||
    before === 'the' ||
    (/^(?:a|an|you|youre|you're|being)$/.test(before) && word !== 'black' && word !== 'white' && word !== 'brown') ||
    /^(?:lives|trash|throats?|vermin|filth)$/.test(next) ||
    dehumanising.has(next)
  )
}

function judgeSlurs(words: readonly PlainWord[], found: Judged): void {
  for (const slur of found.slurs) {
    const at = words.indexOf(slur)
    const near = words.slice(Math.max(0, at - 5), at)
    const after = words.slice(at + 1, at + 5)
    const isOwn =
      near.slice(-3).some(({ word }) => /^(?:my|our|we|we're|i|i'm|im|us|fellow|me)$/.test(word)) ||
      owning.test(near.at(-1)?.word ?? '')
    const isPraised = [...near, ...after].some(
      ({ word }) =>
        welcoming.has(word) ||
        /^(?:genius|lookin|proud|cool|bad|clean|dope|hot|fine|funny|badass|boss|king|queen)$/.test(word),
    )
    const isAimed = [...near, ...after].some(
      ({ word }) =>
        second.has(word) ||
        hating.has(word) ||
        harming.has(word) ||
        dehumanising.has(word) ||
        /^(?:like|fucking|stupid|dirty|filthy|ugly|disgusting|dumb|just|typical|common|bunch|nothing|another|such|only|behaviour|behavior|all|shut)$/.test(
          word,
        ),
    )
    const isMany =
      slur.word.endsWith('s') && !isOwn && !isPraised && !/^(?:niggas|bitches|hoes|queers|dykes)$/.test(slur.word)
    let weight = doubtfulSlurs.has(slur.word) ? (isAimed ? 0.65 : isMany ? 0.55 : 0.35) : isAimed ? 0.95 : 0.75
    if ((isOwn || isPraised) && !isAimed) weight *= 0.35
    if (near.slice(-3).some(({ word }) => negations.has(word) && word !== 'nothing')) weight *= 0.6
    if (slur.isQuoted) weight *= 0.4
    found.hate = Math.max(found.hate, weight)
    found.because.push(slur)
  }
}

function judgeGroups(words: readonly PlainWord[], isGroup: readonly boolean[], plain: string, found: Judged): void {
  const sentences = new Set(found.groups.map(({ sentence }) => sentence))
  let worst = 0
  for (const sentence of sentences) {
    // What is said of "them" goes on in the next sentence.
    const own = words.map((word, at) => ({ word, at })).filter(({ word }) => word.sentence === sentence)
    const next = words.map((word, at) => ({ word, at })).filter(({ word }) => word.sentence === sentence + 1)
    const before = words.map((word, at) => ({ word, at })).filter(({ word }) => word.sentence === sentence - 1)
    worst = Math.max(worst, judgeSentence(own, isGroup, found))
    for (const other of [next, before])
      if (other.some(({ word }) => refers.has(word.word)))
        worst = Math.max(worst, judgeSentence(other, isGroup, found, true))
  }
  for (const norm of negativeNorms) {
    const match = norm.exec(plain)
    if (match === null) continue
    worst = Math.max(worst, isDeniedBefore(plain, match) ? 0.3 : 0.9)
    let place = 0
    for (const word of words) {
      if (place >= match.index && place < match.index + match[0].length) found.because.push(word)
      place += word.word.length + 1
    }
  }
  found.hate = Math.max(found.hate, worst)
}

const denial =
  /\b(?:no|not|never|nobody|none|don't|dont|doesn't|didn't|shouldn't|mustn't|can't|cannot|won't|wouldn't|isn't|aren't|nor|without|disagree)\b/

/** "No black person ought to …", "nobody should …": a denial before a norm that has none of its own. */
function isDeniedBefore(plain: string, match: RegExpExecArray): boolean {
  const before = plain
    .slice(0, match.index)
    .split(' ')
    .slice(-7)
    .join(' ')
    .replace(/\bnothing but\b/, '')
  const inside = match[0].split(' ').slice(0, 3).join(' ')
  const hasOwn =
    /^(?:can't|cannot|cant|nothing|no|not|n't|nobody|only)\b/.test(match[0]) ||
    /\b(?:allowed|belong|deserve|exist|vote|breed|trusted|welcome)\b/.test(match[0])
  return denial.test(before) || (!hasOwn && denial.test(inside))
}

function judgeSentence(
  part: readonly { word: PlainWord; at: number }[],
  isGroup: readonly boolean[],
  found: Judged,
  isNext = false,
): number {
  let worst = 0
  let praise = 0
  const mentions = part.filter(({ word, at }) => isGroup[at] || (isNext && refers.has(word.word))).map(({ at }) => at)
  if (mentions.length === 0) return 0
  for (const [index, { word, at }] of part.entries()) {
    const distance = Math.min(...mentions.map(mention => Math.abs(mention - at)))
    if (distance === 0 || distance > 14) continue
    const before = part.slice(Math.max(0, index - 5), index).map(one => one.word.word)
    const wide = part.slice(Math.max(0, index - 8), index).map(one => one.word.word)
    const negators = before.filter(
      (one, place) => negations.has(one) && !(one === 'nothing' || (one === 'no' && before[place + 1] === 'better')),
    ).length
    const isDenied =
      negators % 2 === 1 ||
      (wide.some(one => one === 'no' || one === 'none' || one === 'never' || one === 'not') && negators === 0)
    if (welcoming.has(word.word)) {
      const isOfGroup = mentions.some(
        mention => (mention > at && mention - at <= 3) || (mention < at && at - mention <= 6),
      )
      const isAboutHarm = part
        .slice(index + 1, index + 6)
        .some(one => harming.has(one.word.word) || hating.has(one.word.word) || derogatory.has(one.word.word))
      if (isDenied && isOfGroup && !isAboutHarm && !isModal(before)) {
        worst = Math.max(worst, 0.6)
        found.because.push(word)
      } else {
        praise++
        if (found.against.length < 4) found.against.push(word)
      }
      continue
    }
    const weight = weightOf(word.word, part, index, at, mentions)
    if (weight === 0) continue
    if (isDenied) {
      if (found.against.length < 4) found.against.push(word)
      continue
    }
    worst = Math.max(worst, weight)
    found.because.push(word)
  }
  return praise > 0 && worst < 0.7 ? worst * 0.6 : worst
}

/** "I would not like to" and "does not like" differ. */
const isModal = (before: readonly string[]): boolean => before.some(word => word === "wouldn't" || word === 'if')

function weightOf(
  word: string,
  part: readonly { word: PlainWord; at: number }[],
  index: number,
  at: number,
  mentions: readonly number[],
): number {
  const leads = mentions.some(mention => mention > at && mention - at <= 5)
  const follows = mentions.some(mention => mention < at)
  if (hating.has(word))
    return leads || /^(?:angry|furious|sick|mad|disgusts?|scares|annoys?|sickens?|infuriates?|irritates?)$/.test(word)
      ? 0.85
      : 0.35
  if (harming.has(word)) {
    const wants = part
      .slice(0, index)
      .some(one =>
        /^(?:want|will|would|gonna|going|wish|hope|should|must|let|let's|i|we|i'd|i'll|we'll|need|deserve|all|please|just|somebody|someone)$/.test(
          one.word.word,
        ),
      )
    return leads && wants
      ? 0.9
      : follows &&
          part
            .slice(0, index)
            .some(one =>
              /^(?:should|must|deserve|deserves|wish|hope|need|would|make|made|makes|gonna|going|want|will|ought|let)$/.test(
                one.word.word,
              ),
            )
        ? 0.9
        : leads
          ? 0.55
          : 0.3
  }
  const said = part
    .slice(Math.max(0, index - 6), index)
    .some(
      one =>
        many.has(one.word.word) ||
        /^(?:find|think|consider|such|like|as|bunch|lot|nothing|be|being|just|only|so|typical|common|you|your)$/.test(
          one.word.word,
        ),
    )
  if (dehumanising.has(word)) return said && (follows || leads) ? 0.9 : leads ? 0.7 : 0.4
  if (derogatory.has(word))
    return said && follows
      ? 0.8
      : leads && mentions.some(mention => mention - at > 0 && mention - at <= 2)
        ? 0.75
        : said
          ? 0.7
          : 0.4
  return 0
}

function judgeInsults(words: readonly PlainWord[], isGroup: readonly boolean[], found: Judged): void {
  for (const [at, word] of words.entries()) {
    const isHit = insults.has(word.word)
    const isHating = hating.has(word.word) || harming.has(word.word)
    if (!isHit && !isHating) continue
    if (isGroup[at]) continue
    const near = words.slice(Math.max(0, at - 4), at + 4)
    if (!near.some(other => second.has(other.word))) {
      if (isHit) found.insult = Math.max(found.insult, 0.45)
      continue
    }
    const isDenied = words.slice(Math.max(0, at - 3), at).some(other => negations.has(other.word))
    if (isDenied) continue
    const weight = isHit ? 0.85 : /^(?:you|u|him|her|them)$/.test(words[at + 1]?.word ?? '') ? 0.7 : 0
    if (weight === 0) continue
    found.insult = Math.max(found.insult, weight)
    found.because.push(word)
  }
}

/** Everything that is hateful stands between quotation marks, and something stands beside it. */
function isAllQuoted(words: readonly PlainWord[], found: Judged): boolean {
  return (
    found.because.length > 0 &&
    found.because.every(({ isQuoted }) => isQuoted) &&
    words.some(({ isQuoted }) => !isQuoted)
  )
}
