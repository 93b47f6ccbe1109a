import { termsOf } from '#text/similar'

/** A topic, how often it is asked about, and who could answer. */
export interface TopicCoverage {
  topicId: string
  topic: string
  /** In the last thirty days; counting stops at a thousand. */
  asked: number
  knownBy: number
  endorsed: number
}

/** Something asked that nobody was found for. */
export interface Unrouted {
  conversationId: string
  text: string
  since: Date
}

export interface LoadOf {
  employeeId: string
  name: string
  /** Open ones that are theirs to answer first. */
  first: number
  claimed: number
  mostOpen: number
}

export interface VoiceOf {
  employeeId: string
  name: string
  answers: number
}

/** How much of what is answered comes from how few. */
export interface Concentration {
  answers: number
  /** The fewest people who together give half of all answers. */
  halfBy: number
  /** Who spoke, by name: nobody is counted against anybody. */
  people: { employeeId: string; name: string }[]
}

/** How few speak for how many, and who speaks at all. Pure. */
export function concentrationOf(counts: VoiceOf[]): Concentration {
  const answers = counts.reduce((sum, each) => sum + each.answers, 0)
  let given = 0
  let halfBy = 0
  for (const own of counts.map(each => each.answers).sort((a, b) => b - a)) {
    if (given * 2 >= answers) break
    given += own
    halfBy++
  }
  const people = counts.map(({ employeeId, name }) => ({ employeeId, name }))
  return { answers, halfBy, people: people.sort((a, b) => (a.name < b.name ? -1 : 1)) }
}

const mostWords = 8
const shortest = 5
const words = new Intl.Segmenter('und', { granularity: 'word' })
const letter = /\p{L}/u
/** Written without spaces between words; what is in hiragana alone is grammar. */
const spaceless = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const hiragana = /\p{Script=Hiragana}/u
/** So much more often here than where somebody was found. */
const leastLift = 2

/** In how many texts each word stands, under its stem, as most of them write it. */
function wordsIn(texts: string[]): Map<string, { count: number; written: Map<string, number> }> {
  const seen = new Map<string, { count: number; written: Map<string, number> }>()
  for (const text of texts) {
    const here = new Map<string, string>()
    for (const { isWordLike, segment } of words.segment(text.slice(0, 1_000))) {
      const word = segment.toLowerCase()
      if (!isWordLike || !letter.test(word)) continue
      if (spaceless.test(word)) {
        if (word.length > 1) here.set(word, word)
      } else if (word.length >= shortest && !hiragana.test(word))
        for (const term of termsOf(word).keys()) here.set(term, word)
    }
    for (const [term, word] of here) {
      const one = seen.get(term) ?? { count: 0, written: new Map() }
      one.count++
      one.written.set(word, (one.written.get(word) ?? 0) + 1)
      seen.set(term, one)
    }
  }
  return seen
}

/**
 * What is asked about where nobody is found: words that several of these texts say, and that the others, for which somebody
 * was found, say less than half as often. So neither our own name nor what everybody says is among them.
 */
export function wordsAskedAbout(texts: string[], others: string[] = []): { word: string; count: number }[] {
  const elsewhere = wordsIn(others)
  const rateElsewhere = (term: string) => ((elsewhere.get(term)?.count ?? 0) + 0.5) / (others.length + 1)
  const least = Math.max(2, Math.ceil(texts.length / 10))
  return [...wordsIn(texts)]
    .filter(([term, { count }]) => count >= least && count / texts.length >= leastLift * rateElsewhere(term))
    .map(([, { count, written }]) => ({ count, word: [...written].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '' }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, mostWords)
}
