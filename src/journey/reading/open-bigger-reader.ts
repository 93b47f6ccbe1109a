import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { check } from '#lib/check'
import { kinds } from '#text/kind'
import { type Because, type Reading, wantsAnswer } from './model.ts'

/** What a bigger model says of one text, in our words. */
export interface BiggerReading {
  /** All kinds that it knows, with the chance of each. */
  kinds: { kind: string; chance: number }[]
  /** -1 to 1, where the model tells good from bad. */
  sentiment?: number
}

/**
 * A bigger model that stands in for ours. It reads a batch of texts and says of each what it is; that it may be slow, or
 * fail, is dealt with by whoever asks. The one we bring reads ONNX (`openBiggerReader`); a test may bring its own.
 */
export interface BiggerReader {
  name: string
  /** From this chance on a kind is said. */
  border: number
  read(texts: readonly string[]): Promise<BiggerReading[]>
}

/** What it said of one text, and from which chance on that counts. */
export interface SaidByBigger {
  said: BiggerReading
  border: number
}

/** What the file `sosh.json` in a model's folder says: which of the model's labels is which of our words. */
const Mapping = z.object({
  name: z.string().min(1).max(100).optional(),
  border: z.number().gt(0).lt(1).default(0.5),
  labels: z.record(
    z.string(),
    z.object({
      kind: z.enum([...kinds]).optional(),
      /** What the label means for the feeling, times its chance. */
      sentiment: z.number().min(-1).max(1).optional(),
    }),
  ),
})
type Mapping = z.infer<typeof Mapping>

/** As much of `@huggingface/transformers` as is used: it is there only where somebody installed it. */
interface Transformers {
  env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string; useFSCache: boolean }
  pipeline(
    task: 'text-classification',
    model: string,
    options: { local_files_only: true; dtype?: string },
  ): Promise<(texts: string[], options: { top_k: null }) => Promise<{ label: string; score: number }[][]>>
}

const guest = '@huggingface/transformers'
/** So much of a text is given to the model; its own tokenizer cuts what is still too long. */
const mostRead = 4_000

/**
 * Opens the model of a folder: `config.json`, `tokenizer.json`, `tokenizer_config.json`, `onnx/model.onnx`, and our
 * `sosh.json`. Nothing is fetched: the library is told so before it is asked for anything. `from` is where the library
 * is imported from, for tests.
 */
export async function openBiggerReader(folder: string, from: string = guest): Promise<BiggerReader> {
  const mapping = check(Mapping, JSON.parse(await readFile(join(folder, 'sosh.json'), 'utf8')))
  // A name that only the running house resolves: the library is a guest that most houses never invite.
  const { env, pipeline } = (await import(from)) as Transformers
  env.allowRemoteModels = false
  env.allowLocalModels = true
  env.useFSCache = false
  env.localModelPath = `${dirname(folder)}/`
  const classify = await pipeline('text-classification', basename(folder), { local_files_only: true, dtype: 'fp32' })
  return {
    name: mapping.name ?? basename(folder),
    border: mapping.border,
    read: async texts => {
      if (texts.length === 0) return []
      const said = await classify(
        texts.map(text => text.slice(0, mostRead) || ' '),
        { top_k: null },
      )
      return said.map(labels => inOurWords(labels, mapping))
    },
  }
}

/** Several labels may mean one kind: the likeliest counts. Labels that are not mapped say nothing. */
export function inOurWords(
  labels: readonly { label: string; score: number }[],
  { labels: meant }: Pick<Mapping, 'labels'>,
): BiggerReading {
  const chances = new Map<string, number>()
  let sentiment: number | undefined
  for (const { label, score } of labels) {
    const ours = meant[label]
    if (ours?.kind !== undefined) chances.set(ours.kind, Math.max(score, chances.get(ours.kind) ?? 0))
    if (ours?.sentiment !== undefined) sentiment = (sentiment ?? 0) + ours.sentiment * score
  }
  const found = [...chances].map(([kind, chance]) => ({ kind, chance })).sort((a, b) => b.chance - a.chance)
  return { kinds: found, ...(sentiment !== undefined && { sentiment: Math.max(-1, Math.min(1, sentiment)) }) }
}

/** What the bigger model says takes the place of our kinds and feeling; words that moved ours stay where both agree. */
export function asBiggerReads(reading: Reading, { said, border }: SaidByBigger): Reading {
  const kinds = said.kinds
    .filter(({ chance }) => chance >= border)
    .map(({ kind, chance }) => ({
      kind,
      score: Math.round(chance * 100) / 100,
      because: reading.kinds.find(each => each.kind === kind)?.because ?? [],
    }))
  return {
    ...reading,
    kinds,
    kind: kinds[0]?.kind ?? 'unknown',
    wantsAnswer: kinds.some(({ kind }) => wantsAnswer(kind)),
    ...(said.sentiment !== undefined && { sentiment: Math.round(said.sentiment * 100) / 100 }),
  }
}

const mostWords = 80
const leastMove = 0.01
const mostBecause = 6

/**
 * The words that moved a bigger model to a kind: each is left out once, and those whose absence makes the kind less
 * likely moved it, most first. One reading a word: only when a person asks.
 */
export async function movedBiggerReader(reader: BiggerReader, text: string, kind: string): Promise<Because[]> {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}'’-]+|[^\s\p{L}\p{N}]+/gu)].slice(0, mostWords)
  const without = words.map(({ 0: word, index }) => text.slice(0, index) + text.slice(index + word.length))
  const [whole, ...rest] = (await reader.read([text, ...without])).map(
    said => said.kinds.find(each => each.kind === kind)?.chance ?? 0,
  )
  return words
    .map(({ 0: word, index }, at) => ({
      by: (whole ?? 0) - (rest[at] ?? 0),
      because: { words: word, start: index, end: index + word.length },
    }))
    .filter(({ by }) => by >= leastMove)
    .sort((a, b) => b.by - a.by)
    .slice(0, mostBecause)
    .map(({ because }) => because)
}
