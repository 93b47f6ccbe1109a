import { weighGrams } from './grams.ts'
import { tellingLetters } from './letters.ts'
import { countScripts, languageOfScript } from './script.ts'
import { strip } from './strip.ts'
import { readTable, type Table } from './table.ts'
import { indonesianWords, languageOfWord, malayWords } from './words.ts'

/** What a text is written in. */
export interface DetectedLanguage {
  /** BCP 47 primary tag, or `und` where an honest answer is not possible. */
  language: string
  /** 0..1: the share of like answers that were right on labelled texts; 0 for `und`. */
  certainty: number
  /** The reason, in words for a person. */
  because: string
  /** The likeliest language even where `language` is `und`, for those who must choose; `und` only without letters. */
  guess: string
  /** 0..1: the share of like guesses that were right. */
  guessCertainty: number
}

export interface DetectOptions {
  /** Only these primary tags are considered: the languages a company really meets. All are when absent. */
  among?: string[]
}

const undecided = (because: string, guess = 'und', guessCertainty = 0): DetectedLanguage => ({
  language: 'und',
  certainty: 0,
  because,
  guess,
  guessCertainty,
})

const decided = (language: string, certainty: number, because: string): DetectedLanguage => ({
  language,
  certainty,
  because,
  guess: language,
  guessCertainty: certainty,
})

const onlyAscii = /^[\0-\x7f]*$/
const asciiSpaces = /[^a-z']+/
const spaces = /[^\p{L}\p{M}'’]+/u

/** What a letter that a language does not write takes from its score. */
const foreignLetter = 0.08

/** Statistics gain nothing from a longer text, but cost by the letter. */
const readAtMost = 96

let table: Table | undefined
/** By number of the language. */
const likeness = new Float64Array(256)

/**
 * Loads the n-gram table (about 0.2 s and 4 MB) now rather than at the first text that needs it.
 * `large` is right three points more often on single words for twice the memory; on sentences they are alike. A second
 * call does nothing.
 */
export function initialise(size: 'small' | 'medium' | 'large' = 'medium'): void {
  table ??= readTable(size)
}

/**
 * Says in which language a post is written, or `und` for texts too short, too mixed or without letters.
 *
 * Three steps, cheapest first: a script that belongs to one language; votes of small words that only one language
 * has; n-gram statistics (`eld`, Nito-ELD, byte n-grams over 60 languages). The certainty of the last step is fitted
 * on labelled words, word pairs and sentences from the lead over the second language and the number of letters.
 * Never throws; the first call that needs statistics loads them.
 */
export function detectLanguage(text: string, options: DetectOptions = {}): DetectedLanguage {
  const cleaned = strip(text)
  const scripts = countScripts(cleaned)
  if (scripts.letters === 0) return undecided('It has no letters besides names and addresses.')

  const script = mainScript(scripts.by)
  if (script === undefined) {
    const guess = byStatistics(cleaned, [], scripts.letters, options)
    return undecided('It mixes scripts, and none leads.', guess.guess, guess.guessCertainty / 2)
  }
  const own = languageOfScript[script.name]
  if (own !== undefined) return allowed(own, options) ?? byScript(own, script.name, script.share)

  if (script.name === 'Latin' || script.name === 'Cyrillic' || script.name === 'Arabic') {
    const words = cleaned.toLowerCase().split(onlyAscii.test(cleaned) ? asciiSpaces : spaces)
    const voted = script.name === 'Latin' ? byWords(words, options) : undefined
    return voted ?? byStatistics(cleaned, words, scripts.letters, options)
  }
  return byStatistics(cleaned, [], scripts.letters, options)
}

/** A letter of Han, Kana or Hangul carries about as much as three of an alphabet. */
function mainScript(by: Map<string, number>): { name: string; share: number } | undefined {
  let total = 0
  let best: { name: string; weight: number } | undefined
  const kana = by.get('Kana') ?? 0
  const han = by.get('Han') ?? 0
  for (const [name, count] of by) {
    // Japanese writes in both; a single kana in Chinese is an ornament (の), so that it must be one letter in ten.
    if (name === 'Han' && kana * 10 >= han) continue
    const weight = name === 'Kana' ? (count + (kana * 10 >= han ? han : 0)) * 3 : dense.has(name) ? count * 3 : count
    total += weight
    if (best === undefined || weight > best.weight) best = { name, weight }
  }
  if (best === undefined) return undefined
  const share = best.weight / total
  return share < 0.6 ? undefined : { name: best.name, share }
}

const dense = new Set(['Han', 'Hangul'])

function byScript(language: string, script: string, share: number): DetectedLanguage {
  const certainty = Math.round((script === 'Han' ? 0.97 : 0.99) * Math.min(1, 0.4 + share * 0.6) * 100) / 100
  return decided(language, certainty, `It is written in ${script === 'Kana' ? 'Japanese kana' : `${script} letters`}.`)
}

/** An answer outside the languages that were asked for is no answer. */
function allowed(language: string, options: DetectOptions): DetectedLanguage | undefined {
  if (options.among === undefined || options.among.includes(language)) return undefined
  return undecided('It is none of the languages that were asked for.')
}

function byWords(words: string[], options: DetectOptions): DetectedLanguage | undefined {
  const votes: { language: string; words: string[] }[] = []
  for (let index = 0; index < words.length && index < 40; index++) {
    const word = words[index] ?? ''
    const language = languageOfWord.get(word.includes('’') ? word.replace('’', "'") : word)
    if (language === undefined) continue
    if (options.among !== undefined && !options.among.includes(language)) continue
    const vote = votes.find(one => one.language === language)
    if (vote === undefined) votes.push({ language, words: [word] })
    else if (!vote.words.includes(word)) vote.words.push(word)
  }
  votes.sort((a, b) => b.words.length - a.words.length)
  const [first, second] = votes
  if (first === undefined) return undefined
  const lead = first.words.length
  const next = second?.words.length ?? 0
  if (second !== undefined && next >= 4 && lead < next * 2) {
    return undecided(`It mixes ${first.language} and ${second.language}.`, first.language, 0.5)
  }
  // A long post with many clean votes forgives a stray word: a title, a name, a quotation.
  if (lead < 2 || lead < next * 3 || (lead === 2 && words.length > 8)) return undefined
  const certainty = lead >= 4 && next === 0 ? 0.99 : lead >= 3 && next === 0 ? 0.98 : 0.96
  return decided(first.language, certainty, `Common words: ${first.words.slice(0, 4).join(', ')}.`)
}

function byStatistics(cleaned: string, words: string[], letters: number, options: DetectOptions): DetectedLanguage {
  table ??= readTable('medium')
  const isKnown = weighGrams(table, cleaned.length > readAtMost ? cleaned.slice(0, readAtMost) : cleaned, likeness)
  const telling = onlyAscii.test(cleaned) ? [] : tellingLetters(cleaned)
  if (!isKnown) {
    const writes = [...(telling[0] ?? [])].filter(language => telling.every(its => its.has(language)))
    const only = writes.length === 1 && telling.length > 0 ? writes[0] : undefined
    return undecided('No language is known to write like this.', only, only === undefined ? 0 : 0.6)
  }

  const { codes } = table
  let best = -1
  let first = 0
  let second = 0
  for (let number = 0; number < codes.length; number++) {
    const plain = likeness[number] as number
    if (plain === 0) continue
    const candidate = codes[number] as string
    if (options.among !== undefined && !options.among.includes(named(candidate, words))) continue
    let score = plain
    for (const its of telling) if (!its.has(candidate)) score -= foreignLetter
    // Of two alike, the one that its letters were not held against.
    const leads = score > first || (best >= 0 && score === first && plain > (likeness[best] as number))
    if (leads) {
      second = first
      first = score
      best = number
    } else if (score > second) second = score
  }
  if (best < 0) return undecided('It is none of the languages that were asked for.')

  const certainty = certaintyOf(first, first - second, letters)
  const chosen = named(codes[best] as string, words)
  if (letters < 3) return undecided('It is too short to tell.', chosen, certainty)
  if (certainty < 0.5)
    return undecided(`It may be ${chosen}, but it is too short or too mixed to tell.`, chosen, certainty)
  return decided(chosen, certainty, 'Its letter sequences are typical of the language.')
}

/**
 * Fitted by logistic regression on eld's own words and pairs, and on longer texts put together of its pairs. Lingua's
 * files took no part, so that `eval/understand-language.ts` can judge by them.
 */
function certaintyOf(score: number, lead: number, letters: number): number {
  const length = Math.log(Math.min(letters, 120))
  const sum = -12.01 + 10.98 * score + 6.22 * Math.sqrt(lead) + 1.41 * length
  return Math.round((1 / (1 + Math.exp(-sum))) * 100) / 100
}

/**
 * eld's Malay is the macrolanguage, and mostly Indonesian. A sentence is called by the side whose words it has, and
 * Indonesian where it has neither (ten times as many write it); a word or two stay `ms`, which holds for both.
 */
function named(language: string, words: string[]): string {
  if (language !== 'ms') return language
  let indonesian = 0
  let malay = 0
  let count = 0
  for (const word of words) {
    if (word === '') continue
    count++
    if (indonesianWords.has(word)) indonesian++
    if (malayWords.has(word)) malay++
  }
  if (malay > indonesian) return 'ms'
  return indonesian > 0 || count >= 5 ? 'id' : 'ms'
}
