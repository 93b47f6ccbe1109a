import { htmlToText, parseHtml } from '#connectors/markup'
import { type ConnectorTools, NetworkError, type Prepared } from '#core/channels'
import { Problem } from '#lib/problem'
import type { ParsedFeed } from './model.ts'
import { parseFeed } from './parse-feed.ts'
import { type Answer, bytesOf, request } from './request.ts'
import type { Settings } from './settings.ts'

interface Found {
  url: string
  parsed: ParsedFeed
}

/** More candidates than this are not tried: the page's own links come first. */
const mostTries = 12
const mostAlternatives = 6

/** Completes what a person typed: a feed's address stays, a page's address becomes that of its feed. */
export async function prepareFeed(settings: Settings, tools: ConnectorTools): Promise<Prepared<Settings>> {
  const typed = completeAddress(settings.url)
  const answer = await asked(request(tools, typed, { now: tools.now() }))
  if (!answer.response.ok) throw unanswered(typed, answer.response.status)
  const bytes = await asked(bytesOf(answer))
  const direct = asFeed(bytes, answer)
  if (direct) return { settings: { ...settings, url: direct.url }, label: labelOf(direct) }

  const page = new TextDecoder().decode(bytes.subarray(0, 2_000_000))
  const announced = announcedFeeds(page, answer.url)
  const found = await firstFeeds(announced.length ? announced : usualPlaces(answer.url), tools)
  const [best, ...others] = found
  if (!best) throw noFeed(typed)
  return {
    settings: { ...settings, url: best.url },
    label: labelOf(best),
    alternatives: others.length
      ? others.map(one => ({ label: labelOf(one), settings: { ...settings, url: one.url } }))
      : undefined,
  }
}

/** `example.org` and `feed:example.org` are what people type; `https:` is what they mean. */
function completeAddress(typed: string): string {
  const bare = typed.trim().replace(/^feed:(\/\/)?/i, '')
  // A name before a colon is a scheme, unless a port follows.
  const address = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(bare) ? bare : `https://${bare}`
  try {
    const url = new URL(address)
    if (url.protocol === 'http:' || url.protocol === 'https:') return url.href
  } catch {
    // Falls through to the same answer as an address of another kind.
  }
  throw new Problem('invalid', 'This is not the address of a page or a feed.', [
    { at: 'url', message: 'Try it as you see it in your browser, such as https://example.org/blog.' },
  ])
}

async function asked<Given>(work: Promise<Given>): Promise<Given> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    throw new Problem('unavailable', error.message, [
      { at: 'url', message: 'Check the address, or try again in a while.' },
    ])
  }
}

function unanswered(url: string, status: number): Problem {
  const { host } = new URL(url)
  if (status >= 500) return new Problem('unavailable', `${host} has trouble of its own at the moment (${status}).`)
  const messages: Record<number, string> = {
    401: 'It asks for a password. Try the address of a public feed.',
    403: 'It does not let us read it. Try the address of its feed, or ask its owner to let feed readers in.',
    404: 'There is nothing at this address. Check it for a slip of the keys.',
    410: 'It is gone for good, says its server.',
  }
  return new Problem('invalid', `${host} gave us no page to look at (${status}).`, [
    { at: 'url', message: messages[status] ?? 'Try the address of its feed.' },
  ])
}

function noFeed(url: string): Problem {
  return new Problem('invalid', `We found no feed at ${url}.`, [
    {
      at: 'url',
      message:
        'Look on the page for a link that says RSS, Atom or Feed and paste its address here. ' +
        'If there is none, its owner may have switched the feed off.',
    },
  ])
}

function asFeed(bytes: Uint8Array, { url, lastingUrl, response }: Answer): Found | undefined {
  const parsed = parseFeed(bytes, { url, contentType: response.headers.get('content-type') ?? undefined })
  return parsed.format === 'unknown' ? undefined : { url: lastingUrl, parsed }
}

function labelOf({ parsed, url }: Found): string {
  const { title } = parsed.feed
  const text = title ? (title.type === 'text/plain' ? title.value : htmlToText(title.value).text) : ''
  return text.replace(/\s+/g, ' ').trim().slice(0, 200) || new URL(url).host
}

const feedTypes = /^(application|text)\/(rss|atom|rdf|feed)\+?(xml|json)?|^application\/(xml|json)|^text\/xml/i

/** Feeds that a page announces in its head, then those that it links to by name; feeds of comments last. */
export function announcedFeeds(page: string, base: string): string[] {
  const announced: { url: string; words: string }[] = []
  const linked: { url: string; words: string }[] = []
  let from = base
  const add = (list: typeof announced, href: string, words: string) => {
    try {
      list.push({ url: new URL(href, from).href, words: `${words} ${href}` })
    } catch {
      // An address that is none leads nowhere.
    }
  }
  parseHtml(page, {
    onopentag(name, attributes) {
      const { href = '', rel = '', type = '', title = '' } = attributes
      if (name === 'base' && href) from = URL.parse(href, base)?.href ?? base
      const rels = rel.toLowerCase().split(/\s+/)
      if ((name === 'link' || name === 'a') && href) {
        const named = (rels.includes('alternate') && feedTypes.test(type)) || rels.includes('feed')
        if (named && !/wp-json|oembed/i.test(href)) add(announced, href, title)
        else if (name === 'a' && /(^|[/.?=_-])(rss|atom|feed|feeds)(\b|$)|\.rdf$/i.test(href)) add(linked, href, title)
      }
    },
  })
  const byRank = (a: { words: string }, b: { words: string }) =>
    Number(/comment/i.test(a.words)) - Number(/comment/i.test(b.words))
  const urls = [...announced.sort(byRank), ...linked.sort(byRank)].map(one => one.url)
  return [...new Set(urls)].filter(url => /^https?:/.test(url)).slice(0, mostTries)
}

/** Where publishing systems put their feeds when their pages do not say so. */
function usualPlaces(page: string): string[] {
  const paths = ['feed', 'rss', 'atom.xml', 'feed.xml', 'index.xml', 'rss.xml', 'feed.json']
  const folder = new URL('.', page.endsWith('/') || /\.\w+$/.test(new URL(page).pathname) ? page : `${page}/`).href
  const folders = [...new Set([folder, new URL('/', page).href])]
  return folders.flatMap(base => paths.map(path => new URL(path, base).href)).slice(0, mostTries + 2)
}

async function firstFeeds(urls: string[], tools: ConnectorTools): Promise<Found[]> {
  const found: Found[] = []
  for (const url of urls) {
    if (found.length > mostAlternatives) break
    const one = await tryFeed(url, tools)
    if (one && !found.some(other => other.url === one.url)) found.push(one)
  }
  return found
}

/** A candidate that fails is no news: the next one may be the feed. */
async function tryFeed(url: string, tools: ConnectorTools): Promise<Found | undefined> {
  try {
    const answer = await request(tools, url, { now: tools.now() })
    if (!answer.response.ok) {
      await answer.response.body?.cancel()
      return
    }
    return asFeed(await bytesOf(answer), answer)
  } catch (error) {
    if (error instanceof NetworkError || error instanceof Problem) return
    throw error
  }
}
