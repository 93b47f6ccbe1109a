import { findEntities } from '#text/entities'
import { createFeatures, IN_TITLE, readFeatures } from '#text/features'
import { byWord, readHead, reasonsOf, shippedHead } from '#text/heads'
import { weighKinds } from '#text/kind'
import { readSentiment } from '#text/sentiment'
import { tokensOfText } from '#text/tokens'
import { readToxicity, type Toxicity } from '#text/toxicity'
import { readUrgency } from '#text/urgency'
import type { CompanyKnowledge } from './company-knowledge.ts'
import type { Because, Correction, DeepReading, KindScore, Learned, Reading, TopicReading } from './model.ts'
import { wantsAnswer } from './model.ts'
import { asBiggerReads, type SaidByBigger } from './open-bigger-reader.ts'

/** A post as understanding sees it after it was stored. */
export interface ReadMessage {
  id: string
  text: string
  title: string | null
  postedAt: Date
  links?: string[]
}

/** What a post says in features that all heads share: read once a post, in buffers that serve the next one, too. */
const features = createFeatures()

/** So many of a topic's own document words must be there before they alone say what a post is about. */
const leastDocumentWords = 2

/**
 * Reads a post again, with time and with what the company knows: its products and topics, how the post feels toward each,
 * and what colleagues put right in posts like it; what a bigger model says of it, where one stands in. Pure.
 */
export function readDeeply(
  message: ReadMessage,
  reading: Reading,
  company: CompanyKnowledge,
  bigger?: SaidByBigger,
): DeepReading {
  const said = { text: message.text, ...(message.title && { title: message.title }) }
  const hurry = readUrgency({ ...said, language: reading.language })
  readFeatures(features, message.text, message.title ?? '')
  const felt = readSentiment({ ...said, language: reading.language, aspects: company.aspects }, features)
  const harm = readToxicity({ ...said, language: reading.language }, features)
  const deep: DeepReading = {
    ...reading,
    ...kindsOf(message, reading),
    sentiment: felt.score,
    aspects: felt.toward.map(({ name, score, because }) => ({ name, score, because: because.map(placed) })),
    entities: findEntities(message.text, {
      now: message.postedAt.getTime(),
      language: reading.language,
      products: company.aspects.slice(1),
    }),
    urgency: hurry.score,
    toxicity: chanceOfHarm(harm),
    topics: topicsOf(message, company),
    learned: [],
    why: {
      ...reading.why,
      sentiment: felt.because.map(placed),
      urgency: hurry.reasons.map(each => each.words),
      toxicity: harm.because.map(placed),
    },
  }
  const read = bigger && !isByMachine(reading) ? asBiggerReads(deep, bigger) : deep
  return withPrecedents(message, read, company)
}

const placed = ({ words, start, end, in: where }: Because): Because => ({
  words,
  start,
  end,
  ...(where && { in: where }),
})

/** What was sent by a machine stays static, whatever it says. */
function kindsOf(message: ReadMessage, reading: Reading): Pick<Reading, 'kind' | 'kinds' | 'wantsAnswer'> {
  if (isByMachine(reading)) return { kind: reading.kind, kinds: reading.kinds, wantsAnswer: false }
  const { kinds, main } = weighKinds(
    {
      text: message.text,
      ...(message.title && { title: message.title }),
      language: reading.language,
      links: message.links ?? [],
    },
    features,
  )
  const isEnglish = reading.language === 'en' || reading.language === 'und'
  if (kinds.length === 0 && isEnglish) {
    const spam = staticByHead(message)
    if (spam) return { kind: 'static', kinds: [spam], wantsAnswer: false }
  }
  // Requests were learned from English mail: they say that somebody waits, not what for.
  const asks = isEnglish && main !== 'static' && main !== 'news' && isSaid('request')
  return { kind: main, kinds, wantsAnswer: asks || kinds.some(({ kind }) => wantsAnswer(kind)) }
}

const isSaid = (name: 'static' | 'request') => readHead(shippedHead(name), features)[0]?.isSaid === true

/**
 * The head for static was learned from text messages and takes headlines for advertising: it is asked only where nothing
 * else is seen in a post.
 */
function staticByHead({ text, title }: ReadMessage): KindScore | undefined {
  const head = shippedHead('static')
  const [said] = readHead(head, features)
  if (!said?.isSaid) return undefined
  const because = byWord(features, reasonsOf(head, features, said.label))
    .filter(({ weight, start, end }) => weight > 0 && end > start && end - start <= longestWord)
    .slice(0, 4)
    .map(({ start, end, field }): Because => {
      if (field === IN_TITLE) return { words: (title ?? '').slice(start, end), start, end, in: 'title' }
      return { words: text.slice(start, end), start, end }
    })
  return because.length === 0 ? undefined : { kind: 'static', score: Math.round(said.chance * 100) / 100, because }
}

const longestWord = 40

const isByMachine = ({ kind, kinds }: Reading) =>
  kind === 'static' && kinds.length === 1 && kinds[0]?.because.length === 0

/** How likely it hurts a person or a group: where rules and head see neither, it stays below one half. */
function chanceOfHarm({ level, hate, chances }: Toxicity): number {
  if (level === 'hateful' || level === 'hurtful') return Math.max(0.5, hate, chances.hate + chances.offensive)
  return Math.min(0.49, level === 'coarse' ? Math.max(0.25, hate) : hate)
}

function topicsOf({ text, title }: ReadMessage, company: CompanyKnowledge): TopicReading[] {
  const found = new Map<string, TopicReading>()
  const matchable = { text, ...(title && { title }), network: '', author: { handle: '' }, links: [], tags: [] }
  for (const match of company.named.match(matchable))
    found.set(match.id, {
      topicId: match.id,
      name: company.topicNames.get(match.id) ?? '',
      score: 0.95,
      because: match.spans().flatMap(({ field, start, end }): Because[] => {
        if (field === 'title') return [{ words: (title ?? '').slice(start, end), start, end, in: 'title' }]
        return field === 'text' ? [{ words: text.slice(start, end), start, end }] : []
      }),
    })
  for (const [topicId, because] of byDocuments(text, company)) {
    if (found.has(topicId) || new Set(because.map(each => each.words.toLowerCase())).size < leastDocumentWords) continue
    const score = Math.min(0.9, 0.5 + 0.1 * because.length)
    found.set(topicId, { topicId, name: company.topicNames.get(topicId) ?? '', score, because: because.slice(0, 5) })
  }
  return [...found.values()].sort((a, b) => b.score - a.score)
}

function byDocuments(text: string, { documentTerms }: CompanyKnowledge): Map<string, Because[]> {
  const found = new Map<string, Because[]>()
  if (documentTerms.size === 0) return found
  for (const { term, start, end } of tokensOfText(text)) {
    const known = documentTerms.get(term)
    if (!known) continue
    const because = found.get(known.topicId) ?? []
    found.set(known.topicId, [...because, { words: text.slice(start, end), start, end }])
  }
  return found
}

/** What a colleague said of this very post counts before all; what they said of one like it, before our own reading. */
function withPrecedents(message: ReadMessage, deep: DeepReading, company: CompanyKnowledge): DeepReading {
  const own: Correction[] = []
  for (const each of company.corrections.values()) if (each.messageId === message.id) own.push(each)
  const followed: Learned[] = own.map(each => ({
    correctionId: each.id,
    label: each.label,
    similarity: 1,
    because: [],
  }))
  const said = { text: message.text, title: message.title ?? undefined }
  for (const { id, similarity, because } of company.precedents.like(said, undefined, features)) {
    const correction = company.corrections.get(id)
    if (!correction || correction.messageId === message.id || !teaches(correction)) continue
    const isSettled = followed.some(each => isAboutTheSame(company.corrections.get(each.correctionId), correction))
    if (!isSettled) followed.push({ correctionId: id, label: correction.label, similarity, because })
  }
  let read = { ...deep, learned: followed }
  for (const learned of followed.toReversed()) {
    const correction = company.corrections.get(learned.correctionId)
    if (correction) read = corrected(read, correction, learned, company)
  }
  return read
}

/** That one post is Polish says nothing about the next. */
const teaches = ({ label }: Correction) => label !== 'language'

function isAboutTheSame(one: Correction | undefined, other: Correction): boolean {
  if (!one || one.label !== other.label) return false
  return one.label !== 'topic' || topicIn(one) === topicIn(other)
}

const topicIn = ({ becomes }: Correction) => (becomes as { topicId?: string }).topicId

function corrected(
  read: DeepReading,
  { label, becomes }: Correction,
  learned: Learned,
  company: CompanyKnowledge,
): DeepReading {
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
  if (label === 'topic') {
    const { topicId, isAbout } = becomes as { topicId: string; isAbout: boolean }
    const others = read.topics.filter(each => each.topicId !== topicId)
    const name = company.topicNames.get(topicId)
    if (!isAbout || !name) return { ...read, topics: others }
    return { ...read, topics: [{ topicId, name, score: learned.similarity, because: learned.because }, ...others] }
  }
  return read
}
