import type { Feelings } from './feelings.ts'
import vader from './vader.json' with { type: 'json' }
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { it } from './words/it.ts'
import { japanese } from './words/ja.ts'
import { nl } from './words/nl.ts'
import { pl } from './words/pl.ts'
import { pt } from './words/pt.ts'

interface Phrase {
  parts: string[]
  value: number
}

/** A language as the reader needs it. */
export interface Lexicon {
  values: Map<string, number>
  /** Letters of the stems, without their `*`. */
  stems: Map<string, number>
  shortestStem: number
  /** By the first word, longest first. */
  phrases: Map<string, Phrase[]>
  not: Set<string>
  very: Set<string>
  hardly: Set<string>
  but: Set<string>
  /** Strengths of words met before: people use the same words again. */
  met: Map<string, number>
}

/** So many words are remembered, of so many letters; then it starts anew. */
const mostMet = 20_000
const longestMet = 40

const listOf = (written: string): string[] =>
  written
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '')

function lexiconOf(feelings: Feelings, base: Record<string, string> = {}): Lexicon {
  const lexicon: Lexicon = {
    values: new Map(),
    stems: new Map(),
    shortestStem: 99,
    phrases: new Map(),
    not: new Set(listOf(feelings.not)),
    very: new Set(listOf(feelings.very)),
    hardly: new Set(listOf(feelings.hardly)),
    but: new Set(listOf(feelings.but)),
    met: new Map(),
  }
  for (const [value, words] of Object.entries(base))
    for (const word of words.split(' ')) lexicon.values.set(word, Number(value))
  for (const [value, words] of Object.entries(feelings.words)) {
    for (const word of listOf(words)) {
      if (word.includes(' ')) addPhrase(lexicon, word.split(' '), Number(value))
      else if (word.endsWith('*')) {
        lexicon.stems.set(word.slice(0, -1), Number(value))
        lexicon.shortestStem = Math.min(lexicon.shortestStem, word.length - 1)
      } else lexicon.values.set(word, Number(value))
    }
  }
  for (const phrases of lexicon.phrases.values()) phrases.sort((a, b) => b.parts.length - a.parts.length)
  return lexicon
}

function addPhrase(lexicon: Lexicon, parts: string[], value: number): void {
  const head = parts[0] ?? ''
  const others = lexicon.phrases.get(head)
  if (others === undefined) lexicon.phrases.set(head, [{ parts, value }])
  else others.push({ parts, value })
}

/** English stands on VADER's list (MIT, Hutto and Gilbert 2014) with ours on top; the others are ours. */
const lexicons: Record<string, Lexicon> = {
  en: lexiconOf(en, vader.words),
  de: lexiconOf(de),
  es: lexiconOf(es),
  fr: lexiconOf(fr),
  it: lexiconOf(it),
  nl: lexiconOf(nl),
  pl: lexiconOf(pl),
  pt: lexiconOf(pt),
}
const wordless: Lexicon = lexiconOf({ words: {}, not: '', very: '', hardly: '', but: '' })

/** The words of a language; of one that we don't know, none: faces and emoji still speak. */
export function lexiconFor(language: string): Lexicon {
  return lexicons[language] ?? wordless
}

/** The languages with a list of words, Japanese included. */
export const languages: readonly string[] = [...Object.keys(lexicons), 'ja']

const spaceless = new Map<string, number>()
for (const [value, words] of Object.entries(japanese))
  for (const word of listOf(words)) spaceless.set(word, Number(value))
const spacelessPattern = new RegExp([...spaceless.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu')

/** Words of feeling in Japanese, which has no spaces: the longest match at each place. */
export function findSpaceless(text: string): { start: number; end: number; value: number }[] {
  const found: { start: number; end: number; value: number }[] = []
  for (const match of text.slice(0, 6_000).matchAll(spacelessPattern))
    found.push({ start: match.index, end: match.index + match[0].length, value: spaceless.get(match[0]) ?? 0 })
  return found
}

/** The strength of a word, looked up as written, without its 's, without drawn-out letters, and by its stem. */
export function strengthOf(lexicon: Lexicon, word: string): number {
  const met = lexicon.met.get(word)
  if (met !== undefined) return met
  const strength = lookUp(lexicon, word)
  if (word.length > longestMet) return strength
  if (lexicon.met.size >= mostMet) lexicon.met.clear()
  lexicon.met.set(word, strength)
  return strength
}

function lookUp(lexicon: Lexicon, word: string): number {
  const known = lexicon.values.get(word)
  if (known !== undefined) return known
  if (word.endsWith("'s")) return strengthOf(lexicon, word.slice(0, -2))
  const drawn = drawnOut(word)
  if (drawn !== word) {
    const twice = lexicon.values.get(drawn)
    if (twice !== undefined) return twice * 1.15
    const once = lexicon.values.get(word.replace(/(.)\1+/gu, '$1'))
    if (once !== undefined) return once * 1.15
  }
  for (let length = word.length; length >= lexicon.shortestStem; length--) {
    const stem = lexicon.stems.get(word.slice(0, length))
    if (stem !== undefined) return stem
  }
  return word.includes('-') ? ofParts(lexicon, word) : 0
}

function ofParts(lexicon: Lexicon, word: string): number {
  let sum = 0
  for (const part of word.split('-')) sum += lexicon.values.get(part) ?? 0
  return sum
}

/** "sooooo" has three letters too many for any list. */
function drawnOut(word: string): string {
  for (let at = 2; at < word.length; at++) {
    if (word[at] === word[at - 1] && word[at] === word[at - 2]) return word.replace(/(.)\1{2,}/gu, '$1$1')
  }
  return word
}

const faceValues: [pattern: RegExp, value: number][] = [
  [/^(?:<3+|&lt;3+)/, 2.3],
  [/^(?:<\/3|&lt;\/3)/, -2.6],
  [/^>[:;]-?[(]/, -2.2],
  [/^>[:;]-?[)]/, 0.5],
  [/^[:;=]['’,]-?\(/, -2.2],
  [/^[:;=]['’]-?[)D]/, 1.8],
  [/^[:=][-~^o]?[)\]}]/, 1.9],
  [/^;[-~^o]?[)\]}]/, 1.4],
  [/^[:;=]['’]?-?[Dd]/, 2.3],
  [/^[xX]-?[dD]/, 2.1],
  [/^[:;=][-~^o]?[*]/, 2.1],
  [/^[:;=][-~^o]?[3>]/, 1.4],
  [/^[:;=]-?[Pp]/, 1.3],
  [/^[:;=][-~^o]?[([{]/, -1.9],
  [/^[:;=]-?[/\\]/, -1.3],
  [/^[:;=]-?\|/, -0.8],
  [/^[:;=]-?[SsXx]/, -1],
  [/^[:;=]-?[Oo]/, -0.1],
  [/^[([]-?['’]?[:;=]/, 1.8],
  [/^\^/, 1.8],
  [/^[Tt]_/, -1.9],
  [/^[-=>]_/, -1.1],
  [/^[oO0]_/, -0.4],
  [/^\\[oO]/, 2],
]

/** What a face of letters says. */
export function strengthOfFace(face: string): number {
  return faceValues.find(([pattern]) => pattern.test(face))?.[1] ?? 0
}

const emojiLists: Record<string, string> = {
  '3': '😍🥰😻💖💕💗💞💘🤩🥳',
  '2.3': '❤♥💙💚💛💜🧡🖤🤍💓💝😁😄😃😀😊☺😇🎉🎊👏🙌💯🏆🥇🌟💐🎁😘😚😙💋🫶',
  '1.7': '👍👌😂🤣😆😅😎🤗🙏💪✨⭐🌈🌞☀🌹🌸🌷🌻🍀🎂🥂🍾😋😸😹😺💃🕺✌🤞🤟🔥👼🤝',
  '1': '😉😏😜😝😛🤪🙃🙂😌🤤🎈🎶🚀✅✔🐶🐱🦄😴',
  '-0.5': '😐😑🤔😶🙄😬😯😮😲🤷😳🫠🥴',
  '-1.4': '😕🙁☹😟😒😓😩😫😪😖😣😥😧😦😨😰😱😿🙀🤕🤒🤢🤧😵🤦🚫❌⚠💀☠🥱😤',
  '-2.2': '😢😭😞😔💔👎😠🤮🤬😡👿💩🖕😾🤥🥺👺😈',
}
const emojiValues = new Map<string, number>()
for (const [value, list] of Object.entries(emojiLists)) for (const one of list) emojiValues.set(one, Number(value))
emojiValues.set('🥺', -0.4).set('😈', 0.2).set('😭', -1.2)

/** What an emoji says. */
export function strengthOfEmoji(emoji: string): number {
  return emojiValues.get(emoji) ?? 0
}
