/** Random numbers in 0..1 that are the same each time (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Sparse = [places: Int32Array, weights: Float32Array]

/** TF-IDF of words of two letters and more, length 1, as scikit-learn's TfidfVectorizer makes it by default. */
export function tfidf(texts: readonly string[]): { rows: Sparse[]; size: number } {
  const numbers = new Map<string, number>()
  const counts = texts.map(text => {
    const within = new Map<number, number>()
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}_]{2,}/gu)) {
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      within.set(number, (within.get(number) ?? 0) + 1)
    }
    return within
  })
  const inTexts = new Float64Array(numbers.size)
  for (const each of counts) for (const number of each.keys()) inTexts[number] = (inTexts[number] as number) + 1
  const rows = counts.map((within): Sparse => {
    const pairs = [...within].map(
      ([number, count]) =>
        [number, count * (Math.log((1 + texts.length) / (1 + (inTexts[number] as number))) + 1)] as const,
    )
    const length = Math.sqrt(pairs.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
    return [Int32Array.from(pairs, ([number]) => number), Float32Array.from(pairs, ([, weight]) => weight / length)]
  })
  return { rows, size: numbers.size }
}

/** Lloyd's k-means with k-means++ seeding, the best of `starts` by inertia, over sparse rows of length 1. */
export function kMeans({ rows, size }: ReturnType<typeof tfidf>, count: number, seed: number, starts = 3): Int32Array {
  let best: { groups: Int32Array; inertia: number } | undefined
  for (let start = 0; start < starts; start++) {
    const found = oneKMeans(rows, size, count, dice(seed * 100 + start))
    if (best === undefined || found.inertia < best.inertia) best = found
  }
  return best?.groups ?? new Int32Array(rows.length)
}

function oneKMeans(rows: Sparse[], size: number, count: number, random: () => number) {
  const middles: Float32Array[] = []
  const far = new Float64Array(rows.length).fill(Infinity)
  while (middles.length < count) {
    const total = middles.length === 0 ? rows.length : far.reduce((sum, each) => sum + each, 0)
    let left = random() * total
    let at = 0
    while (at < rows.length - 1) {
      left -= middles.length === 0 ? 1 : (far[at] as number)
      if (left <= 0) break
      at++
    }
    const middle = new Float32Array(size)
    const [places, weights] = rows[at] as Sparse
    for (const [which, place] of places.entries()) middle[place] = weights[which] as number
    middles.push(middle)
    for (const [row, each] of rows.entries())
      far[row] = Math.min(far[row] as number, Math.max(0, 2 - 2 * dot(each, middle)))
  }
  const groups = new Int32Array(rows.length).fill(-1)
  let inertia = 0
  for (let round = 0; round < 30; round++) {
    const squares = middles.map(middle => middle.reduce((sum, each) => sum + each * each, 0))
    let moved = 0
    inertia = 0
    for (const [at, row] of rows.entries()) {
      let nearest = 0
      let least = Infinity
      for (const [which, middle] of middles.entries()) {
        const away = 1 + (squares[which] as number) - 2 * dot(row, middle)
        if (away >= least) continue
        least = away
        nearest = which
      }
      if (groups[at] !== nearest) moved++
      groups[at] = nearest
      inertia += least
    }
    if (moved === 0) break
    const members = new Int32Array(count)
    for (const middle of middles) middle.fill(0)
    for (const [at, [places, weights]] of rows.entries()) {
      const which = groups[at] as number
      members[which] = (members[which] as number) + 1
      const middle = middles[which] as Float32Array
      for (const [part, place] of places.entries())
        middle[place] = (middle[place] as number) + (weights[part] as number)
    }
    for (const [which, middle] of middles.entries())
      for (let place = 0; place < size; place++)
        middle[place] = (middle[place] as number) / Math.max(1, members[which] as number)
  }
  return { groups, inertia }
}

function dot([places, weights]: Sparse, middle: Float32Array): number {
  let sum = 0
  for (let at = 0; at < places.length; at++) sum += (weights[at] as number) * (middle[places[at] as number] as number)
  return sum
}

/**
 * ACC: the share of texts whose group is matched with their label, by the best matching of groups with labels one to one
 * (Kuhn 1955, the O(n³) form). NMI: mutual information over the mean of both entropies. Group -1 matches nothing.
 */
export function agreement(groups: ArrayLike<number>, labels: readonly string[]): { acc: number; nmi: number } {
  const groupNumbers = new Map<number, number>()
  const labelNumbers = new Map<string, number>()
  const both = new Map<string, number>()
  for (const [at, label] of labels.entries()) {
    const group = groups[at] as number
    // What is in no group is a group of its own for NMI, and never right for ACC.
    const key = group < 0 ? -1 - at : group
    if (!groupNumbers.has(key)) groupNumbers.set(key, groupNumbers.size)
    if (!labelNumbers.has(label)) labelNumbers.set(label, labelNumbers.size)
    if (group < 0) continue
    const cell = `${groupNumbers.get(key)} ${labelNumbers.get(label)}`
    both.set(cell, (both.get(cell) ?? 0) + 1)
  }
  const grouped = [...groupNumbers].filter(([key]) => key >= 0)
  const places = new Map(grouped.map(([, number], at) => [number, at]))
  const size = Math.max(places.size, labelNumbers.size)
  const table = Array.from({ length: size }, () => new Float64Array(size))
  for (const [cell, count] of both) {
    const [group, label] = cell.split(' ').map(Number)
    const row = table[places.get(group ?? -1) ?? -1]
    if (row && label !== undefined) row[label] = count
  }
  const all = labels.length
  return {
    acc: matched(table) / all,
    nmi: mutual(table, all, all - [...both.values()].reduce((a, b) => a + b, 0), labels),
  }
}

function mutual(table: Float64Array[], all: number, alone: number, labels: readonly string[]): number {
  const ofGroup = table.map(row => row.reduce((sum, each) => sum + each, 0))
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  const entropy = (each: number) => (each > 0 ? -(each / all) * Math.log(each / all) : 0)
  const ofLabels = [...counts.values()].reduce((sum, each) => sum + entropy(each), 0)
  const ofGroups = ofGroup.reduce((sum, each) => sum + entropy(each), 0) + alone * entropy(1)
  const ofBoth = table.reduce((sum, row) => sum + row.reduce((s, each) => s + entropy(each), 0), 0) + alone * entropy(1)
  return (2 * (ofLabels + ofGroups - ofBoth)) / Math.max(1e-9, ofLabels + ofGroups)
}

/** The greatest sum of one cell from each row and column. */
function matched(table: Float64Array[]): number {
  const size = table.length
  const u = new Float64Array(size + 1)
  const v = new Float64Array(size + 1)
  const rowOf = new Int32Array(size + 1)
  const way = new Int32Array(size + 1)
  const cost = (row: number, column: number) => -((table[row - 1] as Float64Array)[column - 1] as number)
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row
    let column = 0
    const least = new Float64Array(size + 1).fill(Infinity)
    const used = new Uint8Array(size + 1)
    do {
      used[column] = 1
      const at = rowOf[column] as number
      let delta = Infinity
      let next = 0
      for (let other = 1; other <= size; other++) {
        if (used[other]) continue
        const reduced = cost(at, other) - (u[at] as number) - (v[other] as number)
        if (reduced < (least[other] as number)) {
          least[other] = reduced
          way[other] = column
        }
        if ((least[other] as number) < delta) {
          delta = least[other] as number
          next = other
        }
      }
      for (let other = 0; other <= size; other++)
        if (used[other]) {
          u[rowOf[other] as number] = (u[rowOf[other] as number] as number) + delta
          v[other] = (v[other] as number) - delta
        } else least[other] = (least[other] as number) - delta
      column = next
    } while (rowOf[column] !== 0)
    do {
      const before = way[column] as number
      rowOf[column] = rowOf[before] as number
      column = before
    } while (column !== 0)
  }
  let sum = 0
  for (let column = 1; column <= size; column++) sum -= cost(rowOf[column] as number, column)
  return sum
}
