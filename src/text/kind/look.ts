import { gather } from './gather.ts'
import type { Group } from './lexicon.ts'
import type { ReadInput } from './model.ts'
import type { Shape } from './shape.ts'
import { addFaces, type Evidence, type Place, type Signs, signsOf } from './signs.ts'
import type { Split } from './split.ts'

/** How much it says that a word is there, when a sign says 1. */
export const wordValue = 0.5

/** The signs by which a post is read: what `bin/train-kind.ts` learns from. */
export function look(input: ReadInput): {
  signs: Signs
  words: Map<string, Place>
  evidence: Map<Group, Evidence>
  feeling: Evidence
  shape: Shape
} {
  const evidence = new Map<Group, Evidence>()
  const body = gather(input.text, evidence, undefined, input)
  const { feeling, good, bad } = body
  const words = new Map<string, Place>()
  addWords(body.post, undefined, words)
  // A title is written to be read alone: it counts like the text.
  const hasTitle = input.title !== undefined && input.title !== '' && input.title !== input.text
  if (hasTitle) {
    const title = gather(input.title ?? '', evidence, 'title', input)
    addWords(title.post, 'title', words)
    feeling.sum += title.feeling.sum
    feeling.because.push(...title.feeling.because)
    good.push(...title.good)
    bad.push(...title.bad)
  }
  const signs = signsOf(evidence, input.text, body.post, hasTitle)
  addFaces(signs, good, bad)
  return { signs, words, evidence, feeling, shape: body.shape }
}

/** Each word once, with its first place. */
function addWords({ words, starts, ends }: Split, where: 'title' | undefined, into: Map<string, Place>): void {
  for (const [at, word] of words.entries()) {
    if (into.has(word)) continue
    const place = { start: starts[at] ?? 0, end: ends[at] ?? 0 }
    into.set(word, where === undefined ? place : { ...place, in: where })
  }
}
