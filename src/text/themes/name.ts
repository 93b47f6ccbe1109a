import { commonWords } from './dictionary.ts'
import { plainTerms, saysOf } from './point.ts'

const word = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu
const mostTexts = 60
const mostLetters = 600
const mostWords = 3

/**
 * What a theme is called, in the words of those who speak of it: the run of one to three words that most of them use and that says most,
 * as most of them write it. `others`: texts of other themes, whose words say less here. Empty where there are no words.
 */
export function nameOf(texts: string[], others: string[] = []): string {
  const runs = countRuns(texts.slice(0, mostTexts))
  const elsewhere = countRuns(others.slice(0, mostTexts * 2))
  const share = (count: number, of: number) => count / Math.max(1, Math.min(of, mostTexts))
  let best = ''
  let highest = 0
  for (const [key, { texts: count, says, written }] of runs) {
    if (count < Math.min(2, texts.length)) continue
    const outside = share(elsewhere.get(key)?.texts ?? 0, others.length)
    const score = (share(count, texts.length) * says) / (0.1 + outside)
    if (score <= highest) continue
    highest = score
    best = [...written].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ''
  }
  return best.charAt(0).toLocaleUpperCase() + best.slice(1)
}

interface Run {
  texts: number
  says: number
  written: Map<string, number>
}

function countRuns(texts: string[]): Map<string, Run> {
  const runs = new Map<string, Run>()
  for (const text of texts) {
    const read = text.slice(0, mostLetters).replace(/https?:\/\/\S+|@\S+/g, ' | ')
    const seen = new Set<string>()
    for (const part of read.split(/[.!?;:,()[\]"“”„«»|\n]+/)) {
      const words = (part.match(word) ?? []).map(written => ({ written, ...readWord(written) }))
      for (let from = 0; from < words.length; from++)
        for (let length = 1; length <= mostWords && from + length <= words.length; length++) {
          const run = words.slice(from, from + length)
          if (!run.at(0)?.isTelling || !run.at(-1)?.isTelling) continue
          const key = run.map(each => each.key).join(' ')
          if (seen.has(key)) continue
          seen.add(key)
          const known = runs.get(key) ?? { texts: 0, says: 0, written: new Map<string, number>() }
          const as = run.map(each => each.written).join(' ')
          known.texts++
          known.says = run.reduce((sum, each) => sum + (each.isTelling ? each.says : 0), 0)
          known.written.set(as, (known.written.get(as) ?? 0) + 1)
          runs.set(key, known)
        }
    }
  }
  return runs
}

/** Words as common as this say nothing of a theme. */
const sayLeast = 0.72

function readWord(written: string): { key: string; says: number; isTelling: boolean } {
  const low = written.toLowerCase()
  const [term] = plainTerms(written)
  const plain = low.normalize('NFKD').replace(/\p{M}/gu, '')
  if (term === undefined || commonWords.has(plain) || /^\p{N}+$/u.test(low))
    return { key: low, says: 0, isTelling: false }
  const says = saysOf(term)
  return { key: term, says, isTelling: says >= sayLeast }
}
