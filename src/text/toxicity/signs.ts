import type { Judged } from './judge.ts'
import type { PlainWord } from './plain.ts'
import { dehumanising, derogatory, doubtfulSlurs, harming, hating, insults, profanity, slurs } from './words.ts'

/** The numbers that the rules give the head, in their order. */
export const signNames = [
  'hate',
  'insult',
  'coarse',
  'counter',
  'groups',
  'slurs',
  'plainSlurs',
  'insults',
  'profanity',
  'hating',
  'harming',
  'derogatory',
  'dehumanising',
  'length',
  'disguised',
] as const

/** Roughly what each is in posts, and how far it strays: brings them to one size. */
const usual = [0.4, 0.4, 1.2, 0.03, 0.1, 0.9, 0.05, 0.9, 1.4, 0.1, 0.15, 0.25, 0.15, 0.75, 0.03]
const strays = [0.35, 0.35, 1, 0.17, 0.35, 0.7, 0.25, 0.8, 1, 0.35, 0.4, 0.5, 0.4, 0.35, 0.2]
const share = 0.15

/** Reads what the rules saw as numbers for the head. */
export function signsOf(words: readonly PlainWord[], judged: Judged): Float64Array {
  const count = (list: ReadonlySet<string>) => {
    let sum = 0
    for (const { word } of words) if (list.has(word)) sum++
    return sum
  }
  let plainSlurs = 0
  let disguised = 0
  for (const { word, isDisguised } of words) {
    if (slurs.has(word) && !doubtfulSlurs.has(word)) plainSlurs++
    if (isDisguised) disguised++
  }
  const values = Float64Array.of(
    judged.hate,
    judged.insult,
    Math.min(judged.coarse, 3),
    judged.isCounter ? 1 : 0,
    Math.min(judged.groups.length, 3),
    Math.min(judged.slurs.length, 3),
    Math.min(plainSlurs, 2),
    count(insults),
    count(profanity),
    count(hating),
    count(harming),
    count(derogatory),
    count(dehumanising),
    words.length / 20,
    disguised,
  )
  for (let at = 0; at < values.length; at++)
    values[at] = (share * ((values[at] as number) - (usual[at] ?? 0))) / (strays[at] ?? 1)
  return values
}
