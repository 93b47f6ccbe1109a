import type { Finding } from '#text/guard'

/** `paper` is the same article as a PDF besides its page. */
export const kinds = ['article', 'short', 'paper', 'gallery', 'audio', 'video'] as const
export type Kind = (typeof kinds)[number]

/**
 * `draft` → `in-review` → `returned` or `approved` → `scheduled` → `published`. `withdrawn`: given up, or taken from the
 * public. Only its author moves it to `scheduled` or `published`; at its time it goes out because they pressed before.
 */
export type ArticleStep = 'draft' | 'in-review' | 'returned' | 'approved' | 'scheduled' | 'published' | 'withdrawn'

/** What its author writes. The public sees the edition. */
export interface Article {
  id: string
  kind: Kind
  authorId: string
  authorName: string
  title: string
  summary: string
  /** Markdown. */
  text: string
  /** What is said in a recording. Markdown. */
  transcript: string
  /** BCP 47. */
  language: string
  tags: string[]
  seriesId: string | null
  step: ArticleStep
  /** Counts every change. */
  version: number
  /** The version that a colleague read and found good. */
  reviewedVersion: number | null
  /** Nothing of it is seen outside before. */
  embargoUntil: Date | null
  goesOutAt: Date | null
  releasedAt: Date | null
  /** Why it did not go out at its time. */
  waitsBecause: string | null
  findings: Pick<Finding, 'ruleId' | 'kind' | 'level' | 'title'>[]
  guidelineVersion: number | null
  madeAt: Date
  changedAt: Date
  /** Its place outside, once it went out. */
  slug: string | null
  publishedAt: Date | null
  withdrawnWhy: string | null
  /** Came with the sample company. */
  isSample: boolean
}

/** How it read when somebody wrote at it. */
export interface Revision {
  number: number
  what: 'written' | 'handed-in' | 'changed' | 'published' | 'corrected' | 'restored'
  title: string
  summary: string
  text: string
  transcript: string
  byName: string
  at: Date
}

/** A picture or a recording of an article. */
export interface Media {
  id: string
  articleId: string
  kind: 'picture' | 'audio' | 'video'
  mediaType: string
  alt: string
  bytes: number
  width: number | null
  height: number | null
  /** WebVTT. */
  captions: string | null
  captionsLanguage: string | null
}

/** What the public sees. */
export interface Edition {
  articleId: string
  slug: string
  kind: Kind
  authorId: string
  authorName: string
  authorTitle: string
  authorSlug: string
  disclosure: string
  title: string
  summary: string
  /** Markdown, and what is shown of it; pictures in it are `media:ID`. */
  text: string
  html: string
  transcriptHtml: string
  /** Its pictures and recordings, as they stood when it went out. */
  media: Omit<Media, 'articleId'>[]
  language: string
  tags: string[]
  seriesId: string | null
  seriesSlug: string | null
  seriesTitle: string | null
  version: number
  publishedAt: Date
  changedAt: Date
  correction: string | null
  correctedAt: Date | null
  withdrawnAt: Date | null
  withdrawnWhy: string | null
}

export interface Series {
  id: string
  slug: string
  title: string
  about: string
}

/** A colleague as readers see them. */
export interface AuthorPage {
  employeeId: string
  slug: string
  name: string
  title: string
  about: string
}

export const limits = {
  title: 200,
  summary: 400,
  text: 100_000,
  short: 1_500,
  tags: 8,
  pictures: 40,
  pictureBytes: 4 * 1024 * 1024,
  audioBytes: 60 * 1024 * 1024,
  videoBytes: 250 * 1024 * 1024,
  captions: 500_000,
}

/** Its author writes at it; elsewhere they take it back first. */
export const writable: ArticleStep[] = ['draft', 'returned']
/** From here its author takes it back, to write on. */
export const takenBackFrom: ArticleStep[] = ['in-review', 'approved', 'scheduled', 'published']

/** A tag as it is kept and stands in addresses: small letters, words joined by hyphens. */
export function tagOf(typed: string): string {
  const joined = typed
    .trim()
    .toLowerCase()
    .replace(/^#/, '')
    .replace(/[\s_]+/g, '-')
  return joined
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
}

/** `Für Ärzte: ein Akku` → `fuer-aerzte`-like words that stand in an address; empty where no letter has a plain form. */
export function slugFrom(words: string, most = 60): string {
  const plain = words.replace(/[äöüß]/gi, sign => germans[sign.toLowerCase()] ?? sign).normalize('NFKD')
  const joined = plain
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
  return joined.slice(0, most).replace(/-+$/, '')
}
const germans: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** When it may leave: now, at the time that was chosen, and never before its embargo ends. */
export function leavesAt(article: Pick<Article, 'embargoUntil'>, chosen: Date | null, now: Date): Date {
  return new Date(Math.max(now.getTime(), chosen?.getTime() ?? 0, article.embargoUntil?.getTime() ?? 0))
}

/** Everything of it that could tell too much: what the guard reads. */
export function everythingIn(
  article: Pick<Article, 'title' | 'summary' | 'text' | 'transcript' | 'tags'>,
  media: Pick<Media, 'alt' | 'captions'>[],
): string {
  const spoken = media.flatMap(({ alt, captions }) => [alt, captions])
  return [article.title, article.summary, article.text, article.transcript, article.tags.join(' '), ...spoken]
    .filter(Boolean)
    .join('\n\n')
}

/** Its title and its words, as they are held against what else was said. */
export function wordsOfArticle({ title, text }: Pick<Article, 'title' | 'text'>): string {
  return `${title}\n\n${text}`
}

/** What it lacks before anybody outside can read, see or hear it; each with where. */
export function lacks(
  article: Pick<Article, 'kind' | 'title' | 'text' | 'transcript'>,
  media: Pick<Media, 'kind' | 'alt' | 'captions'>[],
): { at: string; message: string }[] {
  const { kind, title, text, transcript } = article
  const pictures = media.filter(each => each.kind === 'picture')
  const recordings = media.filter(each => each.kind === kind)
  const isRecording = kind === 'audio' || kind === 'video'
  const found: [boolean, string, string][] = [
    [title.trim() === '', 'title', 'Give it a title.'],
    [text.trim() === '' && ['article', 'short', 'paper'].includes(kind), 'text', 'Write something first.'],
    [kind === 'short' && text.length > limits.short, 'text', `A short post has ${limits.short} characters at most.`],
    [kind === 'gallery' && pictures.length === 0, 'media', 'Add a picture first.'],
    [pictures.some(({ alt }) => alt.trim() === ''), 'media', 'Say of each picture what it shows.'],
    [isRecording && recordings.length === 0, 'media', `Add the ${kind === 'audio' ? 'recording' : 'video'} first.`],
    [
      kind === 'video' && recordings.some(({ captions }) => !captions),
      'captions',
      'Add captions, for whoever can’t hear it.',
    ],
    [isRecording && transcript.trim() === '', 'transcript', 'Write down what is said, for whoever can’t hear it.'],
  ]
  return found.filter(([is]) => is).map(([, at, message]) => ({ at, message }))
}

/** Minutes that reading takes, by 230 words a minute (Brysbaert, 2019: 238 for English non-fiction). */
export function minutesToRead(plain: string): number {
  return Math.max(1, Math.round((plain.match(/\S+/g)?.length ?? 0) / 230))
}

const stamp = '(?:\\d{2,}:)?[0-5]\\d:[0-5]\\d\\.\\d{3}'
const timing = new RegExp(`^(${stamp})[ \\t]+-->[ \\t]+(${stamp})(?:[ \\t].*)?$`)

/** What keeps this from being captions that a player shows (WebVTT, W3C), in words. */
export function wrongInCaptions(vtt: string): string | undefined {
  const lines = vtt.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '')) return 'Captions begin with the line WEBVTT.'
  let before = -1
  let cues = 0
  for (const [at, line] of lines.entries()) {
    if (!line.includes('-->')) continue
    const [, from, to] = line.match(timing) ?? []
    if (!from || !to) return `Line ${at + 1} is no time such as 00:01.000 --> 00:04.000.`
    if (secondsOf(to) <= secondsOf(from)) return `Line ${at + 1} ends before it begins.`
    if (secondsOf(from) < before) return `Line ${at + 1} begins before the one above it.`
    before = secondsOf(from)
    cues++
  }
  return cues === 0 ? 'There is no caption in it.' : undefined
}

function secondsOf(time: string): number {
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}

const marks: [type: string, kind: Media['kind'], is: (head: Buffer) => boolean][] = [
  [
    'audio/mpeg',
    'audio',
    head => head.toString('latin1', 0, 3) === 'ID3' || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2),
  ],
  ['audio/mp4', 'audio', head => head.toString('latin1', 4, 11) === 'ftypM4A'],
  ['audio/ogg', 'audio', head => head.toString('latin1', 0, 4) === 'OggS'],
  ['video/mp4', 'video', head => head.toString('latin1', 4, 8) === 'ftyp'],
  ['video/webm', 'video', head => head.subarray(0, 4).equals(Buffer.from('1a45dfa3', 'hex'))],
]

/** What a recording is, by its first bytes and not by what it is called: MP3, M4A, Ogg, MP4 or WebM. */
export function readRecording(head: Buffer): { kind: Media['kind']; mediaType: string } | undefined {
  const found = marks.find(([, , is]) => head.length >= 12 && is(head))
  return found && { mediaType: found[0], kind: found[1] }
}
