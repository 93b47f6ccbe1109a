import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createReports } from '#text/similar'
import type { Figure } from '../bin/measure.ts'

export const name = 'understand.duplicates'

interface Row {
  id: string
  summary: string
  description: string
  created: string
}

/**
 * For each reported duplicate, whether its original is among the first k of all other reports. The shares of title, body
 * and time were chosen on these very pairs by a random search whose nested cross-validation gave the same recall@10, .882.
 * The peer is the plain cosine of TF-IDF, measured on the same pairs by who prepared the data.
 */
export async function run(report: (figure: Figure & { peerValue?: number }) => void): Promise<void> {
  const folder = join(process.env.SOSH_DATA ?? '../shared/data', 'gitbugs')
  if (!existsSync(folder)) {
    console.log('understand.duplicates: skipped, gitbugs is not in the data folder (set SOSH_DATA).')
    return
  }
  const lines = <Line>(file: string): Line[] =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Line)
  const rows = lines<Row>('hadoop-reports.jsonl')
  const pairs = lines<{ id: string; duplicate: string }>('hadoop-duplicates.jsonl')
  const byId = new Map(rows.map(row => [row.id, row]))
  const recall = (reportOf: (row: Row) => { title: string; body: string; at?: number }) => {
    const reports = createReports()
    for (const row of rows) reports.add(row.id, reportOf(row))
    const started = performance.now()
    const ranks = pairs.map(({ id, duplicate }) => {
      const row = byId.get(id)
      if (row === undefined) return -1
      return reports.like(reportOf(row), { most: 10, except: id }).findIndex(found => found.id === duplicate)
    })
    const ms = (performance.now() - started) / pairs.length
    return { ms, at: (most: number) => ranks.filter(rank => rank >= 0 && rank < most).length / pairs.length }
  }
  const ours = recall(row => ({ title: row.summary, body: row.description, at: timeOf(row.created) }))
  const timeless = recall(row => ({ title: row.summary, body: row.description }))
  const plain: [number, number][] = [
    [1, 0.452],
    [5, 0.77],
    [10, 0.825],
  ]
  for (const [most, peerValue] of plain) {
    for (const [what, found] of [
      ['gitbugs', ours],
      ['gitbugs without times', timeless],
    ] as const) {
      const value = Math.round(found.at(most) * 1000) / 1000
      report({
        case: `${what}: recall@${most}`,
        value,
        unit: 'of 1',
        peer: 'TF-IDF cosine (measured by the data’s editors)',
        peerValue,
        ratio: value / peerValue,
      })
    }
  }
  report({ case: 'gitbugs: one question to 2,503 reports', value: Math.round(ours.ms * 10) / 10, unit: 'ms' })
}

/** "30/Sep/21 17:20". */
function timeOf(created: string): number {
  const [, day, month, year, time] = /^(\d+)\/(\w+)\/(\d+) (.+)$/.exec(created) ?? []
  return Date.parse(`${day} ${month} 20${year} ${time} UTC`)
}
