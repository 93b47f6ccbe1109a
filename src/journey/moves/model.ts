import { samePost } from '#text/similar'

/** Words to begin with, kept by a colleague for all. */
export interface Snippet {
  id: string
  title: string
  words: string
  language: string
  ownerId: string
  ownerName: string
  changedAt: Date
}

/** A page of ours that somebody can be invited to. */
export interface Invitable {
  documentId: string
  title: string
  url: string
  /** It fits what is asked. */
  fits: boolean
  /** This person was invited to it: by whom and when. */
  before: { by: string; at: Date } | null
}

const leastShare = 0.9

/** Are these nearly the words that were begun with? A part of them, or they with much beside, are not. */
export function isStillTheSnippet(text: string, snippet: Pick<Snippet, 'words'>): boolean {
  const copy = samePost({ text: snippet.words }, { text })
  return copy !== undefined && ['same', 'edited', 'repost'].includes(copy.kind) && copy.share >= leastShare
}
