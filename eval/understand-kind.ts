import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kind, kinds, readKinds } from '#text/kind'

export const name = 'understand.kind'

interface Row {
  text: string
  language: string
  kinds: Kind[]
  main: Kind | 'unknown'
  part: 'even' | 'odd'
  links: string[]
}

type Report = (line: {
  case: string
  value: number
  unit: string
  peer: string
  peerValue?: number
  ratio: number
}) => void

/**
 * What a post is, on two very different kinds of evidence.
 *
 * Texts of others (app reviews with stars, labelled text messages) come first: nothing was tuned on them, they are
 * English, and their labels only come near to ours. They say how much of what people write the rules find.
 *
 * `data/kinds.jsonl` is small (about 450 posts in seven languages) and written by us, before the rules and by the same
 * hand, with invented companies. Neither half is held out: phrases that occur only in the odd half are in the rules as
 * often as phrases that occur only in the even one. So that figure says whether the rules still do what we meant, and
 * nothing about posts of strangers. A real held-out set has to be labelled by somebody who has not read the rules.
 */
export async function run(report: Report): Promise<void> {
  readOthers(report)

  const rows = rowsOf()
  const odd = rows.filter(row => row.part === 'odd')
  const even = rows.filter(row => row.part === 'even')
  const ours = (row: Row) => readKinds(row).main
  const common = mostCommon(even)
  const keywords = 'a keyword list'
  for (const [half, part] of [
    ['odd', odd],
    ['even', even],
  ] as const) {
    const what = `our own posts (not held out), ${half} half, macro-F1`
    report(line(what, macroF1(part, ours), keywords, macroF1(part, byKeyword)))
    report(
      line(
        what,
        macroF1(part, ours),
        `always "${common}"`,
        macroF1(part, () => common),
      ),
    )
  }
  for (const kind of kinds) {
    report(line(`our own posts, ${kind}, F1`, f1(rows, ours, kind), keywords, f1(rows, byKeyword, kind)))
  }
  const quiet = rows.filter(row => row.main === 'unknown')
  const alone = (read: (row: Row) => Kind | 'unknown') => share(quiet, row => read(row) === 'unknown')
  report(line('our own posts, small talk left alone', alone(ours), keywords, alone(byKeyword)))

  const perSecond = speed(rows, row => readKinds(row))
  const peerPerSecond = speed(rows, byKeyword)
  report({
    case: 'speed',
    value: Math.round(perSecond),
    unit: 'posts/s',
    peer: keywords,
    peerValue: Math.round(peerPerSecond),
    ratio: perSecond / peerPerSecond,
  })
}

/** App reviews (MIT, Ciurumelea et al.) and text messages (Almeida and Gómez Hidalgo), which are no part of the project. */
function readOthers(report: Report): void {
  const reviews = load<{ text: string; labels: string[]; stars: string }>('appreview-urr/reviews.dev.jsonl')
  const clear = reviews
    .filter(review => review.stars !== '3')
    .map(({ text, stars }) => ({ text, stars: Number(stars) }))
  const messages = load<{ text: string; label: string }>('sms-spam/sms.dev.jsonl')
  compare(report, 'app reviews of 1 or 2 stars as complaint', clear, 'complaint', row => row.stars <= 2)
  compare(report, 'app reviews of 4 or 5 stars as praise', clear, 'praise', row => row.stars >= 4)
  compare(report, 'text messages that are spam as static', messages, 'static', row => row.label === 'spam')
}

function load<Line>(file: string): Line[] {
  const path = join(process.env.SOSH_DATA ?? '../shared/data', file)
  if (!existsSync(path)) {
    console.log(`understand.kind: skipped ${file}, it is not in the data folder (set SOSH_DATA).`)
    return []
  }
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(text => JSON.parse(text) as Line)
}

function compare<Line extends { text: string }>(
  report: Report,
  what: string,
  lines: Line[],
  kind: Kind,
  isMeant: (row: Line) => boolean,
): void {
  if (lines.length === 0) return
  const measure = (says: (text: string) => boolean) => {
    let hit = 0
    let said = 0
    let meant = 0
    for (const row of lines) {
      const answer = says(row.text)
      if (answer) said++
      if (isMeant(row)) meant++
      if (answer && isMeant(row)) hit++
    }
    return { precision: said === 0 ? 0 : hit / said, recall: meant === 0 ? 0 : hit / meant }
  }
  const ours = measure(text => readKinds({ text, language: 'en', links: [] }).kinds.some(found => found.kind === kind))
  const peer = measure(text => byKeyword({ text }) === kind)
  report(line(`${what}, precision`, ours.precision, 'a keyword list', peer.precision))
  report(line(`${what}, recall`, ours.recall, 'a keyword list', peer.recall))
}

export function rowsOf(): Row[] {
  return readFileSync(new URL('data/kinds.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(text => JSON.parse(text) as Row)
}

function line(what: string, value: number, peer: string, peerValue: number) {
  const round = (figure: number) => Math.round(figure * 1_000) / 1_000
  return {
    case: what,
    value: round(value),
    unit: 'of 1',
    peer,
    peerValue: round(peerValue),
    ratio: peerValue === 0 ? 0 : value / peerValue,
  }
}

/** What somebody writes in ten minutes: one list for all languages, first hit wins. */
function byKeyword(row: { text: string }): Kind | 'unknown' {
  const text = row.text.toLowerCase()
  const has = (...words: string[]) => words.some(word => text.includes(word))
  if (has('giveaway', 'code', 'link in bio', 'hiring', 'job', 'free', 'gratis')) return 'static'
  if (has('would be', 'please', 'suggestion', 'feature', 'wäre', 'bitte', 'sería', 'serait', 'sarebbe', 'seria', 'zou'))
    return 'idea'
  if (has('buy', 'price', 'cost', 'kaufen', 'kostet', 'comprar', 'acheter', 'prix', 'precio', 'kopen'))
    return 'purchase-interest'
  if (
    has(
      'broken',
      'not work',
      'worst',
      'refund',
      'kaputt',
      'nicht mehr',
      'no funciona',
      'ne marche',
      'non funziona',
      'não',
      'kapot',
    )
  )
    return 'complaint'
  if (has('love', 'great', 'best', 'thank', 'danke', 'super', 'gracias', 'merci', 'grazie', 'obrigad', 'blij'))
    return 'praise'
  if (text.includes('?')) return 'question'
  if (text.includes('http')) return 'news'
  return 'unknown'
}

function mostCommon(rows: Row[]): Kind | 'unknown' {
  const counts = new Map<Kind | 'unknown', number>()
  for (const { main } of rows) counts.set(main, (counts.get(main) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'unknown'
}

function macroF1(rows: Row[], read: (row: Row) => Kind | 'unknown'): number {
  return kinds.reduce((sum, kind) => sum + f1(rows, read, kind), 0) / kinds.length
}

function f1(rows: Row[], read: (row: Row) => Kind | 'unknown', kind: Kind): number {
  let hit = 0
  let said = 0
  let meant = 0
  for (const row of rows) {
    const answer = read(row)
    if (answer === kind) said++
    if (row.main === kind) meant++
    if (answer === kind && row.main === kind) hit++
  }
  return hit === 0 ? 0 : (2 * hit) / (said + meant)
}

function share(rows: Row[], holds: (row: Row) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(holds).length / rows.length
}

function speed(rows: Row[], read: (row: Row) => unknown): number {
  for (let round = 0; round < 10; round++) for (const row of rows) read(row)
  const started = performance.now()
  for (let round = 0; round < 30; round++) for (const row of rows) read(row)
  return (rows.length * 30) / ((performance.now() - started) / 1_000)
}
