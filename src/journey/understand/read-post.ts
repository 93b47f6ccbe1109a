import type { Post } from '#core/channels'
import type { Understanding } from '#journey/listen'
import { readKinds } from '#text/kind'
import { detectLanguage } from '#text/language'
import { type Reading, wantsAnswer } from './model.ts'
import { upsertReadings } from './store.ts'

/** Reads a post: language, kind, sentiment, urgency, each with the words that moved it. Pure. */
export function readPost(
  post: Pick<Post, 'text' | 'title' | 'language' | 'links' | 'author' | 'isAutomatic'>,
): Reading {
  const found = detectLanguage(post.title ? `${post.title}\n${post.text}` : post.text)
  const declared = post.language?.split('-')[0]?.toLowerCase()
  // Networks let people declare a language once and forget it: the words win unless they are unsure.
  const language = found.language === 'und' ? (declared ?? 'und') : found.language
  const because = found.language === 'und' && declared ? `The network says so: ${declared}.` : found.because
  const read = readKinds({
    text: post.text,
    ...(post.title && { title: post.title }),
    language,
    links: post.links,
    author: { handle: post.author.handle },
  })
  return {
    language,
    languageCertainty: found.certainty,
    kind: post.isAutomatic ? 'static' : read.main,
    kinds: post.isAutomatic ? [{ kind: 'static', score: 1, because: [] }] : read.kinds,
    sentiment: read.sentiment.score,
    urgency: read.urgency.score,
    wantsAnswer: !post.isAutomatic && wantsAnswer(read.main),
    why: { language: because, urgency: read.urgency.because, sentiment: read.sentiment.because, toxicity: [] },
  }
}

/** What listening borrows: each post is read before it is stored, and its reading stored with it. */
export const understanding: Understanding<Reading> = { read: readPost, keep: upsertReadings }
