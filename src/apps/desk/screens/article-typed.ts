import type { ReactNode } from 'react'
import type { Finding } from '#apps/ui'
import type { ProblemDetails } from '../problem.ts'

export type ArticleKind = 'article' | 'short' | 'paper' | 'gallery' | 'audio' | 'video'

/** What somebody writes, as its fields hold it. */
export interface ArticleTyped {
  kind: ArticleKind
  title: string
  summary: string
  text: string
  transcript: string
  language: string
  /** With commas between. */
  tags: string
  seriesId: string
  embargoUntil: string
}

export interface ArticleMediaView {
  id: string
  kind: 'picture' | 'audio' | 'video'
  alt: string
  captions: string
  captionsLanguage: string
}

export interface RevisionView {
  number: number
  what: string
  by: string
  at: string
  text: string
  /** How it read before. */
  before: string
}

interface Choice {
  value: string
  label: string
}

export interface EditorProps {
  typed: ArticleTyped
  author: string
  kinds: Choice[]
  languages: Choice[]
  series: Choice[]
  media: ArticleMediaView[]
  /** What the rules find in the text, and in all the rest. */
  findings: Finding[]
  elsewhere: Finding[]
  /** It nearly repeats what a colleague stopped. */
  stopped: { because: string | undefined; notice: ReactNode }
  /** Its words as the page shows them. */
  preview: string
  /** "Kept 14:02" */
  kept: string
  adding?: string
  /** What whoever read it said, or why it did not go out. */
  told?: ReactNode
  isOut: boolean
  revisions: RevisionView[]
  busy?: string
  problem?: ProblemDetails
  onType: (more: Partial<ArticleTyped>) => void
  onAdd: (file: File) => void
  onMedia: (media: ArticleMediaView) => void
  onDrop: (id: string) => void
  onSeries: (title: string) => void
  onPublish: (how: { at: string; askForReview: boolean; correction: string }) => void
  onRestore: (number: number) => void
  onGiveUp: (reason: string) => void
}
