import type { AddedPicture } from './added-pictures.tsx'
import type { TopicTyped } from './topic-fields.tsx'

/** A post for networks, as its fields hold it. */
export interface ShareTyped {
  text: string
  language: string
  isForColleagues: boolean
  /** What it opens in a community of ours; none where it is told on networks only. */
  topic: TopicTyped | null
  /** Words of its own by account; empty: the idea as above. An account that is not in it gets no post. */
  posts: Record<string, string>
  pictures: AddedPicture[]
}

export interface ShareAccountView {
  id: string
  /** "@halden on Bluesky" */
  name: string
  network: string
  /** Our own ground: what is begun there is a topic. */
  topics: boolean
}

/** A post as its network will show it. */
export interface SharePreviewView {
  accountId: string
  name: string
  network: string
  said: string
  pictures: AddedPicture[]
  /** The network shows none from here. */
  leavesPicturesOut: boolean
  /** What it opens on our own ground, and where. */
  topic?: { title: string; kind: string; site: string; space: string }
  card?: { url: string; title: string; about: string }
  length: number
  most?: number
  lengthWords?: string
  problem?: string
  /** Whose words it nearly repeats, and those words. */
  alike?: { who: string; words: string }
}

/** What it tells of. */
export interface ShareAboutView {
  title: string
  author: string
  href: string
  /** When it goes out, and the posts with it; or why they can't leave. */
  standing?: string
  url?: string
}
