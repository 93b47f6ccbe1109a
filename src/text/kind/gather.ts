import { keepWords } from './intern.ts'
import { type Cue, findCues, type Group, type Lexicon, lexiconOf, notions } from './lexicon.ts'
import type { ReadInput } from './model.ts'
import { type Shape, shapeOf } from './shape.ts'
import type { Evidence, Place } from './signs.ts'
import { type Split, split } from './split.ts'
import { all } from './words/all.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { facts } from './words/facts.ts'
import { fr } from './words/fr.ts'
import { it } from './words/it.ts'
import { joy } from './words/joy.ts'
import { nl } from './words/nl.ts'
import { pt } from './words/pt.ts'
import { japanese } from './words/spaceless.ts'
import { trouble } from './words/trouble.ts'
import { wanting } from './words/wanting.ts'

const nordic = lexiconOf(all, trouble.nordic ?? {}, wanting.nordic ?? {}, joy.nordic ?? {}, facts.nordic ?? {})
const lexicons: Record<string, Lexicon> = {
  ...Object.fromEntries(
    Object.entries({ en, de, es, fr, it, pt, nl }).map(([language, words]) => [
      language,
      lexiconOf(
        words,
        all,
        trouble[language] ?? {},
        wanting[language] ?? {},
        joy[language] ?? {},
        facts[language] ?? {},
      ),
    ]),
  ),
  pl: lexiconOf(all, trouble.pl ?? {}, wanting.pl ?? {}, joy.pl ?? {}, facts.pl ?? {}),
  sv: nordic,
  no: nordic,
  nb: nordic,
  nn: nordic,
  da: nordic,
}
const shared = lexiconOf(all)
keepWords()
const notionSet = new Set<Group>(notions)

/** What a text or a title says, group by group, and how it feels. */
export interface Gathered {
  post: Split
  shape: Shape
  feeling: Evidence
  good: Place[]
  bad: Place[]
}

/** Finds the phrases of the post's language and the signs of its shape, and adds them to the evidence. */
export function gather(
  text: string,
  evidence: Map<Group, Evidence>,
  where: 'title' | undefined,
  input: ReadInput,
): Gathered {
  const language = input.language.slice(0, 2).toLowerCase()
  const post = split(text)
  const cues = findCues(lexicons[language] ?? shared, post)
  const feeling: Evidence = { sum: 0, because: [] }
  const place = (start: number, end: number): Place =>
    where === undefined ? { start, end } : { start, end, in: where }
  const add = (group: Group, weight: number, start: number, end: number) => {
    const known = evidence.get(group)
    if (known === undefined) {
      evidence.set(group, { sum: weight, because: [place(start, end)] })
      return
    }
    known.sum += weight
    if (weight > 0) known.because.push(place(start, end))
  }

  const negators: number[] = []
  const intensifiers = new Set<number>()
  for (const cue of cues) {
    if (cue.group === 'not') negators.push(cue.first)
    if (cue.group === 'very') intensifiers.add(cue.first)
  }
  for (const cue of cues) {
    const start = post.starts[cue.first] ?? 0
    const end = post.ends[cue.last] ?? start
    if (cue.group === 'glad' && isTurned(cue, negators, post)) continue
    if (cue.group !== 'praise' && cue.group !== 'complaint') {
      add(cue.group, notionSet.has(cue.group) ? 1 : cue.weight, start, end)
      continue
    }
    const negator = isTurned(cue, negators, post) ? negatorBefore(cue, negators, post) : undefined
    const strength = cue.weight * (intensifiers.has(cue.first - 1) ? 1.25 : 1)
    const good = cue.group === 'praise'
    if (negator === undefined) {
      add(cue.group, strength, start, end)
      feeling.sum += good ? strength : -strength
      feeling.because.push(place(start, end))
    } else {
      // Turned around, but weaker: "not good" is bad, "no problem" is only a little good.
      const from = post.starts[negator] ?? start
      add(good ? 'complaint' : 'praise', strength * (good ? 0.8 : 0.4), from, end)
      feeling.sum += good ? -strength * 0.8 : strength * 0.4
      feeling.because.push(place(from, end))
    }
  }
  if (language === 'ja') addSpaceless(text, add)

  const shape = shapeOf(text, post, cues, input)
  const good: Place[] = []
  const bad: Place[] = []
  for (const { group, weight, start, end } of shape.signs) add(group, weight, start, end)
  for (const { weight, start, end } of shape.feelings) {
    feeling.sum += weight
    feeling.because.push(place(start, end))
    add(weight > 0 ? 'praise' : 'complaint', Math.abs(weight), start, end)
    ;(weight > 0 ? good : bad).push(place(start, end))
  }
  return { post, shape, feeling, good, bad }
}

/** A phrase of several words has its own "not" inside; a single word is turned around by one before it. */
function isTurned(cue: Cue, negators: number[], post: Split): boolean {
  return cue.first === cue.last && negatorBefore(cue, negators, post) !== undefined
}

/** A negator up to three words before, in the same sentence. */
function negatorBefore(cue: Cue, negators: number[], post: Split): number | undefined {
  return negators.find(at => at < cue.first && cue.first - at <= 3 && post.sentence[at] === post.sentence[cue.first])
}

const lookedFor = japanese.map(([group, weight, phrases]) => ({ group, weight, phrases: phrases.split(' ') }))

function addSpaceless(text: string, add: (group: Group, weight: number, start: number, end: number) => void): void {
  const within = text.slice(0, 5_000)
  for (const { group, weight, phrases } of lookedFor) {
    for (const phrase of phrases) {
      const start = within.indexOf(phrase)
      if (start >= 0) add(group, weight, start, start + phrase.length)
    }
  }
}
