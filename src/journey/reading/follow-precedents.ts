import type { Features } from '#text/features'
import type { CompanyKnowledge } from './learn-company.ts'
import {
  type Because,
  type Correction,
  type EntityReading,
  isPressing,
  type Learned,
  type Readable,
  type Reading,
  subjectOf,
  wantsAnswer,
} from './model.ts'

/** What a colleague said of this very post counts before all; what they said of one like it, before our own reading. */
export function followPrecedents(
  post: Readable,
  reading: Reading,
  company: CompanyKnowledge,
  features: Features,
): Reading {
  const own: Correction[] = []
  if (post.id) for (const each of company.corrections.values()) if (each.messageId === post.id) own.push(each)
  const followed: Learned[] = own.map(each => ({
    correctionId: each.id,
    label: each.label,
    similarity: 1,
    because: [],
  }))
  const said = { text: post.text, title: post.title ?? undefined }
  for (const { id, similarity, because } of company.precedents.like(said, undefined, features)) {
    const correction = company.corrections.get(id)
    if (!correction || correction.messageId === post.id || !teaches(correction, post, reading, company)) continue
    const isSettled = followed.some(each => isAboutTheSame(company.corrections.get(each.correctionId), correction))
    if (!isSettled) followed.push({ correctionId: id, label: correction.label, similarity, because })
  }
  let read = { ...reading, learned: followed }
  for (const learned of followed.toReversed()) {
    const correction = company.corrections.get(learned.correctionId)
    if (correction) read = corrected(post, read, correction, learned, company)
  }
  return read
}

/** That one post is Polish says nothing about the next; how it feels toward a thing, only about those that name it. */
function teaches(correction: Correction, post: Readable, reading: Reading, company: CompanyKnowledge): boolean {
  if (correction.label === 'language') return false
  if (correction.label === 'aspect') {
    const name = aspectNamed(correction, company)
    return reading.aspects.some(each => each.name === name)
  }
  if (correction.label === 'entity') {
    const { words, kind } = correction.becomes as EntityCorrection
    const places = placesLike(words, post)
    return kind === null
      ? reading.entities.some(each => each.kind === wasKind(correction) && overlaps(each, places))
      : places.length > 0
  }
  return true
}

function isAboutTheSame(one: Correction | undefined, other: Correction): boolean {
  return one !== undefined && one.label === other.label && subjectOf(one) === subjectOf(other)
}

function corrected(
  post: Readable,
  read: Reading,
  correction: Correction,
  learned: Learned,
  company: CompanyKnowledge,
): Reading {
  const { label, becomes } = correction
  if (label === 'kind' && typeof becomes === 'string') {
    const others = read.kinds.filter(each => each.kind !== becomes && each.kind !== read.kind)
    const kinds =
      becomes === 'unknown'
        ? others
        : [{ kind: becomes, score: learned.similarity, because: learned.because }, ...others]
    return { ...read, kind: becomes, kinds, wantsAnswer: wantsAnswer(becomes) }
  }
  if (label === 'language' && typeof becomes === 'string')
    return { ...read, language: becomes, languageCertainty: 1, why: { ...read.why, language: 'A colleague said so.' } }
  if (label === 'sentiment' && typeof becomes === 'number') return { ...read, sentiment: becomes }
  if (label === 'urgency' && typeof becomes === 'number') {
    const urgency = isPressing(becomes) ? read.why.urgency : []
    return { ...read, urgency: becomes, why: { ...read.why, urgency } }
  }
  if (label === 'topic') {
    const { topicId, isAbout } = becomes as { topicId: string; isAbout: boolean }
    const others = read.topics.filter(each => each.topicId !== topicId)
    const name = company.topicNames.get(topicId)
    if (!isAbout || !name) return { ...read, topics: others }
    return { ...read, topics: [{ topicId, name, score: learned.similarity, because: learned.because }, ...others] }
  }
  if (label === 'aspect') return { ...read, aspects: aspectsAfter(read, correction, learned, company) }
  if (label === 'entity') return { ...read, entities: entitiesAfter(post, read, correction, learned) }
  return read
}

// ── toward a thing ──

function aspectNamed({ becomes }: Correction, company: CompanyKnowledge): string | undefined {
  const { topicId } = becomes as { topicId: string | null }
  return topicId === null ? company.aspects[0]?.name : company.topicNames.get(topicId)
}

function aspectsAfter(read: Reading, correction: Correction, learned: Learned, company: CompanyKnowledge) {
  const name = aspectNamed(correction, company)
  if (name === undefined) return read.aspects
  const felt = { name, score: (correction.becomes as { score: number }).score, because: learned.because }
  if (!read.aspects.some(each => each.name === name)) return [...read.aspects, felt]
  return read.aspects.map(each => (each.name === name ? felt : each))
}

// ── what a post names ──

interface EntityCorrection {
  words: string
  kind: string | null
}

const wasKind = ({ was }: Correction) => (was as EntityCorrection).kind

/** In this very post the words themselves are meant; in one like it, numbers made like them, too. */
function entitiesAfter(post: Readable, read: Reading, correction: Correction, learned: Learned): EntityReading[] {
  const { words, kind } = correction.becomes as EntityCorrection
  const places = learned.similarity === 1 && correction.messageId === post.id ? placesOf(words, post) : []
  const meant = places.length > 0 ? places : placesLike(words, post)
  if (kind === null) return read.entities.filter(each => !overlaps(each, meant))
  const named = meant.map(place => ({ kind, value: place.words, ...place }))
  return [...read.entities.filter(each => !overlaps(each, meant)), ...named].sort((a, b) => a.start - b.start)
}

function overlaps(entity: EntityReading, places: Because[]): boolean {
  return places.some(each => each.in === entity.in && each.start < entity.end && entity.start < each.end)
}

/** Where words stand in a post as they are, whole, in any capitals: in its text, or else in its title. */
export function placesOf(words: string, said: Pick<Readable, 'text' | 'title'>): Because[] {
  return placesBy(escaped(words), said)
}

const leastMade = 4
const leastFigures = 5

/**
 * HT-4711 and HT-4712 are made alike. A bare number of few figures is made like any year and any price: of those, and
 * of plain words, only the very same are meant.
 */
function placesLike(words: string, said: Pick<Readable, 'text' | 'title'>): Because[] {
  const figures = words.match(/\d/g)?.length ?? 0
  const isMade = figures >= leastFigures || (figures >= 2 && /\p{L}/u.test(words) && words.length >= leastMade)
  return placesBy(isMade ? escaped(words).replace(/\d/g, String.raw`\d`) : escaped(words), said)
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)

function placesBy(pattern: string, { text, title }: Pick<Readable, 'text' | 'title'>): Because[] {
  const sought = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu')
  const inText = [...text.matchAll(sought)].map(found => ({ words: found[0], start: found.index }))
  if (inText.length > 0) return inText.map(each => ({ ...each, end: each.start + each.words.length }))
  return [...(title ?? '').matchAll(sought)].map(found => ({
    words: found[0],
    start: found.index,
    end: found.index + found[0].length,
    in: 'title',
  }))
}
