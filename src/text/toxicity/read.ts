import { createFeatures, type Features, readFeatures } from '#text/features'
import { byWord, chancesOf, type PackedHead, reasonsOf, scoreHead, unpackHead } from '#text/heads'
import { type Judged, judge } from './judge.ts'
import learned from './learned.json' with { type: 'json' }
import { type PlainWord, plainWords } from './plain.ts'
import { signsOf } from './signs.ts'
import { insultsElsewhere } from './words.ts'

/**
 * What the reader should know before reading: `coarse` words at nobody, `hurtful` toward a person, `hateful` toward a
 * group of people.
 */
export type ToxicLevel = 'none' | 'coarse' | 'hurtful' | 'hateful'

/** A place that speaks for the level, or against it. */
export interface ToxicWords {
  words: string
  start: number
  end: number
  in?: 'title'
}

/** A warning for the reader, never a verdict on the writer. */
export interface Toxicity {
  level: ToxicLevel
  /** 0..1: how surely it is hateful toward a group, by rules and head together. */
  hate: number
  /** Chances of the three classes people gave to tweets; they sum to 1 and are fitted by cross-validation. English only. */
  chances: { hate: number; offensive: number; neither: number }
  because: ToxicWords[]
  /** What speaks against it: a denial, a quotation, a condemnation, praise. */
  against: ToxicWords[]
  /** It repeats hate in order to speak against it. */
  isCounter: boolean
}

/** A post to be read. */
export interface ToxicityInput {
  text: string
  title?: string
  /** BCP 47; `und` is read as English. */
  language: string
}

const head = unpackHead(learned.head as unknown as PackedHead)
const signWeights = learned.signs
const own = createFeatures()
const scores = new Float64Array(3)
const chances = new Float64Array(3)
const mostBecause = 6

/**
 * Warns the reader of a post: for the reader's protection only, never to hide, rank or answer by itself.
 *
 * English: rules (`judge`) say who is spoken of and how; a linear head learned from 19,830 tweets (Davidson et al. 2017,
 * MIT) says what people called like posts. `hateful` asks for the rules, or for the head where the rules see at least a
 * sign of it: the head alone is known to mistake dialect for hate. Seven other languages: lists of insults only.
 * `features` are the shared ones of the same text and title, if they were read already. Pure, never throws.
 */
export function readToxicity(input: ToxicityInput, features?: Features): Toxicity {
  const language = input.language.slice(0, 2).toLowerCase()
  if (language !== 'en' && input.language !== 'und' && input.language !== '') return readElsewhere(input, language)
  const title = input.title ?? ''
  const lead = title === '' ? 0 : title.length + 2
  const words = plainWords(title === '' ? input.text : `${title}.\n${input.text}`)
  const judged = judge(words)
  if (isQuiet(judged)) return { ...quiet, chances: { ...quiet.chances }, because: [], against: [] }
  if (features === undefined) readFeatures(own, input.text, title)
  const read = features ?? own
  weighToxicity(head, signWeights, signsOf(words, judged), read, scores)
  chancesOf(head, scores, chances)
  const [hate = 0, offensive = 0, neither = 0] = chances
  const sure = surenessOf(judged, hate)
  const level = levelOf(judged, sure, hate, offensive)
  const place = (word: PlainWord) => placeOf(input, lead, word.start, word.end)
  const because = new Map(level === 'none' ? [] : judged.because.map(word => [word.start, place(word)]))
  if (level !== 'none' && because.size === 0) {
    const label = level === 'hateful' ? 'hate' : 'offensive'
    for (const { start, end, field, weight } of byWord(read, reasonsOf(head, read, label)).slice(0, 3)) {
      if (weight <= 0 || end - start > 40) continue
      const at = field === 0 ? start : start + lead
      because.set(at, placeOf(input, lead, at, at + end - start))
    }
  }
  const round = (value: number) => Math.round(value * 1000) / 1000
  return {
    level,
    hate: round(sure),
    chances: { hate: round(hate), offensive: round(offensive), neither: round(neither) },
    because: [...because.values()].slice(0, mostBecause),
    against: judged.against.map(place).slice(0, mostBecause),
    isCounter: judged.isCounter,
  }
}

/** Nothing the rules look for: no level can follow, so that the head need not be asked. */
const isQuiet = ({ hate, insult, coarse, groups, slurs }: Judged): boolean =>
  hate === 0 && insult === 0 && coarse === 0 && groups.length === 0 && slurs.length === 0

/** The chances are the shares of the classes among the 3,525 tweets of the training that are quiet; many use rarer spellings. */
const quiet: Toxicity = {
  level: 'none',
  hate: 0.03,
  chances: { hate: 0.03, offensive: 0.18, neither: 0.79 },
  because: [],
  against: [],
  isCounter: false,
}

/** Adds what the rules saw to what the words weigh. */
export function weighToxicity(
  words: typeof head,
  weights: readonly (readonly number[])[],
  signs: Float64Array,
  features: Features,
  sums: Float64Array,
): void {
  scoreHead(words, features, sums)
  for (let sign = 0; sign < signs.length; sign++)
    for (let label = 0; label < 3; label++)
      sums[label] = (sums[label] as number) + (signs[sign] as number) * (weights[sign]?.[label] ?? 0)
}

/** The rules lead; the head may add where they see a sign, and take a little where it sees none. */
export function surenessOf({ hate, isCounter }: Judged, byHead: number): number {
  if (isCounter) return Math.min(hate, 0.45)
  if (hate >= 0.5) return Math.min(0.98, hate * 0.85 + byHead * 0.15)
  if (hate >= 0.2 && byHead >= 0.5) return byHead
  return Math.min(0.49, Math.max(hate, byHead * 0.6))
}

function levelOf(judged: Judged, sure: number, hate: number, offensive: number): ToxicLevel {
  if (sure >= 0.5) return 'hateful'
  if (judged.insult >= 0.6) return 'hurtful'
  if (judged.isCounter) return 'none'
  if (judged.coarse > 0 || judged.slurs.length > 0)
    return judged.insult >= 0.4 && offensive >= 0.6 ? 'hurtful' : 'coarse'
  return hate + offensive >= 0.8 && judged.insult > 0 ? 'hurtful' : 'none'
}

function placeOf(input: ToxicityInput, lead: number, start: number, end: number): ToxicWords {
  if (start < lead) {
    const stop = Math.min(end, lead - 2)
    return { words: (input.title ?? '').slice(start, stop), start, end: stop, in: 'title' }
  }
  return { words: input.text.slice(start - lead, end - lead), start: start - lead, end: end - lead }
}

const elsewhere = new Map(
  Object.entries(insultsElsewhere).map(([language, list]) => {
    const parts = list.split(',').map(one => one.trim().replace('*', String.raw`[\p{L}]*`))
    return [language, new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${parts.join('|')})(?![\p{L}\p{N}])`, 'giu')] as const
  }),
)

function readElsewhere(input: ToxicityInput, language: string): Toxicity {
  const because: ToxicWords[] = []
  const pattern = elsewhere.get(language)
  if (pattern !== undefined) {
    for (const [text, where] of [
      [input.title ?? '', 'title'],
      [input.text, undefined],
    ] as const) {
      for (const match of text.slice(0, 6_000).matchAll(pattern)) {
        const place = { words: match[0], start: match.index, end: match.index + match[0].length }
        because.push(where === undefined ? place : { ...place, in: where })
        if (because.length === mostBecause) break
      }
    }
  }
  const isHurtful = because.length > 0
  return {
    level: isHurtful ? 'hurtful' : 'none',
    hate: 0,
    chances: isHurtful ? { hate: 0.1, offensive: 0.7, neither: 0.2 } : { hate: 0.01, offensive: 0.04, neither: 0.95 },
    because,
    against: [],
    isCounter: false,
  }
}
