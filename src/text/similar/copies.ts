import { linksOf } from './link.ts'
import { mix, type PlainWords, runsOf, wordsToCompare } from './words.ts'

/** What of a post is compared. */
export interface Comparable {
  text: string
  title?: string
  /** The post's own address and those it links to. */
  links?: readonly string[]
  network?: string
  author?: string
}

/**
 * How one post is a copy of another.
 *
 * `same` the same words; `repost` the same, said to be by another; `cross-post` the same words of the same author on
 * another network; `shortened` the beginning, with more elsewhere; `quote` the other's words inside one's own;
 * `excerpt` a part; `edited` most words, some changed; `same-story` another text under the same title or address.
 */
export type CopyKind = 'same' | 'repost' | 'cross-post' | 'shortened' | 'quote' | 'excerpt' | 'edited' | 'same-story'

/** What two posts share. */
export interface Copy {
  kind: CopyKind
  /** Which of the two is the whole, where one is part of the other; otherwise the first. */
  whole: 'a' | 'b'
  /** 0..1: the share of the smaller one's words that the other has in the same order. */
  share: number
  /** In words for a person. */
  because: string
  /** The longest run that both have, in `a`. */
  run?: { start: number; end: number }
}

const runLength = 3
/** Shorter texts are the same only word by word: people say "thank you very much" by themselves. */
const leastWords = 6

/**
 * Says which kind of copy one post is of the other, and why; nothing where they are two posts.
 *
 * Words are compared folded and in runs of three (Broder's containment and resemblance, 1997), without addresses, names,
 * added hashtags, "read more" and the marks of reposts. Pure, never throws.
 */
export function samePost(a: Comparable, b: Comparable): Copy | undefined {
  const one = readOnce(a)
  const other = readOnce(b)
  return byWords(a, b, one, other) ?? byStory(a, b, one.words, other.words)
}

/** What is read of a post to compare it: once, however many it is held against. */
interface Read {
  words: PlainWords
  runs: Int32Array
  /** Where each run stands first. */
  places: Map<number, number>
}

const alreadyRead = new WeakMap<Comparable, Read>()

function readOnce(post: Comparable): Read {
  const known = alreadyRead.get(post)
  if (known) return known
  const words = wordsToCompare(post.text)
  const runs = runsOf(words.hashes, runLength)
  const places = new Map<number, number>()
  for (const [at, hash] of runs.entries()) if (!places.has(hash)) places.set(hash, at)
  const read = { words, runs, places }
  alreadyRead.set(post, read)
  return read
}

function byWords(
  a: Comparable,
  b: Comparable,
  { words: one, runs }: Read,
  { words: other, places: others }: Read,
): Copy | undefined {
  const isSame = one.hashes.length === other.hashes.length && one.hashes.every((hash, at) => hash === other.hashes[at])
  if (isSame && one.hashes.length > 0) {
    const run = { start: one.starts[0] ?? 0, end: one.ends.at(-1) ?? 0 }
    if (one.hashes.length < leastWords && a.author !== b.author && !sharesLink(a, b)) return undefined
    if (one.isRepost !== other.isRepost)
      return { kind: 'repost', whole: one.isRepost ? 'b' : 'a', share: 1, because: 'The same words, passed on.', run }
    const isElsewhere = a.network !== undefined && b.network !== undefined && a.network !== b.network
    return isElsewhere && a.author !== undefined && a.author === b.author
      ? { kind: 'cross-post', whole: 'a', share: 1, because: `The same words on ${a.network} and ${b.network}.`, run }
      : { kind: 'same', whole: 'a', share: 1, because: 'The same words.', run }
  }
  if (Math.min(one.hashes.length, other.hashes.length) < leastWords) return undefined
  let shared = 0
  for (const hash of runs) if (others.has(hash)) shared++
  const small = Math.min(runs.length, other.hashes.length - runLength + 1)
  const large = Math.max(runs.length, other.hashes.length - runLength + 1)
  const share = Math.min(1, shared / small)
  if (share < 0.5) return undefined
  const alike = shared / (small + large - shared)
  const run = longestRun(one, runs, others)
  const isOneWhole = one.hashes.length >= other.hashes.length
  const whole = isOneWhole ? 'a' : 'b'
  const [part, full] = isOneWhole ? [other, one] : [one, other]
  const percent = `${Math.round(share * 100)} %`
  if (share >= 0.75 && small < large * 0.8) {
    const isLead = startsAlike(part, full)
    if (isLead && (part.isCut || sharesLink(a, b) || !hasMarks(full)))
      return { kind: 'shortened', whole, share, because: `The beginning of the other, ${percent} of its words.`, run }
    // Who quotes has the whole of the other inside, and adds words of their own.
    if (full.isRepost || quotedShare(full) * full.hashes.length >= part.hashes.length * 0.6)
      return {
        kind: 'quote',
        whole: isOneWhole ? 'b' : 'a',
        share,
        because: 'The whole of the other stands in it as a quotation, with words of its own.',
        run,
      }
    return { kind: 'excerpt', whole, share, because: `A part of the other, ${percent} of its words.`, run }
  }
  if (alike >= 0.45)
    return {
      kind: 'edited',
      whole: 'a',
      share,
      because: `${percent} of the words in the same order, some changed.`,
      run,
    }
  return undefined
}

const quotedShare = (words: PlainWords): number =>
  words.hashes.length === 0 ? 0 : words.quoted.reduce((sum, one) => sum + one, 0) / words.hashes.length
const hasMarks = (words: PlainWords): boolean => words.isRepost || quotedShare(words) > 0.2

/** The first words of the part are among the first words of the whole; a greeting or a title may stand before. */
function startsAlike(part: PlainWords, full: PlainWords): boolean {
  const first = runsOf(part.hashes.subarray(0, 12), runLength)
  const lead = new Set(runsOf(full.hashes.subarray(0, 30), runLength))
  let found = 0
  for (const hash of first) if (lead.has(hash)) found++
  return found * 2 >= first.length
}

function longestRun(one: PlainWords, runs: Int32Array, others: ReadonlyMap<number, number>): Copy['run'] {
  let best = 0
  let bestAt = 0
  let length = 0
  for (let at = 0; at < runs.length; at++) {
    length = others.has(runs[at] as number) ? length + 1 : 0
    if (length > best) {
      best = length
      bestAt = at - length + 1
    }
  }
  return { start: one.starts[bestAt] ?? 0, end: one.ends[bestAt + best + runLength - 2] ?? 0 }
}

const sharesLink = (a: Comparable, b: Comparable): boolean => {
  const links = new Set(linksOf(a.text, a.links))
  return linksOf(b.text, b.links).some(link => links.has(link))
}

/** The same address with the same title, or a title that is the other's text. */
function byStory(a: Comparable, b: Comparable, one: PlainWords, other: PlainWords): Copy | undefined {
  if (!a.title && !b.title) return undefined
  const linked = sharesLink(a, b)
  const titles = [a, b].map(({ title }) => wordsToCompare(title ?? '').hashes)
  const leads = [titles[0] ?? new Int32Array(0), titles[1] ?? new Int32Array(0)].map((title, at) =>
    title.length > 0 ? title : (at === 0 ? one : other).hashes.subarray(0, 14),
  )
  const [first, second] = leads as [Int32Array, Int32Array]
  if ((titles[0]?.length ?? 0) === 0 && (titles[1]?.length ?? 0) === 0) return undefined
  const common = new Set(second)
  let shared = 0
  for (const word of new Set(first)) if (common.has(word)) shared++
  const share = shared / Math.max(1, Math.min(new Set(first).size, common.size))
  const isTitled = share >= 0.75 && shared >= 4
  if (linked && (isTitled || (share >= 0.5 && shared >= 3)))
    return { kind: 'same-story', whole: 'a', share, because: 'The same address under nearly the same title.' }
  if (isTitled && shared >= 5) return { kind: 'same-story', whole: 'a', share, because: 'The same title.' }
  return undefined
}

/** What a key stands for; keys of different kinds never meet. */
const LEAD = 0x1f
const RUN = 0x2f
const LINK = 0x3f
const windowLength = 8
const keyRun = 4
const readWords = 64
const mostRuns = 8

/**
 * Up to twelve 32-bit keys of a post, to find its copies among millions: whoever is a copy shares at least one, nearly
 * always. Two posts that share a key are only candidates: `samePost` decides. Store them as `int4[]` under a GIN index,
 * or one row each; a key of a million posts meets a stranger in one lookup of five hundred.
 *
 * Keys are the least hashes of runs of four words within windows of eight (winnowing: Schleimer, Wilkerson and Aiken
 * 2003) over the first 64 words, so that what is put before, cut off or added changes few; the first words, also of the
 * title; and the addresses.
 */
export function copyKeys(post: Comparable): Int32Array {
  const keys = new Set<number>()
  const { hashes } = readOnce(post).words
  const near = hashes.subarray(0, readWords)
  for (const lead of [near, wordsToCompare(post.title ?? '').hashes]) {
    if (lead.length === 0 || (lead.length < 4 && lead !== near)) continue
    const first = lead.subarray(0, 6)
    let hash = LEAD
    for (const word of first) hash = Math.imul(hash, 31) + word
    keys.add(mix(hash))
  }
  const runs = runsOf(near, keyRun)
  const prints: number[] = []
  let last = -1
  for (let from = 0; from === 0 ? runs.length > 0 : from + windowLength <= runs.length; from++) {
    let least = from
    for (let at = from; at < Math.min(runs.length, from + windowLength); at++)
      if ((runs[at] as number) >>> 0 <= (runs[least] as number) >>> 0) least = at
    if (least !== last) prints.push(mix(Math.imul(RUN, 31) + (runs[least] as number)))
    last = least
  }
  for (const print of prints.slice(0, mostRuns)) keys.add(print)
  for (const link of linksOf(post.text, post.links).slice(0, 2)) {
    let hash = LINK
    for (let at = 0; at < link.length; at++) hash = Math.imul(hash, 31) + link.charCodeAt(at)
    keys.add(mix(hash))
  }
  return Int32Array.from(keys)
}

/** Copies among the posts of now, in memory: posts come and go. */
export interface Copies {
  /** Adds a post and says whose copy it is: the best of those that share a key, if any is. */
  add(id: string, post: Comparable): { id: string; copy: Copy } | undefined
  remove(id: string): void
  readonly size: number
}

/** A key that so many posts share says nothing: a slogan, the address of a shop. */
const mostPerKey = 50

/** Makes an index of posts that folds copies into one. */
export function createCopies(): Copies {
  const holders = new Map<number, string[]>()
  const posts = new Map<string, { post: Comparable; keys: Int32Array }>()
  const remove = (id: string) => {
    for (const key of posts.get(id)?.keys ?? []) {
      const left = (holders.get(key) ?? []).filter(other => other !== id)
      if (left.length === 0) holders.delete(key)
      else holders.set(key, left)
    }
    posts.delete(id)
  }
  return {
    get size() {
      return posts.size
    },
    remove,
    add(id, post) {
      remove(id)
      const keys = copyKeys(post)
      const candidates = new Map<string, number>()
      for (const key of keys)
        for (const other of holders.get(key) ?? []) candidates.set(other, (candidates.get(other) ?? 0) + 1)
      let best: { id: string; copy: Copy } | undefined
      for (const [other] of [...candidates].sort((x, y) => y[1] - x[1]).slice(0, 12)) {
        const known = posts.get(other)
        const copy = known === undefined ? undefined : samePost(known.post, post)
        if (copy !== undefined && (best === undefined || rank(copy) > rank(best.copy))) best = { id: other, copy }
      }
      posts.set(id, { post, keys })
      for (const key of keys) {
        const held = holders.get(key)
        if (held === undefined) holders.set(key, [id])
        else if (held.length < mostPerKey) held.push(id)
      }
      return best
    },
  }
}

const rank = ({ kind, share }: Copy): number => share + (kind === 'same-story' ? 0 : 1)
