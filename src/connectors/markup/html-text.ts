import { decodeHTML } from 'entities'
import { resolve } from './base.ts'
import { parseHtml } from './parse-html.ts'

const blocks = new Set(
  (
    'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 ' +
    'h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
)

/** Blocks with an empty line around them; the others begin on a line of their own. */
const paragraphs = new Set('blockquote dl figure h1 h2 h3 h4 h5 h6 ol p pre table ul'.split(' '))

const silent = new Set(
  'applet audio canvas embed head iframe math object script select style svg template title video'.split(' '),
)

export interface ReadableText {
  text: string
  /** Addresses that it links to, absolute, in order and each once. */
  links: string[]
  images: { url: string; alt?: string }[]
}

/** Elements that end where the next of their kind begins, and those that are empty: neither makes a text deeper. */
const shallow = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source td th tr wbr'.split(' '),
)

/** Deeper than any page: a reader that keeps the open elements in a list grows slow. */
const deepest = 400

/** How many tags a text holds; without end for one that nests too deep to be read as markup. */
export function tagsWithin(html: string): number {
  let tags = 0
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    tags++
    if (shallow.has(name.toLowerCase())) continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) return Number.POSITIVE_INFINITY
  }
  return tags
}

/** The most tags that are read as markup; of a longer text the tags are cut out. */
const mostTags = 50_000

/** What a person reads on the page: markup gone, lines and paragraphs kept, list items with a dash. */
export function htmlToText(html: string, base = ''): ReadableText {
  if (tagsWithin(html) > mostTags) return { text: withoutTags(html), links: [], images: [] }
  const out = textWriter()
  const links = new Set<string>()
  const images: ReadableText['images'] = []
  let hidden = 0
  let preformatted = 0
  parseHtml(html, {
    onopentag(name, attributes) {
      if (silent.has(name)) hidden++
      if (hidden) return
      const href = attributes.href
      if (name === 'a' && href && !href.startsWith('#')) links.add(resolve(base, href))
      if (name === 'img') {
        if (attributes.src) images.push({ url: resolve(base, attributes.src), alt: attributes.alt || undefined })
        if (attributes.alt) out.add(attributes.alt)
      }
      if (name === 'pre') preformatted++
      if (name === 'br') out.line()
      else if (name === 'td' || name === 'th') out.add(' ')
      else if (blocks.has(name)) paragraphs.has(name) ? out.paragraph() : out.line1()
      if (name === 'li') out.add('- ')
    },
    ontext(text) {
      if (hidden) return
      if (preformatted) out.verbatim(text)
      else out.add(text)
    },
    onclosetag(name) {
      if (silent.has(name)) hidden--
      if (hidden) return
      if (name === 'pre') preformatted--
      if (blocks.has(name)) paragraphs.has(name) ? out.paragraph() : out.line1()
    },
  })
  links.delete('')
  return { text: out.text(), links: [...links], images: images.filter(image => image.url) }
}

function withoutTags(html: string): string {
  return decodeHTML(html.replace(/<(script|style)\b[^>]*>[^<]*/gi, ' ').replace(/<[^<>]*>/g, ' '))
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

function textWriter() {
  const parts: string[] = []
  let breaks = 0
  let space = false
  let started = false

  function flush(): void {
    if (started && breaks) parts.push(breaks > 1 ? '\n\n' : '\n')
    else if (started && space) parts.push(' ')
    breaks = 0
    space = false
    started = true
  }

  return {
    add(text: string): void {
      const words = text.replace(/[\s\u00a0]+/g, ' ')
      if (words.startsWith(' ')) space = true
      const trimmed = words.trim()
      if (!trimmed) return
      flush()
      parts.push(trimmed)
      space = words.endsWith(' ')
    },
    verbatim(text: string): void {
      if (!text) return
      flush()
      parts.push(text.replaceAll('\r', ''))
    },
    line(): void {
      breaks = Math.min(breaks + 1, 2)
    },
    line1(): void {
      breaks = Math.max(breaks, 1)
    },
    paragraph(): void {
      breaks = 2
    },
    text: () =>
      parts
        .join('')
        .replace(/(?<![ \t])[ \t]+\n/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
  }
}
