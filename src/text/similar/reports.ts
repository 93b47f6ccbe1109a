import { termsOf } from './terms.ts'

/** A text to be found again: title and body, either may be empty, and when it was written (ms since 1970). */
export interface Report {
  title: string
  body: string
  at?: number
}

/** A text like the one that was asked about. */
export interface LikeReport {
  id: string
  /** 0..1: 1 is the same text at the same time. */
  score: number
  /** The terms that speak most for it. */
  because: string[]
}

/** An index that grows and shrinks with its texts, all in memory: about 30 bytes for each different term of a text. */
export interface Reports {
  add(id: string, report: Report): void
  remove(id: string): void
  /** The texts most like this one, the likeliest first; `except` leaves out the text itself. */
  like(report: Report, options?: { most?: number; except?: string }): LikeReport[]
  readonly size: number
}

interface Entry {
  id: string
  terms: Int32Array
  inTitle: Float32Array
  inBody: Float32Array
  at: number | undefined
  /** Lengths of the title, the body and both as vectors. */
  norms: [title: number, body: number, all: number]
}

/** What each comparison counts: all with all, all with the other's title, title with title, body with body. */
const shares = { all: 1, title: 0.4, titles: 0.15, bodies: 0.25 }
/** People report one fault within days, and again within the year that it lives. */
const closeness = { month: 0.11, year: 0.13 }
const top = shares.all + shares.title + shares.titles + shares.bodies + closeness.month + closeness.year
const dayMs = 86_400_000

/**
 * Finds texts about the same thing, such as a fault that somebody reported before.
 *
 * Cosines of words weighted by rarity (tf-idf, Salton and Buckley 1988), of the whole texts and of their titles and
 * bodies apart, and how near in time they were written. Adding and removing cost what the one text costs; lengths are
 * measured anew when a twentieth of the texts have changed. Pure, in memory.
 */
export function createReports(): Reports {
  const numbers = new Map<string, number>()
  const names: string[] = []
  /** By term: the texts that have it, and its place among their terms. */
  const postings: Map<number, number>[] = []
  const places = new Map<string, number>()
  const list: (Entry | undefined)[] = []
  const free: number[] = []
  let changes = 0
  let measuredAt = 0
  let rarities = new Float64Array(0)

  const numberOf = (term: string): number => {
    const known = numbers.get(term)
    if (known !== undefined) return known
    numbers.set(term, names.length)
    postings.push(new Map())
    return names.push(term) - 1
  }
  const rarityOf = (number: number): number =>
    rarities[number] || Math.log((places.size + 1) / ((postings[number]?.size ?? 0) + 1)) + 1
  const measure = (entry: Entry) => {
    const squares = [0, 0, 0]
    for (let at = 0; at < entry.terms.length; at++) {
      const rarity = rarityOf(entry.terms[at] as number)
      const inTitle = entry.inTitle[at] as number
      const inBody = entry.inBody[at] as number
      squares[0] = (squares[0] ?? 0) + (damped(inTitle) * rarity) ** 2
      squares[1] = (squares[1] ?? 0) + (damped(inBody) * rarity) ** 2
      squares[2] = (squares[2] ?? 0) + (damped(inTitle + inBody) * rarity) ** 2
    }
    entry.norms = [Math.sqrt(squares[0] ?? 0) || 1, Math.sqrt(squares[1] ?? 0) || 1, Math.sqrt(squares[2] ?? 0) || 1]
  }
  const entryOf = (id: string, report: Report, makes: boolean): Entry => {
    const title = termsOf(report.title)
    const body = termsOf(report.body)
    const terms: number[] = []
    const inTitle: number[] = []
    const inBody: number[] = []
    for (const term of new Set([...title.keys(), ...body.keys()])) {
      const number = makes ? numberOf(term) : numbers.get(term)
      if (number === undefined) continue
      terms.push(number)
      inTitle.push(title.get(term) ?? 0)
      inBody.push(body.get(term) ?? 0)
    }
    return {
      id,
      terms: Int32Array.from(terms),
      inTitle: Float32Array.from(inTitle),
      inBody: Float32Array.from(inBody),
      at: report.at,
      norms: [1, 1, 1],
    }
  }
  const refresh = () => {
    if (changes - measuredAt <= places.size / 20) return
    rarities = Float64Array.from(
      names,
      (_, number) => Math.log((places.size + 1) / ((postings[number]?.size ?? 0) + 1)) + 1,
    )
    for (const entry of list) if (entry !== undefined) measure(entry)
    measuredAt = changes
  }
  const remove = (id: string) => {
    const at = places.get(id)
    const entry = at === undefined ? undefined : list[at]
    if (at === undefined || entry === undefined) return
    for (const number of entry.terms) postings[number]?.delete(at)
    places.delete(id)
    list[at] = undefined
    free.push(at)
    changes++
  }

  return {
    get size() {
      return places.size
    },
    remove,
    add(id, report) {
      remove(id)
      const at = free.pop() ?? list.length
      const entry = entryOf(id, report, true)
      list[at] = entry
      places.set(id, at)
      for (const [place, number] of entry.terms.entries()) postings[number]?.set(at, place)
      measure(entry)
      changes++
    },
    like(report, { most = 10, except } = {}) {
      refresh()
      const asked = entryOf('', report, false)
      measure(asked)
      const scores = new Float64Array(list.length)
      const [titleNorm, bodyNorm, allNorm] = asked.norms
      for (let term = 0; term < asked.terms.length; term++) {
        const number = asked.terms[term] as number
        const held = postings[number]
        // Most texts have it: it tells nothing, and costs the most.
        if (held === undefined || (held.size > 50 && held.size * 2 > places.size)) continue
        const square = rarityOf(number) ** 2
        const title = (damped(asked.inTitle[term] as number) * square) / titleNorm
        const body = (damped(asked.inBody[term] as number) * square) / bodyNorm
        const all = (damped((asked.inTitle[term] as number) + (asked.inBody[term] as number)) * square) / allNorm
        for (const [at, place] of held) {
          const other = list[at] as Entry
          const itsTitle = other.inTitle[place] as number
          const itsBody = other.inBody[place] as number
          scores[at] =
            (scores[at] as number) +
            (shares.all * all * damped(itsTitle + itsBody)) / other.norms[2] +
            ((shares.title * all + shares.titles * title) * damped(itsTitle)) / other.norms[0] +
            (shares.bodies * body * damped(itsBody)) / other.norms[1]
        }
      }
      const best: { at: number; score: number }[] = []
      for (let at = 0; at < scores.length; at++) {
        let score = scores[at] as number
        const other = list[at]
        if (score === 0 || other === undefined || other.id === except) continue
        if (report.at !== undefined && other.at !== undefined) {
          const days = Math.abs(report.at - other.at) / dayMs
          score += closeness.month * Math.exp(-days / 30) + closeness.year * Math.exp(-days / 365)
        }
        if (best.length === most && score <= (best.at(-1)?.score ?? 0)) continue
        let place = best.length
        while (place > 0 && (best[place - 1]?.score ?? 0) < score) place--
        best.splice(place, 0, { at, score })
        if (best.length > most) best.pop()
      }
      return best.map(({ at, score }) => {
        const other = list[at] as Entry
        return { id: other.id, score: Math.min(1, score / top), because: sharedTerms(asked, other) }
      })
    },
  }

  function sharedTerms(asked: Entry, other: Entry): string[] {
    const its = new Set(other.terms)
    const weight = (number: number) => rarityOf(number)
    return [...asked.terms]
      .filter(number => its.has(number))
      .sort((a, b) => weight(b) - weight(a))
      .slice(0, 5)
      .map(number => names[number] ?? '')
  }
}

/** The tenth time says little more than the first. */
const damped = (count: number): number => (count > 0 ? 1 + Math.log(count) : 0)
