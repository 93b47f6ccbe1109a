import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'
import { findSecrets } from '#text/secrets'
import type { Figure } from '../bin/measure.ts'

export const name = 'guard.secrets'

interface Case {
  rule: string
  case: string
  file: string
  text: string
  expected: { range: [number, number] }[]
  options: { rules?: { options?: { allows?: string[]; enableIDScanRule?: boolean } }[] } | null
}
interface Span {
  start: number
  end: number
}
type Finder = (text: string) => Promise<Span[]>

const peer = 'secretlint 13.0.7, recommended rules'
/** Texts of people, in which nobody wrote a key: posts of programmers, customers of a bank, business mail. */
const prose: [file: string, field: string][] = [
  ['rust-blog-authors/posts.dev.jsonl', 'body'],
  ['banking77/train.jsonl', 'text'],
  ['enron-intent/sentences.dev.jsonl', 'text'],
]

/**
 * Secretlint's own suite: a case is right when each place it names is found and, where it names none, nothing is. Cases
 * about a file's name (`no-dotenv`) or about settings of secretlint (`options`, where the same text is now a secret and
 * now allowed) have no text to judge and are left out, counted. Then false alarms: what was found beside the named
 * places, and in texts where nobody wrote a key.
 */
export async function run(report: (figure: Figure & { peerValue?: number }) => void): Promise<void> {
  const data = process.env.SOSH_DATA ?? '../shared/data'
  const path = join(data, 'secrets-secretlint/cases.dev.jsonl')
  if (!existsSync(path)) {
    console.log('guard.secrets: skipped, there is no secrets-secretlint in the data folder (set SOSH_DATA).')
    return
  }
  const all = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Case)
  const cases = all.filter(each => each.rule !== 'no-dotenv' && !(each.options && each.expected.length === 0))
  const ours: Finder = async text => findSecrets(text)
  const [mine, its] = [await judge(cases, ours), await judge(cases, secretlint)]
  const line = (what: string, value: number, peerValue: number, unit = 'of 1') =>
    report({ case: what, value, unit, peer, peerValue, ...(peerValue > 0 && { ratio: value / peerValue }) })
  const share = (part: number, of: number) => Math.round((1_000 * part) / of) / 1_000
  line('cases right', share(mine.right, cases.length), share(its.right, cases.length))
  line('places found', share(mine.found, mine.places), share(its.found, its.places))
  line('silent where nothing is', share(mine.silent, mine.clean), share(its.silent, its.clean))
  line('found beside the named places', mine.beside, its.beside, 'findings')
  report({
    case: 'cases',
    value: cases.length,
    unit: `(${all.length - cases.length} about file names or settings left out)`,
  })
  for (const wrong of mine.wrong) console.error(`   wrong: ${wrong}`)
  for (const [file, field] of prose) {
    const file_ = join(data, file)
    if (!existsSync(file_)) continue
    const texts = readFileSync(file_, 'utf8')
      .trim()
      .split('\n')
      .map(row => String((JSON.parse(row) as Record<string, unknown>)[field] ?? ''))
    let [alarms, theirs] = [0, 0]
    for (const text of texts) alarms += findSecrets(text).length
    for (let at = 0; at < texts.length; at += 50)
      theirs += (await secretlint(texts.slice(at, at + 50).join('\n\n'))).length
    line(`false alarms in ${texts.length} texts of ${file.split('/')[0]}`, alarms, theirs, 'findings')
  }
}

async function judge(cases: Case[], find: Finder) {
  const sum = { right: 0, places: 0, found: 0, clean: 0, silent: 0, beside: 0, wrong: [] as string[] }
  for (const each of cases) {
    const found = await find(each.text)
    const hits = each.expected.filter(({ range: [start, end] }) =>
      found.some(span => span.start <= start + (end - start) / 4 + 1 && span.end >= end - (end - start) / 4),
    )
    const beside = found.filter(
      span => !each.expected.some(({ range: [start, end] }) => span.start < end && start < span.end),
    )
    sum.places += each.expected.length
    sum.found += hits.length
    if (each.expected.length === 0) {
      sum.clean++
      if (found.length === 0) sum.silent++
    } else sum.beside += beside.length
    if (hits.length === each.expected.length && (each.expected.length > 0 || found.length === 0)) sum.right++
    else sum.wrong.push(`${each.rule}, ${each.case}`)
  }
  return sum
}

async function secretlint(text: string): Promise<Span[]> {
  const { messages } = await lintSource({
    source: { filePath: '/input.txt', content: text, ext: '.txt', contentType: 'text' },
    options: {
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, options: {} }] },
      maskSecrets: false,
    },
  })
  return messages.filter(({ type }) => type === 'message').map(({ range: [start, end] }) => ({ start, end }))
}
