import { searchTerms } from '#text/tokens'
import type { Card, Doubt, Fitting } from './model.ts'
import { quantitiesIn } from './quantities.ts'

const mostFitting = 3
/** Of a card's weight in words, so much must be shared before it is offered. */
const leastShare = 0.2
/** Words of fewer letters say little of what a text is about. */
const shortest = 4

/** Which cards fit what is asked, by the words that both have, rare ones first. Pure. */
export function fittingCards(asked: string, cards: readonly Card[]): Fitting[] {
  const wanted = termsOf(asked)
  const read = cards.map(card => ({ card, terms: termsOf(card.words) }))
  const weigh = rarity(read.map(({ terms }) => terms))
  return read
    .flatMap(({ card, terms }): Fitting[] => {
      const shared = [...terms].filter(term => wanted.has(term))
      const share = sum(shared, weigh) / Math.max(1e-9, sum([...terms], weigh))
      if (shared.length < 2 || share < leastShare || card.isOutOfDate) return []
      return [{ id: card.id, score: share, shared: shared.toSorted((a, b) => weigh(b) - weigh(a)) }]
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, mostFitting)
}

/**
 * Where a draft counts otherwise than a card about the same does, and where it still says what no longer holds. Numbers
 * are held against each other by their units, and only within sentences that share words with the card. Pure.
 */
export function doubtsIn(draft: string, cards: readonly Card[]): Doubt[] {
  const sentences = sentencesOf(draft)
  const doubts: Doubt[] = []
  for (const card of cards) {
    const terms = termsOf(card.words)
    const said = quantitiesIn(card.words)
    for (const { text, start } of sentences) {
      const own = termsOf(text)
      const shared = [...terms].filter(term => own.has(term))
      if (shared.length === 0) continue
      if (card.isOutOfDate) {
        if (shared.length >= 3 && shared.length >= terms.size * 0.5)
          doubts.push({
            cardId: card.id,
            kind: 'out-of-date',
            start,
            end: start + text.length,
            words: text,
            card: card.words,
          })
        continue
      }
      if (shared.length < Math.min(2, terms.size)) continue
      for (const counted of quantitiesIn(text)) {
        const alike = said.filter(({ unit }) => unit === counted.unit)
        if (alike.length === 0) continue
        if (alike.some(({ least, most }) => counted.least >= least && counted.most <= most)) continue
        const [first] = alike
        doubts.push({
          cardId: card.id,
          kind: 'otherwise',
          start: start + counted.start,
          end: start + counted.end,
          words: text.slice(counted.start, counted.end),
          card: first ? card.words.slice(first.start, first.end) : card.words,
        })
      }
    }
  }
  return doubts.sort((a, b) => a.start - b.start)
}

function termsOf(text: string): Set<string> {
  const terms = searchTerms({ text, network: '', author: { handle: '' }, links: [], tags: [] })
  return new Set(
    terms.filter(term => (term.length >= shortest || /[^\0-\u024f]/.test(term)) && !/^[\d.,]+$/.test(term)),
  )
}

function sentencesOf(text: string): { text: string; start: number }[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const trimmed = segment.trim()
    return trimmed ? [{ text: trimmed, start: index + segment.indexOf(trimmed) }] : []
  })
}

function rarity(sets: readonly Set<string>[]): (term: string) => number {
  const seen = new Map<string, number>()
  for (const terms of sets) for (const term of terms) seen.set(term, (seen.get(term) ?? 0) + 1)
  return term => Math.log(1 + (sets.length + 1) / ((seen.get(term) ?? 0) + 0.5))
}

const sum = (terms: string[], weigh: (term: string) => number) => terms.reduce((all, term) => all + weigh(term), 0)
