import type { Said } from './model.ts'
import { choosing, comparing, noRegrets, notMeant, notReal, notSo, pronouns, recommending, taking } from './words.ts'

/** What of a reading is asked. */
export interface Read {
  kind: string
  sentiment: number
  aspects: readonly { name: string; score: number; because: readonly { words: string }[] }[]
  kinds: readonly { kind: string; because: readonly { words: string }[] }[]
}

/** By what we and what we make are called. */
export interface OurNames {
  /** As readings name them. */
  aspects: ReadonlySet<string>
  /** Finds any of the words we go by. */
  pattern: RegExp
}

const mostLetters = 5_000
const gladToward = 0.25

/** Finds the words by which we go, each as a whole. */
export function namesOf(things: readonly { name: string; words: readonly string[] }[]): OurNames {
  const words = [
    ...new Set(things.flatMap(({ name, words }) => [name, ...words]).map(each => each.trim().toLowerCase())),
  ]
    .filter(each => each.length > 1)
    .sort((a, b) => b.length - a.length)
    .map(each => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'))
  const pattern =
    words.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu') : /(?!)/u
  return { aspects: new Set(things.map(({ name }) => name)), pattern }
}

/**
 * What a post says of us that others may go by, each with the words that say so.
 *
 * It speaks well where its reading is glad toward us or a product of ours. It recommends where it tells others to take us, by
 * the words of `words.ts`, and says of whom: by a name of ours in the same sentence, or by “it” where a name of ours stands
 * before that, in the post or in what it replies to. It prefers where it sets us against something else and says which it
 * would rather have. A question says none of these, and what is denied, only wished or only heard neither.
 *
 * @param before what it replies to; empty where that is nothing, or not known.
 */
export function findPraise(post: { text: string; before: string }, reading: Read, ours: OurNames): Said {
  if (reading.kind === 'static' || reading.kind === 'news') return {}
  const said = post.text.slice(0, mostLetters)
  const well = speaksWell(reading, ours)
  const recommends = recommendation(said, post.before, ours)
  const prefers = preference(said, ours)
  return { ...(well && { well }), ...(recommends && { recommends }), ...(prefers && { prefers }) }
}

function speaksWell({ aspects, kind, kinds, sentiment }: Read, ours: OurNames): Said['well'] {
  if (sentiment < 0) return undefined
  const named = aspects.filter(({ name }) => ours.aspects.has(name))
  if (named.some(({ score }) => score <= -gladToward)) return undefined
  const [glad] = named
    .filter(({ score }) => score >= gladToward)
    .sort((a, b) => b.score - a.score || b.name.length - a.name.length)
  const words = glad?.because[0]?.words
  if (glad && words) return { of: glad.name, words }
  const praise = kind === 'praise' ? kinds.find(each => each.kind === 'praise')?.because[0]?.words : undefined
  return named[0] && praise ? { of: named[0].name, words: praise } : undefined
}

function recommendation(text: string, before: string, ours: OurNames): Said['recommends'] {
  let known = ours.pattern.test(before)
  for (const { words, isAsked } of sentencesOf(text)) {
    const names = ours.pattern.test(words)
    if (!isAsked && (names || known) && !notMeant.test(words)) {
      for (const pattern of recommending) {
        const match = pattern.exec(words)
        if (!match || (!enough.test(match[0]) && isDenied(words, match.index, match[0].length))) continue
        if (names || isOfIt(words)) return { words: match[0].trim() }
      }
      for (const pattern of taking) {
        const match = pattern.exec(words)
        if (
          match &&
          !isDenied(words, match.index, match[0].length) &&
          startsWithOurs(words.slice(match.index + match[0].length), ours)
        )
          return { words: words.slice(match.index).trim() }
      }
    }
    known ||= names
  }
  return undefined
}

function preference(text: string, ours: OurNames): Said['prefers'] {
  const found: NonNullable<Said['prefers']>[] = []
  for (const { words, isAsked } of sentencesOf(text)) {
    if (isAsked || !ours.pattern.test(words) || notMeant.test(words) || notReal.test(words)) continue
    const has = (part: string | undefined) => part !== undefined && ours.pattern.test(part)
    for (const pattern of [...comparing, ...(choosing.verb.test(words) ? choosing.instead : [])]) {
      const match = pattern.exec(words)
      const { rather, than } = match?.groups ?? {}
      if (!match || isDenied(words, match.index, match[0].length)) continue
      if (has(rather) && !has(than) && isSomething(than)) found.push({ whom: 'us', words: match[0].trim() })
      if (has(than) && !has(rather) && rather?.trim()) found.push({ whom: 'them', words: match[0].trim() })
    }
  }
  const [first] = found
  return first && found.every(({ whom }) => whom === first.whom) ? first : undefined
}

/** Each sentence, and whether it asks. */
function sentencesOf(text: string): { words: string; isAsked: boolean }[] {
  return [...text.matchAll(/[^.!?\n…]+(?:[.!?…]+(?=\S)[^.!?\n…]*)*[.!?…]*/gu)].map(([words]) => ({
    words: words.trim().replace(/[.!…]+$/u, ''),
    isAsked: /[?¿]/u.test(words),
  }))
}

/** “Can’t recommend it enough” denies nothing. */
const enough = /(?<=recommend .*)\b(?:enough|more)$/iu

/** Denied in the same clause, before it or within. */
function isDenied(sentence: string, start: number, length: number): boolean {
  const from = Math.max(...[',', ';', ':', '–', '—', '('].map(sign => sentence.lastIndexOf(sign, start - 1))) + 1
  const [behind = ''] = sentence.slice(start + length, start + length + 20).split(/[,;:–—(]/u)
  return notSo.test(`${sentence.slice(from, start + length)}${behind}`.replace(noRegrets, ''))
}

/** Says “it”, “him”, “to everybody”, and names nobody else. */
function isOfIt(sentence: string): boolean {
  const others = sentence.slice(1).match(/(?<=[^\p{L}\p{N}’'])\p{Lu}[\p{L}\p{N}]+/gu) ?? []
  return others.length === 0 && pronouns.test(sentence)
}

const startsWithOurs = (rest: string, ours: OurNames) => {
  const match = ours.pattern.exec(rest)
  return match !== null && match.index <= 25 && !/[,;:]/u.test(rest.slice(0, match.index))
}

/** Something one could have instead: not “than ever”, “than I thought”. */
const nothingElse =
  /^\s*(?:ever|before|i\b|we\b|expected|nothing|none|last|without|when|if|what|average|most\b|it (?:was|used)|je zuvor|erwartet|gedacht|ich|nunca|antes|esper|pens|jamais|avant|prévu|mai|prima|previst|nunca|antes|ooit|verwacht|kiedykolwiek)/iu
const isSomething = (part: string | undefined) => part === undefined || (/\p{L}/u.test(part) && !nothingElse.test(part))
