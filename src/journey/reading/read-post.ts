import { findEntities } from '#text/entities'
import { createFeatures, IN_TITLE, readFeatures } from '#text/features'
import { byWord, readHead, reasonsOf, shippedHead } from '#text/heads'
import { weighKinds } from '#text/kind'
import { detectLanguage } from '#text/language'
import { readSentiment } from '#text/sentiment'
import { tokensOfText } from '#text/tokens'
import { readToxicity, type Toxicity } from '#text/toxicity'
import { readUrgency } from '#text/urgency'
import { followPrecedents } from './follow-precedents.ts'
import type { CompanyKnowledge } from './learn-company.ts'
import { type Because, type KindScore, type Readable, type Reading, type TopicReading, wantsAnswer } from './model.ts'
import { asBiggerReads, type SaidByBigger } from './open-bigger-reader.ts'

/** What a post says in features that all heads share: read once a post, in buffers that serve the next one, too. */
const features = createFeatures()

/** So many of a topic's own document words must be there before they alone say what a post is about. */
const leastDocumentWords = 2

/**
 * Reads a post with what the company knows: language, kinds, how it feels toward the company and each product, urgency,
 * entities, topics, and what colleagues put right in posts like it, each with the words that moved it; what a bigger
 * model says of it, where one stands in. Pure.
 */
export function readPost(post: Readable, company: CompanyKnowledge, bigger?: SaidByBigger): Reading {
  const spoken = languageOf(post)
  const { language } = spoken
  const said = { text: post.text, ...(post.title && { title: post.title }) }
  const hurry = readUrgency({ ...said, language })
  readFeatures(features, post.text, post.title ?? '')
  const felt = readSentiment({ ...said, language, aspects: company.aspects }, features)
  const harm = readToxicity({ ...said, language }, features)
  const reading: Reading = {
    language,
    languageCertainty: spoken.certainty,
    ...kindsOf(post, language),
    sentiment: felt.score,
    aspects: felt.toward.map(({ name, score, because }) => ({ name, score, because: because.map(placed) })),
    entities: findEntities(post.text, {
      now: post.postedAt.getTime(),
      language,
      products: company.aspects.slice(1),
    }),
    urgency: hurry.score,
    toxicity: chanceOfHarm(harm),
    topics: topicsOf(post, company),
    learned: [],
    why: {
      language: spoken.because,
      sentiment: felt.because.map(placed),
      urgency: hurry.reasons.map(each => each.words),
      toxicity: harm.because.map(placed),
    },
  }
  const read = bigger && !post.isAutomatic ? asBiggerReads(reading, bigger) : reading
  return followPrecedents(post, read, company, features)
}

/** Networks let people declare a language once and forget it: the words win unless they are unsure. */
function languageOf(post: Readable): { language: string; certainty: number; because: string } {
  const found = detectLanguage(post.title ? `${post.title}\n${post.text}` : post.text)
  const declared = post.language?.split('-')[0]?.toLowerCase()
  if (found.language !== 'und' || !declared) return found
  return { ...found, language: declared, because: `The network says so: ${declared}.` }
}

const placed = ({ words, start, end, in: where }: Because): Because => ({
  words,
  start,
  end,
  ...(where && { in: where }),
})

function kindsOf(post: Readable, language: string): Pick<Reading, 'kind' | 'kinds' | 'wantsAnswer'> {
  if (post.isAutomatic)
    return { kind: 'static', kinds: [{ kind: 'static', score: 1, because: [] }], wantsAnswer: false }
  const { kinds, main } = weighKinds(
    { text: post.text, ...(post.title && { title: post.title }), language, links: post.links ?? [] },
    features,
  )
  const isEnglish = language === 'en' || language === 'und'
  if (kinds.length === 0 && isEnglish) {
    const spam = staticByHead(post)
    if (spam) return { kind: 'static', kinds: [spam], wantsAnswer: false }
  }
  // Requests were learned from English mail: they say that somebody waits, not what for.
  const asks = () => isEnglish && main !== 'static' && main !== 'news' && isSaid('request')
  return { kind: main, kinds, wantsAnswer: kinds.some(({ kind }) => wantsAnswer(kind)) || asks() }
}

const isSaid = (name: 'static' | 'request') => readHead(shippedHead(name), features)[0]?.isSaid === true

/**
 * The head for static was learned from text messages and takes headlines for advertising: it is asked only where nothing
 * else is seen in a post.
 */
function staticByHead({ text, title }: Readable): KindScore | undefined {
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

/** How likely it hurts a person or a group: where rules and head see neither, it stays below one half. */
function chanceOfHarm({ level, hate, chances }: Toxicity): number {
  if (level === 'hateful' || level === 'hurtful') return Math.max(0.5, hate, chances.hate + chances.offensive)
  return Math.min(0.49, level === 'coarse' ? Math.max(0.25, hate) : hate)
}

function topicsOf({ text, title }: Readable, company: CompanyKnowledge): TopicReading[] {
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
