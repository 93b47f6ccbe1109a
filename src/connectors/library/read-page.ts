import { htmlToText, parseHtml, tagsWithin } from '#connectors/markup'
import { limited, type Written } from './written.ts'

const longestPage = 2_000_000
const mostTags = 50_000
const bylineClass = /(?:^|[\s_-])(?:byline|p-author|author-name|post-author|entry-author|author)(?:$|[\s_-])/i

/**
 * Reads a page of a site: title, who wrote it, when, and its text. Authors are taken from where publishers put them, the surest
 * first: JSON-LD, `article:author` and `author` of the head, `rel=author`, `itemprop=author`, a byline by its class.
 */
export function readPage(html: string, url: string): Written | undefined {
  const page = html.slice(0, longestPage)
  // Nested deeper than any page: a reader that keeps the open elements in a list would never end.
  if (tagsWithin(page) > mostTags) return undefined
  const meta = new Map<string, string>()
  const authors = new Map<'marked' | 'classed', string[]>()
  const linked: unknown[] = []
  let [title, heading, language, canonical, time] = ['', '', '', '', '']
  let reading: { tag: string; depth: number; take: (text: string) => void; text: string } | undefined
  parseHtml(page, {
    onopentag(tag, { name = '', property = '', content = '', ...attributes }) {
      if (reading) {
        if (tag === reading.tag) reading.depth++
        return
      }
      const take = (tell: (text: string) => void) => {
        reading = { tag, depth: 1, take: tell, text: '' }
      }
      if (tag === 'html') language = attributes.lang ?? ''
      else if (tag === 'meta') meta.set((property || name).toLowerCase(), content)
      else if (tag === 'link' && attributes.rel === 'canonical') canonical = attributes.href ?? ''
      else if (tag === 'time' && !time) time = attributes.datetime ?? ''
      else if (tag === 'title' && !title) take(text => (title = text))
      else if (tag === 'h1' && !heading) take(text => (heading = text))
      else if (tag === 'script' && /ld\+json/i.test(attributes.type ?? '')) take(text => linked.push(parsed(text)))
      else if (/\bauthor\b/i.test(`${attributes.rel ?? ''} ${attributes.itemprop ?? ''}`))
        take(text => authors.set('marked', [...(authors.get('marked') ?? []), text]))
      else if (bylineClass.test(attributes.class ?? ''))
        take(text => authors.set('classed', [...(authors.get('classed') ?? []), text]))
    },
    ontext(text) {
      if (reading && reading.text.length < 20_000) reading.text += text
    },
    onclosetag(tag) {
      if (!reading || tag !== reading.tag || --reading.depth > 0) return
      reading.take(reading.text.trim())
      reading = undefined
    },
  })
  const article = linked.flatMap(articlesIn)
  const said = (...names: string[]) => names.map(name => meta.get(name) ?? '').find(value => value !== '') ?? ''
  const named = article.flatMap(each => namesIn(each.author))
  const inHead = [said('article:author', 'author', 'parsely-author', 'dc.creator')].filter(
    value => value !== '' && !/^https?:/.test(value),
  )
  const marked = (authors.get('marked') ?? []).filter(isShort)
  const classed = (authors.get('classed') ?? []).filter(isShort)
  const at = article.map(each => each.datePublished).find(value => typeof value === 'string')
  return limited({
    url:
      URL.canParse(canonical, url) && new URL(canonical, url).host === new URL(url).host
        ? new URL(canonical, url).href
        : url,
    title: heading || said('og:title', 'twitter:title') || title,
    summary: said('description', 'og:description'),
    text: htmlToText(mainOf(page), url).text,
    bylines: [named, inHead, marked, classed].find(list => list.length > 0) ?? [],
    at: dateOf(typeof at === 'string' ? at : said('article:published_time', 'date', 'dc.date') || time),
    language: language || undefined,
  })
}

const isShort = (text: string) => text.length > 1 && text.length <= 120

/** The part that holds the words: the menus around it are on every page. */
function mainOf(page: string): string {
  const low = page.toLowerCase()
  for (const tag of ['article', 'main']) {
    const start = low.search(tag === 'article' ? /<article[\s>]/ : /<main[\s>]/)
    const end = low.lastIndexOf(`</${tag}`)
    if (start >= 0 && end > start) return page.slice(start, end)
  }
  return ['nav', 'header', 'footer', 'aside'].reduce(without, page)
}

/** All but what stands between these tags; one that is never closed hides nothing. */
function without(page: string, tag: string): string {
  const low = page.toLowerCase()
  const kept: string[] = []
  let from = 0
  for (let at = low.indexOf(`<${tag}`); at >= 0; at = low.indexOf(`<${tag}`, from)) {
    const end = low.indexOf(`</${tag}>`, at)
    if (end < 0) break
    kept.push(page.slice(from, at))
    from = end + tag.length + 3
  }
  return kept.join(' ') + page.slice(from)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface LinkedArticle {
  author?: unknown
  datePublished?: unknown
}

function articlesIn(data: unknown, depth = 0): LinkedArticle[] {
  if (depth > 4 || typeof data !== 'object' || data === null) return []
  if (Array.isArray(data)) return data.slice(0, 50).flatMap(each => articlesIn(each, depth + 1))
  const one = data as LinkedArticle & { '@graph'?: unknown }
  return ['author' in one || 'datePublished' in one ? [one] : [], articlesIn(one['@graph'], depth + 1)].flat()
}

function namesIn(author: unknown): string[] {
  if (typeof author === 'string') return [author]
  if (Array.isArray(author)) return author.slice(0, 8).flatMap(namesIn)
  const name = (author as { name?: unknown } | null | undefined)?.name
  return typeof name === 'string' ? [name] : []
}

function dateOf(text: string): Date | undefined {
  const at = Date.parse(text)
  return text === '' || Number.isNaN(at) ? undefined : new Date(at)
}
