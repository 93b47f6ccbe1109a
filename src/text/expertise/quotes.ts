/** A stretch of words that stands, one after the other, in a text that was remembered. */
export interface Quote {
  id: string
  /** As the post has it. */
  words: string
}

/** Texts of ours, to notice where somebody quotes them. */
export interface Quotes {
  add(id: string, text: string): void
  remove(id: string): void
  /** The longest stretch of each remembered text, the longest first; none shorter than twelve words. */
  find(text: string): Quote[]
}

const run = 8
const window = 5
const fewestWords = run + window - 1
const readAtMost = 20_000
const mostTexts = 4

/**
 * Notices quotes by winnowed runs of eight words (Schleimer, Wilkerson and Aiken 2003): of every five runs one is
 * remembered, so a stretch of twelve words is always noticed. A run that stands in more than four texts is nobody's.
 */
export function createQuotes(): Quotes {
  const owners = new Map<number, string[]>()
  const marks = new Map<string, number[]>()

  return {
    add(id, text) {
      this.remove(id)
      const { runs } = runsOf(text)
      const kept = new Set<number>()
      for (let at = 0; at + window <= runs.length; at++) {
        let least = runs[at] as number
        for (let next = at + 1; next < at + window; next++) least = Math.min(least, runs[next] as number)
        kept.add(least)
      }
      for (const mark of kept) {
        const held = owners.get(mark)
        if (!held) owners.set(mark, [id])
        else if (held.length <= mostTexts) held.push(id)
      }
      marks.set(id, [...kept])
    },
    remove(id) {
      for (const mark of marks.get(id) ?? []) {
        const rest = (owners.get(mark) ?? []).filter(owner => owner !== id)
        if (rest.length > 0) owners.set(mark, rest)
        else owners.delete(mark)
      }
      marks.delete(id)
    },
    find(text) {
      if (owners.size === 0) return []
      const { runs, starts, ends } = runsOf(text)
      if (runs.length < window || !runs.some(mark => owners.has(mark))) return []
      const found = new Map<string, { from: number; to: number; count: number }>()
      for (let at = 0; at < runs.length; at++)
        for (const id of sole(owners.get(runs[at] as number))) {
          const stretch = found.get(id)
          if (stretch && at - stretch.to <= run + window)
            found.set(id, { ...stretch, to: at, count: stretch.count + 1 })
          else if (!stretch) found.set(id, { from: at, to: at, count: 1 })
        }
      return [...found]
        .sort(([, a], [, b]) => b.to - b.from - (a.to - a.from))
        .map(([id, { from, to }]) => ({ id, words: text.slice(starts[from], ends[to + run - 1]) }))
    },
  }
}

const sole = (ids: string[] | undefined): string[] => (ids && ids.length <= mostTexts ? ids : [])

const base = 0x9e3779b1 | 0
const baseToTheRun = Array.from({ length: run }).reduce<number>(power => Math.imul(power, base), 1)

const isLetter = /[\p{L}\p{N}]/u

/** Hashes of each run of eight words, by the place of the first; where each word starts and ends. */
function runsOf(text: string): { runs: Int32Array; starts: number[]; ends: number[] } {
  const words: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const length = Math.min(text.length, readAtMost)
  let hash = 0
  let start = -1
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : 32
    const low = code >= 65 && code <= 90 ? code + 32 : code
    const inWord = code < 128 ? (low >= 97 && low <= 122) || (code >= 48 && code <= 57) : isLetter.test(text[at] ?? '')
    if (inWord) {
      if (start < 0) {
        start = at
        hash = 0x811c9dc5
      }
      hash = Math.imul(hash ^ low, 0x01000193)
    } else if (start >= 0) {
      words.push(hash)
      starts.push(start)
      ends.push(at)
      start = -1
    }
  }
  const runs = new Int32Array(words.length < fewestWords ? 0 : words.length - run + 1)
  let rolling = 0
  for (let at = 0; at < words.length; at++) {
    rolling = (Math.imul(rolling, base) + (words[at] as number)) | 0
    if (at >= run) rolling = (rolling - Math.imul(words[at - run] as number, baseToTheRun)) | 0
    if (at < run - 1 || at - run + 1 >= runs.length) continue
    const mixed = Math.imul(rolling ^ (rolling >>> 16), 0x85ebca6b)
    runs[at - run + 1] = mixed ^ (mixed >>> 13)
  }
  return { runs, starts, ends }
}
