import { termsOf } from '#text/similar'
import { lettersOf } from './letters.ts'
import { createVectors, manyTexts } from './vectors.ts'

/** Something that shows what people know: a document they wrote, an answer of theirs that helped. */
export interface Evidence {
  id: string
  kind: 'document' | 'answer'
  people: string[]
  title: string
  /** Its first lines, and where it belongs; weighs like the title. */
  summary?: string
  text: string
  /** Milliseconds since 1970. */
  at: number
  /** 1 for a document; what is worth less counts less. */
  worth?: number
}

export interface Asked {
  title?: string
  text: string
  /** Milliseconds since 1970: how old evidence is is counted from here. */
  at: number
}

/** A piece of evidence that speaks for somebody, and how much it is about what was asked, 0..1. */
export interface Because {
  id: string
  similarity: number
}

interface Weighed extends Because {
  weight: number
}

export interface Expert {
  person: string
  /** Comparable between the people of one answer, and between answers: about 1 for a fresh document about the very thing. */
  score: number
  /** The evidence that counts most first; empty for those who were only active lately. */
  because: Because[]
}

export interface Expertise {
  add(evidence: Evidence): void
  remove(id: string): void
  /** Who knows, by the evidence; `among` leaves out those who can't be asked. */
  whoKnows(asked: Asked, options?: { most?: number; among?: (person: string) => boolean }): Expert[]
  /** The evidence closest to what was asked, whoever it speaks for. */
  like(asked: Pick<Asked, 'title' | 'text'>, most: number): (Because & { people: string[] })[]
  /** The words that a piece of evidence shares with what was asked, the most telling first. */
  sharedWords(id: string, asked: Pick<Asked, 'title' | 'text'>): string[]
  readonly size: number
}

type Known = Required<Pick<Evidence, 'id' | 'kind' | 'people' | 'at' | 'worth'>>

/** One close text says more than many distant ones. */
const closeness = 2.5
/** Less alike than this is chance. */
const leastSimilar = 0.01
/** Those who wrote of one thing by turns: how alike to be one series, how many of its last are looked at. */
const series = { atLeast: 0.2, ofBest: 0.7, last: 6 }
/**
 * Who answered lately is a good guess of who answers next, whatever the texts say; that somebody wrote lately tells nothing.
 * So much of all that speaks for people is what they answered lately.
 */
const activity = { share: 0.35, halfLifeDays: 30 }
/** Among many texts, so many of the closest by all their words are looked at from every side. */
const mostNear = 24
const mostBecause = 5
const mostWords = 5
const dayMs = 86_400_000

/**
 * Who truly knows? People are ranked by what they wrote and answered (document-based expert finding: Balog, Azzopardi and
 * de Rijke 2006, model 2), with closeness of texts in place of a language model. Older evidence fades by half each
 * `halfLifeDays`. Where colleagues took turns so far, whose turn it is comes first. Pure; costs what the shared words cost.
 */
export function createExpertise({ halfLifeDays = 540 }: { halfLifeDays?: number } = {}): Expertise {
  const whole = createVectors()
  const lead = createVectors()
  const letters = createVectors()
  const slots = new Map<string, number>()
  const list: (Known | undefined)[] = []
  const free: number[] = []
  let sums = new Float64Array(64)
  let active: { at: number; changes: number; shares: Map<string, number> } = {
    at: Number.NaN,
    changes: 0,
    shares: new Map(),
  }
  let changes = 0

  /** Everybody’s share of what was answered lately; a minute old at most. */
  const activeAt = (at: number): Map<string, number> => {
    if (active.changes === changes && Math.abs(active.at - at) < 60_000) return active.shares
    const shares = new Map<string, number>()
    let all = 0
    for (const one of list) {
      if (one?.kind !== 'answer') continue
      const weight = one.worth * 2 ** (-Math.max(0, at - one.at) / dayMs / activity.halfLifeDays)
      for (const person of one.people) {
        shares.set(person, (shares.get(person) ?? 0) + weight)
        all += weight
      }
    }
    for (const [person, weight] of shares) shares.set(person, weight / (all || 1))
    active = { at, changes, shares }
    return shares
  }
  const remove = (id: string) => {
    const slot = slots.get(id)
    if (slot === undefined) return
    for (const vectors of [whole, lead, letters]) vectors.drop(slot)
    slots.delete(id)
    list[slot] = undefined
    free.push(slot)
    changes++
  }

  /** Of these, the ones with the largest sums. */
  const nearest = (touched: number[]): number[] => {
    const best: number[] = []
    let least = 0
    for (const slot of touched) {
      const sum = sums[slot] as number
      if (best.length === mostNear && sum <= least) continue
      let place = best.length
      while (place > 0 && (sums[best[place - 1] as number] as number) < sum) place--
      best.splice(place, 0, slot)
      if (best.length > mostNear) best.pop()
      least = sums[best.at(-1) as number] as number
    }
    return best
  }

  const close = (asked: Pick<Asked, 'title' | 'text'>): { one: Known; similarity: number }[] => {
    if (slots.size === 0) return []
    const touched: number[] = []
    const words = termsOf(asked.title ? `${asked.title}\n${asked.title}\n${asked.text}` : asked.text)
    const inWhole = whole.ask(words)
    const inLead = lead.ask(words)
    // What has no title is no series of titles either: the other two views count for it.
    const inLetters = asked.title ? letters.ask(lettersOf(asked.title)) : undefined
    const share = inLetters ? 1 / 3 : 1 / 2
    whole.addTo(sums, touched, inWhole, share)
    const isMany = slots.size > manyTexts
    if (!isMany) {
      lead.addTo(sums, touched, inLead, share)
      if (inLetters) letters.addTo(sums, touched, inLetters, share)
    }
    const near = isMany ? nearest(touched) : touched
    const found: { one: Known; similarity: number }[] = []
    for (const slot of near) {
      const one = list[slot]
      let similarity = sums[slot] as number
      if (isMany) {
        similarity += share * lead.cosine(slot, inLead)
        if (inLetters) similarity += share * letters.cosine(slot, inLetters)
      }
      if (one && similarity >= leastSimilar) found.push({ one, similarity })
    }
    for (const slot of touched) sums[slot] = 0
    return found
  }

  return {
    get size() {
      return slots.size
    },
    remove,
    add({ id, kind, people, title, summary = '', text, at, worth = 1 }) {
      remove(id)
      const slot = free.pop() ?? list.length
      slots.set(id, slot)
      list[slot] = { id, kind, people: [...new Set(people)], at, worth }
      changes++
      if (sums.length <= slot) sums = new Float64Array(slot * 2)
      whole.put(slot, termsOf(`${title}\n${title}\n${summary}\n${text}`))
      lead.put(slot, termsOf(`${title}\n${summary}`))
      letters.put(slot, lettersOf(title))
    },
    whoKnows(asked, { most = 10, among } = {}) {
      const found = close(asked)
      if (found.length === 0) return []
      const experts = new Map<string, { person: string; score: number; from: Weighed[] }>()
      for (const { one, similarity } of found) {
        const age = Math.max(0, asked.at - one.at) / dayMs
        const weight =
          (similarity ** closeness * one.worth * 2 ** (-age / halfLifeDays)) / (one.people.length > 1 ? 2 : 1)
        for (const person of one.people) {
          if (among && !among(person)) continue
          const expert = experts.get(person)
          if (expert) {
            expert.score += weight
            expert.from.push({ id: one.id, similarity, weight })
          } else experts.set(person, { person, score: weight, from: [{ id: one.id, similarity, weight }] })
        }
      }
      for (const [person, times] of turnOf(found)) {
        const expert = experts.get(person)
        if (expert) expert.score *= times
      }
      const active = [...activeAt(asked.at)].filter(([person]) => !among || among(person))
      const ofTexts = [...experts.values()].reduce((sum, { score }) => sum + score, 0)
      const ofActive = active.reduce((sum, [, share]) => sum + share, 0)
      const weight = ((activity.share / (1 - activity.share)) * ofTexts) / (ofActive || 1)
      for (const [person, share] of active) {
        const expert = experts.get(person)
        if (expert) expert.score += weight * share
        else experts.set(person, { person, score: weight * share, from: [] })
      }
      return [...experts.values()]
        .sort((a, b) => b.score - a.score || (a.person < b.person ? -1 : 1))
        .slice(0, most)
        .map(({ person, score, from }) => ({
          person,
          score,
          because: from
            .sort((a, b) => b.weight - a.weight)
            .slice(0, mostBecause)
            .map(({ id, similarity }) => ({ id, similarity })),
        }))
    },
    like(asked, most) {
      return close(asked)
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, most)
        .map(({ one: { id, people }, similarity }) => ({ id, people, similarity }))
    },
    sharedWords(id, asked) {
      const slot = slots.get(id)
      if (slot === undefined) return []
      const text = `${asked.title ?? ''}\n${asked.text}`
      return [...new Set(writtenWords(text, whole.shared(slot, termsOf(text), 8)))].slice(0, mostWords)
    },
  }
}

/** Which of these terms a text says, each as it was written there. */
function writtenWords(text: string, terms: (string | number)[]): string[] {
  const begins = new Set(terms.map(term => String(term).slice(0, 2)))
  const found = new Map<string | number, string>()
  for (const [word] of text.slice(0, 4_000).matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)) {
    const low = word.toLowerCase()
    if (!begins.has(low.slice(0, 2)) && !/[^\0-\x7f'’-]|[a-z]-/.test(low)) continue
    for (const term of termsOf(word).keys()) if (!found.has(term)) found.set(term, low)
  }
  return terms.flatMap(term => found.get(term) ?? [])
}

/**
 * Whose turn is it? Of the last texts on the very thing, how often did the next one come from another hand: that chance
 * (with one imagined change and one imagined stay) speaks for those who did not write the last, and the rest for who did.
 */
function turnOf(found: { similarity: number; one: Known }[]): Map<string, number> {
  const best = found.reduce((most, { similarity }) => Math.max(most, similarity), 0)
  const line = Math.max(series.atLeast, series.ofBest * best)
  const last = found
    .filter(({ similarity }) => similarity >= line)
    .map(({ one }) => one)
    .sort((a, b) => b.at - a.at)
    .slice(0, series.last)
  if (last.length < 2) return new Map()
  let changes = 0
  for (let at = 1; at < last.length; at++)
    if (!last[at]?.people.some(person => last[at - 1]?.people.includes(person))) changes++
  const change = (changes + 1) / (last.length + 1)
  return new Map(
    last
      .toReversed()
      .flatMap(({ people }) => people.map(person => [person, 2 * change]))
      .concat((last[0]?.people ?? []).map(person => [person, 2 * (1 - change)])) as [string, number][],
  )
}
