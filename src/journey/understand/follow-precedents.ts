import type { Features } from '#text/features'
import type { CompanyKnowledge } from './company-knowledge.ts'
import { type Correction, type Learned, type Readable, type Reading, wantsAnswer } from './model.ts'

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
    if (!correction || correction.messageId === post.id || !teaches(correction)) continue
    const isSettled = followed.some(each => isAboutTheSame(company.corrections.get(each.correctionId), correction))
    if (!isSettled) followed.push({ correctionId: id, label: correction.label, similarity, because })
  }
  let read = { ...reading, learned: followed }
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
  read: Reading,
  { label, becomes }: Correction,
  learned: Learned,
  company: CompanyKnowledge,
): Reading {
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
