import { attributeOf, decode, elementsOf, readXml, type XmlElement } from '#connectors/markup'
import { mended } from './mend.ts'

/** One feed in a list of feeds. */
export interface ListedFeed {
  url: string
  title: string
  /** The page for people. */
  site?: string
  /** The folders that it stands in, outermost first. */
  folders: string[]
}

export interface FeedList {
  title?: string
  feeds: ListedFeed[]
  /** What stands in the list and can't be opened, in words. */
  bad: { at: string; why: string }[]
}

/** More than anybody reads: a longer list is cut, and says so. */
export const mostFeeds = 5_000
const longest = 10_000_000

/**
 * Reads a list of feeds as other readers export it (OPML 1.0 to 2.0), however untidy. Never throws: what is no list has
 * no feeds, and `bad` says why.
 */
export function readOpml(input: Uint8Array | string): FeedList {
  const text = (typeof input === 'string' ? input.replace(/^\ufeff/, '') : decode(input).text).slice(0, longest)
  const { root } = readXml(mended(text).trimStart(), '', undefined)
  const outlines = outermost(root)
  const list: FeedList = { feeds: [], bad: [] }
  const title = wordsOf(root, 'title')
  if (title) list.title = title
  if (outlines.length === 0) return { ...list, bad: [{ at: 'the file', why: 'There are no feeds in it. Is it OPML?' }] }
  const urls = new Set<string>()
  for (const outline of outlines) gather(outline, [], list, urls)
  if (list.feeds.length > mostFeeds) {
    const left = list.feeds.splice(mostFeeds).length
    list.bad.push({ at: 'the file', why: `It has ${left} feeds more than the ${mostFeeds} that are read at once.` })
  }
  return list
}

/** Outlines may stand anywhere: some lists have no body, or one within another. */
function outermost(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap(child => (nameOf(child) === 'outline' ? [child] : outermost(child)))
}

function nameOf(element: XmlElement): string {
  return element.name.toLowerCase()
}

function wordsOf(root: XmlElement, name: string): string | undefined {
  for (const child of elementsOf(root)) {
    if (nameOf(child) === 'body') continue
    if (nameOf(child) === name) return tidy(child.children.filter(one => typeof one === 'string').join('')) || undefined
    const found = wordsOf(child, name)
    if (found) return found
  }
}

function gather(outline: XmlElement, folders: string[], list: FeedList, urls: Set<string>): void {
  const words = tidy(attributeOf(outline, 'title')) || tidy(attributeOf(outline, 'text'))
  const type = attributeOf(outline, 'type')?.trim().toLowerCase() ?? ''
  const written = tidy(
    attributeOf(outline, 'xmlUrl', 'xmlurl') ??
      (/^(rss|atom|rdf|feed)/.test(type) ? attributeOf(outline, 'url') : undefined),
  )
  const inside = elementsOf(outline).filter(child => nameOf(child) === 'outline')
  const at = words || written || `entry ${list.feeds.length + list.bad.length + 1}`
  if (written) take(written, words, outline, folders, list, urls, at)
  else if (inside.length === 0) list.bad.push({ at, why: whyNoFeed(type, words) })
  const deeper = written || !words ? folders : [...folders, words]
  for (const child of inside) gather(child, deeper, list, urls)
}

function whyNoFeed(type: string, words: string): string {
  if (type === 'include' || type === 'link') return 'It points to another list or page, and names no feed.'
  return words ? 'It names no feed, and is an empty folder.' : 'It is empty.'
}

function take(
  written: string,
  words: string,
  outline: XmlElement,
  folders: string[],
  list: FeedList,
  urls: Set<string>,
  at: string,
): void {
  const url = webAddress(written)
  if (!url) return void list.bad.push({ at, why: `“${written.slice(0, 200)}” is no address of a feed.` })
  if (urls.has(url)) return void list.bad.push({ at, why: 'It stands in this list twice; the first counts.' })
  urls.add(url)
  const site = webAddress(tidy(attributeOf(outline, 'htmlUrl', 'htmlurl')))
  const category = tidy(attributeOf(outline, 'category')).split(',')[0] ?? ''
  // Some readers write the folder as a path beside each feed.
  const named = category.startsWith('/') ? category.split('/').map(tidy).filter(Boolean) : []
  list.feeds.push({
    url,
    title: words.slice(0, 120) || new URL(url).host,
    ...(site && { site }),
    folders: (folders.length ? folders : named).slice(0, 10).map(folder => folder.slice(0, 200)),
  })
}

function webAddress(written: string): string | undefined {
  const url = URL.parse(written.replace(/^feed:(\/\/)?(?=https?:)/i, '').replace(/^feed:/i, 'https:'))
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 2000 ? url.href : undefined
}

function tidy(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}
