/** Where the first of those sought stands among all, from 1; ties count against us. */
export function rankOf(scores: Map<string, number>, all: readonly string[], sought: ReadonlySet<string>): number {
  const scoreOf = (one: string) => scores.get(one) ?? 0
  const best = Math.max(...all.filter(one => sought.has(one)).map(scoreOf))
  return 1 + all.filter(one => !sought.has(one) && scoreOf(one) >= best).length
}

/** Shares of the ranks within 1 and within 5, and the mean of their reciprocals. */
export function hits(ranks: readonly number[]): { at1: number; at5: number; mrr: number } {
  const share = (most: number) => ranks.filter(rank => rank <= most).length / ranks.length
  return { at1: share(1), at5: share(5), mrr: ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length }
}
