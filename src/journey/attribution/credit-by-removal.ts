import type { Credits, PathCount } from './model.ts'

/** What a step is worth by what would be missing without it. */
export interface Removal {
  credits: Credits
  /** For each step, 0..1: which part of the purchases there would not be without it. */
  effects: Map<string, number>
  /** 0..1: of those who set out, how many buy, as the chain has it. */
  chance: number
}

/**
 * Shares purchases out by removal effect: the paths are a first-order Markov chain from a start over the steps to a
 * purchase or to nothing; a step is worth what the chance of a purchase loses when everybody who comes to it is lost
 * there. The effects are then brought to the sum of the purchases.
 *
 * Anderl, Becker, von Wangenheim, Schumann: Mapping the customer journey. Lessons learned from graph-based online
 * attribution modeling. International Journal of Research in Marketing 33 (2016), 457–474. Solved exactly (a linear system
 * for each step, by elimination with pivoting), where packages in use draw random walks: the same paths give the same
 * figures each time.
 *
 * @param paths each with how often it ended in a purchase and how often in none. Empty paths are left out.
 * @returns credits of 0 for all where no path ends in a purchase.
 */
export function creditByRemoval(paths: readonly PathCount[]): Removal {
  const names = [...new Set(paths.flatMap(({ steps }) => steps))]
  const at = new Map(names.map((name, index) => [name, index + 1]))
  const many = names.length + 1
  // Row by row: how often one went from there (0 is the start) to each step, and to a purchase.
  const went = Array.from({ length: many }, () => new Float64Array(many))
  const bought = new Float64Array(many)
  const all = new Float64Array(many)
  for (const path of paths) {
    const times = path.bought + path.unbought
    if (path.steps.length === 0 || times === 0) continue
    let from = 0
    for (const step of path.steps) {
      const to = at.get(step) ?? 0
      add(went[from], to, times)
      add(all, from, times)
      from = to
    }
    add(bought, from, path.bought)
    add(all, from, times)
  }
  const chanceWithout = (without: number) => chanceFromStart(went, bought, all, without)
  const chance = chanceWithout(-1)
  const effects = new Map(
    names.map((name, index) => [name, chance > 0 ? Math.max(0, 1 - chanceWithout(index + 1) / chance) : 0]),
  )
  const sum = [...effects.values()].reduce((total, effect) => total + effect, 0)
  const purchases = paths.reduce((total, path) => total + (path.steps.length > 0 ? path.bought : 0), 0)
  const credits = new Map(names.map(name => [name, sum > 0 ? ((effects.get(name) ?? 0) / sum) * purchases : 0]))
  return { credits, effects, chance }
}

/** Solves x = Q x + r for the chance of a purchase from each state; whoever comes to `without` is lost. */
function chanceFromStart(
  went: readonly Float64Array[],
  bought: Float64Array,
  all: Float64Array,
  without: number,
): number {
  const many = went.length
  const rows = went.map((row, from) => {
    const line = new Float64Array(many + 1)
    const times = all[from] ?? 0
    const isLost = from === without || times === 0
    for (let to = 0; to < many; to++) {
      const chance = isLost || to === without ? 0 : (row[to] ?? 0) / times
      line[to] = (from === to ? 1 : 0) - chance
    }
    line[many] = isLost ? 0 : (bought[from] ?? 0) / times
    return line
  })
  for (let column = 0; column < many; column++) {
    let best = column
    for (let row = column + 1; row < many; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row
    const [chosen, here] = [rows[best], rows[column]]
    if (!chosen || !here) continue
    rows[best] = here
    rows[column] = chosen
    const pivot = chosen[column] ?? 0
    if (Math.abs(pivot) < 1e-12) continue
    for (let row = 0; row < many; row++) {
      const line = rows[row]
      if (!line || row === column) continue
      const factor = (line[column] ?? 0) / pivot
      if (factor === 0) continue
      for (let each = column; each <= many; each++) line[each] = (line[each] ?? 0) - factor * (chosen[each] ?? 0)
    }
  }
  const first = rows[0]
  return first?.[0] ? (first[many] ?? 0) / first[0] : 0
}

function add(row: Float64Array | undefined, at: number, times: number): void {
  if (row) row[at] = (row[at] ?? 0) + times
}
