/** Terms of a text and how often each stands there. */
export type Counts = Map<string | number, number>

/** Texts as vectors of terms weighted by rarity (tf-idf, Salton and Buckley 1988), compared by cosine. In memory. */
export interface Vectors {
  put(slot: number, counts: Counts): void
  drop(slot: number): void
  /** Adds `share` × cosine to `sums[slot]` for each text that has a term of `counts`; names new slots in `touched`. */
  addTo(sums: Float64Array, touched: number[], counts: Counts, share: number): void
  /** The terms of both, the rarest first. */
  shared(slot: number, counts: ReadonlyMap<string | number, unknown>, most: number): (string | number)[]
}

interface Term {
  slots: number[]
  weights: number[]
  rarity: number
}

interface Text {
  terms: Term[]
  weights: number[]
  names: (string | number)[]
  norm: number
}

/** A term that stands in more than this share of many texts tells nobody apart, and costs the most. */
const tooCommon = 0.3
const manyTexts = 400

/** An index that grows and shrinks with its texts; rarities are counted anew when a fiftieth of the texts have changed. */
export function createVectors(): Vectors {
  const terms = new Map<string | number, Term>()
  const texts: (Text | undefined)[] = []
  let size = 0
  let changes = 0
  let countedAt = -1

  const rarityAt = (seen: number) => Math.log((size + 1) / (seen + 1)) + 1
  const count = () => {
    if (countedAt >= 0 && changes - countedAt <= size / 50) return
    countedAt = changes
    for (const [name, term] of terms) {
      if (term.slots.length === 0) terms.delete(name)
      term.rarity = rarityAt(term.slots.length)
    }
    for (const text of texts) if (text) text.norm = normOf(text)
  }
  const drop = (slot: number) => {
    const text = texts[slot]
    if (!text) return
    for (const term of text.terms) {
      const at = term.slots.indexOf(slot)
      term.slots.splice(at, 1)
      term.weights.splice(at, 1)
    }
    texts[slot] = undefined
    size--
    changes++
  }

  return {
    drop,
    put(slot, counts) {
      drop(slot)
      const text: Text = { terms: [], weights: [], names: [], norm: 1 }
      for (const [name, times] of counts) {
        let term = terms.get(name)
        if (!term) {
          term = { slots: [], weights: [], rarity: rarityAt(0) }
          terms.set(name, term)
        }
        const weight = damped(times)
        term.slots.push(slot)
        term.weights.push(weight)
        text.terms.push(term)
        text.weights.push(weight)
        text.names.push(name)
      }
      text.norm = normOf(text)
      texts[slot] = text
      size++
      changes++
    },
    addTo(sums, touched, counts, share) {
      count()
      let squares = 0
      const unknown = rarityAt(0)
      for (const [name, times] of counts) squares += (damped(times) * (terms.get(name)?.rarity ?? unknown)) ** 2
      const scale = share / (Math.sqrt(squares) || 1)
      for (const [name, times] of counts) {
        const term = terms.get(name)
        if (!term || (size > manyTexts && term.slots.length > size * tooCommon)) continue
        const weight = damped(times) * term.rarity ** 2 * scale
        const { slots, weights } = term
        for (let at = 0; at < slots.length; at++) {
          const slot = slots[at] as number
          const before = sums[slot] as number
          if (before === 0) touched.push(slot)
          sums[slot] = before + (weight * (weights[at] as number)) / (texts[slot] as Text).norm
        }
      }
    },
    shared(slot, counts, most) {
      const text = texts[slot]
      if (!text) return []
      return text.names
        .map((name, at) => ({ name, rarity: text.terms[at]?.rarity ?? 0 }))
        .filter(({ name }) => counts.has(name))
        .sort((a, b) => b.rarity - a.rarity)
        .slice(0, most)
        .map(({ name }) => name)
    },
  }
}

function normOf(text: Text): number {
  let squares = 0
  for (let at = 0; at < text.terms.length; at++)
    squares += ((text.weights[at] as number) * (text.terms[at] as Term).rarity) ** 2
  return Math.sqrt(squares) || 1
}

/** The tenth time says little more than the first. */
const damped = (times: number): number => (times > 0 ? 1 + Math.log(times) : 0)
