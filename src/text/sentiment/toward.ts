import { isOffer, isVerdict, leastEvidence, weightOf } from './evidence.ts'
import { bounded, type Felt, type Hit } from './feel.ts'
import type { Moved, SentimentInput, TowardAspect } from './model.ts'
import type { Piece } from './tokens.ts'

/** A stretch of pieces that says one thing. */
interface Clause {
  first: number
  last: number
  sentence: number
}

/** Begins a clause of its own where it stands between words. */
const joints = new Set(
  'but however although though while whereas because and yet except aber jedoch während obwohl weil und sondern doch mais cependant tandis alors parce et pero aunque mientras porque y sino ma però mentre perché e mas porém enquanto maar terwijl omdat en ale jednak podczas bo i a'.split(
    ' ',
  ),
)
/** "Better than Halden": what is said before it is said of the other. */
const than = new Set(['than', 'als', 'que', 'di', 'do', 'dan', 'niż', 'unlike'])
const compares =
  /^(?:better|worse|nicer|cheaper|faster|easier|more|less|superior|inferior|besser|schlechter|schöner|günstiger|schneller|mieux|meilleure?|pire|plus|moins|mejor|peor|más|menos|meglio|migliore|peggio|più|meno|melhor|pior|mais|beter|slechter|sneller|lepszy|lepsza|lepsze|lepiej|gorszy|gorsza|gorsze|gorzej)$/
const points = new Set(
  'it they them this that its their he she es sie das dies il elle ils ça cela lo la eso esto ello esso questo quello isso isto ele ela het ze dit dat to ono ten'.split(
    ' ',
  ),
)
/** The rating that a bounded sum of 1 stands for. */
const strongest = 0.65

/**
 * Feeling toward each aspect: of the clause that names it; if that is cool, of its sentence, as far as no other aspect is
 * named nearer; then of the next sentence when that goes on about it ("It broke on day two"). What is better than an
 * aspect speaks against it. Told only where the words are evidence (`evidence.ts`) and the whole post, rated -4 to 4,
 * does not feel otherwise: else the score is 0, without words.
 */
export function readToward(
  input: SentimentInput,
  felt: Felt,
  rating: number,
  whole: string,
  lead: number,
): TowardAspect[] {
  const aspects = input.aspects ?? []
  const { list } = felt.pieces
  const named = aspects.map(({ words }) => mentions(whole, words))
  if (named.every(places => places.length === 0)) return []
  const clauses = clausesOf(list)
  const clauseOfPiece = new Int32Array(list.length)
  for (const [number, { first, last }] of clauses.entries()) clauseOfPiece.fill(number, first, last + 1)
  const clauseAt = (start: number) => clauseOfPiece[pieceAt(list, start)] ?? 0
  const owners = new Map<number, Set<number>>()
  for (const [aspect, places] of named.entries()) {
    for (const { start } of places) {
      const clause = clauseAt(start)
      owners.set(clause, (owners.get(clause) ?? new Set()).add(aspect))
    }
  }
  const toward: TowardAspect[] = []
  for (const [aspect, places] of named.entries()) {
    if (places.length === 0) continue
    const used = new Map<Hit, number>()
    for (const { start } of places) {
      const clause = clauseAt(start)
      if (addHits(felt, whole, clauses[clause], used, pieceAt(list, start))) continue
      for (const near of nearby(clauses, clause, list, owners, aspect)) {
        if (addHits(felt, whole, clauses[near], used)) break
      }
    }
    const told = isOffer(whole) ? [] : tellingHits(felt, used, rating)
    const sum = told.reduce((total, [, by]) => total + by, 0)
    toward.push({
      name: aspects[aspect]?.name ?? '',
      score: Math.round(bounded(sum, 6) * strongest * 100) / 100,
      because: told.map(([hit, by]) => placed(input, lead, hit.start, hit.end, by)),
      at: places.map(({ start, end }) => {
        const { words: _, by: __, ...place } = placed(input, lead, start, end, 0)
        return place
      }),
    })
  }
  return toward
}

/** Feelings that are evidence, each word once, with how much; none where they are too little, or the post says otherwise. */
function tellingHits(
  { pieces: { list }, hits }: Felt,
  used: ReadonlyMap<Hit, number>,
  rating: number,
): [Hit, number][] {
  const told = new Map<string, [Hit, number]>()
  for (const [hit, weight] of used) {
    const words = list.slice(hit.first, hit.last + 1).map(({ low }) => low)
    if (weight !== 0) told.set(words.join(' '), [hit, hit.value * weight])
  }
  const sum = [...told.values()].reduce((total, [, by]) => total + by, 0)
  if (Math.abs(sum) < leastEvidence) return []
  const isMixed = hits.some(({ value }) => value * sum < 0)
  return !isMixed && rating * sum < 0 && Math.abs(rating) > contrary ? [] : [...told.values()]
}

/** Rated so far the other way, a post is ironic, or its words are about something else. */
const contrary = 0.4

function placed(input: SentimentInput, lead: number, start: number, end: number, value: number): Moved {
  const by = Math.round((value / 4) * 100) / 100
  if (start < lead) {
    const stop = Math.min(end, lead - 2)
    return { words: (input.title ?? '').slice(start, stop), start, end: stop, in: 'title', by }
  }
  return { words: input.text.slice(start - lead, end - lead), start: start - lead, end: end - lead, by }
}

/** Whole words, in any capitals; a script without spaces has no edges. */
function mentions(whole: string, words: readonly string[]): { start: number; end: number }[] {
  const low = whole.toLowerCase()
  const found: { start: number; end: number }[] = []
  if (low.length !== whole.length) return found
  for (const word of words) {
    const sought = word.toLowerCase()
    if (sought === '') continue
    for (let at = low.indexOf(sought); at >= 0; at = low.indexOf(sought, at + sought.length)) {
      const end = at + sought.length
      if (isInside(low, at - 1, at) || isInside(low, end - 1, end)) continue
      if (!found.some(other => at < other.end && other.start < end)) found.push({ start: at, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const letter = /[\p{L}\p{N}]/u
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u

function isInside(text: string, left: number, right: number): boolean {
  const before = text[left]
  const after = text[right]
  if (before === undefined || after === undefined) return false
  return letter.test(before) && letter.test(after) && !spaceless.test(before) && !spaceless.test(after)
}

function clausesOf(list: readonly Piece[]): Clause[] {
  const clauses: Clause[] = []
  let first = 0
  let sentence = 0
  const close = (last: number) => {
    if (last >= first) clauses.push({ first, last, sentence })
    first = last + 1
  }
  for (let at = 0; at < list.length; at++) {
    const { kind, low } = list[at] as Piece
    if (kind === 'end' || kind === 'bang' || kind === 'ask' || kind === 'dots') {
      // Faces after the mark belong to what was said before.
      let last = at
      while (['face', 'emoji', 'bang', 'ask', 'end'].includes(list[last + 1]?.kind ?? '')) last++
      close(last)
      at = last
      sentence++
    } else if (kind === 'pause') close(at)
    else if (kind === 'word' && joints.has(low) && at > first) close(at - 1)
  }
  close(list.length - 1)
  return clauses
}

function pieceAt(list: readonly Piece[], start: number): number {
  let low = 0
  let high = list.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return low
}

/** Where else to look: the rest of the sentence, nearest first, then the next sentence if it points back. */
function* nearby(
  clauses: readonly Clause[],
  clause: number,
  list: readonly Piece[],
  owners: ReadonlyMap<number, ReadonlySet<number>>,
  aspect: number,
): Generator<number> {
  const sentence = clauses[clause]?.sentence
  const isFree = (at: number) => {
    const its = owners.get(at)
    return its === undefined || its.has(aspect)
  }
  for (let next = clause + 1; clauses[next]?.sentence === sentence && clauses[next] && isFree(next); next++) yield next
  for (let before = clause - 1; clauses[before]?.sentence === sentence && clauses[before] && isFree(before); before--)
    yield before
  for (let next = clause + 1; next < clauses.length; next++) {
    const other = clauses[next]
    if (other === undefined || sentence === undefined || other.sentence > sentence + 1) return
    if (other.sentence !== sentence + 1) continue
    if (!isFree(next)) return
    const head = list.slice(other.first, other.first + 3)
    const isFirst = clauses[next - 1]?.sentence === sentence
    const goesOn = head.some(({ kind, low }) => kind === 'word' && points.has(low))
    if (isFirst && !goesOn && !isVerdict(list, other.first)) return
    yield next
  }
}

/** Adds the feelings of a clause; those before a "than" that leads to the aspect count against it. */
function addHits(felt: Felt, whole: string, clause: Clause | undefined, used: Map<Hit, number>, mention = -1): boolean {
  if (clause === undefined) return false
  let any = false
  for (const hit of felt.hits) {
    if (hit.last < clause.first || hit.first > clause.last) continue
    const weight = weightOf(felt, hit, whole)
    if (weight !== 0) any = true
    if (used.has(hit)) continue
    used.set(hit, mention >= 0 && isOfOther(felt.pieces.list, hit, mention) ? -weight : weight)
  }
  return any
}

function isOfOther(list: readonly Piece[], hit: Hit, mention: number): boolean {
  if (hit.first > mention) return false
  let sawThan = false
  for (let at = mention - 1; at > hit.last && at >= mention - 4; at--) if (than.has(list[at]?.low ?? '')) sawThan = true
  if (!sawThan) return false
  for (let at = Math.max(0, hit.first - 2); at <= hit.last; at++) if (compares.test(list[at]?.low ?? '')) return true
  return false
}
