import { type Kind, kinds } from '#text/kind'
import type { LabelledPost } from './kind-posts.ts'

type Row = LabelledPost
/** A reading of posts: ours or a peer's. */
export type Read = (row: Row) => Kind | 'unknown'

/** What somebody writes in ten minutes: one list for all languages, first hit wins. */
export function byKeyword(row: { text: string }): Kind | 'unknown' {
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

/** What a reading that does not read would say. */
export function mostCommon(rows: Row[]): Kind | 'unknown' {
  const counts = new Map<Kind | 'unknown', number>()
  for (const { main } of rows) counts.set(main, (counts.get(main) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'unknown'
}

/** Over the kinds that occur among the posts. */
export function macroF1(rows: Row[], read: Read): number {
  const present = kinds.filter(kind => rows.some(row => row.main === kind))
  return present.reduce((sum, kind) => sum + f1(rows, read, kind), 0) / present.length
}

/** Harmonic mean of precision and recall of one kind. */
export function f1(rows: Row[], read: Read, kind: Kind): number {
  const [right, found] = [precision(rows, read, kind), recall(rows, read, kind)]
  return right + found === 0 ? 0 : (2 * right * found) / (right + found)
}

/** Of the posts that are said to be of a kind, how many are. */
export function precision(rows: Row[], read: Read, kind: Kind): number {
  const said = rows.filter(row => read(row) === kind)
  return share(said, row => row.main === kind)
}

/** Of the posts of a kind, how many are said to be. */
export function recall(rows: Row[], read: Read, kind: Kind): number {
  const meant = rows.filter(row => row.main === kind)
  return share(meant, row => read(row) === kind)
}

/** Of the rows, how many hold, 0..1. */
export function share<Line>(rows: Line[], holds: (row: Line) => boolean): number {
  return rows.length === 0 ? 0 : rows.filter(holds).length / rows.length
}

/** A figure beside its peer’s, as the evals print it. */
export function line(what: string, value: number, peer: string, peerValue: number) {
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
