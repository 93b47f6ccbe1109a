import type { OutgoingPicture, OutgoingTopic, PageCard } from '#core/channels'
import { type TopicTyped, wordsOfTopic } from '#places/own-place'
import type { Finding } from '#text/guard'
import { samePost } from '#text/similar'

/**
 * `draft` → `in-review` → `returned` or `approved` → `released`. `withdrawn`: given up, or its posts taken down. Only its
 * author releases it; a post that is held leaves when its article goes out, because they released it before.
 */
export type ShareStep = 'draft' | 'in-review' | 'returned' | 'approved' | 'released' | 'withdrawn'

/** One of the accounts that it is said from; without words of its own it says the idea. */
export interface PostChoice {
  accountId: string
  words: string
}

/** One idea that a colleague tells on several networks, under their own name. */
export interface Share {
  id: string
  authorId: string
  authorName: string
  /** The article that it tells of. */
  articleId: string | null
  /** The post of a colleague that its author takes up, in words of their own. */
  afterId: string | null
  text: string
  /** BCP 47. */
  language: string
  posts: PostChoice[]
  /** Below the words, each with what it shows, wherever pictures are shown. */
  pictures: Picture[]
  /** What is opened in a community of ours; none where it is told on networks only. */
  topic: TopicTyped | null
  /** Colleagues may take it up, too. */
  isForColleagues: boolean
  /** What was let go last; none before it was. Its author may be writing other words for it. */
  stands: Stands | null
  step: ShareStep
  /** Counts every change. */
  version: number
  /** The version that a colleague read and found good. */
  reviewedVersion: number | null
  releasedAt: Date | null
  /** Why it did not leave at its time. */
  waitsBecause: string | null
  findings: Pick<Finding, 'ruleId' | 'kind' | 'level' | 'title'>[]
  guidelineVersion: number | null
  madeAt: Date
  changedAt: Date
}

/** The words as they were let go. */
export type Stands = Pick<Share, 'text' | 'language' | 'posts' | 'pictures' | 'topic'>

/** `changing`: it stands there, and other words for it are on their way. */
export type PostStep =
  | 'held'
  | 'waiting'
  | 'sent'
  | 'refused'
  | 'doubtful'
  | 'cancelled'
  | 'changing'
  | 'retracting'
  | 'retracted'

/** What stands at one account, or will: words without and with the signature, and the topic that they open. */
export interface Said {
  words: string
  said: string
  pictures: Picture[]
  topic: OutgoingTopic | null
}

/** A picture by its id; what it shows may still be missing while it is written. */
export type Picture = OutgoingPicture

/** What is said of it at one account. */
export interface SharePost extends Said {
  id: string
  shareId: string
  accountId: string
  connector: string
  network: string
  handle: string
  step: PostStep
  /** The address that it leads to. */
  link: string | null
  externalId: string | null
  url: string | null
  failure: string | null
  /** The change that is under way, where other words are. */
  changeId: string | null
  sentAt: Date | null
}

/** What a colleague would like others to tell, in words of their own. */
export interface KitItem {
  articleId: string | null
  shareId: string | null
  title: string
  /** What it says, in short. */
  about: string
  language: string
  note: string
  byId: string
  byName: string
  at: Date
  /** Who told of it already, by name. */
  told: string[]
}

/** Words of a colleague that a draft nearly repeats. */
export interface Alike {
  what: 'post' | 'article'
  byName: string
  at: Date
  words: string
  /** 0..1 of the words of the shorter one. */
  share: number
}

export const limits = { text: 5_000, posts: 12, note: 300 }

/** Its author writes at it; elsewhere they take it back first. */
export const writable: ShareStep[] = ['draft', 'returned']

/** It stands outside. */
export const standing: PostStep[] = ['sent', 'changing']

/** Of the words of the shorter one, so much in the same order makes it nearly the same. */
export const leastShare = 0.7

/** What is said at one account: its own words, or the idea. */
export function wordsAt({ text, posts }: Pick<Share, 'text' | 'posts'>, accountId: string): string {
  return posts.find(post => post.accountId === accountId)?.words.trim() || text.trim()
}

type AllWords = Pick<Share, 'text' | 'posts' | 'pictures' | 'topic'>

/** Each wording that will be read, once. */
export function wordingsIn({ text, posts, pictures, topic }: AllWords): string[] {
  const more = [...pictures.map(({ alt }) => alt), ...(topic ? wordsOfTopic(topic) : [])]
  const all = [text, ...posts.map(({ words }) => words), ...more]
  return [...new Set(all.map(words => words.trim()))].filter(Boolean)
}

/** Everything that will be read, for the rules. */
export function everythingIn(share: AllWords): string {
  return wordingsIn(share).join('\n\n')
}

/** The words with the address below them, where they do not name it and the network shows no card that we hand over. */
export function withLink(words: string, card: PageCard | undefined, shown: 'given' | 'made' | undefined): string {
  return !card || shown === 'given' || words.includes(card.url) ? words : `${words}\n\n${card.url}`
}

/** What these words nearly repeat of what a colleague said, the likest of it. */
export function likest(words: string, others: Omit<Alike, 'share'>[]): Alike | undefined {
  const mine = { text: words }
  return others
    .flatMap(other => {
      const share = samePost({ text: other.words }, mine)?.share ?? 0
      return share >= leastShare ? [{ ...other, share }] : []
    })
    .sort((a, b) => b.share - a.share)[0]
}
