/**
 * A feed in one shape, whichever of the formats it came in.
 *
 * Nothing is guessed: a field that the feed does not carry is absent. Texts keep both what was written (`raw`) and
 * what is safe to show (`value`); dates keep what was written and the instant it means, where it means one.
 */
export interface ParsedFeed {
  format: 'rss' | 'rdf' | 'atom' | 'cdf' | 'json' | 'unknown'
  /** `rss20`, `rss091n`, `rss10`, `atom10`, `atom03`, `cdf`, `json11` …; empty when it is none that we know. */
  version: string
  /** The version as the document itself writes it. */
  declaredVersion?: string
  /** The encoding in which the bytes were read. */
  encoding: string
  /** False when the document broke its own format's rules and was read all the same. */
  wellFormed: boolean
  /** What was wrong with it, in words. */
  problems: string[]
  feed: FeedInfo
  entries: FeedEntry[]
}

/** What a feed and its entries (and the source an entry was taken from) have in common. */
export interface FeedPart {
  id?: string
  title?: FeedText
  /** Where a person can read it. */
  link?: string
  links: FeedLink[]
  /** People who wrote it, in the order of the document. */
  authors: FeedPerson[]
  contributors: FeedPerson[]
  publishers: FeedPerson[]
  rights?: FeedText
  license?: string
  language?: string
  categories: FeedCategory[]
  published?: FeedDate
  updated?: FeedDate
  created?: FeedDate
  expired?: FeedDate
  image?: FeedImage
  media: FeedMedia[]
  itunes?: Itunes
  place?: FeedPlace
  /** Every element that belongs to an extension, or that no format knows, as it was written. */
  extensions: FeedElement[]
}

export interface FeedInfo extends FeedPart {
  subtitle?: FeedText
  info?: FeedText
  generator?: { name?: string; url?: string; version?: string }
  icon?: string
  logo?: string
  docs?: string
  ttl?: string
  rating?: string
  cloud?: Record<string, string>
  textInput?: { title?: string; description?: string; name?: string; link?: string }
  skipHours: string[]
  skipDays: string[]
  /** How often the publisher says that it changes (the syndication module). */
  updatePeriod?: string
  updateFrequency?: number
  /** WebSub hubs. */
  hubs: string[]
  /** The feed's own address and its next page, as it gives them. */
  self?: string
  next?: string
  newLocation?: string
  errorReportsTo?: string
  validFrom?: FeedDate
  validUntil?: FeedDate
  /** A JSON feed's note to people who read its source. */
  userComment?: string
  complete?: boolean
}

export interface FeedEntry extends FeedPart {
  summary?: FeedText
  content: FeedText[]
  enclosures: FeedEnclosure[]
  /** Where it is talked about: a page for people, and feeds of the comments. */
  comments?: string
  commentsFeed?: string
  commentApi?: string
  /** How many comments there are, where the feed counts them. */
  commentCount?: number
  /** Entries that this one answers (RFC 4685). */
  inReplyTo: { ref?: string; href?: string; type?: string; source?: string }[]
  source?: FeedInfo
  /** True when the id is also the entry's address and nothing else is. */
  idIsLink: boolean
  /** What RSS says about its `guid`: that it is an address for good. Absent in the other formats. */
  idIsPermanent?: boolean
  externalUrl?: string
  bannerImage?: string
  chapters: { start?: string; title?: string; href?: string; image?: string }[]
  trackbackPing?: string
}

export interface FeedText {
  /** Safe to show: sanitised and with absolute links when it is HTML, otherwise as written. */
  value: string
  /** As written, decoded once. */
  raw: string
  /** `text/plain`, `text/html`, `application/xhtml+xml`, or what the feed said. */
  type: string
  language?: string
  base?: string
  /** Content that lies elsewhere. */
  src?: string
}

export interface FeedLink {
  href?: string
  rel: string
  type?: string
  title?: string
  hreflang?: string
  length?: string
  /** Which element it was: the format's own link, one of another format (`atom:link` in RSS), an enclosure, a licence. */
  from: 'link' | 'foreign' | 'enclosure' | 'license'
}

export interface FeedPerson {
  name?: string
  email?: string
  url?: string
  avatar?: string
  /** What was written, when it was one line for both name and address. */
  raw?: string
  /** The element that named them: `author`, `creator`, `managingEditor` … */
  as: string
}

export interface FeedDate {
  raw: string
  /** The instant; absent when nobody can tell what was meant. */
  at?: Date
}

export interface FeedCategory {
  term?: string
  scheme?: string
  label?: string
  /** The element that named it. */
  as: string
}

export interface FeedImage {
  url?: string
  title?: string
  link?: string
  width?: string
  height?: string
  description?: string
}

export interface FeedEnclosure {
  url?: string
  length?: string
  type?: string
  title?: string
  durationSeconds?: number
}

export interface FeedMedia {
  kind: 'content' | 'thumbnail' | 'player'
  url?: string
  type?: string
  medium?: string
  width?: string
  height?: string
  /** Every attribute as written. */
  attributes: Record<string, string>
  title?: string
  description?: string
  text?: string
}

export interface Itunes {
  author?: string
  block?: boolean
  duration?: string
  explicit?: boolean
  keywords: string[]
  subtitle?: string
  summary?: string
  image?: string
  complete?: string
  newFeedUrl?: string
  owner?: { name?: string; email?: string }
  categories: { text: string; sub?: string }[]
  episode?: string
  season?: string
  order?: string
  episodeType?: string
  type?: string
  title?: string
  closedCaptioned?: string
}

/** A place in the words of GeoJSON: longitude before latitude. */
export interface FeedPlace {
  type: 'Point' | 'LineString' | 'Polygon' | 'Box'
  coordinates: number[] | number[][] | number[][][]
}

/** An element as it was written, for whoever knows its extension. */
export interface FeedElement {
  name: string
  /** The usual prefix of its namespace (`dc`, `media`, `itunes` …), or the document's own. */
  prefix: string
  namespace: string
  attributes: Record<string, string>
  text: string
  children: FeedElement[]
}
