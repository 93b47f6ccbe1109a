/** Terms of a text and how often each stands there. */
export type Counts = Map<string | number, number>

/** Texts as vectors of terms weighted by rarity (tf-idf, Salton and Buckley 1988), compared by cosine. In memory. */
export interface Vectors {
  put(slot: number, counts: Counts): void
  drop(slot: number): void
  /** Weighs a text to be asked about, once for all that follows. */
  ask(counts: Counts): AskedVector
  /** Adds `share` × cosine to `sums[slot]` for each text that has a term of it; names new slots in `touched`. */
  addTo(sums: Float64Array, touched: number[], asked: AskedVector, share: number): void
  /** The cosine with one text. */
  cosine(slot: number, asked: AskedVector): number
  /** The terms of both, the rarest first. */
  shared(slot: number, counts: ReadonlyMap<string | number, unknown>, most: number): (string | number)[]
}

/** A text that is asked about: its terms that are known, the rarest first, and how much each weighs. */
export interface AskedVector {
  terms: Term[]
  weights: Map<Term, number>
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
}

/** Where there are more, only the rarest terms of what is asked are followed, and none that stands in every twelfth text. */
export const manyTexts = 400
const tooCommon = 1 / 12
const mostFollowed = 12

/** An index that grows and shrinks with its texts; rarities are counted anew when a fiftieth of the texts have changed. */
export function createVectors(): Vectors {
  const terms = new Map<string | number, Term>()
  const texts: (Text | undefined)[] = []
  let norms = new Float64Array(64)
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
    for (const [slot, text] of texts.entries()) if (text) norms[slot] = normOf(text)
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
      const text: Text = { terms: [], weights: [], names: [] }
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
      if (norms.length <= slot) {
        const larger = new Float64Array(slot * 2)
        larger.set(norms)
        norms = larger
      }
      norms[slot] = normOf(text)
      texts[slot] = text
      size++
      changes++
    },
    ask(counts) {
      count()
      let squares = 0
      const unknown = rarityAt(0)
      const weights = new Map<Term, number>()
      for (const [name, times] of counts) {
        const term = terms.get(name)
        const weight = damped(times) * (term?.rarity ?? unknown)
        squares += weight * weight
        if (term) weights.set(term, weight * term.rarity)
      }
      const length = Math.sqrt(squares) || 1
      for (const [term, weight] of weights) weights.set(term, weight / length)
      if (size <= manyTexts) return { terms: [...weights.keys()], weights }
      const telling = [...weights.keys()].filter(term => term.slots.length <= size * tooCommon)
      return { terms: telling.sort((a, b) => b.rarity - a.rarity).slice(0, mostFollowed), weights }
    },
    addTo(sums, touched, asked, share) {
      for (const term of asked.terms) {
        const weight = (asked.weights.get(term) ?? 0) * share
        const { slots, weights } = term
        for (let at = 0; at < slots.length; at++) {
          const slot = slots[at] as number
          const before = sums[slot] as number
          if (before === 0) touched.push(slot)
          sums[slot] = before + (weight * (weights[at] as number)) / (norms[slot] as number)
        }
      }
    },
    cosine(slot, asked) {
      const text = texts[slot]
      if (!text) return 0
      let sum = 0
      for (let at = 0; at < text.terms.length; at++) {
        const weight = asked.weights.get(text.terms[at] as Term)
        if (weight !== undefined) sum += weight * (text.weights[at] as number)
      }
      return sum / (norms[slot] as number)
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
