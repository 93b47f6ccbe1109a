import { ahead, type Known, look, type View } from './look.ts'
import { emptyMemory, type Memory, remembered } from './memory.ts'
import { type Piece, split } from './split.ts'

/** What the reader of names tells apart. */
export type NameKind = 'person' | 'place' | 'organisation' | 'address' | 'job'

/** A name in a text, in UTF-16 offsets. */
export interface Name {
  kind: NameKind
  start: number
  end: number
}

/** Each kind begins (`B`) and goes on (`I`); the rest is outside. */
export const labels = [
  'O',
  'B-person',
  'I-person',
  'B-place',
  'I-place',
  'B-organisation',
  'I-organisation',
  'B-address',
  'I-address',
  'B-job',
  'I-job',
] as const
export const count = labels.length

/** A learned reader: a row of weights for each feature, and for each step from one label to the next. */
export interface Reader {
  known: Known
  /** Hash of a feature → the number of its row. */
  rows: Map<number, number>
  weights: Int8Array | Float64Array
  /** `count` × `count`, from × to. */
  steps: Float64Array
  scale: number
}

/** May one label follow another? A name goes on only where one of its kind began. */
function mayFollow(from: number, to: number): boolean {
  if (to === 0 || to % 2 === 1) return true
  return from === to || from === to - 1
}

const before = labels.map((_, to) => labels.flatMap((_, from) => (mayFollow(from, to) ? [from] : [])))

/** The best way through the labels (Viterbi). */
export function bestPath(scores: readonly Float64Array[], steps: Float64Array): number[] {
  const size = scores.length
  if (size === 0) return []
  const came = new Uint8Array(size * count)
  let best = new Float64Array(count)
  let next = new Float64Array(count)
  const first = scores[0] as Float64Array
  for (let to = 0; to < count; to++) best[to] = mayFollow(0, to) ? (first[to] as number) : -1e9
  for (let at = 1; at < size; at++) {
    const row = scores[at] as Float64Array
    for (let to = 0; to < count; to++) {
      let top = -1e12
      let from = 0
      for (const each of before[to] as number[]) {
        const score = (best[each] as number) + (steps[each * count + to] as number)
        if (score > top) {
          top = score
          from = each
        }
      }
      came[at * count + to] = from
      next[to] = top + (row[to] as number)
    }
    ;[best, next] = [next, best]
  }
  let last = 0
  for (let to = 1; to < count; to++) if ((best[to] as number) > (best[last] as number)) last = to
  const path = [last]
  for (let at = size - 1; at > 0; at--) {
    last = came[at * count + last] as number
    path.push(last)
  }
  return path.reverse()
}

/** How well each label fits one piece. */
export function scoresOf(features: Uint32Array, reader: Reader): Float64Array {
  const scores = new Float64Array(count)
  for (const feature of features) {
    const row = reader.rows.get(feature)
    if (row === undefined) continue
    for (let label = 0; label < count; label++)
      scores[label] = (scores[label] as number) + (reader.weights[row * count + label] as number)
  }
  if (reader.scale !== 1)
    for (let label = 0; label < count; label++) scores[label] = (scores[label] as number) * reader.scale
  return scores
}

/** What a reader remembers: pieces by what stands around them, and the text it read last. */
interface Past {
  memory: Memory<Float64Array>
  whole: string
  pieces: readonly Piece[]
  scores: Float64Array[]
}

const pasts = new WeakMap<Reader, Past>()

/** The scores of each piece; while somebody types, those before the change are the ones of a key ago. */
function scoresIn(pieces: readonly Piece[], reader: Reader): Float64Array[] {
  const past = pasts.get(reader) ?? { memory: emptyMemory<Float64Array>(8_000), whole: '', pieces: [], scores: [] }
  const { whole, view } = look(pieces, reader.known)
  let same = 0
  if (whole === past.whole) while (same < pieces.length && pieces[same]?.text === past.pieces[same]?.text) same++
  const kept = past.scores.slice(0, Math.max(0, same - ahead - 1))
  const scored = (one: View) => remembered(past.memory, one.key, () => scoresOf(one.features(), reader))
  const scores = [...kept, ...pieces.slice(kept.length).map((_, at) => scored(view(kept.length + at)))]
  pasts.set(reader, { memory: past.memory, whole, pieces, scores })
  return scores
}

/**
 * Finds the names of people, places, organisations, addresses and jobs in a text.
 *
 * A linear model over hashed features of each word and its neighbours, learned as a structured perceptron (Collins,
 * EMNLP 2002) and read with Viterbi. Pure; the cost grows with the length of the text.
 */
export function readNames(text: string, reader: Reader): Name[] {
  const pieces = split(text)
  const path = bestPath(scoresIn(pieces, reader), reader.steps)
  const names: Name[] = []
  for (const [at, label] of path.entries()) {
    const piece = pieces[at]
    if (label === 0 || piece === undefined) continue
    const kind = labels[label]?.slice(2) as NameKind
    const last = names.at(-1)
    if (label % 2 === 0 && last?.kind === kind) last.end = piece.end
    else names.push({ kind, start: piece.start, end: piece.end })
  }
  return names
}
