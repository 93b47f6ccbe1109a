import { classAt, IS_LETTER, sizeAt } from '#text/tokens'
import { japanese, phrases, type UrgencyReason } from './words.ts'

/** How much something presses, and why. */
export interface Urgency {
  /** 0..1: below 0.3 it can wait for its turn, above 0.7 somebody should look now. */
  score: number
  /** The reasons, the weightiest first, each with the words that say so. */
  reasons: { reason: UrgencyReason; words: string; start: number; end: number; in?: 'title' }[]
  /** In words for a person, or empty. */
  because: string
}

/** A post to be read. */
export interface UrgencyInput {
  text: string
  title?: string
  /** BCP 47; `und` is read as English. */
  language: string
}

interface Phrase {
  reason: UrgencyReason
  weight: number
  words: string[]
  isStem: boolean
}

const inWords: Record<UrgencyReason, string> = {
  danger: 'Somebody may be in danger',
  money: 'Money is at stake',
  access: 'They cannot get in, or lost something',
  outage: 'Something stands still',
  deadline: 'There is a time by which it matters',
  waiting: 'They have waited long',
  law: 'They speak of lawyers, authorities or the press',
  leaving: 'They are about to leave',
  asks: 'They ask for help',
}
/** What a word is: what `wordsOf` finds more cheaply. */
export const wordPattern = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu
const readAtMost = 6_000
/** The phrases of a language. */
interface Lexicon {
  /** By first word, or by the first four letters of a stem and `*`. */
  byHead: Map<string, Phrase[]>
  /** By word, the phrases that can begin with it, as far as they were looked up: people use the same words again. */
  met: Map<string, readonly (readonly Phrase[])[]>
}

/** So many words are remembered, of so many letters; then it starts anew. */
const mostMet = 20_000
const longestMet = 40
const lexicons = new Map<string, Lexicon>()
for (const [language, rows] of Object.entries(phrases)) {
  const byHead = new Map<string, Phrase[]>()
  for (const [reason, weight, written] of rows) {
    for (const phrase of written) {
      const isStem = phrase.endsWith('*')
      const words =
        phrase
          .replace('*', '')
          .match(wordPattern)
          ?.map(word => word.toLowerCase()) ?? []
      const key = isStem && words.length === 1 ? `${words[0]?.slice(0, 4)}*` : (words[0] ?? '')
      byHead.set(key, [...(byHead.get(key) ?? []), { reason, weight, words, isStem }])
    }
  }
  for (const list of byHead.values()) list.sort((a, b) => b.words.length - a.words.length)
  lexicons.set(language, { byHead, met: new Map() })
}

/** A feeling of haste in what is told of the past or of others counts less. */
const calming =
  /(?:no (?:rush|hurry|urgency|need to rush)|not urgent|whenever you (?:can|have time)|take your time|kein(?:e)? eile|eilt nicht|nicht dringend|nicht eilig|pas urgent|sin prisa|no es urgente|non è urgente|senza fretta|sem pressa|não é urgente|geen haast|niet dringend|bez pośpiechu|niepiln|急ぎません|急ぎではない)/iu
/** Says itself that it is urgent. */
const outspoken = /^(?:urgen|dringend|asap|a\.s\.a\.p|immediately|piln|spoed|eilt|emergency)/iu
const negator = /(?:^|[^\p{L}])(?:not|no|never|isn't|wasn't|nicht|kein|keine|pas|no|non|não|niet|geen|nie)\s$/iu

/**
 * Says how urgent a post is and why: danger, money, access, an outage, a deadline, long waiting, the law, leaving.
 *
 * Phrases in eight languages and some Japanese, weighted by us; the weightiest of each reason counts, further reasons
 * less, capitals and exclamation marks a little where there is a reason, and "no hurry" takes it back. No open set of
 * labelled urgency exists, so these weights are judgement, not learning. Pure, never throws.
 */
export function readUrgency(input: UrgencyInput): Urgency {
  const language = input.language.slice(0, 2).toLowerCase()
  const best = new Map<UrgencyReason, { weight: number; words: string; start: number; end: number; in?: 'title' }>()
  for (const [text, where] of [
    [input.title ?? '', 'title'],
    [input.text, undefined],
  ] as const) {
    const within = text.slice(0, readAtMost)
    const found =
      language === 'ja'
        ? findSpaceless(within)
        : findPhrases(within, lexicons.get(language) ?? (input.language === 'und' ? lexicons.get('en') : undefined))
    for (const { reason, weight, start, end } of found) {
      if ((best.get(reason)?.weight ?? 0) >= weight) continue
      best.set(reason, {
        weight,
        words: text.slice(start, end),
        start,
        end,
        ...(where === undefined ? {} : { in: where }),
      })
    }
  }
  const reasons = [...best].sort((a, b) => b[1].weight - a[1].weight)
  let sum = 0
  for (const [at, [, { weight }]] of reasons.entries()) sum += weight / (1 + at * 0.6)
  if (sum > 0) {
    const whole = `${input.title ?? ''} ${input.text}`.slice(0, readAtMost)
    const bangs = whole.match(/[!！]/g)?.length ?? 0
    if (bangs >= 2) sum += 0.4
    if (/(?:\p{Lu}{3,}[^\p{L}]+){3}/u.test(whole)) sum += 0.4
    if (calming.test(whole)) sum *= 0.35
  }
  const score = sum === 0 ? 0.03 : Math.round(100 / (1 + Math.exp(2.6 - sum))) / 100
  return {
    score,
    reasons: reasons.map(([reason, { weight: _, ...place }]) => ({ reason, ...place })),
    because: reasons
      .slice(0, 2)
      .map(([reason, { words }]) => `${inWords[reason]}: “${words}”.`)
      .join(' '),
  }
}

interface FoundPhrase {
  reason: UrgencyReason
  weight: number
  start: number
  end: number
}

function findPhrases(text: string, lexicon: Lexicon | undefined): FoundPhrase[] {
  if (lexicon === undefined) return []
  const { words, starts, ends } = wordsOf(text)
  const found: FoundPhrase[] = []
  for (let at = 0; at < words.length; at++) {
    for (const phrases of phrasesFrom(lexicon, words[at] as string)) {
      for (const phrase of phrases) {
        if (!fits(phrase, words, at)) continue
        const start = starts[at] as number
        const end = ends[at + phrase.words.length - 1] as number
        if (negator.test(text.slice(Math.max(0, start - 12), start))) continue
        const weight = phrase.weight + (outspoken.test(text.slice(start, end)) ? 0.7 : 0)
        found.push({ reason: phrase.reason, weight, start, end })
        break
      }
    }
  }
  return found
}

/** Words as `wordPattern` finds them, small and with a plain apostrophe; marks only join what stands on both sides. */
export function wordsOf(text: string): { words: string[]; starts: number[]; ends: number[] } {
  const found = { words: [] as string[], starts: [] as number[], ends: [] as number[] }
  let at = 0
  while (at < text.length) {
    if (classAt(text, at) !== IS_LETTER) {
      at += sizeAt(text, at)
      continue
    }
    const start = at
    while (at < text.length) {
      if (classAt(text, at) === IS_LETTER) at += sizeAt(text, at)
      else if (joins(text.charCodeAt(at)) && at + 1 < text.length && classAt(text, at + 1) === IS_LETTER) at++
      else break
    }
    const low = text.slice(start, at).toLowerCase()
    found.words.push(low.includes('’') ? low.replaceAll('’', "'") : low)
    found.starts.push(start)
    found.ends.push(at)
  }
  return found
}

const joins = (unit: number): boolean => unit === 39 || unit === 0x2019 || unit === 46 || unit === 45

/** Those that begin with the word itself, and those with a stem that it begins with. */
function phrasesFrom({ byHead, met }: Lexicon, word: string): readonly (readonly Phrase[])[] {
  const known = met.get(word)
  if (known !== undefined) return known
  const found = [byHead.get(word) ?? [], byHead.get(`${word.slice(0, 4)}*`) ?? []].filter(({ length }) => length > 0)
  if (word.length > longestMet) return found
  if (met.size >= mostMet) met.clear()
  met.set(word, found)
  return found
}

function fits({ words: parts, isStem }: Phrase, words: readonly string[], at: number): boolean {
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as string
    const own = words[at + index] ?? ''
    if (own !== part && !(isStem && index === parts.length - 1 && own.startsWith(part))) return false
  }
  return true
}

function findSpaceless(text: string): FoundPhrase[] {
  const found: FoundPhrase[] = []
  for (const [reason, weight, written] of japanese) {
    for (const phrase of written) {
      const start = text.indexOf(phrase)
      if (start >= 0) found.push({ reason, weight, start, end: start + phrase.length })
    }
  }
  return found
}
