import { parseHtml } from '#connectors/markup'
import { samePage } from './settings.ts'

const addresses: Record<string, string[]> = {
  a: ['href'],
  area: ['href'],
  audio: ['src'],
  blockquote: ['cite'],
  del: ['cite'],
  embed: ['src'],
  iframe: ['src'],
  img: ['src'],
  ins: ['cite'],
  link: ['href'],
  object: ['data'],
  q: ['cite'],
  source: ['src'],
  track: ['src'],
  video: ['src', 'poster'],
}

const blocks =
  /^(address|article|aside|blockquote|body|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)$/

export interface LinkFound {
  /** The paragraph in which it stands, as text; empty where there is none. */
  paragraph: string
}

/** Where a page links to another, by any element that can; `undefined` where it does not. What is commented out is no link. */
export function linkTo(html: string, base: string, target: string): LinkFound | undefined {
  let from = base
  let found: LinkFound | undefined
  let words = ''
  let isIn = false
  const endBlock = () => {
    if (isIn && found) found.paragraph ||= words.replace(/\s+/g, ' ').trim()
    isIn = false
    words = ''
  }
  parseHtml(html, {
    onopentag(name, attributes) {
      if (name === 'base' && attributes.href) from = URL.parse(attributes.href, base)?.href ?? base
      if (blocks.test(name)) endBlock()
      for (const attribute of addresses[name] ?? []) {
        const href = attributes[attribute]
        const url = href === undefined ? undefined : URL.parse(href, from)?.href
        if (!url || !samePage(url, target)) continue
        found ??= { paragraph: '' }
        isIn ||= name !== 'link'
      }
    },
    ontext(text) {
      if (words.length < 5_000) words += text
    },
    onclosetag(name) {
      if (blocks.test(name)) endBlock()
    },
  })
  endBlock()
  return found
}

/** Does a JSON document name the page as a whole value? */
export function namesIn(json: string, target: string): boolean {
  try {
    const waiting: unknown[] = [JSON.parse(json)]
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
      if (typeof value === 'string' && samePage(value, target)) return true
      if (value !== null && typeof value === 'object') waiting.push(...Object.values(value).slice(0, 10_000))
    }
  } catch {
    // What is no JSON names nothing.
  }
  return false
}
